"""A candidate in its scene -> named features: whether it tells an event, of which type, of what status, as history or not."""

from collections import Counter
from collections.abc import Iterator

from riwaya.claims.candidates import Candidate
from riwaya.claims.chunks import Chunk
from riwaya.claims.scene import Scene
from riwaya.lexicon.inflect import Part

CLAUSE = 12
"""Words to either side within which a word of mood or means may bear on a trigger."""


def bucket(n: int) -> str:
    """A small number as it is, larger ones by rough size."""
    return str(n) if n < 3 else "3-5" if n < 6 else "6+"


def shape(candidate: Candidate) -> str:
    """Group and form of a candidate: the same for every inflection of like words."""
    form = candidate.match.form
    kind = "verb" if form.verbal else form.part.value
    return f"{candidate.trigger.group}/{kind}{'/passive' if form.passive else ''}"


def definiteness(candidate: Candidate) -> str:
    """Article, pronoun or neither."""
    cut = candidate.match.cut
    return "the" if cut.article else "its" if cut.enclitic else "a"


def near_classes(scene: Scene, i: int, first: int, last: int) -> Iterator[tuple[str, str]]:
    """(where, class) for the event words around ``i`` in its sentence: where tells side and distance."""
    for j in range(max(first, i - CLAUSE), i):
        for name in scene.classes[j]:
            yield "-" + _far(i - j), name
    for j in range(i + 1, min(last, i + CLAUSE)):
        for name in scene.classes[j]:
            yield "+" + _far(j - i), name


def _far(distance: int) -> str:
    return "1" if distance == 1 else "2" if distance == 2 else "4" if distance <= 4 else "12"


def sentence_bounds(scene: Scene, word: int) -> tuple[int, int, int]:
    """Sentence number and its word range."""
    number = scene.document.sentence_of(word)
    sentence = scene.document.sentences[number]
    return number, sentence.first, sentence.last


def following_chunk(scene: Scene, candidate: Candidate, number: int) -> Chunk | None:
    """The first noun phrase that begins after the trigger."""
    return next((c for c in scene.chunks[number] if c.first >= candidate.last and c.candidate is not candidate), None)


def chunk_kinds(scene: Scene, chunk: Chunk) -> frozenset[str]:
    """What a chunk holds: people, a building, a means, a number, a known actor or place."""
    found: set[str] = set()
    for j in range(chunk.first, chunk.last):
        found.update(
            k for k in scene.classes[j] if k in ("people", "building", "vehicle", "need.forces", "need.captives")
        )
        if scene.means[j]:
            found.add("means")
        if scene.document.words[j].kind == 1:
            found.add("number")
        if j in scene.actor_at:
            found.add("actor")
        if j in scene.place_at:
            found.add("place")
    return frozenset(found)


def event_features(scene: Scene, candidate: Candidate) -> list[str]:
    """For the question whether the candidate tells an event, and of which type."""
    number, first, last = sentence_bounds(scene, candidate.head)
    i = candidate.head
    group, form = candidate.trigger.group, shape(candidate)
    out = ["bias", "g=" + group, "f=" + form, f"f={form}|{definiteness(candidate)}", "d=" + definiteness(candidate)]
    out.append("title" if number == 0 else "body")
    if candidate.trigger.needs == "context":
        out.append("weak")
    if candidate.last > i + 1:
        out.append("phrase")
    out += _surroundings(scene, candidate, first, last)
    out += _means_features(scene, candidate, first, last)
    chunk = following_chunk(scene, candidate, number)
    if chunk is not None and chunk.first - candidate.last <= 2:
        kinds = chunk_kinds(scene, chunk) or {"plain"}
        out += [f"next={k}" for k in sorted(kinds)] + [f"g={group}|next={k}" for k in sorted(kinds)]
        out += [f"nextprep={chunk.preposition or '0'}", f"g={group}|nextprep={chunk.preposition or '0'}"]
    claim = scene.claim_of(i)
    out.append("act=" + (claim.act.value if claim is not None and claim.cue is not None else "none"))
    if i in scene.actor_at or i in scene.place_at:
        inside = "place" if i in scene.place_at else "actor"
        out += ["in" + inside, f"g={group}|in{inside}"]
    return out


def _surroundings(scene: Scene, candidate: Candidate, first: int, last: int) -> Iterator[str]:
    i, group = candidate.head, candidate.trigger.group
    words = scene.document.words
    for where, name in near_classes(scene, i, first, last):
        yield f"{where}:{name}"
        if where in ("-1", "+1", "-2", "+2"):
            yield f"g={group}|{where}:{name}"
    before = words[i - 1] if i > first else None
    after = words[candidate.last] if candidate.last < last else None
    yield "b=" + (_plain(scene, before.folded) if before is not None else "^")
    yield "a=" + (_plain(scene, after.folded) if after is not None else "$")
    yield f"g={group}|a=" + (_plain(scene, after.folded) if after is not None else "$")
    yield f"g={group}|b=" + (_plain(scene, before.folded) if before is not None else "^")
    for other in scene.candidates:
        gap = other.head - i
        if gap and -4 <= gap <= 4 and first <= other.head < last:
            yield f"{'+' if gap > 0 else '-'}t={other.trigger.group}"


