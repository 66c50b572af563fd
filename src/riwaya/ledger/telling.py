"""A claim or event of a reading -> what it tells, in words and values that do not hang on ids or offsets."""

from collections.abc import Mapping
from dataclasses import dataclass

from riwaya.model import Claim, Event, Reading

Told = dict[str, str]


@dataclass(frozen=True, slots=True)
class Cast:
    """Names behind the ids of one reading."""

    actors: Mapping[str, str]
    claims: Mapping[str, Claim]

    @classmethod
    def of(cls, reading: Reading) -> "Cast":
        """The names of a reading."""
        return cls({a.id: a.known_as or a.name for a in reading.actors}, {c.id: c for c in reading.claims})


def told_by_key(reading: Reading) -> dict[str, Told]:
    """What every claim and event of a reading tells, by key."""
    names = Cast.of(reading)
    found = {claim.key: claim_told(claim, names) for claim in reading.claims}
    return found | {event.key: event_told(event, names) for event in reading.events}


def claim_told(claim: Claim, names: Cast) -> Told:
    """Who says what, and how it is passed on."""
    outer = names.claims.get(claim.parent) if claim.parent is not None else None
    return {
        "content": claim.content.text,
        "speaker": names.actors.get(claim.source_actor or "", claim.source.text if claim.source else ""),
        "cue": claim.cue.text if claim.cue else "",
        "voice": claim.voice,
        "act": claim.act,
        "relay": claim.relay,
        "imputed": str(claim.imputed).lower(),
        "inside": outer.content.text if outer is not None else "",
    }


def event_told(event: Event, names: Cast) -> Told:
    """What is said to have happened, by whom, to whom, where, when, with what figures."""
    inside = names.claims.get(event.claim)
    return {
        "type": event.type,
        "agents": "; ".join(names.actors.get(s.actor or "", s.text) for s in event.agents),
        "patients": "; ".join(names.actors.get(s.actor or "", s.text) for s in event.patients),
        "places": "; ".join(s.text for s in event.places),
        "times": "; ".join(f"{s.from_ or '?'}/{s.to or '?'}" for s in event.times),
        "counts": "; ".join(f"{c.of} {c.bound} {_figure(c.value, c.low, c.high)} {c.status}" for c in event.counts),
        "polarity": event.polarity,
        "reality": event.reality,
        "phase": event.phase or "",
        "result": event.result or "",
        "background": str(event.background).lower(),
        "claim": inside.content.text if inside is not None else "",
    }


def _figure(value: float | None, low: float | None, high: float | None) -> str:
    return f"{value}" if value is not None else f"{low if low is not None else '?'}-{high if high is not None else '?'}"
