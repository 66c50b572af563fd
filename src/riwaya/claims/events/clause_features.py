"""An event's trigger and a time of its sentence -> features of the clauses both stand in: is the time the event's?

What decides is seldom how near they are, but which verb the time belongs to and how the event hangs on that verb: as
the verb itself, as what it carries out, behind "in" or "for", in a clause that hangs on it.
"""

from collections.abc import Iterator

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.clauses import BARE, WHO, Clause, Clauses, clauses_of, governed_by
from riwaya.claims.events.event_features import sentence_bounds
from riwaya.claims.events.scene import Scene
from riwaya.claims.initials import initials
from riwaya.claims.linear import Piece
from riwaya.model import EventType, TimePrecision, TimeSpan
from riwaya.model.values import dataclass
from riwaya.text.clitics import CONJUNCTIONS

_KINDS = ("since", "before", "after", "during", "within", "vague", "now", "same_day", "every", "throughout")
"""Kinds of opening words by which a time is told apart; of two the first."""
_FINE = frozenset(
    (TimePrecision.DAY, TimePrecision.NIGHT, TimePrecision.PART_OF_DAY, TimePrecision.HOUR, TimePrecision.MINUTE)
)
_FRONTED = 6
"""Words between a time that "and" opens and the verb that follows it."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The clause whose verb a time belongs to; ``fronted`` where it stands before that verb."""

    clause: Clause | None
    fronted: bool


def held_by(scene: Scene, clauses: Clauses, at: int, end: int) -> Hold:
    """The clause a time in words ``at`` to ``end`` belongs to: that of the verb before it, of the next where none
    stands before it, or where it opens the clause."""
    before, after = clauses.around(at)
    if before is None:
        return Hold(after, True)
    if after is None:
        return Hold(before, False)
    opens = after.first <= at and after.opening not in (WHO, BARE)
    joined = bool(initials(scene.ground.folds[at])[0]) or (
        at - 1 > before.verb and _joined_preposition(scene, scene.ground.folds[at - 1])
    )
    if opens or (joined and after.verb - end < _FRONTED):
        return Hold(after, True)
    return Hold(before, False)


def _joined_preposition(scene: Scene, folded: str) -> bool:
    return folded.startswith(CONJUNCTIONS) and folded[1:] in scene.lexicon.grammar["preposition"]


def link_of(scene: Scene, candidate: Candidate) -> str:
    """What ties an event to its own clause: it is the verb, or the preposition before its noun."""
    return "verb" if candidate.verbal else governed_by(scene, candidate) or "0"


def bond(clauses: Clauses, holder: Clause | None, candidate: Candidate, link: str) -> str:
    """How the event hangs on the clause the time belongs to; ``link``: how it hangs on its own."""
    if holder is None:
        return "none"
    if holder.about is candidate:
        return "about"
    own = (clauses.of_verb(candidate.head) if candidate.verbal else None) or clauses.holding(candidate.head)
    if own is None:
        return f"before|{link}"
    if own is holder:
        return f"in|{link}"
    if holder.antecedent is candidate:
        return "antecedent"
    part = "about" if own.about is candidate else link
    if own.parent == holder.number:
        return f"below {own.opening}|{part}"
    if holder.parent == own.number:
        return f"above {holder.opening}|{part}"
    if own.parent == holder.parent and own.number == holder.number + 1 and own.opening == "and":
        return f"next|{part}"
    if own.parent == holder.parent and holder.number == own.number + 1 and holder.opening == "and":
        return f"last|{part}"
    return "apart"


def clause_features(scene: Scene, candidate: Candidate, time: TimeSpan, event_type: EventType) -> list[Piece]:
    """For the question whether a time of the event's own sentence is when the event was."""
    number, first, last = sentence_bounds(scene, candidate.head)
    held = scene.document.words_of(time)
    at, end = (held.start, held.stop) if held else (0, 1)
    sort, form = sort_of(scene, time, at), "V" if candidate.verbal else candidate.definiteness
    frame, group = candidate.trigger.frame, candidate.trigger.group
    out: list[Piece] = [(_sort, sort, form, frame)]
    if at <= candidate.head < end:
        return out
    clauses = clauses_of(scene, number)
    hold = held_by(scene, clauses, at, end)
    holder, side = hold.clause, "before" if at < candidate.head else "after"
    link = link_of(scene, candidate)
    how, carries = bond(clauses, holder, candidate, link), holder.carries if holder is not None else "-"
    mark, closed = _comma(scene, at - 1, first), end >= last or scene.document.words[end].text in "،,.؛"
    out += [
        (_bond, how, side, hold.fronted, mark + closed * 2, sort),
        (_bond_of, how, carries, form, frame, group, side),
        (_link, link, side, carries, group),
        (_verb, carries, side, hold.fronted),
        (_kind, event_type, group, sort),
        (_beside, _after(scene, end, last), how, side, hold.fronted),
        (_told, number, _seen(scene, group, first), form, side, candidate.definiteness),
        (_when, scene.age(time), scene.tense_of(candidate.head) if candidate.verbal else "noun", form),
    ]
    out += _higher(clauses, hold, candidate, link, how, mark)
    out += _of_cue(scene, holder, candidate, at, side, link)
    return out


