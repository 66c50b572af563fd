"""A reading -> its tellings: each event with who tells it, who acts, who suffers, where and when, ready to compare."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache

from riwaya.compare.days import Days, days_of
from riwaya.compare.kinship import Kinship
from riwaya.compare.spots import Spot, spot
from riwaya.compare.who import Who, cast, name_key, of_span
from riwaya.lexicon.comparing import ARTICLE
from riwaya.model import Act, ActorKind, Claim, Event, Polarity, Reading, Ref, Report, Voice
from riwaya.model.values import dataclass
from riwaya.text import fold

_BREAK = re.compile("\n|[.!\u061f\u061b](?=[ \n]|$)")


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One event as one claim tells it. ``agents`` and ``patients`` are parties; ``spots`` and ``days`` as told here
    or, where nothing is told here, as the same report tells them of the same occurrence."""

    report: Report
    event: Event
    claim: Claim
    speaker: Who
    own_voice: bool
    relays: tuple[str, ...]
    agents: tuple[Who, ...]
    patients: tuple[Who, ...]
    spots: tuple[Spot, ...]
    days: Days | None
    own_days: bool
    own_spots: tuple[Spot, ...]
    sentence: int
    imputed: bool
    denied: bool = field(init=False)
    """True where the claim says that it was not so."""
    order: tuple[str, int, int, str] = field(init=False, repr=False)
    """The one order in which tellings are ever listed."""
    ref: Ref = field(init=False, repr=False)
    """Where it stands."""

    def __post_init__(self) -> None:
        """What is asked of a telling thousands of times is made once."""
        claim, event, trigger = self.claim, self.event, self.event.trigger
        ref = Ref(self.report.ref, claim.id, claim.content, claim.cue, event.id, trigger)
        object.__setattr__(self, "ref", ref)
        object.__setattr__(self, "denied", self.event.polarity is Polarity.DENIED)
        object.__setattr__(self, "order", (self.report.id, trigger.start, trigger.end, self.event.id))


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A claim that tells no event of its own: a denial in a word, a retraction, an opinion on what others tell."""

    report: Report
    claim: Claim
    speaker: Who
    sentence: int


def statements(reading: Reading, kinship: Kinship) -> tuple[Statement, ...]:
    """The attributed claims of a reading that hold no event, in the order of the text."""
    people = cast(reading, kinship)
    telling = {event.claim for event in reading.events}
    telling |= {claim.parent for claim in reading.claims if claim.parent is not None}
    breaks = _breaks(reading.report.text)
    return tuple(
        Statement(reading.report, claim, speaker_of(reading, claim, people), _sentence(breaks, claim.content.start))
        for claim in sorted(reading.claims, key=lambda c: (c.content.start, c.content.end, c.id))
        if claim.id not in telling and claim.voice is Voice.ATTRIBUTED and not claim.imputed
    )


def ref_of_claim(report: Report, claim: Claim) -> Ref:
    """Where a statement without an event stands."""
    return Ref(report.ref, claim.id, claim.content, claim.cue)


def speaker_of(reading: Reading, claim: Claim, people: Mapping[str, Who]) -> Who:
    """Who answers for a claim: its innermost speaker; the outlet for its own voice; nobody known where none is."""
    report = reading.report
    if claim.voice is Voice.AUTHOR:
        outlet = voice_of(report)
        return Who(f"outlet:{outlet}", outlet, ActorKind.MEDIA)
    if claim.source_actor is not None and claim.source_actor in people:
        speaker = people[claim.source_actor]
        return _for_the_body(speaker, claim, reading, people) or speaker
    name = claim.source.text if claim.source is not None else ""
    return Who(f"unnamed:{report.id}:{claim.id}", name, ActorKind.UNNAMED_SOURCE)


def voice_of(report: Report) -> str:
    """Whose voice a report's own is: the channel that a post was forwarded from, which said it first, or the outlet."""
    made = report.provenance
    if made is not None and made.forwarded_channel and made.forwarded_from:
        return made.forwarded_from
    return report.outlet or report.ref


def _for_the_body(speaker: Who, claim: Claim, reading: Reading, people: Mapping[str, Who]) -> Who | None:
    """Whom a speaker without an entry speaks for: the one listed body that its own noun phrase names.

    "The media centre of X", "X's spokesman so-and-so" are X's voice; an unnamed source in X never is.
    """
    if speaker.actor is not None or not speaker.named or claim.source is None or speaker.key != name_key(speaker.name):
        return None
    bodies = {
        people[actor.id].key
        for actor in reading.actors
        if actor.known_as is not None and actor.kind in _BODIES and any(claim.source.holds(m) for m in actor.mentions)
    }
    if len(bodies) != 1:
        return None
    return replace(speaker, key=bodies.pop())


