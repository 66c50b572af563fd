"""A file's first bytes and name -> whether Riwaya itself wrote it: what it keeps and prints is no report.

Ledgers, pages and readings often lie in the folder of the reports, and a whole folder is what people name.
"""

from pathlib import Path

from riwaya.errors import InputError

_LEDGER = (b"SQLite format 3\0", b"RIWY", slice(68, 72))
_PAGE = b'<meta name="generator" content="Riwaya '
_JSON = b'{"schema": "riwaya/'
_BESIDE = (".access-wal", ".access-shm", ".access", "-wal", "-shm", "-journal")
"""What stands beside a ledger that is open or was cut off, and its people."""


def is_own(file: Path, head: bytes) -> bool:
    """Whether Riwaya wrote this file."""
    return _is_ledger(head) or head.startswith(_JSON) or _PAGE in head or _is_beside_a_ledger(file)


def refuse_own(head: bytes) -> None:
    """Raise InputError for a file of Riwaya's own that was named as a report."""
    if _is_ledger(head):
        raise InputError("is a ledger of Riwaya and no report; name it with --ledger")
    if head.startswith(_JSON) or _PAGE in head:
        raise InputError("was written by Riwaya and is no report; name the report it was made of")


def _is_ledger(head: bytes) -> bool:
    begins, mark, at = _LEDGER
    return head.startswith(begins) and head[at] == mark


def _is_beside_a_ledger(file: Path) -> bool:
    ledger = next((file.with_name(file.name.removesuffix(end)) for end in _BESIDE if file.name.endswith(end)), None)
    if ledger is None or ledger == file or not ledger.is_file():
        return False
    with ledger.open("rb") as stream:
        return _is_ledger(stream.read(72))
