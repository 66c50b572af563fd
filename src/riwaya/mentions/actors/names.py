"""Personal names of a document -> whose they are: the whole name, its last part, and what else the person is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.actors.found import Field, Found
from riwaya.model import ActorKind
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE, TO_THE

if TYPE_CHECKING:
    from riwaya.mentions.actors.identity import Group

_SHORTEST = 3
"""Letters of a last name that is looked for alone."""


class Names:
    """Folded names -> groups; a last name alone is its latest bearer's."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._whole: dict[str, Group] = {}
        self._last: dict[str, Group] = {}

    def learn(self, found: Found, group: Group) -> None:
        """Remember the names of a person's mention."""
        assert found.name is not None
        for parts in (own_parts(self.field, found), *(name_parts(self.field, a, b) for a, b, _ in found.also)):
            if not parts:
                continue
            self._whole[" ".join(parts)] = group
            if len(parts) > 1:
                self._last[parts[-1]] = group

    def group(self, found: Found) -> Group | None:
        """Who bears this name, as far as the text has told."""
        assert found.name is not None
        parts = own_parts(self.field, found)
        whole = self._whole.get(" ".join(parts))
        if whole is not None:
            return whole
        for first, last, _ in found.also:
            other = self._whole.get(" ".join(name_parts(self.field, first, last)))
            if other is not None:
                return other
        if len(parts) == 1:
            return self._last.get(parts[0])
        for name, group in self._whole.items():
            known = name.split(" ")
            if known[-1] == parts[-1] and (set(known) <= set(parts) or set(parts) <= set(known)):
                return group
        return None


def own_parts(field: Field, found: Found) -> list[str]:
    """The parts of a person's name in a mention, without letters joined to it."""
    assert found.name is not None
    first, last = found.name
    return name_parts(field, first, last, found.skip if first == found.first else 0)


def name_parts(field: Field, first: int, last: int, skip: int = 0) -> list[str]:
    """The parts of a name, folded; a particle is joined to the word it needs. ``skip``: letters joined to the first."""
    parts: list[str] = []
    glue = ""
    for i in range(first, last):
        if field.document.words[i].kind is Kind.MARK:
            continue
        folded = _with_article(field.folded(i)[skip:]) if i == first else field.folded(i)
        if field.role(i, Role.GLUE) is not None and i + 1 < last:
            glue += folded
            continue
        parts.append(glue + folded)
        glue = ""
    return parts


def _with_article(folded: str) -> str:
    """A name as it is without the joined "to" that has melted with its article, and stays in the name's span."""
    return ARTICLE + folded.removeprefix(TO_THE) if folded.startswith(TO_THE) else folded


def short_names(field: Field, mentions: list[Found]) -> Iterator[Found]:
    """Last names standing alone anywhere in the text of persons whose full name it gives."""
    lasts: dict[str, Found] = {}
    for found in mentions:
        if found.kind is ActorKind.PERSON and found.name is not None:
            for first, last, _ in (*((*found.name, None),), *found.also):
                words = [i for i in range(first, last) if field.document.words[i].kind is not Kind.MARK]
                if len(words) > 1 and len(field.folded(words[-1])) >= _SHORTEST:
                    glue = field.role(words[-2], Role.GLUE) is not None
                    tail = words[-2:] if glue else words[-1:]
                    if len(tail) < len(words):
                        lasts.setdefault("".join(field.folded(i) for i in tail), found)
    if not lasts:
        return
    covered = {i for m in mentions for i in range(m.first, m.last)}
    folds = [w.folded for w in field.document.words]
    for i, (folded, following) in enumerate(zip(folds, [*folds[1:], ""], strict=True)):
        rest = folded[1:]
        whole = _with_article(folded)
        told = whole in lasts or rest in lasts or folded + following in lasts or rest + following in lasts
        if told and i not in covered and field.is_word(i):
            yield from _alone(field, i, lasts)


def _alone(field: Field, i: int, lasts: dict[str, Found]) -> Iterator[Found]:
    for skip in (0, 1):
        folded = _with_article(field.folded(i)[skip:])
        if skip and field.folded(i)[:1] not in ("و", "ف", "ل", "ب"):
            return
        pair = folded + field.folded(i + 1)
        for name, last in ((folded, i + 1), (pair, i + 2)):
            full = lasts.get(name)
            if full is not None and (skip == 0 or name.startswith(ARTICLE) or len(name) > 4):
                yield Found(
                    i, last, skip, ActorKind.PERSON, "surname", known=full.known, name=(i, last), gender=full.gender
                )
                return
