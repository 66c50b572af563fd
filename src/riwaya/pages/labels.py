"""A key -> a label of Riwaya's own pages in English and Arabic, from ``labels.yaml`` beside this module."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from riwaya.model import Wording

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


@cache
def _labels() -> Mapping[str, Wording]:
    raw = (resources.files("riwaya.pages") / "labels.yaml").read_bytes().decode("utf-8")
    return dict(_flat(yaml.load(raw, Loader=Loader), ""))


def _flat(data: Mapping[str, Any], prefix: str) -> "list[tuple[str, Wording]]":
    out: list[tuple[str, Wording]] = []
    for key, value in data.items():
        if isinstance(value.get("en"), str):
            out.append((prefix + key, Wording(value["en"], value["ar"])))
        else:
            out.extend(_flat(value, f"{prefix}{key}."))
    return out


def label(key: str, **slots: str | int) -> Wording:
    """The label ``key`` ("act.deny", "who_says") with its slots filled. KeyError: the key is a slip in a template."""
    words = _labels()[key]
    return Wording(words.en.format_map(slots), words.ar.format_map(slots)) if slots else words


def keys() -> tuple[str, ...]:
    """All keys that the file has, sorted."""
    return tuple(sorted(_labels()))
