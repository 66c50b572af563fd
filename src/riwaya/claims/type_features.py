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
    following_chunk,
    sentence_bounds,
)
from riwaya.claims.scene import MEANS_OF, Scene
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import EventType


@dataclass(frozen=True, slots=True)
class Told:
    """An attack already read: the number of its candidate among the scene's, and its type."""

    candidate: Candidate
    type: EventType


def type_features(scene: Scene, candidate: Candidate, told: Sequence[Told]) -> dict[EventType, list[str]]:
    """For each type the candidate may name: the features that tell whether it is the one."""
    number, first, last = sentence_bounds(scene, candidate.head)
    group, d = candidate.trigger.group, candidate.definiteness
    around = range(max(first, candidate.head - 5), min(last, candidate.last + 5))
    near = sorted({k for j in around for k in scene.classes[j] if k.startswith(_NEAR)})
    kinds = sorted({k for j in around for k in scene.means[j]})
    habitual = any("habitual" in scene.classes[j] for j in range(first, last))
    chunk = following_chunk(scene, candidate, number)
    close = chunk if chunk is not None and chunk.first - candidate.last <= 2 else None
    following = sorted(chunk_kinds(scene, close)) if close is not None else []
    attack = candidate.trigger.family in ("attack", "blast")
    means = _places_of_means(scene, candidate, first, last) if attack else None
    others = _Others.of(scene, candidate, first, last, told) if attack else None
    found = {}
    for type_ in candidate.trigger.types:
        g = f"g={group}|t={type_}"
        out = ["bias", g, f"f={candidate.shape}|t={type_}", f"{g}|d={d}"]
        out.append("usual" if candidate.trigger.types[0] is type_ else "unusual")
        if type_ in ATTACK and means is not None and others is not None:
            out += _means(scene, candidate, type_, means)
            out += others.features(candidate, type_)
        else:
            out += [f"t={type_}|with={k}" for k in kinds]
            out.append(f"{g}|armed={bool(kinds)}")
        out += [f"t={type_}|next={k}" for k in following] + [f"{g}|next={k}" for k in following]
        if close is not None:
            out.append(f"{g}|prep={close.preposition or '0'}")
        out.append(f"t={type_}|habitual={habitual}")
        out.append(f"t={type_}|number={candidate.match.form.number}|{d}")
        out += [f"{g}|near={k}" for k in near]
        found[type_] = out
    return found


_NEAR = ("need", "building", "people", "vehicle", "civil")

DECISIVE = {"chemical": EventType.CHEMICAL_ATTACK, "suicide": EventType.SUICIDE_BOMBING}
"""Means that settle the type where they stand right beside the word, whatever else the report tells."""


def settled(scene: Scene, candidate: Candidate) -> EventType | None:
    """The type that a means right behind the word settles: an attack with gas, arms taken hold of."""
    if (
        candidate.trigger.types[0] is EventType.CAPTURE_TERRITORY
        and EventType.SEIZE_MATERIEL in candidate.trigger.types
    ):
        return EventType.SEIZE_MATERIEL if _takes_arms(scene, candidate) else None
    if candidate.trigger.family not in ("attack", "blast"):
        return None
    _, _, last = sentence_bounds(scene, candidate.head)
    for j in range(candidate.head, min(last, candidate.last + 3)):
        for kind in scene.means[j]:
            if kind in DECISIVE and DECISIVE[kind] in candidate.trigger.types:
                return DECISIVE[kind]
        if scene.document.words[j].text in "،,؛.":
            break
    return None


def _takes_arms(scene: Scene, candidate: Candidate) -> bool:
    """Whether the thing taken hold of, right behind the word or its preposition, is arms or what is left of them."""
    _, _, last = sentence_bounds(scene, candidate.head)
    words = scene.document.words
    thing = candidate.last
    if thing < last and words[thing].folded in scene.lexicon.grammar["preposition"]:
        thing += 1
    return thing < last and bool(scene.means[thing])


def _places_of_means(
    scene: Scene, candidate: Candidate, first: int, last: int
) -> list[tuple[str, frozenset[EventType], bool]]:
    """For each stretch around the word: its name, the types its means speak for, and whether rockets stand in it."""
    i, end = candidate.head, candidate.last
    found = []
    for where, span in (
        ("mod", range(i, min(last, end + 2))),
        ("after", range(end, min(last, end + CLAUSE))),
        ("before", range(max(first, i - CLAUSE), i)),
        ("sentence", range(first, last)),
    ):
        names = {k for j in span for k in scene.means[j]}
        found.append((where, frozenset(MEANS_OF[k] for k in names if k in MEANS_OF), "rocket" in names))
    return found


def _means(
    scene: Scene, candidate: Candidate, type_: EventType, means: list[tuple[str, frozenset[EventType], bool]]
) -> Iterator[str]:
    """Means beside the word, in its clause, its sentence and the report, for this type or for another."""
    family = candidate.trigger.family
    for where, kinds, rockets in means:
        if type_ in kinds:
            yield f"{where}:for"
            yield f"{where}:for|{type_}"
            yield f"{family}|{where}:for"
        against = kinds - {type_}
        if against:
            yield f"{where}:against"
            for other in sorted(against):
                yield f"{where}:{other}>{type_}"
        if rockets and type_ is EventType.AIR_STRIKE:
            yield f"{where}:rocket>air"
    if not means[-1][1]:
        yield "unaided"
        yield f"unaided|usual={candidate.trigger.types[0] is type_}"
    top, counts = scene.leading_means
    if top is not None:
        yield "doc:top" if top is type_ else "doc:nottop"
        yield f"doc:{bucket(counts.get(type_, 0))}"
        yield f"doc:top={top}>{type_}|{candidate.definiteness}"


@dataclass(frozen=True, slots=True)
class _Others:
    """What plain words of the report name, and what was read of the attacks told around this one."""

    plain: tuple[EventType, ...]
    beside: frozenset[EventType]
    nearest: Told | None
    first: Told | None
    same_sentence: bool
    types: tuple[EventType, ...]

    @classmethod
    def of(cls, scene: Scene, candidate: Candidate, first: int, last: int, told: Sequence[Told]) -> "_Others":
        before = [t for t in told if t.candidate.head < candidate.head]
        nearest = before[-1] if before else None
        return cls(
            plain=tuple(t for _, t in scene.plain_attacks),
            beside=frozenset(t for head, t in scene.plain_attacks if first <= head < last),
            nearest=nearest,
            first=before[0] if before else None,
            same_sentence=nearest is not None and first <= nearest.candidate.head,
            types=tuple(t.type for t in told if t.candidate.head != candidate.head),
        )

    def features(self, candidate: Candidate, type_: EventType) -> Iterator[str]:
        """For one type."""
        d = candidate.definiteness
        if self.plain:
            same = self.plain.count(type_)
            yield f"plain:{bucket(same)}"
            yield "plain:most" if same * 2 > len(self.plain) else "plain:few"
        if type_ in self.beside:
            yield "plain:sentence"
        if self.nearest is not None and self.first is not None:
            last = "same" if self.nearest.type is type_ else "other"
            yield f"last:{last}|{d}"
            if self.nearest.candidate.trigger.group == candidate.trigger.group:
                yield f"lastgroup:{last}|{d}"
            if self.same_sentence:
                yield f"lastsentence:{last}"
            yield f"first:{'same' if self.first.type is type_ else 'other'}|{d}"
        if self.types:
            share = int(self.types.count(type_) / len(self.types) * 4)
            yield f"share:{share}"
            yield f"share:{share}|{d}"
        else:
            yield "alone"
