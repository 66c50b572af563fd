"""Happenings of many reports -> groups that are one incident, each link with its reason; order plays no part."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from riwaya.compare.candidates import pairs
from riwaya.compare.happenings import Happening
from riwaya.compare.likeness import alike, reaches
from riwaya.compare.linkage import joined
from riwaya.compare.outline import Outline, outline
from riwaya.model.values import dataclass

LINKS = 2.4
"""Least score of two happenings of two reports that may be one incident (15 annotated incidents, 36 reports)."""
HOLDS = 1.2
"""Least average score at which two groups become one (same data)."""
LARGEST_WEB = 120
"""Above this a web of links is cut at its weaker links before groups are made inside it."""
_HARDER = 0.5

Links = Mapping[int, Mapping[int, float]]
"""What each number is linked with, in both directions, and how well."""


@dataclass(frozen=True, slots=True)
class Group:
    """Keys of happenings that are one incident, and the web they were grouped in: the least key of all in it."""

    members: tuple[str, ...]
    web: str


def gather(happenings: Sequence[Happening]) -> list[list[Happening]]:
    """Groups of happenings that are one incident; a happening that is like no other is a group of its own."""
    told = {happening.key: happening for happening in happenings}
    return [[told[key] for key in group.members] for group in group_outlines(map(outline, happenings))]


def group_outlines(outlines: Iterable[Outline]) -> list[Group]:
    """The same of outlines, which is all that grouping looks at."""
    items = sorted(outlines, key=lambda o: o.key)
    groups = []
    for web in _webs(len(items), links(items)):
        for group in joined([items[i] for i in web], alike, HOLDS):
            groups.append(Group(tuple(sorted(items[web[i]].key for i in group)), items[web[0]].key))
    return sorted(groups, key=lambda group: group.members[0])


def links(items: Sequence[Outline], among: Collection[int] | None = None) -> Links:
    """Every pair that is alike enough to be linked; or only those of which one is ``among`` these numbers."""
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for a, b, near in pairs(items):
        if among is not None and a not in among and b not in among:
            continue
        value = None if b in found[a] else reaches(items[a], items[b], LINKS, near=near)
        if value is not None:
            found[a][b] = found[b][a] = value
    return found


def linked_with(outlines: Iterable[Outline], own: Collection[str]) -> frozenset[str]:
    """Keys of those that are linked with one of ``own`` (by key): only what hangs together with them can group anew."""
    items = sorted(outlines, key=lambda o: o.key)
    mine = {number for number, one in enumerate(items) if one.key in own}
    return frozenset(items[b].key for a, found in links(items, mine).items() for b in found if a in mine)


def _webs(size: int, links: Links) -> Iterator[list[int]]:
    """Connected groups of 0..size-1, each in order; those too large are cut at ever stronger links."""
    waiting = [(part, LINKS) for part in _connected(range(size), links, LINKS)]
    while waiting:
        web, least = waiting.pop()
        if len(web) <= LARGEST_WEB:
            yield web
        else:
            harder = least + _HARDER
            waiting += [(part, harder) for part in _connected(web, links, harder)]


def _connected(members: Sequence[int], links: Links, least: float) -> Iterator[list[int]]:
    left = dict.fromkeys(members)
    while left:
        first = next(iter(left))
        del left[first]
        web, open_ = [first], [first]
        while open_:
            for other, value in links.get(open_.pop(), {}).items():
                if value >= least and other in left:
                    del left[other]
                    web.append(other)
                    open_.append(other)
        yield sorted(web)
