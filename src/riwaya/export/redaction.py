"""A reading -> which names in it are private, and texts with those names masked."""

import re
from collections.abc import Iterable, Sequence

from riwaya.compare.who import name_key
from riwaya.export.notes import say
from riwaya.model import Actor, ActorKind, Reading, Span

SHORTEST = 3
"""Letters of the shortest name that is masked wherever its words stand; shorter ones would mask common words."""


def private_actors(reading: Reading) -> tuple[Actor, ...]:
    """People whom no lexicon lists and to whom the report gives no post: victims, witnesses, relatives, minors."""
    return tuple(a for a in reading.actors if a.kind is ActorKind.PERSON and a.known_as is None and not a.roles)


class Mask:
    """Masks the private names of one reading: where they are mentioned, and wherever their words stand again."""

    def __init__(self, reading: Reading) -> None:
        """Find the private names of a reading."""
        people = private_actors(reading)
        self.mentions: tuple[Span, ...] = tuple(sorted({m for a in people for m in a.mentions}))
        self.keys = frozenset(name_key(a.name) for a in people)
        names = {a.name for a in people} | {x.text for a in people for x in a.aliases} | {m.text for m in self.mentions}
        self._pattern = _pattern(names)
        self._word = say("withheld").ar

    def text(self, words: str | None) -> str | None:
        """Words with every private name in them masked."""
        if words is None or self._pattern is None:
            return words
        return self._pattern.sub(self._word, words)

    def touches(self, span: Span | None) -> bool:
        """True where a stretch of the report's text names a private person."""
        if span is None:
            return False
        if any(span.overlaps(m) for m in self.mentions):
            return True
        return self._pattern is not None and self._pattern.search(span.text) is not None


def _pattern(names: Iterable[str]) -> "re.Pattern[str] | None":
    wanted: Sequence[str] = sorted({n for n in names if len(n) >= SHORTEST}, key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, wanted))) if wanted else None
