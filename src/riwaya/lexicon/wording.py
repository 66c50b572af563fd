"""A key and its slots -> one sentence of Riwaya's own in English and Arabic, from ``data/wording.yaml``."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from riwaya.errors import LexiconError
from riwaya.model import Wording

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Slot = str | int | float | Wording


@cache
def _templates() -> Mapping[str, Wording]:
    raw = (resources.files("riwaya.lexicon") / "data" / "wording.yaml").read_bytes()
    data = yaml.load(raw.decode("utf-8"), Loader=Loader)
    return {entry["id"]: Wording(entry["en"], entry["ar"]) for entry in data["entries"]}


def wording(key: str, **slots: Slot) -> Wording:
    """The sentence ``key`` with its slots filled; a slot that is itself a Wording is filled in each language.

    Raises LexiconError where wording.yaml has no such entry or the sentence wants a slot that is not given.
    """
    template = _templates().get(key)
    if template is None:
        raise LexiconError(f"wording.yaml: no entry {key!r}; add it with en and ar")
    try:
        return Wording(
            template.en.format_map({k: v.en if isinstance(v, Wording) else v for k, v in slots.items()}),
            template.ar.format_map({k: v.ar if isinstance(v, Wording) else v for k, v in slots.items()}),
        )
    except KeyError as missing:
        raise LexiconError(f"wording.yaml, entry {key}: slot {missing} is not filled") from None


def keys() -> tuple[str, ...]:
    """All keys that wording.yaml has, sorted."""
    return tuple(sorted(_templates()))
