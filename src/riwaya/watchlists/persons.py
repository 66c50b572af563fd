"""Two personal names, taken apart -> the parts that agree, the parts that do not, and how surely they are one name.

The parts are laid side by side in order, at the greatest weight of what agrees. What is left over tells the rest by
where it stands: before the first agreement (another given name: a brother, a son), after the last (another family), in
between (another father), on one side only (a name left out). Each adds to or takes from one sum, which a logistic
curve turns into a score; the sum's terms are the reasons that are shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from riwaya.watchlists.names import Kind, Name, Part
from riwaya.watchlists.sounds import Sounds, first_agrees, likeness, skeleton
from riwaya.watchlists.vocabulary import vocabulary

Step = tuple[int, int, float]
"""How many parts of each name agree, and how far; with 0 for how far, how many are left over."""
Table = dict[tuple[int, int], tuple[float, Step | None]]
"""From two positions on: the greatest worth, and the step to it."""
Likenesses = dict[tuple[int, int], float]
"""Of two parts, by their identities."""
AGREE = 0.74
"""Likeness of two parts from which they agree."""
_OTHER_NAME = 0.3
_SAME_NAME = 0.97
_SHORT_NAME = 0.88
_SURELY = 0.9
_DERIVED = 0.65
_UNLIKE_KIND = 0.45


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two parts (or runs of parts written as one) that agree, how far, and how much it says."""

    a: str
    b: str
    likeness: float
    weight: float


@dataclass(frozen=True, slots=True)
class Laid:
    """Two names laid side by side: agreements in order, and what is left over, (of a, of b), by where it stands."""

    agreements: tuple[Agreement, ...]
    before: tuple[int, int]
    between: tuple[tuple[int, int], ...]
    after: tuple[int, int]
    initial_first: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One order in which a name may be read. ``aside``: kunyas that stand beside a full name."""

    parts: tuple[Part, ...]
    aside: tuple[Part, ...] = ()
    rotated: bool = False


def readings(name: Name) -> Iterator[Reading]:
    """The name as it stands; without what may be a title; without a kunya beside a full name, or a nom de guerre;
    with the family's name in front taken to the end.
    """
    parts = name.parts
    yield Reading(parts)
    if name.first_may_be_title and len(parts) >= 3 and parts[0].kind is Kind.PLAIN:
        yield Reading(parts[1:])
    kunyas = tuple(p for p in parts if p.kind is Kind.KUNYA)
    others = tuple(p for p in parts if p.kind is not Kind.KUNYA)
    if kunyas and len(others) >= 2 and not others[0].article:
        yield Reading(others, kunyas)
    yield from _guises(parts)
    if not name.turned and len(parts) >= 2 and _family_first(parts):
        yield Reading((*parts[1:], parts[0]), rotated=True)


def _guises(parts: tuple[Part, ...]) -> Iterator[Reading]:
    """A nom de guerre of two parts (kunya, by-name) and a full name, in either order, each by itself."""
    at = next((i for i, part in enumerate(parts) if part.kind is Kind.KUNYA), None)
    if at == 0 and len(parts) >= 4:
        yield Reading(parts[2:], parts[:1])
        if parts[1].article:
            yield Reading(parts[:2])
    elif at is not None and at >= 2 and at + 2 == len(parts) and parts[-1].article:
        yield Reading(parts[:at], parts[at : at + 1])
        yield Reading(parts[at:])


def _family_first(parts: tuple[Part, ...]) -> bool:
    """Whether a family's name may stand in front: with its article, or no given name where the last part is one."""
    first, second, last = parts[0], parts[1], parts[-1]
    if first.kind is not Kind.PLAIN or (first.names and not first.article) or second.article:
        return False
    return first.article or bool(last.names) or last.kind is Kind.SERVANT


def part_likeness(a: Part, b: Part) -> float:
    """How far two parts can be one, 0 to 1: by sound, and by what is known of given names."""
    if Kind.INITIAL in (a.kind, b.kind):
        return 0.8 if first_agrees(a.heard[0], b.heard[0]) else 0.0
    heard = max(likeness(x, y) for x in a.heard for y in b.heard)
    if (a.compound and b.kind is Kind.SERVANT) or (b.compound and a.kind is Kind.SERVANT):
        return min(heard, _UNLIKE_KIND)  # "little servant of God" is a name of its own beside "servant of God"
    heard = _named_alike(a, b, heard)
    if a.kind is not b.kind:
        if a.whole or b.whole:
            return max(min(heard, 0.65), *(likeness(a.whole or x, b.whole or y) for x in a.heard for y in b.heard))
        return min(heard, _UNLIKE_KIND) if {a.kind, b.kind} & {Kind.KUNYA, Kind.MOTHER} else min(heard, 0.65)
    return heard


