"""What a process gathers with, and how several processes do it together with the same result."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TypeVar

from riwaya.compare.compare import happenings_of
from riwaya.compare.decided import Ruling, with_rulings
from riwaya.compare.happenings import Happening
from riwaya.compare.incident import incident
from riwaya.compare.kinship import AnyKinship
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.ledger import (
    Decision,
    DecisionKind,
    Gathered,
    Ledger,
    Noted,
    Packed,
    Told,
    all_readings,
    list_decisions,
    open_ledger,
    pack_incident,
)
from riwaya.workflow.gathering.noting import note
from riwaya.workflow.parallel import in_order
from riwaya.workflow.reading import Knowledge

_KEPT_OPEN = 300
"""Reports whose happenings stay opened, some 170 KB each: incidents of neighbouring days share their reports."""
_FEW = 4
"""Steps of work for which no further process is worth its start."""

Progress = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and of how much."""
Wanted = list[tuple[str, str, str]]
"""Report, key and web of each happening of one incident."""
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
        self._close_some()
        return found

    def notes(self, reports: list[str]) -> dict[str, tuple[list[Told], Noted]]:
        """What is to be noted of these reports."""
        made: dict[str, tuple[list[Told], Noted]] = {}
        for reading in all_readings(self.ledger, case=self.case, names=tuple(reports)):
            found = self.kept[reading.report.id] = happenings_of(reading, self.kinship)
            made[reading.report.id] = note(reading, found, self.kinship)
        self._close_some()
        return made

    def incidents(self, wanted: list[Wanted]) -> list[Packed]:
        """The incidents of these happenings."""
        told = self.happenings(dict.fromkeys(report for one in wanted for report, _, _ in one))
        by_key = {happening.key: happening for own in told.values() for happening in own}
        webs = {key: web for one in wanted for _, key, web in one}
        made = (_gathered([by_key[key] for _, key, _ in one], self.kinship) for one in wanted)
        return [pack_incident(one, webs) for one in made]

    def _close_some(self) -> None:
        for report in list(islice(self.kept, max(0, len(self.kept) - _KEPT_OPEN))):
            del self.kept[report]


@dataclass(frozen=True, slots=True)
class Work:
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


def who_is_who(decisions: Sequence[Decision]) -> tuple[Ruling, ...]:
    """What of people's decisions says who is who, and was not taken back, in its order."""
    return tuple(
        Ruling(decision.subjects, same=decision.kind is DecisionKind.SAME_ACTOR)
        for decision in decisions
        if decision.kind in (DecisionKind.SAME_ACTOR, DecisionKind.OTHER_ACTOR) and not decision.withdrawn
    )


def work_on(ledger: Ledger, knowledge: Knowledge, case: str, workers: int, tell: Progress) -> Work:
    """A gathering of a case, as people have decided in it by now."""
    rulings = who_is_who(list_decisions(ledger, case=case))
    return Work(Hands(ledger, case, _kinship(knowledge, rulings)), rulings, knowledge, workers, tell)


def _kinship(knowledge: Knowledge, rulings: Sequence[Ruling]) -> AnyKinship:
    """As the lexicon tells it, and as people decided."""
    return with_rulings(lexicon_kinship(knowledge.lexicon), rulings)


def _gathered(group: Sequence[Happening], kinship: AnyKinship) -> Gathered:
    """The incident, with the happening that gives it its id first."""
    found = incident(group, kinship)
    return Gathered(found, tuple(h.key for h in sorted(group, key=lambda h: (h.report.published or "9999", h.key))))
