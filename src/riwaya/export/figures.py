"""Figures of deaths as several claims give them -> the number each format's rule makes of them, with the reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.export.coded import Figure
from riwaya.model import Bound, VictimStatus

CIVILIANS, UNKNOWN = "civilians", "unknown"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose deaths (a side's key, civilians, unknown); the lowest and the highest figure, and who gives them."""

    of: str
    low: float
    high: float
    lowest: Figure
    highest: Figure


@dataclass(frozen=True, slots=True)
class Tally:
    """All that is told of the dead of one row. ``whole``: totals over everybody; ``scopes``: side by side."""

    whole: Scope | None
    scopes: tuple[Scope, ...]

    @property
    def apart(self) -> tuple[Scope, ...]:
        """Scopes that hold no one twice: each side's dead and the civilians; fighters of no known side only alone."""
        known = tuple(s for s in self.scopes if s.of != UNKNOWN)
        return known or self.scopes

    @property
    def low(self) -> float | None:
        """The lowest total: the lowest told for everybody, else the lowest of each scope together."""
        if self.whole is not None:
            return self.whole.low
        return sum(s.low for s in self.apart) if self.scopes else None

    @property
    def high(self) -> float | None:
        """The highest total told: for everybody, of one scope, or of the scopes that hold no one twice together."""
        ends = [s.high for s in (*self.scopes, self.whole) if s is not None]
        return max((*ends, sum(s.high for s in self.apart)), default=None) if ends else None

    @property
    def highest(self) -> tuple[Figure, ...]:
        """The figures that make the highest total."""
        one = max((s for s in (*self.scopes, self.whole) if s is not None), key=lambda s: s.high, default=None)
        if one is None:
            return ()
        return (one.highest,) if one.high == self.high else tuple(s.highest for s in self.apart)

    @property
    def lowest(self) -> tuple[Figure, ...]:
        """The figures that make the lowest total."""
        return (self.whole.lowest,) if self.whole is not None else tuple(s.lowest for s in self.apart)


def tally(figures: Sequence[Figure], vague: Mapping[int, int] | None = None) -> Tally:
    """Set the figures of a row beside each other, scope by scope.

    Of one speaker only the latest report's figures stand: what it said before it has updated. A figure said of nobody
    in particular that is lower than the lowest of one side alone counts some of the dead and is no total. ``vague``
    gives the number for "tens" and the like, by the least the word can mean; without it that least itself stands.
    """
    standing = _latest([f for f in figures if not f.part and _ends(f, vague) is not None])
    groups: dict[str, list[Figure]] = {}
    for one in standing:
        groups.setdefault(_scope(one), []).append(one)
    whole = groups.pop("", [])
    scopes = tuple(_range(of, groups[of], vague) for of in sorted(groups))
    least = max((scope.low for scope in scopes), default=0)
    whole = [f for f in whole if (ends := _ends(f, vague)) is not None and ends[1] >= least]
    return Tally(_range("", whole, vague) if whole else None, scopes)


def _latest(figures: Sequence[Figure]) -> list[Figure]:
    newest: dict[str, tuple[str, str]] = {}
    for one in figures:
        stamp = (one.told.published or "", one.told.report)
        newest[one.told.speaker.key] = max(newest.get(one.told.speaker.key, ("", "")), stamp)
    return [f for f in figures if (f.told.published or "", f.told.report) == newest[f.told.speaker.key]]


def _scope(figure: Figure) -> str:
    if figure.status is VictimStatus.CIVILIAN:
        return CIVILIANS
    if figure.side is not None:
        return figure.side
    return UNKNOWN if figure.status is VictimStatus.FIGHTER else ""


def _ends(figure: Figure, vague: Mapping[int, int] | None) -> tuple[float, float] | None:
    """The least and the most a figure can mean; a figure that is open above has only its least."""
    value, low, high = figure.value, figure.low, figure.high
    if value is None and high is None and low is not None and vague is not None and int(low) in vague:
        return float(vague[int(low)]), float(vague[int(low)])
    if figure.bound is Bound.AT_MOST:
        most = value if value is not None else high
        return None if most is None else (0.0 if vague is None else most, most)
    ends = [x for x in (value, low, high) if x is not None]
    if not ends:
        return None
    if value is not None and figure.bound is not Bound.ABOUT:
        return float(value), float(value)
    return min(ends), max(ends)


def _range(of: str, figures: Sequence[Figure], vague: Mapping[int, int] | None) -> Scope:
    told = [(ends, f) for f in figures if (ends := _ends(f, vague)) is not None]
    by_giver: dict[str, tuple[float, float, Figure]] = {}
    for (low, high), f in told:  # one speaker that gives several figures of one scope in one report means its largest
        kept = by_giver.get(f.told.speaker.key)
        if kept is None or high > kept[1]:
            by_giver[f.told.speaker.key] = (low, high, f)
    rows = sorted(by_giver.values(), key=lambda r: (r[0], r[1], r[2].told.report, r[2].told.key))
    lowest = rows[0]
    highest = max(rows, key=lambda r: r[1])
    return Scope(of, lowest[0], highest[1], lowest[2], highest[2])


def share(total: float, number: int, of: int) -> int:
    """The part of a total that falls to row ``number`` of ``of``: even, the first rows have what is over."""
    whole = int(total)
    return whole // of + (1 if number < whole % of else 0)
