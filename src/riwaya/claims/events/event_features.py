"""A candidate in its scene -> features for the question whether it tells an event.

Most features are told in pieces (see ``linear``); the functions that name them stand at the end.
"""

from bisect import bisect_left
from collections.abc import Iterator

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.chunks import Chunk
from riwaya.claims.events.scene import Scene
from riwaya.claims.linear import Piece
from riwaya.model import PlaceKind
from riwaya.text import Kind

CLAUSE = 12
"""Words to either side within which a word of mood or means may bear on a trigger."""


def bucket(n: int) -> str:
    """A small number as it is, larger ones by rough size."""
    return str(n) if n < 3 else "3-5" if n < 6 else "6+"


def near_words(scene: Scene, i: int, first: int, last: int) -> tuple[tuple[str, frozenset[str]], ...]:
    """(where, classes) of the event words around ``i`` in its sentence: where tells side and distance."""
    known = scene.near_of.get(i)
    if known is None:
        low, high = max(first, i - CLAUSE), min(last, i + CLAUSE)
        around = zip(range(low, high), scene.classes[low:high], strict=True)
        known = tuple([(_WHERE[j - i], held) for j, held in around if held and j != i])
        scene.near_of[i] = known
    return known


def far(distance: int) -> str:
    """A distance in words, roughly."""
    return "1" if distance == 1 else "2" if distance == 2 else "4" if distance <= 4 else "12"


_WHERE = {d: ("-" if d < 0 else "+") + far(abs(d)) for d in range(-CLAUSE, CLAUSE)}


def sentence_bounds(scene: Scene, word: int) -> tuple[int, int, int]:
    """Sentence number and its word range."""
    number = scene.document.sentence_of(word)
    sentence = scene.document.sentences[number]
    return number, sentence.first, sentence.last


def following_chunk(scene: Scene, candidate: Candidate, number: int) -> Chunk | None:
    """The first noun phrase that begins after the trigger."""
    chunks = scene.chunks[number]
    for chunk in chunks[bisect_left(chunks, candidate.last, key=_first) :]:
        if chunk.candidate is not candidate:
            return chunk
    return None


def _first(chunk: Chunk) -> int:
    return chunk.first


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


def event_features(scene: Scene, candidate: Candidate) -> list[Piece]:
    """For the question whether the candidate tells an event, and of which type."""
    number, first, last = sentence_bounds(scene, candidate.head)
    i, d = candidate.head, candidate.definiteness
    group, family = candidate.trigger.group, candidate.trigger.family
    weak, phrase = candidate.trigger.needs == "context", candidate.last > i + 1
    out: list[Piece] = [
        (_called, group, candidate.shape, d, number == 0, weak, phrase),
        (_beside, group, _word(scene, i - 1, first, last, "^"), _word(scene, candidate.last, first, last, "$")),
        (_sentence_means, family or "none", scene.means_by_sentence[number]),
        "act=" + scene.act_of(i),
    ]
    for where, held in near_words(scene, i, first, last):
        out.append((_near, where, held, group if where in _CLOSE else ""))
    out += _other_triggers(scene, candidate, first, last)
    out += _carried(scene, candidate, first)
    if candidate.match.form.person == 1:
        out.append("we")
    out += _means(scene, candidate, first, last)
    if family:
        out.append((_document_means, family, group, d, scene.means_told))
    chunk = following_chunk(scene, candidate, number)
    if chunk is not None and chunk.first - candidate.last <= 2:
        out.append((_next, group, chunk_kinds(scene, chunk), chunk.preposition or "0"))
    if i in scene.actor_at or i in scene.place_at:
        out.append((_inside, group, "place" if i in scene.place_at else "actor"))
    return out


_CLOSE = ("-1", "+1", "-2", "+2")


def _word(scene: Scene, j: int, first: int, last: int, edge: str) -> str:
    """A word as its neighbour sees it, or the edge of the sentence."""
    return _plain(scene, scene.document.words[j].folded) if first <= j < last else edge


def _other_triggers(scene: Scene, candidate: Candidate, first: int, last: int) -> Iterator[Piece]:
    i = candidate.head
    for j in range(max(first, i - 4), min(last, i + 5)):
        if scene.signs[j] in "VT" and j != i:
            trigger = scene.at[j].trigger
            side = "+" if j > i else "-"
            yield _other_trigger, candidate.trigger.group, side, trigger.group, trigger.family or trigger.frame


