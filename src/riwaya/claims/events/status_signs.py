"""A trigger in its sentence -> patterns of the language that speak for a status: goes on, is denied, planned, foiled.

Each is a name that a model weighs (``event_features.status_features``); what each stands for is said where it is found.
"""

from collections.abc import Iterator

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.scene import Scene
from riwaya.model import Act

_BESIDE = 2
"""Words before a trigger within which a noun governs it ("the continuation of the attacks")."""

_BEHIND = 4
"""Words after it within which its adjective or the verb of its relative clause stands."""

_SCOPE = 6
"""Words before it within which a negated verb still bears on it."""

_GOVERNING = frozenset(
    ("deny.not", "deny.fail", "light.go_on", "mood.intend", "mood.possible", "mood.demand", "mood.refuse")
)


def status_signs(scene: Scene, candidate: Candidate, first: int, last: int) -> Iterator[str]:
    """The patterns found, each once; ``first`` and ``last`` bound the sentence."""
    i, end = candidate.head, candidate.last
    before = frozenset[str]().union(*scene.classes[max(first, i - _BESIDE) : i])
    yield from (f"of:{name}" for name in sorted(before & _GOVERNING))
    if not candidate.verbal:
        yield from _behind(scene, end, last)
    if _negated(scene, i, first):
        yield "negated"
    if _disclaimed(scene, candidate):
        yield "disclaimed"
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


def _negated(scene: Scene, i: int, first: int) -> bool:
    """A negated verb before the noun in the same clause (they do not carry out raids; no reports came of dead)."""
    for j in range(i - 1, max(first, i - _SCOPE) - 1, -1):
        if scene.signs[j] in "PRC":
            return False
        if scene.document.words[j].folded in scene.lexicon.grammar["negation"]:
            return j + 1 == i or any(s in "vV" for s in scene.signs[j + 1 : min(i + 1, j + 3)])
    return False


def _disclaimed(scene: Scene, candidate: Candidate) -> bool:
    """Somebody denies being responsible for it, or having to do with it."""
    claim = scene.claim_of(candidate.head)
    if claim is None or claim.cue is None or claim.act is not Act.DENY:
        return False
    held = scene.document.words_of(claim.content)
    if not held:
        return False
    known = scene.lexicon.grammar["responsibility"]
    return any(scene.document.words[j].folded in known for j in range(held.start, min(candidate.head, held.start + 4)))
