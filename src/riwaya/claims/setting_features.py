"""An event's trigger and a place or time of the report -> features: does it say where, or when, the event was?"""

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.claims.candidates import Candidate
from riwaya.claims.event_features import bucket, chunk_kinds, sentence_bounds
from riwaya.claims.initials import initials
from riwaya.claims.scene import Scene
from riwaya.model import EventType, Span, TimeSpan

_HOST_REACH = 60
"""Words to either side in which the verb that a time or place leads to, and other times, are looked for."""


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
    for place in scene.mentions.places:
        for mention in place.mentions:
            words = scene.document.words_of(mention)
            if words:
                found.append(Spot(words[0], words[-1] + 1, mention, place.id))
    found = _outermost(found)
    covered = {w for s in found for w in range(s.first, s.last)}
    for chunks in scene.chunks:
        for chunk in chunks:
            head = scene.classes[chunk.first]
            if chunk.first not in covered and ("building" in head or "area" in head or "vehicle" in head):
                found.append(Spot(chunk.first, chunk.last, chunk.span, None))
    return tuple(sorted(found, key=lambda s: (s.first, s.last)))


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


def place_features(scene: Scene, candidate: Candidate, spot: Spot, event_type: EventType) -> list[str]:
    """For the question whether the spot is where the event was."""
    return list(_place(scene, candidate, spot, event_type))


def _place(scene: Scene, candidate: Candidate, spot: Spot, event_type: EventType) -> Iterator[str]:
    number, first, _ = sentence_bounds(scene, candidate.head)
    own = scene.document.sentence_of(spot.first)
    yield "bias"
    kind = "spot"
    if spot.place is not None:
        place = scene.place(spot.place)
        kind = place.kind.value if place is not None else "spot"
    apart = own - number
    yield f"k={kind}"
    yield f"t={event_type}|k={kind}"
    if apart:
        where = "title" if own == 0 else str(apart) if -3 < apart < 3 else "far"
        yield f"apart={where}"
        yield f"apart={where}|{candidate.definiteness}|{candidate.trigger.frame}"
        return
    prep = governing(scene, spot.first, first)
    side = "before" if spot.first < candidate.head else "after"
    part = candidate.shape.split("/", 1)[1]
    key = f"{candidate.trigger.frame}|{part}"
    between = _between(scene, candidate, spot)
    yield f"{side}|{prep}"
    yield f"{key}|{side}|{prep}"
    yield f"g={candidate.trigger.group}|{side}|{prep}"
    yield f"{side}|{prep}|{between}"
    yield f"{key}|{side}|{prep}|{between}"
    yield f"{side}|{between}"
    yield f"k={kind}|{side}|{prep}"
    yield f"t={event_type}|{side}|{prep}"
    yield f"gap={bucket(abs(spot.first - candidate.head) // 2)}|{side}"
    yield f"gap={bucket(abs(spot.first - candidate.head) // 2)}|{side}|{prep}"
    yield from _role_of(scene, candidate, spot, number)
    last = scene.document.sentences[number].last
    host = _host(scene, candidate, range(spot.first - 1, first - 1, -1))
    beyond = _host(scene, candidate, range(spot.last, last))
    yield f"host={host}|{side}"
    yield f"host={host}|{side}|{prep}"
    yield f"host={host}|{beyond}|{side}|{part}"
    yield f"host={host}|k={kind}"
    claim = scene.claim_of(candidate.head)
    if claim is not None and claim.cue is not None:
        yield "within" if claim.content.overlaps(spot.span) else "outside"
        if claim.source is not None and claim.source.overlaps(spot.span):
            yield "insource"
    else:
        yield "unclaimed"


def _role_of(scene: Scene, candidate: Candidate, spot: Spot, number: int) -> Iterator[str]:
    """The noun phrase that holds the spot: is the spot its head or a complement in it, and of what?"""
    for chunk in scene.chunks[number]:
        if chunk.first <= spot.first < chunk.last:
            head = chunk.first == spot.first
            yield f"head={head}"
            kinds = "|".join(sorted(chunk_kinds(scene, chunk) - {"place", "number"}))
            yield f"chunk={head}|{chunk.preposition or '0'}|{kinds}"
            if chunk.candidate is not None:
                yield f"ofevent={chunk.candidate is candidate}"
            if spot.first in scene.actor_at and spot.place is not None:
                yield "isactor"
            return


def _between(scene: Scene, candidate: Candidate, spot: Spot) -> str:
    low, high = (spot.last, candidate.head) if spot.first < candidate.head else (candidate.last, spot.first)
    grammar = scene.lexicon.grammar
    marks = set()
    events = scene.candidates_in(low, high)
    if any(c.verbal for c in events):
        marks.add("V")
    elif events:
        marks.add("T")
    for j in range(low, high):
        word = scene.document.words[j]
        if word.text in "،,؛;":
            marks.add("P")
        elif word.folded in grammar["relative"]:
            marks.add("R")
        elif word.folded in grammar["complementizer"]:
            marks.add("C")
        elif scene.ground.verbs[j] and j not in scene.place_at:
            marks.add("v")
        if j in scene.place_at:
            marks.add("L")
    return "".join(sorted(marks))


