"""A candidate in its scene -> features: does it tell an event, of what status, as history or not?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from riwaya.claims.candidates import Candidate
from riwaya.claims.chunks import Chunk
from riwaya.claims.scene import Scene
from riwaya.lexicon.inflect import Part
from riwaya.model import PlaceKind
from riwaya.text import Kind

CLAUSE = 12
"""Words to either side within which a word of mood or means may bear on a trigger."""


def bucket(n: int) -> str:
    """A small number as it is, larger ones by rough size."""
    return str(n) if n < 3 else "3-5" if n < 6 else "6+"


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


SITES = frozenset((PlaceKind.BUILDING, PlaceKind.BASE, PlaceKind.CAMP))
"""Kinds of places that are struck as things are, and not only the ground they stand on."""

_HELD = frozenset(("people", "building", "vehicle", "need.forces", "need.captives", "civilians", "demonym"))


def chunk_kinds(scene: Scene, chunk: Chunk) -> frozenset[str]:
    """What a chunk holds: people, a building, a means, a number, a known actor or place."""
    key = (chunk.first, chunk.last)
    known = scene.kinds_of.get(key)
    if known is None:
        known = scene.kinds_of[key] = _held(scene, chunk)
    return known


def _held(scene: Scene, chunk: Chunk) -> frozenset[str]:
    found: set[str] = set()
    for j in range(chunk.first, chunk.last):
        found |= scene.classes[j] & _HELD
        if scene.means[j]:
            found.add("means")
        if scene.document.words[j].kind is Kind.NUMBER:
            found.add("number")
        if j in scene.actor_at:
            found.add("actor")
        if j in scene.place_at:
            found.add("site" if scene.place_kinds.get(scene.place_at[j]) in SITES else "place")
    return frozenset(found)


def event_features(scene: Scene, candidate: Candidate) -> list[str]:
    """For the question whether the candidate tells an event, and of which type."""
    number, first, last = sentence_bounds(scene, candidate.head)
    i = candidate.head
    group, form = candidate.trigger.group, candidate.shape
    out = ["bias", "g=" + group, "f=" + form, f"f={form}|{candidate.definiteness}", "d=" + candidate.definiteness]
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
    for j in range(max(first, i - 4), min(last, i + 5)):
        if scene.signs[j] in "VT" and j != i:
            other, side = scene.at[j], "+" if j > i else "-"
            yield f"{side}t={other.trigger.group}"
            yield f"g={group}|{side}t={other.trigger.family or other.trigger.frame}"
    yield from _carried(scene, candidate, first)
    if candidate.match.form.person == 1:
        yield "we"


def _carried(scene: Scene, candidate: Candidate, first: int) -> Iterator[str]:
    """Whether the verb tells of an event noun before it (the raid that hit X): then the noun is the event."""
    if not candidate.verbal:
        return
    group, grammar = candidate.trigger.group, scene.lexicon.grammar
    at = scene.at
    relative = False
    for j in range(candidate.head - 1, max(first, candidate.head - 6) - 1, -1):
        folded = scene.document.words[j].folded
        relative = relative or folded in grammar["relative"]
        if j in at and not at[j].verbal:
            yield f"carried|{group}|{at[j].trigger.family or at[j].trigger.frame}"
            yield f"carried|{candidate.part}|{at[j].trigger.family or at[j].trigger.frame}|{relative}"
            return
        if scene.ground.verbs[j] or folded in grammar["complementizer"]:
            break
    yield f"relative={relative}|{candidate.part}"
    yield f"g={group}|relative={relative}|{candidate.part}"


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
            yield f"g={candidate.trigger.group}|{side}means"
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
    yield f"{candidate.trigger.group}|{candidate.definiteness}|top={top[0][0] if top else 'none'}"


def document_means(scene: Scene) -> Counter[str]:
    """How many words of the document name each class of means."""
    return scene.means_count


_BEARING = ("light", "mood", "deny", "past.pluperfect")


def status_features(
    scene: Scene, candidate: Candidate, event_type: str, told: Sequence[tuple[str, str]] = ()
) -> list[str]:
    """For the question whether the event is told as happened, under way, planned, possible, denied or beaten off.

    ``told`` holds (group, status) of the events before it, in text order.
    """
    number, first, last = sentence_bounds(scene, candidate.head)
    i, group = candidate.head, candidate.trigger.group
    tense = own_tense(candidate)
    out = ["bias", "tense=" + tense, "type=" + event_type, f"type={event_type}|{tense}", "g=" + group]
    out += [f"d={candidate.definiteness}|{tense}", f"g={group}|{tense}", f"num={candidate.match.form.number}|{tense}"]
    claim = scene.claim_of(i)
    act = claim.act.value if claim is not None and claim.cue is not None else "none"
    out += ["act=" + act, f"act={act}|{tense}"]
    if claim is not None and claim.cue is not None:
        start = scene.document.words_of(claim.content)
        out.append(f"act={act}|at={'head' if start and i - start[0] <= 1 else 'in'}")
    out += _governors(scene, candidate, first, tense)
    out += _verbs(scene, candidate, first, last, tense)
    earlier = next((status for other, status in reversed(told) if other == group), "none")
    out += [f"earlier={earlier}", f"earlier={earlier}|d={candidate.definiteness}", f"earlier={earlier}|{tense}"]
    out += _followers(scene, candidate, last, tense)
    for where, name in near_classes(scene, i, first, last):
        if name.startswith((*_BEARING, "past", "habitual")) and where[1:] != "12":
            out += [f"{where}:{name}", f"{where}:{name}|{tense}"]
        elif name.startswith(("mood", "deny", "habitual", "light.go_on")):
            out.append(f"{where}:{name}")
    for j in range(max(first, i - 3), i):
        out.append(f"-{i - j}w={_plain(scene, scene.document.words[j].folded)}|{tense}")
    if candidate.match.cut.preposition:
        out.append(f"joined={candidate.match.cut.preposition}|{tense}")
    place = "title" if number == 0 else "claim" if act != "none" else "body"
    out += [place, f"{place}|{tense}", f"{place}|{tense}|{event_type}"]
    if claim is not None and claim.cue is not None:
        held = scene.document.words_of(claim.content)
        nth = len(scene.candidates_in(held.start, i)) if held else 0
        out.append(f"act={act}|nth={min(nth, 2)}")
        out.append(f"act={act}|nth={min(nth, 2)}|{tense}")
    since = any("since" in scene.classes[j] for j in range(max(first, i - CLAUSE), min(last, i + CLAUSE)))
    out.append(f"since={since}|{tense}")
    return out


def _verbs(scene: Scene, candidate: Candidate, first: int, last: int, tense: str) -> Iterator[str]:
    """The nearest finite verb to either side, of whatever meaning: its tense by its first letter."""
    if tense != "noun":
        return
    before = next((j for j in range(candidate.head - 1, first - 1, -1) if scene.ground.verbs[j]), None)
    after = next((j for j in range(candidate.last, last) if scene.ground.verbs[j]), None)
    for side, j in (("-", before), ("+", after)):
        if j is None:
            yield f"{side}verb=none"
            continue
        how = scene.tense_of(j)
        yield f"{side}verb={how}"
        yield f"{side}verb={how}|{_far(abs(j - candidate.head))}"


def own_tense(candidate: Candidate) -> str:
    """The tense of the trigger itself; noun for a verbal noun."""
    part = candidate.part
    if candidate.match.cut.future:
        return "future"
    return "present" if part is Part.PRESENT else "past" if part is Part.PAST else "noun"


def _governors(scene: Scene, candidate: Candidate, first: int, tense: str) -> Iterator[str]:
    """The words before the trigger that carry it or bear on it, nearest first: class, tense, what stands between."""
    grammar = scene.lexicon.grammar
    at = scene.at
    found = 0
    crossed = ""
    for j in range(candidate.head - 1, max(first, candidate.head - CLAUSE) - 1, -1):
        folded = scene.document.words[j].folded
        if folded in grammar["relative"]:
            crossed += "R"
        elif folded in grammar["complementizer"]:
            crossed += "C"
        elif scene.document.words[j].text in "،,؛":
            crossed += "P"
        names = [n for n in sorted(scene.classes[j]) if n.startswith(_BEARING)]
        other = at.get(j)
        if other is not None:
            names.append("t:" + other.trigger.group)
        if not names:
            continue
        found += 1
        how = scene.lexicon.event_words.tense(folded) if other is None else own_tense(other)
        kind = names[0].split(".")[0].split(":")[0]
        yield f"gov{found}~{kind}@{how}"
        yield f"gov{found}~{kind}@{how}|{crossed[:2]}"
        for name in names:
            yield f"gov{found}={name}@{how}"
            yield f"gov{found}={name}@{how}|{crossed[:2]}"
            yield f"gov{found}={name}@{how}|{tense}|{_far(candidate.head - j)}"
        if found == 2:
            return
    yield f"gov={found}|{tense}"


def _followers(scene: Scene, candidate: Candidate, last: int, tense: str) -> Iterator[str]:
    """The first word after the trigger that bears on it, and the verb of its relative clause."""
    grammar = scene.lexicon.grammar
    relative = ""
    for j in range(candidate.last, min(last, candidate.last + 7)):
        folded = scene.document.words[j].folded
        if folded in grammar["relative"]:
            relative = "R"
        elif scene.document.words[j].text in "،,؛.":
            return
        names = [n for n in sorted(scene.classes[j]) if n.startswith(_BEARING)]
        if names:
            how = scene.lexicon.event_words.tense(folded)
            for name in names:
                yield f"fol={name}@{how}|{relative}"
                yield f"fol={name}@{how}|{tense}|{_far(j - candidate.last + 1)}"
            return


def background_features(scene: Scene, candidate: Candidate, event_type: str, status: str) -> list[str]:
    """For the question whether the event is history told for context."""
    number, first, last = sentence_bounds(scene, candidate.head)
    out = ["bias", "type=" + event_type, "status=" + status, "g=" + candidate.trigger.group]
    out.append("d=" + candidate.definiteness)
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
    for word, time in scene.times_in(first, last):
        side = "before" if word < candidate.head else "after"
        out.append(f"time={scene.age(time)}")
        out.append(f"time={scene.age(time)}|{side}|{bucket(abs(word - candidate.head) // 4)}")
    relative = any(
        scene.document.words[j].folded in scene.lexicon.grammar["relative"]
        for j in range(max(first, candidate.head - 5), candidate.head)
    )
    if relative:
        out.append("relative")
    return out
