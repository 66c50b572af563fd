"""PLOVER records: types, modes and contexts, actors and recipients, and what has no record."""

from typing import Any

import pytest

from riwaya.export.coded import Coded, LeftOut
from riwaya.export.crosswalk import Crosswalk
from riwaya.export.plover import MACHINE_CODER, plover_record
from riwaya.model import EventType
from tests.compare.world import line
from tests.export.world import coded, row, shelling_of_harbun

jsonschema = pytest.importorskip("jsonschema", reason="a test extra: jsonschema")
T = EventType
ENTITY = {
    "type": "object",
    "required": ["code"],
    "properties": {name: {"type": "string"} for name in ("code", "sector", "entity_text", "identifier_id")},
}
# The fields and types of PLOVER's manual 2.0; written for this test.
SCHEMA = {
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "properties": {
        "id": {"type": "string"},
        "date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "enddate": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "actor": {"type": "array", "minItems": 1, "items": ENTITY},
        "recipient": {"type": "array", "items": ENTITY},
        "event": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "mode": {"type": "array", "items": {"type": "string"}},
        "context": {"type": "array", "items": {"type": "string"}},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": ["number", "null"], "minimum": -10, "maximum": 10},
        "event_loc": {"type": "object", "properties": {"resolution": {"enum": [1, 2, 3, 4, 5]}}},
        "size": {"type": "object", "properties": {"dead": {"type": "integer", "minimum": 0}}},
        "cite_info": {"type": "array", "items": {"type": "object"}},
    },
}


def record(one: Coded, walk: Crosswalk) -> dict[str, Any]:
    made = plover_record(one, walk, version="0")
    assert not isinstance(made, LeftOut), made
    jsonschema.validate(made[0], SCHEMA)
    return made[0]


def test_a_shelling_is_an_assault_with_heavy_weapons(walk: Crosswalk) -> None:
    found = record(row(walk, line("monitor", T.SHELLING, "army", patients=("front",), count=3)), walk)
    assert (found["event"], found["mode"], found["context"]) == (["ASSAULT"], ["heavy-weapons"], ["military"])
    assert (found["quad_code"], found["event_scale"], found["size"]) == (4, -9.5, {"dead": 3})
    assert [e["sector"] for e in found["actor"] + found["recipient"]] == ["GOV", "REB"]
    assert found["coder"] == MACHINE_CODER


def test_two_sided_violence_has_every_side_as_actor(walk: Crosswalk) -> None:
    found = record(row(walk, line("monitor", T.ARMED_CLASH, "front", "army")), walk)
    assert len(found["actor"]) == 2
    assert found["recipient"] == []


@pytest.mark.parametrize(("doer", "event"), [("army", ["COERCE", "arrest"]), ("front", ["ASSAULT", "abduct"])])
def test_arrest_or_abduction_hangs_on_who_acts(walk: Crosswalk, doer: str, event: list[str]) -> None:
    found = record(row(walk, line("monitor", T.DETENTION, doer, patients=("salman",))), walk)
    assert [found["event"][0], found["mode"][0]] == event


def test_a_disputed_doer_is_no_actor_so_there_is_no_record(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    made = plover_record(one, walk, version="0")
    assert isinstance(made, LeftOut) and "disputed" in made.why


def test_what_has_no_day_has_no_record(walk: Crosswalk) -> None:
    made = plover_record(row(walk, line("monitor", T.SHELLING, "army", on=None)), walk, version="0")
    assert isinstance(made, LeftOut) and "wants a date" in made.why


@pytest.mark.parametrize("type_", list(EventType))
def test_every_type_gives_a_valid_record_or_a_reason(walk: Crosswalk, type_: EventType) -> None:
    one = row(walk, line("monitor", type_, "army", patients=("front",)))
    made = plover_record(one, walk, version="0")
    if isinstance(made, LeftOut):
        assert made.why
    else:
        jsonschema.validate(made[0], SCHEMA)
