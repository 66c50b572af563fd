"""The tellings of an incident -> its strands: one act each (a blow, a toll, an arrest) as all reports tell it."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from riwaya.compare.days import Days, compatible, gap
from riwaya.compare.families import FIGHTS, act_class, may_be_one_blow, same_act
from riwaya.compare.score import Score, weight
from riwaya.compare.spots import Meeting, Spot, closest
from riwaya.compare.tellings import Telling, stem, words_of
from riwaya.compare.who import Who
from riwaya.model import EventType
from riwaya.model.values import dataclass

SAME_STRAND = 1.0
"""Least score at which an occurrence joins a strand (chosen on 15 annotated incidents)."""

MOST_STRANDS = 60
"""Above this strands are not set beside each other again: the square would cost more than it finds."""
CAMPAIGN = 7
"""Days by which the longer of two stretches must outlast the other to be another act (same data)."""
_MOST = 3.5
"""More than any ``sameness``: what is far apart already need not be weighed to the end."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Occurrence:
    """What one report numbers as one happening of one type: its mentions, and all that they say of it together."""

    tellings: tuple[Telling, ...]
    types: frozenset[EventType]
    spots: tuple[Spot, ...]
    days: tuple[Days, ...]
    agents: frozenset[str]
    patients: frozenset[str]
    words: frozenset[str]
    figures: tuple[float, ...]

    @property
    def report(self) -> str:
        """Id of the report that tells it."""
        return self.tellings[0].report.id


@dataclass(frozen=True, slots=True, eq=False)
class Strand:
    """One act as told by all, in the order of reports and texts."""

    tellings: tuple[Telling, ...]


def strands(tellings: Sequence[Telling]) -> tuple[Strand, ...]:
    """Each occurrence joins the strand it is most like, or begins one; acts that are never one are not set together."""
    found = occurrences(tellings)
    kinds: dict[str, list[int]] = {}
    for number, occurrence in enumerate(found):
        kinds.setdefault(_kind(occurrence), []).append(number)
    likeness = _Likeness(found)
    built = [strand for group in kinds.values() for strand in _of_a_kind(group, likeness)]
    return tuple(
        Strand(tuple(sorted((t for number in strand for t in found[number].tellings), key=lambda t: t.order)))
        for strand in sorted(built, key=lambda s: s[0])
    )


def _kind(occurrence: Occurrence) -> str:
    """One name for all that may be one blow (``may_be_one_blow``); any other type can only be the same type."""
    event_type = min(occurrence.types)
    return "fight" if event_type in FIGHTS else event_type.value


