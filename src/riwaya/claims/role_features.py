"""An event's trigger and the noun phrases of its sentence -> features of each: did it do it, suffer it, serve as means?

Order, prepositions, agreement, light verbs and relative pronouns are told; names and words are not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from riwaya.claims.candidates import Candidate
from riwaya.claims.chunks import Chunk
from riwaya.claims.event_features import bucket, chunk_kinds, sentence_bounds
from riwaya.claims.scene import Scene
from riwaya.claims.syntax import Proposal, proposals
from riwaya.model import Claim, EventType
from riwaya.text.clitics import FEMININE_ENDINGS, TANWIN

FAR = 6
"""Noun phrases further away than this (counted in phrases) are not asked about."""

_REMEMBERED = 8192
"""Pieces of features kept; the same few thousand come back in every report."""

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
    at = sum(c.first < candidate.head for c in chunks)
    return list(chunks[max(0, at - FAR) : at + FAR])


@dataclass(frozen=True, slots=True)
class _Event:
    """What is asked of the trigger for every phrase."""

    scene: Scene
    candidate: Candidate
    type: str
    part: str
    key: str
    lights: tuple[tuple[int, tuple[str, ...]], ...]
    claim: Claim | None
    slots: str
    """How many bare phrases follow in the clause, whether one stands right before, whether the verb is a plural."""
    proposed: dict[int, list[Proposal]]
    filled: dict[int, str]
    """First word of a phrase -> the role it has in the event told before in the same sentence, and how that is tied."""

    def rivals(self, chunk: Chunk) -> list[str]:
        """Roles that grammar proposes for other phrases."""
        puts = ((first, p) for first, found in self.proposed.items() for p in found)
        return sorted({p.role for first, p in puts if first != chunk.first and not p.rule.endswith("+")})


def role_features(
    scene: Scene,
    candidate: Candidate,
    chunks: Sequence[Chunk],
    event_type: EventType,
    filled: Mapping[int, str] = MappingProxyType({}),
) -> list[list[str]]:
    """For the question which role, if any, each phrase has in the event.

    ``filled``: roles of phrases (by first word) in the event told before it in the same sentence.
    """
    _, first, last = sentence_bounds(scene, candidate.head)
    part = candidate.shape.split("/", 1)[1]
    lights = []
    for j in range(max(first, candidate.head - 8), min(last, candidate.last + 6)):
        names = tuple(sorted(n for n in scene.classes[j] if n.startswith("light") or n == "cause.by"))
        if names and not candidate.head <= j < candidate.last:
            lights.append((j, names))
    own = [_side(candidate, c) for c in chunks]
    event = _Event(
        scene,
        candidate,
        str(event_type),
        part,
        f"{candidate.trigger.frame}|{part}",
        tuple(lights),
        scene.claim_of(candidate.head),
        _slots(scene, candidate, chunks, own),
        _proposed(scene, candidate, chunks),
        dict(filled),
    )
    return [_features(event, chunks, own, k) for k in range(len(chunks))]


def _proposed(scene: Scene, candidate: Candidate, chunks: Sequence[Chunk]) -> dict[int, list[Proposal]]:
    found: dict[int, list[Proposal]] = {}
    for proposal in proposals(scene, candidate, chunks):
        found.setdefault(proposal.chunk.first, []).append(proposal)
    return found


def _slots(scene: Scene, candidate: Candidate, chunks: Sequence[Chunk], sides: Sequence[str]) -> str:
    """The frame of the clause around a trigger: bare phrases after it, one right before it, a verb in the plural."""
    after = 0
    for chunk, side in zip(chunks, sides, strict=True):
        if side == "after":
            if set(scene.signs[candidate.last : chunk.first]) & set("VRCv"):
                break
            after += not chunk.preposition and not chunk.joined
    before = next((c for c, s in zip(reversed(chunks), reversed(sides), strict=True) if s == "before"), None)
    tied = before is not None and not before.preposition and scene.signs[before.last : candidate.head].strip() == ""
    plural = "p" if candidate.verbal and candidate.match.form.number == "p" else ""
    return f"{min(after, 2)}{'b' if tied else ''}{plural}{'o' if candidate.match.cut.enclitic else ''}"


def _side(candidate: Candidate, chunk: Chunk) -> str:
    if chunk.candidate is candidate or chunk.first <= candidate.head < chunk.last:
        return "own"
    return "before" if chunk.first < candidate.head else "after"


def _features(event: _Event, chunks: Sequence[Chunk], sides: list[str], k: int) -> list[str]:
    chunk, side, candidate, key = chunks[k], sides[k], event.candidate, event.key
    if side == "before":
        low, high = chunk.last, max(chunk.last, candidate.head)
    elif side == "after":
        low, high = candidate.last, max(candidate.last, chunk.first)
    else:
        low = high = candidate.head
    between = [c for c, s in zip(chunks, sides, strict=True) if s == side and low <= c.first < high and c is not chunk]
    bare = min(2, sum([not c.preposition and not c.joined and c.candidate is None for c in between]))
    crossed = _crossed(event.scene.signs[low:high]) + f"n{bare}"
    if any(c.preposition for c in between):
        crossed += "p"
    prep = chunk.preposition or "0"
    kinds = chunk_kinds(event.scene, chunk)
    kind = next((name for name in _KINDS if name in kinds), "plain")
    out = list(_standing(key, event.type, candidate.trigger.group, side, prep, crossed, bucket(high - low), kind))
    if not chunk.preposition and not chunk.joined:
        slot = f"{side}|n{bare}|{event.slots}"
        out += (f"{key}|{slot}", f"{key}|{slot}|{kind}", f"{event.part}|{slot}")
    put = event.proposed.get(chunk.first, ())
    for proposal in put:
        out += _put(proposal.role, proposal.rule, key, kind, event.type, prep)
    if not put:
        out.append(f"put=none|{side}")
    out += [f"rival={role}|{'put' if put else 'none'}|{side}" for role in event.rivals(chunk)]
    tie = event.filled.get(chunk.first)
    if tie is not None:
        out += _tied(event, tie)
    elif event.filled:
        out.append(f"untied|{side}")
    out += _holding(event.type, kinds)
    if chunk.candidate is not None and side != "own":
        out += ("event", f"event={chunk.candidate.trigger.frame}|{side}", f"{key}|event|{side}")
    if chunk.joined:
        out.append("joined")
    out.append(f"definite={chunk.definite}|{side}")
    out += _agreement(event, chunk, side)
    out += _light(event, chunk, side)
    out += _relative(event, chunk, side, low, high)
    out += _claim(event, chunk)
    if candidate.match.cut.enclitic:
        out += (f"pronoun|{side}|{prep}", f"pronoun|{key}|{side}|{prep}")
    return out


@lru_cache(_REMEMBERED)
def _crossed(signs: str) -> str:
    return "".join(s for s in "VTRCPv" if s in signs)


def _standing(
    key: str, t: str, group: str, side: str, prep: str, crossed: str, near: str, kind: str
) -> tuple[str, ...]:
    """Where a phrase stands towards the trigger, and of what kind it is."""
    where = f"{side}|{prep}"
    return (
        *("bias", where, f"{key}|{where}", f"{key}|{where}|{crossed}", f"{where}|{crossed}", f"t={t}|{where}"),
        *(f"{key}|{side}|{kind}", f"t={t}|{side}|{kind}", f"{where}|{kind}", f"{key}|{where}|{kind}"),
        *(f"g={group}|{where}", f"near={near}|{side}", f"{key}|near={near}|{where}"),
        f"{key}|{where}|{crossed}|{kind}",
    )


@lru_cache(_REMEMBERED)
def _put(role: str, rule: str, key: str, kind: str, t: str, prep: str) -> tuple[str, ...]:
    """What grammar proposes."""
    said = f"{role}:{rule}"
    return (
        *(f"put={role}", f"put={said}", f"put={said}|{key}", f"put={role}|{kind}"),
        *(f"put={role}|{key}", f"put={role}|{t}", f"put={said}|{kind}", f"put={role}|{prep}"),
    )


@lru_cache(_REMEMBERED)
def _holding(t: str, kinds: frozenset[str]) -> tuple[str, ...]:
    """What the phrase holds."""
    return tuple(told for name in sorted(kinds) for told in (f"k={name}", f"t={t}|k={name}"))


def _tied(event: _Event, tie: str) -> Iterator[str]:
    """The phrase has a role in the event told before."""
    candidate, key = event.candidate, event.key
    link = event.scene.signs[max(0, candidate.head - 4) : candidate.head].replace(" ", "")
    joined = candidate.match.cut.conjunction or candidate.match.cut.preposition
    yield from (f"tie={tie}", f"tie={tie}|{key}", f"tie={tie}|{key}|{joined}", f"tie={tie}|{event.type}")
    yield f"tie={tie}|{link}"


def _agreement(event: _Event, chunk: Chunk, side: str) -> Iterator[str]:
    """Whether verb and phrase agree in gender; a verb before its subject stays singular."""
    form = event.candidate.match.form
    if not event.candidate.verbal or not form.gender:
        return
    head = event.scene.document.words[chunk.first].folded
    feminine = head.endswith(FEMININE_ENDINGS) or (head.endswith(TANWIN) and len(head) > 4)
    agrees = feminine == (form.gender == "f")
    yield f"agree={agrees}|{side}"
    yield f"agree={agrees}|{side}|{form.number}|{chunk.preposition or '0'}"


def _light(event: _Event, chunk: Chunk, side: str) -> Iterator[str]:
    """A verb that carries the event (launch, carry out, undergo): where the phrase stands towards it."""
    for j, names in event.lights:
        if chunk.last <= j:
            position, adjacent = "1", j == chunk.last
        elif chunk.first > j:
            position, adjacent = "2", chunk.first - j == 1
        else:
            continue
        order = f"{'e' if j >= event.candidate.last else 'E'}{position}{side}"
        for name in names:
            yield f"{name}|{order}|{adjacent}|{chunk.preposition or '0'}"
            yield f"{name}|{order}|{event.candidate.trigger.frame}"


def _relative(event: _Event, chunk: Chunk, side: str, low: int, high: int) -> Iterator[str]:
    """The phrase right before a relative pronoun, or right before the verb, whose clause tells the event."""
    if side != "before":
        return
    candidate = event.candidate
    if low < len(event.scene.signs) and event.scene.signs[low] == "R":
        yield f"antecedent|{bucket(high - low)}|{event.part}|{candidate.definiteness}"
        yield f"antecedent|{candidate.trigger.frame}|{bool(candidate.match.cut.enclitic)}"
    if low == high and candidate.verbal:
        yield f"subject_before|{candidate.trigger.frame}|{chunk.definite}"


def _claim(event: _Event, chunk: Chunk) -> Iterator[str]:
    """Whether the phrase is who speaks, or stands outside what is said."""
    claim = event.claim
    if claim is None or claim.cue is None:
        yield "unclaimed"
    elif claim.source is not None and claim.source.overlaps(chunk.span):
        yield "speaker"
        yield f"speaker|act={claim.act}"
    elif not claim.content.overlaps(chunk.span):
        yield "outside"
    else:
        yield "within"
