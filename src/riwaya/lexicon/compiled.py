"""The bytes of a YAML file -> its plain values, parsed once and then kept as JSON beside the package's data.

YAML takes a second to parse for the whole lexicon, JSON ten milliseconds, and every command starts with it. The copy is
named by the hash of the bytes it was made from, so that it can never be stale; where it cannot be written, nothing is
kept and nothing fails.
"""

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_KEPT = Path(__file__).parent / "data" / "__pycache__"


def parsed(raw: bytes) -> Any:
    """The file's values as JSON has them (a bare date becomes its text). Raises yaml.YAMLError, UnicodeDecodeError."""
    kept = _KEPT / f"{hashlib.sha256(raw).hexdigest()[:32]}.json"
    try:
        return json.loads(kept.read_bytes())
    except (OSError, ValueError):
        pass
    text = json.dumps(yaml.load(raw.decode("utf-8"), Loader=Loader), ensure_ascii=False, default=str)
    if not sys.dont_write_bytecode:
        _keep(kept, text)
    return json.loads(text)


def _keep(kept: Path, text: str) -> None:
    """Write beside and move into place, so that a reader never sees half a file."""
    with contextlib.suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=kept.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(kept)
