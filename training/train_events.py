"""Learn from annotated reports how events are told, and write the small models of ``src/riwaya/claims/weights``.

    python training/train_events.py [--only place,time] [--times DIR] GOLD_DIR [GOLD_DIR ...]

A gold directory holds ``reports.jsonl`` and one annotation a report, as ``gold/GUIDELINES.md`` of the evaluation set
has them. Reports are read by Riwaya's own rooms up to the events; candidates, noun phrases, places, times and amounts
are then labelled by the annotation, and one maximum-entropy model is fitted for each question. Only weights are kept:
no sentence and no name of the annotated reports stands in them (features tell of word classes and order).

A directory of times holds ``reports.jsonl`` and ``times.jsonl``: one line for a trigger and a time of its sentence, as
{"report", "trigger": [start, end], "type", "time": [start, end], "yes": is the time when the event was}.
"""

import json
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pycrfsuite

from riwaya.claims.events.counts import count_features
from riwaya.claims.events.draft import Draft
from riwaya.claims.events.event_features import event_features
from riwaya.claims.events.history_features import history_features
from riwaya.claims.events.models import QUESTIONS, Models
from riwaya.claims.events.occurrence import pairs
from riwaya.claims.events.read import draft_events
from riwaya.claims.events.role_features import near_chunks, role_features
from riwaya.claims.events.roles import fill_roles, ties
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.setting_features import place_features, spots
from riwaya.claims.events.settings import APART, fill_settings
from riwaya.claims.events.status_features import status_features
from riwaya.claims.events.status_signs import status_signs
from riwaya.claims.events.time_features import time_features
from riwaya.claims.events.told_before import ToldBefore
from riwaya.claims.events.type_features import Attacks, Told, type_features
from riwaya.claims.linear import Linear, Piece, Question, names
from riwaya.claims.read import Tools, load_tools, read, read_mentions
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import EventType, Span, make_report
from riwaya.text import cut

Gold = dict[str, Any]
Rows = list[tuple[Sequence[Piece], str]]

LEAST = 0.04
"""Weights smaller than this are left out of the files."""

PENALTY = {
    "event": 1.0, "type": 10.0, "agent": 3.0, "patient": 3.0, "instrument": 1.0, "place": 3.0, "time": 8.0,
    "count": 1.0, "status": 2.0, "background": 3.0, "occurrence": 100.0,
}  # fmt: skip
"""L2 penalties, chosen among 0.3 to 100 by F1 with incidents held out in turn."""


def iou(span: Span, gold: Sequence[int]) -> float:
    """Shared characters over all characters of two spans."""
    shared = max(0, min(span.end, gold[1]) - max(span.start, gold[0]))
    return shared / ((span.end - span.start) + (gold[1] - gold[0]) - shared) if shared else 0.0


