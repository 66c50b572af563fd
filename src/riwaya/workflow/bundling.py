"""A case -> one file that holds all of it (BagIt in a tar, encrypted if asked); such a file -> a case of a ledger."""

import hashlib
import io
import json
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import riwaya
from riwaya.errors import InputError, RiwayaError
from riwaya.export import bag
from riwaya.ledger import Gathered, Ledger, keep_incidents
from riwaya.ledger.bundling import Imported, Record, case_incidents, case_records, take_records
from riwaya.model import Incident, from_json, to_json
from riwaya.text.search import search_text
from riwaya.workflow.gathering import note_case
from riwaya.workflow.reading import Knowledge

_AGE = b"age-encryption.org/"
_MOST_LINE = 512 * 1024 * 1024
"""Bytes of the longest record that is taken in; a report of ten megabytes and its reading stay far below."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What a bundle holds."""

    records: int
    reports: int
    incidents: int


def write_bundle(ledger: Ledger, out: Path, *, case: str, passphrase: str | None = None) -> Bundled:
    """Write a case to a new file. The same case gives the same bytes, unless they are encrypted."""
    if out.exists():
        raise InputError(f"{out}: exists already; name a new file")
    out.resolve().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".riwaya-bundle-", dir=out.resolve().parent) as folder:
        root = Path(folder) / "bag"
        (root / "data" / "texts").mkdir(parents=True)
        made, last = _payload(ledger, case, root)
        _about(root, case, last)
        tar = Path(folder) / "tar"
        _pack(root, tar)
        if passphrase is not None:
            tar.write_bytes(_age().encrypt(tar.read_bytes(), passphrase))
        tar.rename(out)
    return made


def _payload(ledger: Ledger, case: str, root: Path) -> tuple[Bundled, str]:
    records = reports = incidents = 0
    last = ""
    with (root / bag.RECORDS).open("w", encoding="utf-8", newline="\n") as out:
        for record in case_records(ledger, case):
            records, last = records + 1, max(last, record["at"])
            if record["record"] == "reports":
                reports += 1
                text = record.pop("text")
                (root / bag.text_name(record["content_hash"])).write_bytes(text.encode("utf-8", "surrogatepass"))
            out.write(_line(record))
    with (root / bag.INCIDENTS).open("w", encoding="utf-8", newline="\n") as out:
        for found in case_incidents(ledger, case):
            incidents += 1
            own = {"happenings": list(found.happenings), "web": found.web, "incident": to_json(found.incident)}
            out.write(_line(own))
    return Bundled(records, reports, incidents), last


def _line(record: Record) -> str:
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate stands in it, which only an escape can carry
        text = json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return text + "\n"


def _about(root: Path, case: str, last: str) -> None:
    payload = sorted(p for p in (root / "data").rglob("*") if p.is_file())
    hashes = {p.relative_to(root).as_posix(): _hash(p) for p in payload}
    size = sum(p.stat().st_size for p in payload)
    tags = {
        "bagit.txt": bag.DECLARATION,
        "bag-info.txt": bag.info(case=case, last=last, payload=size, files=len(payload), version=riwaya.__version__),
        "manifest-sha256.txt": bag.manifest(hashes),
    }
    for name, text in tags.items():
        (root / name).write_bytes(text.encode("utf-8", "backslashreplace"))
    told = bag.manifest({name: _hash(root / name) for name in tags})
    (root / "tagmanifest-sha256.txt").write_bytes(told.encode())


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(root: Path, out: Path) -> None:
    """A tar of the files in the order of their names, with nothing of this machine or this hour in it."""
    with tarfile.open(out, "w", format=tarfile.PAX_FORMAT) as tar:
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            member = tarfile.TarInfo(f"{bag.ROOT}/{path.relative_to(root).as_posix()}")
            member.size, member.mode, member.mtime = path.stat().st_size, 0o600, 0
            with path.open("rb") as file:
                tar.addfile(member, file)


def read_bundle(
    ledger: Ledger, file: Path, *, case: str | None = None, passphrase: str | None = None, knowledge: Knowledge
) -> tuple[str, Imported]:
    """Take a bundle in as a case (``case``: under another name). Every byte is checked against its manifest first."""
    with tempfile.TemporaryDirectory(prefix=".riwaya-bundle-") as folder:
        root = Path(folder)
        with _opened(file, passphrase) as stream:
            _unpack(stream, root)
        told = _checked(root)
        name = case or told
        done = take_records(ledger, _records(root), case=name, fold=search_text)
        _restore(ledger, root, name, knowledge)
    return name, done


