"""A candidate in its scene -> features for the question whether the event is history told for context.

Most features are told in pieces (see ``linear``); the functions that name them stand at the end.
"""

from collections.abc import Iterator

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.event_features import bucket, near_words, sentence_bounds
from riwaya.claims.events.scene import Scene
from riwaya.claims.linear import Piece


def history_features(scene: Scene, candidate: Candidate, event_type: str, status: str) -> list[Piece]:
    """For the question whether the event is history told for context."""
    number, first, last = sentence_bounds(scene, candidate.head)
    share = (number + 1) / max(1, len(scene.document.sentences))
    at = "title" if number == 0 else f"{int(share * 4)}"
    opening = _EMPTY.union(*scene.classes[first : min(last, first + 3)])
    out: list[Piece] = [
        (_history, event_type, status, candidate.trigger.group, candidate.definiteness),
        (_history_at, at, scene.act_of(candidate.head)),
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
