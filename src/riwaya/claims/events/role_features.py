"""An event's trigger and the noun phrases of its sentence -> features of each: did it do it, suffer it, serve as means?

Order, prepositions, agreement, light verbs and relative pronouns are told; names and words are not. Most features are
told in pieces (see ``linear``); the functions that name them stand at the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.chunks import Chunk
from riwaya.claims.events.event_features import bucket, chunk_kinds, sentence_bounds
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.syntax import Proposal, proposals
from riwaya.claims.linear import Piece
from riwaya.model import Claim, EventType
from riwaya.model.values import dataclass
from riwaya.text.clitics import ARTICLE, FEMININE_ENDINGS, TANWIN

FAR = 6
"""Noun phrases further away than this (counted in phrases) are not asked about."""

_SHORT = 4
"""Letters of a noun up to which a hamza or a long a at its end is of its root, and makes it no feminine or plural."""

_REMEMBERED = 8192
"""Stretches of signs kept; the same few thousand come back in every report."""

_KINDS = (
    "demonym",
    "actor",
    "means",
    "civilians",
    "people",
    "need.forces",
    "site",
    "building",
    "place",
    "vehicle",
    "number",
)


def near_chunks(scene: Scene, candidate: Candidate) -> list[Chunk]:
    """The noun phrases of the trigger's sentence that may stand in a role to it, in text order."""
    number, _, _ = sentence_bounds(scene, candidate.head)
    chunks = scene.chunks[number]
    at = sum([c.first < candidate.head for c in chunks])
    return list(chunks[max(0, at - FAR) : at + FAR])


@dataclass(frozen=True, slots=True)
class _Event:
    """What is asked of the trigger for every phrase."""

    scene: Scene
    candidate: Candidate
    type: str
    part: str
    key: str
    """Frame and part: how the trigger takes its phrases."""
    pronoun: bool
    """Whether a pronoun is written to the trigger."""
    lights: tuple[tuple[int, tuple[str, ...]], ...]
    claim: Claim | None
    slots: str
    """How many bare phrases follow in the clause, whether one stands right before, whether the verb is a plural."""
    proposed: dict[int, list[Proposal]]
    rivals: tuple[tuple[str, frozenset[int]], ...]
    """The roles that grammar proposes, and their surest rules, each with the first words of the phrases proposed."""
    filled: Mapping[int, str]
    """First word of a phrase -> the role it has in the event told before in the same sentence."""
    was: str
    """The type of that event."""


class _Spot(NamedTuple):
    """Where a phrase stands towards the trigger: on which side, and what stands between the two."""

    side: str
    low: int
    high: int
    """The words between: from ``low`` to before ``high``."""
    bare: int
    """Phrases between without a preposition that are neither coordinates nor event nouns."""
    governed: bool
    """Whether a phrase between has a preposition."""


def role_features(
    scene: Scene,
    candidate: Candidate,
    chunks: Sequence[Chunk],
    event_type: EventType,
    filled: Mapping[int, str] = MappingProxyType({}),
    was: str = "",
) -> list[list[Piece]]:
    """For the question which role, if any, each phrase has in the event.

    ``filled``: roles of phrases (by first word) in the event told before it in the same sentence; ``was``: its type.
    """
    part = candidate.shape.split("/", 1)[1]
    spots = _spots(candidate, chunks)
    proposed = _proposed(scene, candidate, chunks)
    event = _Event(
        scene=scene,
        candidate=candidate,
        type=str(event_type),
        part=part,
        key=f"{candidate.trigger.frame}|{part}",
        pronoun=bool(candidate.match.cut.enclitic),
        lights=tuple(_lights(scene, candidate)),
        claim=scene.quoted_in(candidate.head),
        slots=_slots(scene, candidate, chunks, spots),
        proposed=proposed,
        rivals=_rivals(proposed),
        filled=filled,
        was=was,
    )
    return [_features(event, chunk, spot) for chunk, spot in zip(chunks, spots, strict=True)]


def _spots(candidate: Candidate, chunks: Sequence[Chunk]) -> list[_Spot]:
    """Where each phrase stands; phrases do not overlap and come in text order."""
    before = [
        c for c in chunks if c.first < candidate.head and c.last <= candidate.head and c.candidate is not candidate
    ]
    after = chunks[len(before) :]
    spots = _row(before[::-1], candidate, "before")[::-1]
    return spots + _row(after, candidate, "after")


