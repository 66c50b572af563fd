"""An event's trigger and a time of its sentence -> features: is the time when the event was?

Those of the words around (what stands between, what the words lead to, whose saying holds them) stand here; those of
the clauses in ``clause_features``.
"""

from collections.abc import Iterator

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.clause_features import clause_features
from riwaya.claims.events.event_features import bucket, sentence_bounds
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.setting_features import HOST_REACH, Spot, led_to, part_of, signs_between
from riwaya.claims.linear import Piece
from riwaya.model import EventType, TimeSpan
from riwaya.text.clitics import AND


def time_features(scene: Scene, candidate: Candidate, time: TimeSpan, event_type: EventType) -> list[Piece]:
    """For the question whether a time of the event's own sentence is when the event was."""
    number, first, last = sentence_bounds(scene, candidate.head)
    words, head, d = scene.document.words, candidate.head, candidate.definiteness
    held = scene.document.words_of(time)
    at, end = (held.start, held.stop) if held else (0, 1)
    opening = words[at].folded.removeprefix(AND)
    named = time.from_ is not None
    out = clause_features(scene, candidate, time, event_type)
    out.append((_time_called, opening, named, time.basis, time.precision, d))
    if at <= head < end:
        return [*out, "within the time", f"within the time|{d}"]
    side, part, opens = "before" if at < head else "after", part_of(candidate), at - first <= 2
    gap = abs(head - at)
    between = signs_between(scene, candidate, Spot(at, end, time, None))
    before = words[at - 1].folded if at > first else "^"
    prep = before if before in scene.lexicon.grammar["preposition"] else "_"
    host = led_to(scene, candidate, range(at - 1, first - 1, -1))
    beyond = led_to(scene, candidate, range(end, last))
    out += [
        (_time_opens, opens, side, between, event_type, prep),
        (_time_word, opening, side, between, event_type, host),
        (_time_host, host, beyond, side, part, opens),
        f"gap={bucket(gap // 2)}|{side}",
    ]
    out += _of_the_saying(scene, candidate, time, side, between, number, at)
    if end < last and words[end].text == ")":
        out.append("bracketed")
    low, high = max(first, head - HOST_REACH), min(last, head + HOST_REACH)
    others = [t for _, t in scene.times_in(low, high) if t is not time]
    nearer = any(_gap(scene, t, candidate) < gap for t in others)
    out += (f"times={min(len(others), 2)}|nearer={nearer}|{side}", f"nearer={nearer}|named={named}")
    return out


def _gap(scene: Scene, time: TimeSpan, candidate: Candidate) -> int:
    words = scene.document.words_of(time)
    return abs(words[0] - candidate.head) if words else 0


def _of_the_saying(
    scene: Scene, candidate: Candidate, time: TimeSpan, side: str, between: str, number: int, at: int
) -> Iterator[Piece]:
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


# Pieces: what is asked -> the features it is told by.


def _time_called(opening: str, named: bool, basis: str | None, precision: str, d: str) -> Iterator[str]:
    """By which words the time is told, and how exactly."""
    yield from ("bias", f"precision={precision}", f"w={opening}")
    yield from (f"named={named}|{basis}|{precision}", f"d={d}|w={opening}")


def _time_opens(opens: bool, side: str, between: str, t: EventType, prep: str) -> Iterator[str]:
    """Whether the time opens its sentence, and the preposition before it."""
    yield from (f"opens={opens}|{side}", f"opens={opens}|{side}|{between}", f"t={t}|{side}", f"b={prep}|{side}")


def _time_word(opening: str, side: str, between: str, t: EventType, host: str) -> Iterator[str]:
    yield from (f"t={t}|w={opening}", f"w={opening}|{side}|{between}", f"host={host}|w={opening}")


def _time_host(host: str, beyond: str, side: str, part: str, opens: bool) -> Iterator[str]:
    """What the words lead to from the time, to either side."""
    yield from (f"host={host}|{side}", f"host={host}|{beyond}|{side}|{part}")
    yield f"host={host}|{beyond}|{side}|opens={opens}"
