"""Events with their claims -> the same, where "their forces" in a party's words are that party's.

"X says that in an attack by Y on the positions of their forces ...": nobody attacks himself, so a possessive that seems
to point to the doer points to whoever speaks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from riwaya.mentions.phrases import Ground
from riwaya.model import Actor, ActorKind, ActorSpan, Claim, Event, EventType
from riwaya.text import cuts

_AGAINST = frozenset(
    (
        *(EventType.GROUND_ATTACK, EventType.SHELLING, EventType.AIR_STRIKE, EventType.UNSPECIFIED_ATTACK),
        *(EventType.EXPLOSION, EventType.SUICIDE_BOMBING, EventType.CHEMICAL_ATTACK, EventType.RAID, EventType.SIEGE),
        *(EventType.CAPTURE_TERRITORY, EventType.KILLING, EventType.INJURY, EventType.DETENTION, EventType.INTERCEPT),
    )
)
_PARTIES = frozenset(
    (ActorKind.STATE_BODY, ActorKind.ARMED_GROUP, ActorKind.DE_FACTO_AUTHORITY, ActorKind.POLITICAL_BODY)
)
_THIRD_OR_FIRST = frozenset(("هم", "ها", "ه", "نا", "هما"))


def own_side(
    ground: Ground, events: Sequence[Event], claims: Sequence[Claim], actors: Sequence[Actor]
) -> tuple[Event, ...]:
    """Every event, patients with a possessive that would be their own doer given to the speaker."""
    told = {c.id: c for c in claims}
    kinds = {a.id: a.kind for a in actors}
    return tuple(_mended(ground, e, told.get(e.claim), kinds) if e.type in _AGAINST else e for e in events)


def _mended(ground: Ground, event: Event, claim: Claim | None, kinds: Mapping[str, ActorKind]) -> Event:
    speaker = claim.source_actor if claim is not None else None
    doers = {a.actor for a in event.agents if a.actor is not None}
    if speaker is None or speaker in doers or kinds.get(speaker) not in _PARTIES:
        return event
    patients = tuple(
        replace(p, actor=speaker) if p.actor in doers and _possessive(ground, p) else p for p in event.patients
    )
    return replace(event, patients=patients) if patients != event.patients else event


def _possessive(ground: Ground, phrase: ActorSpan) -> bool:
    """Whether a word of the phrase carries a pronoun."""
    words = ground.document.words_of(phrase)
    return any(c.enclitic in _THIRD_OR_FIRST and len(c.stem) > 2 for i in words for c in cuts(ground.folded(i)))