def _row(chunks: Sequence[Chunk], candidate: Candidate, side: str) -> list[_Spot]:
    """The phrases of one side, from the trigger outwards."""
    spots = []
    bare, governed = 0, False
    for chunk in chunks:
        if chunk.candidate is candidate or chunk.first <= candidate.head < chunk.last:
            spots.append(_Spot("own", candidate.head, candidate.head, 0, False))
            continue
        low, high = (chunk.last, candidate.head) if side == "before" else (candidate.last, chunk.first)
        spots.append(_Spot(side, low, max(low, high), min(2, bare), governed))
        if side == "before" or chunk.first >= candidate.last:
            bare += not chunk.preposition and not chunk.joined and chunk.candidate is None
            governed = governed or bool(chunk.preposition)
    return spots


def _proposed(scene: Scene, candidate: Candidate, chunks: Sequence[Chunk]) -> dict[int, list[Proposal]]:
    found: dict[int, list[Proposal]] = {}
    for proposal in proposals(scene, candidate, chunks):
        found.setdefault(proposal.chunk.first, []).append(proposal)
    return found


def _rivals(proposed: Mapping[int, Sequence[Proposal]]) -> tuple[tuple[str, frozenset[int]], ...]:
    """Roles by name, with the phrases that grammar puts there itself, not by "and"."""
    found: dict[str, set[int]] = {}
    for first, put in proposed.items():
        for proposal in put:
            if not proposal.rule.endswith("+"):
                found.setdefault(proposal.role, set()).add(first)
                if proposal.rule in _SURE:
                    found.setdefault(f"{proposal.role}:{proposal.rule}", set()).add(first)
    return tuple((role, frozenset(found[role])) for role in sorted(found))


_SURE = frozenset(
    ("by", "carried.after", "relative.subject", "relative.object", "genitive.doer", "accused", "that_they")
)
"""Rules that leave little room for another phrase in the role."""


