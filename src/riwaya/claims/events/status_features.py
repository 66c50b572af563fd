"""A trigger in its scene -> features: is it told as happened, under way, planned, possible, denied or beaten off?

Most features are told in pieces (see ``linear``); the functions that name them stand at the end.
"""

from collections.abc import Collection, Iterator

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.event_features import CLAUSE, bucket, far, near_words, sentence_bounds
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.status_signs import own_tense
from riwaya.claims.events.told_before import ToldBefore
from riwaya.claims.linear import Piece
from riwaya.lexicon.triggers import ATTACK
from riwaya.text.clitics import AND

_BEARING = ("light", "mood", "deny", "past.pluperfect")

_GOVERNOR = 5
"""Words before a trigger within which the word stands that its preposition belongs to."""


def status_features(
    scene: Scene, candidate: Candidate, event_type: str, signs: Collection[str], before: ToldBefore
) -> list[Piece]:
    """For the question of which status an event is; ``signs``: its ``status_signs``; ``before``: how the events told
    before it are."""
    _, first, last = sentence_bounds(scene, candidate.head)
    i, group, d = candidate.head, candidate.trigger.group, candidate.definiteness
    tense = own_tense(candidate)
    act = scene.act_of(i)
    place = "title" if first == 0 else "claim" if act != "none" else "body"
    attack = event_type in ATTACK
    since = "since" in scene.classes[i] or any("since" in held for _, held in near_words(scene, i, first, last))
    out: list[Piece] = [
        (_told_as, group, event_type, d, candidate.match.form.number, tense, candidate.shape),
        (_standing, act, place, event_type, tense),
        (_earlier, before.by_group.get(group, "none"), d, tense),
        (_since, since, candidate.match.cut.preposition, tense),
    ]
    out += [(_signed, sign, tense, attack) for sign in signs]
    out += _governors(scene, candidate, first, tense)
    out += _joined(scene, candidate, first)
    out += _verbs(scene, candidate, first, last, tense)
    out += _followers(scene, candidate, last, tense)
    out += _linked(scene, candidate, before, first, tense)
    for word, time in scene.times_in(first, last):
        out.append((_timed, scene.age(time), "-" if word < i else "+", bucket(abs(word - i) // 4), tense))
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
            yield _verb, side, scene.tense_of(j), far(abs(j - candidate.head))


def _governors(scene: Scene, candidate: Candidate, first: int, tense: str) -> Iterator[Piece]:
    """The words before the trigger that carry it or bear on it, nearest first: class, tense, what stands between."""
    found = 0
    crossed = ""
    for j in range(candidate.head - 1, max(first, candidate.head - CLAUSE) - 1, -1):
        if scene.signs[j] in "RCP":
            crossed += scene.signs[j]
        names, how = _bearing(scene, j)
        if not names:
            continue
        found += 1
        yield _governor, found, names, how, crossed[:2], tense, far(candidate.head - j)
        if found == 2:
            return
    yield f"gov={found}|{tense}"


def _joined(scene: Scene, candidate: Candidate, first: int) -> Iterator[Piece]:
    """The word before it in the clause that it may depend on, and by which preposition (an agreement to ...)."""
    i = candidate.head
    preposition = candidate.match.cut.preposition
    if not preposition and i > first:
        before = scene.document.words[i - 1].folded
        preposition = before if before in scene.function_words else ""
    for j in range(i - 1, max(first, i - _GOVERNOR) - 1, -1):
        if scene.signs[j] in "PC":
            return
        names, how = _bearing(scene, j)
        if names:
            kin = scene.at[j].trigger.family or scene.at[j].trigger.frame if j in scene.at else ""
            yield _dependent, names, preposition, kin, how
            return


def _bearing(scene: Scene, j: int) -> tuple[tuple[str, ...], str]:
    """The classes of a word that may bear on an event, another trigger's group among them, and its tense."""
    classes, other = scene.classes[j], scene.at.get(j)
    names = tuple(sorted([n for n in classes if n.startswith(_BEARING)])) if classes else ()
    if other is not None:
        return (*names, "t:" + other.trigger.group), own_tense(other)
    return names, scene.lexicon.event_words.tense(scene.document.words[j].folded) if names else ""


def _followers(scene: Scene, candidate: Candidate, last: int, tense: str) -> Iterator[Piece]:
    """The first word after the trigger that bears on it, and the verb of its relative clause."""
    relative = ""
    for j in range(candidate.last, min(last, candidate.last + 7)):
        word = scene.document.words[j]
        if scene.signs[j] == "R":
            relative = "R"
        elif word.text in "،,؛.":
            return
        names = tuple(sorted([n for n in scene.classes[j] if n.startswith(_BEARING)]))
        if names:
            how = scene.lexicon.event_words.tense(word.folded)
            yield _follower, names, how, relative, tense, far(j - candidate.last + 1)
            return


def _linked(scene: Scene, candidate: Candidate, before: ToldBefore, first: int, tense: str) -> Iterator[Piece]:
    """The event told before it in the sentence: its status, and what ties the two."""
    other = before.last
    if other is None or other.head < first:
        return
    between = scene.signs[other.last : candidate.head]
    crossed = "".join([sign for sign in "PRCv" if sign in between])
    cut = candidate.match.cut
    yield _link, before.status, crossed, AND if cut.conjunction else cut.preposition, own_tense(other), tense
    if not crossed:
        yield f"after={other.trigger.group}|{cut.preposition}|{tense}"


# Pieces: what is asked -> the features it is told by.


def _told_as(group: str, t: str, d: str, number: str, tense: str, shape: str) -> Iterator[str]:
    yield from ("bias", "tense=" + tense, "type=" + t, f"type={t}|{tense}", "g=" + group)
    yield from (f"d={d}|{tense}", f"g={group}|{tense}", f"num={number}|{tense}")
    yield from ("f=" + shape, "part=" + shape.split("/", 1)[1])


def _signed(sign: str, tense: str, attack: bool) -> Iterator[str]:
    """A pattern of the language that speaks for one status."""
    yield from (f"sign={sign}", f"sign={sign}|{tense}", f"sign={sign}|{tense}|{attack}")


def _standing(act: str, place: str, t: str, tense: str) -> Iterator[str]:
    """In what kind of claim, and where in the report."""
    yield from ("act=" + act, f"act={act}|{tense}", place, f"{place}|{tense}", f"{place}|{tense}|{t}")


def _earlier(status: str, d: str, tense: str) -> Iterator[str]:
    """How an event of the same group was told before."""
    yield from (f"earlier={status}", f"earlier={status}|d={d}", f"earlier={status}|{tense}")


def _since(since: bool, joined: str, tense: str) -> Iterator[str]:
    """Whether "since" stands near, and the preposition joined to the trigger."""
    yield f"since={since}|{tense}"
    if joined:
        yield f"joined={joined}|{tense}"


def _verb(side: str, how: str, distance: str) -> Iterator[str]:
    yield from (f"{side}verb={how}", f"{side}verb={how}|{distance}")


def _governor(nth: int, names: tuple[str, ...], how: str, crossed: str, tense: str, distance: str) -> Iterator[str]:
    kind = names[0].split(".")[0].split(":")[0]
    yield from (f"gov{nth}~{kind}@{how}", f"gov{nth}~{kind}@{how}|{crossed}")
    for name in names:
        yield from (
            f"gov{nth}={name}@{how}",
            f"gov{nth}={name}@{how}|{crossed}",
            f"gov{nth}={name}@{how}|{tense}|{distance}",
        )


def _dependent(names: tuple[str, ...], preposition: str, kin: str, how: str) -> Iterator[str]:
    yield from (f"of={name}|{preposition}" for name in names)
    yield from (f"of~{kin}|{preposition}", f"of|{preposition}|{how}")


def _follower(names: tuple[str, ...], how: str, relative: str, tense: str, distance: str) -> Iterator[str]:
    for name in names:
        yield from (f"fol={name}@{how}|{relative}", f"fol={name}@{how}|{tense}|{distance}")


def _link(status: str, crossed: str, joined: str, was: str, tense: str) -> Iterator[str]:
    yield from (f"last={status}", f"last={status}|{crossed}|{joined}")
    yield from (f"last={status}|{joined}|{was}>{tense}", f"last={status}|{crossed}|{tense}")


def _timed(age: str, side: str, distance: str, tense: str) -> Iterator[str]:
    """A time in the sentence: how long before publication it lies."""
    yield from (f"time={age}|{tense}", f"time={age}|{side}|{distance}")
