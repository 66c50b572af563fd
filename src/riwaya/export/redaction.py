"""A reading -> which names in it are private, and texts with those names masked."""

import re
from collections.abc import Iterable

from riwaya.compare.who import name_key
from riwaya.export.notes import say
from riwaya.model import Actor, ActorKind, Reading, Span

SHORTEST = 3
"""Letters of the shortest name that is masked wherever its words stand; shorter ones would mask common words."""


def private_actors(reading: Reading) -> tuple[Actor, ...]:
    """People whom no lexicon lists and to whom the report gives no post: victims, witnesses, relatives, minors."""
    return tuple(a for a in reading.actors if a.kind is ActorKind.PERSON and a.known_as is None and not a.roles)


class NameMask:
    """Masks names wherever their words stand."""

    def __init__(self, names: Iterable[str]) -> None:
        """Masks these names."""
        self.names = tuple(sorted(n for n in set(names) if len(n) >= SHORTEST))
        self._pattern = _pattern(self.names)
        self._word = say("withheld").ar

    def text(self, words: str | None) -> str | None:
        """Words with every private name in them masked."""
        if words is None or self._pattern is None:
            return words
        return self._pattern.sub(self._word, words)


class Mask(NameMask):
    """Masks the private names of one reading, and knows where they are mentioned."""

    def __init__(self, reading: Reading) -> None:
        """Find the private names of a reading."""
        people = private_actors(reading)
        self.mentions: tuple[Span, ...] = tuple(sorted({m for a in people for m in a.mentions}))
        self.actors = frozenset(a.id for a in people)
        self.keys = frozenset(name_key(a.name) for a in people)
        aliases = {x.text for a in people for x in a.aliases}
        super().__init__({a.name for a in people} | aliases | {m.text for m in self.mentions})

    def touches(self, span: Span | None) -> bool:
        """True where a stretch of the report's text names a private person."""
        if span is None:
            return False
        if any(span.overlaps(m) for m in self.mentions):
            return True
        return self._pattern is not None and self._pattern.search(span.text) is not None


def _pattern(names: Iterable[str]) -> "re.Pattern[str] | None":
    wanted = sorted(names, key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, wanted))) if wanted else None
