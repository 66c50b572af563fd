"""Where what takes long to make is kept between two starts of the command, on this user's account."""

import os
import sys
from pathlib import Path


def keeping_place() -> Path | None:
    """The user's cache folder; RIWAYA_CACHE names another, or none where it is empty."""
    asked = os.environ.get("RIWAYA_CACHE")
    if asked is not None:
        return Path(asked) if asked else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "riwaya" / "cache" if base else None
    try:
        own = Path("Library", "Caches") if sys.platform == "darwin" else Path(".cache")
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / own)
    except RuntimeError:  # no home: a bare container
        return None
    return Path(base) / "riwaya"
