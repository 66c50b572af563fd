"""The invented reading of ``tests.pages.world``, annotated as a person would, in a folder."""

import json
from pathlib import Path
from typing import Any

from riwaya.evaluation.events import status
from riwaya.model import Reading, Span, Voice
from tests.pages.world import TEXT, TITLE, reading


def _ends(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def annotation(made: Reading) -> dict[str, Any]:
    """What a reading says, in the form of an annotation: a reader that says the same is perfect."""
    attributed = [c for c in made.claims if c.voice is Voice.ATTRIBUTED]
    ids = {c.id for c in attributed}
    return {
        "actors": [
            {"id": a.id, "kind": a.kind.value, "mentions": sorted({m.text for m in a.mentions})} for a in made.actors
        ],
        "places": [
            {"mentions": [m.text for m in p.mentions], "lat": p.latitude, "lon": p.longitude} for p in made.places
        ],
        "attributions": [
            {
                "id": c.id,
                "source": _ends(c.source),
                "actor": c.source_actor,
                "cue": _ends(c.cue),
                "content": _ends(c.content),
                "medium": _ends(c.medium),
                "parent": c.parent,
                "act": c.act.value,
                "relay": c.relay.value,
                "imputed": c.imputed,
            }
            for c in attributed
        ],
        "events": [
            {
                "id": e.id,
                "type": e.type.value,
                "trigger": _ends(e.trigger),
                "agents": [_ends(s) for s in e.agents],
                "patients": [_ends(s) for s in e.patients],
                "instruments": [_ends(s) for s in e.instruments],
                "place": [_ends(s) for s in e.places],
                "time": [_ends(s) for s in e.times],
                "time_values": [{"from": t.from_, "to": t.to} for t in e.times],
                "counts": [{"value": c.value, "of": c.of.value} for c in e.counts],
                "status": status(e),
                "background": e.background,
                "attribution": e.claim if e.claim in ids else None,
                "occurrence": e.occurrence,
            }
            for e in made.events
        ],
        "contradictions": [{"a": c.a, "b": c.b, "kind": c.kind.value} for c in made.contradictions],
        "framing": [{"span": _ends(f)} for f in made.framing],
    }


def write_gold(folder: Path) -> Path:
    """A folder with one annotated report."""
    record = {"id": "hill-1", "title": TITLE, "text": TEXT.removeprefix(TITLE + "\n\n"), "date": "2031-03-04"}
    (folder / "reports.jsonl").write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    (folder / "hill-1.json").write_text(json.dumps(annotation(reading()), ensure_ascii=False), "utf-8")
    return folder
