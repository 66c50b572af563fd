"""Readings and gold -> the same measures by outlet, and by the side that speaks, acts or suffers.

A reader that hears one side better than another is not even-handed, however good its total. For a side, gold and
readings are both cut down to what concerns it, and the scorer judges the rest: recall tells what of the side's
statements (or of what is told it did, or suffered) is found, precision what of that handed to it is right. Sides
stand in sides.yaml; who belongs to one, the lexicon knows. An actor of no listed side is "another".
"""

import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sides import Sides

MEASURES = ATTRIBUTION, EVENT = "ATTRIBUTION speaker+cue+content", "EVENT trigger+type"
SAYS, DOES, SUFFERS = "statements of", "events done by", "events suffered by"
Json = dict[str, Any]


def rows(gold: Path, readings: Path, scorer: Path) -> Json:
    """``by_outlet`` and ``by_side``: rows of precision, recall, F1 and how many the gold has."""
    score, sides = _module(scorer), Sides.load()
    golds, texts = score.load(gold)
    lines = readings.read_text(encoding="utf-8").split("\n")
    read = {reading["report"]["ref"]: reading for reading in map(json.loads, filter(None, lines))}
    outlets: dict[str, Any] = defaultdict(score.Tallies)
    by_side: dict[tuple[str, str], Any] = defaultdict(score.Tallies)
    for ref, annotated in golds.items():
        if ref not in read:
            continue
        reading, text = read[ref], texts[ref]
        score.score_report(annotated, reading, text, outlets[reading["report"]["outlet"] or "none"], False)
        for what, side, one_gold, one_reading in _by_side(annotated, reading, text, sides, score):
            score.score_report(one_gold, one_reading, text, by_side[what, side], False)
    told: Json = {outlet: {m: _row(t, m) for m in MEASURES} for outlet, t in sorted(outlets.items())}
    for (what, side), tallies in sorted(by_side.items()):
        told.setdefault(what, {})[side] = _row(tallies, ATTRIBUTION if what == SAYS else EVENT)
    return {"by_outlet": {o: told.pop(o) for o in sorted(outlets)}, "by_side": told}


def _by_side(gold: Json, reading: Json, text: str, sides: Sides, score: Any) -> Iterator[tuple[str, str, Json, Json]]:
    """The report cut down to each side's statements, to what it is said to have done, and to what it suffered."""
    day = reading["report"]["published"]
    same: dict[str, str] = score.match_entities(gold["actors"], reading["actors"], text)
    of_gold = {actor["id"]: sides.of_actor(actor, day) for actor in gold["actors"]}
    of_read = {
        actor["id"]: of_gold[same[actor["id"]]] if same.get(actor["id"]) in of_gold else sides.of_actor(actor, day)
        for actor in reading["actors"]
    }
    named = {score.fold(m): of_gold[actor["id"]] for actor in gold["actors"] for m in actor.get("mentions", [])}

    def gold_sides(spans: list[list[int]]) -> set[str]:
        words = [text[start:end] for start, end in spans]
        return set().union(*(named.get(score.fold(w)) or sides.of_words(w, day) for w in words))

    def read_sides(spans: list[Json]) -> set[str]:
        return set().union(
            *(of_read[s["actor"]] if s["actor"] else gold_sides([[s["start"], s["end"]]]) for s in spans)
        )

    said = [(a, of_gold.get(a.get("actor"), set())) for a in gold["attributions"]]
    heard = [(c, of_read.get(c["source_actor"], set())) for c in reading["claims"] if c["voice"] == "attributed"]
    for side in sorted(set().union(*(s for _, s in (*said, *heard)))):
        yield SAYS, side, gold | {"attributions": _of(said, side)}, reading | {"claims": _of(heard, side)}
    for what, role in ((DOES, "agents"), (SUFFERS, "patients")):
        done = [(e, gold_sides(e.get(role) or [])) for e in gold["events"] if e["type"] in score.FAMILY]
        told = [(e, read_sides(e[role])) for e in reading["events"]]
        for side in sorted(set().union(*(s for _, s in (*done, *told)))):
            yield what, side, gold | {"events": _of(done, side)}, reading | {"events": _of(told, side)}


def _of(items: list[tuple[Json, set[str]]], side: str) -> list[Json]:
    return [item for item, theirs in items if side in theirs]


def _row(tallies: Any, measure: str) -> Json:
    precision, recall, f1 = tallies.scores(measure)
    true = sum(t[2] for t in tallies[measure].values())
    return {"p": round(precision, 3), "r": round(recall, 3), "f1": round(f1, 3), "gold": true}


def _module(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
