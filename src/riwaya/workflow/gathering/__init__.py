"""A ledger's readings -> its incidents, gathered anew only where something new touches them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import riwaya
from riwaya.compare.gather import group_outlines
from riwaya.compare.outline import Outline
from riwaya.ledger import (
    MAIN,
    Ledger,
    begin_case,
    begin_gathering,
    hang_together,
    hold,
    incidents_before,
    keep_incidents,
    list_decisions,
    notes,
    retold,
    ungathered,
)
from riwaya.workflow.gathering.hands import Hands, Progress, Work, who_is_who, work_on
from riwaya.workflow.gathering.noting import fits, outlines_of
from riwaya.workflow.gathering.regrouped import Group, Pending, parts_to_keep
from riwaya.workflow.gathering.touching import note_reports, touched
from riwaya.workflow.parallel import rarely_collected
from riwaya.workflow.reading import Knowledge, tools_for

__all__ = ["gather_again", "gather_incidents", "note_case", "who_is_who"]

_KEPT_AT_ONCE = 200
"""Happenings whose incidents are kept in one transaction: others wait little, and few incidents are held open."""


def _told_nobody(what: str, done: int, of: int) -> None:
    """For whoever does not ask how far it is."""


def gather_incidents(
    ledger: Ledger,
    *,
    knowledge: Knowledge,
    case: str = MAIN,
    workers: int = 1,
    progress: Progress = _told_nobody,
) -> int:
    """Gather the incidents that reports new to the case touch; gives how many were gathered.

    The decisions people took hold: what they merged stays together, what they split stays apart. Stopped at any moment
    and run again it goes on where it was. The incidents are the same, byte for byte, whatever the number of workers.
    """
    work = _begun(ledger, knowledge, case, workers, progress)
    new = ungathered(ledger, case=case)
    return _gather(work, new) if new else 0


def gather_again(ledger: Ledger, reports: Sequence[str], *, knowledge: Knowledge, case: str = MAIN) -> int:
    """Gather the incidents that these reports (by id) touch; gives how many were gathered."""
    return _gather(work_on(ledger, knowledge, case, 1, _told_nobody), reports)


def note_case(ledger: Ledger, *, knowledge: Knowledge, case: str = MAIN) -> dict[str, frozenset[str]]:
    """Note what reports new to the case tell, without gathering it: report id -> keys of its happenings."""
    work = _begun(ledger, knowledge, case, 1, _told_nobody)
    new = ungathered(ledger, case=case)
    note_reports(work, new)
    return {
        report: frozenset(one.key for one in outlines_of(report, held)) for report, held in notes(ledger, new).items()
    }


def _begun(ledger: Ledger, knowledge: Knowledge, case: str, workers: int, tell: Progress) -> Work:
    """With what was gathered by another version, or under decisions that hold no more, forgotten."""
    work = work_on(ledger, knowledge, case, workers, tell)
    begin_gathering(ledger, f"{riwaya.__version__} {tools_for(knowledge).made_by.lexicon}")
    begin_case(ledger, repr(work.rulings), partial(fits, kinship=work.hands.kinship), case=case)
    return work


def _gather(work: Work, reports: Sequence[str]) -> int:
    with rarely_collected():
        anew = frozenset(reports) | note_reports(work, reports)
        anew, told = touched(work, anew)
        report_of = {one.key: one.report for one in told}
        grouped = _grouped(work, told)
        del told  # some 300 MB of a large case, which processes begun from here would hold too
        return _keep(work, grouped, report_of, anew)


@dataclass(frozen=True, slots=True)
class _Grouped:
    """Groups as decisions want them, in the order in which they are made, and the web of each happening."""

    groups: list[Group]
    webs: Mapping[str, str]


def _grouped(work: Work, told: Sequence[Outline]) -> _Grouped:
    """The earliest come first: those of neighbouring days share their reports."""
    work.tell("happenings set beside each other", 0, len(told))
    days = {one.key: one.window.first if one.window is not None else 0 for one in told}
    found = group_outlines(told)
    webs = {key: group.web for group in found for key in group.members}
    held = hold((frozenset(group.members) for group in found), list_decisions(work.hands.ledger, case=work.hands.case))
    return _Grouped(sorted(held, key=lambda group: (min(days[key] for key in group), min(group))), webs)


def _keep(work: Work, grouped: _Grouped, report_of: Mapping[str, str], anew: frozenset[str]) -> int:
    """Make and keep the incidents of the groups, part by part; a report counts as gathered once all of its are kept."""
    ledger, case = work.hands.ledger, work.hands.case
    before = incidents_before(ledger, report_of, case=case)
    parts = list(parts_to_keep(grouped.groups, before, report_of, anew, at_once=_KEPT_AT_ONCE))
    # What a report tells no more stands in an incident until all is kept: such a report is gathered last.
    pending = Pending(parts, report_of, anew - retold(ledger, anew, case=case))
    wanted = [[sorted((report_of[key], key, grouped.webs[key]) for key in group) for group in part] for part in parts]
    hang_together(ledger, grouped.webs, case=case)
    changed, of = 0, sum(map(len, parts))
    for part, made in zip(parts, work.each(wanted, Hands.incidents), strict=True):
        keep_incidents(ledger, made, of=pending.done_with(part), case=case)
        changed += len(made)
        work.tell("incidents", changed, of)
    keep_incidents(ledger, [], of=sorted(anew), case=case)
    return changed
