"""Accounts that collide are called, their innocent look-alikes are not, whoever the parties are."""

import pytest

from riwaya.compare.compare import compare
from riwaya.model import EventType, Question
from tests.compare.cases import ALL as MANY
from tests.compare.cases import Case, dead, readings
from tests.compare.place_and_cause_cases import CAUSE, PLACE
from tests.compare.world import ACTORS, KINSHIP, line, reading

ALL = (*MANY, *PLACE, *CAUSE)
AS_THEY_ARE: dict[str, str] = {}
EXCHANGED = {"front": "brigade", "brigade": "legion", "legion": "front"}


def called(told: Case, swap: dict[str, str]) -> list[set[str]]:
    """The parties of each row on the case's question."""
    comparison = compare(readings(told, swap), kinship=KINSHIP)
    rows = [row for incident in comparison.incidents for row in incident.disagreements if row.kind is told.question]
    return [{position.party for position in row.positions} for row in rows]


@pytest.mark.parametrize("swap", [AS_THEY_ARE, EXCHANGED], ids=["", "exchanged"])
@pytest.mark.parametrize("told", [c for c in ALL if c.collide], ids=lambda c: f"{c.question.value}: {c.name}")
def test_collision_is_one_row_with_both_parties(told: Case, swap: dict[str, str]) -> None:
    rows = called(told, swap)
    wanted = {ACTORS[swap.get(p, p)][0] for p in told.collide if p in ACTORS}
    assert len(rows) == 1, rows
    assert wanted <= rows[0]


@pytest.mark.parametrize("swap", [AS_THEY_ARE, EXCHANGED], ids=["", "exchanged"])
@pytest.mark.parametrize("told", [c for c in ALL if not c.collide], ids=lambda c: f"{c.question.value}: {c.name}")
def test_look_alike_is_not_called(told: Case, swap: dict[str, str]) -> None:
    assert called(told, swap) == []


@pytest.mark.parametrize("question", list(Question)[:-1])
def test_reason_names_both_versions_in_two_languages(question: Question) -> None:
    for told in (c for c in ALL if c.collide and c.question is question):
        for incident in compare(readings(told, {}), kinship=KINSHIP).incidents:
            for row in incident.disagreements:
                assert row.why.en
                assert row.why.ar
                assert row.why.en != row.why.ar


@pytest.mark.parametrize(
    ("what", "on", "at", "rows"),
    [
        (EventType.GROUND_ATTACK, "2031-05-04", "harbun", 1),
        (EventType.GROUND_ATTACK, "2031-05-03", "harbun", 0),
        (EventType.GROUND_ATTACK, "2031-05-04", "ford", 0),
        (EventType.SHELLING, "2031-05-04", "harbun", 0),
    ],
)
def test_ground_attack_on_one_spot_and_day_has_one_doer_though_no_target_is_told(
    what: EventType, on: str, at: str, rows: int
) -> None:
    told = [
        reading("أ", [line("ministry", what, "front"), dead("ministry", 9)]),
        reading("ب", [line("monitor", what, "brigade", on=(on, on), at=(at,)), dead("monitor", 9)]),
    ]
    found = [row for i in compare(told, kinship=KINSHIP).incidents for row in i.disagreements]
    assert len([row for row in found if row.kind is Question.PERPETRATOR]) == rows
