"""A document, its mentions and claims -> the events told in it, each in the innermost claim that holds its trigger."""

from hashlib import sha256

from riwaya.claims.events.chunks import Chunk
from riwaya.claims.events.counts import count_span, fill_counts
from riwaya.claims.events.draft import Draft
from riwaya.claims.events.happenings import find_happenings
from riwaya.claims.events.models import Models, load_models
from riwaya.claims.events.occurrence import fill_occurrences
from riwaya.claims.events.roles import fill_roles
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.settings import fill_settings
from riwaya.claims.events.status import fields, fill_status
from riwaya.lexicon.lexicon import Lexicon
from riwaya.mentions import Mentions
from riwaya.model import ActorSpan, Claim, Confidence, Event, EventType, PlaceSpan, Report
from riwaya.text import Document


def read_events(
    document: Document,
    mentions: Mentions,
    claims: tuple[Claim, ...],
    lexicon: Lexicon,
    *,
    report: Report | None = None,
    models: Models | None = None,
) -> tuple[Event, ...]:
    """Every event in text order, with ids "e1".. ; an event outside every claim has the claim "".

    ``report`` gives the day of publication and the content hash of the keys.
    """
    scene = Scene.of(document, mentions, claims, lexicon, published=report.published if report is not None else None)
    drafts = draft_events(scene, models if models is not None else load_models())
    content = report.content_hash if report is not None else ""
    shared = _counted_together(drafts)
    return tuple(_event(scene, draft, number, content, shared) for number, draft in enumerate(drafts, 1))


def draft_events(scene: Scene, models: Models) -> list[Draft]:
    """The method, step by step."""
    drafts = find_happenings(scene, models)
    fill_roles(scene, models, drafts)
    fill_settings(scene, models, drafts)
    fill_counts(scene, models, drafts)
    fill_status(scene, models, drafts)
    fill_occurrences(scene, models, drafts)
    return drafts


def _event(scene: Scene, draft: Draft, number: int, content: str, shared: frozenset[int]) -> Event:
    claim = scene.claim_of(draft.candidate.head)
    trigger = draft.candidate.span
    polarity, reality, phase, result = fields(draft.status)
    place = f"{content}|{trigger.start}:{trigger.end}|" + (
        f"{claim.content.start}:{claim.content.end}" if claim else ""
    )
    return Event(
        id=f"e{number}",
        key=sha256(place.encode()).hexdigest()[:16],
        claim=claim.id if claim is not None else "",
        type=draft.type,
        trigger=trigger,
        agents=tuple(_actor(scene, c) for c in draft.agents),
        patients=tuple(_actor(scene, c) for c in draft.patients),
        instruments=tuple(c.span for c in draft.instruments),
        places=tuple(PlaceSpan(s.span.start, s.span.end, s.span.text, s.place) for s in draft.places),
        times=tuple(draft.times),
        counts=tuple(count_span(draft, q, draft.type in _HARM and q.first in shared) for q in draft.counts),
        polarity=polarity,
        reality=reality,
        phase=phase,
        result=result,
        background=draft.background,
        occurrence=draft.occurrence,
        confidence=Confidence(round(draft.sure, 2), ", ".join(draft.because)),
        because=tuple(draft.because),
    )


def _actor(scene: Scene, chunk: Chunk) -> ActorSpan:
    """A phrase as a role: the actor is the one first named in it."""
    return ActorSpan(chunk.span.start, chunk.span.end, chunk.span.text, scene.actor_of(chunk))


_HARM = frozenset((EventType.KILLING, EventType.INJURY))


def _counted_together(drafts: list[Draft]) -> frozenset[int]:
    """First words of the figures that count the dead and the hurt of two events together."""
    types: dict[int, set[EventType]] = {}
    for draft in drafts:
        if draft.type in _HARM:
            for quantity in draft.counts:
                types.setdefault(quantity.first, set()).add(draft.type)
    return frozenset(first for first, harm in types.items() if len(harm) > 1)
