"""Two readings of one report -> what became of the claims and events that people have judged (``riwaya diff``)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from riwaya.ledger.carrying import Anchor, nearest
from riwaya.ledger.cases import MAIN
from riwaya.ledger.finding import find_reading
from riwaya.ledger.judging import Opinion, list_judgements
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import current_readings, reports
from riwaya.ledger.telling import Told, told_by_key
from riwaya.model import Reading


class Fate(StrEnum):
    """What a newer reading made of something judged."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One judged claim or event: what became of it, its key now, and each field that differs, before and after."""

    opinion: Opinion
    fate: Fate
    key: str | None
    fields: tuple[tuple[str, str, str], ...]


def diff(ledger: Ledger, *, name: str | None = None, case: str = MAIN) -> tuple[Change, ...]:
    """What the current readings changed in what was judged on earlier ones: in one report or in a whole case.

    Opinions that were withdrawn, or carried over by the ledger itself, are not asked about.
    """
    given = [
        opinion
        for opinion in list_judgements(ledger, name=name, case=case)
        if opinion.carried_from is None and opinion.judgement.withdrawn_at is None
    ]
    current = _current(ledger, {opinion.report for opinion in given})
    return tuple(_changes(ledger, [o for o in given if current.get(o.report) != o.reading]))


def _current(ledger: Ledger, ids: set[str]) -> dict[str, int]:
    query = select(reports.c.id, current_readings.c.reading_seq).join(
        current_readings, current_readings.c.report_seq == reports.c.seq
    )
    with ledger.reading() as connection:
        return dict(connection.execute(query.where(reports.c.id.in_(ids))).all())


def _changes(ledger: Ledger, given: list[Opinion]) -> Iterator[Change]:
    for report in sorted({opinion.report for opinion in given}):
        now = find_reading(ledger, report)
        for opinion in (o for o in given if o.report == report):
            yield compare_judged(opinion, find_reading(ledger, report, number=opinion.reading), now)


def compare_judged(opinion: Opinion, before: Reading, now: Reading) -> Change:
    """What became of one judged claim or event."""
    key = opinion.judgement.key
    old, new = told_by_key(before), told_by_key(now)
    if key in new:
        fields = _differing(old.get(key, {}), new[key])
        return Change(opinion, Fate.CHANGED if fields else Fate.SAME, key, fields)
    anchors = {anchor.key: anchor for anchor in reading_anchors(before)}
    target = nearest(anchors[key], reading_anchors(now)) if key in anchors else None
    if target is None:
        return Change(opinion, Fate.GONE, None, ())
    return Change(opinion, Fate.MOVED, target.key, _differing(old.get(key, {}), new[target.key]))


def reading_anchors(reading: Reading) -> list[Anchor]:
    """Where the claims and events of a reading stand."""
    claims = [Anchor("claim", c.key, c.content.start, c.content.end) for c in reading.claims]
    return claims + [Anchor("event", e.key, e.trigger.start, e.trigger.end) for e in reading.events]


def _differing(old: Told, new: Told) -> tuple[tuple[str, str, str], ...]:
    return tuple((field, old.get(field, ""), new[field]) for field in new if old.get(field, "") != new[field])
