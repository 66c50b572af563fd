"""A mention -> the longer phrases it begins: with another name in brackets, of what force a person, of what a post is.

A report's annotators list what is said of somebody in full beside what it is short for; whether a longer phrase is kept
is weighed like any other. It keeps all the mention says, so that both go to one actor.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.actors.extents import noun_end, tied_end, within_end
from riwaya.mentions.actors.found import CLOSING, COMMAS, OPENING, Field, Found
from riwaya.model import ActorKind

_LONGEST_BRACKET = 7
"""Words in brackets behind a name."""
_BRACKETS = {"(": frozenset(")"), "[": frozenset("]")}

_Rule = Callable[[Field, Found, int], int]


def longer(field: Field, found: Found, limit: int) -> Iterator[Found]:
    """The phrases that begin with a mention and go on behind it, each named by its rule."""
    for name, rule in _RULES:
        end = rule(field, found, limit)
        if end > found.last:
            yield replace(found, last=end, how=name)


def _bracketed(field: Field, found: Found, limit: int) -> int:
    """The word after another name in brackets or quotation marks: "X (formerly Y)", of a group or body."""
    at = found.last + 1
    opened = field.text(found.last)
    if found.kind is ActorKind.PERSON or found.how == "known.state" or at + 1 >= limit or not field.is_word(at):
        return found.last
    if opened in OPENING and (at not in field.known or field.known[at].skip):
        return found.last
    closing = _BRACKETS.get(opened, CLOSING if opened in OPENING else frozenset())
    ends = (i + 1 for i in range(at, min(limit, at + _LONGEST_BRACKET)) if field.text(i) in closing)
    return next(ends, found.last)


def _from(field: Field, found: Found, limit: int) -> int:
    """The word after "of X", "from X" behind a person: the sergeant *of the army of X*."""
    if found.kind is not ActorKind.PERSON:
        return found.last
    at = found.last + (field.text(found.last) in COMMAS)
    if at + 1 >= limit or field.folded(at) not in field.lexicon.grammar["partitive"]:
        return found.last
    end = noun_end(field, at + 1, limit)
    known = field.known.get(at + 1)
    named = known is not None and known.how != "known.state"
    if end <= at + 1 or not (named or field.role(at + 1, Role.BODY, Role.FIGHTERS, Role.MEMBER) is not None):
        return found.last
    return tied_end(field, end, limit)


def _within(field: Field, found: Found, limit: int) -> int:
    """The word after "in X", "for X" behind a post that no name follows: a member of the staff *of the council*."""
    return within_end(field, found.last, limit) if found.how == "title" else found.last


_RULES: tuple[tuple[str, _Rule], ...] = (
    ("longer.bracket", _bracketed),
    ("longer.from", _from),
    ("longer.within", _within),
)
