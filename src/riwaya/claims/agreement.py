"""An actor's name in the text -> the gender and number with which verbs and pronouns agree with it."""

from dataclasses import dataclass

from riwaya.mentions.phrases import Ground, bare
from riwaya.model import Actor, ActorKind, Span
from riwaya.text.clitics import ARTICLE


@dataclass(frozen=True, slots=True)
class Agreement:
    """Genders ("m", "f", or "" for either) and number ("s", "d", "p") an actor takes; ``collective``: also plural."""

    gender: str
    number: str
    collective: bool = False


def describe(ground: Ground, actor: Actor) -> Agreement:
    """Agreement by the actor's kind and the head of its longest mention."""
    mention = max(actor.mentions, key=lambda m: (m.end - m.start, -m.start), default=None)
    head, text = _head(ground, mention) if mention is not None else ("", "")
    grammar = ground.lexicon.grammar
    if actor.kind is ActorKind.PERSON:
        joined = mention is not None and _joined(ground, mention)
        gender = "f" if text.endswith("ة") and head not in grammar["masculine_name"] else "m"
        return Agreement(gender, "d" if joined else "s", collective=joined)
    if head in grammar["feminine_head"] or text.endswith(("ة", "ات", "اء", "يا")):
        return Agreement("f", "s", collective=actor.kind in _GROUPS)
    if text.endswith(("ون", "ين")) and len(head) > 4:
        return Agreement("m", "p", collective=True)
    if text.endswith("ان") and head in grammar["source_head"]:
        return Agreement("m", "d")
    if head in grammar["broken_plural"]:
        return Agreement("", "p", collective=True)
    if actor.kind is ActorKind.STATE_BODY and mention is not None and " " not in mention.text:
        return Agreement("f", "s", collective=True)  # countries and capitals are feminine
    return Agreement("m", "s", collective=actor.kind in _GROUPS)


_GROUPS = frozenset((ActorKind.ARMED_GROUP, ActorKind.POPULATION, ActorKind.POLITICAL_BODY, ActorKind.UNNAMED_SOURCE))


def _head(ground: Ground, mention: Span) -> tuple[str, str]:
    """The head word without article and joined letters: folded, and as it is written."""
    words = ground.document.words_of(mention)
    for i in words:
        word = ground.document.words[i]
        folded = bare(word.folded, "وفبل") if mention.start > word.start else word.folded
        if not folded[:1].isalpha():
            continue
        if folded.startswith((ARTICLE, "لل")) and len(folded) > 3:
            folded = folded[2:]
        return folded, word.text
    return "", ""


def _joined(ground: Ground, mention: Span) -> bool:
    """Two persons named together ("X وY")."""
    words = ground.document.words_of(mention)
    joined = [i for i in words if i > words.start and ground.folded(i).startswith("و") and i in ground.names]
    return bool(joined)