def sort_of(scene: Scene, time: TimeSpan, at: int) -> str:
    """By what a time is told: since, during, some vague word, a day, something longer."""
    kinds = scene.lexicon.time.kinds.get(scene.ground.folds[at], frozenset())
    for kind in _KINDS:
        if kind in kinds:
            return kind
    if time.from_ is None:
        return "open"
    return "day" if time.precision in _FINE else "long"


def _comma(scene: Scene, j: int, first: int) -> bool:
    return j >= first and scene.document.words[j].text in "،,"


def _after(scene: Scene, end: int, last: int) -> str:
    """What follows a time."""
    if end >= last:
        return "$"
    word, grammar = scene.document.words[end], scene.lexicon.grammar
    if word.folded in grammar["preposition"]:
        return word.folded
    if word.folded in grammar["complementizer"] or word.folded in grammar["that_pronoun"]:
        return "that"
    if word.text in "،,.)؛":
        return word.text
    if word.folded in grammar["relative"]:
        return "who"
    return "verb" if scene.ground.verbs[end] else "word"


def _seen(scene: Scene, group: str, first: int) -> bool:
    """Whether the like was told in an earlier sentence."""
    return scene.first_told.get(group, first) < first


def _higher(clauses: Clauses, hold: Hold, candidate: Candidate, link: str, how: str, mark: bool) -> Iterator[Piece]:
    """A time behind a comma may belong to the clause above the one it follows."""
    holder = hold.clause
    if holder is None or not mark or hold.fronted or not holder.number:
        return
    relative = holder.opening in (WHO, BARE)
    number = holder.parent if relative else 0
    above = clauses.found[number] if number is not None else None
    yield _above, bond(clauses, above, candidate, link), how, relative


def _of_cue(
    scene: Scene, holder: Clause | None, candidate: Candidate, at: int, side: str, link: str
) -> Iterator[Piece]:
    """A time that belongs to a verb of saying: by which verb, and whether it stands between verb and event."""
    if holder is None or holder.carries != "cue":
        return
    entry = scene.lexicon.cues.table.lookup(scene.ground.folds[holder.verb])[0].entry.id
    yield _cue, entry, side, link, candidate.trigger.group, holder.verb < at < candidate.head


# Pieces: what is asked -> the features it is told by.


def _sort(sort: str, form: str, frame: str) -> Iterator[str]:
    yield from (f"c:sort={sort}", f"c:sort={sort}|{form}", f"c:form={form}", f"c:frame={frame}")


def _bond(how: str, side: str, fronted: bool, marks: int, sort: str) -> Iterator[str]:
    yield from (f"c:{how}", f"c:{how}|{side}|{fronted}", f"c:{how}|m{marks}", f"c:{how}|{sort}")


def _bond_of(how: str, carries: str, form: str, frame: str, group: str, side: str) -> Iterator[str]:
    yield from (f"c:{how}|{carries}", f"c:{how}|{form}", f"c:{how}|{side}|{frame}", f"c:{how}|g={group}")


def _link(link: str, side: str, carries: str, group: str) -> Iterator[str]:
    yield from (f"c:link={link}|{side}", f"c:link={link}", f"c:link={link}|{carries}|{side}", f"c:link={link}|{group}")


def _verb(carries: str, side: str, fronted: bool) -> Iterator[str]:
    yield f"c:verb={carries}|{side}|{fronted}"


def _kind(event_type: EventType, group: str, sort: str) -> Iterator[str]:
    yield from (f"c:t={event_type}", f"c:t={event_type}|{sort}", f"c:g={group}")


def _beside(after: str, how: str, side: str, fronted: bool) -> Iterator[str]:
    yield from (f"c:after={after}|{side}", f"c:after={after}|{how}", f"c:after={after}|{fronted}")


def _told(number: int, seen: bool, form: str, side: str, definiteness: str) -> Iterator[str]:
    where = min(number, 2)
    yield from (f"c:sentence={where}|{form}", f"c:sentence={where}|{side}")
    yield from (f"c:seen={seen}|{definiteness}", f"c:seen={seen}|{form}|{side}")


def _when(age: str, tense: str, form: str) -> Iterator[str]:
    yield from (f"c:age={age}|{tense}", f"c:age={age}|{form}")


def _above(how: str, below: str, relative: bool) -> Iterator[str]:
    yield from (f"c:above={how}|{relative}", f"c:above={how}|{below}")


def _cue(entry: str, side: str, link: str, group: str, between: bool) -> Iterator[str]:
    yield from (f"c:cue={entry}|{side}", f"c:cue={entry}|{side}|{link}|{group}")
    yield from (f"c:behind cue={between}|{link}", f"c:behind cue={between}|{group}")
