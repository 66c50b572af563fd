"""Annotated reports and their readings -> a score for each measure, and which reports failed."""

from collections.abc import Iterable, Sequence

from riwaya.evaluation.attributions import score_attributions
from riwaya.evaluation.entities import actors_by_gold, score_entities
from riwaya.evaluation.events import score_events, score_occurrences
from riwaya.evaluation.gold import Gold
from riwaya.evaluation.spans import hits
from riwaya.evaluation.tallies import Score, Tallies
from riwaya.model import MadeBy, Reading, make_report

__all__ = ["Score", "score"]


def score(golds: Sequence[Gold], readings: Iterable[Reading]) -> tuple[tuple[Score, ...], tuple[str, ...]]:
    """The scores over all annotated reports, and a line for each that has no reading, or one of another text.

    A report that failed counts as read with nothing found.
    """
    by_ref = {reading.report.ref: reading for reading in readings}
    tallies, failed = Tallies(), []
    for gold in golds:
        reading = by_ref.get(gold.id)
        if reading is None:
            failed.append(f"{gold.id}: no reading")
        elif reading.report.text != gold.text:
            failed.append(f"{gold.id}: the reading is of another text")
            reading = None
        _score_one(gold, reading or _nothing(gold), tallies)
    return tallies.scores(), tuple(failed)


def _score_one(gold: Gold, reading: Reading, tallies: Tallies) -> None:
    actor_of = actors_by_gold(gold, reading)
    kinds = {actor.id: actor.kind for actor in gold.actors}
    for actor in reading.actors:
        if actor.id in actor_of:
            tallies.add("actors: kind, of paired", gold.id, actor.kind.value == kinds[actor_of[actor.id]], 1, 1)
    to_gold = score_attributions(gold, reading, actor_of, tallies)
    gold_of = score_events(gold, reading, to_gold, tallies)
    score_occurrences(gold, reading, gold_of, tallies)
    _contradictions(gold, reading, gold_of | to_gold, tallies)
    score_entities(gold, reading, tallies)
    said = [(f.start, f.end) for f in reading.framing]
    tallies.add("framing", gold.id, hits(gold.framing, said, 0.34), len(said), len(gold.framing))


def _contradictions(gold: Gold, reading: Reading, gold_of: dict[str, str], tallies: Tallies) -> None:
    """Equally good mentions count as one: the same happening on the same speaker's word."""
    speakers = {a.id: a.actor for a in gold.attributions}
    events = {e.id: e for e in gold.events}

    def cell(id_: str | None) -> object:
        if id_ in events:
            return (events[id_].occurrence, speakers.get(events[id_].attribution or ""))
        return id_ if id_ in speakers else None

    want = {frozenset((cell(a), cell(b))) for a, b in gold.contradictions}
    said = {frozenset((cell(gold_of.get(c.a)), cell(gold_of.get(c.b)))) for c in reading.contradictions}
    tallies.add("contradictions inside a report", gold.id, len(want & said), len(said), len(want))


def _nothing(gold: Gold) -> Reading:
    return Reading(MadeBy("", "", "", None), make_report(gold.text, ref=gold.id))
