"""Who an actor stands for: the lexicon's actors, and written names, to the sides of sides.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from record import HERE
from riwaya.compare.kinship import DatedKinship
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.lexicon.actors import Actors, load_actors
from riwaya.text import cut

ANOTHER = "another"
_KINDS = {"unnamed_source": "unnamed sources", "media": "media", "monitor": "monitors", "population": "population"}
"""Natures that are a side of their own where the lexicon knows no other."""
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Sides:
    """The table, with what the lexicon knows of who belongs to whom."""

    side_of: Mapping[str, str]
    actors: Actors
    kinship: DatedKinship

    @classmethod
    def load(cls) -> "Sides":
        """The table of sides.yaml. Raises KeyError for an actor that the lexicon does not have."""
        table: dict[str, list[str]] = yaml.safe_load((HERE / "sides.yaml").read_text(encoding="utf-8"))
        actors = load_actors()
        unknown = [head for heads in table.values() for head in heads if head not in actors.entries]
        if unknown:
            raise KeyError(f"sides.yaml names actors that the lexicon does not have: {', '.join(unknown)}")
        return cls({head: side for side, heads in table.items() for head in heads}, actors, lexicon_kinship())

    def of_known(self, actor: str, day: str | None) -> str | None:
        """The side of an actor of the lexicon, by itself, by whom it belongs to on the day, or else by its nature."""
        nature = _KINDS.get(self.actors.entries[actor].base.kind) if actor in self.actors.entries else None
        parents = self.kinship.on(date.fromisoformat(day[:10]).toordinal() if day else None).parents
        for _ in range(_STEPS):
            if actor in self.side_of:
                return self.side_of[actor]
            if actor not in parents:
                break
            actor = parents[actor]
        return nature

    def of_words(self, words: str, day: str | None) -> set[str]:
        """The sides named in a few words; the longest name at each place is taken."""
        cut_words, found, at = cut(words).words, set[str](), 0
        while at < len(cut_words):
            step = 1
            for hit in self.actors.hits(cut_words, at):
                valid = [name.actor for name in hit.names if self.actors.valid(name, day)]
                if valid:
                    found |= {side for actor in valid[:1] if (side := self.of_known(actor, day))}
                    step = hit.last - at
                    break
            at += step
        return found

    def of_actor(self, actor: Mapping[str, Any], day: str | None) -> set[str]:
        """The sides of an actor of the gold or of a reading: as known, by name, by a mention, by its nature."""
        if actor.get("kind") == "unnamed_source":
            return {_KINDS["unnamed_source"]}
        known = actor.get("known_as")
        if known and (side := self.of_known(known, day)):
            return {side}
        for name in (actor.get("name") or "", *map(_text, actor.get("mentions", ()))):
            if sides := self.of_words(name, day):
                return sides
        return {_KINDS.get(str(actor.get("kind")), ANOTHER)}


def _text(mention: Any) -> str:
    return str(mention["text"] if isinstance(mention, Mapping) else mention)
