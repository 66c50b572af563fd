"""Names found in a document -> which place each one means, and why, by what else the report names.

What speaks for a place, in falling order: a governorate stated beside it, the report's country, the kind its head noun
says, nearness to places that only one place can be, size. The weights were chosen on the 36 reports of `gold/` and 24
of our own annotation.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field
from math import hypot, log10

from riwaya.mentions.places.gazetteer import Grade
from riwaya.mentions.places.scan import Found, Scan
from riwaya.mentions.places.site import Site
from riwaya.model import PlaceKind
from riwaya.model.values import dataclass

_SETTLED = frozenset((PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE))
_NEAR_DEGREES = 0.6
"""About 60 km: places of one story lie closer to each other than this more often than not."""
_MOST_ANCHORS = 60
_SIZE = {PlaceKind.CITY: 1.0, PlaceKind.GOVERNORATE: 0.6, PlaceKind.TOWN: 0.4, PlaceKind.AREA: 0.4}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report is about in space: countries by weight, governorates it names, places that are sure."""

    countries: Counter[str]
    admin1: frozenset[str]
    anchors: tuple[tuple[float, float], ...]
    near: dict[tuple[float, float], float] = field(default_factory=dict, repr=False, compare=False)
    """How near the sure places a point lies, where it was asked (see ``_nearness``)."""

    def share(self, country: str | None) -> float:
        """The country's part of all that the report names."""
        total = sum(self.countries.values())
        return self.countries[country] / total if country and total else 0.0

    def holds(self, sites: Iterable[Site]) -> bool:
        """True where one of the places lies in a country the report is about."""
        return any(self.share(s.country) > 0 for s in sites)


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen, with the reason in words; ``site`` None where the name stayed open."""

    site: Site | None
    reason: str


def setting(scan: Scan) -> Setting:
    """What the sure names of the document and its nations' adjectives say."""
    countries: Counter[str] = Counter()
    admin1: set[str] = set()
    anchors: list[tuple[float, float]] = []
    for found in scan.found:
        if found.name is None or (found.grade is not Grade.SURE and found.head is None):
            continue
        sites = found.name.sites
        lands = {s.country for s in sites if s.country}
        if len(lands) == 1:
            countries[lands.pop()] += 2 if found.head is not None or len(found.name.words) > 1 else 1
        admin1.update(s.name for s in sites if s.kind is PlaceKind.GOVERNORATE)
        if len(sites) == 1 and sites[0].latitude is not None and sites[0].longitude is not None:
            anchors.append((sites[0].latitude, sites[0].longitude))
    countries.update(scan.nations.values())
    return Setting(countries, frozenset(admin1), tuple(dict.fromkeys(anchors))[:_MOST_ANCHORS])


def choose(found: Found, sites: Sequence[Site], around: Setting) -> Choice:
    """The place a name means here: the best of its sites by what the report names besides."""
    scored = sorted(((_score(found, s, around), -i) for i, s in enumerate(sites)), reverse=True)
    best = sites[-scored[0][1]]
    if len(sites) == 1:
        return Choice(best, _alone(found, best, around))
    return Choice(best, _reason(found, best, around, len(sites)))


def _score(found: Found, site: Site, around: Setting) -> float:
    score = 3 * around.share(site.country) + _SIZE.get(site.kind, 0.0) + log10(site.population + 1) / 4
    if site.country and site.country == _top(around):
        score += 1
    if site.admin1 in around.admin1:
        score += 1
    if found.head is not None:
        score += 3 * agrees(found.head.kind, site.kind) - 1
    if site.latitude is not None and site.longitude is not None:
        score += 0.3 + 1.5 * _nearness(site.latitude, site.longitude, around)
    return score + 0.3 * site.curated


def agrees(said: PlaceKind, kind: PlaceKind) -> float:
    """How well a kind stated by a head noun fits a place's kind: 1 the same, 0.7 a near one, 0 another."""
    if said is kind:
        return 1.0
    if said in _SETTLED and kind in _SETTLED:
        return 0.7
    if said in (PlaceKind.AREA, PlaceKind.DISTRICT) and kind in (*_SETTLED, PlaceKind.AREA, PlaceKind.DISTRICT):
        return 0.6
    return 0.7 if {said, kind} <= {PlaceKind.BASE, PlaceKind.BUILDING, PlaceKind.CAMP} else 0.0


def _nearness(latitude: float, longitude: float, around: Setting) -> float:
    known = around.near.get((latitude, longitude))
    if known is None:
        gaps = [hypot(latitude - a, longitude - b) for a, b in around.anchors]
        gap = min([g for g in gaps if g > 0.001], default=_NEAR_DEGREES)
        known = around.near[latitude, longitude] = max(0.0, 1 - gap / _NEAR_DEGREES)
    return known


def _top(around: Setting) -> str | None:
    return max(sorted(around.countries), key=lambda c: around.countries[c], default=None)


def _alone(found: Found, site: Site, around: Setting) -> str:
    said = "named with its kind" if found.head is not None else "named"
    where = "; its country is named" if site.kind is not PlaceKind.COUNTRY and around.share(site.country) > 0 else ""
    return f"{said}; the only place of this name in the tables{where}"


def _reason(found: Found, site: Site, around: Setting, count: int) -> str:
    parts = [f"one of {count} places of this name"]
    if site.country and around.share(site.country) > 0:
        parts.append("its country is named")
    if site.admin1 in around.admin1:
        parts.append(f"{site.admin1} is named")
    if found.head is not None and agrees(found.head.kind, site.kind):
        parts.append("its kind is stated")
    located = site.latitude is not None and site.longitude is not None
    if located and _nearness(site.latitude or 0.0, site.longitude or 0.0, around) > 0:
        parts.append("other places named lie near")
    if len(parts) == 1:
        parts.append("the largest")
    return "; ".join(parts)