def _lights(scene: Scene, candidate: Candidate) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The verbs around the trigger that may carry it, by word number, with their classes."""
    _, first, last = sentence_bounds(scene, candidate.head)
    for j in range(max(first, candidate.head - 8), min(last, candidate.last + 6)):
        if scene.classes[j] and not candidate.head <= j < candidate.last:
            names = tuple(sorted([n for n in scene.classes[j] if n.startswith("light") or n == "cause.by"]))
            if names:
                yield j, names


def _slots(scene: Scene, candidate: Candidate, chunks: Sequence[Chunk], spots: Sequence[_Spot]) -> str:
    """The frame of the clause around a trigger: bare phrases after it, one right before it, a verb in the plural."""
    after = 0
    before: Chunk | None = None
    for chunk, spot in zip(chunks, spots, strict=True):
        if spot.side == "before":
            before = chunk
        elif spot.side == "after":
            if not _ENDING.isdisjoint(scene.signs[candidate.last : chunk.first]):
                break
            after += not chunk.preposition and not chunk.joined
    tied = before is not None and not before.preposition and scene.signs[before.last : candidate.head].strip() == ""
    plural = "p" if candidate.verbal and candidate.match.form.number == "p" else ""
    return f"{min(after, 2)}{'b' if tied else ''}{plural}{'o' if candidate.match.cut.enclitic else ''}"


_ENDING = frozenset("VRCv")
"""Signs of what ends a clause."""


def _features(event: _Event, chunk: Chunk, spot: _Spot) -> list[Piece]:
    side, key, candidate = spot.side, event.key, event.candidate
    prep = chunk.preposition or "0"
    kinds = chunk_kinds(event.scene, chunk)
    kind = _kind(kinds)
    crossed = f"{_crossed(event.scene.signs[spot.low : spot.high])}n{spot.bare}{'p' if spot.governed else ''}"
    near = bucket(spot.high - spot.low)
    out: list[Piece] = [
        (_standing, key, side, prep, near, event.pronoun),
        (_standing_of, event.type, candidate.trigger.group, side, prep, kind),
        (_beyond, key, side, prep, crossed),
        (_kind_of, key, side, prep, kind),
        f"{key}|{side}|{prep}|{crossed}|{kind}",
        (_holding, event.type, kinds),
        (_like, key, side, chunk.definite, chunk.joined, _told_by(chunk, side)),
    ]
    if not chunk.preposition and not chunk.joined:
        out.append((_bare, key, event.part, f"{side}|n{spot.bare}|{event.slots}", kind))
    put = event.proposed.get(chunk.first, ())
    for proposal in put:
        out.append((_put, proposal.role, proposal.rule, key, kind, event.type, prep))
    rivals = tuple([role for role, firsts in event.rivals if len(firsts) > 1 or chunk.first not in firsts])
    tie = event.filled.get(chunk.first)
    if tie is not None:
        out.append((_tied, tie, key, *_link(event)))
        out.append((_after, tie, event.was, event.type))
    untied = tie is None and bool(event.filled)
    out.append((_beside, side, bool(put), rivals, untied, *_claim(event, chunk), candidate.definiteness))
    out += _agreement(event, chunk, side)
    out += _light(event, chunk, side)
    if side == "before":
        out += _relative(event, chunk, spot)
    return out


@lru_cache(_REMEMBERED)
def _kind(kinds: frozenset[str]) -> str:
    """The one that tells most of what a phrase holds."""
    return next((name for name in _KINDS if name in kinds), "plain")


@lru_cache(_REMEMBERED)
def _crossed(signs: str) -> str:
    return "".join(s for s in "VTRCPv" if s in signs)


def _told_by(chunk: Chunk, side: str) -> str:
    """The frame of another event that the phrase names, or ""."""
    return chunk.candidate.trigger.frame if chunk.candidate is not None and side != "own" else ""


def _link(event: _Event) -> tuple[str, str, str]:
    """How the trigger is tied to the event told before it: letters joined to it, its type, what stands before it."""
    head, cut = event.candidate.head, event.candidate.match.cut
    between = event.scene.signs[max(0, head - 4) : head].replace(" ", "")
    return cut.conjunction or cut.preposition, event.type, between


def _agreement(event: _Event, chunk: Chunk, side: str) -> Iterator[Piece]:
    """Whether verb and phrase agree in gender; a verb before its subject stays singular."""
    form = event.candidate.match.form
    if event.candidate.verbal and form.gender:
        head = event.scene.document.words[chunk.first].folded.removeprefix(ARTICLE)
        ends = FEMININE_ENDINGS if len(head) > _SHORT else FEMININE_ENDINGS[:2]
        feminine = head.endswith(ends) or (head.endswith(TANWIN) and len(head) > _SHORT)
        yield _agree, feminine == (form.gender == "f"), side, form.number, chunk.preposition or "0"


def _light(event: _Event, chunk: Chunk, side: str) -> Iterator[Piece]:
    """A verb that carries the event (launch, carry out, undergo): where the phrase stands towards it."""
    for j, classes in event.lights:
        if chunk.last <= j:
            position, adjacent = "1", j == chunk.last
        elif chunk.first > j:
            position, adjacent = "2", chunk.first - j == 1
        else:
            continue
        order = f"{'e' if j >= event.candidate.last else 'E'}{position}{side}"
        yield _carried, classes, order, adjacent, chunk.preposition or "0", event.candidate.trigger.frame


def _relative(event: _Event, chunk: Chunk, spot: _Spot) -> Iterator[Piece]:
    """The phrase right before a relative pronoun, or right before the verb, whose clause tells the event."""
    candidate, low, high = event.candidate, spot.low, spot.high
    if low < len(event.scene.signs) and event.scene.signs[low] == "R":
        frame = candidate.trigger.frame
        yield _antecedent, bucket(high - low), event.part, candidate.definiteness, frame, event.pronoun
    if low == high and candidate.verbal:
        yield f"subject_before|{candidate.trigger.frame}|{chunk.definite}"


def _claim(event: _Event, chunk: Chunk) -> tuple[str, str]:
    """Whether the phrase is who speaks, and by what act, or stands outside what is said."""
    claim = event.claim
    if claim is None:
        return "unclaimed", ""
    if claim.source is not None and claim.source.overlaps(chunk.span):
        return "speaker", claim.act
    return ("within" if claim.content.overlaps(chunk.span) else "outside"), ""


# Pieces: what is asked -> the features it is told by.


def _standing(key: str, side: str, prep: str, near: str, pronoun: bool) -> Iterator[str]:
    """Where a phrase stands towards the trigger."""
    where = f"{side}|{prep}"
    yield from ("bias", where, f"{key}|{where}", f"near={near}|{side}", f"{key}|near={near}|{where}")
    if pronoun:
        yield from (f"pronoun|{where}", f"pronoun|{key}|{where}")


def _standing_of(t: str, group: str, side: str, prep: str, kind: str) -> Iterator[str]:
    """The same for the event's type and group."""
    yield from (f"t={t}|{side}|{prep}", f"t={t}|{side}|{kind}", f"g={group}|{side}|{prep}")