def is_encrypted(file: Path) -> bool:
    """True where the file begins as the age format does."""
    try:
        with file.open("rb") as head:
            return head.read(len(_AGE)) == _AGE
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({(error.strerror or str(error)).lower()})") from None


def _opened(file: Path, passphrase: str | None) -> BinaryIO:
    if not is_encrypted(file):
        return file.open("rb")
    if passphrase is None:
        raise InputError(f"{file}: is encrypted; give its passphrase")
    age = _age()
    try:
        return io.BytesIO(age.decrypt(file.read_bytes(), passphrase))
    except _refusal() as error:
        raise InputError(f"{file}: cannot be decrypted ({error}); is the passphrase right?") from None


def _age() -> Any:
    try:
        from pyrage import passphrase
    except ImportError:
        raise RiwayaError("an encrypted bundle needs pyrage: pip install 'riwaya[bundle]'") from None
    return passphrase


def _refusal() -> type[Exception]:
    from pyrage import DecryptError

    refusal: type[Exception] = DecryptError
    return refusal


def _unpack(stream: BinaryIO, root: Path) -> None:
    """Only files that a bundle can have, by their exact names; links, folders and everything else are refused."""
    (root / "data" / "texts").mkdir(parents=True)
    try:
        with tarfile.open(fileobj=stream, mode="r:") as tar:
            for one in tar:
                name = bag.member(one.name)
                # A sparse file says that it is ten gigabytes and has no byte of them.
                if name is None or not one.isreg() or one.issparse() or (root / name).exists():
                    raise InputError(f"not a bundle of Riwaya: it holds {one.name[:80]!r}")
                source = tar.extractfile(one)
                assert source is not None
                with (root / name).open("wb") as out:
                    while part := source.read(1 << 20):
                        out.write(part)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise InputError(f"not a bundle of Riwaya, or a broken one ({error})") from None


def _checked(root: Path) -> str:
    """The name of the case, once every file is as the manifests say."""
    try:
        told = bag.read_manifest((root / "manifest-sha256.txt").read_text("utf-8"))
        tags = bag.read_manifest((root / "tagmanifest-sha256.txt").read_text("utf-8"))
        about = bag.read_info((root / "bag-info.txt").read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise InputError("not a bundle of Riwaya: its manifests are missing or no text") from None
    payload = {p.relative_to(root).as_posix(): _hash(p) for p in (root / "data").rglob("*") if p.is_file()}
    bag.check(told, payload)
    bag.check(tags, {name: _hash(root / name) for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")})
    if about.get("Riwaya-Bundle-Format") != bag.FORMAT:
        raise InputError(f"a bundle of another format; this Riwaya reads {bag.FORMAT}")
    return about["External-Identifier"]


def _records(root: Path) -> Iterator[Record]:
    for record in _lines(root / bag.RECORDS):
        if record.get("record") == "reports":
            path = root / bag.text_name(str(record.get("content_hash", "")))
            if not path.is_file():
                raise InputError(f"the bundle lacks the text of {record.get('ref')!r}")
            record["text"] = path.read_bytes().decode("utf-8", "surrogatepass")
        yield record


def _lines(path: Path) -> Iterator[Record]:
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(_MOST_LINE), b""), 1):
            try:
                record = json.loads(line.decode("utf-8"))
            except (ValueError, RecursionError):
                record = None
            if not isinstance(record, dict):
                raise InputError(f"{path.name} of the bundle, line {number}: not a record")
            yield record


def _restore(ledger: Ledger, root: Path, case: str, knowledge: Knowledge) -> None:
    """Incidents as they were gathered, under the ids they had.

    Read with another lexicon, a report may tell other happenings: then they only lend their ids, and the next
    ``riwaya incidents`` gathers anew.
    """
    told = note_case(ledger, knowledge=knowledge, case=case)
    known = {key for keys in told.values() for key in keys}
    gathered = [
        Gathered(from_json(Incident, row["incident"]), tuple(row["happenings"]), row["web"])
        for row in _lines(root / bag.INCIDENTS)
    ]
    same = all(set(one.happenings) <= known for one in gathered)
    if gathered:
        keep_incidents(ledger, gathered, of=sorted(told) if same else (), case=case)
