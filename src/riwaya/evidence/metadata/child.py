"""The process that reads one file's metadata, within limits, and writes it as JSON. Whatever happens, it ends here.

Run as ``python -m riwaya.evidence.metadata.child FILE NAME``.
"""

import sys
from contextlib import redirect_stdout
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import msgspec

from riwaya.evidence.metadata.facts import Facts, shown
from riwaya.evidence.metadata.recognising import recognise

MEMORY = 1 << 30
SECONDS = 60


def limit() -> None:
    """Take memory, time and the writing of files away from this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: only the parent's clock limits it there
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):  # macOS has no RLIMIT_AS to speak of
            continue
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def facts_of(path: Path, name: str) -> Facts:
    """What a file tells of itself; where it cannot be read, a note that says why."""
    form = recognise(path, name)
    nothing = Facts(form.kind, form.format, notes=(form.why,) if form.why else ())
    if not form.reader:
        return nothing
    try:
        reader = import_module(f"riwaya.evidence.metadata.{form.reader}")
        found: Facts = reader.read(path, form.format)
    except ModuleNotFoundError as error:
        extra = "intake" if (error.name or "").startswith("pdfminer") else "evidence"
        why = f"{error.name} is not installed: pip install 'riwaya[{extra}]'"
        return replace(nothing, notes=(why,))
    except MemoryError:
        return replace(nothing, notes=("reading it would take more memory than a file of its kind needs; left unread",))
    except Exception as error:  # a hostile file may raise anything in somebody else's parser
        told = shown(f"{type(error).__name__}: {error}")[:200]
        return replace(nothing, notes=(f"damaged, cut short or not what it seems; left unread ({told})",))
    return found


def main() -> None:
    """Read the file named, and write what it tells."""
    limit()
    with redirect_stdout(sys.stderr):  # parsers print warnings
        found = facts_of(Path(sys.argv[1]), sys.argv[2])
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()
