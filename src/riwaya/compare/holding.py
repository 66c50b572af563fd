"""What is told of who takes and leaves a place -> the places taken by who was already told to hold them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from riwaya.compare.days import Days
from riwaya.compare.questions.sides import parties
from riwaya.compare.spots import Spot
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.lexicon.wording import wording
from riwaya.model import Continuity, EventType, Question, Reality
from riwaya.model.values import dataclass

AGAIN = 3
"""Days within which two tellings that a place was taken may tell of one taking (15 annotated incidents)."""
_DISSOLVES = ("a loss not reported", "another part of the place", "a re-announcement", "a place of the same name")


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    """One telling by which a party comes to hold a place (or, ``leaves``, gives it up)."""

    place: Spot
    who: Who
    telling: Telling
    days: Days
    leaves: bool


def taken_by_holder(tellings: Iterable[Telling]) -> tuple[Continuity, ...]:
    """Flags on places: one party takes a place twice, on days that exclude each other, and nobody takes it between."""
    lines: dict[str, list[_Turn]] = {}
    for turn in _turns(tellings):
        lines.setdefault(turn.place.key, []).append(turn)
    return tuple(flag for key in sorted(lines) for flag in _flags(sorted(lines[key], key=_when)))


def _turns(tellings: Iterable[Telling]) -> Iterator[_Turn]:
    """Only what is told as done, of a place and a day of its own; a wide area is never held as a whole."""
    for telling in tellings:
        event, days = telling.event, telling.days
        if event.type not in (EventType.CAPTURE_TERRITORY, EventType.WITHDRAW) or not telling.own_days or days is None:
            continue
        if telling.imputed or telling.denied or event.reality is not Reality.OCCURRED or not days.fine:
            continue
        named = [place for place in telling.own_spots if not place.coarse and not place.whole_country]
        leaves = event.type is EventType.WITHDRAW
        yield from (_Turn(place, who, telling, days, leaves) for who in parties(telling.agents) for place in named[:1])


def _when(turn: _Turn) -> tuple[int, int, tuple[str, int, int, str]]:
    return (turn.days.last, turn.days.first, turn.telling.order)


def _flags(line: Sequence[_Turn]) -> Iterator[Continuity]:
    for key in dict.fromkeys(turn.who.key for turn in line):
        taken = [turn for turn in line if turn.who.key == key and not turn.leaves]
        for one, other in pairwise(_apart(taken)):
            between = (t for t in line if one.days.first <= t.days.last and t.days.first <= other.days.last)
            if not any(t.leaves if t.who.key == key else not t.leaves for t in between):
                why = wording("continuity.taken_by_holder", who=one.who.name, what=one.place.name)
                yield Continuity(
                    actor=key,
                    kind=Question.REPEAT,
                    a=one.telling.ref,
                    b=other.telling.ref,
                    why=why,
                    would_dissolve=_DISSOLVES,
                )


def _apart(taken: Sequence[_Turn]) -> list[_Turn]:
    """The first telling of each taking."""
    kept: list[_Turn] = []
    for turn in taken:
        if all(turn.days.first - other.days.last > AGAIN for other in kept):
            kept.append(turn)
    return kept
