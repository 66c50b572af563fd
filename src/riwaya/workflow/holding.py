"""Files that people hold -> kept in a vault with their custody, handed out checked, and verified."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from re import compile as pattern
from typing import BinaryIO

from riwaya.errors import InputError
from riwaya.evidence import verify_alone
from riwaya.evidence.against import check as against
from riwaya.evidence.archived import ArchivedFrom, hashes_of
from riwaya.evidence.checks import Check
from riwaya.evidence.custody import Record
from riwaya.evidence.metadata import Facts, read_facts
from riwaya.evidence.times import Clock
from riwaya.evidence.vault import Vault
from riwaya.ledger import Ledger, find_claims_by_key, find_reading

INCIDENT = "incident:"
"""What the keys of incidents begin with, beside those of claims and events."""
_KEY = pattern(rf"[0-9a-f]{{6,24}}:(?:claim|event):[0-9a-z:-]{{3,80}}|(?:{INCIDENT})?[0-9a-f]{{16,64}}")

_ZONE = pattern(r"(?:utc|[+-](?:0\d|1[0-4]):[0-5]\d)?")


@dataclass(frozen=True, slots=True)
class Adding:
    """Who adds, when, from where, for which claims or incidents (of which case, where one is meant), and of which kept
    file it is a copy."""

    by: str
    at: str
    from_: str = ""
    claims: tuple[str, ...] = ()
    original: str = ""
    note: str = ""
    case: str = ""

    @property
    def data(self) -> dict[str, str]:
        """What a record has of it beside its own fields."""
        return {"case": self.case} if self.case else {}


@dataclass(frozen=True, slots=True)
class Held:
    """A kept file by its custody: first added when and by whom, for which claims, copied from what."""

    file: str
    names: tuple[str, ...]
    size: int
    at: str
    by: str
    claims: tuple[str, ...]
    original: str
    copies: tuple[str, ...]
    records: tuple[Record, ...]
    expunged: bool = False
    plain: str = ""
    """Of an encrypted vault: the hash of the bytes themselves, where ``file`` is that of the encrypted ones."""


def add(vault: Vault, files: Sequence[Path], adding: Adding) -> Iterator[tuple[Path, Record | InputError]]:
    """Keep each file; one that cannot be kept is told, and the others go on."""
    original = _original(vault, adding)
    for path in files:
        try:
            yield path, _add(vault, path, adding, original, None)
        except InputError as error:
            yield path, error


def add_archived(
    vault: Vault, files: Sequence[Path], table: Path, told: Mapping[str, ArchivedFrom], adding: Adding
) -> Iterator[tuple[Path, Record | InputError, ArchivedFrom | None]]:
    """Keep auto-archiver's files, and its table last, each file with the address ``told`` by the table for its hash."""
    _check_keys(adding.claims)
    for path in (*_within(files), table):
        try:
            known = next((told[h] for h in hashes_of(path) if h in told), None) if path != table else None
            source = adding.from_ or (str(known) if known else "")
            noted = f"its hash is in {table.name}, line {known.line}" if known else ""
            own = replace(adding, from_=source, note="; ".join(part for part in (noted, adding.note) if part))
            yield path, _add(vault, path, own, "", None), known
        except (InputError, OSError) as error:
            said = error if isinstance(error, InputError) else InputError(f"{path}: {(error.strerror or '').lower()}")
            yield path, said, None


def _within(files: Sequence[Path]) -> Iterator[Path]:
    """Files as they are named, and those of folders, by name."""
    for path in files:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file())
        else:
            yield path


def add_stream(vault: Vault, name: str, stream: BinaryIO, adding: Adding) -> Record:
    """Keep bytes that came under a name. Raises InputError."""
    return _add(vault, Path(name), adding, _original(vault, adding), stream)


def noted_as_copy(adding: Adding, *, redacted: bool) -> Adding:
    """The same with a note that says what kind of copy it is, where it is one."""
    kind = "redacted copy" if redacted else "working copy" if adding.original else ""
    return replace(adding, note="; ".join(part for part in (kind, adding.note) if part))


def link(vault: Vault, name: str, claim: str, adding: Adding) -> Record:
    """Record that a kept file bears on a claim, event or incident too."""
    _check_keys((claim,))
    return vault.append(_linked(vault.find(name), claim, adding, note=adding.note))


def _linked(file: str, claim: str, adding: Adding, *, note: str = "") -> Record:
    return Record(at=adding.at, by=adding.by, action="linked", file=file, for_=claim, note=note, data=adding.data)


def _original(vault: Vault, adding: Adding) -> str:
    _check_keys(adding.claims)
    return vault.find(adding.original) if adding.original else ""


def _check_keys(keys: Sequence[str]) -> None:
    for key in keys:
        if not _KEY.fullmatch(key):
            raise InputError(f"{key!r}: no key of a claim or event; riwaya claims --format json shows them")


def _add(vault: Vault, path: Path, adding: Adding, original: str, stream: BinaryIO | None) -> Record:
    record = Record(
        at=adding.at,
        by=adding.by,
        action="added",
        name=path.name,
        from_=adding.from_ or ("" if stream is not None else str(path.absolute())),
        for_=adding.claims[0] if adding.claims else "",
        original=original,
        note=adding.note,
        data=adding.data,
    )
    done = vault.add(path, record, stream=stream)
    for claim in adding.claims[1:]:
        vault.append(_linked(done.file, claim, adding))
    return done


