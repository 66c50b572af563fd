"""An event's trigger and a noun phrase of its sentence -> named features: whether the phrase did it, suffered it, was its means.

Order, prepositions, agreement, light verbs and relative pronouns are told; names and words are not.
"""

from collections.abc import Iterator

from riwaya.claims.candidates import Candidate
from riwaya.claims.chunks import Chunk
from riwaya.claims.event_features import bucket, chunk_kinds, definiteness, sentence_bounds, shape
from riwaya.claims.scene import Scene
from riwaya.model import EventType, Span

FAR = 14
"""Noun phrases further away than this (counted in phrases) are not asked about."""


def near_chunks(scene: Scene, candidate: Candidate) -> list[Chunk]:
    """The noun phrases of the trigger's sentence that may stand in a role to it, in text order."""
    number, _, _ = sentence_bounds(scene, candidate.head)
    chunks = scene.chunks[number]
    at = sum(c.first < candidate.head for c in chunks)
    return [c for k, c in enumerate(chunks) if abs(k - at) <= FAR]


def role_features(scene: Scene, candidate: Candidate, chunk: Chunk, event_type: EventType) -> list[str]:
    """For the question which role, if any, the phrase has in the event."""
    _, first, last = sentence_bounds(scene, candidate.head)
    form, frame, group = shape(candidate), candidate.trigger.frame, candidate.trigger.group
    part = form.split("/", 1)[1]
    own = chunk.candidate is candidate or chunk.first <= candidate.head < chunk.last
    side = "own" if own else "before" if chunk.first < candidate.head else "after"
    low, high = _gap(candidate, chunk, side)
    crossed = _crossed(scene, candidate, chunk, low, high)
    prep = chunk.preposition or "0"
    where = f"{side}|{prep}"
    key = f"{frame}|{part}"
    kinds = chunk_kinds(scene, chunk)
    kind = _kind(kinds)
    out = ["bias", where, f"{key}|{where}", f"{key}|{where}|{crossed}", f"{where}|{crossed}", f"t={event_type}|{where}"]
    out += [f"{key}|{side}|{kind}", f"t={event_type}|{side}|{kind}", f"{where}|{kind}", f"{key}|{where}|{kind}"]
    out += [f"g={group}|{where}", f"near={bucket(high - low)}|{side}", f"{key}|near={bucket(high - low)}|{where}"]
    out += [f"k={k}" for k in sorted(kinds)] + [f"t={event_type}|k={k}" for k in sorted(kinds)]
    if chunk.candidate is not None and not own:
        out += ["event", f"event={chunk.candidate.trigger.frame}|{side}", f"{key}|event|{side}"]
    if chunk.joined:
        out.append("joined")
    out.append(f"definite={chunk.definite}|{side}")
    out += _agreement(scene, candidate, chunk, side)
    out += _light(scene, candidate, chunk, side, first, last)
    out += _relative(scene, candidate, chunk, side, low, high)
    out += _claim(scene, candidate, chunk)
    if candidate.match.cut.enclitic:
        out += [f"pronoun|{where}", f"pronoun|{key}|{where}"]
    return out


def _kind(kinds: frozenset[str]) -> str:
    for name in ("actor", "means", "people", "need.forces", "building", "place", "vehicle", "number"):
        if name in kinds:
            return name
    return "plain"


def _gap(candidate: Candidate, chunk: Chunk, side: str) -> tuple[int, int]:
    """The words between trigger and phrase."""
    if side == "before":
        return chunk.last, max(chunk.last, candidate.head)
    if side == "after":
        return candidate.last, max(candidate.last, chunk.first)
    return candidate.head, candidate.head


