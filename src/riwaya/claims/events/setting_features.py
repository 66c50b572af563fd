"""An event's trigger and a place or time of the report -> features: does it say where, or when, the event was?"""

from bisect import bisect_right
from collections.abc import Iterator

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.chunks import Chunk
from riwaya.claims.events.event_features import bucket, chunk_kinds, sentence_bounds
from riwaya.claims.events.scene import Scene
from riwaya.claims.initials import initials
from riwaya.claims.linear import Piece
from riwaya.model import ActorKind, EventType, Span
from riwaya.model.values import dataclass

HOST_REACH = 60
"""Words to either side in which the verb that a time or place leads to, and other times, are looked for."""

_BODIES = frozenset((ActorKind.STATE_BODY, ActorKind.DE_FACTO_AUTHORITY, ActorKind.POLITICAL_BODY))


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that may say where: ``place`` is the known place's id, None for a mere description (their homes)."""

    first: int
    last: int
    span: Span
    place: str | None


def spots(scene: Scene) -> tuple[Spot, ...]:
    """Every known place mention, and every noun phrase headed by a building, a post or an area word, in text order."""
    found: list[Spot] = []
    named = _in_names_of_bodies(scene)
    for place in scene.mentions.places:
        for mention in place.mentions:
            words = scene.document.words_of(mention)
            if words and words[0] not in named:
                found.append(Spot(words[0], words[-1] + 1, mention, place.id))
    found = _outermost(found)
    covered = {w for s in found for w in range(s.first, s.last)}
    for chunks in scene.chunks:
        for chunk in chunks:
            head = scene.classes[chunk.first]
            if chunk.first not in covered and ("building" in head or "area" in head or "vehicle" in head):
                found.append(Spot(chunk.first, chunk.last, chunk.span, None))
    return tuple(sorted(found, key=lambda s: (s.first, s.last)))


def _in_names_of_bodies(scene: Scene) -> frozenset[int]:
    """Words inside the name of a state's or an authority's body: the government of Damascus acts elsewhere too."""
    inside: set[int] = set()
    for actor in scene.mentions.actors:
        if actor.kind in _BODIES:
            for mention in actor.mentions:
                inside.update(scene.document.words_of(mention)[1:])
    return frozenset(inside)


def _outermost(found: list[Spot]) -> list[Spot]:
    """Without mentions that lie inside a longer one."""
    ordered = sorted(found, key=lambda s: (s.first, -s.last))
    kept: list[Spot] = []
    for spot in ordered:
        if kept and kept[-1].first <= spot.first and spot.last <= kept[-1].last:
            continue
        kept.append(spot)
    return kept


def governing(scene: Scene, first: int, sentence_first: int) -> str:
    """The preposition, joined letter or direction word before a word."""
    conjunction, letter = initials(scene.document.words[first].folded)
    if letter:
        return letter
    grammar = scene.lexicon.grammar
    for j in range(first - 1, max(sentence_first, first - 4) - 1, -1):
        folded = scene.document.words[j].folded
        if folded in grammar["preposition"]:
            return folded
        if "area" in scene.classes[j] or "direction" in scene.classes[j] or "building" in scene.classes[j]:
            _, letter = initials(folded)
            if letter:
                return letter
            continue
        return "&" if conjunction else "0"
    return "0"


