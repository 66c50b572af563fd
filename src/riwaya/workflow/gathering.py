"""A ledger's readings -> its incidents, gathered anew only where something new touches them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import riwaya
from riwaya.compare.blocking import blocking_keys
from riwaya.compare.compare import happenings_of
from riwaya.compare.decided import Ruling, with_rulings
from riwaya.compare.gather import group_outlines
from riwaya.compare.happenings import Happening
from riwaya.compare.incident import incident
from riwaya.compare.kinship import AnyKinship
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.compare.outline import Outline, outline
from riwaya.ledger import (
    MAIN,
    Decision,
    DecisionKind,
    Gathered,
    Ledger,
    Told,
    all_readings,
    begin_case,
    begin_gathering,
    hold,
    incidents_before,
    keep_incidents,
    list_decisions,
    note_happenings,
    touched,
    ungathered,
)
from riwaya.workflow.reading import Knowledge, tools_for

_NOTED_AT_ONCE = 200
_KEPT_AT_ONCE = 200
"""Happenings whose incidents are kept in one transaction: others wait little, and few incidents are held open."""
_KEPT_OPEN = 300
"""Reports whose happenings stay opened, some 170 KB each: incidents of neighbouring days share their reports."""


def gather_incidents(ledger: Ledger, *, knowledge: Knowledge, case: str = MAIN) -> int:
    """Gather the incidents that reports new to the case touch; gives how many were gathered.

    The decisions people took hold: what they merged stays together, what they split stays apart.
    """
    kinship = _kinship(ledger, knowledge, case)
    begin_gathering(ledger, f"{riwaya.__version__} {tools_for(knowledge).made_by.lexicon}")
    begin_case(ledger, repr(who_is_who(list_decisions(ledger, case=case))), case=case)
    new = ungathered(ledger, case=case)
    if not new:
        return 0
    return _gather(ledger, new, _note(ledger, new, kinship, case), kinship, case)


def gather_again(ledger: Ledger, reports: Sequence[str], *, knowledge: Knowledge, case: str = MAIN) -> int:
    """Gather the incidents that these reports (by id) touch; gives how many were gathered."""
    return _gather(ledger, reports, {}, _kinship(ledger, knowledge, case), case)


def who_is_who(decisions: Sequence[Decision]) -> tuple[Ruling, ...]:
    """What of people's decisions says who is who, and was not taken back, in its order."""
    return tuple(
        Ruling(decision.subjects, same=decision.kind is DecisionKind.SAME_ACTOR)
        for decision in decisions
        if decision.kind in (DecisionKind.SAME_ACTOR, DecisionKind.OTHER_ACTOR) and not decision.withdrawn
    )


def _kinship(ledger: Ledger, knowledge: Knowledge, case: str) -> AnyKinship:
    """As the lexicon tells it, and as people decided in this case."""
    return with_rulings(lexicon_kinship(knowledge.lexicon), who_is_who(list_decisions(ledger, case=case)))


def _gather(
    ledger: Ledger, reports: Sequence[str], outlines: dict[str, list[Outline]], kinship: AnyKinship, case: str
) -> int:
    opened = _Opened(ledger, kinship, case)
    wanted = touched(ledger, reports, case=case)
    for some in _in_parts(report for report in wanted if report not in outlines):
        outlines |= {report: [outline(h) for h in told] for report, told in opened.of(some).items()}
    told = (one for report, keys in wanted.items() for one in outlines.pop(report) if one.key in keys)
    groups = [frozenset(group.members) for group in group_outlines(told)]
    report_of = {key: report for report, keys in wanted.items() for key in keys}
    changed = 0
    before = incidents_before(ledger, report_of, case=case)
    held = hold(groups, list_decisions(ledger, case=case))
    for part in parts_to_keep(held, before, report_of, frozenset(reports), at_once=_KEPT_AT_ONCE):
        told_by = opened.of(sorted({report_of[key] for group in part for key in group}))
        by_key = {h.key: h for own in told_by.values() for h in own}
        keep_incidents(ledger, [_gathered([by_key[key] for key in sorted(g)], kinship) for g in part], case=case)
        changed += len(part)
    keep_incidents(ledger, [], of=reports, case=case)
    return changed


