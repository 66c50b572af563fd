"""Mentions with what they stand for -> places, each with all its mentions, in order of first mention."""

from bisect import bisect_right, insort
from collections.abc import Collection, Hashable, Iterator
from dataclasses import field

from riwaya.mentions.places.site import Site
from riwaya.model import Place, PlaceKind, PlacePrecision, Span
from riwaya.model.values import dataclass
from riwaya.text import fold
from riwaya.text.clitics import ARTICLE

_REACH = 60
"""Mentions back that a noun may take up again; further back no reader would look, and time stays linear."""


@dataclass(slots=True)
class Draft:
    """A place while it is gathered. ``site`` is the row it stands on; an area beside a place keeps that place's."""

    name: str
    kind: PlaceKind
    reason: str
    site: Site | None = None
    precision: PlacePrecision = PlacePrecision.EXACT
    country: str | None = None
    spans: list[Span] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    """First words of its mentions, folded and without the article: what kind of place the text called it."""


class Drafts:
    """Places by key; a key is whatever makes two mentions the same place."""

    def __init__(self) -> None:
        self._drafts: dict[Hashable, Draft] = {}
        self._ends: list[tuple[int, int, Hashable]] = []
        self.order: list[tuple[Span, Hashable]] = []
        self.rules: dict[Span, str] = {}
        """Which rule found a mention first."""

    def __contains__(self, key: Hashable) -> bool:
        return key in self._drafts

    def __getitem__(self, key: Hashable) -> Draft:
        return self._drafts[key]

    def add(self, key: Hashable, span: Span, draft: Draft, rule: str) -> None:
        """One more mention of the place under this key, found by a rule; ``draft`` is kept where the key is new."""
        self.rules.setdefault(span, rule)
        kept = self._drafts.setdefault(key, draft)
        kept.spans.append(span)
        kept.nouns.add(fold(span.text.split()[0]).removeprefix(ARTICLE))
        self.order.append((span, key))
        insort(self._ends, (span.end, len(self.order), key), key=lambda e: e[:2])

    def know(self, key: Hashable, draft: Draft) -> None:
        """A place that a mention is about to stand for."""
        self._drafts.setdefault(key, draft)

    def before(self, offset: int) -> Iterator[Hashable]:
        """Keys of the last mentions that end before this character, the nearest first."""
        last = bisect_right(self._ends, offset, key=lambda e: e[0])
        yield from (key for _, _, key in reversed(self._ends[max(0, last - _REACH) : last]))

    def keep(self, spans: Collection[Span]) -> None:
        """Leave out every other mention."""
        for draft in self._drafts.values():
            draft.spans = [s for s in draft.spans if s in spans]

    def places(self) -> tuple[Place, ...]:
        """The finished places, numbered in order of first mention."""
        drafts = [d for d in self._drafts.values() if d.spans]
        drafts.sort(key=lambda d: (min(d.spans).start, -min(d.spans).end, d.name))
        return tuple(_place(f"pl{number}", draft) for number, draft in enumerate(drafts, 1))


def _place(identity: str, draft: Draft) -> Place:
    site = draft.site
    mentions = tuple(sorted(set(draft.spans)))
    located = site is not None and site.latitude is not None
    return Place(
        id=identity,
        name=draft.name,
        kind=draft.kind,
        mentions=mentions,
        name_en=site.name_en if site is not None and draft.precision is PlacePrecision.EXACT else None,
        latitude=site.latitude if site is not None else None,
        longitude=site.longitude if site is not None else None,
        precision=_precision(draft) if located or draft.country else PlacePrecision.NONE,
        admin1=site.admin1 if site is not None else None,
        country=site.country if site is not None else draft.country,
        gazetteer=site.id if site is not None else None,
        reason=draft.reason,
    )


def _precision(draft: Draft) -> PlacePrecision:
    """Exact is a point on the map; an area is near its middle, a governorate or country only somewhere in it."""
    if draft.site is None or draft.kind is PlaceKind.COUNTRY or draft.site.latitude is None:
        return PlacePrecision.COUNTRY
    if draft.kind is PlaceKind.GOVERNORATE:
        return PlacePrecision.ADMIN1
    if draft.kind in (PlaceKind.AREA, PlaceKind.RIVER, PlaceKind.ROAD):
        return PlacePrecision.ADMIN1 if draft.site.kind is PlaceKind.GOVERNORATE else PlacePrecision.NEAR
    return draft.precision
