"""A ledger's readings -> its incidents, gathered anew only where something new touches them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TypeVar

import riwaya
from riwaya.compare.compare import happenings_of
from riwaya.compare.decided import Ruling, with_rulings
from riwaya.compare.gather import group_outlines
from riwaya.compare.happenings import Happening
from riwaya.compare.incident import incident
from riwaya.compare.kinship import AnyKinship
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.compare.outline import Outline
from riwaya.ledger import (
    MAIN,
    Decision,
    DecisionKind,
    Gathered,
    Ledger,
    Noted,
    Packed,
    Told,
    all_readings,
    begin_case,
    begin_gathering,
    hold,
    incidents_before,
    keep_incidents,
    list_decisions,
    note_happenings,
    notes,
    open_ledger,
    pack_incident,
    retold,
    touched,
    ungathered,
)
from riwaya.workflow.noting import fits, note, outlines_of
from riwaya.workflow.parallel import in_order, rarely_collected
from riwaya.workflow.reading import Knowledge, tools_for
from riwaya.workflow.regrouped import Group, Pending, parts_to_keep

_NOTED_AT_ONCE = 100
_KEPT_AT_ONCE = 200
"""Happenings whose incidents are kept in one transaction: others wait little, and few incidents are held open."""
_KEPT_OPEN = 300
"""Reports whose happenings stay opened, some 170 KB each: incidents of neighbouring days share their reports."""
_FEW = 4
"""Steps of work for which no further process is worth its start."""

Progress = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and of how much."""
_Notes = dict[str, tuple[list[Told], Noted]]
_Wanted = list[tuple[str, str]]
"""Report and key of each happening of one incident."""
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(slots=True)
class Hands:
    """What a process gathers with: a ledger's case, who is who, and the happenings it opened last."""

    ledger: Ledger
    case: str
    kinship: AnyKinship
    kept: dict[str, tuple[Happening, ...]] = field(default_factory=dict)

    def happenings(self, reports: Iterable[str]) -> dict[str, tuple[Happening, ...]]:
        """The happenings of these reports, by the reports' ids; those of the last few hundred reports are kept."""
        wanted = list(reports)
        found = {report: self.kept.pop(report) for report in wanted if report in self.kept}
        missing = tuple(report for report in wanted if report not in found)
        for reading in all_readings(self.ledger, case=self.case, names=missing) if missing else ():
            found[reading.report.id] = happenings_of(reading, self.kinship)
        self.kept |= found
        for report in list(islice(self.kept, max(0, len(self.kept) - _KEPT_OPEN))):
            del self.kept[report]
        return found

    def notes(self, reports: list[str]) -> _Notes:
        """What is to be noted of these reports."""
        made: _Notes = {}
        for reading in all_readings(self.ledger, case=self.case, names=tuple(reports)):
            found = self.kept[reading.report.id] = happenings_of(reading, self.kinship)
            made[reading.report.id] = note(reading, found, self.kinship)
        for report in list(islice(self.kept, max(0, len(self.kept) - _KEPT_OPEN))):
            del self.kept[report]
        return made

    def incidents(self, wanted: list[_Wanted]) -> list[Packed]:
        """The incidents of these happenings."""
        told = self.happenings(dict.fromkeys(report for one in wanted for report, _ in one))
        by_key = {happening.key: happening for own in told.values() for happening in own}
        return [pack_incident(_gathered([by_key[key] for _, key in one], self.kinship)) for one in wanted]


@dataclass(frozen=True, slots=True)
class _Work:
    """One gathering: the hands of this process, and how to have more."""

    hands: Hands
    rulings: tuple[Ruling, ...]
    knowledge: Knowledge
    workers: int
    tell: Progress

    def each(self, items: Sequence[Item], task: Callable[[Hands, Item], Result]) -> Iterator[Result]:
        """The task's results in the order of the items; the same, whatever the number of processes."""
        if self.workers <= 1 or len(items) <= _FEW:
            return map(partial(task, self.hands), items)
        self.hands.ledger.engine.dispose()  # no connection may be open where a process forks
        how = (self.hands.ledger.location, self.hands.case, self.rulings, self.knowledge)
        return in_order(items, partial(_hired, *how, task), workers=self.workers)


def _hired(
    location: str,
    case: str,
    rulings: tuple[Ruling, ...],
    knowledge: Knowledge,
    task: Callable[[Hands, Item], Result],
) -> Callable[[Item], Result]:
    """In another process: the task, with hands of its own."""
    hands = Hands(open_ledger(location, create=False), case, _kinship(knowledge, rulings))
    return partial(task, hands)


def gather_incidents(
    ledger: Ledger,
    *,
    knowledge: Knowledge,
    case: str = MAIN,
    workers: int = 1,
    progress: Progress = lambda what, done, of: None,
) -> int:
    """Gather the incidents that reports new to the case touch; gives how many were gathered.

    The decisions people took hold: what they merged stays together, what they split stays apart. Stopped at any moment
    and run again it goes on where it was. The incidents are the same, byte for byte, whatever the number of workers.
    """
    work = _work(ledger, knowledge, case, workers, progress)
    begin_gathering(ledger, f"{riwaya.__version__} {tools_for(knowledge).made_by.lexicon}")
    begin_case(ledger, repr(work.rulings), partial(fits, kinship=work.hands.kinship), case=case)
    new = ungathered(ledger, case=case)
    return _gather(work, new) if new else 0


