"""A file's facts and a claim of a reading -> what agrees, what disagrees and what cannot be told. Pure.

Nothing here says that a claim is right: a file tells of itself what its maker or anybody since let it tell.
"""

from collections.abc import Iterator, Sequence

from riwaya.evidence.checks import Check, Question, Standing
from riwaya.evidence.metadata.facts import Facts, FileKind
from riwaya.evidence.places import check_place
from riwaya.evidence.times import Clock, check_time
from riwaya.evidence.wording import all_of, say
from riwaya.model import Claim, Event, EvidenceKind, Place, Reading

_IS = {
    FileKind.PHOTOGRAPH: {EvidenceKind.IMAGERY},
    FileKind.VIDEO: {EvidenceKind.IMAGERY},
    FileKind.FLIGHT_LOG: {EvidenceKind.DEVICE_DATA},
    FileKind.CHAT: {EvidenceKind.LEAKED_MESSAGES},
    FileKind.DOCUMENT: {EvidenceKind.DOCUMENT, EvidenceKind.LISTING},
}
_MAY_SHOW = {
    FileKind.PHOTOGRAPH: set(EvidenceKind),  # a photograph may be of wreckage, a screen, a paper, a witness
    FileKind.VIDEO: set(EvidenceKind),
    FileKind.FLIGHT_LOG: set[EvidenceKind](),
    FileKind.CHAT: {EvidenceKind.TESTIMONY},
    FileKind.DOCUMENT: {EvidenceKind.TESTIMONY, EvidenceKind.LEAKED_MESSAGES, EvidenceKind.DEVICE_DATA},
}


def check(facts: Facts, reading: Reading, key: str, *, clock: Clock | None = None) -> tuple[Check, ...]:
    """Set a file against a claim (its kind; time and place of each of its events) or against one event, by key."""
    found: list[Check] = []
    for claim, events in _meant(reading, key):
        cited = [e.kind for e in reading.evidence if e.claim == claim.id or e.id in claim.evidence]
        found.append(check_kind(claim.key, facts, cited))
        for event in events:
            places = _places(reading, event)
            fixes = [f.longitude for f in facts.fixes] or [p.longitude for p in places if p.longitude is not None]
            longitude = fixes[0] if fixes else None
            found.append(check_time(event.key, facts, event.times, clock=clock, longitude=longitude))
            found.append(check_place(event.key, facts, places))
    return tuple(dict.fromkeys(found))


def check_kind(about: str, facts: Facts, cited: Sequence[EvidenceKind]) -> Check:
    """Set what a file is against what a claim is said to rest on."""
    file = say(f"file.{facts.kind.value}")
    if not cited:
        return Check(about, Question.KIND, Standing.CANNOT_TELL, say("kind.nothing_cited", file=file))
    told = all_of(tuple(say(f"cited.{kind.value}") for kind in dict.fromkeys(cited)))
    if facts.kind not in _IS:
        standing, key = Standing.CANNOT_TELL, "kind.unread"
    elif _IS[facts.kind] & set(cited):
        standing, key = Standing.AGREES, "kind.agrees"
    elif _MAY_SHOW[facts.kind] & set(cited):
        standing, key = Standing.CANNOT_TELL, "kind.may_show"
    else:
        standing, key = Standing.DISAGREES, "kind.disagrees"
    return Check(about, Question.KIND, standing, say(key, file=file, told=told))


def _meant(reading: Reading, key: str) -> Iterator[tuple[Claim, list[Event]]]:
    """The claim with this key and its events, or the claim that holds the event with this key and that event."""
    for claim in reading.claims:
        own = [e for e in reading.events if e.claim == claim.id]
        if claim.key == key:
            yield claim, own
        elif chosen := [e for e in own if e.key == key]:
            yield claim, chosen


def _places(reading: Reading, event: Event) -> list[Place]:
    known = {place.id: place for place in reading.places}
    return [known[span.place] for span in event.places if span.place in known]
