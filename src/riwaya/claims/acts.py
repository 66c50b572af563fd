"""A draft -> what the speaker did in speaking: the cue's act, unless the content shows another."""

from riwaya.claims.parts import Draft
from riwaya.mentions.phrases import Ground, bare
from riwaya.model import Act

_LOOK = 6
"""How many words of the content are looked at for a sign of another act."""


def act_of(ground: Ground, draft: Draft) -> tuple[Act, tuple[str, ...]]:
    """The act, and the rule that changed it, if any. Only plain statements are changed by their content."""
    act = draft.cue.act
    if act is not Act.STATE or draft.content is None:
        return act, ()
    signs = ground.lexicon.grammar
    words = [ground.folded(i) for i in range(draft.content.first, min(draft.content.first + _LOOK, draft.content.last))]
    if draft.cue.id == "cue.ar.alana" and {bare(w) for w in words} & signs["responsibility"]:
        return Act.CLAIM_RESPONSIBILITY, ("act.responsibility",)
    if {w for w in words[:4]} & signs["must"]:
        return Act.DEMAND, ("act.must",)
    return act, ()
