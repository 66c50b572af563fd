"""Actors and places of a reading beside the annotated ones: names found, aliases linked, places put."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from riwaya.evaluation.gold import Gold, GoldActor
from riwaya.evaluation.spans import Ends, fit, pairs
from riwaya.evaluation.tallies import Tallies
from riwaya.model import Actor, Place, Reading
from riwaya.text import fold

_NEAR_DEGREES = 0.15
"""About 15 km: how far off a place may be put and still be right."""


def actors_by_gold(gold: Gold, reading: Reading) -> dict[str, str]:
    """Id of a reading's actor -> id of the annotated one that it shares most mentions with."""
    every = [(span, n) for n, actor in enumerate(gold.actors) for span in _standing(actor.mentions, gold.text)]
    own = [_own(n, set(_standing(actor.mentions, gold.text)), every) for n, actor in enumerate(gold.actors)]

    def common(n: int, actor: Actor) -> int:
        return sum(any(fit(span, (m.start, m.end)) >= 0.5 for m in actor.mentions) for span in own[n])

    found = pairs(range(len(gold.actors)), reading.actors, common)
    return {reading.actors[j].id: gold.actors[i].id for i, j in found}


def _own(n: int, spans: set[Ends], every: Sequence[tuple[Ends, int]]) -> set[Ends]:
    """A mention inside another actor's longer one does not count, unless there is no other."""

    def inside(span: Ends) -> bool:
        return any(k != n and t[0] <= span[0] and span[1] <= t[1] and t != span for t, k in every)

    return {span for span in spans if not inside(span)} or spans


def _standing(strings: Iterable[str], text: str) -> list[Ends]:
    out: list[Ends] = []
    for string in strings:
        at = text.find(string)
        while at >= 0 and string:
            out.append((at, at + len(string)))
            at = text.find(string, at + 1)
    return out


def score_entities(gold: Gold, reading: Reading, tallies: Tallies) -> None:
    """Names as distinct strings, pairs of names that mean one actor or place, and coordinates."""
    actors = [[m.text for m in actor.mentions] for actor in reading.actors]
    places = [[m.text for m in place.mentions] for place in reading.places]
    for what, annotated, said in (("actors", gold.actors, actors), ("places", gold.places, places)):
        _names(what, annotated, said, gold.id, tallies)
    put = {_plain(m.text): place for place in reading.places for m in place.mentions}
    for annotated_place in gold.places:
        if annotated_place.at is not None:
            found = next((put[name] for m in annotated_place.mentions if (name := _plain(m)) in put), None)
            has = found is not None and found.latitude is not None
            tallies.add("places: put within 15 km", gold.id, _near(found, annotated_place.at), has, 1)


def _names(what: str, annotated: Sequence[GoldActor], said: list[list[str]], report: str, tallies: Tallies) -> None:
    true = [{_plain(m) for m in actor.mentions} for actor in annotated]
    found = [{_plain(m) for m in mentions} for mentions in said]
    all_true: set[str] = set().union(*true)
    all_found: set[str] = set().union(*found)
    tallies.add(f"{what}: names", report, len(all_true & all_found), len(all_found), len(all_true))
    linked, wanted = links(names & all_true for names in found), links(true)
    tallies.add(f"{what}: aliases linked", report, len(linked & wanted), len(linked), len(wanted))


def links(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """All pairs that stand in one group."""
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def _near(place: Place | None, at: tuple[float, float]) -> bool:
    if place is None or place.latitude is None or place.longitude is None:
        return False
    return abs(place.latitude - at[0]) <= _NEAR_DEGREES and abs(place.longitude - at[1]) <= _NEAR_DEGREES


def _plain(name: str) -> str:
    return " ".join(fold(name).split())
