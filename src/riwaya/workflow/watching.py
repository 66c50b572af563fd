"""Lists loaded, actors checked against them, candidates confirmed or refused: what the user keeps in one folder.

The folder holds the lists' own files under their SHA-256 and ``log.jsonl``, to which loads, rules and decisions are
appended; no line is ever changed. Names are looked up here on this machine; nothing leaves it.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from riwaya import watchlists
from riwaya.errors import InputError, LedgerError
from riwaya.lexicon.kept import kept
from riwaya.lexicon.lexicon import load_lexicon
from riwaya.model import AliasKind
from riwaya.watchlists.deciding import Decision, State, Verdict, by_subject, state
from riwaya.watchlists.entries import ListEntry, WatchList
from riwaya.watchlists.index import Asked, Candidate, Index
from riwaya.watchlists.lists.files import is_ofac_table, read_lists
from riwaya.watchlists.matching import THRESHOLD
from riwaya.watchlists.versions import changes, with_history
from riwaya.workflow.chained import ChainedLog
from riwaya.workflow.keeping import keeping_place

_LOG = "log.jsonl"
_FILES = "files"
_LEFT_OUT = (AliasKind.DESCRIPTION, AliasKind.EXONYM)
"""A post or a label is no name to look up."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One load of one version of a list."""

    list: str
    form: str
    version: str
    date: str
    sha256: str
    entries: int
    files: tuple[tuple[str, str], ...]
    """The names of its files, each with its SHA-256."""
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One actor's candidates, each with where it stands and what people said of it."""

    actor: str
    names: tuple[str, ...]
    candidates: tuple[tuple[Candidate, State, tuple[Decision, ...]], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a list's newest version changed, and what of it touches a confirmed match."""

    list: str
    old: str
    new: str
    came: int
    went: int
    confirmed: tuple[tuple[str, str, ListEntry], ...]
    """Of confirmed matches: the actor, "went", "came back" or "renamed", and the entry."""


class Lists:
    """The folder of the user's lists."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = ChainedLog(folder / _LOG)

    def records(self) -> Iterator[dict[str, Any]]:
        """Every line of the log, oldest first."""
        yield from self.log.rows()

    def append(self, kind: str, record: Mapping[str, Any]) -> None:
        """Write one line, whole and at once, chained to the one before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.log.append({"kind": kind, **record})

    def problems(self, noted: tuple[int, str] | None = None) -> Iterator[str]:
        """What of the log and of the kept files is not as it was written. ``noted``: a head written down earlier."""
        found = [f"{_LOG}, {problem}" for problem in self.log.problems(noted)]
        yield from found
        if found:
            return
        for name, digest in sorted({file for loaded in self.loads() for file in loaded.files}):
            try:
                self.kept(name, digest)
            except LedgerError as error:
                yield str(error)

    def keep(self, data: bytes) -> str:
        """Keep a file's bytes under their SHA-256; a half-written one never bears that name."""
        digest = hashlib.sha256(data).hexdigest()
        target = self.folder / _FILES / digest
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_suffix(f".{os.getpid()}.part")
            half.write_bytes(data)
            half.replace(target)
        return digest

    def kept(self, name: str, digest: str) -> bytes:
        """A kept file's bytes, checked."""
        path = self.folder / _FILES / digest
        try:
            data = path.read_bytes()
        except OSError as error:
            raise LedgerError(f"{path}: {name} cannot be read ({error.strerror}); load the list again") from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise LedgerError(f"{path}: {name} is not as it was loaded; load the list again")
        return data

    def loads(self) -> list[Loaded]:
        """Every load, oldest first."""
        return [
            Loaded(**{**_fields(r), "files": tuple((f[0], f[1]) for f in r["files"])})
            for r in self.records()
            if r["kind"] == "load"
        ]

    def decisions(self) -> list[Decision]:
        """Every decision, oldest first."""
        return [
            Decision(**{**_fields(r), "verdict": Verdict(r["verdict"])})
            for r in self.records()
            if r["kind"] == "decision"
        ]

    def persons(self, case: str) -> int:
        """How many persons must confirm in a case."""
        return next((int(r["persons"]) for r in reversed([*self.records()]) if _is_rule(r, case)), 1)

    def read(self, loaded: Loaded) -> WatchList:
        """A loaded list, from its kept files."""
        found = read_lists({name: self.kept(name, digest) for name, digest in loaded.files})
        return next(list_ for list_ in found if list_.name == loaded.list)

    def versions(self) -> dict[str, list[Loaded]]:
        """The loads of each list, oldest first, one for each content."""
        found: dict[str, dict[str, Loaded]] = {}
        for loaded in self.loads():
            found.setdefault(loaded.list, {}).setdefault(loaded.sha256, loaded)
        return {name: [*of.values()] for name, of in found.items()}


def _fields(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key != "kind"}


def _is_rule(record: Mapping[str, Any], case: str) -> bool:
    return record["kind"] == "rule" and record.get("case") == case


def load(lists: Lists, files: Sequence[Path], *, by: str, at: str) -> list[Loaded]:
    """Read lists from files, keep the files, and record what was loaded. Nothing is kept of what cannot be read."""
    contents: dict[str, bytes] = {}
    for path in files:
        try:
            contents[path.name] = path.read_bytes()
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({(error.strerror or str(error)).lower()})") from None
    found = read_lists(contents)
    if len({list_.name for list_ in found}) < len(found):
        raise InputError("two files are one list; load one version after the other")
    done: list[Loaded] = []
    for list_ in found:
        used = tuple((name, lists.keep(data)) for name, data in contents.items() if _belongs(list_, data))
        loaded = Loaded(
            list_.name, list_.form, list_.version, list_.date, list_.sha256, len(list_.entries), used, by, at
        )
        lists.append("load", asdict(loaded))
        done.append(loaded)
    return done


def _belongs(list_: WatchList, data: bytes) -> bool:
    """Whether a file is one that the list was read from."""
    if list_.form == "ofac-csv":
        return is_ofac_table(data)
    return hashlib.sha256(data).hexdigest() == list_.sha256


def index(lists: Lists) -> Index:
    """Every list's newest version with its history, ready to be searched. Raises LedgerError where none is loaded."""
    versions = lists.versions()
    if not versions:
        raise LedgerError(f"{lists.folder}: no list is loaded; riwaya watch load FILE… loads one")
    made_from = "\n".join([_code(), *(loaded.sha256 for of in versions.values() for loaded in of)])

    def make() -> Index:
        return Index([with_history([lists.read(loaded) for loaded in of]) for of in versions.values()])

    return kept(made_from, keeping_place(), make, Index)


@cache
def _code() -> str:
    """What an index is made by, besides the lists: the room's code and data."""
    digest = hashlib.sha256()
    for source in sorted(Path(watchlists.__file__).parent.rglob("*")):
        if source.suffix in (".py", ".yaml", ".tsv"):
            digest.update(source.read_bytes())
    return digest.hexdigest()


def asked(actor: str, lexicon: Sequence[Path] = (), birth: str = "") -> Asked:
    """An actor's names: those the lexicon knows for an actor's id or for one of its names, else the name itself."""
    entries = load_lexicon(lexicon, keep_in=keeping_place()).actors.entries
    if actor.startswith("actor:") and actor not in entries:
        raise InputError(f"{actor}: the lexicon knows no such actor; give its name")
    known = (
        [entries[actor]]
        if actor in entries
        else [e for e in entries.values() if actor in (e.base.name, e.base.name_en)]
    )
    names = [actor] if not actor.startswith("actor:") else []
    for entry in known:
        names += [name for name in (entry.base.name, entry.base.name_en) if name]
        names += [n.text for n in entry.names if n.kind not in _LEFT_OUT and not n.ambiguous and not n.metonym]
    return Asked(tuple(dict.fromkeys(names)), birth=birth)


def check(
    lists: Lists,
    actors: Sequence[str],
    *,
    case: str,
    threshold: float = THRESHOLD,
    lexicon: Sequence[Path] = (),
    birth: str = "",
    ready: Index | None = None,
) -> Iterator[Checked]:
    """The candidates of chosen actors, one actor after another. ``ready``: the lists' index, where it is made."""
    found = ready or index(lists)
    decided = by_subject(lists.decisions())
    persons = lists.persons(case)
    for actor in actors:
        about = asked(actor, lexicon, birth)
        candidates = []
        for candidate in found.candidates(about, threshold=threshold):
            said = decided.get((case, actor, candidate.list.name, candidate.entry.id), [])
            candidates.append((candidate, state(said, persons=persons), tuple(said)))
        yield Checked(actor, about.names, tuple(candidates))


def decide(lists: Lists, decision: Decision) -> State:
    """Record a person's word on a candidate; where the candidate stands then."""
    if not decision.by.strip():
        raise InputError("a decision needs the name of the person who makes it")
    newest = lists.versions().get(decision.list)
    if newest is None:
        loaded = ", ".join(sorted(lists.versions())) or "none; riwaya watch load FILE… loads one"
        raise InputError(f"{decision.list}: no such list is loaded (loaded: {loaded})")
    if not any(e.id == decision.entry for loaded in newest for e in lists.read(loaded).entries):
        raise InputError(f"{decision.entry}: no such entry in {decision.list}")
    lists.append("decision", asdict(decision))
    said = by_subject(lists.decisions())[decision.subject]
    return state(said, persons=lists.persons(decision.case))


def set_rule(lists: Lists, case: str, persons: int, *, by: str, at: str) -> None:
    """From now on so many persons must confirm in a case."""
    lists.append("rule", {"case": case, "persons": persons, "by": by, "at": at})


def confirmed(lists: Lists, case: str) -> list[tuple[Decision, ...]]:
    """The decisions on each confirmed match of a case: all that may be exported. Nothing unconfirmed is among them."""
    persons = lists.persons(case)
    return [
        tuple(said)
        for subject, said in by_subject(lists.decisions()).items()
        if subject[0] == case and state(said, persons=persons) is State.CONFIRMED
    ]


def changed(lists: Lists, case: str) -> list[Change]:
    """What the newest version of each list changed against the one before, and whom among the confirmed it touches."""
    matches = [said[0] for said in confirmed(lists, case)]
    found = []
    for name, versions in lists.versions().items():
        if len(versions) < 2:
            continue
        old, new = (lists.read(loaded) for loaded in versions[-2:])
        difference = changes(old, new)
        told = (("came back", difference.came), ("went", difference.went), ("renamed", difference.renamed))
        touched = tuple(
            (match.actor, what, entry)
            for what, entries in told
            for entry in entries
            for match in matches
            if (match.list, match.entry) == (name, entry.id)
        )
        labels = tuple(v.version or v.at[:10] for v in versions[-2:])
        found.append(Change(name, labels[0], labels[1], len(difference.came), len(difference.went), touched))
    return found