def _plain(scene: Scene, folded: str) -> str:
    """A function word as itself, any other word as nothing: the model must not learn names."""
    grammar = scene.lexicon.grammar
    if folded in grammar["preposition"] or folded in grammar["conjunction"] or folded in grammar["relative"]:
        return folded
    if folded in grammar["complementizer"] or folded in grammar["negation"] or len(folded) == 1:
        return folded
    return "_"


def _means_features(scene: Scene, candidate: Candidate, first: int, last: int) -> Iterator[str]:
    family = candidate.trigger.family or "none"
    i = candidate.head
    for j in range(candidate.head, min(last, candidate.last + 2)):
        for kind in sorted(scene.means[j]):
            yield f"mod={kind}"
            yield f"{family}|mod={kind}"
    for j in range(max(first, i - CLAUSE), min(last, i + CLAUSE)):
        for kind in sorted(scene.means[j]):
            side = "-" if j < i else "+"
            yield f"{family}|{side}means={kind}"
    in_sentence = {k for j in range(first, last) for k in scene.means[j]}
    for kind in sorted(in_sentence):
        yield f"{family}|sent={kind}"
    if family == "none":
        return
    for kind, n in sorted(document_means(scene).items()):
        yield f"{family}|doc={kind}:{bucket(n)}"
        yield f"{candidate.trigger.group}|doc={kind}"
    top = sorted(document_means(scene).items(), key=lambda kn: (-kn[1], kn[0]))
    yield f"{family}|top={top[0][0] if top else 'none'}"
    yield f"{candidate.trigger.group}|{definiteness(candidate)}|top={top[0][0] if top else 'none'}"


def document_means(scene: Scene) -> Counter[str]:
    """How many words of the document name each class of means."""
    return scene.means_count


def status_features(scene: Scene, candidate: Candidate, event_type: str) -> list[str]:
    """For the question whether the event is told as happened, under way, planned, possible, denied or beaten off."""
    number, first, last = sentence_bounds(scene, candidate.head)
    i, form = candidate.head, candidate.match.form
    tense = "present" if form.part is Part.PRESENT else "past" if form.part is Part.PAST else "noun"
    if candidate.match.cut.future:
        tense = "future"
    out = ["bias", "tense=" + tense, "type=" + event_type, f"type={event_type}|{tense}", "g=" + candidate.trigger.group]
    out.append(f"d={definiteness(candidate)}|{tense}")
    claim = scene.claim_of(i)
    act = claim.act.value if claim is not None and claim.cue is not None else "none"
    out += ["act=" + act, f"act={act}|{tense}"]
    if claim is not None and claim.cue is not None:
        start = scene.document.words_of(claim.content)
        out.append(f"act={act}|at={'head' if start and i - start[0] <= 1 else 'in'}")
    for where, name in near_classes(scene, i, first, last):
        if name.startswith(("mood", "deny", "light", "past", "habitual")):
            out += [f"{where}:{name}", f"{where}:{name}|{tense}"]
    for j in range(max(first, i - 3), i):
        out.append(f"-{i - j}w={_plain(scene, scene.document.words[j].folded)}")
    for other in scene.candidates:
        gap = other.head - i
        if gap and -4 <= gap <= 3 and first <= other.head < last:
            out.append(f"{'+' if gap > 0 else '-'}t={other.trigger.group}")
    if candidate.match.cut.preposition:
        out.append(f"joined={candidate.match.cut.preposition}|{tense}")
    out.append("title" if number == 0 else "body")
    return out


def background_features(scene: Scene, candidate: Candidate, event_type: str, status: str) -> list[str]:
    """For the question whether the event is history told for context."""
    number, first, last = sentence_bounds(scene, candidate.head)
    out = ["bias", "type=" + event_type, "status=" + status, "g=" + candidate.trigger.group]
    out.append("d=" + definiteness(candidate))
    share = (number + 1) / max(1, len(scene.document.sentences))
    out.append("at=" + ("title" if number == 0 else f"{int(share * 4)}"))
    opening = {k for j in range(first, min(last, first + 3)) for k in scene.classes[j]}
    out += [f"open={k}" for k in sorted(opening) if k.startswith(("past", "mood", "light", "anaphor"))]
    inside = {k for j in range(first, last) for k in scene.classes[j]}
    out += [f"in={k}" for k in sorted(inside) if k.startswith(("past", "habitual"))]
    for where, name in near_classes(scene, candidate.head, first, last):
        if name.startswith(("past", "habitual", "light.go", "anaphor")):
            out.append(f"{where}:{name}")
    claim = scene.claim_of(candidate.head)
    out.append("act=" + (claim.act.value if claim is not None and claim.cue is not None else "none"))
    for time in scene.times:
        words = scene.document.words_of(time)
        if words and first <= words[0] < last:
            side = "before" if words[0] < candidate.head else "after"
            out.append(f"time={scene.age(time)}")
            out.append(f"time={scene.age(time)}|{side}|{bucket(abs(words[0] - candidate.head) // 4)}")
    relative = any(
        scene.document.words[j].folded in scene.lexicon.grammar["relative"]
        for j in range(max(first, candidate.head - 5), candidate.head)
    )
    if relative:
        out.append("relative")
    return out