def fit(rows: Rows, penalty: float) -> Linear:
    """A maximum-entropy model: a chain of length one."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.0, "c2": penalty, "max_iterations": 150, "feature.possible_states": True})
    for features, label in rows:
        trainer.append([sorted(set(names(features)))], [label])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        table: dict[str, dict[str, float]] = {}
        for (feature, label), weight in tagger.info().state_features.items():
            if abs(weight) >= 0.02:
                table.setdefault(feature, {})[label] = round(weight, 3)
        tagger.close()
    return Linear(tuple(sorted({label for _, label in rows})), table)


def paired(scene: Scene, events: list[Gold]) -> dict[int, Gold]:
    """Number of a candidate -> the annotated event it is, best overlap first."""
    return matched([c.span for c in scene.candidates], [c.trigger.types for c in scene.candidates], events)


def matched(spans: Sequence[Span], types: Sequence[Sequence[EventType]], events: list[Gold]) -> dict[int, Gold]:
    """Number of a span -> the annotated event it is, best overlap first; ``types``: what each may name."""
    options = [
        (iou(span, e["trigger"]) + 2 * (e["type"] in named), -i, -j)
        for i, (span, named) in enumerate(zip(spans, types, strict=True))
        for j, e in enumerate(events)
        if iou(span, e["trigger"]) >= 0.4
    ]
    found: dict[int, Gold] = {}
    used: set[int] = set()
    for _, i, j in sorted(options, reverse=True):
        if -i not in found and -j not in used:
            found[-i] = events[-j]
            used.add(-j)
    return found


def chosen(spans: Sequence[Span], gold: Iterable[Sequence[int]], at: int) -> set[int]:
    """Which of the spans the annotated ones are; of equals the one nearest the trigger."""
    found = set()
    for target in gold:
        best = max(
            range(len(spans)), key=lambda k: (round(iou(spans[k], target), 6), -abs(spans[k].start - at)), default=None
        )
        if best is not None and iou(spans[best], target) >= 0.34:
            found.add(best)
    return found


def label(yes: bool) -> str:
    """A binary label."""
    return "yes" if yes else "no"


def first_rows(scene: Scene, gold: Gold) -> dict[str, Rows]:
    """Examples for every model that needs no other's output."""
    rows: dict[str, Rows] = {name: [] for name in (*QUESTIONS, "status")}
    pairs = paired(scene, gold["events"])
    told = [
        Told(scene.candidates[i], EventType(e["type"]))
        for i, e in sorted(pairs.items())
        if EventType(e["type"]) in ATTACK
    ]
    where = spots(scene)
    before: Draft | None = None
    told_before = ToldBefore()
    for i, candidate in enumerate(scene.candidates):
        event = pairs.get(i)
        rows["event"].append((event_features(scene, candidate), label(event is not None)))
        if event is None:
            continue
        kind = EventType(event["type"])
        if len(candidate.trigger.types) > 1 and kind in candidate.trigger.types:
            for option, features in type_features(scene, candidate, Attacks(told)).items():
                rows["type"].append((features, label(option is kind)))
        chunks = near_chunks(scene, candidate)
        draft = Draft(candidate, kind, 1.0)
        told_of = role_features(scene, candidate, chunks, kind, *ties(scene, before, draft))
        for name, role in (("agent", "agents"), ("patient", "patients"), ("instrument", "instruments")):
            yes = chosen([c.span for c in chunks], event[role], candidate.span.start)
            rows[name] += [(f, label(k in yes)) for k, f in enumerate(told_of)]
            getattr(draft, role).extend(chunks[k] for k in sorted(yes))
        before = draft
        number = scene.document.sentence_of(candidate.head)
        near = [s for s in where if abs(scene.document.sentence_of(s.first) - number) <= APART]
        yes = chosen([s.span for s in near], event["place"], candidate.span.start)
        rows["place"] += [(place_features(scene, candidate, s, kind), label(k in yes)) for k, s in enumerate(near)]
        own = scene.document.sentences[number]
        times = [t for _, t in scene.times_in(own.first, own.last)]
        yes = chosen(times, event["time"], candidate.span.start)
        rows["time"] += [(time_features(scene, candidate, t, kind), label(k in yes)) for k, t in enumerate(times)]
        signs = tuple(status_signs(scene, candidate, own.first, own.last))
        rows["status"].append((status_features(scene, candidate, kind, signs, told_before), event["status"]))
        rows["background"].append(
            (history_features(scene, candidate, kind, event["status"]), label(event["background"]))
        )
        told_before.add(candidate, event["status"])
    return rows


def count_rows(scene: Scene, gold: Gold, models: Models) -> Rows:
    """Examples for amounts, which build on the roles and settings found."""
    rows: Rows = []
    found = sorted(paired(scene, gold["events"]).items())
    drafts = [
        Draft(scene.candidates[i], EventType(e["type"]), 1.0, status=e["status"], background=e["background"])
        for i, e in found
    ]
    fill_roles(scene, models, drafts)
    fill_settings(scene, models, drafts)
    for draft, (_, event) in zip(drafts, found, strict=True):
        number = scene.document.sentence_of(draft.candidate.head)
        near = [q for q in scene.mentions.quantities if scene.document.sentence_of(q.first) == number]
        spans = [scene.document.span(q.first, q.last) for q in near]
        yes = {
            k
            for k, q in enumerate(near)
            if any(
                c.get("span") and (iou(q.span, c["span"]) > 0.3 or iou(spans[k], c["span"]) > 0.3)
                for c in event["counts"]
            )
        }
        rows += [(count_features(scene, draft, q), label(k in yes)) for k, q in enumerate(near)]
    return rows


def occurrence_rows(scene: Scene, gold: Gold, drafts: list[Draft]) -> Rows:
    """Examples for what is one happening: pairs of the events found, where both are annotated."""
    spans = [d.candidate.span for d in drafts]
    found = {i: e["occurrence"] for i, e in matched(spans, [(d.type,) for d in drafts], gold["events"]).items()}
    return [
        (features, label(found[earlier] == found[number]))
        for number, told in enumerate(pairs(scene, drafts))
        for earlier, features in told
        if number in found and earlier in found
    ]


EMPTY = Question({})


def ask(rows: Rows, penalty: float) -> Question:
    """A model of yes and no: the weights for yes less those for no."""
    table = fit(rows, penalty).table
    return Question({f: round(w.get("yes", 0.0) - w.get("no", 0.0), 3) for f, w in table.items()})


def train(scenes: list[tuple[Scene, Gold]], times: Rows) -> Models:
    """All models from these reports, and from further examples for times."""
    known = examples(scenes)
    rows: Rows = []
    for part in range(PARTS):
        others = [k for k in range(len(scenes)) if k % PARTS != part]
        models = first_models([scenes[k] for k in others], [known[k] for k in others], times)
        for scene, gold in scenes[part::PARTS]:
            rows += occurrence_rows(scene, gold, draft_events(scene, models))
    return replace(first_models(scenes, known, times), occurrence=ask(rows, PENALTY["occurrence"]))


