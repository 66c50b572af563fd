"""The JSON codec: what is written comes back, and what breaks the contract is refused with its place."""

import pytest
from tests.ledger.world import reading_for

from riwaya.errors import ContractError
from riwaya.model import Act, Comparison, Event, Reading, Ref, Revision, Span, Wording, dumps, from_json, loads, to_json


def test_reading_comes_back_equal() -> None:
    reading = reading_for(3)
    assert loads(Reading, dumps(reading)) == reading


def test_words_of_closed_lists_are_plain_strings_in_json() -> None:
    assert type(to_json(Act.DENY)) is str


def test_revision_positions_are_objects_with_claims() -> None:
    ref = Ref("r", "c1", Span(0, 1, "x"))
    revision = Revision("p", ((ref,), (ref, ref)), Wording("", ""))
    data = to_json(revision)
    assert [len(position["claims"]) for position in data["positions"]] == [1, 2]
    assert from_json(Revision, data) == revision


def test_unknown_fields_are_passed_over() -> None:
    assert from_json(Span, {"start": 0, "end": 1, "text": "x", "colour": "red"}) == Span(0, 1, "x")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("claims", 1, "act"), "shout", r"\$\.claims\[1\]\.act: 'shout' is none of"),
        (("claims", 0, "cue", "start"), "7", r"\$\.claims\[0\]\.cue\.start: expected int"),
        (("events", 2, "times", 0, "from"), 4, r"\$\.events\[2\]\.times\[0\]\.from: expected str"),
        (("actors",), {}, r"\$\.actors: expected a list"),
        (("schema",), "riwaya/reading/99", r"\$: schema 'riwaya/reading/99' is not"),
    ],
)
def test_broken_json_is_refused_with_its_place(path: tuple[str | int, ...], value: object, said: str) -> None:
    data = to_json(reading_for(3))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(ContractError, match=said):
        from_json(Reading, data)


def test_missing_field_is_named() -> None:
    data = to_json(reading_for(3))
    del data["events"][0]["trigger"]
    with pytest.raises(ContractError, match=r"\$\.events\[0\]: field 'trigger' is missing"):
        from_json(Reading, data)


@pytest.mark.parametrize("value", ["12", True, [1]])
def test_figure_of_no_number_is_refused(value: object) -> None:
    count = {"start": 0, "end": 1, "text": "x", "value": value}
    event = to_json(reading_for(3).events[0]) | {"counts": [count]}
    with pytest.raises(ContractError, match=r"counts\[0\]\.value: .* is none of int, float"):
        from_json(Event, event)


def test_empty_comparison_carries_its_schema() -> None:
    assert to_json(Comparison(()))["schema"] == "riwaya/comparison/1"