def holdings(vault: Vault, *, claim: str = "") -> list[Held]:
    """The kept files in the order in which they came, or those of one claim."""
    of: dict[str, list[Record]] = {}
    for record in vault.records():
        if record.file:
            of.setdefault(record.file, []).append(record)
    found = [_held(file, records, of) for file, records in of.items()]
    return [held for held in found if not claim or claim in held.claims]


def holding(vault: Vault, name: str) -> Held:
    """One kept file, by the beginning of its hash. Raises InputError."""
    file = vault.find(name)
    return next(held for held in holdings(vault) if held.file == file)


def _held(file: str, records: list[Record], of: dict[str, list[Record]]) -> Held:
    first = records[0]
    return Held(
        file=file,
        names=tuple(dict.fromkeys(r.name for r in records if r.action == "added" and r.name)),
        size=first.size or 0,
        at=first.at,
        by=first.by,
        claims=tuple(dict.fromkeys(r.for_ for r in records if r.for_)),
        original=next((r.original for r in records if r.original), ""),
        copies=tuple(other for other, theirs in of.items() if any(r.original == file for r in theirs)),
        records=tuple(records),
        plain=str(first.data.get("plain", "")),
        expunged=[r.action for r in records if r.action in ("added", "expunged")][-1:] == ["expunged"],
    )


def facts(vault: Vault, held: Held) -> Facts:
    """What a kept file tells of itself, its bytes checked just before."""
    with vault.plain(held.file) as path:
        return read_facts(path, held.names[0] if held.names else "")


def open_file(vault: Vault, name: str, *, by: str, at: str, why: str = "") -> Path:
    """Where a kept file stands, its bytes checked now; the opening is recorded."""
    if vault.is_sealed:
        raise InputError(
            "the vault is encrypted, and what stands in it cannot be read; riwaya evidence copy opens a copy"
        )
    file = vault.find(name)
    path = vault.checked(file)
    vault.append(Record(at=at, by=by, action="opened", file=file, note=why))
    return path


def copy_file(vault: Vault, name: str, to: Path, *, by: str, at: str, why: str = "") -> Path:
    """A working copy of a kept file, checked before and after; a folder gets it under the file's own name."""
    held = holding(vault, name)
    if to.is_dir():
        own = Path(held.names[0].replace("\\", "/")).name if held.names else ""
        to /= own if own not in ("", "..") else held.file
    vault.copy_out(held.file, to)
    vault.append(Record(at=at, by=by, action="copied", file=held.file, name=to.name, note=why))
    return to


def expunge(vault: Vault, name: str, *, by: str, at: str, why: str) -> Held:
    """Remove a kept file's bytes for good. Its custody stays, with who did it and why; copies of it stay too."""
    if not why.strip():
        raise InputError("expunging needs a reason; name nobody in it, for it stays")
    file = vault.find(name)
    vault.expunge(Record(at=at, by=by, action="expunged", file=file, note=why))
    return holding(vault, file)


def judge_clock(vault: Vault, name: str, clock: Clock, *, why: str = "") -> None:
    """Record a person's judgement on a file's clock. The file is as it was; the last judgement is the one applied."""
    if not _ZONE.fullmatch(clock.zone):
        raise InputError(f"{clock.zone!r}: no zone; write it like +03:00, or utc")
    file = vault.find(name)
    data = {"clock_ahead_seconds": clock.ahead, "zone": clock.zone}
    vault.append(Record(at=clock.at, by=clock.by, action="clock judged", file=file, note=why, data=data))


def clock_of(held: Held) -> Clock | None:
    """The last judgement on a file's clock."""
    judged = [r for r in held.records if r.action == "clock judged"]
    if not judged:
        return None
    data = judged[-1].data
    return Clock(judged[-1].by, judged[-1].at, int(data["clock_ahead_seconds"]), str(data["zone"]))


def check(vault: Vault, held: Held, ledger: Ledger, keys: Sequence[str] = ()) -> tuple[Check, ...]:
    """Set a kept file against claims or events of a ledger: those given, or those that it was added for."""
    wanted = keys or [key for key in held.claims if not key.startswith(INCIDENT)]
    if not wanted:
        raise InputError("no claim to set it against: it was added for none; name one with --for CLAIM_KEY")
    return check_facts(facts(vault, held), held, ledger, wanted)


def check_facts(told: Facts, held: Held, ledger: Ledger, keys: Sequence[str]) -> tuple[Check, ...]:
    """Set what a kept file tells against claims or events of a ledger."""
    found: list[Check] = []
    for key in keys:
        claims = find_claims_by_key(ledger, [key])
        if not claims:
            raise InputError(f"{key}: no claim or event of the ledger's current readings has this key")
        for report in dict.fromkeys(claim.report for claim in claims):
            found += against(told, find_reading(ledger, report), key, clock=clock_of(held))
    return tuple(found)


def write_verifier(to: Path) -> None:
    """A copy of the stand-alone verifier, which needs nothing of Riwaya."""
    try:
        with to.open("xb") as file:
            file.write(Path(verify_alone.__file__).read_bytes())
    except FileExistsError:
        raise InputError(f"{to}: exists already; name another file") from None
    except OSError as error:
        raise InputError(f"{to}: cannot be written ({error.strerror})") from None
