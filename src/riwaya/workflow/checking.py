"""What is installed and whether it works -> checks for ``riwaya doctor``: a name, what was found, whether it is well.

This is the one use case that looks at the machine: versions, files, and the time of one reading.
"""

import platform
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from importlib.util import find_spec

import riwaya
from riwaya.errors import RiwayaError
from riwaya.workflow.reading import Knowledge

_NEEDED = ("click", "hijridate", "jinja2", "pyahocorasick", "python-crfsuite", "pyyaml", "sqlalchemy")
_SLOW = 5.0
"""Seconds for one short report above which the doctor says that something is wrong (usual: under 0.1)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. ``well`` False: what to do stands in ``found``."""

    name: str
    found: str
    well: bool = True


def checks(knowledge: Knowledge, ledger: str | None = None) -> Iterator[Check]:
    """One check after the other; a failing one does not stop the rest."""
    yield Check("riwaya", f"{riwaya.__version__} in {resources.files('riwaya')}")
    yield Check("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield Check("output", f"{sys.stdout.encoding}", (sys.stdout.encoding or "").lower().replace("-", "") == "utf8")
    for package in _NEEDED:
        yield _check(package, lambda package=package: metadata.version(package))  # type: ignore[misc]
    yield _check("postgresql driver", lambda: "installed" if find_spec("psycopg") else "not installed (optional)")
    yield from _reader(knowledge)
    if ledger is not None:
        yield _check("ledger", lambda: _ledger(ledger))


def _check(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, look())
    except metadata.PackageNotFoundError:
        return Check(name, f"is not installed; run: pip install {name}", well=False)
    except (RiwayaError, ImportError, OSError) as error:
        return Check(name, str(error), well=False)


def _reader(knowledge: Knowledge) -> Iterator[Check]:
    from riwaya.claims.read import read
    from riwaya.model import make_report
    from riwaya.workflow.reading import tools_for

    begun = time.perf_counter()
    try:
        tools = tools_for(knowledge)
    except RiwayaError as error:
        yield Check("lexicon", str(error), well=False)
        return
    loaded = time.perf_counter() - begun
    made_by = tools.made_by
    yield Check("lexicon", made_by.lexicon + "".join(f" + {folder}" for folder in knowledge.lexicon))
    yield Check("places", "packaged tables" + "".join(f" + {file}" for file in knowledge.places))
    yield Check("tagger", made_by.tagger or "none: names are read by rules and tables only", made_by.tagger is not None)
    sample = (resources.files("riwaya.workflow") / "sample.txt").read_text("utf-8")
    begun = time.perf_counter()
    try:
        reading = read(make_report(sample, ref="sample", published="2026-05-06"), tools)
    except Exception as error:  # whatever is wrong, the doctor goes on to say it
        yield Check("one reading", f"{type(error).__name__}: {error}; this is a bug in Riwaya", well=False)
        return
    took = time.perf_counter() - begun
    found = f"{len(reading.claims)} claims and {len(reading.events)} events in {took * 1000:.0f} ms"
    well = bool(reading.claims and reading.events) and took < _SLOW
    yield Check("one reading", f"{found}; loading took {loaded * 1000:.0f} ms", well)


def _ledger(location: str) -> str:
    from riwaya.ledger import open_ledger

    open_ledger(location, create=False).close()
    return f"{location} opens"