def place_features(scene: Scene, candidate: Candidate, spot: Spot, event_type: EventType) -> list[Piece]:
    """For the question whether the spot is where the event was."""
    number, first, last = sentence_bounds(scene, candidate.head)
    own = scene.document.sentence_of(spot.first)
    kind = scene.place_kinds[spot.place].value if spot.place is not None else "spot"
    if own != number:
        where = "title" if own == 0 else _apart(own - number)
        elsewhere = (_elsewhere, where, candidate.definiteness, candidate.trigger.frame)
        return [(_place_kind, event_type, kind), elsewhere]
    prep = governing(scene, spot.first, first)
    side = "before" if spot.first < candidate.head else "after"
    part = part_of(candidate)
    before = led_to(scene, candidate, range(spot.first - 1, first - 1, -1))
    beyond = led_to(scene, candidate, range(spot.last, last))
    out: list[Piece] = [
        (_place_kind, event_type, kind),
        (_place_stands, f"{candidate.trigger.frame}|{part}", side, prep, signs_between(scene, candidate, spot)),
        (_place_of, candidate.trigger.group, event_type, kind, side, prep),
        (_place_gap, bucket(abs(spot.first - candidate.head) // 2), side, prep),
        (_place_host, before, beyond, side, prep, part),
        f"host={before}|k={kind}",
    ]
    out += _role_of(scene, candidate, spot, number)
    claim = scene.quoted_in(candidate.head)
    if claim is None:
        out.append("unclaimed")
        return out
    out.append("within" if claim.content.overlaps(spot.span) else "outside")
    if claim.source is not None and claim.source.overlaps(spot.span):
        out.append("insource")
    return out


def _apart(sentences: int) -> str:
    return str(sentences) if -3 < sentences < 3 else "far"


def part_of(candidate: Candidate) -> str:
    return candidate.shape.split("/", 1)[1]


def _role_of(scene: Scene, candidate: Candidate, spot: Spot, number: int) -> Iterator[Piece]:
    """The noun phrase that holds the spot: is the spot its head or a complement in it, and of what?"""
    chunks = scene.chunks[number]
    at = bisect_right(chunks, spot.first, key=_first) - 1
    if at >= 0 and spot.first < chunks[at].last:
        chunk = chunks[at]
        yield _in_phrase, chunk.first == spot.first, chunk.preposition or "0", chunk_kinds(scene, chunk)
        if chunk.candidate is not None:
            yield f"ofevent={chunk.candidate is candidate}"
        if spot.first in scene.actor_at and spot.place is not None:
            yield "isactor"


def _first(chunk: Chunk) -> int:
    return chunk.first


def signs_between(scene: Scene, candidate: Candidate, spot: Spot) -> str:
    low, high = (spot.last, candidate.head) if spot.first < candidate.head else (candidate.last, spot.first)
    events = scene.signs[low:high]
    told = "V" if "V" in events else "T" if "T" in events else ""
    marks = scene.plain_signs[low:high] + scene.place_signs[low:high]
    return "".join([sign for sign in _BETWEEN if sign in marks or sign == told])


_BETWEEN = "CLPRTVv"


def led_to(scene: Scene, candidate: Candidate, way: range) -> str:
    """What the words lead to from a time, to one side: the event itself, another, a verb of saying, another verb."""
    known = scene.leads.get((way.start, way.step))
    if known is None:
        known = scene.leads[way.start, way.step] = _lead(scene, way)
    what, at = known
    return "self" if at == candidate.head else what


def _lead(scene: Scene, way: range) -> tuple[str, int]:
    """The same for any event, and which event it is (-1: none)."""
    for j in way[:HOST_REACH]:
        if j in scene.at:
            return "event", j
        word = scene.document.words[j]
        if scene.ground.verbs[j] and j not in scene.place_at:
            return ("cue" if scene.lexicon.cues.table.lookup(word.folded) else "verb"), -1
        if word.text in "؛.":
            break
    return "none", -1


# Pieces: what is asked -> the features it is told by.


def _place_kind(t: EventType, kind: str) -> Iterator[str]:
    yield from ("bias", f"k={kind}", f"t={t}|k={kind}")


def _elsewhere(apart: str, d: str, frame: str) -> Iterator[str]:
    """In another sentence."""
    yield from (f"apart={apart}", f"apart={apart}|{d}|{frame}")


def _place_stands(key: str, side: str, prep: str, between: str) -> Iterator[str]:
    """Where the place stands towards the trigger, and what stands between."""
    where = f"{side}|{prep}"
    yield from (where, f"{key}|{where}", f"{where}|{between}", f"{key}|{where}|{between}", f"{side}|{between}")


def _place_of(group: str, t: EventType, kind: str, side: str, prep: str) -> Iterator[str]:
    yield from (f"g={group}|{side}|{prep}", f"k={kind}|{side}|{prep}", f"t={t}|{side}|{prep}")


def _place_gap(gap: str, side: str, prep: str) -> Iterator[str]:
    yield from (f"gap={gap}|{side}", f"gap={gap}|{side}|{prep}")


def _place_host(host: str, beyond: str, side: str, prep: str, part: str) -> Iterator[str]:
    """What the words lead to from the place, to either side."""
    yield from (f"host={host}|{side}", f"host={host}|{side}|{prep}", f"host={host}|{beyond}|{side}|{part}")


def _in_phrase(head: bool, prep: str, kinds: frozenset[str]) -> Iterator[str]:
    """The phrase that holds the place."""
    yield from (f"head={head}", f"chunk={head}|{prep}|{'|'.join(sorted(kinds - {'place', 'number'}))}")
