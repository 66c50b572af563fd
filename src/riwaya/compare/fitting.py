"""An occurrence and a happening in the making of the same report -> how well the one belongs to the other, and why."""

from collections.abc import Iterable

from riwaya.compare.days import compatible, gap
from riwaya.compare.drafts import Draft
from riwaya.compare.families import Family, family
from riwaya.compare.score import Score, total
from riwaya.compare.spots import Meeting, closest
from riwaya.model import EventType


def belongs(new: Draft, draft: Draft) -> Score:
    """How well an occurrence fits a happening of the same report."""
    return total((*_fit_place(new, draft), *_fit_days(new, draft), *_fit_act(new, draft), *_fit_telling(new, draft)))


def _fit_place(new: Draft, draft: Draft) -> Iterable[Score]:
    meeting = closest(new.main_spots, draft.main_spots)
    if meeting is Meeting.UNKNOWN and _fine(new) and _fine(draft):
        yield Score(-0.8, "another name of a place")
    yield {
        Meeting.APART: Score(-4.0, "other place"),
        Meeting.UNKNOWN: Score(0.0, ""),
        Meeting.COARSE: Score(0.3, "same region"),
        Meeting.NEAR: Score(0.7, "neighbouring place"),
        Meeting.SAME: Score(1.5, "same place"),
    }[meeting]


def _fine(draft: Draft) -> bool:
    return any(not spot.coarse for spot in draft.spots)


def _fit_days(new: Draft, draft: Draft) -> Iterable[Score]:
    pairs = [(a, b) for a in new.days for b in draft.days]
    if not pairs:
        return
    if any(compatible(a, b) for a, b in pairs):
        yield Score(0.5, "same days")
    elif min(gap(a, b) for a, b in pairs) > 3:
        yield Score(-3.0, "other days")


def _fit_act(new: Draft, draft: Draft) -> Iterable[Score]:
    if new.background != draft.background:
        yield Score(-1.5, "history and news")
    chemical = EventType.CHEMICAL_ATTACK
    if (chemical in new.types) != (chemical in draft.types) and _force(new) and _force(draft):
        yield Score(-1.5, "chemical and other attack")
    elif new.types & draft.types:
        yield Score(0.7, "same act")
    elif {family(t) for t in new.types} & {family(t) for t in draft.types}:
        yield Score(0.3, "same kind of act")
    if new.held & draft.held:
        yield Score(9.0, "the same person held, let go or killed")
    elif bool(new.held) != bool(draft.held) and not new.sentences & draft.sentences:
        yield Score(-0.8, "what befell one person and other acts")
    shared = new.parties & draft.parties
    if shared:
        yield Score(min(1.0, 0.5 * len(shared)), "same parties")


def _force(draft: Draft) -> bool:
    return any(family(t) is Family.FORCE for t in draft.types)


def _fit_telling(new: Draft, draft: Draft) -> Iterable[Score]:
    if not new.background and not draft.background:
        yield Score(1.0, "one report")
    if not new.sentences.isdisjoint(draft.sentences):
        yield Score(0.7, "one sentence")
    elif any(s - 1 in draft.sentences or s + 1 in draft.sentences for s in new.sentences):
        yield Score(0.4, "next sentence")
    if new.claims & draft.claims:
        yield Score(1.0, "one claim")
    if new.about & draft.names or draft.about & new.names:
        yield Score(2.0, "a threat or promise and what it is about")
