"""A candidate in its scene -> features: does it tell an event, of what status, as history or not?

Most features are told in pieces (see ``linear``); the functions that name them stand at the end.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.chunks import Chunk
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.status_signs import status_signs
from riwaya.claims.linear import Piece
from riwaya.lexicon.inflect import Part
from riwaya.lexicon.triggers import ATTACK
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


def _far(distance: int) -> str:
    return "1" if distance == 1 else "2" if distance == 2 else "4" if distance <= 4 else "12"


_WHERE = {d: ("-" if d < 0 else "+") + _far(abs(d)) for d in range(-CLAUSE, CLAUSE)}


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
    claim = scene.claim_of(i)
    out: list[Piece] = [
        (_called, group, candidate.shape, d, number == 0, weak, phrase),
        (_beside, group, _word(scene, i - 1, first, last, "^"), _word(scene, candidate.last, first, last, "$")),
        (_sentence_means, family or "none", scene.means_by_sentence[number]),
        "act=" + (claim.act.value if claim is not None and claim.cue is not None else "none"),
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


_BEARING = ("light", "mood", "deny", "past.pluperfect")


def status_features(
    scene: Scene, candidate: Candidate, event_type: str, told: Mapping[str, str] = MappingProxyType({})
) -> list[Piece]:
    """For the question whether the event is told as happened, under way, planned, possible, denied or beaten off.

    ``told`` holds the status of the event told last before it of each group.
    """
    number, first, last = sentence_bounds(scene, candidate.head)
    i, group, d = candidate.head, candidate.trigger.group, candidate.definiteness
    tense = own_tense(candidate)
    claim = scene.claim_of(i)
    act = claim.act.value if claim is not None and claim.cue is not None else "none"
    place = "title" if number == 0 else "claim" if act != "none" else "body"
    out: list[Piece] = [
        (_told_as, group, event_type, d, candidate.match.form.number, tense),
        (_standing, act, place, event_type, tense),
        (_earlier, told.get(group, "none"), d, tense),
    ]
    if claim is not None and claim.cue is not None:
        held = scene.document.words_of(claim.content)
        nth = len(scene.candidates_in(held.start, i)) if held else 0
        out.append((_said, act, "head" if held and i - held.start <= 1 else "in", min(nth, 2), tense))
    attack = event_type in ATTACK
    out += [(_signed, sign, tense, attack) for sign in status_signs(scene, candidate, first, last)]
    out += _governors(scene, candidate, first, tense)
    out += _verbs(scene, candidate, first, last, tense)
    out += _followers(scene, candidate, last, tense)
    since = False
    for where, held_classes in near_words(scene, i, first, last):
        out.append((_bearing, where, held_classes, tense))
        since = since or "since" in held_classes
    since = since or "since" in scene.classes[i]
    out.append((_since, since, candidate.match.cut.preposition, tense))
    for j in range(max(first, i - 3), i):
        out.append((_word_before, i - j, _plain(scene, scene.document.words[j].folded), tense))
    return out


def _verbs(scene: Scene, candidate: Candidate, first: int, last: int, tense: str) -> Iterator[Piece]:
    """The nearest finite verb to either side, of whatever meaning: its tense by its first letter."""
    if tense != "noun":
        return
    for side, ways in (("-", range(candidate.head - 1, first - 1, -1)), ("+", range(candidate.last, last))):
        j = next((j for j in ways if scene.ground.verbs[j]), None)
        if j is None:
            yield f"{side}verb=none"
        else:
            yield _verb, side, scene.tense_of(j), _far(abs(j - candidate.head))


def own_tense(candidate: Candidate) -> str:
    """The tense of the trigger itself; noun for a verbal noun."""
    part = candidate.part
    if candidate.match.cut.future:
        return "future"
    return "present" if part is Part.PRESENT else "past" if part is Part.PAST else "noun"


def _governors(scene: Scene, candidate: Candidate, first: int, tense: str) -> Iterator[Piece]:
    """The words before the trigger that carry it or bear on it, nearest first: class, tense, what stands between."""
    grammar = scene.lexicon.grammar
    relative, complementizer = grammar["relative"], grammar["complementizer"]
    at = scene.at
    found = 0
    crossed = ""
    for j in range(candidate.head - 1, max(first, candidate.head - CLAUSE) - 1, -1):
        word = scene.document.words[j]
        if word.folded in relative:
            crossed += "R"
        elif word.folded in complementizer:
            crossed += "C"
        elif word.text in "،,؛":
            crossed += "P"
        other = at.get(j)
        names = _bearing_names(scene.classes[j])
        if other is not None:
            names = (*names, "t:" + other.trigger.group)
        if not names:
            continue
        found += 1
        how = scene.lexicon.event_words.tense(word.folded) if other is None else own_tense(other)
        yield _governor, found, names, how, crossed[:2], tense, _far(candidate.head - j)
        if found == 2:
            return
    yield f"gov={found}|{tense}"


def _followers(scene: Scene, candidate: Candidate, last: int, tense: str) -> Iterator[Piece]:
    """The first word after the trigger that bears on it, and the verb of its relative clause."""
    relative = ""
    for j in range(candidate.last, min(last, candidate.last + 7)):
        word = scene.document.words[j]
        if word.folded in scene.lexicon.grammar["relative"]:
            relative = "R"
        elif word.text in "،,؛.":
            return
        names = _bearing_names(scene.classes[j])
        if names:
            how = scene.lexicon.event_words.tense(word.folded)
            yield _follower, names, how, relative, tense, _far(j - candidate.last + 1)
            return


def _bearing_names(classes: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted([n for n in classes if n.startswith(_BEARING)])) if classes else ()


def background_features(scene: Scene, candidate: Candidate, event_type: str, status: str) -> list[Piece]:
    """For the question whether the event is history told for context."""
    number, first, last = sentence_bounds(scene, candidate.head)
    share = (number + 1) / max(1, len(scene.document.sentences))
    at = "title" if number == 0 else f"{int(share * 4)}"
    claim = scene.claim_of(candidate.head)
    act = claim.act.value if claim is not None and claim.cue is not None else "none"
    opening = _EMPTY.union(*scene.classes[first : min(last, first + 3)])
    out: list[Piece] = [
        (_history, event_type, status, candidate.trigger.group, candidate.definiteness),
        (_history_at, at, act),
        (_history_in, opening, scene.classes_by_sentence[number]),
    ]
    for where, held in near_words(scene, candidate.head, first, last):
        out.append((_history_near, where, held))
    for word, time in scene.times_in(first, last):
        side = "before" if word < candidate.head else "after"
        out.append((_history_time, scene.age(time), side, bucket(abs(word - candidate.head) // 4)))
    relative = scene.lexicon.grammar["relative"]
    if any(scene.document.words[j].folded in relative for j in range(max(first, candidate.head - 5), candidate.head)):
        out.append("relative")
    return out


_EMPTY: frozenset[str] = frozenset()


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


def _told_as(group: str, t: str, d: str, number: str, tense: str) -> Iterator[str]:
    yield from ("bias", "tense=" + tense, "type=" + t, f"type={t}|{tense}", "g=" + group)
    yield from (f"d={d}|{tense}", f"g={group}|{tense}", f"num={number}|{tense}")


def _signed(sign: str, tense: str, attack: bool) -> Iterator[str]:
    """A pattern of the language that speaks for one status."""
    yield from (f"sign={sign}", f"sign={sign}|{tense}", f"sign={sign}|{tense}|{attack}")


def _standing(act: str, place: str, t: str, tense: str) -> Iterator[str]:
    """In what kind of claim, and where in the report."""
    yield from ("act=" + act, f"act={act}|{tense}", place, f"{place}|{tense}", f"{place}|{tense}|{t}")


def _said(act: str, at: str, nth: int, tense: str) -> Iterator[str]:
    """Where in what is said."""
    yield from (f"act={act}|at={at}", f"act={act}|nth={nth}", f"act={act}|nth={nth}|{tense}")


def _earlier(status: str, d: str, tense: str) -> Iterator[str]:
    """How an event of the same group was told before."""
    yield from (f"earlier={status}", f"earlier={status}|d={d}", f"earlier={status}|{tense}")


def _bearing(where: str, classes: frozenset[str], tense: str) -> Iterator[str]:
    """An event word near by that may bear on the status."""
    for name in classes:
        if name.startswith((*_BEARING, "past", "habitual")) and where[1:] != "12":
            yield from (f"{where}:{name}", f"{where}:{name}|{tense}")
        elif name.startswith(("mood", "deny", "habitual", "light.go_on")):
            yield f"{where}:{name}"


def _since(since: bool, joined: str, tense: str) -> Iterator[str]:
    """Whether "since" stands near, and the preposition joined to the trigger."""
    yield f"since={since}|{tense}"
    if joined:
        yield f"joined={joined}|{tense}"


def _word_before(distance: int, word: str, tense: str) -> Iterator[str]:
    yield f"-{distance}w={word}|{tense}"


def _verb(side: str, how: str, far: str) -> Iterator[str]:
    yield from (f"{side}verb={how}", f"{side}verb={how}|{far}")


def _governor(nth: int, names: tuple[str, ...], how: str, crossed: str, tense: str, far: str) -> Iterator[str]:
    kind = names[0].split(".")[0].split(":")[0]
    yield from (f"gov{nth}~{kind}@{how}", f"gov{nth}~{kind}@{how}|{crossed}")
    for name in names:
        yield from (
            f"gov{nth}={name}@{how}",
            f"gov{nth}={name}@{how}|{crossed}",
            f"gov{nth}={name}@{how}|{tense}|{far}",
        )


def _follower(names: tuple[str, ...], how: str, relative: str, tense: str, far: str) -> Iterator[str]:
    for name in names:
        yield from (f"fol={name}@{how}|{relative}", f"fol={name}@{how}|{tense}|{far}")


def _history(t: str, status: str, group: str, d: str) -> Iterator[str]:
    yield from ("bias", "type=" + t, "status=" + status, "g=" + group, "d=" + d)


def _history_at(at: str, act: str) -> Iterator[str]:
    """Where in the report, and in what kind of claim."""
    yield from ("at=" + at, "act=" + act)


def _history_in(opening: frozenset[str], inside: frozenset[str]) -> Iterator[str]:
    """The event words that open the sentence, and those of all of it."""
    yield from (f"open={k}" for k in opening if k.startswith(("past", "mood", "light", "anaphor")))
    yield from (f"in={k}" for k in inside if k.startswith(("past", "habitual")))


def _history_near(where: str, classes: frozenset[str]) -> Iterator[str]:
    for name in classes:
        if name.startswith(("past", "habitual", "light.go", "anaphor")):
            yield f"{where}:{name}"


def _history_time(age: str, side: str, far: str) -> Iterator[str]:
    """A time in the sentence: how long before publication it lies."""
    yield from (f"time={age}", f"time={age}|{side}|{far}")