def _named_alike(a: Part, b: Part, heard: float) -> float:
    """What two parts heard so far alike are worth by what is known of given names."""
    if a.names and b.names:
        heard = max(heard, _SAME_NAME) if a.names & b.names else min(heard, _OTHER_NAME)
    elif (a.head and b.head and not a.head & b.head) or (a.root and b.root and not a.root & b.root):
        heard = min(heard, _OTHER_NAME)  # "Beauty of the religion", "Perfection of the religion"; "Salami", "Salimi"
    elif (a.root & b.names and not b.article) or (b.root & a.names and not a.article):
        heard = min(heard, _DERIVED)  # a family's name beside a given one; "House of X" is the family's too
    if a.short & b.names or b.short & a.names:
        return max(heard, _SHORT_NAME)
    return heard


def _run_likeness(one: Part, run: Sequence[Part]) -> float:
    """How far one part can be two that are written as one."""
    if Kind.INITIAL in (one.kind, run[0].kind, run[1].kind):
        return 0.0
    first, second = (p.whole or p.heard[0] for p in run)
    return max(_joined_likeness(x, first, second) for x in one.heard)


@lru_cache(maxsize=500_000)
def _joined_likeness(one: Sounds, first: Sounds, second: Sounds) -> float:
    joined = first + second
    return likeness(one, joined) if _near(skeleton(one), skeleton(joined)) else 0.0


def _near(a: str, b: str) -> bool:
    """Whether two rows of consonants are worth a closer look: about as long, and alike at one end."""
    return abs(len(a) - len(b)) <= 1 and bool(a and b) and (a[0] == b[0] or a[-1] == b[-1])


def lay(a: tuple[Part, ...], b: tuple[Part, ...], known: Likenesses) -> Laid:
    """The best laying of two sequences of parts, found from the front, each pair of positions once."""
    table: Table = {}
    for i in range(len(a), -1, -1):
        for j in range(len(b), -1, -1):
            table[i, j] = _best(a, b, (i, j), table, known)
    return _followed(a, b, table)


def _known_likeness(a: Part, b: Part, known: Likenesses) -> float:
    """``part_likeness``, computed once for the parts that several readings of two names share."""
    key = (id(a), id(b))
    if key not in known:
        known[key] = part_likeness(a, b)
    return known[key]


def _best(
    a: tuple[Part, ...], b: tuple[Part, ...], at: tuple[int, int], table: Table, known: Likenesses
) -> tuple[float, Step | None]:
    """The greatest worth from here on, and the step to it: how many parts of each agree, and how far."""
    i, j = at
    if i == len(a) or j == len(b):
        return 0.0, None
    best: tuple[float, Step | None] = (table[i + 1, j][0], (1, 0, 0.0))
    if table[i, j + 1][0] > best[0]:
        best = (table[i, j + 1][0], (0, 1, 0.0))
    like = _known_likeness(a[i], b[j], known)
    if like >= AGREE:
        worth = (0.1 + min(a[i].weight, b[j].weight)) * like + table[i + 1, j + 1][0]
        if worth >= best[0]:
            best = (worth, (1, 1, like))
    for over_a, over_b in ((1, 2), (2, 1)) if like < _SURELY else ():
        if i + over_a > len(a) or j + over_b > len(b):
            continue
        one, run = (a[i], b[j : j + 2]) if over_a == 1 else (b[j], a[i : i + 2])
        like = _run_likeness(one, run)
        worth = (0.1 + one.weight) * like + table[i + over_a, j + over_b][0]
        if like >= 0.82 and worth > best[0]:
            best = (worth, (over_a, over_b, like))
    return best


def _followed(a: tuple[Part, ...], b: tuple[Part, ...], table: Table) -> Laid:
    agreements: list[Agreement] = []
    gaps: list[tuple[int, int]] = []
    i = j = left_a = left_b = 0
    initial = False
    while (step := table[i, j][1]) is not None:
        over_a, over_b, like = step
        if not like:
            left_a, left_b = left_a + over_a, left_b + over_b
        else:
            run_a, run_b = a[i : i + over_a], b[j : j + over_b]
            if not agreements:
                initial = Kind.INITIAL in (run_a[0].kind, run_b[0].kind)
            weight = min(max(p.weight for p in run_a), max(p.weight for p in run_b))
            agreements.append(Agreement(_said(run_a), _said(run_b), like, weight))
            gaps.append((left_a, left_b))
            left_a = left_b = 0
        i, j = i + over_a, j + over_b
    last = (left_a + len(a) - i, left_b + len(b) - j)
    if not agreements:
        return Laid((), last, (), (0, 0))
    return Laid(tuple(agreements), gaps[0], tuple(gaps[1:]), last, initial)


def _said(parts: Sequence[Part]) -> str:
    return " ".join(p.text for p in parts)


