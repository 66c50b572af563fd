"""YAML files -> codebooks: the scales by which an assessor grades what a field rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from riwaya.errors import InputError
from riwaya.model import Wording


@dataclass(frozen=True, slots=True)
class Code:
    """One value of an axis."""

    id: str
    means: Wording


@dataclass(frozen=True, slots=True)
class Axis:
    """One choice of a grade."""

    id: str
    name: Wording
    values: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """A scale with one or more axes."""

    id: str
    name: Wording
    axes: tuple[Axis, ...]

    def grade(self, chosen: Sequence[str]) -> str:
        """The grade that these codes make, one an axis; "" where one is not chosen. Raises InputError."""
        if len(chosen) != len(self.axes) or not all(chosen):
            return ""
        for axis, code in zip(self.axes, chosen, strict=True):
            if code not in {value.id for value in axis.values}:
                raise InputError(f"codebook {self.id}: {code!r} is no {axis.id}")
        return ("" if all(len(code) == 1 for code in chosen) else "/").join(chosen)

    def parts(self, grade: str) -> tuple[str, ...]:
        """The codes of a grade, one an axis; all empty where it is not of this codebook."""
        parts = tuple(grade.split("/")) if "/" in grade or len(self.axes) == 1 else tuple(grade)
        known = len(parts) == len(self.axes) and all(
            code in {value.id for value in axis.values} for axis, code in zip(self.axes, parts, strict=True)
        )
        return parts if known else ("",) * len(self.axes)


@cache
def presets() -> tuple[Codebook, ...]:
    """The codebooks that come with Riwaya."""
    text = (resources.files("riwaya.workflow.workbench") / "codebooks.yaml").read_text("utf-8")
    return tuple(_codebook(data) for data in yaml.safe_load(text))


def load_codebooks(paths: Sequence[Path]) -> tuple[Codebook, ...]:
    """An office's own codebooks, then those that come with Riwaya. Raises InputError naming the file."""
    own: list[Codebook] = []
    for path in paths:
        try:
            data = yaml.safe_load(path.read_text("utf-8"))
            own += [_codebook(one) for one in (data if isinstance(data, list) else [data])]
        except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"codebook {path}: needs id, en, ar and axes with values ({error!r})") from None
    taken = {codebook.id for codebook in own}
    return (*own, *(codebook for codebook in presets() if codebook.id not in taken))


def _codebook(data: dict[str, Any]) -> Codebook:
    axes = tuple(
        Axis(str(a["id"]), _name(a), tuple(Code(str(v["id"]), _name(v)) for v in a["values"])) for a in data["axes"]
    )
    return Codebook(str(data["id"]), _name(data), axes)


def _name(data: dict[str, Any]) -> Wording:
    return Wording(str(data["en"]), str(data["ar"]))
