"""An actor -> gender and number its verbs and pronouns take; a phrase that is nobody known -> a new actor."""

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.phrases import Ground
from riwaya.model import Actor, ActorKind, Span
from riwaya.model.values import dataclass

_HEADS = (
    Role.POST,
    Role.SPEAKS,
    Role.BODY,
    Role.FIGHTERS,
    Role.PEOPLE,
    Role.SOURCE,
    Role.ACCOUNT,
    Role.MEMBER,
    Role.ONE_OF,
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Gender "m", "f" or "" (not told); number "s", "d", "p" or ""; ``collective``: also taken as a plural."""

    gender: str
    number: str
    collective: bool = False


def describe(ground: Ground, actor: Actor) -> Agreement | None:
    """How words agree with an actor, from the head of its first mention; None where that cannot be told."""
    if not actor.mentions:
        return None
    lexicon = ground.lexicon
    entry = lexicon.actors.entries.get(actor.known_as) if actor.known_as is not None else None
    if entry is not None and entry.gender:
        return Agreement(entry.gender, "s", actor.kind is not ActorKind.PERSON)
    words = ground.document.words_of(actor.mentions[0])
    folded = ground.folded(words.start) if words else ""
    if entry is not None and entry.adjectives and len(words) == 1:
        return Agreement("f", "s", True)  # a country or its capital
    for role in _HEADS:
        # صحفي is also the bound plural's spelling; a singular reading is the likelier one where there is one
        readings = [r for r in lexicon.actor_words.of(folded) if r.word.role is role]
        if readings:
            form = min(readings, key=lambda r: r.form.number != "s").form
            return _of_head(actor, form.gender, form.number)
    if actor.kind is ActorKind.PERSON:
        return Agreement("m", "s")
    if entry is not None and entry.adjectives:
        return Agreement("f", "s", True)
    bare = folded.removeprefix("و")
    return Agreement("f" if bare.endswith(("ه", "ا")) else "m", "s", True)


def _of_head(actor: Actor, gender: str, number: str) -> Agreement:
    if number == "p":
        # a plural of things takes a feminine singular verb, one of people a plural
        people = actor.kind in (ActorKind.UNNAMED_SOURCE, ActorKind.POPULATION, ActorKind.PERSON)
        return Agreement("" if people or gender != "m" else "m", "p" if people else "s", True)
    return Agreement(gender, number, actor.kind is not ActorKind.PERSON)


def new_actor(ground: Ground, span: Span, actor_id: str) -> Actor:
    """An actor made of a speaker's phrase that is no mention of anybody found; its head tells the kind."""
    words = ground.document.words_of(span)
    kind = ActorKind.UNNAMED_SOURCE
    for i in words:
        reading = ground.lexicon.actor_words.role(ground.folded(i), Role.BODY, Role.FIGHTERS, Role.PEOPLE, Role.SOURCE)
        if reading is not None and reading.word.kind is not None:
            kind = reading.word.kind
            break
        if ground.lexicon.actor_words.role(ground.folded(i), Role.ACCOUNT, Role.ONE_OF, Role.SPEAKS) is not None:
            break
    return Actor(id=actor_id, name=span.text, kind=kind, mentions=(span,))
