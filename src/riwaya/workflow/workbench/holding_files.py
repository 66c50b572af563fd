"""Files that come from a browser -> the vault, held for a claim or incident, each with what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from riwaya.errors import InputError
from riwaya.evidence.vault import Vault
from riwaya.workflow.holding import Adding, add_stream, noted_as_copy


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: its hash, or why it is not kept."""

    name: str
    file: str = ""
    why: str = ""


def hold_files(
    folder: Path, files: Iterable[tuple[str, BinaryIO]], adding: Adding, *, redacted: bool = False
) -> list[Taken]:
    """Keep each file with its record of custody; one that cannot be kept is told, and the others go on."""
    vault, told = Vault(folder), noted_as_copy(adding, redacted=redacted)
    return [_hold(vault, name, stream, told) for name, stream in files]


def _hold(vault: Vault, name: str, stream: BinaryIO, adding: Adding) -> Taken:
    try:
        return Taken(name, add_stream(vault, name, stream, adding).file)
    except InputError as error:
        return Taken(name, why=str(error).removeprefix(f"{name}: "))
