"""Judgements on an older reading -> where they stand on the newer: on the equal key, else on what overlaps."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from riwaya.ledger.chain import Pen
from riwaya.ledger.digest import Digest
from riwaya.ledger.tables import claims, events, judgements, withdrawals

# What a claim or event is recognised by when its key has changed.
_ANCHOR = {"claim": "content", "event": "trigger"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a claim or event stands in the report's text."""

    sort: str
    key: str
    start: int
    end: int

    def shared(self, other: "Anchor") -> int:
        """How many characters two of the same sort share."""
        return min(self.end, other.end) - max(self.start, other.start) if self.sort == other.sort else 0


def anchors(claim_rows: Iterable[Any], event_rows: Iterable[Any]) -> list[Anchor]:
    """The anchors of rows given as pairs of key and spans."""
    found = []
    for sort, rows in (("claim", claim_rows), ("event", event_rows)):
        for key, spans in rows:
            start, end = json.loads(spans)[_ANCHOR[sort]]
            found.append(Anchor(sort, key, start, end))
    return found


def nearest(anchor: Anchor, among: Iterable[Anchor]) -> Anchor | None:
    """The anchor that shares most of this one's characters; the first in the text where several do."""
    best = max(among, key=lambda a: (anchor.shared(a), -a.start, -a.end, a.key), default=None)
    return best if best is not None and anchor.shared(best) > 0 else None


def carry_judgements(pen: Pen, read_again: Mapping[int, tuple[int, Digest]]) -> int:
    """Before the index is renewed, append what becomes of opinions whose key the newer reading lacks; gives how many.

    ``read_again`` has, under a report's number, the newer reading's number and digest. An opinion whose key stays
    needs no row: it hangs on the key. One that overlaps nothing stays with the older reading, where ``diff`` shows it.
    """
    live = _live_judgements(pen.connection, list(read_again))
    carried = 0
    for seq, opinions in live.items():
        reading_seq, digest = read_again[seq]
        new = anchors(
            ((row["key"], row["spans"]) for row in digest.claims), ((row["key"], row["spans"]) for row in digest.events)
        )
        old = {anchor.key: anchor for anchor in _current_anchors(pen.connection, seq)}
        kept = {anchor.key for anchor in new}
        for opinion in opinions:
            if opinion.key in kept or opinion.key not in old:
                continue
            if (target := nearest(old[opinion.key], new)) is not None:
                carried += 1
                pen.write(
                    judgements,
                    target.key,
                    case_seq=opinion.case_seq,
                    report_seq=seq,
                    reading_seq=reading_seq,
                    key=target.key,
                    verdict=opinion.verdict,
                    by=opinion.by,
                    comment=opinion.comment,
                    mended=opinion.mended,
                    carried_from=opinion.seq,
                )
    return carried


def _live_judgements(connection: Connection, seqs: list[int]) -> dict[int, list[Any]]:
    live: dict[int, list[Any]] = {}
    if seqs:
        gone = select(withdrawals.c.judgement_seq)
        chosen = judgements.c.report_seq.in_(seqs) & judgements.c.seq.not_in(gone)
        for row in connection.execute(select(judgements).where(chosen).order_by(judgements.c.seq)):
            live.setdefault(row.report_seq, []).append(row)
    return live


def _current_anchors(connection: Connection, seq: int) -> list[Anchor]:
    rows = [
        connection.execute(select(table.c.key, table.c.spans).where(table.c.report_seq == seq)).all()
        for table in (claims, events)
    ]
    return anchors(*rows)
