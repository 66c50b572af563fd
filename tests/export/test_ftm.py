"""FollowTheMoney's own library takes every entity and statement, and loses no value of them."""

from typing import Any

import pytest

from riwaya.compare.compare import compare
from riwaya.export.crosswalk import Crosswalk
from riwaya.export.ftm import LABEL, of_incident, of_reading, statements
from riwaya.model import EventType
from tests.compare.world import KINSHIP, line, reading
from tests.export.world import shelling_of_harbun

ftm = pytest.importorskip("followthemoney", reason="FollowTheMoney's library is a test extra: riwaya[interop]")
T = EventType


def entities(walk: Crosswalk) -> list[dict[str, Any]]:
    readings = shelling_of_harbun()
    found = [e for r in readings for e in of_reading(r, {}, walk, machine=True, redact=True)]
    (incident,) = compare(readings, kinship=KINSHIP).incidents
    return [*found, *of_incident(incident, tuple(r.report.id for r in readings), walk, assessed=False)]


def test_every_entity_is_valid_and_keeps_every_value(walk: Crosswalk) -> None:
    for entity in entities(walk):
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        for prop, values in entity["properties"].items():
            assert sorted(proxy.get(prop)) == sorted(values), (entity["id"], prop)


def test_every_reference_leads_to_an_entity(walk: Crosswalk) -> None:
    found = entities(walk)
    ids = {e["id"] for e in found}
    for entity in found:
        for prop in ("entity", "proof", "involved"):
            assert set(entity["properties"].get(prop, ())) <= ids


def test_a_machines_claims_and_incidents_say_so(walk: Crosswalk) -> None:
    for entity in entities(walk):
        if entity["schema"] in ("Note", "Event"):
            assert entity["properties"]["summary"] == [LABEL]


def test_statement_ids_are_the_librarys_own(walk: Crosswalk) -> None:
    statement = pytest.importorskip("followthemoney.statement.statement").Statement
    for entity in entities(walk):
        for one in statements(entity):
            key = statement.make_key(one["dataset"], one["entity_id"], one["prop"], one["value"], False)
            assert one["id"] == key


def test_unnamed_sources_and_private_persons_have_no_entity(walk: Crosswalk) -> None:
    one = reading("r1", [line("official", T.SHELLING, "army"), line("salman", T.SHELLING, "army")])
    found = list(of_reading(one, {}, walk, machine=True, redact=True))
    assert not [e for e in found if "صخر" in str(e)]
    assert {e["schema"] for e in found} == {"Article", "PublicBody", "Note"}


def test_without_machine_readings_only_what_a_person_accepted_leaves(walk: Crosswalk) -> None:
    (one, *_) = shelling_of_harbun()
    assert list(of_reading(one, {}, walk, machine=False, redact=True)) == []
    found = list(of_reading(one, {"r1-c1": "accepted"}, walk, machine=False, redact=True))
    assert [e["properties"]["summary"] for e in found if e["schema"] == "Note"] == [["accepted by a person"]]
