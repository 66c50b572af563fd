"""A key and its figures -> one sentence in English and in Arabic, from ``data/checks.yaml``."""

from functools import cache
from importlib import resources

import yaml

from riwaya.model import Wording


@cache
def _sentences() -> dict[str, dict[str, str]]:
    text = (resources.files("riwaya.evidence") / "data" / "checks.yaml").read_text("utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found


def say(key: str, **parts: str | Wording) -> Wording:
    """The sentence with its parts put in; a part in two languages goes into each in its own."""
    sentence = _sentences()[key]
    english = {name: part.en if isinstance(part, Wording) else part for name, part in parts.items()}
    arabic = {name: part.ar if isinstance(part, Wording) else part for name, part in parts.items()}
    return Wording(sentence["en"].format(**english), sentence["ar"].format(**arabic))


def all_of(parts: tuple[Wording, ...]) -> Wording:
    """Several as one."""
    return Wording(", ".join(p.en for p in parts), "\u060c ".join(p.ar for p in parts))