PARTS = 4
"""What is one happening is learned from events as found in reports not trained on: a quarter after the other."""


def examples(scenes: Sequence[tuple[Scene, Gold]]) -> list[dict[str, Rows]]:
    """The examples of each report for the first models, the features of each by name, once."""
    return [
        {model: [(tuple(sorted(set(names(told)))), answer) for told, answer in rows] for model, rows in found.items()}
        for found in (first_rows(scene, gold) for scene, gold in scenes)
    ]


def first_models(scenes: Sequence[tuple[Scene, Gold]], known: Sequence[dict[str, Rows]], times: Rows) -> Models:
    """The models of all that is asked of an event by itself; ``known``: the examples of each report."""
    rows: dict[str, Rows] = {name: [row for found in known for row in found[name]] for name in (*QUESTIONS, "status")}
    rows["time"] += times
    fitted: dict[str, Any] = {name: ask(rows[name], PENALTY[name]) if rows[name] else EMPTY for name in QUESTIONS}
    fitted["status"] = fit(rows["status"], PENALTY["status"])
    models = Models(**fitted)
    counted = [row for scene, gold in scenes for row in count_rows(scene, gold, models)]
    return replace(models, count=ask(counted, PENALTY["count"]))


def write(models: Models, folder: Path, only: Sequence[str] = (*QUESTIONS, "status")) -> None:
    """One JSON file a model, features in order."""
    for name in (name for name in QUESTIONS if name in only):
        weights = getattr(models, name).weights
        data: dict[str, Any] = {"weights": {f: weights[f] for f in sorted(weights) if abs(weights[f]) >= LEAST}}
        _dump(folder / f"{name}.json", data)
    if "status" not in only:
        return
    table = models.status.table
    ordered = {f: dict(sorted(table[f].items())) for f in sorted(table)}
    _dump(folder / "status.json", {"labels": models.status.labels, "weights": ordered})


def _dump(path: Path, data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def lines(path: Path) -> list[Any]:
    """The records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def scenes(folder: Path, tools: Tools) -> list[tuple[Scene, Gold]]:
    """The annotated reports of a gold directory, read up to the events."""
    found = []
    for record in lines(folder / "reports.jsonl"):
        path = folder / f"{record['id']}.json"
        if path.is_file():
            found.append((scene_of(record, tools), json.loads(path.read_text(encoding="utf-8"))))
    return found


def scene_of(record: Any, tools: Tools) -> Scene:
    """A report, read up to the events."""
    title = record.get("title") or ""
    text = f"{title}\n\n{record['text']}" if title else record["text"]
    report = make_report(text, ref=record["id"], title=title, outlet=record.get("outlet"), published=record.get("date"))
    reading = read(report, tools)
    document = cut(report.text, tools.lexicon.actors.disguised)
    mentions = replace(read_mentions(document, report, tools), actors=reading.actors)
    return Scene.of(document, mentions, reading.claims, tools.lexicon, published=report.published)


APART_FROM_GOLD = "labelled apart"
"""A feature of examples of events as they are found, wrong ones among them: it takes up that fewer have a time."""


def time_rows(folder: Path, tools: Tools) -> Rows:
    """Examples for times from reports of which nothing else is annotated."""
    told: dict[str, list[Any]] = {}
    for row in lines(folder / "times.jsonl"):
        told.setdefault(row["report"], []).append(row)
    rows: Rows = []
    for record in lines(folder / "reports.jsonl"):
        scene = scene_of(record, tools)
        candidates = {(c.span.start, c.span.end): c for c in scene.candidates}
        times = {(t.start, t.end): t for t in scene.times}
        for row in told.get(record["id"], ()):
            candidate, time = candidates.get(tuple(row["trigger"])), times.get(tuple(row["time"]))
            if candidate is not None and time is not None:
                features = time_features(scene, candidate, time, EventType(row["type"]))
                rows.append(([*features, APART_FROM_GOLD], label(row["yes"])))
    return rows


def main() -> None:
    """Train on every directory named, in order, and write the weights, or only those asked for."""
    options = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--only", default=",".join((*QUESTIONS, "status")), metavar="MODEL,MODEL")
    options.add_argument("--times", type=Path, metavar="DIR")
    options.add_argument("folders", nargs="+", type=Path, metavar="GOLD_DIR")
    asked = options.parse_args()
    tools = load_tools()
    together = [pair for folder in asked.folders for pair in scenes(folder, tools)]
    weights = Path(__file__).parent.parent / "src" / "riwaya" / "claims" / "weights"
    times = time_rows(asked.times, tools) if asked.times is not None else []
    only = asked.only.split(",")
    models = train(together, times) if "occurrence" in only else first_models(together, examples(together), times)
    write(models, weights, only)


if __name__ == "__main__":
    main()