# The terms of the sum. Set by hand on the development half of benchmarks/names.tsv (see docs/watchlists.md).
BASE = 1.3
INFORMATION, MOST_INFORMATION = 1.1, 2.5
UNLIKENESS = 5.0
OTHER_GIVEN = -5.0
OTHER_FAMILY = -4.5
OTHER_BETWEEN = -4.0
GIVEN_MISSING, UNKNOWN_MISSING, PREFIX_MISSING = -3.9, -3.2, -2.4
FAMILY_MISSING, COMMON_BELOW = -0.6, 1.0
BETWEEN_MISSING = -0.15
ELSEWHERE = -1.0
ONE_PART_OF_MORE = -3.0
LONE_PART = -0.3
OTHER_KUNYA = -0.8
ROTATED = -0.3
INITIAL_GIVEN = -0.7
OTHER_GENERATION, GENERATION_MISSING = -4.5, -1.2


@dataclass(frozen=True, slots=True)
class Terms:
    """The sum's terms by their names, with the agreements they rest on."""

    terms: tuple[tuple[str, float], ...]
    agreements: tuple[Agreement, ...]

    @property
    def total(self) -> float:
        """The sum."""
        return sum(value for _, value in self.terms)


def compare_persons(a: Name, b: Name) -> Terms:
    """The best reading of two personal names beside each other."""
    return compare_readings(tuple(readings(a)), tuple(readings(b)), (a.generation, b.generation))


def compare_readings(a: tuple[Reading, ...], b: tuple[Reading, ...], generation_of: tuple[str, str]) -> Terms:
    """The same, for names whose readings were made before."""
    known: Likenesses = {}
    best = max((_compared(x, y, known) for x in a for y in b), key=lambda terms: terms.total)
    generation = _generations(*generation_of)
    return Terms((*best.terms, generation), best.agreements) if generation[1] else best


def _generations(a: str, b: str) -> tuple[str, float]:
    if a and b and a != b:
        return "elder and younger", OTHER_GENERATION
    return "elder or younger on one side", GENERATION_MISSING if a != b else 0.0


def _compared(a: Reading, b: Reading, known: Likenesses) -> Terms:
    laid = lay(a.parts, b.parts, known)
    terms = [(name, value) for name, value in _terms(a, b, laid) if value]
    return Terms((("begin", BASE), *terms), laid.agreements)


def _terms(a: Reading, b: Reading, laid: Laid) -> Iterator[tuple[str, float]]:
    information = sum(x.weight * max(0.0, 1 - 2 * (1 - x.likeness)) for x in laid.agreements)
    yield "agree", INFORMATION * min(MOST_INFORMATION, information)
    yield "agree loosely", -UNLIKENESS * sum(max(0.0, 0.95 - x.likeness) for x in laid.agreements)
    if not laid.agreements:
        yield "nothing agrees", OTHER_GIVEN + OTHER_FAMILY
        return
    shorter = min(len(a.parts), len(b.parts))
    yield "another given name", OTHER_GIVEN if min(laid.before) else 0.0
    if max(laid.before) and not min(laid.before):
        yield "given name missing", _missing_in_front(laid, a.parts[: laid.before[0]] or b.parts[: laid.before[1]])
    yield "another family name", OTHER_FAMILY if min(laid.after) else 0.0
    if max(laid.after) and not min(laid.after) and len(laid.agreements) > 1:
        yield "family name missing", FAMILY_MISSING * (1 if information >= COMMON_BELOW else 2.5)
    conflicts = sum(min(gap) for gap in laid.between)
    yield "another name between", OTHER_BETWEEN * conflicts
    yield "name between missing", BETWEEN_MISSING * sum(max(gap) - min(gap) for gap in laid.between)
    yield "parts in other places", ELSEWHERE * _elsewhere(laid)
    if len(laid.agreements) == 1 and max(len(a.parts), len(b.parts)) > 1 and shorter >= 1:
        whole = shorter == 1 and max(len(a.parts), len(b.parts)) == 2 and not max(laid.before) and not max(laid.after)
        yield "one part of several", 0.0 if whole else ONE_PART_OF_MORE
    elif len(laid.agreements) == 1:
        yield "a name of one part", LONE_PART
    yield "read in another order", ROTATED * (a.rotated + b.rotated)
    yield "given name only as initial", INITIAL_GIVEN if laid.initial_first else 0.0
    yield "another kunya", OTHER_KUNYA if _kunyas_differ(a, b) else 0.0


def _missing_in_front(laid: Laid, parts: Sequence[Part]) -> float:
    """What parts that one side alone has in front say: a son's name, or one that is often left out, or a title."""
    if len(parts) == 1 and len(laid.agreements) > 1 and parts[0].names & vocabulary().prefix_names:
        return PREFIX_MISSING
    return GIVEN_MISSING if parts[0].names or parts[0].kind is not Kind.PLAIN else UNKNOWN_MISSING


def _elsewhere(laid: Laid) -> int:
    """How many parts are left over on both sides, but not in one place: "A B C" beside "A C B"."""
    gaps = (laid.before, *laid.between, laid.after)
    return min(sum(a for a, _ in gaps), sum(b for _, b in gaps)) - sum(map(min, gaps))


def _kunyas_differ(a: Reading, b: Reading) -> bool:
    return bool(a.aside and b.aside) and all(part_likeness(x, y) < AGREE for x in a.aside for y in b.aside)
