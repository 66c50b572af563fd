"""Lexicon files of one name, the package's own and a user's overlays -> checked entries, and their bytes' hash.

An overlay directory holds files of the same names. An entry with a known id replaces that entry; a new id adds one; an
entry of only ``id`` and ``remove: true`` takes one out. A name with ``*`` ("actors*.yaml") means every packaged file it
matches: all of the package's first, then all of each overlay's, so that an entry may be replaced from any of them.
A long flat list may be a .tsv: a row of column names, then an entry a row, its cells as texts; "#" begins a comment.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from riwaya.errors import LexiconError
from riwaya.model.values import dataclass
from riwaya.text import fold

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_PLACES = "places.tsv"
"""The packaged table of places, which lies among the lexicon's files and is read by the gazetteer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the YAML has it, with the file it stands in; getters raise LexiconError naming both."""

    file: str
    id: str
    data: Mapping[str, Any]

    def fail(self, what: str) -> LexiconError:
        """The error that names this entry."""
        return LexiconError(f"{self.file}, entry {self.id}: {what}")

    def text(self, key: str, default: str | None = None) -> str:
        """A string field; ``default`` None makes it required."""
        value = self.data.get(key, default)
        if not isinstance(value, str):
            raise self.fail(f"field {key!r} must be a text" + ("" if key in self.data else " and is missing"))
        self._stable(value)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A field that is one string, a list of strings, or absent."""
        value = self.data.get(key, ())
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, Sequence) or not all(isinstance(v, str) for v in value):
            raise self.fail(f"field {key!r} must be a list of texts")
        for v in value:
            self._stable(v)
        return tuple(value)

    def part(self, key: str) -> "Entry":
        """A field that is a mapping, or an empty one where it is absent."""
        value = self.data.get(key, {})
        if not isinstance(value, Mapping):
            raise self.fail(f"field {key!r} must be a mapping")
        return Entry(self.file, self.id, value)

    def only(self, allowed: frozenset[str]) -> None:
        """Raise for a field that the schema does not have."""
        unknown = sorted(set(self.data) - allowed)
        if unknown:
            raise self.fail(f"unknown field {unknown[0]!r}; known: {', '.join(sorted(allowed))}")

    def _stable(self, value: str) -> None:
        bad = next((c for c in value if "\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc"), None)
        if bad is not None:
            raise self.fail(f"form {value!r} uses presentation characters; write {fold(value)!r} with plain letters")


def read_entries(name: str, overlays: Sequence[Path] = ()) -> tuple[Entry, ...]:
    """Entries of ``name`` (such as "cues.yaml"), overlays applied in order. Raises LexiconError."""
    merged: dict[str, Entry] = {}
    for file, raw in _files(name, overlays):
        for entry in _parse(file, raw):
            if entry.data.get("remove") is True:
                merged.pop(entry.id, None)
            else:
                merged[entry.id] = entry
    return tuple(merged.values())


def refuse_unknown(overlays: Sequence[Path]) -> None:
    """Raise LexiconError for an overlay without lexicon files, and for a file that no reader asks for: a slip in a name
    is no addition."""
    known = sorted(f.name for f in (resources.files("riwaya.lexicon") / "data").iterdir() if f.name[0] not in "._")
    for directory in overlays:
        files = [path for path in sorted(directory.iterdir()) if path.suffix in (".yaml", ".yml", ".tsv")]
        if not files:
            raise LexiconError(
                f"{directory}: holds no lexicon file; a folder given as --lexicon has some of {', '.join(known)}"
            )
        for path in files:
            if path.name == _PLACES:
                raise LexiconError(f"{path}: a table of places is given with --places; --lexicon would not read it")
            if path.name not in known:
                raise LexiconError(f"{path}: no lexicon file of this name; name it as one of {', '.join(known)}")


def fingerprint(names: Sequence[str], overlays: Sequence[Path] = ()) -> str:
    """SHA-256 over the bytes of these files and their overlays, as "sha256:..."."""
    digest = hashlib.sha256()
    for name in names:
        for file, raw in _files(name, overlays):
            digest.update(f"{Path(file).name}\0{len(raw)}\0".encode() + raw)
    return "sha256:" + digest.hexdigest()


def _files(name: str, overlays: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    packaged = resources.files("riwaya.lexicon") / "data"
    names = sorted(f.name for f in packaged.iterdir() if fnmatch(f.name, name)) if "*" in name else [name]
    for one in names:
        if (packaged / one).is_file():
            yield one, (packaged / one).read_bytes().replace(b"\r\n", b"\n")
    for directory in overlays:
        if not directory.is_dir():
            raise LexiconError(f"{directory}: not a directory; --lexicon takes a directory of YAML files")
        for path in (directory / one for one in names):
            if path.is_file():
                yield str(path), path.read_bytes().replace(b"\r\n", b"\n")


def _parse(file: str, raw: bytes) -> Iterator[Entry]:
    seen: set[str] = set()
    for number, item in enumerate(_rows(file, raw) if file.endswith(".tsv") else _items(file, raw), 1):
        if not isinstance(item, Mapping) or not isinstance(item.get("id"), str):
            raise LexiconError(f"{file}, entry number {number}: every entry needs a text field 'id'")
        if item["id"] in seen:
            raise LexiconError(f"{file}, entry {item['id']}: the id stands twice in the file")
        seen.add(item["id"])
        yield Entry(file, item["id"], item)


def _items(file: str, raw: bytes) -> list[Any]:
    try:
        data = yaml.load(raw.decode("utf-8"), Loader=Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file}: not YAML in UTF-8: {error}") from None
    if data is None:
        return []
    if not isinstance(data, Mapping) or not isinstance(data.get("entries"), list):
        raise LexiconError(f"{file}: expected a mapping with a list 'entries'")
    return list(data["entries"])


def _rows(file: str, raw: bytes) -> Iterator[dict[str, str]]:
    try:
        lines = raw.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{file}: not UTF-8: {error}") from None
    numbered = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        return
    columns = numbered[0][1]
    for number, cells in numbered[1:]:
        if len(cells) != len(columns):
            raise LexiconError(f"{file}, line {number}: {len(cells)} cells where the first row names {len(columns)}")
        yield {column: cell.strip() for column, cell in zip(columns, cells, strict=True) if cell.strip()}