def time_features(scene: Scene, candidate: Candidate, time: TimeSpan, event_type: EventType) -> list[str]:
    """For the question whether the time is when the event was."""
    return list(_time(scene, candidate, time, event_type))


def _time(scene: Scene, candidate: Candidate, time: TimeSpan, event_type: EventType) -> Iterator[str]:
    number, first, last = sentence_bounds(scene, candidate.head)
    words = scene.document.words_of(time)
    at = words[0] if words else 0
    end = words[-1] + 1 if words else at + 1
    own = scene.document.sentence_of(at)
    opening = scene.document.words[at].folded.removeprefix("و")
    named = time.from_ is not None
    yield "bias"
    yield f"precision={time.precision}"
    yield f"w={opening}"
    yield f"named={named}|{time.basis}|{time.precision}"
    yield f"d={candidate.definiteness}|w={opening}"
    if own != number:
        apart = own - number
        yield f"apart={apart if -3 < apart < 3 else 'far'}|{candidate.definiteness}"
        yield f"apart={apart}|named={named}|{candidate.definiteness}"
        return
    if at <= candidate.head < end:
        yield "within the time"
        yield f"within the time|{candidate.definiteness}"
        return
    side = "before" if at < candidate.head else "after"
    between = _between(scene, candidate, Spot(at, end, time, None))
    part = candidate.shape.split("/", 1)[1]
    opens = at - first <= 2
    yield f"{side}|{between}"
    yield f"{part}|{side}|{between}"
    yield f"t={event_type}|{side}"
    yield f"t={event_type}|w={opening}"
    yield f"w={opening}|{side}|{between}"
    yield f"g={candidate.trigger.group}|{side}|{between}"
    yield f"opens={opens}|{side}"
    yield f"opens={opens}|{side}|{between}"
    yield f"gap={bucket(abs(at - candidate.head) // 2)}|{side}"
    before = scene.document.words[at - 1].folded if at > first else "^"
    yield f"b={before if before in scene.lexicon.grammar['preposition'] else '_'}|{side}"
    yield f"d={candidate.definiteness}|{side}|{between}"
    yield from _of_the_saying(scene, candidate, time, side, between, number, at)
    host, beyond = _host(scene, candidate, range(at - 1, first - 1, -1)), _host(scene, candidate, range(end, last))
    yield f"host={host}|{side}"
    yield f"host={host}|{beyond}|{side}|{part}"
    yield f"host={host}|{beyond}|{side}|opens={opens}"
    yield f"host={host}|w={opening}"
    if end < last and scene.document.words[end].text == ")":
        yield "bracketed"
    rivals = [c for c in scene.candidates_in(first, last) if abs(c.head - at) < abs(candidate.head - at)]
    yield f"rivals={bucket(len(rivals))}|{side}"
    verbal = any(c.verbal for c in rivals)
    yield f"rivals={bucket(len(rivals))}|verbal={verbal}|{side}|{part}"
    low, high = max(first, candidate.head - _HOST_REACH), min(last, candidate.head + _HOST_REACH)
    others = [t for _, t in scene.times_in(low, high) if t is not time]
    nearer = any(_gap(scene, t, candidate) < abs(at - candidate.head) for t in others)
    yield f"times={min(len(others), 2)}|nearer={nearer}|{side}"
    yield f"nearer={nearer}|named={named}"


def _host(scene: Scene, candidate: Candidate, way: range) -> str:
    """What the words lead to from a time, to one side: the event itself, another, a verb of saying, another verb."""
    for j in way[:_HOST_REACH]:
        if j == candidate.head:
            return "self"
        if scene.candidates_in(j, j + 1):
            return "event"
        word = scene.document.words[j]
        if scene.ground.verbs[j] and j not in scene.place_at:
            return "cue" if scene.lexicon.cues.table.lookup(word.folded) else "verb"
        if word.text in "؛.":
            break
    return "none"


def _gap(scene: Scene, time: TimeSpan, candidate: Candidate) -> int:
    words = scene.document.words_of(time)
    return abs(words[0] - candidate.head) if words else 0


def _of_the_saying(
    scene: Scene, candidate: Candidate, time: TimeSpan, side: str, between: str, number: int, at: int
) -> Iterator[str]:
    """Whether the time lies in what is said, or tells when it was said."""
    claim = scene.claim_of(candidate.head)
    if claim is None or claim.cue is None:
        yield "unclaimed"
        return
    inside = claim.content.overlaps(time)
    yield f"inside={inside}"
    yield f"inside={inside}|{side}|{between}"
    cue = scene.document.word_at(claim.cue.start)
    if not inside and number == scene.document.sentence_of(cue):
        yield f"cue={'near' if abs(cue - at) < 6 else 'far'}"
        yield f"cue={'near' if abs(cue - at) < 6 else 'far'}|{candidate.definiteness}"
