"""A web capture in a WACZ archive -> the pages of its WARC files, each checked against the archive's own list."""

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from riwaya.errors import InputError
from riwaya.intake.source import Source, source_of
from riwaya.intake.tally import Tally
from riwaya.intake.trouble import Trouble
from riwaya.intake.warc import UnknownOutlets, read_records
from riwaya.intake.wishes import Wishes
from riwaya.model import Report

if TYPE_CHECKING:
    from riwaya.intake.archives import Unpacking

_LARGEST_LIST = 16 * 1024 * 1024


def read_wacz(source: Source, unpacking: "Unpacking", names: list[str], wishes: Wishes) -> Iterator[Report | Trouble]:
    """The pages. A capture that is not what the list says was changed after it was made, and is not read."""
    said = _hashes(unpacking)
    tally, outlets = Tally(source.where, wishes), UnknownOutlets()
    for name in sorted(n for n in names if n.startswith("archive/") and n.endswith((".warc", ".warc.gz"))):
        where = f"{source.where}!{name}"
        try:
            _check(unpacking, name, said)
            with unpacking.open(name) as stream:
                inner = source_of(where, stream, depth=source.depth + 1)
                yield from read_records(where, inner.stream, wishes, tally, outlets)
        except InputError as error:
            yield Trouble(where, str(error))
    tally.tell()
    outlets.tell(source.where, wishes)


def _hashes(unpacking: "Unpacking") -> dict[str, str]:
    """Path -> SHA-256, of the archive's list."""
    with unpacking.open("datapackage.json") as stream:
        data = stream.read(_LARGEST_LIST)
    try:
        listed = json.loads(data).get("resources", [])
        return {str(item["path"]): str(item["hash"]) for item in listed if "hash" in item}
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError):
        raise InputError("is a web capture whose list (datapackage.json) cannot be read; get it again") from None


def _check(unpacking: "Unpacking", name: str, said: dict[str, str]) -> None:
    wanted = said.get(name, "")
    if not wanted.startswith("sha256:"):
        return
    made = hashlib.sha256()
    with unpacking.open(name) as stream:
        while piece := stream.read(1 << 20):
            made.update(piece)
    if "sha256:" + made.hexdigest() != wanted:
        raise InputError("is not what the archive's own list says: it was changed after the capture; get it again")