_BODIES = frozenset(
    (
        ActorKind.ARMED_GROUP,
        ActorKind.STATE_BODY,
        ActorKind.DE_FACTO_AUTHORITY,
        ActorKind.POLITICAL_BODY,
        ActorKind.MONITOR,
    )
)


def tellings(
    reading: Reading,
    kinship: Kinship,
    *,
    only: Collection[str] | None = None,
    people: Mapping[str, Who] | None = None,
) -> tuple[Telling, ...]:
    """Every event of a reading as a telling, in the order of the text.

    ``only``: just these events (by id), and what shares a happening with them, from which they may borrow their place
    and day. ``people``: the reading's cast, where it is known already.
    """
    people = cast(reading, kinship) if people is None else people
    places = {place.id: spot(place) for place in reading.places}
    claims = {claim.id: claim for claim in reading.claims}
    breaks = _breaks(reading.report.text)
    found = [
        _telling(reading, event, claims[event.claim], people, places, breaks)
        for event in (reading.events if only is None else _with_kin(reading.events, only))
        if event.claim in claims
    ]
    found.sort(key=lambda t: t.order)
    return _filled(found, claims)


def _with_kin(events: Sequence[Event], only: Collection[str]) -> Iterator[Event]:
    numbers = {event.occurrence for event in events if event.id in only} - {0}
    return (event for event in events if event.id in only or event.occurrence in numbers)


def _telling(
    reading: Reading,
    event: Event,
    claim: Claim,
    people: Mapping[str, Who],
    places: Mapping[str, Spot],
    breaks: Sequence[int],
) -> Telling:
    days = days_of(event.times)
    spots = tuple(dict.fromkeys(places[i] for p in event.places if (i := p.place) is not None and i in places))
    return Telling(
        report=reading.report,
        event=event,
        claim=claim,
        speaker=speaker_of(reading, claim, people),
        own_voice=claim.voice is Voice.AUTHOR,
        relays=tuple(people[a].name for a in claim.chain[1:-1] if a in people),
        agents=tuple(dict.fromkeys(of_span(span, people) for span in event.agents)),
        patients=tuple(dict.fromkeys(of_span(span, people) for span in event.patients)),
        spots=spots,
        days=days,
        own_days=days is not None,
        own_spots=spots,
        sentence=_sentence(breaks, event.trigger.start),
        imputed=False,
    )


def _filled(found: list[Telling], claims: Mapping[str, Claim]) -> tuple[Telling, ...]:
    """Places and days of an occurrence lent to its bare mentions; imputation handed down the chain of claims."""
    spots: dict[int, tuple[Spot, ...]] = {}
    days: dict[int, Days] = {}
    for telling in found:
        number = telling.event.occurrence
        if number and telling.spots and number not in spots:
            spots[number] = telling.spots
        if number and telling.days is not None and number not in days:
            days[number] = telling.days
    return tuple(_lent(telling, spots, days, _imputed(telling.claim, claims)) for telling in found)


def _lent(telling: Telling, spots: Mapping[int, tuple[Spot, ...]], days: Mapping[int, Days], imputed: bool) -> Telling:
    """The same telling where nothing is to be lent, which is so of most."""
    number = telling.event.occurrence
    lent_spots, lent_days = telling.spots or spots.get(number, ()), telling.days or days.get(number)
    if lent_spots == telling.spots and lent_days == telling.days and not imputed:
        return telling
    return replace(telling, spots=lent_spots, days=lent_days, imputed=imputed)


def _imputed(claim: Claim, claims: Mapping[str, Claim]) -> bool:
    seen: set[str] = set()
    current: Claim | None = claim
    while current is not None and current.id not in seen:
        if current.imputed:
            return True
        seen.add(current.id)
        current = claims.get(current.parent) if current.parent is not None else None
    return False


@lru_cache(maxsize=8)
def _breaks(text: str) -> list[int]:
    """Offsets at which a sentence ends, roughly: line breaks and full stops before a space."""
    return [match.start() for match in _BREAK.finditer(text)]


def _sentence(breaks: Sequence[int], offset: int) -> int:
    return bisect_left(breaks, offset)


def words_of(telling: Telling) -> frozenset[str]:
    """Folded words of those who suffered and of what they were called, for setting targets beside each other."""
    return frozenset(w for span in telling.event.patients for w in fold(span.text).split() if len(w) > 2)


def stem(word: str) -> str:
    """The beginning of a folded word: enough to see "the port" in "two ports", too short for inflection to matter."""
    return word[:4] if len(word) < 6 or word[:2] != ARTICLE else word[2:6]


SELF_SPEAKING = frozenset((Act.ADMIT, Act.CLAIM_RESPONSIBILITY))
"""Acts by which a speaker tells of its own doing."""
