"""A trigger in its sentence -> patterns of the language that speak for a status: goes on, is denied, planned, foiled.

Each is a name that a model weighs (``status_features``); what each stands for is said where it is found.
"""

from collections.abc import Iterator

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.scene import Scene
from riwaya.lexicon.inflect import Part
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import Act
from riwaya.text.clitics import ALEF_BELOW, TO

_BESIDE = 2
"""Words before a trigger within which a noun governs it ("the continuation of the attacks")."""

_BEHIND = 4
"""Words after it within which its adjective or the verb of its relative clause stands."""

_SCOPE = 6
"""Words before it within which a negated verb, or "if", still bears on it."""

_GOVERNING = frozenset(
    ("deny.not", "deny.fail", "light.go_on", "mood.intend", "mood.possible", "mood.demand", "mood.refuse", "mood.fear")
)
_HAPPENING = ("light.do", "light.undergo", "light.happen", "light.cause", "light.begin", "light.fall", "recorded")
"""Verbs that, negated, leave nothing of the event they carry."""


def own_tense(candidate: Candidate) -> str:
    """The tense of the trigger itself; noun for a verbal noun."""
    part = candidate.part
    if candidate.match.cut.future:
        return "future"
    return "present" if part is Part.PRESENT else "past" if part is Part.PAST else "noun"


def status_signs(scene: Scene, candidate: Candidate, first: int, last: int) -> Iterator[str]:
    """The patterns found, each once; ``first`` and ``last`` bound the sentence."""
    i, end = candidate.head, candidate.last
    before = frozenset[str]().union(*scene.classes[max(first, i - _BESIDE) : i])
    yield from (f"of:{name}" for name in sorted(before & _GOVERNING))
    if not candidate.verbal:
        yield from _behind(scene, end, last)
    if _negated(scene, candidate, first):
        yield "negated"
    if _disclaimed(scene, candidate):
        yield "disclaimed"
    if _conditional(scene, i, first):
        yield "if"
    if _purpose(scene, candidate, first):
        yield "purpose"
    after = scene.classes[end : min(last, end + 8)]
    if any("since" in held for held in after) and "P" not in scene.signs[end : min(last, end + 8)]:
        yield "since"
    opened = scene.classes[max(first, i - _BEHIND) : i]
    if any("since" in held for held in opened):
        yield "since:begun" if any("light.begin" in held for held in opened) else "since:before"


def _behind(scene: Scene, end: int, last: int) -> Iterator[str]:
    """What follows an event noun: an adjective (lasting, imminent), or a verb with or without relative pronoun."""
    relative = ""
    for j in range(end, min(last, end + _BEHIND)):
        held = scene.classes[j]
        if scene.signs[j] == "P":
            return
        if scene.signs[j] == "R":
            relative = "R"
        elif scene.signs[j] in "vV":
            negated = j > end and "deny.not" in scene.classes[j - 1]
            yield f"verb{relative}:{'not' if negated else scene.tense_of(j)}"
            return
        elif "light.go_on" in held:
            yield "lasting"
        elif "mood.future" in held:
            yield "to come"
        elif "mood.possible" in held:
            yield "supposed"


def _negated(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether it is said not to have come about: "without raids", "carried out no raids", "did not raid"."""
    i, grammar, words = candidate.head, scene.lexicon.grammar, scene.document.words
    if i > first and words[i - 1].folded in grammar["denying" if candidate.verbal else "lacking"]:
        return True
    for j in range(i - 1, max(first, i - _SCOPE) - 1, -1):
        if scene.signs[j] in "PRC":
            return False
        if words[j].folded in grammar["denying"]:
            return not scene.classes[j + 1].isdisjoint(_HAPPENING)
    return False


def _disclaimed(scene: Scene, candidate: Candidate) -> bool:
    """Somebody denies being responsible for it, or having to do with it."""
    claim = scene.quoted_in(candidate.head)
    if claim is None or claim.act is not Act.DENY:
        return False
    held = scene.document.words_of(claim.content)
    if not held:
        return False
    known = scene.lexicon.grammar["responsibility"]
    return any(scene.document.words[j].folded in known for j in range(held.start, min(candidate.head, held.start + 4)))


def _conditional(scene: Scene, i: int, first: int) -> bool:
    """Whether "if" governs it: a word of condition, or the particle that only before a verb of the past means "if"."""
    for j in range(i - 1, max(first, i - _SCOPE) - 1, -1):
        word = scene.document.words[j]
        if scene.signs[j] == "P":
            return False
        if "mood.condition" in scene.classes[j]:
            return True
        if scene.signs[j] == "C" and ALEF_BELOW in word.text and len(word.folded) == 2:
            past = scene.signs[j + 1] in "vV" and scene.tense_of(j + 1) == "past"
            return past or "past.pluperfect" in scene.classes[j + 1]
    return False


def _purpose(scene: Scene, candidate: Candidate, first: int) -> bool:
    """What an attack, an agreement or an intention is for: a verbal noun with "to" behind it."""
    cut = candidate.match.cut
    if candidate.part is not Part.MASDAR or cut.preposition != TO[0] or cut.article:
        return False
    for j in range(candidate.head - 1, max(first, candidate.head - _SCOPE) - 1, -1):
        if scene.signs[j] in "PCRv":
            return False
        other = scene.at.get(j)
        if other is not None:
            return not other.verbal and any(kind in ATTACK for kind in other.trigger.types)
        if not scene.classes[j].isdisjoint(("mood.intend", "mood.accept", "mood.threat")):
            return True
    return False
