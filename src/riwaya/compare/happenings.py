"""The tellings of one report -> its happenings: what the report itself tells as one stretch of events, kept apart by
place, day, kind of act and "history" from what else it tells."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from riwaya.compare.dating import lend, window_of
from riwaya.compare.days import Days, day_number
from riwaya.compare.drafts import Draft
from riwaya.compare.fitting import belongs
from riwaya.compare.scenes import about, occurrences_of
from riwaya.compare.spots import Spot
from riwaya.compare.tellings import Statement, Telling
from riwaya.model import EventType, Report
from riwaya.model.values import dataclass

JOINS = 0.5
"""Least score at which an occurrence joins a happening of its report (chosen on 15 annotated incidents)."""
REACH = 1
"""Sentences over which a statement without an event of its own is taken to speak of a happening."""


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """What one report tells as one: its tellings, and the places, days, parties and families they name."""

    report: Report
    tellings: tuple[Telling, ...]
    spots: tuple[Spot, ...]
    days: Days | None
    parties: frozenset[str]
    types: frozenset[EventType]
    background: bool
    statements: tuple[Statement, ...] = ()

    @property
    def key(self) -> str:
        """Stable name of a happening: its first event's key."""
        return f"{self.report.id}:{self.tellings[0].event.key}"


def happenings(tellings: Sequence[Telling], statements: Sequence[Statement] = ()) -> tuple[Happening, ...]:
    """Gather a report's occurrences, in the order of the text, into happenings; bare statements go with the nearest."""
    drafts: list[Draft] = []
    talk = about(tellings)
    for occurrence in occurrences_of(tellings):
        new = Draft(background=all(t.event.background for t in occurrence))
        new.take(occurrence, talk)
        draft = _best(new, drafts)
        if draft is None:
            drafts.append(new)
        else:
            draft.take(occurrence, talk)
    return _with_statements([_finished(draft) for draft in drafts], statements)


def _with_statements(found: Sequence[Happening], statements: Sequence[Statement]) -> tuple[Happening, ...]:
    given: dict[int, list[Statement]] = {}
    for statement in statements:
        near = [
            (abs(t.sentence - statement.sentence), t.sentence > statement.sentence, number)
            for number, happening in enumerate(found)
            if not happening.background
            for t in happening.tellings
        ]
        if near and min(near)[0] <= REACH:
            given.setdefault(min(near)[2], []).append(statement)
    return tuple(replace(h, statements=tuple(given.get(number, ()))) for number, h in enumerate(found))


def _best(new: Draft, drafts: Iterable[Draft]) -> Draft | None:
    ranked = [(belongs(new, draft).value, -number, draft) for number, draft in enumerate(drafts)]
    value, _, draft = max(ranked, key=lambda r: r[:2], default=(0.0, 0, None))
    return draft if value >= JOINS else None


def _finished(draft: Draft) -> Happening:
    days = window_of(draft.days, None if draft.background else day_number(draft.tellings[0].report.published))
    return Happening(
        report=draft.tellings[0].report,
        tellings=lend(sorted(draft.tellings, key=lambda t: t.order)),
        spots=tuple(draft.spots),
        days=days,
        parties=frozenset(draft.parties),
        types=frozenset(draft.types),
        background=draft.background,
    )
