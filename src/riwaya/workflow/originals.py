"""Originals that give one report each (page, Word file, PDF, picture) -> bytes beside it in the ledger, and back.

Kept as remarks on the report: they stand in the hash chain, in backups and bundles, are encrypted where the ledger is,
and go with the report when it is expunged. What holds more than one report (exports of chats, feeds, tables) is not
kept: it holds the words, names and numbers of others (docs/decisions.md).
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice

from riwaya.errors import InputError
from riwaya.intake import Trouble
from riwaya.intake.source import LARGEST_KEPT
from riwaya.ledger import Ledger, NewRemark, Remark, RemarkKind, has_report, list_remarks, remark
from riwaya.model import Report

HELD = 64 * 1024 * 1024
"""Bytes, packed, that wait for their reports to be stored; then the reports taken so far are."""
_AT_ONCE = 50
_FORMAT = "zlib+base85"


class Originals:
    """Hears originals from the readers (``Wishes.keep``) and gives each to the report that was made of it."""

    def __init__(self) -> None:
        self._heard: dict[str, bytes] = {}
        self._waiting: dict[tuple[str, str], bytes] = {}
        self._size = 0

    def hear(self, digest: str, data: bytes) -> None:
        """An original that is being read."""
        if len(data) <= LARGEST_KEPT:
            self._heard[digest] = data

    def claim(self, report: Report) -> None:
        """The report that was made of what was heard last."""
        digest = report.provenance.original if report.provenance is not None else None
        if digest is not None and (data := self._heard.get(digest)) is not None:
            packed = self._waiting[report.id, digest] = zlib.compress(data)
            self._size += len(packed)
        self._heard.clear()

    @property
    def full(self) -> bool:
        """Whether as much waits as may."""
        return self._size >= HELD

    def record(self, ledger: Ledger, *, case: str, by: str) -> None:
        """Put what waits beside the reports that the ledger has; what it has not, or has already, is let go."""
        each = iter(self._waiting.items())
        while chunk := list(islice(each, _AT_ONCE)):
            ids = sorted({id_ for (id_, _), _ in chunk})
            known = {
                (r.subject, json.loads(r.body)["sha256"])
                for r in list_remarks(ledger, RemarkKind.ORIGINAL, subjects=ids, case=case)
            }
            new = [
                NewRemark(RemarkKind.ORIGINAL, id_, _body(digest, packed), report=id_)
                for (id_, digest), packed in chunk
                if (id_, digest) not in known and has_report(ledger, id_)
            ]
            if new:
                remark(ledger, new, by=by or "riwaya", case=case)
        self._waiting.clear()
        self._size = 0

    def until_full(self, taken: Iterator[Report | Trouble]) -> Iterator[Report | Trouble]:
        """What is taken, as far as originals may wait; the rest stays in ``taken``."""
        while not self.full:
            try:
                item = next(taken)
            except StopIteration:
                return
            if isinstance(item, Report):
                self.claim(item)
            yield item


def _body(digest: str, packed: bytes) -> str:
    made = {"sha256": digest, "packed": _FORMAT, "bytes": base64.b85encode(packed).decode("ascii")}
    return json.dumps(made, sort_keys=True)


def kept_originals(ledger: Ledger, id_: str, *, case: str) -> tuple[Remark, ...]:
    """The originals that are kept of a report, without their bytes: their numbers, when and by whom."""
    made = list_remarks(ledger, RemarkKind.ORIGINAL, report=id_, bodies=False, case=case)
    return tuple(one for one in made if one.withdrawn_at is None)


def originals_of(ledger: Ledger, id_: str, *, case: str) -> Iterable[tuple[str, bytes]]:
    """The originals of a report with their hashes, the first taken in first. Raises InputError where one is damaged."""
    for made in list_remarks(ledger, RemarkKind.ORIGINAL, subjects=[id_], case=case):
        if made.withdrawn_at is None:
            yield _unpacked(made)


def original_by_number(ledger: Ledger, id_: str, number: int, *, case: str) -> tuple[str, bytes] | None:
    """One of the originals of a report, as ``kept_originals`` numbers them; None where it is none of them. Raises
    InputError as ``originals_of``."""
    made = list_remarks(ledger, RemarkKind.ORIGINAL, report=id_, numbers=[number], case=case)
    return next((_unpacked(one) for one in made if one.withdrawn_at is None), None)


def _unpacked(made: Remark) -> tuple[str, bytes]:
    said = json.loads(made.body)
    data = zlib.decompress(base64.b85decode(said["bytes"]))
    if "sha256:" + hashlib.sha256(data).hexdigest() != said["sha256"]:
        raise InputError(f"the original of {made.subject} is not what was taken in; riwaya verify tells what else is")
    return said["sha256"], data
