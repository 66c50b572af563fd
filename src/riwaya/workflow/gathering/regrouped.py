"""Groups of happenings and the incidents they were in before -> those to make anew, in parts kept in one step each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

Group = frozenset[str]
"""Keys of the happenings that are one incident."""


def parts_to_keep(
    groups: Sequence[Group],
    before: Mapping[str, int],
    report_of: Mapping[str, str],
    anew: frozenset[str],
    *,
    at_once: int,
) -> Iterator[list[Group]]:
    """The groups that are another incident than before, in parts of ``at_once`` happenings or more; what shares an
    earlier incident, and so an id, is in one part.

    ``before``: happening -> number of its earlier incident; ``anew``: reports that are new or were read again.
    """
    sizes = Counter(before.values())
    changed = [group for group in groups if not _is_as_before(group, before, sizes, report_of, anew)]
    part: list[Group] = []
    for together in _sharing(changed, before):
        part += together
        if sum(map(len, part)) >= at_once:
            yield part
            part = []
    if part:
        yield part


def _is_as_before(
    group: Group,
    before: Mapping[str, int],
    sizes: Mapping[int, int],
    report_of: Mapping[str, str],
    anew: frozenset[str],
) -> bool:
    numbers = {before.get(key, -1) for key in group}
    return (
        len(numbers) == 1 and sizes.get(min(numbers)) == len(group) and not any(report_of[key] in anew for key in group)
    )


def _sharing(groups: Sequence[Group], before: Mapping[str, int]) -> Iterator[list[Group]]:
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


class Pending:
    """Which reports have all their incidents kept, told as part after part is."""

    def __init__(self, parts: Sequence[Sequence[Group]], report_of: Mapping[str, str], among: frozenset[str]) -> None:
        self._report_of, self._among = report_of, among
        self._left = Counter(report for part in parts for report in self._reports(part))

    def done_with(self, part: Sequence[Group]) -> list[str]:
        """The reports for which this part was the last."""
        self._left.subtract(self._reports(part))
        return sorted(report for report in set(self._reports(part)) if not self._left[report])

    def _reports(self, part: Sequence[Group]) -> list[str]:
        told = ({self._report_of[key] for key in group} & self._among for group in part)
        return [report for reports in told for report in reports]
