"""An incident and a form -> the organisation's own record of it, ``riwaya/assessment/1``, each field with its claims.

Nothing is filled in by the machine: a field is chosen from what claims say, given in the assessor's words, or unknown.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from riwaya.errors import InputError
from riwaya.export.assessed import SCHEMA, check
from riwaya.ledger import Ledger, claim_keys
from riwaya.model import Assessment, Counted, EventType, Incident, Place, Question, Ref
from riwaya.pages.sides import highest, lowest
from riwaya.workflow.workbench.codebooks import Codebook

CHOSEN = ("from", "to", "place", "side_a", "side_b")
"""Fields that are chosen from listed answers, given in words, or unknown."""
FIGURES = ("low", "best", "high", "civilians")
UNKNOWN, OWN = "unknown", "own"
_ASKED = {"from": Question.TIME, "to": Question.TIME, "place": Question.PLACE, "side_a": Question.PERPETRATOR}


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that claims give: its words, who gives it, and the keys of the claims."""

    answer: str
    parties: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as somebody filled it: names of fields with text, and the codes of each grade."""

    codebook: str
    values: Mapping[str, str]
    grades: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """What stands in a field."""
        return self.values.get(name, "")


def options_of(ledger: Ledger, incident: Incident) -> dict[str, tuple[Option, ...]]:
    """What the claims of an incident answer, for each field that is chosen; and the figures of the dead."""
    keys = claim_keys(ledger, {(r.report, r.claim) for a in incident.accounts for s in a.says for r in s.claims})
    found = {name: _options(incident, question, keys) for name, question in _ASKED.items()}
    return found | {"side_b": (), "deaths": _dead(ledger, incident)}


_Keys = Mapping[tuple[str, str], tuple[str, str]]


def _options(incident: Incident, question: Question, keys: _Keys) -> tuple[Option, ...]:
    told: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for account in incident.accounts:
        for says in account.says:
            if says.question is question:
                parties, refs = told.setdefault(says.answer, ({}, {}))
                parties[account.party.name] = None
                refs |= dict.fromkeys(_keys(says.claims, keys))
    return tuple(Option(answer, tuple(parties), tuple(refs)) for answer, (parties, refs) in sorted(told.items()))


def _dead(ledger: Ledger, incident: Incident) -> tuple[Option, ...]:
    tolls = [t for t in incident.tolls if t.of is Counted.KILLED]
    keys = claim_keys(ledger, {(t.ref.report, t.ref.claim) for t in tolls})
    told: dict[tuple[float, float], tuple[str, dict[str, None], dict[str, None]]] = {}
    for toll in tolls:
        lo, hi = lowest(toll), highest(toll)
        shown = f"{lo}" if lo == hi else f"{'' if lo is None else lo}–{'' if hi is None else hi}"
        _, parties, refs = told.setdefault((lo or 0, hi or lo or 0), (shown, {}, {}))
        parties[toll.by or ""] = None
        refs |= dict.fromkeys(_keys((toll.ref,), keys))
    return tuple(Option(shown, tuple(parties), tuple(refs)) for _, (shown, parties, refs) in sorted(told.items()))


def _keys(refs: tuple[Ref, ...], keys: _Keys) -> list[str]:
    return [keys[ref.report, ref.claim][1] for ref in refs if (ref.report, ref.claim) in keys]


def read_form(get: Callable[[str], str], codebook: Codebook) -> Filled:
    """What a form gives. ``get`` gives the text of a field, empty where there is none."""
    names = [*CHOSEN, *(f"own.{name}" for name in CHOSEN), *FIGURES, "type", "disputed", "civilians_only", "note"]
    notes = [f"note.{name}" for name in (*CHOSEN, "deaths")]
    grades = {
        name: tuple(get(f"grade.{name}.{axis.id}") for axis in codebook.axes) for name in (*CHOSEN, "deaths", "type")
    }
    return Filled(codebook.id, {name: get(name) for name in (*names, *notes)}, grades)


def to_fields(
    filled: Filled, options: Mapping[str, tuple[Option, ...]], codebook: Codebook, place: Place | None
) -> str:
    """The assessment as JSON text. Raises InputError, its message being the field that is not as it should be."""
    row: dict[str, Any] = {"id": 1}
    kind = filled.get("type")
    if kind:
        row["type"] = _field(_event_type(kind), (), "", codebook.grade(filled.grades.get("type", ())))
    for name in CHOSEN:
        value, keys = _value(filled, name, options.get(name, ()))
        if value is not None:
            note, grade = filled.get(f"note.{name}"), codebook.grade(filled.grades.get(name, ()))
            row[name] = _field(_shaped(name, value, place), keys, note, grade)
    deaths = {name: _whole(filled.get(name), name) for name in FIGURES if filled.get(name)}
    if deaths:
        keys = tuple(key for option in options.get("deaths", ()) for key in option.keys)
        row["deaths"] = _field(deaths, keys, filled.get("note.deaths"), codebook.grade(filled.grades.get("deaths", ())))
    row |= {name: True for name in ("disputed", "civilians_only") if filled.get(name)}
    if filled.get("note"):
        row["note"] = filled.get("note")
    data = {"schema": SCHEMA, "codebook": codebook.id, "rows": [row]}
    check(data)
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _field(value: Any, keys: tuple[str, ...], note: str, grade: str) -> dict[str, Any]:
    made = {"value": value, "claims": list(keys), "note": note, "grade": grade}
    return {name: part for name, part in made.items() if part not in ("", [])}


def _value(filled: Filled, name: str, options: tuple[Option, ...]) -> tuple[str | None, tuple[str, ...]]:
    chosen = filled.get(name) or UNKNOWN
    if chosen == UNKNOWN:
        return None, ()
    if chosen == OWN:
        own = filled.get(f"own.{name}")
        if not own:
            raise InputError(name)
        return own, ()
    for option in options:
        if option.answer == chosen:
            return option.answer, option.keys
    raise InputError(name)


def _shaped(name: str, value: str, place: Place | None) -> Any:
    if name == "place":
        return _place(value, place)
    if name in ("side_a", "side_b"):
        return [part.strip() for part in value.replace("،", ",").split(",") if part.strip()]
    return value


def _place(name: str, known: Place | None) -> dict[str, Any]:
    if known is None or known.name != name or known.latitude is None:
        return {"name": name}
    parts = {
        "name_en": known.name_en,
        "latitude": known.latitude,
        "longitude": known.longitude,
        "precision": known.precision.value,
        "kind": known.kind.value,
        "admin1": known.admin1,
        "country": known.country,
    }
    return {"name": name} | {key: part for key, part in parts.items() if part is not None}


def _event_type(value: str) -> str:
    try:
        return EventType(value).value
    except ValueError:
        raise InputError("type") from None


def _whole(value: str, name: str) -> int:
    if not value.isascii() or not value.isdecimal() or len(value) > 7:
        raise InputError(name)
    return int(value)


def from_fields(assessment: Assessment, options: Mapping[str, tuple[Option, ...]], codebook: Codebook) -> Filled:
    """The form filled as an earlier version left it; what is not of this form is left out."""
    try:
        data = json.loads(assessment.fields)
        row = check(data)[0]
    except (ValueError, InputError, IndexError):
        return Filled(codebook.id, {})
    values: dict[str, str] = {"note": str(row.get("note") or "")}
    grades: dict[str, tuple[str, ...]] = {}
    for name in (*CHOSEN, "type", "deaths"):
        one = row.get(name)
        one = one if isinstance(one, dict) and "value" in one else {"value": one}
        values[f"note.{name}"] = str(one.get("note") or "")
        grades[name] = codebook.parts(str(one.get("grade") or ""))
        if name == "deaths":
            values |= {part: str(v) for part, v in (one["value"] or {}).items() if v is not None}
        elif one["value"] is not None:
            values |= _unshaped(name, one["value"], options.get(name, ()))
    values |= {name: "1" for name in ("disputed", "civilians_only") if row.get(name)}
    return Filled(codebook.id, values, grades)


def _unshaped(name: str, value: Any, options: tuple[Option, ...]) -> dict[str, str]:
    if name == "type":
        return {"type": str(value)}
    shown = (
        value["name"] if isinstance(value, dict) else ", ".join(map(str, value)) if isinstance(value, list) else value
    )
    if str(shown) in {option.answer for option in options}:
        return {name: str(shown)}
    return {name: OWN, f"own.{name}": str(shown)}
