"""A folder of annotations -> Gold reports: spans, speakers, events and names as people marked them.

``reports.jsonl`` holds the records; beside it stands one ``ID.json`` a report, its spans [start, end] in code points of
``title + "\\n\\n" + text``. docs/evaluating.md describes the fields.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.errors import InputError
from riwaya.evaluation.spans import Ends

REPORTS = "reports.jsonl"


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor or a place: the distinct surface strings it is mentioned by."""

    id: str
    mentions: tuple[str, ...]
    kind: str = ""
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """A statement handed to somebody."""

    id: str
    actor: str | None
    source: Ends | None
    cue: Ends | None
    content: Ends
    medium: Ends | None
    parent: str | None
    act: str
    relay: str
    imputed: bool


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A happening as told; ``days`` are parallel to ``time`` and None where no day is named."""

    id: str
    type: str
    trigger: Ends
    roles: Mapping[str, tuple[Ends, ...]]
    days: tuple[tuple[str, str] | None, ...]
    counts: tuple[tuple[float, str], ...]
    status: str
    background: bool
    attribution: str | None
    occurrence: Any


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated report."""

    id: str
    text: str
    actors: tuple[GoldActor, ...]
    places: tuple[GoldActor, ...]
    attributions: tuple[GoldAttribution, ...]
    events: tuple[GoldEvent, ...]
    contradictions: tuple[tuple[str, str], ...]
    framing: tuple[Ends, ...]


ROLES = ("agents", "patients", "place", "time", "instruments")


def load_gold(folder: Path) -> tuple[Gold, ...]:
    """All annotated reports of a folder, by name. Raises InputError naming file and what is missing."""
    texts = dict(_texts(folder))
    found = tuple(_gold(file, texts) for file in sorted(folder.glob("*.json")) if file.stem in texts)
    if not found:
        raise InputError(f"{folder}: no annotated report; it needs {REPORTS} and one ID.json for each report in it")
    return found


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = (folder / REPORTS).read_bytes().decode("utf-8").split("\n")
    except FileNotFoundError:
        raise InputError(f"{folder}: holds no {REPORTS}; docs/evaluating.md tells what such a folder holds") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{folder / REPORTS}: cannot be read ({error})") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield record["id"], f"{record['title']}\n\n{record['text']}" if record.get("title") else record["text"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{folder / REPORTS}:{number}: no record with id and text ({error!r})") from None


def _gold(file: Path, texts: Mapping[str, str]) -> Gold:
    try:
        data = json.loads(file.read_text("utf-8"))
        return Gold(
            id=file.stem,
            text=texts[file.stem],
            actors=tuple(_named(a, number) for number, a in enumerate(data.get("actors", []))),
            places=tuple(_named(p, number) for number, p in enumerate(data.get("places", []))),
            attributions=tuple(_attribution(a) for a in data["attributions"]),
            events=tuple(_event(e) for e in data["events"]),
            contradictions=tuple((c["a"], c["b"]) for c in data.get("contradictions", [])),
            framing=tuple(_ends(f["span"]) for f in data.get("framing", [])),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{file}: is no annotation of a report ({error!r}); see docs/evaluating.md") from None


def _ends(value: Sequence[int]) -> Ends:
    return (int(value[0]), int(value[1]))


def _maybe(value: Sequence[int] | None) -> Ends | None:
    return _ends(value) if value else None


def _named(data: Mapping[str, Any], number: int) -> GoldActor:
    lat, lon = data.get("lat"), data.get("lon")
    at = (float(lat), float(lon)) if lat is not None and lon is not None else None
    return GoldActor(data.get("id", str(number)), tuple(data.get("mentions", [])), data.get("kind", ""), at)


def _attribution(data: Mapping[str, Any]) -> GoldAttribution:
    return GoldAttribution(
        id=data["id"],
        actor=data.get("actor"),
        source=_maybe(data.get("source")),
        cue=_maybe(data.get("cue")),
        content=_ends(data["content"]),
        medium=_maybe(data.get("medium")),
        parent=data.get("parent") or None,
        act=data.get("act", "state"),
        relay=data.get("relay", "neutral"),
        imputed=bool(data.get("imputed")),
    )


def _event(data: Mapping[str, Any]) -> GoldEvent:
    times, values = data.get("time") or [], data.get("time_values") or []
    counts = [c for c in data.get("counts") or [] if isinstance(c.get("value"), int | float)]
    return GoldEvent(
        id=data["id"],
        type=data["type"],
        trigger=_ends(data["trigger"]),
        roles={role: tuple(_ends(s) for s in data.get(role) or [] if s) for role in ROLES},
        days=tuple((v["from"], v["to"]) if v else None for v in (*values, *[None] * (len(times) - len(values)))),
        counts=tuple((c["value"], c.get("of", "other")) for c in counts),
        status=data.get("status", "occurred"),
        background=bool(data.get("background")),
        attribution=data.get("attribution") or None,
        occurrence=data.get("occurrence"),
    )