def _gathered(group: Sequence[Happening], kinship: AnyKinship) -> Gathered:
    """The incident, with the happening that gives it its id first."""
    found = incident(group, kinship)
    return Gathered(found, tuple(h.key for h in sorted(group, key=lambda h: (h.report.published or "9999", h.key))))


class _Opened:
    """Happenings of a ledger's readings, made when asked for; those of the last few hundred reports are kept."""

    def __init__(self, ledger: Ledger, kinship: AnyKinship, case: str) -> None:
        self._ledger, self._kinship, self._case = ledger, kinship, case
        self._kept: dict[str, tuple[Happening, ...]] = {}

    def of(self, reports: Sequence[str]) -> dict[str, tuple[Happening, ...]]:
        """The happenings of these reports, by the reports' ids."""
        missing = tuple(report for report in reports if report not in self._kept)
        found = {report: self._kept.pop(report) for report in reports if report in self._kept}
        for reading in all_readings(self._ledger, case=self._case, names=missing) if missing else ():
            found[reading.report.id] = happenings_of(reading, self._kinship)
        self._kept |= found
        for report in list(islice(self._kept, max(0, len(self._kept) - _KEPT_OPEN))):
            del self._kept[report]
        return found


def _note(ledger: Ledger, reports: Sequence[str], kinship: AnyKinship, case: str) -> dict[str, list[Outline]]:
    outlines: dict[str, list[Outline]] = {}
    for some in _in_parts(iter(reports)):
        readings = all_readings(ledger, case=case, names=tuple(some))
        part = {reading.report.id: happenings_of(reading, kinship) for reading in readings}
        note_happenings(ledger, {report: told_of(own) for report, own in part.items()})
        outlines |= {report: [outline(h) for h in own] for report, own in part.items()}
    return outlines


def parts_to_keep(
    groups: Sequence[frozenset[str]],
    before: Mapping[str, int],
    report_of: Mapping[str, str],
    anew: frozenset[str],
    *,
    at_once: int,
) -> Iterator[list[frozenset[str]]]:
    """The groups that are another incident than before, in parts of ``at_once`` happenings or more; what shares an
    earlier incident, and so an id, is in one part.

    ``before``: happening -> number of its earlier incident; ``anew``: reports that are new or were read again.
    """
    sizes = Counter(before.values())
    changed = [group for group in groups if not _is_as_before(group, before, sizes, report_of, anew)]
    part: list[frozenset[str]] = []
    for together in _sharing(changed, before):
        part += together
        if sum(map(len, part)) >= at_once:
            yield part
            part = []
    if part:
        yield part


def _is_as_before(
    group: frozenset[str],
    before: Mapping[str, int],
    sizes: Mapping[int, int],
    report_of: Mapping[str, str],
    anew: frozenset[str],
) -> bool:
    numbers = {before.get(key, -1) for key in group}
    return (
        len(numbers) == 1 and sizes.get(min(numbers)) == len(group) and not any(report_of[key] in anew for key in group)
    )


def _sharing(groups: Sequence[frozenset[str]], before: Mapping[str, int]) -> Iterator[list[frozenset[str]]]:
    """Groups in heaps that share no earlier incident with each other, in the order of their first."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    earlier = [{before[key] for key in group if key in before} for group in groups]
    for number, incidents in enumerate(earlier):
        for one in incidents:
            holders[one].append(number)
    left = dict.fromkeys(range(len(groups)))
    while left:
        heap = [next(iter(left))]
        del left[heap[0]]
        for number in heap:
            for other in (o for one in sorted(earlier[number]) for o in holders[one] if o in left):
                del left[other]
                heap.append(other)
        yield [groups[number] for number in sorted(heap)]


def told_of(happenings: Sequence[Happening]) -> list[Told]:
    """Happenings as the ledger notes them: their keys and the blocks they can meet others in."""
    return [Told(h.key, tuple("|".join(key) for key in sorted(blocking_keys(outline(h))))) for h in happenings]


def _in_parts(items: Iterator[str]) -> Iterator[list[str]]:
    while part := list(islice(items, _NOTED_AT_ONCE)):
        yield part