def gather_again(ledger: Ledger, reports: Sequence[str], *, knowledge: Knowledge, case: str = MAIN) -> int:
    """Gather the incidents that these reports (by id) touch; gives how many were gathered."""
    return _gather(_work(ledger, knowledge, case, 1, lambda what, done, of: None), reports)


def who_is_who(decisions: Sequence[Decision]) -> tuple[Ruling, ...]:
    """What of people's decisions says who is who, and was not taken back, in its order."""
    return tuple(
        Ruling(decision.subjects, same=decision.kind is DecisionKind.SAME_ACTOR)
        for decision in decisions
        if decision.kind in (DecisionKind.SAME_ACTOR, DecisionKind.OTHER_ACTOR) and not decision.withdrawn
    )


def _work(ledger: Ledger, knowledge: Knowledge, case: str, workers: int, tell: Progress) -> _Work:
    rulings = who_is_who(list_decisions(ledger, case=case))
    return _Work(Hands(ledger, case, _kinship(knowledge, rulings)), rulings, knowledge, workers, tell)


def _kinship(knowledge: Knowledge, rulings: Sequence[Ruling]) -> AnyKinship:
    """As the lexicon tells it, and as people decided."""
    return with_rulings(lexicon_kinship(knowledge.lexicon), rulings)


def _gather(work: _Work, reports: Sequence[str]) -> int:
    ledger, case = work.hands.ledger, work.hands.case
    with rarely_collected():
        anew = frozenset(reports) | _note(work, reports)
        wanted, found = _touched(work, anew)
        report_of = {key: report for report, keys in wanted.items() for key in keys}
        told = [one for report, keys in wanted.items() for one in outlines_of(report, found[report]) if one.key in keys]
        before = incidents_before(ledger, report_of, case=case)
        parts = list(parts_to_keep(_groups(work, told), before, report_of, anew, at_once=_KEPT_AT_ONCE))
        del found, told
        return _keep(work, parts, report_of, anew)


def _groups(work: _Work, told: Sequence[Outline]) -> list[Group]:
    """Groups as decisions want them, the earliest first: those of neighbouring days share their reports."""
    work.tell("happenings set beside each other", 0, len(told))
    days = {one.key: one.window.first if one.window is not None else 0 for one in told}
    groups = [frozenset(group.members) for group in group_outlines(told)]
    held = hold(groups, list_decisions(work.hands.ledger, case=work.hands.case))
    return sorted(held, key=lambda group: (min(days.get(key, 0) for key in group), min(group)))


def _keep(work: _Work, parts: list[list[Group]], report_of: Mapping[str, str], anew: frozenset[str]) -> int:
    """Make and keep the incidents of the groups, part by part; a report counts as gathered once all of its are kept."""
    ledger, case = work.hands.ledger, work.hands.case
    # What a report tells no more stands in an incident until all is kept: such a report is gathered last.
    at_last = retold(ledger, anew, case=case)
    pending = Pending(parts, report_of, anew - at_last)
    wanted = [[sorted((report_of[key], key) for key in group) for group in part] for part in parts]
    changed, of = 0, sum(map(len, parts))
    for part, made in zip(parts, work.each(wanted, Hands.incidents), strict=True):
        keep_incidents(ledger, made, of=pending.done_with(part), case=case)
        changed += len(made)
        work.tell("incidents", changed, of)
    keep_incidents(ledger, [], of=sorted(anew), case=case)
    return changed


def _gathered(group: Sequence[Happening], kinship: AnyKinship) -> Gathered:
    """The incident, with the happening that gives it its id first."""
    found = incident(group, kinship)
    return Gathered(found, tuple(h.key for h in sorted(group, key=lambda h: (h.report.published or "9999", h.key))))


def _touched(work: _Work, reports: frozenset[str]) -> tuple[dict[str, frozenset[str]], dict[str, Noted]]:
    """What must be gathered anew, and what is noted of it, once all of it is noted as it is to be."""
    ledger, case = work.hands.ledger, work.hands.case
    while True:
        wanted = touched(ledger, reports, case=case)
        found = notes(ledger, wanted)
        lacking = [report for report in wanted if report not in found or not fits(found[report], work.hands.kinship)]
        if not lacking:
            return wanted, found
        _note(work, lacking)


def _note(work: _Work, reports: Sequence[str]) -> frozenset[str]:
    """Note what is not noted yet, or under other decisions; gives the reports that tell something else since."""
    ledger, noted = work.hands.ledger, set[str]()
    known = notes(ledger, reports)
    lacking = [report for report in reports if report not in known or not fits(known[report], work.hands.kinship)]
    parts, done, anew = list(_in_parts(lacking)), 0, frozenset[str]()
    for made in work.each(parts, Hands.notes):
        told = {report: own for report, (own, _) in made.items()}
        anew |= note_happenings(ledger, told, {report: held for report, (_, held) in made.items()})
        done += len(made)
        work.tell("reports outlined", done, len(lacking))
    return anew


def _in_parts(items: Sequence[str]) -> Iterator[list[str]]:
    return (list(items[i : i + _NOTED_AT_ONCE]) for i in range(0, len(items), _NOTED_AT_ONCE))