def _carried(scene: Scene, candidate: Candidate, first: int) -> Iterator[Piece]:
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
            yield _carrying, group, candidate.part, at[j].trigger.family or at[j].trigger.frame, relative
            return
        if scene.ground.verbs[j] or folded in grammar["complementizer"]:
            break
    yield _uncarried, group, candidate.part, relative


def _plain(scene: Scene, folded: str) -> str:
    """A function word as itself, any other word as nothing: the model must not learn names."""
    return folded if folded in scene.function_words or len(folded) == 1 else "_"


def _means(scene: Scene, candidate: Candidate, first: int, last: int) -> Iterator[Piece]:
    """Means in the words of the trigger or right behind them, and those of its clause."""
    i, family, group = candidate.head, candidate.trigger.family or "none", candidate.trigger.group
    for j in range(max(first, i - CLAUSE), min(last, max(i + CLAUSE, candidate.last + 2))):
        kinds = scene.means[j]
        if kinds:
            if i <= j < candidate.last + 2:
                yield _modified, family, kinds
            if j < i + CLAUSE:
                yield _near_means, family, group, "-" if j < i else "+", kinds


# Pieces: what is asked -> the features it is told by.


def _called(group: str, form: str, d: str, title: bool, weak: bool, phrase: bool) -> Iterator[str]:
    """By which word the event would be told."""
    yield from ("bias", "g=" + group, "f=" + form, f"f={form}|{d}", "d=" + d, "title" if title else "body")
    if weak:
        yield "weak"
    if phrase:
        yield "phrase"


def _beside(group: str, before: str, after: str) -> Iterator[str]:
    """The word before and the word after."""
    yield from ("b=" + before, "a=" + after, f"g={group}|a={after}", f"g={group}|b={before}")


def _near(where: str, classes: frozenset[str], group: str) -> Iterator[str]:
    """An event word near by; of those right beside, together with the trigger's group."""
    for name in classes:
        yield f"{where}:{name}"
        if group:
            yield f"g={group}|{where}:{name}"


def _other_trigger(group: str, side: str, other: str, kin: str) -> Iterator[str]:
    yield from (f"{side}t={other}", f"g={group}|{side}t={kin}")


def _carrying(group: str, part: str, noun: str, relative: bool) -> Iterator[str]:
    yield from (f"carried|{group}|{noun}", f"carried|{part}|{noun}|{relative}")


def _uncarried(group: str, part: str, relative: bool) -> Iterator[str]:
    yield from (f"relative={relative}|{part}", f"g={group}|relative={relative}|{part}")


def _modified(family: str, kinds: frozenset[str]) -> Iterator[str]:
    """Means in the trigger's own words."""
    for kind in kinds:
        yield from (f"mod={kind}", f"{family}|mod={kind}")


def _near_means(family: str, group: str, side: str, kinds: frozenset[str]) -> Iterator[str]:
    for kind in kinds:
        yield from (f"{family}|{side}means={kind}", f"g={group}|{side}means")


def _sentence_means(family: str, kinds: frozenset[str]) -> Iterator[str]:
    for kind in kinds:
        yield f"{family}|sent={kind}"


def _document_means(family: str, group: str, d: str, told: tuple[tuple[str, int], ...]) -> Iterator[str]:
    """Means that the report tells of, the most frequent first, each with how often."""
    for kind, count in told:
        yield from (f"{family}|doc={kind}:{bucket(count)}", f"{group}|doc={kind}")
    top = told[0][0] if told else "none"
    yield from (f"{family}|top={top}", f"{group}|{d}|top={top}")


def _next(group: str, kinds: frozenset[str], prep: str) -> Iterator[str]:
    """The noun phrase that follows."""
    for kind in kinds or ("plain",):
        yield from (f"next={kind}", f"g={group}|next={kind}")
    yield from (f"nextprep={prep}", f"g={group}|nextprep={prep}")


def _inside(group: str, inside: str) -> Iterator[str]:
    """The trigger stands in the name of a place or an actor."""
    yield from (f"in{inside}", f"g={group}|in{inside}")
