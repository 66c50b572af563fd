"""A candidate and one of the types it may name -> named features: what in the report speaks for that type.

The same features serve every type (a means beside the word that belongs to this type, the type of the attack told
before ...), so that what was learned of one kind of attack holds for another; no actor's name takes part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.claims.candidates import Candidate
from riwaya.claims.event_features import (
    CLAUSE,
    bucket,
    chunk_kinds,
    definiteness,
    following_chunk,
    sentence_bounds,
    shape,
)
from riwaya.claims.scene import Scene
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import EventType

MEANS_OF = {
    "chemical": EventType.CHEMICAL_ATTACK,
    "suicide": EventType.SUICIDE_BOMBING,
    "air": EventType.AIR_STRIKE,
    "drone": EventType.AIR_STRIKE,
    "rocket": EventType.SHELLING,
    "artillery": EventType.SHELLING,
    "explosive": EventType.EXPLOSION,
    "ground": EventType.GROUND_ATTACK,
    "gun": EventType.GROUND_ATTACK,
    "armour": EventType.GROUND_ATTACK,
    "riot": EventType.GROUND_ATTACK,
    "blade": EventType.GROUND_ATTACK,
}
"""The attack a class of means speaks for."""


@dataclass(frozen=True, slots=True)
class Told:
    """An attack already read: the number of its candidate among the scene's, and its type."""

    candidate: Candidate
    type: EventType


def type_features(scene: Scene, candidate: Candidate, type_: EventType, told: Sequence[Told]) -> list[str]:
    """For the question whether ``type_`` is the type the candidate names here."""
    number, first, last = sentence_bounds(scene, candidate.head)
    group, d = candidate.trigger.group, definiteness(candidate)
    usual = candidate.trigger.types[0] == type_
    out = ["bias", f"g={group}|t={type_}", f"f={shape(candidate)}|t={type_}", f"g={group}|t={type_}|d={d}"]
    out.append("usual" if usual else "unusual")
    if type_ in ATTACK and candidate.trigger.family in ("attack", "blast"):
        out += _means(scene, candidate, type_, first, last)
        out += _others(scene, candidate, type_, first, last, told)
    chunk = following_chunk(scene, candidate, number)
    if chunk is not None and chunk.first - candidate.last <= 2:
        for kind in sorted(chunk_kinds(scene, chunk)):
            out += [f"t={type_}|next={kind}", f"g={group}|t={type_}|next={kind}"]
        out.append(f"g={group}|t={type_}|prep={chunk.preposition or '0'}")
    near = {k for j in range(max(first, candidate.head - 5), min(last, candidate.last + 5)) for k in scene.classes[j]}
    out += [
        f"g={group}|t={type_}|near={k}" for k in sorted(near) if k.startswith(("need", "building", "people", "vehicle"))
    ]
    return out


def _means(scene: Scene, candidate: Candidate, type_: EventType, first: int, last: int) -> Iterator[str]:
    """Means beside the word, in its clause, its sentence, the title and the report, for this type or for another."""
    i, end = candidate.head, candidate.last
    family = candidate.trigger.family
    bare = True
    for where, span in (
        ("mod", range(i, min(last, end + 2))),
        ("after", range(end, min(last, end + CLAUSE))),
        ("before", range(max(first, i - CLAUSE), i)),
        ("sentence", range(first, last)),
    ):
        kinds = {MEANS_OF[k] for j in span for k in scene.means[j] if k in MEANS_OF}
        names = {k for j in span for k in scene.means[j]}
        if type_ in kinds:
            yield f"{where}:for"
            yield f"{where}:for|{type_}"
            yield f"{family}|{where}:for"
        if kinds - {type_}:
            yield f"{where}:against"
            for other in sorted(kinds - {type_}):
                yield f"{where}:{other}>{type_}"
        if type_ is EventType.AIR_STRIKE and "rocket" in names:
            yield f"{where}:rocket>air"
        bare = bare and not kinds
    if bare:
        yield "unaided"
        yield f"unaided|usual={candidate.trigger.types[0] == type_}"
    counts = {t: 0 for t in ATTACK}
    for kind, n in scene.means_count.items():
        if kind in MEANS_OF:
            counts[MEANS_OF[kind]] += n
    top = max(counts, key=lambda t: counts[t])
    if counts[top]:
        yield "doc:top" if top == type_ else "doc:nottop"
        yield f"doc:{bucket(counts[type_])}"
        yield f"doc:top={top}>{type_}|{definiteness(candidate)}"


def _others(
    scene: Scene, candidate: Candidate, type_: EventType, first: int, last: int, told: Sequence[Told]
) -> Iterator[str]:
    """What plain words of the report name this type, and what was read of the attacks told around this one."""
    plain = [
        c
        for c in scene.candidates
        if not c.trigger.family and len(c.trigger.types) == 1 and c.trigger.types[0] in ATTACK
    ]
    same = sum(c.trigger.types[0] == type_ for c in plain)
    if plain:
        yield f"plain:{bucket(same)}"
        yield "plain:most" if same * 2 > len(plain) else "plain:few"
    if any(c.trigger.types[0] == type_ and first <= c.head < last for c in plain):
        yield "plain:sentence"
    d = definiteness(candidate)
    before = [t for t in told if t.candidate.head < candidate.head]
    if before:
        nearest = before[-1]
        yield f"last:{'same' if nearest.type == type_ else 'other'}|{d}"
        if nearest.candidate.trigger.group == candidate.trigger.group:
            yield f"lastgroup:{'same' if nearest.type == type_ else 'other'}|{d}"
        if scene.document.sentence_of(nearest.candidate.head) == scene.document.sentence_of(candidate.head):
            yield f"lastsentence:{'same' if nearest.type == type_ else 'other'}"
        yield f"first:{'same' if before[0].type == type_ else 'other'}|{d}"
    others = [t.type for t in told if t.candidate.head != candidate.head]
    if others:
        share = sum(t == type_ for t in others) / len(others)
        yield f"share:{int(share * 4)}"
        yield f"share:{int(share * 4)}|{d}"
    else:
        yield "alone"