def _crossed(scene: Scene, candidate: Candidate, chunk: Chunk, low: int, high: int) -> str:
    """What stands between: other triggers, verbs, relative pronouns, that-words, commas, bare noun phrases."""
    number = scene.document.sentence_of(candidate.head)
    grammar = scene.lexicon.grammar
    words = scene.document.words
    marks = set()
    if any(low <= c.head < high for c in scene.candidates if c.verbal):
        marks.add("V")
    elif any(low <= c.head < high for c in scene.candidates):
        marks.add("T")
    for j in range(low, high):
        folded = words[j].folded
        if folded in grammar["relative"]:
            marks.add("R")
        elif folded in grammar["complementizer"]:
            marks.add("C")
        elif words[j].text in "،,؛;":
            marks.add("P")
        elif scene.ground.verbs[j] and not any(c.head == j for c in scene.candidates):
            marks.add("v")
    between = [c for c in scene.chunks[number] if low <= c.first < high and c is not chunk and c.candidate is None]
    bare = sum(not c.preposition and not c.joined for c in between)
    marks.add(f"n{min(bare, 2)}")
    if any(c.preposition for c in between):
        marks.add("p")
    return "".join(sorted(marks))


def _agreement(scene: Scene, candidate: Candidate, chunk: Chunk, side: str) -> Iterator[str]:
    """Whether verb and phrase agree in gender; a verb before its subject stays singular."""
    form = candidate.match.form
    if not candidate.verbal or not form.gender:
        return
    head = scene.document.words[chunk.first].folded
    feminine = head.endswith(("ه", "ات", "اء")) or (head.endswith("ا") and len(head) > 4)
    yield f"agree={feminine == (form.gender == 'f')}|{side}"
    yield f"agree={feminine == (form.gender == 'f')}|{side}|{form.number}|{chunk.preposition or '0'}"


def _light(scene: Scene, candidate: Candidate, chunk: Chunk, side: str, first: int, last: int) -> Iterator[str]:
    """A verb that carries the event (شن، نفذ، تعرض): where the phrase stands towards it."""
    for j in range(max(first, candidate.head - 8), min(last, candidate.last + 6)):
        names = sorted(n for n in scene.classes[j] if n.startswith("light") or n == "cause.by")
        if not names or candidate.head <= j < candidate.last:
            continue
        after_event = j >= candidate.last
        if chunk.last <= j:
            position = "1"
        elif chunk.first > j:
            position = "2"
        else:
            continue
        adjacent = "adj" if 0 <= chunk.first - j <= 1 or 0 <= j - chunk.last <= 0 else "far"
        for name in names:
            yield f"{name}|{'E' if not after_event else 'e'}{position}{side}|{adjacent}|{chunk.preposition or '0'}"
            yield f"{name}|{'E' if not after_event else 'e'}{position}{side}|{candidate.trigger.frame}"


def _relative(scene: Scene, candidate: Candidate, chunk: Chunk, side: str, low: int, high: int) -> Iterator[str]:
    """The phrase right before a relative pronoun (or an indefinite one right before the verb) whose clause tells the event."""
    if side != "before":
        return
    words = scene.document.words
    grammar = scene.lexicon.grammar
    if low < len(words) and words[low].folded in grammar["relative"]:
        yield f"antecedent|{bucket(high - low)}|{shape(candidate).split('/', 1)[1]}|{definiteness(candidate)}"
        yield f"antecedent|{candidate.trigger.frame}|{bool(candidate.match.cut.enclitic)}"
    if low == high and candidate.verbal:
        yield f"subject_before|{candidate.trigger.frame}|{chunk.definite}"


def _claim(scene: Scene, candidate: Candidate, chunk: Chunk) -> Iterator[str]:
    """Whether the phrase is who speaks, or stands outside what is said."""
    claim = scene.claim_of(candidate.head)
    if claim is None or claim.cue is None:
        yield "unclaimed"
        return
    if claim.source is not None and claim.source.overlaps(chunk.span):
        yield "speaker"
        yield f"speaker|act={claim.act}"
    elif not claim.content.overlaps(chunk.span):
        yield "outside"
    else:
        yield "within"


def span_of(scene: Scene, chunk: Chunk) -> Span:
    """The characters a role keeps of a phrase."""
    return chunk.span
