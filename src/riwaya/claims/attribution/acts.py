"""A draft -> what the speaker did in speaking: the cue's act, unless the content's first words show another.

Only plain statements are changed: a speaker who says of himself that he did not, denies; that he will, promises; who
says what must be, demands; who announces responsibility, claims it.
"""

from riwaya.claims.attribution.openings import complementizer
from riwaya.claims.attribution.parts import Draft
from riwaya.mentions.phrases import Ground, bare
from riwaya.model import Act
from riwaya.text.clitics import FUTURE

_LOOK = 6
"""How many words of the content are looked at."""


def act_of(ground: Ground, draft: Draft) -> tuple[Act, tuple[str, ...]]:
    """The act, and the rule that changed it, if any."""
    act = draft.cue.act
    if act is not Act.STATE or draft.content is None:
        return act, ()
    found = _shown(ground, draft)
    return (found, (f"act.{found}",)) if found is not None else (act, ())


def _shown(ground: Ground, draft: Draft) -> Act | None:
    assert draft.content is not None
    signs = ground.lexicon.grammar
    first, last = draft.content.first, min(draft.content.first + _LOOK, draft.content.last)
    words = [ground.folded(i) for i in range(first, last)]
    if {bare(w) for w in words} & signs["responsibility"] and draft.nominal:
        return Act.CLAIM_RESPONSIBILITY
    if set(words[:4]) & signs["must"]:
        return Act.DEMAND
    if draft.nominal and bare(words[0], "وفبل")[:6] in signs["readiness"]:
        return Act.PROMISE
    of_self = complementizer(ground, first) is not None and words[0] not in ("ان", "بان")
    if any(w in signs["denying"] for w in words[1:3] if of_self) or any(
        w in signs["denying"] and _first_person(ground, first + k + 1) for k, w in enumerate(words[:3])
    ):
        return Act.DENY
    ahead = [k for k, w in enumerate(words[:3]) if w in signs["will"] or _future(ground, first + k)]
    if ahead and (of_self or any(_first_person(ground, first + k + d) for k in ahead for d in (0, 1))):
        return Act.PROMISE
    return None


def _future(ground: Ground, i: int) -> bool:
    word = ground.folded(i)
    return len(word) > 4 and word[0] == FUTURE and word[1] in "يتنا" and ground.verbs[i]


def _first_person(ground: Ground, i: int) -> bool:
    """A verb in the first person plural."""
    word = ground.folded(i)
    word = word[1:] if _future(ground, i) else word
    return len(word) > 3 and word[0] == "ن" and ground.verbs[i]
