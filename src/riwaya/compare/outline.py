"""A happening -> its outline: the little of it that decides which others it is one incident with, and its JSON.

An outline is some hundred times smaller than what it outlines, so that those of a whole archive fit into memory.
"""

from collections.abc import Sequence
from functools import lru_cache
from sys import intern
from typing import Any

from riwaya.compare.blocking import window
from riwaya.compare.days import Days
from riwaya.compare.families import CORE, Family, family
from riwaya.compare.happenings import Happening
from riwaya.compare.spots import Where, parts_of, where, where_of
from riwaya.model import EventType
from riwaya.model.values import dataclass
from riwaya.text import fold


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What of a happening is weighed: where, when (as told, and as it can be meant), who, which acts, which words."""

    key: str
    report: str
    published: str
    places: tuple[Where, ...]
    days: Days | None
    window: Days | None
    placed: float
    """The share of tellings that name a place of their own: one place named in passing tells little."""
    parties: frozenset[str]
    types: frozenset[EventType]
    background: bool
    headline: frozenset[str]
    figures: frozenset[tuple[str, float]]

    @property
    def core(self) -> frozenset[Family]:
        """The families of its acts that make an incident."""
        return families_of(self.types) & CORE


@lru_cache(maxsize=16384)
def families_of(types: frozenset[EventType]) -> frozenset[Family]:
    """The families of types."""
    return frozenset(family(event_type) for event_type in types)


def outline(happening: Happening) -> Outline:
    """The outline of a happening; a pure function of it."""
    tellings = happening.tellings
    return Outline(
        key=happening.key,
        report=happening.report.id,
        published=happening.report.published or "",
        places=tuple(where_of(spot) for spot in happening.spots),
        days=happening.days,
        window=window(happening),
        placed=sum(1 for t in tellings if t.own_spots) / len(tellings),
        parties=frozenset(map(intern, happening.parties)),
        types=_types(happening.types),
        background=happening.background,
        headline=_headline(happening),
        figures=_figures(happening),
    )


def _headline(happening: Happening) -> frozenset[str]:
    title = happening.report.title
    if title is None or not any(t.event.trigger.start < title.end for t in happening.tellings):
        return frozenset()
    return frozenset(intern(w[:6]) for w in fold(title.text).split() if len(w) > 3)


def _figures(happening: Happening) -> frozenset[tuple[str, float]]:
    counts = (c for t in happening.tellings for c in t.event.counts)
    return frozenset((c.of.value, float(c.value)) for c in counts if c.value is not None and c.value > 2)


@lru_cache(maxsize=16384)
def _types(types: frozenset[EventType]) -> frozenset[EventType]:
    """One object for equal sets."""
    return types


def pack_outline(outline: Outline) -> list[Any]:
    """An outline as plain values, the same for equal outlines."""
    return [
        outline.published,
        [list(parts_of(place)) for place in outline.places],
        _pack_days(outline.days),
        _pack_days(outline.window),
        outline.placed,
        sorted(outline.parties),
        sorted(outline.types),
        outline.background,
        sorted(outline.headline),
        sorted(outline.figures),
    ]


def unpack_outline(report: str, key: str, packed: Sequence[Any]) -> Outline:
    """What ``pack_outline`` packed."""
    published, places, days, meant, placed, parties, types, background, headline, figures = packed
    return Outline(
        key=key,
        report=report,
        published=published,
        places=tuple(where(*place) for place in places),
        days=_unpack_days(days),
        window=_unpack_days(meant),
        placed=placed,
        parties=frozenset(map(intern, parties)),
        types=_types(frozenset(EventType(name) for name in types)),
        background=background,
        headline=frozenset(map(intern, headline)),
        figures=frozenset((of, value) for of, value in figures),
    )


def _pack_days(days: Days | None) -> list[Any] | None:
    return None if days is None else [days.first, days.last, days.fine, days.nightly]


def _unpack_days(packed: Sequence[Any] | None) -> Days | None:
    return None if packed is None else Days(*packed)
