"""What happened, where and when -> a title in English and Arabic; no doer stands in a title."""

from collections import Counter
from collections.abc import Sequence

from riwaya.compare.days import Days, iso
from riwaya.compare.families import CORE, Family, family
from riwaya.compare.spots import Spot
from riwaya.compare.tellings import Telling
from riwaya.lexicon.wording import wording
from riwaya.model import EventType, Wording

_RANK = {Family.FORCE: 0, Family.CUSTODY: 1, Family.GROUND: 1, Family.HARM: 2}
"""An act names an incident before the harm it did."""


def main_type(tellings: Sequence[Telling]) -> EventType:
    """The type most reports tell, acts before their harm, then by number of tellings and name."""
    news = [t for t in tellings if not t.event.background] or list(tellings)
    reports = Counter(event_type for event_type, _ in {(t.event.type, t.report.id) for t in news})
    told = Counter(t.event.type for t in news)

    def rank(event_type: EventType) -> tuple[int, bool, int, int, str]:
        of = family(event_type)
        return (-reports[event_type], of not in CORE, _RANK.get(of, 3), -told[event_type], event_type.value)

    return min(told, key=rank)


def main_spot(tellings: Sequence[Telling], of: EventType) -> Spot | None:
    """The place most tellings of the main type name, fine places before wide ones."""
    asked = [t for t in tellings if t.event.type is of and t.spots] or [t for t in tellings if t.spots]
    named = Counter(spot for t in asked for spot in t.spots[:2])
    return min(named, key=lambda s: (s.whole_country, s.coarse, -named[s], s.key), default=None)


def title(of: EventType, spot: Spot | None, days: Days | None) -> Wording:
    """Type, place and days, as far as they are known."""
    slots = {"type": wording(f"type.{of.value}")}
    if spot is None and days is None:
        return wording("title.bare", **slots)
    if spot is None and days is not None:
        return wording("title.no_place", date=_dates(days), **slots)
    place = Wording(spot.name, spot.name) if spot is not None else ""
    if days is None:
        return wording("title.no_date", place=place, **slots)
    return wording("title", place=place, date=_dates(days), **slots)


def _dates(days: Days) -> Wording:
    if days.first == days.last:
        return Wording(iso(days.first), iso(days.first))
    return wording("date.span", first=iso(days.first), last=iso(days.last))