class _Likeness:
    """How alike two numbered occurrences are, each pair weighed once."""

    def __init__(self, found: Sequence[Occurrence]) -> None:
        self._found = found
        self._known: dict[tuple[int, int], float] = {}

    def average(self, one: int, strand: Sequence[int]) -> float:
        """Of an occurrence with those of a strand; as good as none once it cannot be ``SAME_STRAND`` any more."""
        told, left, least = 0.0, len(strand), SAME_STRAND * len(strand) - _ROUNDING
        for other in strand:
            told += self._of(one, other)
            left -= 1
            if told + left * _MOST < least:
                return -_MOST * len(strand)
        return told / len(strand)

    def alike(self, ones: Sequence[int], strand: Sequence[int]) -> bool:
        """Whether those of one strand are on average like those of another."""
        told, left, least = 0.0, len(ones), SAME_STRAND * len(ones) - _ROUNDING
        for one in ones:
            told += sum(self._of(one, other) for other in strand) / len(strand)
            left -= 1
            if told + left * _MOST < least:
                return False
        return told / len(ones) >= SAME_STRAND

    def _of(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = sameness(self._found[pair[0]], self._found[pair[1]])
        return self._known[pair]


def _of_a_kind(group: Sequence[int], likeness: _Likeness) -> list[list[int]]:
    built: list[list[int]] = []
    for occurrence in group:
        scores = [(likeness.average(occurrence, strand), -number) for number, strand in enumerate(built)]
        value, number = max(scores, default=(0.0, 0))
        if value >= SAME_STRAND:
            built[-number].append(occurrence)
        else:
            built.append([occurrence])
    return _joined(built, likeness)


def _joined(built: list[list[int]], likeness: _Likeness) -> list[list[int]]:
    """Strands begun apart, by reports that told little, become one where they are on average alike."""
    if len(built) > MOST_STRANDS:
        return built
    merged = True
    while merged:
        merged = False
        for i, j in combinations(range(len(built)), 2):
            if likeness.alike(built[j], built[i]):
                built[i] += built.pop(j)
                merged = True
                break
    return built


def occurrences(tellings: Sequence[Telling]) -> list[Occurrence]:
    """Mentions of one sort of act that share report and occurrence number; those that tell most come first."""
    groups: dict[tuple[str, int, str, bool], list[Telling]] = {}
    for position, telling in enumerate(sorted(tellings, key=lambda t: t.order)):
        event = telling.event
        groups.setdefault(
            (telling.report.id, event.occurrence or -1 - position, act_class(event.type), event.background), []
        ).append(telling)
    made = [_occurrence(group) for group in groups.values()]
    return sorted(made, key=lambda o: (-_told(o), o.tellings[0].order))


def _occurrence(group: Sequence[Telling]) -> Occurrence:
    counts = [c for t in group for c in t.event.counts]
    return Occurrence(
        tellings=tuple(group),
        types=frozenset(t.event.type for t in group),
        spots=tuple(dict.fromkeys(s for t in group for s in t.spots)),
        days=tuple(dict.fromkeys(t.days for t in group if t.days is not None)),
        agents=frozenset(_keys(w for t in group for w in t.agents)),
        patients=frozenset(_keys(w for t in group for w in t.patients)),
        words=frozenset(stem(word) for t in group for word in words_of(t)),
        figures=tuple(f for c in counts if (f := c.value if c.value is not None else c.low) is not None),
    )


def _keys(people: Iterable[Who]) -> Iterable[str]:
    return (who.key for who in people if who.named)


def _told(occurrence: Occurrence) -> int:
    parts = (occurrence.spots, occurrence.days, occurrence.agents, occurrence.patients, occurrence.figures)
    return sum(1 for part in parts if part) + len(occurrence.tellings)


def sameness(one: Occurrence, other: Occurrence) -> float:
    """How much speaks for two reports' (or one report's) occurrences being one act of the incident."""
    return weight(_parts(one, other))


def _parts(one: Occurrence, other: Occurrence) -> tuple[Score, ...]:
    if _numbered_as_one(one, other):
        return (Score(3.0, "one occurrence of one report"),)
    if not any(may_be_one_blow(a, b) for a in one.types for b in other.types):
        return (Score(-9.0, "other act"),)
    return (_ONE_INCIDENT, *_where(one, other), *_whom(one, other), *_told_apart(one, other))


def _numbered_as_one(one: Occurrence, other: Occurrence) -> bool:
    """What a report numbers as one is one, also where its tellers call it a shelling and a chemical attack."""
    a, b = one.tellings[0], other.tellings[0]
    number = a.event.occurrence
    return (
        one.report == other.report
        and number != 0
        and number == b.event.occurrence
        and one.types | other.types <= FIGHTS
    )


_PLACES = {
    Meeting.APART: Score(-9.0, "other place"),
    Meeting.UNKNOWN: Score(0.2, "place not told"),
    Meeting.COARSE: Score(0.4, "same region"),
    Meeting.NEAR: Score(0.6, "neighbouring place"),
    Meeting.SAME: Score(1.0, "same place"),
}
_ONE_INCIDENT = Score(0.5, "one incident")


_CAMPAIGN, _SAME_DAYS = Score(-9.0, "a campaign and a single act"), Score(0.5, "same days")
_NEAR_DAYS, _OTHER_DAYS = Score(-0.6, "other days"), Score(-9.0, "other days")
_OTHER_MEANS = Score(-0.5, "other means")
_SAME_DOER, _OTHER_DOER = Score(0.5, "same doer"), Score(-0.4, "other doer")
_SAME_TARGET, _OTHER_TARGET = Score(0.5, "same target"), Score(-0.7, "other target")
_DOER_AND_TARGET = Score(-0.9, "doer of one is target of the other")
_LIKE_FIGURES, _FAR_FIGURES, _OTHER_FIGURES = (
    Score(0.4, "like figures"),
    Score(-0.8, "other figures"),
    Score(0.0, "other figures"),
)
_HISTORY, _TWO_OF_A_REPORT = Score(-0.7, "history and news"), Score(-0.4, "two occurrences of one report")


def _where(one: Occurrence, other: Occurrence) -> Iterable[Score]:
    yield _PLACES[closest(one.spots, other.spots)]
    pairs = [(a, b) for a in one.days for b in other.days]
    if pairs and min(abs((a.last - a.first) - (b.last - b.first)) for a, b in pairs) > CAMPAIGN:
        yield _CAMPAIGN
    elif any(compatible(a, b) for a, b in pairs):
        yield _SAME_DAYS
    elif pairs:
        yield _NEAR_DAYS if min(gap(a, b) for a, b in pairs) <= 2 else _OTHER_DAYS


def _whom(one: Occurrence, other: Occurrence) -> Iterable[Score]:
    if not any(same_act(a, b) for a in one.types for b in other.types):
        yield _OTHER_MEANS
    if one.agents & other.agents:
        yield _SAME_DOER
    elif one.agents and other.agents:
        yield _OTHER_DOER
    if one.patients & other.patients or one.words & other.words:
        yield _SAME_TARGET
    elif one.patients and other.patients:
        yield _OTHER_TARGET
    if one.agents & other.patients or other.agents & one.patients:
        yield _DOER_AND_TARGET
    if one.figures and other.figures:
        small, large = sorted((max(one.figures), max(other.figures)))
        yield _LIKE_FIGURES if large <= 1.5 * small else _FAR_FIGURES if large > 5 * small else _OTHER_FIGURES


def _told_apart(one: Occurrence, other: Occurrence) -> Iterable[Score]:
    if one.tellings[0].event.background != other.tellings[0].event.background:
        yield _HISTORY
    if one.report == other.report:
        yield _TWO_OF_A_REPORT
