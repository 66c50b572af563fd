"""A place is not taken by who already holds it, unless something was lost, or left, in between."""

import pytest

from riwaya.compare.compare import compare
from riwaya.model import Continuity, EventType, Question
from tests.compare.world import ACTORS, KINSHIP, PLACES, Line, line, reading

APRIL, LATE_APRIL, MAY = ("2031-04-05", "2031-04-05"), ("2031-04-20", "2031-04-20"), ("2031-05-04", "2031-05-04")


def takes(who: str, on: tuple[str, str] | None, **rest: object) -> Line:
    return line(None, EventType.CAPTURE_TERRITORY, who, on=on, **rest)


def leaves(who: str, on: tuple[str, str]) -> Line:
    return line(None, EventType.WITHDRAW, who, on=on)


def flags(*lines: Line) -> tuple[Continuity, ...]:
    readings = [
        reading(f"خبر {n}", [row], outlet=f"صحيفة {n}", published=f"{row.on[1] if row.on else '2031-05-04'}T20:00:00Z")
        for n, row in enumerate(lines)
    ]
    return compare(readings, kinship=KINSHIP).continuity


def test_town_taken_twice_by_one_party_is_flagged_with_both_claims() -> None:
    (flag,) = flags(takes("front", APRIL), takes("front", MAY))
    assert flag.kind is Question.REPEAT
    assert flag.actor == "actor:front"
    assert (flag.a.report, flag.b.report) == ("خبر 0", "خبر 1")
    assert ACTORS["front"][0] in flag.why.en
    assert PLACES["harbun"][0] in flag.why.en
    assert flag.would_dissolve[0] == "a loss not reported"


def test_army_and_its_state_are_one_holder() -> None:
    assert len(flags(takes("army", APRIL), takes("ministry", MAY))) == 1


@pytest.mark.parametrize(
    "told",
    [
        (takes("front", APRIL), takes("brigade", LATE_APRIL), takes("front", MAY)),
        (takes("front", APRIL), leaves("front", LATE_APRIL), takes("front", MAY)),
        (takes("front", APRIL), takes("brigade", MAY)),
        (takes("front", APRIL), takes("front", MAY, at=("shamran",))),
        (takes("front", APRIL, at=("province",)), takes("front", MAY, at=("province",))),
        (takes("front", APRIL), takes("front", ("2031-04-06", "2031-04-06"))),
        (takes("front", APRIL), takes("front", MAY, denied=True)),
        (takes("front", APRIL), takes("front", None)),
        (takes("gunmen", APRIL), takes("gunmen", MAY)),
    ],
    ids=[
        "another took it in between",
        "left in between",
        "another takes it",
        "another town",
        "a province is not held as a whole",
        "the next day's retelling",
        "denied",
        "no day told",
        "nobody named",
    ],
)
def test_what_can_follow_is_not_flagged(told: tuple[Line, ...]) -> None:
    assert flags(*told) == ()
