"""The tellings of an incident -> what is answered to each question and by whom, ready for accounts and for origins."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from riwaya.compare.days import iso
from riwaya.compare.families import BLOWS, FIGHTS
from riwaya.compare.positions import Stand, stands
from riwaya.compare.questions.count import counted
from riwaya.compare.questions.sides import parties
from riwaya.compare.questions.toll import figures
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling
from riwaya.lexicon.wording import wording
from riwaya.model import EventType, Question, Reality, Result
from riwaya.model.values import dataclass

Answerer = Callable[[Telling], tuple[Hashable, str] | None]


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """One answer to one question about one act, with everybody who gives it."""

    question: Question
    label: str
    stands: tuple[Stand, ...]
    act: tuple[Telling, ...] = ()
    """All tellings of the act it is answered of."""


def answers(strands: Sequence[Strand]) -> tuple[Given, ...]:
    """Every answer of every strand: who did it, how many, by what means, where, when, how it ended."""
    found = []
    for strand in strands:
        news = [t for t in strand.tellings if not t.event.background and not t.imputed]
        for question, answerer in _QUESTIONS:
            found += _given(question, stands(news, answerer), strand)
    return tuple(found)


def _given(question: Question, given: Iterable[Stand], strand: Strand) -> list[Given]:
    groups: dict[Hashable, list[Stand]] = {}
    for stand in given:
        groups.setdefault(stand.answer, []).append(stand)
    return [Given(question, group[0].label, tuple(group), strand.tellings) for group in groups.values()]


def _doer(telling: Telling) -> tuple[Hashable, str] | None:
    doers = parties(telling.agents)
    if not doers or telling.event.reality not in (Reality.OCCURRED, Reality.POSSIBLE):
        return None
    if telling.event.type not in FIGHTS | {EventType.KILLING, EventType.INJURY, EventType.DETENTION}:
        return None
    names = ", ".join(sorted({who.name for who in doers}))
    label = wording("answer.not", what=names).en if telling.denied else names
    return (telling.denied, frozenset(who.key for who in doers)), label


def _figure(telling: Telling) -> tuple[Hashable, str] | None:
    if telling.denied or telling.event.reality not in (Reality.OCCURRED, Reality.POSSIBLE):
        return None
    given = [f for f in figures(telling) if counted(f)]
    if not given:
        return None
    return (given[0].count.of, given[0].label), f"{given[0].label} {given[0].count.of.value.replace('_', ' ')}"


def _means(telling: Telling) -> tuple[Hashable, str] | None:
    if telling.denied or telling.event.type not in BLOWS or telling.event.reality is not Reality.OCCURRED:
        return None
    if not telling.event.instruments and telling.event.type not in _SAYS_HOW:
        return None
    tools = ", ".join(dict.fromkeys(span.text for span in telling.event.instruments))
    return telling.event.type, tools or telling.event.trigger.text


_SAYS_HOW = frozenset((EventType.SUICIDE_BOMBING, EventType.CHEMICAL_ATTACK))
"""Types whose very name says by what means; of others only an instrument does."""


def _place(telling: Telling) -> tuple[Hashable, str] | None:
    if telling.denied or not telling.event.places or telling.event.type not in FIGHTS:
        return None
    spot = next((s for s in telling.spots if not s.whole_country), None)
    return None if spot is None else (spot.key, spot.name)


def _time(telling: Telling) -> tuple[Hashable, str] | None:
    days = telling.days
    if telling.denied or not telling.own_days or days is None or not days.fine:
        return None
    return (days.first, days.last), iso(days.first)


def _ended(telling: Telling) -> tuple[Hashable, str] | None:
    event = telling.event
    if telling.denied or event.reality is not Reality.OCCURRED:
        return None
    if event.type in (EventType.REPEL, EventType.INTERCEPT) or event.result is Result.FOILED:
        return "stopped", event.trigger.text
    if event.type is EventType.CAPTURE_TERRITORY:
        return "taken", event.trigger.text
    return None


_QUESTIONS: tuple[tuple[Question, Answerer], ...] = (
    (Question.PERPETRATOR, _doer),
    (Question.COUNT, _figure),
    (Question.MEANS, _means),
    (Question.PLACE, _place),
    (Question.TIME, _time),
    (Question.OUTCOME, _ended),
)
