"""Parts of a value read the quick way are what the codec gives; what the quick way does not take, the codec decides."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from tests.ledger.world import reading_for

from riwaya.errors import ContractError
from riwaya.model import (
    EventType,
    Incident,
    Place,
    PlaceKind,
    Reading,
    Ref,
    Report,
    Revision,
    Span,
    TimeSpan,
    Wording,
    from_json,
    make_report,
    to_json,
)
from riwaya.model.parts import read_parts, write_compact

ALL = frozenset(f.name for f in fields(Reading)) - {"made_by", "report"}


def packed(value: object) -> bytes:
    return json.dumps(to_json(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def test_all_parts_of_a_reading_are_its_own() -> None:
    reading = reading_for(1)
    parts = read_parts(Reading, packed(reading), ALL)
    assert all(parts[name] == getattr(reading, name) for name in ALL)
    assert reading.claims and reading.events


def test_only_the_parts_asked_for_are_there() -> None:
    assert read_parts(Reading, packed(reading_for(1)), frozenset(("claims",))).keys() == {"claims"}


def test_what_is_not_written_has_its_default() -> None:
    assert read_parts(Reading, b"{}", frozenset(("claims", "notes"))) == {"claims": (), "notes": ()}


def test_the_key_that_is_no_name_in_python_is_read_and_in_a_text_it_stays() -> None:
    time = TimeSpan(0, 3, 'قال "from": ', from_="2031-03-04", to="2031-03-04")
    names = frozenset(f.name for f in fields(TimeSpan))
    parts = read_parts(TimeSpan, packed(time), names)
    assert parts["from_"] == "2031-03-04" and parts["text"] == 'قال "from": '


def test_half_a_character_is_read_by_the_codec() -> None:
    report = make_report("السد \ud800 بخير", ref="x")
    parts = read_parts(Report, packed(report), frozenset(("text", "title")))
    assert parts == {"text": "السد \ud800 بخير", "title": None}


@pytest.mark.parametrize(
    ("data", "where"),
    [(b'{"claims":[{"id":1}]}', "claims"), (b'{"claims":[{}]}', "claims"), (b'{"claims":7}', "claims")],
)
def test_what_breaks_the_contract_is_told_with_its_place(data: bytes, where: str) -> None:
    with pytest.raises(ContractError, match=where):
        read_parts(Reading, data, frozenset(("claims",)), "north")


def test_what_is_no_json_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        read_parts(Reading, b"{", ALL)


def test_whole_numbers_stay_whole() -> None:
    place = from_json(Place, to_json(reading_for(1).places[0]) | {"latitude": 36, "longitude": 36.5})
    names = frozenset(f.name for f in fields(Place))
    assert packed(Place(**read_parts(Place, packed(place), names))) == packed(place)


REF = Ref("r", "c1", Span(0, 4, 'قال "from_":'), None)
TOLD = Incident(
    "incident:1",
    Wording('a "revisions":[] b', "ب"),
    EventType.SHELLING,
    Place("pl1", "عين السنابك", PlaceKind.VILLAGE, (), latitude=35.5, longitude=-0.00001),
    "2031-03-04",
    None,
    (REF,),
)
REVISED = replace(TOLD, revisions=(Revision("جيش وادي السماق", ((REF,), (REF, REF)), Wording("why", "لماذا")),))


@pytest.mark.parametrize("incident", [TOLD, REVISED])
def test_incident_written_the_quick_way_is_as_the_codec_writes_it_and_comes_back(incident: Incident) -> None:
    data = write_compact(incident)
    assert json.loads(data) == to_json(incident)
    assert list(json.loads(data)) == list(to_json(incident))
    assert Incident(**read_parts(Incident, data, frozenset(f.name for f in fields(Incident)))) == incident


def test_half_a_character_is_written_by_the_codec() -> None:
    incident = replace(REVISED, title=Wording("a \ud800", ""))
    data = write_compact(incident)
    assert json.loads(data.decode("utf-8", "surrogatepass")) == to_json(incident)
    assert Incident(**read_parts(Incident, data, frozenset(f.name for f in fields(Incident)))) == incident


def test_revisions_that_break_the_contract_are_told_with_their_place() -> None:
    assert read_parts(Incident, b"{}", frozenset(("revisions",))) == {"revisions": ()}
    with pytest.raises(ContractError, match="revisions"):
        read_parts(Incident, b'{"revisions":[{"party":7}]}', frozenset(("revisions",)), "north")


def test_only_the_revisions_of_an_incident_go_the_slower_way(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def noted(cls: Any, data: object, where: str) -> object:
        asked.append(data)
        return from_json(cls, data, where)

    monkeypatch.setattr("riwaya.model.parts.from_json", noted)
    names = frozenset(f.name for f in fields(Incident))
    assert Incident(**read_parts(Incident, write_compact(REVISED), names)) == REVISED
    assert [sorted(data) for data in asked if isinstance(data, dict)] == [["revisions"]]
