"""Occurrences of one report put together -> what they name so far: a happening in the making."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field

from riwaya.compare.days import Days, day_number
from riwaya.compare.families import Family, family
from riwaya.compare.spots import Spot
from riwaya.compare.tellings import Telling
from riwaya.model import ActorKind, EventType, Reality
from riwaya.model.values import dataclass

OFTEN = 0.34
"""Share of the mentions of the place named most that another must have to count as a place of the happening: one
mention put at the wrong place does not make it two happenings' meeting place (15 annotated incidents, 396 reports)."""


About = Mapping[str, frozenset[str]]
"""Event id of a threat, promise or talk -> ids of the events inside the claim that it makes."""


@dataclass(slots=True)
class Draft:
    tellings: list[Telling] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    named: Counter[Spot] = field(default_factory=Counter)
    days: list[Days] = field(default_factory=list)
    parties: set[str] = field(default_factory=set)
    types: set[EventType] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    background: bool = False
    names: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)

    def take(self, occurrence: Sequence[Telling], about: About) -> None:
        """Add an occurrence's tellings and what they name."""
        for telling in occurrence:
            self.tellings.append(telling)
            self.spots.extend(s for s in telling.spots if s not in self.spots)
            self.named.update(telling.own_spots)
            if telling.days is not None and _dates(telling):
                self.days.append(telling.days)
            self.parties.update(w.key for w in telling.agents + telling.patients if w.named)
            self.types.add(telling.event.type)
            self.sentences.add(telling.sentence)
            self.names.add(telling.event.id)
            if not telling.own_voice:
                self.claims.add(telling.claim.id)
            if family(telling.event.type) is Family.CUSTODY or telling.event.type is EventType.KILLING:
                self.held.update(w.key for w in telling.patients if w.kind is ActorKind.PERSON)
            self.about.update(about.get(telling.event.id, ()))

    @property
    def main_spots(self) -> list[Spot]:
        """The places named often, without the country where a place in it is named."""
        most = max(self.named.values(), default=0)
        main = [spot for spot in self.spots if self.named[spot] >= OFTEN * most]
        return [spot for spot in main if not spot.whole_country] or main


def _dates(telling: Telling) -> bool:
    """Whether a telling's days can date news: what is planned, or lies after the report's own day, cannot."""
    published = day_number(telling.report.published)
    if telling.event.reality is not Reality.OCCURRED or telling.days is None:
        return False
    return published is None or telling.days.first <= published + 1
