"""A web archive (WACZ, as auto-archiver and ArchiveWeb.page make it) -> what its own list says, and whether that holds.

Hashes are compared with the bytes in the archive. Agreement shows that nothing was changed since the list was made, and
not who made it: a signature is told and not verified.
"""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

from riwaya.evidence.metadata.facts import Facts, FileKind, Moment, as_moment, shown

_LIST, _DIGEST = "datapackage.json", "datapackage-digest.json"
_LARGEST = 16 << 20
_MOST_BYTES = 2 << 30
"""Bytes that are unpacked to compare hashes; of a larger archive the rest is told as not compared."""
_MOST_NAMED = 5
_TEXTS = ("title", "description", "software", "wacz_version", "mainPageUrl", "mainPageURL")
_TIMES = (("archive made", "created"), ("archive changed", "modified"), ("page captured", "mainPageDate"))


def read(path: Path, format_: str) -> Facts:
    """What one archive tells."""
    with zipfile.ZipFile(path) as archive:
        listed = _part(archive, _LIST)
        said: Any = json.loads(listed)
        notes = [*_resources(archive, said), *_digest(archive, listed)]
    told = tuple((name, shown(said[name])) for name in _TEXTS if isinstance(said.get(name), str) and said[name])
    moments: list[Moment] = []
    for what, name in _TIMES:
        moment = as_moment(what, str(said.get(name, "")))
        moments += [moment] if moment is not None else []
    return Facts(FileKind.ARCHIVE, format_, told, tuple(moments), notes=tuple(notes))


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        content = stream.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError(f"{name} is larger than such lists are")
    return content


def _resources(archive: zipfile.ZipFile, said: Any) -> list[str]:
    """How many of the files listed have the hash listed, and which have not."""
    listed = [
        r for r in said.get("resources", []) if isinstance(r, dict) and str(r.get("hash", "")).startswith("sha256:")
    ]
    names, left = set(archive.namelist()), _MOST_BYTES
    right, wrong, uncompared = 0, [], 0
    for resource in listed:
        name = str(resource.get("path", ""))
        if name not in names:
            wrong.append(name)
            continue
        digest, left = _hash(archive, name, left)
        if left < 0:
            uncompared += 1
        elif f"sha256:{digest}" == resource["hash"]:
            right += 1
        else:
            wrong.append(name)
    notes = [f"{right} of {len(listed)} files in it have the SHA-256 that its own list gives"]
    if wrong:
        notes.append("NOT as its own list says, or missing: " + shown(", ".join(wrong[:_MOST_NAMED])))
    if uncompared:
        notes.append(f"{uncompared} files were not compared: the archive is larger than {_MOST_BYTES >> 30} GB")
    return notes


def _hash(archive: zipfile.ZipFile, name: str, left: int) -> tuple[str, int]:
    """The SHA-256 of a file, and how many bytes may still be unpacked; fewer than none ends the reading."""
    made = hashlib.sha256()
    if left < 0:
        return "", left
    with archive.open(name) as stream:
        while left >= 0 and (piece := stream.read(1 << 20)):
            made.update(piece)
            left -= len(piece)
    return made.hexdigest(), left


def _digest(archive: zipfile.ZipFile, listed: bytes) -> list[str]:
    """Whether the list is the one that was hashed, and who is said to have signed it."""
    if _DIGEST not in archive.namelist():
        return ["it has no digest of its list: whoever changed a file could have changed the list"]
    said = json.loads(_part(archive, _DIGEST))
    holds = said.get("hash") == "sha256:" + hashlib.sha256(listed).hexdigest()
    notes = ["its list is the one that its digest names" if holds else "its list is NOT the one that its digest names"]
    signed = said.get("signedData")
    if isinstance(signed, dict):
        who = shown(signed.get("domain") or signed.get("software") or "an unnamed key")
        when = shown(signed.get("created", "an untold time"))
        notes.append(f"signed by {who} at {when}; the signature is not verified here")
    return notes
