"""Assessments: a person's values alone, checked, and what was left unknown stays empty."""

import json

import pytest

from riwaya.errors import InputError
from riwaya.export.acled import Row, acled_row
from riwaya.export.assessed import coded_rows
from riwaya.export.coded import Coded
from riwaya.export.crosswalk import Crosswalk
from riwaya.export.plover import plover_record
from riwaya.export.ucdp import ucdp_row
from riwaya.model import Assessment, Wording

TITLE = Wording("Shelling", "قصف")
FULL = {
    "type": {"value": "shelling", "claims": ["k1"], "note": "two witnesses"},
    "from": {"value": "2031-05-04"},
    "place": {
        "value": {"name": "تل هربون", "name_en": "Tall Harbun", "latitude": 10, "longitude": 10, "country": "MJ"}
    },
    "side_a": {"value": {"name": "جيش مرجانة", "actor": "actor:state", "kind": "state_body"}, "grade": "B2"},
    "side_b": "سكان هربون",
    "civilians_only": True,
    "deaths": {"value": {"low": 4, "best": 6, "high": 7, "civilians": 6}},
}


def assessment(*rows: object, schema: str = "riwaya/assessment/1") -> Assessment:
    fields = json.dumps({"schema": schema, "rows": list(rows)}, ensure_ascii=False)
    return Assessment("incident:1", 2, fields, "S. Amin", "2031-06-01T10:00:00Z", "L. Haddad", "released")


def only(*rows: object) -> Coded:
    (one,) = coded_rows(assessment(*rows), TITLE, lambda keys: ())
    return one


def test_best_and_deaths_by_side_come_from_the_person(walk: Crosswalk) -> None:
    made = ucdp_row(only(FULL), walk)
    assert isinstance(made, Row)
    cells = made.cells
    assert (cells["low"], cells["best"], cells["high"], cells["deaths_civilians"]) == (4, 6, 7, 6)
    assert (cells["deaths_a"], cells["type_of_violence"], cells["side_a"]) == (None, 3, "Government of Marjana")
    assert cells["code_status"] == "Assessed (released)"


def test_acled_has_the_persons_lowest_figure_and_their_name(walk: Crosswalk) -> None:
    made = acled_row(only(FULL), walk)
    assert isinstance(made, Row)
    assert made.cells["fatalities"] == 4
    assert made.cells["tags"] == "assessed; released"
    assert str(made.cells["notes"]).startswith("Assessed by S. Amin, version 2, signed off by L. Haddad.")
    assert any(r.column == "side_a" and "grade B2" in r.why for r in made.why)


def test_what_the_person_left_unknown_stays_empty(walk: Crosswalk) -> None:
    made = acled_row(only({"type": "shelling"}), walk)
    assert isinstance(made, Row)
    assert [made.cells[name] for name in ("event_date", "fatalities", "latitude", "actor1")] == [None, None, None, ""]


def test_a_person_may_set_a_cell_by_name(walk: Crosswalk) -> None:
    one = only({**FULL, "acled": {"sub_event_type": "Grenade", "source_scale": "Local partner"}})
    made = acled_row(one, walk)
    assert isinstance(made, Row)
    assert (made.cells["sub_event_type"], made.cells["event_type"]) == ("Grenade", "Explosions/Remote violence")
    assert made.cells["source_scale"] == "Local partner"


def test_several_rows_of_one_assessment_have_ids_of_their_own() -> None:
    rows = coded_rows(assessment({**FULL, "id": "a"}, {**FULL, "id": "b"}), TITLE, lambda keys: ())
    assert [r.id for r in rows] == ["incident:1.a", "incident:1.b"]


def test_the_claims_chosen_for_any_field_are_the_rows_claims() -> None:
    asked: list[str] = []
    coded_rows(assessment({**FULL, "claims": ["k0"]}), TITLE, lambda keys: asked.extend(keys) or ())  # type: ignore[func-returns-value]
    assert asked == ["k0", "k1"]


def test_plover_has_the_persons_best_figure(walk: Crosswalk) -> None:
    made = plover_record(only(FULL), walk, version="0")
    assert isinstance(made, tuple)
    assert (made[0]["size"], made[0]["coder"]) == ({"dead": 6}, "S. Amin")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"type": "bombing"}, "'bombing' is none of"),
        ({"from": "4 May"}, "is no day"),
        ({"colour": 1}, "no field 'colour'"),
        ({"type": {"value": "shelling", "why": "x"}}, "a field has"),
        ({"place": {"value": {"latitude": 1}}}, "a place has name"),
        ({"place": {"name": "x", "latitude": 95}}, "latitude is a number"),
        ({"deaths": {"low": 5, "high": 2}}, "must not fall"),
        ({"deaths": {"best": -1}}, "whole number"),
        ({"side_a": {"value": {"kind": "state_body"}}}, "a side is a name"),
        ({"acled": {"notes": [1]}}, "columns with their values"),
        ("x", "holds fields"),
    ],
)
def test_what_is_not_of_the_form_is_refused_with_row_and_field(row: object, says: str) -> None:
    with pytest.raises(InputError, match="assessment 2 of incident:1, row 1") as raised:
        coded_rows(assessment(row), TITLE, lambda keys: ())
    assert says in str(raised.value)


@pytest.mark.parametrize("fields", ["[]", "{", '{"schema": "x", "rows": []}', '{"schema": "riwaya/assessment/1"}'])
def test_what_is_no_assessment_is_refused(fields: str) -> None:
    with pytest.raises(InputError):
        coded_rows(Assessment("incident:1", 1, fields, "a", "b"), TITLE, lambda keys: ())
