"""A vault -> what of its log and files is not as it was written, each with its place, and what a killed writer left."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from riwaya.errors import InputError
from riwaya.evidence.custody import BEGINNING, Record, read_log
from riwaya.evidence.vault import Head, Vault, read_head


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found. ``notes`` are no faults: what a writer that was killed left, whole or not yet told of."""

    head: Head
    records: int
    files: int
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def verify(vault: Vault, *, noted: Head | None = None) -> Verified:
    """Check every line of the log, every kept file, and that the log reaches the kept head and a noted one."""
    log = vault.log.read_bytes() if vault.log.is_file() else b""
    problems: list[str] = []
    notes: list[str] = []
    hashes = [BEGINNING]
    added: dict[str, Record] = {}
    gone: dict[str, Record] = {}
    for number, record, wrong in read_log(log):
        hashes.append(record.hash if record is not None else "")
        if wrong:
            problems.append(f"log.jsonl, line {number}: {wrong}")
        if record is not None and record.action == "added":
            added.setdefault(record.file, record)
            gone.pop(record.file, None)
        elif record is not None and record.action == "expunged":
            gone[record.file] = record
            added.pop(record.file, None)
    kept = _kept_head(vault, problems)
    for name, head in (("the kept head", kept), ("the head you noted", noted)):
        if head is not None:
            problems += _not_reached(hashes, head, name)
    if not log.endswith(b"\n") and log:
        half = f"log.jsonl, line {len(hashes)}"
        if kept is not None and kept.number >= len(hashes):
            problems.append(f"{half}: its end is missing")
        else:
            notes.append(f"{half}: half a record, of a writer that was ended; the next one sets it aside")
    if kept is not None and len(hashes) - 1 > kept.number + 1:
        problems.append(f"log.jsonl, line {kept.number + 2}: records that the kept head does not know")
    problems += _changed_files(vault, added)
    for name, digest in _strangers(vault, added):
        if digest in gone:
            problems.append(f"{name}: expunged (log.jsonl, line {gone[digest].number}), and its bytes are still here")
            continue
        if vault.marker(digest).exists():
            notes.append(f"{name}: its adding was ended before the record was written; add it again")
        else:
            problems.append(f"{name}: no record names it: records were cut off, or it was put there by hand")
    return Verified(Head(len(hashes) - 1, hashes[-1]), len(hashes) - 1, len(added), tuple(problems), tuple(notes))


def parse_head(text: str) -> Head:
    """A head as somebody noted it: ``NUMBER:HASH``. Raises InputError."""
    try:
        return read_head(text.strip().replace(":", " ", 1) + "\n")
    except ValueError:
        raise InputError(f"{text!r}: a head is written NUMBER:HASH, as riwaya evidence verify prints it") from None


def _kept_head(vault: Vault, problems: list[str]) -> Head | None:
    try:
        return read_head(vault.head.read_text("ascii", "replace"))
    except FileNotFoundError:
        if vault.log.exists():
            problems.append("head: missing; the log may have been cut")
    except ValueError as error:
        problems.append(f"head: {error}")
    return None


def _not_reached(hashes: list[str], head: Head, name: str) -> Iterator[str]:
    if head.number >= len(hashes):
        yield f"log.jsonl, after line {len(hashes) - 1}: cut off: {name} has record {head.number}"
    elif hashes[head.number] != head.hash:
        yield f"log.jsonl, line {head.number}: is not the record that {name} has"


def _changed_files(vault: Vault, added: dict[str, Record]) -> Iterator[str]:
    for digest, record in sorted(added.items()):
        path = vault.place(digest)
        name = path.relative_to(vault.folder).as_posix()
        if not path.is_file() or path.is_symlink():
            yield f"{name}: missing (added in log.jsonl, line {record.number})"
        elif (found := _hash(path)) != digest:
            yield f"{name}: was changed or swapped (its SHA-256 is {found}; added in log.jsonl, line {record.number})"


def _strangers(vault: Vault, added: dict[str, Record]) -> Iterator[tuple[str, str]]:
    for path in sorted(vault.files.rglob("*")):
        if not path.is_dir() and path.name not in added:
            yield path.relative_to(vault.folder).as_posix(), path.name


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
