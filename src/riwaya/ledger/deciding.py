"""People's merges, splits and confirmations: recorded once, held on every later gathering."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from riwaya.errors import LedgerError
from riwaya.ledger.cases import MAIN, case_number, find_case
from riwaya.ledger.chain import Pen
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import decisions, entries

Group = frozenset[str]
"""Keys of the happenings of one incident."""


class DecisionKind(StrEnum):
    """What a person decided. Subjects are keys of happenings (incidents) or names of actors (who is who)."""

    MERGE = "merge"
    SPLIT = "split"
    CONFIRM = "confirm"
    SAME_ACTOR = "same_actor"
    OTHER_ACTOR = "other_actor"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, who took it, when and why; ``withdrawn`` where somebody took it back."""

    number: int
    kind: DecisionKind
    subjects: tuple[str, ...]
    by: str
    at: str
    reason: str
    withdrawn: bool


def decide(
    ledger: Ledger, kind: DecisionKind, subjects: Iterable[str], *, by: str, reason: str = "", case: str = MAIN
) -> int:
    """Record a decision; gives its number. ``SAME_ACTOR`` of one name confirms that it is one actor in all reports."""
    chosen = sorted(set(subjects))
    if not by.strip():
        raise LedgerError("a decision needs the name of who takes it")
    if not chosen or (len(chosen) < 2 and kind is DecisionKind.MERGE):
        raise LedgerError("a decision needs what it is about; a merge needs two of them")
    return _record(ledger, kind.value, chosen, by, reason, case, None)


def undo(ledger: Ledger, number: int, *, by: str, reason: str = "", case: str = MAIN) -> None:
    """Take a decision back; both stay on record."""
    found = {d.number: d for d in list_decisions(ledger, case=case)}
    if number not in found or found[number].withdrawn:
        raise LedgerError(f"no decision {number} stands in this case")
    _record(ledger, found[number].kind.value, list(found[number].subjects), by, reason, case, number)


def _record(
    ledger: Ledger, kind: str, subjects: list[str], by: str, reason: str, case: str, withdraws: int | None
) -> int:
    with ledger.writing() as connection:
        pen = Pen(connection, ledger.clock())
        number = pen.write(
            decisions,
            kind,
            case_seq=case_number(pen, case, by),
            kind=kind,
            subjects=json.dumps(subjects, ensure_ascii=False),
            by=by,
            reason=reason,
            withdraws=withdraws,
        )
        pen.flush()
    return number


def list_decisions(ledger: Ledger, *, case: str = MAIN) -> tuple[Decision, ...]:
    """Every decision of a case, the oldest first."""
    with ledger.reading() as connection:
        query = select(decisions, entries.c.at).join(entries, entries.c.seq == decisions.c.seq)
        query = query.where(decisions.c.case_seq == find_case(connection, case)).order_by(decisions.c.seq)
        rows = connection.execute(query).all()
    gone = {row.withdraws for row in rows}
    return tuple(
        Decision(
            row.seq,
            DecisionKind(row.kind),
            tuple(json.loads(row.subjects)),
            row.by,
            row.at,
            row.reason,
            row.seq in gone,
        )
        for row in rows
        if row.withdraws is None
    )


def hold(groups: Iterable[Group], taken: Sequence[Decision]) -> list[Group]:
    """Gathered groups as people's decisions want them; the same whatever the order of the groups.

    Decisions apply from the first to the last, so that a later one overrules an earlier. A merge joins every group that
    has one of its happenings; a split takes its happenings out of wherever they are, as a group of their own.
    """
    held = sorted(set(groups), key=sorted)
    for decision in taken:
        if decision.withdrawn:
            continue
        subjects = frozenset(decision.subjects)
        met = [group for group in held if group & subjects]
        rest = [group for group in held if not group & subjects]
        if decision.kind is DecisionKind.MERGE and met:
            held = [*rest, frozenset().union(*met)]
        elif decision.kind is DecisionKind.SPLIT and met:
            apart = frozenset().union(*(group & subjects for group in met))
            held = [*rest, apart, *(group - subjects for group in met if group - subjects)]
    return sorted(held, key=sorted)
