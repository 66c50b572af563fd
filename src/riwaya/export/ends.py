"""The tellings of a scene -> who stands on its two ends, whether that is disputed, whether civilians alone were hit."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from riwaya.compare.kinship import Kinship
from riwaya.compare.questions.sides import exclude_each_other, one_side, parties
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.export.coded import Side
from riwaya.model import ActorKind, EventType, VictimStatus

CIVILIANS = Side("civilians", "مدنيون", "Civilians", ActorKind.POPULATION)


@dataclass(frozen=True, slots=True)
class Ends:
    """Doers and sufferers, the most told first."""

    a: tuple[Side, ...]
    b: tuple[Side, ...]
    disputed: bool
    civilians_only: bool


Private = Callable[[Telling, Who], bool]
"""Whether somebody named in a telling's report is a private person."""


def side_of(who: Who, *, private: bool = False) -> Side:
    """A party of the comparison as a side."""
    return Side(who.key, who.name, who.name_en, who.kind, who.actor, private)


def ends(tellings: Sequence[Telling], denials: Sequence[Telling], kinship: Kinship, private: Private) -> Ends:
    """The two ends of a scene: the pair that most speakers tell of, with whoever else is told on each end.

    Where tellers name doers of whom only one can be right, or one denies that the doer did it, the end is disputed;
    where each of two parties is told as attacking the other the pair stands, for neither format says who began.
    """
    hidden = {w.key for t in (*tellings, *denials) for w in (*t.agents, *t.patients) if private(t, w)}
    doers = _ranked([(t, parties(t.agents)) for t in tellings])
    struck = _ranked([(t, parties(t.patients)) for t in tellings if not _is_harm_of_unknown(t)])
    civilians_only = _only_civilians(tellings)
    pair, both_ways = _pair(tellings, kinship)
    if pair is not None:
        doers = (pair[0], *(w for w in doers if w.key not in (pair[0].key, pair[1].key)))
        struck = (pair[1], *(w for w in struck if w.key not in {pair[0].key, pair[1].key, *(d.key for d in doers)}))
    elif doers:
        struck = tuple(w for w in struck if all(w.key != d.key for d in doers))
    disputed = not both_ways and _disputed(tellings, denials, kinship)
    a, b = (tuple(side_of(w, private=w.key in hidden) for w in end) for end in (doers, struck))
    if civilians_only:
        b = (CIVILIANS, *(s for s in b if s.kind is ActorKind.POPULATION))
    return Ends(a, b, disputed, civilians_only)


def _pair(tellings: Sequence[Telling], kinship: Kinship) -> tuple[tuple[Who, Who] | None, bool]:
    """The two parties most speakers set against each other, the doer first, and whether each is told as the doer."""
    speakers: dict[tuple[str, str], set[str]] = {}
    people: dict[str, Who] = {}
    for telling in tellings:
        doers, struck = parties(telling.agents), parties(telling.patients)
        if telling.event.type is EventType.ARMED_CLASH and not struck:
            doers, struck = doers[:1], doers[1:]
        for a in doers:
            for b in struck:
                if not one_side(a, b, kinship):
                    people.update({a.key: a, b.key: b})
                    speakers.setdefault((a.key, b.key), set()).add(telling.speaker.key)
    if not speakers:
        return None, False
    told = {pair: len(by) + len(speakers.get((pair[1], pair[0]), ())) for pair, by in speakers.items()}
    best = min(told, key=lambda pair: (-told[pair], -len(speakers[pair]), pair))
    back = (best[1], best[0]) in speakers
    doer, target = sorted(best) if back else best
    return (people[doer], people[target]), back


def _ranked(told: Sequence[tuple[Telling, tuple[Who, ...]]]) -> tuple[Who, ...]:
    """Those named by most speakers first; a speaker counts once however often it is relayed."""
    speakers = {(who.key, t.speaker.key) for t, people in told for who in people}
    counts = Counter(key for key, _ in speakers)
    first: dict[str, Who] = {}
    for _, people in told:
        for who in people:
            kept = first.get(who.key)
            if kept is None or (kept.actor is None and who.actor is not None):
                first[who.key] = who
    return tuple(sorted(first.values(), key=lambda w: (-counts[w.key], w.key)))


def _is_harm_of_unknown(telling: Telling) -> bool:
    """Harm told with no doer says whose dead there were; several sides have dead, and that makes nobody a target."""
    return telling.event.type in (EventType.KILLING, EventType.INJURY) and not telling.agents


def _disputed(tellings: Sequence[Telling], denials: Sequence[Telling], kinship: Kinship) -> bool:
    for n, one in enumerate(tellings):
        for other in tellings[n + 1 :]:
            if one.speaker.key != other.speaker.key and exclude_each_other(one.agents, other.agents):
                return True
    doers = [w for t in tellings for w in parties(t.agents)]
    return any(one_side(denial.speaker, doer, kinship) for denial in denials for doer in doers)


_FIGHTERS = frozenset((ActorKind.ARMED_GROUP, ActorKind.STATE_BODY, ActorKind.DE_FACTO_AUTHORITY))


def _only_civilians(tellings: Sequence[Telling]) -> bool:
    """True where those struck are told as civilians, and nobody armed is told as struck or fighting back."""
    if any(t.event.type is EventType.ARMED_CLASH for t in tellings):
        return False
    struck = [w for t in tellings for w in t.patients]
    counts = [c for t in tellings for c in t.event.counts]
    if any(w.kind in _FIGHTERS for w in struck) or any(c.status is VictimStatus.FIGHTER for c in counts):
        return False
    return any(w.kind is ActorKind.POPULATION for w in struck) or any(c.status is VictimStatus.CIVILIAN for c in counts)
