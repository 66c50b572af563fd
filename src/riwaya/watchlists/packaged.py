"""Names of the room's own data files -> their contents, read once a process."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


@cache
def packaged_yaml(name: str) -> Any:
    """A YAML file of ``data/``."""
    return yaml.load(_text(name), Loader)


@cache
def packaged_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a TSV file of ``data/``, without comments and the row of column names."""
    lines = (line for line in _text(name).splitlines() if line and not line.startswith("#"))
    next(lines)
    return tuple(tuple(line.split("\t")) for line in lines)


def _text(name: str) -> str:
    return (resources.files("riwaya.watchlists") / "data" / name).read_text(encoding="utf-8")
