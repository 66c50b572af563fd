"""A scene and its drafts -> the amounts that belong to each event, and what they count there."""

from riwaya.claims.events.draft import Draft
from riwaya.claims.events.event_features import bucket
from riwaya.claims.events.models import Models
from riwaya.claims.events.scene import Scene
from riwaya.lexicon.inflect import Part
from riwaya.mentions.amounts.quantities import Quantity
from riwaya.model import Counted, CountSpan, EventType

BELONGS = 0.45
"""Probability from which an amount belongs to an event, chosen as those of the roles."""

_COUNTED = {
    EventType.KILLING: Counted.KILLED,
    EventType.INJURY: Counted.INJURED,
    EventType.DETENTION: Counted.DETAINED,
    EventType.DISPLACE: Counted.DISPLACED,
    EventType.EVACUATION: Counted.DISPLACED,
    EventType.DISAPPEARANCE: Counted.MISSING,
}


def fill_counts(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Give every draft its amounts."""
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in scene.mentions.quantities:
        by_sentence.setdefault(scene.document.sentence_of(quantity.first), []).append(quantity)
    for draft in drafts:
        for quantity in by_sentence.get(scene.document.sentence_of(draft.candidate.head), ()):
            features = count_features(scene, draft, quantity)
            if models.count.chance(features) >= BELONGS:
                draft.counts.append(quantity)


def count_features(scene: Scene, draft: Draft, quantity: Quantity) -> list[str]:
    """For the question whether the amount counts something of the event."""
    candidate, kind = draft.candidate, draft.type
    of = quantity.of.value if quantity.of is not None else "people"
    side = "before" if quantity.first < candidate.head else "after"
    roles = [
        name
        for name, chunks in (("agent", draft.agents), ("patient", draft.patients), ("instrument", draft.instruments))
        if any(c.first <= quantity.first < c.last or quantity.first <= c.first < quantity.last for c in chunks)
    ]
    if any(s.first <= quantity.first < s.last for s in draft.places):
        roles.append("place")
    own = quantity.noun == candidate.head or quantity.first <= candidate.head < quantity.last
    low, high = (quantity.last, candidate.head) if side == "before" else (candidate.last, quantity.first)
    between = {c.trigger.types[0].value for c in scene.candidates_in(low, high)}
    events = "same" if kind.value in between else "other" if between else "none"
    out = ["bias", f"of={of}", f"t={kind}|of={of}", f"t={kind}|{side}|{events}", f"{side}|{events}|of={of}"]
    out += [f"role={r}" for r in roles or ["none"]] + [f"t={kind}|role={r}|of={of}" for r in roles or ["none"]]
    out += [f"role={r}|{side}|{events}" for r in roles or ["none"]]
    out.append(f"own={own}|{candidate.shape.split('/', 1)[1]}|{candidate.trigger.frame}")
    out.append(f"gap={bucket(max(0, high - low) // 2)}|{side}|{events}")
    before = scene.classes[quantity.first - 1] if quantity.first else frozenset()
    out += [f"b={k}" for k in sorted(before)] + [f"among={'among' in before}|t={kind}"]
    for j in range(low, high):
        if scene.document.words[j].text in "،,؛":
            out.append(f"comma|{side}|{events}")
            break
    return out


def count_span(draft: Draft, quantity: Quantity, shared: bool) -> CountSpan:
    """An amount as the event tells it; ``shared`` where one figure stands for the dead and the hurt together."""
    of = quantity.of
    if of is None or of is Counted.OTHER:
        of = _COUNTED.get(draft.type, Counted.OTHER)
    if (
        draft.type is EventType.DETENTION
        and of is Counted.DETAINED
        and draft.candidate.part is not Part.NOUN
        and draft.agents == []
    ):
        of = Counted.DETAINED
    if shared:
        of = Counted.KILLED_OR_INJURED
    span = quantity.span
    return CountSpan(
        span.start,
        span.end,
        span.text,
        quantity.value,
        quantity.low,
        quantity.high,
        quantity.bound,
        of,
        quantity.status,
        None,
        quantity.sex_age,
    )
