"""UCDP GED's rows: low and high with who gives them, best only from a person, sides, clarity and precision."""

import pytest

from riwaya.export.acled import Row
from riwaya.export.coded import Coded, LeftOut
from riwaya.export.crosswalk import Crosswalk
from riwaya.export.ucdp import MACHINE_STATUS, columns, priogrid, ucdp_row
from riwaya.model import Bound, EventType, TimePrecision, VictimStatus
from tests.compare.world import line, reading
from tests.export.world import coded, row, shelling_of_harbun

T = EventType


def made(one: Coded, walk: Crosswalk) -> Row:
    found = ucdp_row(one, walk)
    assert isinstance(found, Row), found
    return found


def test_a_row_has_every_column_in_order(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    assert tuple(made(one, walk).cells) == columns(walk)


def test_low_and_high_are_told_and_best_is_empty(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    found = made(one, walk)
    assert (found.cells["low"], found.cells["best"], found.cells["high"]) == (4, None, 7)
    assert found.cells["deaths_civilians"] is None
    (why,) = [r.why for r in found.why if r.rule == "ucdp.range"]
    assert why == "civilians: low 4 (4, جبهة السنديان), high 7 (7, مرصد هربون)"


def test_source_original_is_who_the_reports_quote(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    assert made(one, walk).cells["source_original"] == "جبهة السنديان; وزارة دفاع مرجانة; مرصد هربون"
    assert made(one, walk).cells["source_office"] == "صحيفة الموج; وكالة مرجان; إذاعة المرفأ"


def test_unnamed_sources_have_no_name(walk: Crosswalk) -> None:
    one = row(walk, line("official", T.SHELLING, "army", patients=("front",), count=2))
    assert made(one, walk).cells["source_original"] == "an unnamed source"


def test_a_machine_row_says_so(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    assert made(one, walk).cells["code_status"] == MACHINE_STATUS
    assert made(one, walk).cells["number_of_sources"] is None


def test_only_civilians_struck_is_one_sided(walk: Crosswalk) -> None:
    one = row(walk, line("monitor", T.SHELLING, "front", patients=("people",), count=2, status=VictimStatus.CIVILIAN))
    cells = made(one, walk).cells
    assert (cells["type_of_violence"], cells["side_a"], cells["side_b"]) == (3, "Oak Front", "Civilians")
    assert cells["side_a_new_id"] == "77"


@pytest.mark.parametrize(("struck", "kind"), [("army", 1), ("brigade", 2)])
def test_state_based_or_not_hangs_on_the_sides(walk: Crosswalk, struck: str, kind: int) -> None:
    one = row(walk, line("monitor", T.GROUND_ATTACK, "front", patients=(struck,), count=2))
    assert made(one, walk).cells["type_of_violence"] == kind


def test_the_state_is_side_a_whoever_acted(walk: Crosswalk) -> None:
    one = row(walk, line("monitor", T.GROUND_ATTACK, "front", patients=("army",), count=2))
    cells = made(one, walk).cells
    assert (cells["side_a"], cells["side_b"]) == ("Government of Marjana", "Oak Front")
    assert (cells["gwnoa"], cells["gwnob"]) == (991, None)


def test_a_disputed_doer_leaves_side_and_kind_open(walk: Crosswalk) -> None:
    one = row(
        walk,
        line("front", T.SHELLING, "army", patients=("brigade",), count=2),
        line("army", T.SHELLING, "legion", patients=("brigade",)),
    )
    cells = made(one, walk).cells
    assert (cells["side_a"], cells["type_of_violence"]) == ("XXX (unknown)", None)


def test_without_a_death_there_is_no_row(walk: Crosswalk) -> None:
    found = ucdp_row(row(walk, line("front", T.SHELLING, "army")), walk)
    assert isinstance(found, LeftOut) and "at least one death" in found.why


def test_tens_are_the_least_they_can_mean(walk: Crosswalk) -> None:
    one = row(walk, line("monitor", T.SHELLING, "army", patients=("front",), low=20, bound=Bound.AT_LEAST))
    cells = made(one, walk).cells
    assert (cells["low"], cells["high"]) == (20, 20)


@pytest.mark.parametrize(
    ("days", "precision", "code"),
    [
        (("2031-05-04", "2031-05-04"), TimePrecision.DAY, 1),
        (("2031-05-03", "2031-05-04"), TimePrecision.NIGHT, 2),
        (("2031-04-28", "2031-05-04"), TimePrecision.WEEK, 3),
        (("2031-04-01", "2031-04-30"), TimePrecision.MONTH, 4),
        (("2030-01-01", "2030-12-31"), TimePrecision.YEAR, 5),
    ],
)
def test_date_precision_goes_by_the_days(
    walk: Crosswalk, days: tuple[str, str], precision: TimePrecision, code: int
) -> None:
    one = row(walk, line("monitor", T.SHELLING, "army", patients=("front",), count=2, on=days, precision=precision))
    cells = made(one, walk).cells
    assert (cells["date_prec"], cells["date_start"], cells["date_end"]) == (code, *days)


def test_headlines_speakers_and_places_are_as_told(walk: Crosswalk) -> None:
    one = row(walk, line("monitor", T.SHELLING, "army", patients=("front",), count=2))
    cells = made(one, walk).cells
    assert cells["source_headline"] == "r1"
    assert cells["where_description"] == "تل هربون"
    assert cells["geom_wkt"] == "POINT (10 10)"


def test_priogrid_counts_half_degree_cells_from_the_south_west() -> None:
    assert priogrid(-90, -180) == 1
    assert priogrid(-89.75, -179.75) == 1
    assert priogrid(-89.5, -180) == 721
    assert priogrid(90, 180) == 259200


def test_figures_of_two_places_are_divided(walk: Crosswalk) -> None:
    told = line("monitor", T.SHELLING, "army", patients=("front",), at=("harbun", "shamran"), count=7)
    rows = coded([reading("r1", [told])], walk)
    assert sorted((made(r, walk).cells["low"], made(r, walk).cells["event_clarity"]) for r in rows) == [(3, 2), (4, 2)]
