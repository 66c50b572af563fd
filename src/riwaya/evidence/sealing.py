"""Bytes and a vault's public key -> an age file; an age file and the vault's passphrase -> the bytes again.

An encrypted vault has two files more: ``recipient``, the public key to which every file is encrypted, so that adding
needs no passphrase; and ``key.age``, the secret key, itself encrypted with the passphrase. Both are as the age tools
write them: ``age -d key.age > key.txt`` and ``age -d -i key.txt FILE`` open a vault without Riwaya.
"""

import hashlib
import os
from pathlib import Path
from typing import Any, BinaryIO

from riwaya.errors import InputError, LedgerError, RiwayaError

RECIPIENT, KEY = "recipient", "key.age"
_LONGEST_KEY = 4096


class Hearing:
    """A stream that hashes and counts what is read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._digest, self.size = stream, hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece = self._stream.read(size)
        self._digest.update(piece)
        self.size += len(piece)
        return piece

    @property
    def hash(self) -> str:
        """SHA-256 of all that was read so far."""
        return self._digest.hexdigest()


class _Counting(Hearing):
    """The same for what is written."""

    def write(self, piece: bytes) -> int:
        self._digest.update(piece)
        self.size += len(piece)
        return self._stream.write(piece)

    def flush(self) -> None:
        self._stream.flush()


def is_sealed(folder: Path) -> bool:
    """Whether a vault's files are encrypted."""
    return (folder / RECIPIENT).exists()


def refuse_begun(folder: Path) -> None:
    """Raises InputError where something is kept in a vault, or its keys are made."""
    if is_sealed(folder) or (folder / "log.jsonl").exists():
        raise InputError(f"{folder}: is begun already; an encrypted vault is begun empty: name a new folder")


def begin(folder: Path, passphrase: str) -> None:
    """Make the keys of a vault in which nothing is kept yet. Raises InputError."""
    refuse_begun(folder)
    if not passphrase:
        raise InputError("an empty passphrase protects nothing")
    pyrage = _pyrage()
    identity = pyrage.x25519.Identity.generate()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _written(folder / KEY, pyrage.passphrase.encrypt(str(identity).encode(), passphrase))
    _written(folder / RECIPIENT, f"{identity.to_public()}\n".encode())


def seal(folder: Path, source: Hearing, to: BinaryIO) -> tuple[str, int]:
    """Encrypt a stream to the vault's public key; hash and number of the bytes that were written."""
    pyrage = _pyrage()
    try:
        recipient = pyrage.x25519.Recipient.from_str((folder / RECIPIENT).read_text("ascii").strip())
    except (OSError, ValueError, pyrage.RecipientError) as error:
        raise LedgerError(f"{folder / RECIPIENT}: is no key of a vault ({error}); get it from a copy") from None
    written = _Counting(to)
    pyrage.encrypt_io(source, written, [recipient])
    return written.hash, written.size


def unlock(folder: Path, passphrase: str) -> Any:
    """The secret key of a vault. Raises InputError where the passphrase is wrong."""
    pyrage = _pyrage()
    try:
        with (folder / KEY).open("rb") as file:
            sealed = file.read(_LONGEST_KEY)
        return pyrage.x25519.Identity.from_str(pyrage.passphrase.decrypt(sealed, passphrase).decode())
    except OSError as error:
        raise LedgerError(f"{folder / KEY}: cannot be read ({error.strerror}); get it from a copy") from None
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError) as error:
        raise InputError(f"{folder}: does not open ({error}); is the passphrase right?") from None


def unseal(source: BinaryIO, to: BinaryIO, key: Any) -> str:
    """Write the bytes of an age file, and give their SHA-256. Raises LedgerError."""
    pyrage, written = _pyrage(), _Counting(to)
    try:
        pyrage.decrypt_io(source, written, [key])
    except pyrage.DecryptError as error:
        raise LedgerError(f"a kept file does not open with this vault's key ({error})") from None
    return written.hash


def _written(path: Path, data: bytes) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(number, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _pyrage() -> Any:
    try:
        import pyrage
        from pyrage import passphrase, x25519  # noqa: F401  (its parts, which are loaded only when named)
    except ImportError:
        raise RiwayaError("an encrypted vault needs pyrage: pip install 'riwaya[bundle]'") from None
    return pyrage
