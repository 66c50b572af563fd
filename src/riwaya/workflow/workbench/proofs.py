"""Files that people hold, in an office's vault -> those for a claim or an incident, and what can be shown of each.

A vault knows no claims of its own and no roles: a file is shown through a claim or incident of the case at hand that it
is held for, and tells of nothing else it is for. What was put in through a case is shown in that case only.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from riwaya.errors import InputError, LedgerError
from riwaya.evidence.checks import Check
from riwaya.evidence.custody import Record
from riwaya.evidence.metadata import Facts, FileKind, read_facts
from riwaya.evidence.vault import Vault
from riwaya.ledger import ClaimFound, IncidentFound, Ledger, find_claims_by_key, find_incident
from riwaya.workflow.holding import INCIDENT, Adding, Held, check_facts, copy_file, holdings, link, open_file
from riwaya.workflow.workbench.media import media_type

_KEPT_FACTS = 200
"""Files of which a process keeps what they tell of themselves: bytes under a hash do not change."""
_MOST_LINKS = 200
"""Happenings of an incident that a list to choose from goes through."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A kept file for a claim or incident: its custody, what it tells of itself, and how that stands to the claim.

    ``medium``: the type under which a browser shows or plays it; None where it has nothing to show.
    """

    held: Held
    facts: Facts
    checks: tuple[Check, ...]
    medium: str | None


def files_by_key(folder: Path | None, case: str) -> dict[str, int]:
    """How many files there are for each claim, event or incident; nothing where no vault is kept."""
    counts: dict[str, int] = {}
    for held in _every(folder) if folder is not None else ():
        for key in _keys(held, case):
            counts[key] = counts.get(key, 0) + 1
    return counts


def files_of(folder: Path, keys: Collection[str], case: str) -> list[Held]:
    """The files for a claim, event or incident (by all its keys), without what else they are for."""
    found = [only for held in _every(folder) if (only := _only(held, keys, case)) is not None]
    shown = {held.file for held in found}
    return [
        replace(
            held,
            original=held.original if held.original in shown else "",
            copies=tuple(copy for copy in held.copies if copy in shown),
        )
        for held in found
    ]


def claims_with_files(
    folder: Path, ledger: Ledger, found: IncidentFound, case: str
) -> list[tuple[ClaimFound, str, int]]:
    """The claims of an incident that files are held for: each with the key they were added for, and how many."""
    refs = {(ref.report, ref.claim) for ref in found.incident.claims}
    refs |= {(ref.report, ref.claim) for account in found.incident.accounts for ref in account.claims}
    rows = []
    for key, many in sorted(files_by_key(folder, case).items()):
        if not key.startswith(INCIDENT):
            rows += [(c, key, many) for c in find_claims_by_key(ledger, [key]) if (c.ref, c.id) in refs]
    return rows


def keys_of_incident(folder: Path, ledger: Ledger, found: IncidentFound, case: str) -> tuple[str, ...]:
    """An incident's id, and those it had before with files held under them."""
    own = found.incident.id
    others = [key for key in files_by_key(folder, case) if key.startswith(INCIDENT) and key != own]
    return (own, *(key for key in sorted(others) if _stands_for(ledger, key, case) == own))


def _stands_for(ledger: Ledger, key: str, case: str) -> str | None:
    try:
        return find_incident(ledger, key, case=case).incident.id
    except LedgerError:
        return None


def open_proof(folder: Path, ledger: Ledger, held: Held) -> Proof:
    """All that is known of a file, as ``held_for`` gives it."""
    if held.expunged:
        return Proof(held, Facts(FileKind.UNKNOWN, ""), (), None)
    facts = _facts(folder, held.file, held.names[0] if held.names else "")
    own = [key for key in held.claims if not key.startswith(INCIDENT)]
    return Proof(held, facts, check_facts(facts, held, ledger, own), media_type(Vault(folder).place(held.file)))


def held_for(folder: Path, name: str, keys: Sequence[str], case: str) -> Held | None:
    """A kept file by its whole hash, where it is held for one of these keys."""
    return next((held for held in files_of(folder, keys, case) if held.file == name), None)


@lru_cache(maxsize=_KEPT_FACTS)
def _facts(folder: Path, file: str, name: str) -> Facts:
    """Read in a process of its own, the bytes checked before; once, for they stand under their hash."""
    return read_facts(Vault(folder).checked(file), name)


def _every(folder: Path) -> tuple[Held, ...]:
    log = folder / "log.jsonl"
    if not log.is_file():
        return ()
    stat = log.stat()
    return _holdings(folder, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=2)
def _holdings(folder: Path, _size: int, _changed: int) -> tuple[Held, ...]:
    """Read once for each state of the vault's log, which every page with claims asks for."""
    return tuple(holdings(Vault(folder)))


def _keys(held: Held, case: str) -> tuple[str, ...]:
    """What a file is held for, as far as this case may know."""
    return tuple(dict.fromkeys(r.for_ for r in held.records if r.for_ and _is_of(r, case)))


def _is_of(record: Record, case: str) -> bool:
    return bool(record.data.get("case", case) == case)


def _only(held: Held, keys: Collection[str], case: str) -> Held | None:
    own = tuple(key for key in _keys(held, case) if key in keys)
    if not own:
        return None
    records = tuple(
        r if r.for_ in own else replace(r, for_="", note="" if not _is_of(r, case) else r.note) for r in held.records
    )
    return replace(held, claims=own, records=records)


def begin_showing(folder: Path, file: str, *, by: str, at: str, why: str) -> None:
    """Record that somebody looks at or listens to a file, its bytes checked now. Raises InputError."""
    path = open_file(Vault(folder), file, by=by, at=at, why=why)
    if media_type(path) is None:
        raise InputError("a browser has nothing to show of it; take a working copy")


def working_copy(folder: Path, name: str, to: Path, *, by: str, at: str, why: str) -> Path:
    """A checked copy in a folder; the copying is recorded."""
    return copy_file(Vault(folder), name, to, by=by, at=at, why=why)


def claims_to_link(ledger: Ledger, found: IncidentFound) -> tuple[ClaimFound, ...]:
    """The claims that tell an incident's happenings: what a file held for the incident may bear on."""
    keys = [key.removeprefix(f"{report}:") for report, key in found.happenings[:_MOST_LINKS]]
    return find_claims_by_key(ledger, keys) if keys else ()


def link_to_claim(folder: Path, file: str, claim: str, *, by: str, at: str, why: str, case: str) -> None:
    """Record that a file bears on a claim too."""
    link(Vault(folder), file, claim, Adding(by, at, note=why, case=case))
