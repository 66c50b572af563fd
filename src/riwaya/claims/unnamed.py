"""A source that no known actor begins -> a new actor of the right kind; who stays unnamed is never its institution."""

from riwaya.mentions.phrases import Ground, bare
from riwaya.model import Actor, ActorKind, Span
from riwaya.text.clitics import ARTICLE


def new_actor(ground: Ground, span: Span, identity: str) -> Actor:
    """An actor for the words of a source."""
    return Actor(id=identity, name=span.text.strip('"“”«» '), kind=_kind(ground, span), mentions=(span,))


def _kind(ground: Ground, span: Span) -> ActorKind:
    grammar = ground.lexicon.grammar
    words = [bare(ground.folded(i)) for i in ground.document.words_of(span)][:3]
    plain = [w[2:] if w.startswith((ARTICLE, "لل")) and len(w) > 3 else w for w in words]
    if any(w in grammar["unnamed_head"] for w in plain[:2]):
        return ActorKind.UNNAMED_SOURCE
    if plain and plain[0] in grammar["media_head"]:
        return ActorKind.MEDIA
    if plain and plain[0] in grammar["body_head"]:
        return ActorKind.STATE_BODY
    if plain and plain[0] in grammar["source_head"]:
        return ActorKind.PERSON
    return ActorKind.UNNAMED_SOURCE if words and not words[0].startswith(ARTICLE) else ActorKind.STATE_BODY
