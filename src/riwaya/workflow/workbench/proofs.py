"""Files that people hold, in an office's vault -> those for a claim or an incident, and what can be shown of each.

A vault knows no cases: a file is shown through a claim of the case at hand, and tells of no other claim it is for.
"""

import base64
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from riwaya.errors import InputError
from riwaya.evidence.checks import Check
from riwaya.evidence.metadata import Facts, FileKind
from riwaya.evidence.vault import Vault
from riwaya.ledger import ClaimFound, IncidentFound, Ledger, find_claims_by_key
from riwaya.workflow.holding import Held, check, copy_file, facts, holding, holdings, open_file

LARGEST_SHOWN = 12_000_000
"""Bytes of a picture that is shown in the page; of a larger one a working copy is taken."""
_PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"GIF8": "image/gif"}


@dataclass(frozen=True, slots=True)
class Proof:
    """A kept file for a claim: its custody, what it tells of itself, and how that stands to the claim."""

    held: Held
    facts: Facts
    checks: tuple[Check, ...]

    @property
    def is_shown(self) -> bool:
        """Whether it is a picture that a page can show."""
        return self.facts.kind is FileKind.PHOTOGRAPH and self.held.size <= LARGEST_SHOWN


def files_by_key(folder: Path | None) -> dict[str, int]:
    """How many files there are for each claim or event; nothing where no vault is kept."""
    if folder is None or not (log := folder / "log.jsonl").is_file():
        return {}
    stat = log.stat()
    return _counted(folder, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=2)
def _counted(folder: Path, _size: int, _changed: int) -> dict[str, int]:
    """Read once for each state of the vault's log, which every page with claims asks for."""
    counts: dict[str, int] = {}
    for held in holdings(Vault(folder)):
        for key in held.claims:
            counts[key] = counts.get(key, 0) + 1
    return counts


def files_of(folder: Path, key: str) -> list[Held]:
    """The files for a claim or event, without what else they are for."""
    return [_only(held, {key}) for held in holdings(Vault(folder), claim=key)]


def files_of_incident(folder: Path, ledger: Ledger, found: IncidentFound) -> list[tuple[ClaimFound, str, int]]:
    """The claims of an incident that files are held for: each with the key they were added for, and how many."""
    refs = {(ref.report, ref.claim) for ref in found.incident.claims}
    refs |= {(ref.report, ref.claim) for account in found.incident.accounts for ref in account.claims}
    rows = []
    for key, many in sorted(files_by_key(folder).items()):
        rows += [(c, key, many) for c in find_claims_by_key(ledger, [key]) if (c.ref, c.id) in refs]
    return rows


def open_proof(folder: Path, ledger: Ledger, name: str, key: str) -> Proof | None:
    """A file with all that is known of it; None where it is not for this claim. Its bytes are checked."""
    vault = Vault(folder)
    try:
        held = holding(vault, name)
    except InputError:
        return None
    if key not in held.claims:
        return None
    return Proof(_only(held, {key}), facts(vault, held), check(vault, held, ledger, (key,)))


def _only(held: Held, keys: Collection[str]) -> Held:
    records = tuple(r if r.for_ in keys else replace(r, for_="") for r in held.records)
    return replace(held, claims=tuple(key for key in held.claims if key in keys), records=records)


def picture(folder: Path, name: str, *, by: str, at: str, why: str) -> str | None:
    """A picture as a data address, its opening recorded; None where it is none that a browser shows."""
    path = open_file(Vault(folder), name, by=by, at=at, why=why)
    data = path.read_bytes() if path.stat().st_size <= LARGEST_SHOWN else b""
    kind = next((kind for start, kind in _PICTURES.items() if data.startswith(start)), None)
    return None if kind is None else f"data:{kind};base64,{base64.b64encode(data).decode()}"


def working_copy(folder: Path, name: str, to: Path, *, by: str, at: str, why: str) -> Path:
    """A checked copy in a folder; the copying is recorded."""
    return copy_file(Vault(folder), name, to, by=by, at=at, why=why)
