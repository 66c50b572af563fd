"""ACLED's rows: types, sides, days, places and the most conservative figure."""

from pathlib import Path

import pytest

from riwaya.export.acled import MACHINE_TAG, Row, acled_row, columns
from riwaya.export.coded import Coded, LeftOut
from riwaya.export.crosswalk import Crosswalk
from riwaya.model import Bound, EventType, Reality, Result, VictimStatus
from tests.compare.world import line, reading
from tests.export.world import CROSSWALK, coded, crosswalk, row, shelling_of_harbun

T = EventType


def cells(one: Coded, walk: Crosswalk) -> dict[str, object]:
    made = acled_row(one, walk)
    assert isinstance(made, Row), made
    return dict(made.cells)


def test_a_row_has_every_column_in_order(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    assert tuple(cells(one, walk)) == columns(walk)


def test_one_act_told_by_three_is_one_row_with_its_dead(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    found = cells(one, walk)
    assert found["event_type"] == "Explosions/Remote violence"
    assert found["sub_event_type"] == "Shelling/artillery/missile attack"
    assert (found["event_date"], found["year"], found["time_precision"]) == ("2031-05-04", 2031, 1)
    assert (found["country"], found["iso"], found["region"]) == ("Marjana", 990, "Coral Sea")
    assert (found["latitude"], found["longitude"], found["geo_precision"]) == (10.0, 10.0, 1)
    assert (found["actor2"], found["inter2"], found["civilian_targeting"]) == ("Civilians", 7, "Civilian targeting")
    assert found["source"] == "صحيفة الموج; وكالة مرجان; إذاعة المرفأ"


def test_the_lowest_figure_told_is_the_fatalities(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    assert cells(one, walk)["fatalities"] == 4


def test_a_doer_who_denies_is_not_coded_as_the_doer(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    assert one.disputed
    assert cells(one, walk)["actor1"] == "Unidentified Armed Group"
    assert "Who did it is disputed." in str(cells(one, walk)["notes"])


def test_a_machine_row_says_so_in_two_columns(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    found = cells(one, walk)
    assert found["tags"] == MACHINE_TAG
    assert str(found["notes"]).startswith("MACHINE READING, NOT CHECKED BY A PERSON.")
    assert found["timestamp"] is None


def test_every_clause_of_the_note_has_its_speaker_in_both_languages(walk: Crosswalk) -> None:
    (one,) = coded(shelling_of_harbun(), walk)
    english, arabic = str(cells(one, walk)["notes"]).split(" | ")
    assert "مرصد هربون (إذاعة المرفأ, 2031-05-06) says: Shelling by جيش مرجانة" in english
    assert "وزارة دفاع مرجانة (وكالة مرجان, 2031-05-05) denies: Shelling" in english
    assert "وزارة دفاع مرجانة (وكالة مرجان، 2031-05-05) تنفي رواية: قصف" in arabic
    assert "قتلى: 7 (مدنيون)" in arabic


@pytest.mark.parametrize(
    ("doer", "sub"), [("army", "Arrests"), ("front", "Abduction/forced disappearance"), ("gunmen", "Arrests")]
)
def test_an_arrest_or_abduction_hangs_on_who_acts(walk: Crosswalk, doer: str, sub: str) -> None:
    one = row(walk, line("monitor", T.DETENTION, doer, patients=("salman",)))
    made = acled_row(one, walk)
    assert isinstance(made, Row)
    assert made.cells["sub_event_type"] == sub
    assert any(r.rule.startswith("acled.types.detention.by.") for r in made.why)


@pytest.mark.parametrize(
    ("doer", "fought", "sub"),
    [
        ("army", True, "Government regains territory"),
        ("front", True, "Non-state actor overtakes territory"),
        ("front", False, "Non-violent transfer of territory"),
    ],
)
def test_territory_hangs_on_who_takes_it_and_whether_there_was_fighting(
    walk: Crosswalk, doer: str, fought: bool, sub: str
) -> None:
    other = "front" if doer == "army" else "army"
    lines = [line("monitor", T.CAPTURE_TERRITORY, doer, patients=(other,))]
    if fought:
        lines.append(line("monitor", T.GROUND_ATTACK, doer, patients=(other,), occurrence=2))
    assert cells(row(walk, *lines), walk)["sub_event_type"] == sub


def test_the_users_crosswalk_decides_what_an_actor_is(tmp_path: Path) -> None:
    text = CROSSWALK.replace("inter: Rebel group", "inter: State forces")
    walk = crosswalk(tmp_path, text)
    one = row(walk, line("monitor", T.CAPTURE_TERRITORY, "front"), line("monitor", T.RAID, "front", occurrence=2))
    assert cells(one, walk)["sub_event_type"] == "Government regains territory"


def test_a_clash_has_both_sides_and_their_codes_the_lower_first(walk: Crosswalk) -> None:
    found = cells(row(walk, line("monitor", T.ARMED_CLASH, "front", "army")), walk)
    assert {found["actor1"], found["actor2"]} == {"OF: Oak Front", "Military Forces of Marjana"}
    assert found["interaction"] == "12"


def test_attacker_and_attacked_change_places_and_the_row_stays(walk: Crosswalk) -> None:
    one = reading("r1", [line("army", T.GROUND_ATTACK, "front", patients=("army",))])
    other = reading("r2", [line("front", T.GROUND_ATTACK, "army", patients=("front",))], outlet="إذاعة المرفأ")
    (made,) = coded([one, other], walk)
    found = cells(made, walk)
    assert {found["actor1"], found["actor2"]} == {"OF: Oak Front", "Military Forces of Marjana"}
    assert found["sub_event_type"] == "Armed clash"


def test_tens_count_as_ten(walk: Crosswalk) -> None:
    one = row(
        walk,
        line("monitor", T.SHELLING, "army", patients=("front",)),
        line("monitor", T.KILLING, patients=("front",), low=20, bound=Bound.AT_LEAST, count=None),
    )
    assert one.figures[0].value is None
    assert cells(one, walk)["fatalities"] == 10


def test_an_act_at_two_places_is_two_rows_and_its_dead_are_divided(walk: Crosswalk) -> None:
    rows = coded(
        [
            reading(
                "r1",
                [line("monitor", T.SHELLING, "army", patients=("people",), at=("harbun", "shamran"), count=7)],
            )
        ],
        walk,
    )
    assert [cells(r, walk)["location"] for r in rows] == ["تل هربون", "وادي شمران"]
    assert sorted(int(str(cells(r, walk)["fatalities"])) for r in rows) == [3, 4]
    assert len({r.id for r in rows}) == 2


def test_what_no_claim_dates_or_places_has_no_row(walk: Crosswalk) -> None:
    undated = acled_row(row(walk, line("monitor", T.SHELLING, "army", on=None)), walk)
    unplaced = acled_row(row(walk, line("monitor", T.SHELLING, "army", at=())), walk)
    assert isinstance(undated, LeftOut) and "no claim gives a day" in undated.why
    assert isinstance(unplaced, LeftOut) and "no claim gives a place" in unplaced.why


def test_what_is_planned_history_or_imputed_makes_no_row(walk: Crosswalk) -> None:
    told = [line("monitor", T.SHELLING, "army", background=True), line("monitor", T.SHELLING, "army", imputed=True)]
    told += [line("monitor", T.SHELLING, "army", reality=r) for r in Reality if r is not Reality.OCCURRED]
    for one in told:
        assert coded([reading("r1", [one])], walk) == ()


def test_what_is_only_denied_makes_no_row(walk: Crosswalk) -> None:
    assert coded([reading("r1", [line("ministry", T.SHELLING, "army", denied=True)])], walk) == ()


def test_what_was_foiled_makes_no_row_and_an_attack_that_was_beaten_back_does(walk: Crosswalk) -> None:
    def rows_of(kind: EventType) -> int:
        return len(coded([reading("r1", [line("monitor", kind, "army", result=Result.FOILED)])], walk))

    assert (rows_of(T.EXPLOSION), rows_of(T.GROUND_ATTACK)) == (0, 1)


@pytest.mark.parametrize(
    ("published", "rows"),
    [("2031-05-03", 0), ("2031-05-04", 1), ("2031-05-03T09:00:00Z", 0), ("2031-05-03T22:30:00Z", 1), ("", 1)],
)
def test_a_day_after_the_report_makes_no_row(walk: Crosswalk, published: str, rows: int) -> None:
    told = reading("r1", [line("monitor", T.SHELLING, "army", on=("2031-05-04", "2031-05-04"))], published=published)
    assert len(coded([told], walk)) == rows


def test_a_type_acled_has_not_is_left_out_with_the_reason(walk: Crosswalk) -> None:
    made = acled_row(row(walk, line("state", T.APPOINT, "state", patients=("commander",))), walk)
    assert isinstance(made, LeftOut) and made.why == "appointments are not coded"


def test_a_later_figure_of_one_speaker_replaces_its_earlier_one(walk: Crosswalk) -> None:
    lines = [line("monitor", T.SHELLING, "army", patients=("people",))]
    first = reading("r1", [*lines, line("monitor", T.KILLING, "army", patients=("people",), count=3)])
    later = reading(
        "r2", [*lines, line("monitor", T.KILLING, "army", patients=("people",), count=9)], published="2031-05-06"
    )
    (one,) = coded([first, later], walk)
    assert cells(one, walk)["fatalities"] == 9


def test_a_rows_id_stays_when_later_reports_come(walk: Crosswalk) -> None:
    some = coded(shelling_of_harbun()[:1], walk)
    every = coded(shelling_of_harbun(), walk)
    assert [r.id for r in some] == [r.id for r in every]


def test_civilian_status_is_in_no_code_of_the_act_when_words_change(walk: Crosswalk) -> None:
    plain = row(walk, line("front", T.SHELLING, "army", patients=("people",), words="قصف"))
    loaded = row(walk, line("front", T.SHELLING, "army", patients=("people",), words="مجزرة"))
    same = {k: v for k, v in cells(plain, walk).items() if k != "event_id_cnty"}
    assert same == {k: v for k, v in cells(loaded, walk).items() if k != "event_id_cnty"}


def test_status_fighter_makes_no_civilian_targeting(walk: Crosswalk) -> None:
    one = row(
        walk,
        line("army", T.GROUND_ATTACK, "army", patients=("front",)),
        line("army", T.KILLING, "army", patients=("front",), count=5, status=VictimStatus.FIGHTER),
    )
    found = cells(one, walk)
    assert (found["civilian_targeting"], found["fatalities"], found["sub_event_type"]) == ("", 5, "Armed clash")
