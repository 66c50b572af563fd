"""The tables of this room, and a user's own over them -> one frozen Crosswalk, by which codes are decided."""

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from riwaya.errors import InputError
from riwaya.model import ActorKind, EventType

Data = Mapping[str, Any]
FORMATS = ("acled", "ucdp", "plover")
_USER_PARTS = frozenset((*FORMATS, "actors", "countries", "note"))
_ACTOR_FIELDS = frozenset(
    ("name", "names", "acled", "ucdp", "plover", "inter", "country", "ucdp_id", "note")  # names: other spellings
)
_COUNTRY_FIELDS = frozenset(("iso", "name", "gw", "acled_region", "ucdp_region"))


@dataclass(frozen=True, slots=True)
class Country:
    """What the formats call a country."""

    code: str
    name: str
    iso: int | None = None
    gw: int | None = None
    acled_region: str = ""
    ucdp_region: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """What the user's crosswalk, or the lexicon, says of one actor; empty where it says nothing."""

    acled: str = ""
    ucdp: str = ""
    plover: str = ""
    inter: str = ""
    country: str = ""
    ucdp_id: str = ""
    by_user: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Crosswalk:
    """The tables of the three formats, the countries, and what is known of actors. ``name`` tells it from others."""

    tables: Mapping[str, Data]
    countries: Mapping[str, Country]
    parties: Mapping[str, Party] = field(default_factory=dict)
    name: str = "Riwaya's own"

    def type_of(self, format_: str, event_type: EventType) -> Any:
        """The entry of an event type in a format's table."""
        return self.tables[format_]["types"][event_type.value]

    def party(self, *keys: str | None) -> Party:
        """What is known of an actor: by lexicon id first, else by its name."""
        return next((self.parties[key] for key in keys if key and key in self.parties), Party())

    def country(self, code: str | None) -> Country | None:
        """The country with this ISO code; one the tables do not list goes by its code."""
        return None if not code else self.countries.get(code, Country(code, code))


def load_crosswalk(own: Path | None = None, *, parties: Mapping[str, Party] | None = None) -> Crosswalk:
    """The packaged tables with the user's file laid over them. ``parties``: what the lexicon knows of actors.

    Raises InputError, naming file and key, where the user's file has something no table knows.
    """
    tables, countries = _packaged()
    known = dict(parties or {})
    if own is None:
        return Crosswalk(tables, countries, known)
    data, digest = _read(own)
    for part in FORMATS:
        if part in data:
            tables = {**tables, part: _laid_over(tables[part], data[part], f"{own}: {part}")}
    countries = {**countries, **{str(c): _country(own, str(c), row) for c, row in data.get("countries", {}).items()}}
    for key, row in data.get("actors", {}).items():
        for name, party in _party(own, str(key), row, tables["acled"]["inter"]):
            known[name] = party
    return Crosswalk(tables, countries, known, f"{own.name} (sha256:{digest})")


@cache
def _packaged() -> tuple[Mapping[str, Data], Mapping[str, Country]]:
    folder = resources.files("riwaya.export") / "data"
    tables = {name: yaml.safe_load((folder / f"{name}.yaml").read_bytes().decode("utf-8")) for name in FORMATS}
    lines = (folder / "countries.tsv").read_bytes().decode("utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    made = {
        row["code"]: Country(
            row["code"],
            row["name"],
            _number(row["iso"]),
            _number(row["gw"]),
            row["acled_region"] or "",
            row["ucdp_region"] or "",
        )
        for row in rows
    }
    return tables, made


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _read(path: Path) -> tuple[Data, str]:
    try:
        raw = path.read_bytes()
        data = yaml.safe_load(raw.decode("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({(error.strerror or str(error)).lower()})") from None
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path}: not a crosswalk in YAML ({str(error).splitlines()[0]})") from None
    if not isinstance(data, dict):
        raise InputError(f"{path}: a crosswalk has the parts {', '.join(sorted(_USER_PARTS))}; this file has none")
    unknown = sorted(str(key) for key in data if key not in _USER_PARTS)
    if unknown:
        raise InputError(f"{path}: no part is called {unknown[0]!r}; there are {', '.join(sorted(_USER_PARTS))}")
    if not all(isinstance(data.get(key, {}), dict) for key in _USER_PARTS - {"note"}):
        raise InputError(f"{path}: every part of a crosswalk holds names with their values")
    return data, hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest()[:12]


def _laid_over(table: Data, own: Any, where: str) -> Data:
    """The user's entries in place of the packaged ones; a key that no table has is a slip of the pen."""
    made = dict(table)
    for key, value in own.items():
        if key not in table or key in ("columns", "required"):
            raise InputError(f"{where}: no key {key!r} that a crosswalk may set")
        if isinstance(table[key], dict):
            if not isinstance(value, dict):
                raise InputError(f"{where}.{key}: holds names with their values")
            if key == "types":
                _check_types(value, f"{where}.{key}")
            made[key] = {**table[key], **value}
        else:
            made[key] = value
    if "sub_events" in table:
        _check_sub_events(made, where)
    return made


def _check_types(value: Data, where: str) -> None:
    known = {t.value for t in EventType}
    for name in value:
        if name not in known:
            raise InputError(f"{where}: no event type {name!r}; riwaya claims --help lists them")


def _check_sub_events(table: Data, where: str) -> None:
    for name, row in table["types"].items():
        asked = [row.get("sub"), row.get("on_civilians"), row.get("unfought"), *row.get("by", {}).values()]
        for sub in asked:
            if sub is not None and sub not in table["sub_events"]:
                raise InputError(f"{where}.types.{name}: no sub-event type {sub!r}")


def _country(path: Path, code: str, row: Any) -> Country:
    if not isinstance(row, dict) or not set(row) <= _COUNTRY_FIELDS:
        raise InputError(f"{path}: countries.{code} may have {', '.join(sorted(_COUNTRY_FIELDS))}")
    return Country(
        code,
        str(row.get("name", code)),
        _number(str(row.get("iso") or "")),
        _number(str(row.get("gw") or "")),
        str(row.get("acled_region", "")),
        str(row.get("ucdp_region", "")),
    )


def _party(path: Path, key: str, row: Any, inter: Data) -> list[tuple[str, Party]]:
    if not isinstance(row, dict) or not set(row) <= _ACTOR_FIELDS:
        raise InputError(f"{path}: actors.{key} may have {', '.join(sorted(_ACTOR_FIELDS))}")
    if row.get("inter", "") and row["inter"] not in inter:
        raise InputError(f"{path}: actors.{key}.inter is one of {', '.join(inter)}")
    texts = {name: str(row.get(name, "") or "") for name in ("acled", "ucdp", "plover", "inter", "country", "ucdp_id")}
    party = Party(**texts, by_user=True)
    return [(name, party) for name in (key, row.get("name"), *row.get("names", ())) if name]


def sector(crosswalk: Crosswalk, kind: ActorKind | None) -> str:
    """What an actor is by its kind, in ACLED's words."""
    return str(crosswalk.tables["acled"]["kinds"].get(kind.value, "")) if kind is not None else ""
