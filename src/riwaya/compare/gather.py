"""Happenings of many reports -> groups that are one incident, each link with its reason; order plays no part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from riwaya.compare.blocking import blocking_keys, window
from riwaya.compare.days import gap
from riwaya.compare.families import CORE, family
from riwaya.compare.happenings import Happening, told_apart
from riwaya.compare.score import Score, total
from riwaya.compare.spots import Meeting, closest
from riwaya.model import EventType
from riwaya.text import fold

LINKS = 2.4
"""Least score of two happenings of two reports that may be one incident (15 annotated incidents, 36 reports)."""
HOLDS = 1.2
"""Least average score at which two groups become one (same data)."""
WELL_PLACED = 0.3
"""Share of a happening's tellings that must name a place before its place weighs fully (36 reports)."""
LARGE = 10.0
"""A figure that two reports share by chance less easily than a small one."""
LARGEST_BLOCK = 150
"""Above this a block's members are paired with their neighbours in time only, so that cost stays near linear."""
LARGEST_GROUP = 120
"""Above this a web of links is cut at its weaker links before groups are made inside it."""


def gather(happenings: Sequence[Happening]) -> list[list[Happening]]:
    """Groups of happenings that are one incident; a happening that is like no other is a group of its own."""
    items = sorted(happenings, key=lambda h: h.key)
    links = {pair: score.value for pair, score in _links(items)}
    groups = [group for web in _webs(len(items), links, LINKS) for group in _cut(web, items, links, LINKS)]
    return sorted(([items[i] for i in sorted(group)] for group in groups), key=lambda g: g[0].key)


def _links(items: Sequence[Happening]) -> Iterator[tuple[tuple[int, int], Score]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, happening in enumerate(items):
        for key in sorted(blocking_keys(happening)):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        for pair in _pairs(blocks[key], items):
            if pair not in seen:
                seen.add(pair)
                score = likeness(items[pair[0]], items[pair[1]])
                if score.value >= LINKS:
                    yield pair, score


def _pairs(members: Sequence[int], items: Sequence[Happening]) -> Iterator[tuple[int, int]]:
    if len(members) <= LARGEST_BLOCK:
        yield from combinations(members, 2)
        return
    in_time = sorted(members, key=lambda i: (items[i].report.published or "", i))
    width = LARGEST_BLOCK // 4
    for position, one in enumerate(in_time):
        for other in in_time[position + 1 : position + 1 + width]:
            yield (one, other) if one < other else (other, one)


def likeness(one: Happening, other: Happening) -> Score:
    """How much speaks for two reports' happenings being one incident."""
    if one.report.id == other.report.id:
        return Score(-2.0, "told apart by one report") if told_apart(one, other) else Score(1.0, "one report")
    return total((*_place(one, other), *_days(one, other), *_acts(one, other), *_words(one, other)))


def _place(one: Happening, other: Happening) -> Iterable[Score]:
    meeting = closest(one.spots, other.spots)
    if meeting is Meeting.APART:
        weight = min(1.0, min(_placed(one), _placed(other)) / WELL_PLACED)
        yield Score(round(-1.5 - 1.5 * weight, 2), "other place")
        return
    yield {
        Meeting.UNKNOWN: Score(0.0, ""),
        Meeting.COARSE: Score(0.4, "same region"),
        Meeting.NEAR: Score(1.0, "neighbouring place"),
        Meeting.SAME: Score(1.8, "same place"),
    }[meeting]


def _placed(happening: Happening) -> float:
    """The share of tellings that name a place of their own: one place named in passing tells little."""
    return sum(1 for t in happening.tellings if t.own_spots) / len(happening.tellings)


def _days(one: Happening, other: Happening) -> Iterable[Score]:
    a, b = window(one), window(other)
    if a is None or b is None:
        yield Score(-1.0, "undated")
        return
    between = gap(a, b)
    if between == 0:
        yield Score(1.0 if a.fine and b.fine else 0.6, "same days")
    elif between > 5:
        yield Score(-4.0, "other days")
    elif between > 2:
        yield Score(-0.6, "some days apart")
    if one.background != other.background:
        yield Score(-0.8, "history in one report, news in the other")


def _acts(one: Happening, other: Happening) -> Iterable[Score]:
    chemical = EventType.CHEMICAL_ATTACK
    if (chemical in one.types) != (chemical in other.types):
        yield Score(-0.8, "chemical and other attack")
    core = {t for t in one.types & other.types if family(t) in CORE}
    if core:
        yield Score(min(0.9, 0.5 + 0.2 * len(core)), "same acts")
    elif not {family(t) for t in one.types} & {family(t) for t in other.types}:
        yield Score(-0.7, "other kind of act")
    shared = one.parties & other.parties
    if shared:
        yield Score(min(1.5, 0.5 * len(shared)), "same parties")


def _words(one: Happening, other: Happening) -> Iterable[Score]:
    shared = _title_words(one) & _title_words(other)
    if shared:
        yield Score(min(1.0, 0.3 * len(shared)), "like headlines")
    figures = _figures(one) & _figures(other)
    if figures:
        large = sum(1 for _, value in figures if value >= LARGE)
        yield Score(min(0.9, 0.4 * len(figures) + 0.4 * large), "same figures")


def _title_words(happening: Happening) -> frozenset[str]:
    title = happening.report.title
    if title is None or not any(t.event.trigger.start < title.end for t in happening.tellings):
        return frozenset()
    return frozenset(w[:6] for w in fold(title.text).split() if len(w) > 3)


def _figures(happening: Happening) -> frozenset[tuple[str, float]]:
    counts = (c for t in happening.tellings for c in t.event.counts)
    return frozenset((c.of, float(c.value)) for c in counts if c.value is not None and c.value > 2)


def _webs(size: int, links: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """Connected groups of 0..size-1 over links of at least this score."""
    root = list(range(size))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for (a, b), value in links.items():
        if value >= least:
            x, y = find(a), find(b)
            root[max(x, y)] = min(x, y)
    webs: dict[int, list[int]] = defaultdict(list)
    for i in range(size):
        webs[find(i)].append(i)
    return [webs[r] for r in sorted(webs)]


def _cut(
    web: list[int], items: Sequence[Happening], links: Mapping[tuple[int, int], float], least: float
) -> list[list[int]]:
    if len(web) == 1:
        return [web]
    if len(web) > LARGEST_GROUP:
        inside = {place: number for number, place in enumerate(web)}
        local = {(inside[a], inside[b]): v for (a, b), v in links.items() if a in inside and b in inside}
        least += 0.5
        if not any(value >= least for value in local.values()):
            return [[i] for i in web]
        parts = _webs(len(web), local, least)
        return [g for part in parts for g in _cut([web[i] for i in part], items, links, least)]
    return _agglomerate(web, items)


def _agglomerate(web: list[int], items: Sequence[Happening]) -> list[list[int]]:
    """Average linkage: the two groups whose members are on average most alike become one, while they are alike."""
    groups = [[i] for i in web]
    sums = {(a, b): likeness(items[web[a]], items[web[b]]).value for a, b in combinations(range(len(web)), 2)}
    alive = list(range(len(web)))
    while len(alive) > 1:
        best = max(
            ((sums[a, b] / (len(groups[a]) * len(groups[b])), -a, -b) for a, b in combinations(alive, 2)),
        )
        if best[0] < HOLDS:
            break
        a, b = -best[1], -best[2]
        for c in alive:
            if c not in (a, b):
                sums[min(a, c), max(a, c)] += sums[min(b, c), max(b, c)]
        groups[a] += groups[b]
        alive.remove(b)
    return [sorted(groups[i]) for i in alive]
