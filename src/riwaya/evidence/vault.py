"""Files -> their bytes, kept once under their SHA-256 and never changed, and a log of who did what with them.

A vault is a folder: ``files/ab/abcd…`` (read-only), ``log.jsonl`` (custody), ``head`` (number and hash of the last
record, so that a log cut short is seen), ``parts`` (what is being written). The order of writing makes it safe to be
killed at any moment: bytes under a passing name, on the disk, under their own name, then the record, then the head.

In an encrypted vault (``sealing``) a kept file is the encrypted one, under its own hash, so that whoever has no
passphrase can verify all of it; the record has the hash of the bytes themselves as ``plain``.
"""

import hashlib
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, BinaryIO

from riwaya.errors import InputError, LedgerError
from riwaya.evidence.custody import BEGINNING, Record, from_line, read_log, to_line
from riwaya.evidence.locking import held, hold, is_held
from riwaya.evidence.sealing import Hearing, is_sealed, seal, unseal

_PIECE = 1 << 20
_SHORTEST = 6
_HEAD = re.compile(r"(\d{1,18}) ([0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of a log's last record. Noted elsewhere, it shows later that nothing was cut or made anew."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


@dataclass(frozen=True, slots=True)
class _Taken:
    """Bytes that stand under a passing name: their hash and number, and what the record has of them beside."""

    digest: str
    size: int
    data: Mapping[str, Any]


def _plain(record: Record) -> str:
    """The hash of the bytes themselves, in an encrypted vault; empty in others, where it is the file's."""
    return str(record.data.get("plain", ""))


class Vault:
    """The folder where files and their custody are kept."""

    def __init__(self, folder: Path, *, key: Any = None) -> None:
        """``key``: what ``sealing.unlock`` gives; without it an encrypted vault takes files in, and gives none out."""
        self.folder, self._key = folder, key
        self.log = folder / "log.jsonl"
        self.head = folder / "head"
        self.files = folder / "files"
        self.parts = folder / "parts"

    @property
    def is_sealed(self) -> bool:
        """Whether its files are encrypted."""
        return is_sealed(self.folder)

    def place(self, digest: str) -> Path:
        """Where the bytes with this hash stand."""
        return self.files / digest[:2] / digest

    def marker(self, digest: str) -> Path:
        """What stands while a file is in its place and its record is not yet written."""
        return self.parts / f"{digest}.adding"

    def tombstone(self, digest: str) -> Path:
        """What stands once a file was expunged, so that its bytes are not kept again."""
        return self.parts / f"{digest}.expunged"

    def begin(self) -> None:
        """Make the folders, for their owner only."""
        for folder in (self.folder, self.files, self.parts):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def add(self, path: Path, record: Record, *, stream: BinaryIO | None = None) -> Record:
        """Keep a file's bytes and write the record of it. Raises InputError, LedgerError; then nothing was added.

        With a ``stream``, which can be gone through again, the bytes are those, and ``path`` only names them.
        """
        with self._passing() as part:
            taken = self._copy_in(path, part) if stream is None else self._pour_in(path, stream, part)
            with self._writing() as head:
                taken = self._known(taken)
                if self.tombstone(taken.digest).exists():
                    raise InputError(f"{path}: was expunged from this vault and is not kept again")
                digest = taken.digest
                self._put_in_place(part, digest)
                data = {**record.data, **taken.data}
                done = self._append(head, replace(record, file=digest, size=taken.size, data=data))
                self.marker(digest).unlink(missing_ok=True)
        return done

    def expunge(self, record: Record) -> Record:
        """Write the record of an expunging, and then overwrite and remove the bytes. Done again where it was cut off.

        What a file system or a disk keeps of overwritten blocks is beyond a program's reach.
        """
        self.begin()
        with self._writing() as head:
            done = self._append(head, record)
            self.tombstone(record.file).touch()
            _folder_to_disk(self.parts)
            _wipe(self.place(record.file))
        return done

    def append(self, record: Record) -> Record:
        """Write one record about what is already kept."""
        self.begin()
        with self._writing() as head:
            return self._append(head, record)

    def records(self) -> list[Record]:
        """Every record, oldest first. Raises LedgerError where the log is not as it was written."""
        found: list[Record] = []
        for number, record, wrong in read_log(_bytes(self.log)):
            if record is None or wrong:
                raise LedgerError(f"{self.log}, line {number}: {wrong}; riwaya evidence verify shows everything")
            found.append(record)
        noted = self.noted_head()
        if noted is not None and not _reaches(found, noted):
            raise LedgerError(f"{self.log}: ends before record {noted.number}, which it had; lines were cut off")
        return found

    def noted_head(self) -> Head | None:
        """The head as kept beside the log; None where there is no log yet. Raises LedgerError."""
        try:
            return read_head(self.head.read_text("ascii"))
        except FileNotFoundError:
            if self.log.exists():
                raise LedgerError(f"{self.head}: missing, and there is a log; it may have been cut") from None
            return None
        except (OSError, ValueError) as error:
            raise LedgerError(f"{self.head}: cannot be read ({error})") from None

    def find(self, name: str) -> str:
        """The hash of a kept file by the beginning of its hash. Raises InputError."""
        wanted = name.removeprefix("sha256:").lower()
        known = [r for r in self.records() if r.action == "added"]
        found = sorted(
            {r.file for r in known if wanted and (r.file.startswith(wanted) or _plain(r).startswith(wanted))}
        )
        if len(wanted) < _SHORTEST or len(found) != 1:
            why = "several files begin so" if len(found) > 1 and len(wanted) >= _SHORTEST else "no such file is kept"
            raise InputError(f"{name}: {why}; riwaya evidence list shows them (at least {_SHORTEST} characters)")
        return found[0]

    def checked(self, digest: str) -> Path:
        """Where a kept file stands, its bytes checked just now. Raises LedgerError where they are not as they were."""
        path = self.place(digest)
        with self.reading(digest) as stream:
            if _digest(stream) != digest:
                raise LedgerError(f"{path}: not as it was kept; do not rely on it, and get the original again")
        return path

    @contextmanager
    def plain(self, digest: str) -> Iterator[Path]:
        """Where the bytes themselves of a kept file can be read while this lasts, checked just now.

        Of an encrypted vault: a file for its owner only, which is removed at the end. Raises LedgerError, InputError.
        """
        path = self.checked(digest)
        if not self.is_sealed:
            yield path
            return
        if self._key is None:
            raise InputError(f"{self.folder}: is encrypted; its passphrase is needed to look into a file")
        with tempfile.TemporaryDirectory(prefix="riwaya-opened-") as folder:
            opened = Path(folder) / "file"
            with path.open("rb") as source, opened.open("xb") as new:
                found = unseal(source, new, self._key)
            if found not in self._own_hashes(digest):
                raise LedgerError(f"{path}: holds other bytes than those that were kept; do not rely on it")
            yield opened

    def _own_hashes(self, digest: str) -> set[str]:
        """What the bytes themselves of a kept file were hashed to when they were added."""
        if not self.is_sealed:
            return {digest}
        return {_plain(r) for r in self.records() if r.action == "added" and r.file == digest}

    @contextmanager
    def reading(self, digest: str) -> Iterator[BufferedReader]:
        """A kept file, open for reading only."""
        path = self.place(digest)
        if self.tombstone(digest).exists():
            raise LedgerError(f"{digest[:16]}…: was expunged; riwaya evidence show tells when, by whom and why")
        try:
            file = path.open("rb")
        except OSError as error:
            raise LedgerError(f"{path}: a kept file cannot be read ({error.strerror})") from None
        with file:
            yield file

    def copy_out(self, digest: str, to: Path) -> None:
        """Write a copy to a new file, and check what was written. Raises InputError, LedgerError."""
        try:
            with self.plain(digest) as source, source.open("rb") as kept, to.open("xb") as new:
                shutil.copyfileobj(kept, new, _PIECE)
                _to_disk(new)
                with to.open("rb") as written:
                    whole = _digest(written) in self._own_hashes(digest)
        except FileExistsError:
            raise InputError(f"{to}: exists already; a copy is never written over a file") from None
        except OSError as error:
            to.unlink(missing_ok=True)
            raise InputError(f"{to}: cannot be written ({error.strerror})") from None
        if not whole:
            to.unlink(missing_ok=True)
            raise LedgerError(f"{to}: what was written is not what is kept; is the disk full or failing?")

    def _copy_in(self, path: Path, part: Path) -> _Taken:
        """Write a file's bytes under a passing name, on the disk, read-only."""
        try:
            if not path.is_file():
                raise InputError(f"{path}: {'a folder' if path.is_dir() else 'no such file'}; name files")
            with path.open("rb") as source:
                return self._pour_in(path, source, part)
        except OSError as error:
            raise InputError(f"{path}: cannot be kept ({(error.strerror or str(error)).lower()})") from None

    def _pour_in(self, path: Path, source: BinaryIO, part: Path) -> _Taken:
        """The same of bytes that a stream gives; of an encrypted vault nothing else ever reaches the disk."""
        heard = Hearing(source)
        try:
            if source.seek(0, os.SEEK_END) > shutil.disk_usage(part.parent).free:
                raise InputError(f"{path}: larger than the room left where the vault is")
            source.seek(0)
            with part.open("xb") as new:
                if self.is_sealed:
                    digest, size = seal(self.folder, heard, new)
                else:
                    while piece := heard.read(_PIECE):
                        new.write(piece)
                    digest, size = heard.hash, heard.size
                _to_disk(new)
            part.chmod(0o444)
        except OSError as error:
            raise InputError(f"{path}: cannot be kept ({(error.strerror or str(error)).lower()})") from None
        return _Taken(digest, size, {"plain": heard.hash, "bytes": heard.size} if self.is_sealed else {})

    def _known(self, taken: _Taken) -> _Taken:
        """Of an encrypted vault: the file that has these bytes already, which were encrypted to other ones then."""
        if not taken.data:
            return taken
        same = (r for r in self.records() if r.action == "added" and _plain(r) == taken.data["plain"])
        kept = next(same, None)
        return taken if kept is None else replace(taken, digest=kept.file, size=kept.size or 0)

    @contextmanager
    def _passing(self) -> Iterator[Path]:
        """A passing name for bytes that are being written. What processes that were killed left is removed first."""
        self.begin()
        name = secrets.token_hex(8)
        part, lock = self.parts / f"{name}.part", self.parts / f"{name}.lock"
        with held(self.folder / "lock"):
            for left in self.parts.glob("*.lock"):
                if not is_held(left):
                    left.with_suffix(".part").unlink(missing_ok=True)
                    left.unlink(missing_ok=True)
            living = lock.open("xb")
            hold(living)
        try:
            yield part
        finally:
            part.unlink(missing_ok=True)
            living.close()
            lock.unlink(missing_ok=True)

    def _put_in_place(self, part: Path, digest: str) -> None:
        """Give the bytes their own name, unless they bear it already, and bear it rightly."""
        place = self.place(digest)
        if place.exists():
            self.checked(digest)
            return
        place.parent.mkdir(mode=0o700, exist_ok=True)
        self.marker(digest).touch()
        _folder_to_disk(self.parts)
        part.replace(place)
        _folder_to_disk(place.parent)
        _folder_to_disk(self.files)

    @contextmanager
    def _writing(self) -> Iterator[Head]:
        """Hold the lock; the head of the log, which must be as the last writer left it."""
        with held(self.folder / "lock"):
            yield self._last()

    def _last(self) -> Head:
        """The head by the log's last line; what a writer that was killed left half done is put right."""
        noted = self.noted_head()
        if noted is None:
            self._note(noted := Head(0, BEGINNING))
        line, torn, end = _tail(self.log)
        last = Head(0, BEGINNING)
        if line:
            record, _ = from_line(line, 0, "")
            if record is None:
                raise LedgerError(f"{self.log}: its last line was changed; riwaya evidence verify shows what")
            last = Head(record.number, record.hash)
        ahead = last != noted
        if ahead and from_line(line, noted.number + 1, noted.hash)[1]:
            raise LedgerError(f"{self.log}: does not end as it did; riwaya evidence verify shows what was changed")
        if torn:
            (self.parts / f"torn-{secrets.token_hex(4)}").write_bytes(torn)
            os.truncate(self.log, end)
        if ahead:
            self._note(last)
        return last

    def _append(self, head: Head, record: Record) -> Record:
        record = replace(record, number=head.number + 1, previous=head.hash)
        line, digest = to_line(record)
        try:
            with self.log.open("ab") as log:
                log.write(line)
                _to_disk(log)
            self._note(Head(record.number, digest))
        except OSError as error:
            raise LedgerError(f"{self.log}: cannot be written ({error.strerror}); the record may be missing") from None
        return replace(record, hash=digest)

    def _note(self, head: Head) -> None:
        passing = self.parts / "head.new"
        with passing.open("w", encoding="ascii", newline="\n") as new:
            new.write(f"{head.number} {head.hash}\n")
            _to_disk(new)
        passing.replace(self.head)
        _folder_to_disk(self.folder)


def read_head(text: str) -> Head:
    """The head in the text of the file ``head``. Raises ValueError."""
    match = _HEAD.fullmatch(text)
    if match is None:
        raise ValueError("it is not a number and a hash")
    return Head(int(match[1]), match[2])


def _wipe(path: Path) -> None:
    """Write zeros over a file's bytes, on the disk, and remove it."""
    try:
        path.chmod(0o600)
        with path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(bytes(min(left, _PIECE)))
            _to_disk(file)
        path.unlink()
        _folder_to_disk(path.parent)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise LedgerError(
            f"{path}: expunged by its record, but its bytes cannot be removed ({error.strerror})"
        ) from None


def _reaches(records: list[Record], noted: Head) -> bool:
    return len(records) >= noted.number and (not noted.number or records[noted.number - 1].hash == noted.hash)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({error.strerror})") from None


def _tail(path: Path) -> tuple[bytes, bytes, int]:
    """A log's last whole line, what stands after it without an end, and where that begins; not read from the start."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return b"", b"", 0
    with file:
        size = file.seek(0, os.SEEK_END)
        reach = 1 << 14
        while True:
            begin = max(0, size - reach)
            file.seek(begin)
            rest, _, torn = file.read().rpartition(b"\n")
            if begin == 0 or b"\n" in rest:
                return rest.rpartition(b"\n")[2], torn, size - len(torn)
            reach *= 4


def _digest(stream: BufferedReader) -> str:
    return hashlib.file_digest(stream, "sha256").hexdigest()


def _to_disk(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    """A rename is on the disk once its folder is; where folders cannot be opened (Windows) the system sees to it."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
