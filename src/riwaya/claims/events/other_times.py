"""An event and a time of its sentence -> whether the words themselves say that the time is not when the event was."""

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.scene import Scene
from riwaya.claims.initials import initials
from riwaya.model import TimeSpan
from riwaya.text.clitics import TO

_BACK = 10
"""Words before "since" in which "the first", "the worst" sets something above all there was since then: in 88 annotated
reports 16 of 17 such times are the time of no event."""
_LONGEST = 30
"""Words from "since" within which the date stands that closes it."""
_LONGEST_NAME = 6
"""Words between an opening mark and "formerly" within which a name stands."""
_OPENS, _CLOSES = '("“«', ')"”»'
_NEAR = 4
"""Words behind "two days after" in which the event it counts from is named."""


def is_other_time(scene: Scene, candidate: Candidate, time: TimeSpan) -> bool:
    """Whether the time measures how rare something is, counts from this event, or dates what another time names."""
    held = scene.document.words_of(time)
    if not held:
        return False
    return (
        _sets_above(scene, held.start)
        or _counts_from(scene, candidate, held)
        or _dates_a_beginning(scene, candidate, time, held.start)
        or _dates_a_name(scene, held)
    )


def _kinds(scene: Scene, i: int) -> frozenset[str]:
    words = scene.document.words
    return scene.lexicon.time.kinds.get(words[i].folded, frozenset()) if i < len(words) else frozenset()


def _sets_above(scene: Scene, at: int) -> bool:
    """The first raid since the truce, the worst since March."""
    if "since" not in _kinds(scene, at):
        return False
    first = scene.document.sentences[scene.document.sentence_of(at)].first
    return any(
        "unmatched" in _kinds(scene, j) and "of" not in _kinds(scene, j + 1) for j in range(max(first, at - _BACK), at)
    )


def _counts_from(scene: Scene, candidate: Candidate, held: range) -> bool:
    """Two days after the attack, the day after it: the first event named behind is what the days are counted from."""
    if "same_day" in _kinds(scene, held.start):
        _, letter = initials(scene.document.words[candidate.head].folded)
        return candidate.head == held.stop and letter in TO
    if _kinds(scene, held.start).isdisjoint(("before", "after")) or _kinds(scene, held.stop).isdisjoint(("of", "on")):
        return False
    named = next(iter(scene.candidates_in(held.stop, held.stop + _NEAR + 1)), None)
    return named is candidate


def _dates_a_beginning(scene: Scene, candidate: Candidate, time: TimeSpan, at: int) -> bool:
    """The date in "since the battle began on 3 May" dates what is named there, and nothing outside."""
    around = (o for _, o in scene.times_in(at - _LONGEST, at + 1) if o != time and o.holds(time))
    return any(candidate.head not in scene.document.words_of(o) for o in around)


def _dates_a_name(scene: Scene, held: range) -> bool:
    """The Dawn Movement (formerly the Front): what somebody was or is called, in brackets or quotation marks."""
    words = scene.document.words
    if _kinds(scene, held.start).isdisjoint(("vague", "now")) or held.stop >= len(words):
        return False
    if words[held.stop].text not in _CLOSES:
        return False
    for j in range(held.start - 1, max(-1, held.start - 1 - _LONGEST_NAME), -1):
        if words[j].text in _OPENS:
            return True
        if scene.ground.verbs[j] or j in scene.at:
            return False
    return False