def _beyond(key: str, side: str, prep: str, crossed: str) -> Iterator[str]:
    """The same with what stands between."""
    yield from (f"{key}|{side}|{prep}|{crossed}", f"{side}|{prep}|{crossed}")


def _kind_of(key: str, side: str, prep: str, kind: str) -> Iterator[str]:
    """The same with the kind of the phrase."""
    yield from (f"{key}|{side}|{kind}", f"{side}|{prep}|{kind}", f"{key}|{side}|{prep}|{kind}")


def _bare(key: str, part: str, slot: str, kind: str) -> Iterator[str]:
    """A phrase without preposition: which of the clause's slots it is in."""
    yield from (f"{key}|{slot}", f"{key}|{slot}|{kind}", f"{part}|{slot}")


def _put(role: str, rule: str, key: str, kind: str, t: str, prep: str) -> Iterator[str]:
    """What grammar proposes."""
    said = f"{role}:{rule}"
    yield from (f"put={role}", f"put={said}", f"put={said}|{key}", f"put={role}|{kind}")
    yield from (f"put={role}|{key}", f"put={role}|{t}", f"put={said}|{kind}", f"put={role}|{prep}")


def _beside(
    side: str, put: bool, rivals: tuple[str, ...], untied: bool, standing: str, act: str, d: str
) -> Iterator[str]:
    """Roles that grammar proposes for other phrases, none for this one; roles others had before; who speaks."""
    if not put:
        yield f"put=none|{side}"
    for role in rivals:
        yield f"rival={role}|{'put' if put else 'none'}|{side}"
    if untied:
        yield f"untied|{side}"
    yield standing
    if act:
        yield from (f"{standing}|act={act}", f"{standing}|act={act}|d={d}")
        yield f"{standing}|act={act}|rival={'agent' in rivals}"


def _holding(t: str, kinds: frozenset[str]) -> Iterator[str]:
    """What the phrase holds."""
    for name in sorted(kinds):
        yield from (f"k={name}", f"t={t}|k={name}")


def _like(key: str, side: str, definite: bool, joined: bool, frame: str) -> Iterator[str]:
    """Definiteness, coordination, and the frame of another event that the phrase names."""
    if frame:
        yield from ("event", f"event={frame}|{side}", f"{key}|event|{side}")
    if joined:
        yield "joined"
    yield f"definite={definite}|{side}"


def _tied(tie: str, key: str, joined: str, t: str, link: str) -> Iterator[str]:
    """The phrase has a role in the event told before."""
    yield from (f"tie={tie}", f"tie={tie}|{key}", f"tie={tie}|{key}|{joined}", f"tie={tie}|{t}", f"tie={tie}|{link}")


def _after(tie: str, was: str, t: str) -> Iterator[str]:
    """Of what type that event is: who beats an attack off did not carry it out."""
    yield from (f"tie={tie}|was={was}", f"tie={tie}|was={was}|t={t}")


def _agree(agrees: bool, side: str, number: str, prep: str) -> Iterator[str]:
    yield from (f"agree={agrees}|{side}", f"agree={agrees}|{side}|{number}|{prep}")


def _carried(classes: tuple[str, ...], order: str, adjacent: bool, prep: str, frame: str) -> Iterator[str]:
    for name in classes:
        yield from (f"{name}|{order}|{adjacent}|{prep}", f"{name}|{order}|{frame}")


def _antecedent(near: str, part: str, definiteness: str, frame: str, pronoun: bool) -> Iterator[str]:
    yield from (f"antecedent|{near}|{part}|{definiteness}", f"antecedent|{frame}|{pronoun}")
