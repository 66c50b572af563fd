"""What cannot follow on what in an actor's line, and first what would dissolve the flag."""

from riwaya.compare.compare import compare
from riwaya.model import Continuity, EventType, Question
from tests.compare.cases import APRIL, dead, held
from tests.compare.world import KINSHIP, Line, line, reading

T = EventType


def flags(*lines: Line) -> tuple[Continuity, ...]:
    """Flags over reports of one line each, a day apart in publication."""
    readings = [
        reading(f"خبر {n}", [row], outlet=f"صحيفة {n}", published=f"2031-05-{10 + n}") for n, row in enumerate(lines)
    ]
    return compare(readings, kinship=KINSHIP).continuity


def test_detention_after_detention_is_flagged_over_reports_far_apart() -> None:
    (flag,) = flags(held("ministry", on=APRIL), held("ministry"))
    assert flag.kind is Question.REPEAT
    assert flag.would_dissolve[0] == "a release not reported"
    assert (flag.a.report, flag.b.report) == ("خبر 0", "خبر 1")


def test_release_in_between_dissolves_it() -> None:
    assert (
        flags(
            held("ministry", on=APRIL),
            line("front", T.RELEASE, patients=("salman",), on=("2031-04-20", "2031-04-20")),
            held("ministry"),
        )
        == ()
    )


def test_second_death_is_flagged() -> None:
    (flag,) = flags(dead("army", patients=("commander",), on=APRIL), dead("army", patients=("commander",)))
    assert flag.actor == "actor:commander"


def test_act_after_death_is_flagged() -> None:
    (flag,) = flags(dead("army", patients=("commander",), on=APRIL), line("front", T.VISIT, "commander"))
    assert flag.kind is Question.IDENTITY


def test_groups_towns_and_people_have_no_line() -> None:
    assert flags(dead("army", patients=("people",), on=APRIL), dead("army", patients=("people",))) == ()


def test_undated_retelling_is_no_second_time() -> None:
    assert flags(held("ministry", on=APRIL), held("ministry", on=None, background=True)) == ()
