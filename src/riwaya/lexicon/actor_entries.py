"""actors* files and overlays -> actor entries with aliases unfolded, ministries and posts made from their patterns.

An actor with ``adjective`` and ``bodies`` (a state, or one of its governments) has ministries, army and the like: one
entry for each ``body:`` pattern, with its owner as parent and its owner's years. A person with ``posts`` is also called
by them ("the X foreign minister") while the post lasts. An entry that is written out replaces a made one with its id.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from riwaya.lexicon.actor_rows import widened
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model.values import dataclass

FILES = "actors*"
BODY = "body:"
POST = "post:"
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ENDS = ("from", "to")
_SETS = frozenset(("all", "basic"))

Alias = dict[str, Any]


def read_actor_entries(overlays: Sequence[Path] = ()) -> tuple[Entry, ...]:
    """Every actor, written or made. ``aliases`` is a list of {text, kind, from?, to?, metonym?}; dates are texts."""
    written = [widened(e) if e.file.endswith(".tsv") else e for e in read_entries(FILES, overlays)]
    bodies = {e.id.removeprefix(BODY): e for e in written if e.id.startswith(BODY)}
    posts = {e.id.removeprefix(POST): e for e in written if e.id.startswith(POST)}
    actors = {e.id: e for e in written if not e.id.startswith((BODY, POST))}
    made = {e.id: e for owner in actors.values() if "bodies" in owner.data for e in _bodies_of(owner, bodies)}
    every = made | actors
    return tuple(_unfolded(entry, posts, every) for entry in every.values())


@dataclass(frozen=True, slots=True)
class _Filling:
    """What stands for the <places> of a pattern: an owner's nisba and land, in each of their spellings."""

    adjectives: tuple[str, ...]
    lands: tuple[str, ...]
    english: str

    def texts(self, templates: Iterable[str]) -> list[str]:
        """Each template in every spelling."""
        return list(
            dict.fromkeys(
                template.replace("<adj>", adjective).replace("<land>", land).replace("<en>", self.english)
                for template in templates
                for adjective in (self.adjectives if "<adj>" in template else ("",))
                for land in (self.lands if "<land>" in template else ("",))
            )
        )


def _filling(owner: Entry) -> _Filling:
    english = owner.text("land_en", owner.text("name_en", ""))
    return _Filling(owner.texts("adjective"), owner.texts("land") or (owner.text("name"),), english)


def _bodies_of(owner: Entry, patterns: Mapping[str, Entry]) -> Iterator[Entry]:
    """One entry for each body that this state or government has."""
    wanted, without = set(owner.texts("bodies")), set(owner.texts("without"))
    unknown = sorted((wanted | without) - _SETS - patterns.keys())
    if unknown:
        raise owner.fail(f"no body {unknown[0]!r}; known: {', '.join(sorted(_SETS | patterns.keys()))}")
    filling = _filling(owner)
    for name, pattern in patterns.items():
        in_set = "all" in wanted or ("basic" in wanted and pattern.data.get("basic") is True)
        if (in_set or name in wanted) and name not in without:
            yield Entry(pattern.file, f"{owner.id}_{name}", dict(_body(owner, pattern, filling)))


def _body(owner: Entry, pattern: Entry, filling: _Filling) -> Iterator[tuple[str, Any]]:
    names = filling.texts([pattern.text("name")])
    aliases = {kind: filling.texts(_listed(texts)) for kind, texts in pattern.part("aliases").data.items()}
    yield "name", names[0]
    yield "aliases", {"spelling": names[1:], **aliases}
    yield from ((key, filling.texts([pattern.text(key)])[0]) for key in ("name_en", "gloss"))
    yield from ((key, pattern.data[key]) for key in ("kind", "head", "gender") if key in pattern.data)
    yield from ((key, owner.data[key]) for key in ("valid", "country") if key in owner.data)
    yield "parent", owner.id


def _unfolded(entry: Entry, posts: Mapping[str, Entry], actors: Mapping[str, Entry]) -> Entry:
    """The entry with its aliases as one list, those of its posts among them, and every date as a text."""
    data = dict(entry.data)
    found = [*_aliases(entry), *_post_aliases(entry, posts, actors)]
    data["aliases"] = list({(a["text"], a.get("from"), a.get("to")): a for a in reversed(found)}.values())[::-1]
    data.pop("metonyms", None)
    if "valid" in data:
        data["valid"] = _dated(entry, data["valid"])
    for key in ("periods", "posts"):
        if key in data:
            data[key] = [_dated(entry, item) for item in _listed(data[key])]
    return Entry(entry.file, entry.id, data)


def _aliases(entry: Entry) -> Iterator[Alias]:
    aliases = entry.data.get("aliases", {})
    by_kind = aliases.items() if isinstance(aliases, Mapping) else ((None, aliases),)
    for kind, items in by_kind:
        for item in _listed(items):
            yield {"text": item, "kind": kind} if isinstance(item, str) and kind else _alias(entry, kind, item)
    for text in entry.texts("metonyms"):
        yield {"text": text, "kind": "exonym", "metonym": True}


def _alias(entry: Entry, kind: str | None, item: object) -> Alias:
    if isinstance(item, Mapping):
        alias = _dated(entry, item if kind is None else {"kind": kind, **item})
        if isinstance(alias.get("text"), str) and isinstance(alias.get("kind"), str):
            return alias
    raise entry.fail(f"alias {item!r} must be a text under its kind, or {{text, kind, from, to}}")


def _post_aliases(entry: Entry, posts: Mapping[str, Entry], actors: Mapping[str, Entry]) -> Iterator[Alias]:
    """What a person is called by each post held, for as long as it was held."""
    for held in _listed(entry.data.get("posts", [])):
        if not isinstance(held, Mapping) or held.get("post") not in posts:
            raise entry.fail(f"field 'posts': {held!r} is none of {', '.join(sorted(posts))}")
        of = actors.get(held.get("of", ""))
        if of is None:
            raise entry.fail(f"field 'posts': no actor {held.get('of')!r}")
        titled = "feminine" if entry.data.get("gender") == "f" else "of_state" if "adjective" in of.data else "of_other"
        templates = posts[held["post"]].texts(titled)
        dates = {end: held[end] for end in _ENDS if end in held}
        for text in _filling(of).texts(templates) if templates else ():
            yield _dated(entry, {"text": text, "kind": "description", **dates})


def _dated(entry: Entry, item: object) -> Alias:
    """A mapping with ``from`` and ``to`` as texts: YAML reads a plain year as a number and a plain day as a date."""
    if not isinstance(item, Mapping):
        raise entry.fail(f"expected a mapping with from and to, found {item!r}")
    dated = dict(item)
    for end in _ENDS:
        value = dated.get(end)
        if value is not None:
            dated[end] = value.isoformat() if isinstance(value, date) else str(value)
            if not _DATE.fullmatch(dated[end]):
                raise entry.fail(f"date {value!r} must be YYYY, YYYY-MM or YYYY-MM-DD")
    return dated


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
