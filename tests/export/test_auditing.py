"""An audited table: read in its own forms, tied to incidents, and told what it leaves out."""

import io

import pytest

from riwaya.compare.compare import compare
from riwaya.errors import InputError
from riwaya.export.audited import Row, read_rows
from riwaya.export.auditing import best, findings, kilometres
from riwaya.export.crosswalk import Crosswalk
from riwaya.model import EventType, Incident, Reading, Report, VictimStatus
from tests.compare.world import KINSHIP, line, reading
from tests.export.world import shelling_of_harbun

T = EventType
ACLED = "event_id_cnty,event_date,location,admin1,latitude,longitude,actor1,actor2,assoc_actor_1,assoc_actor_2,fatalities,source,notes,timestamp\n"


def rows(text: str, mapping: dict[str, object] | None = None) -> list[Row | str]:
    return list(read_rows(io.StringIO(text, newline=""), mapping))


def row(**cells: object) -> Row:
    """A row of the shelling of Harbun, as an ACLED coder may have it."""
    values: dict[str, object] = {
        "line": 2,
        "id": "MJ1",
        "first": "2031-05-04",
        "last": "2031-05-04",
        "place": "تل هربون",
        "admin1": "",
        "at": (10.0, 10.0),
        "parties": (),
        "low": 4,
        "high": 4,
        "sources": (),
        "notes": "",
        "made": None,
    }
    return Row(**{**values, **cells})  # type: ignore[arg-type]


def told(readings: list[Reading]) -> tuple[Incident, dict[str, Report]]:
    (incident,) = compare(readings, kinship=KINSHIP).incidents
    return incident, {r.report.ref: r.report for r in readings}


def kinds(one: Row, readings: list[Reading]) -> dict[str, str]:
    return {f.kind: f.why for f in findings(one, *told(readings))}


def test_acleds_own_columns_are_known_and_dates_in_its_forms() -> None:
    (one,) = rows(ACLED + "MJ1,4 May 2031,Tall Harbun,H,10,10,A,B,C,,4,X; Y,said,1937000000\n")
    assert isinstance(one, Row)
    assert (one.first, one.last, one.parties, one.sources) == ("2031-05-04", "2031-05-04", ("A", "B", "C"), ("X", "Y"))
    assert (one.low, one.at, one.made) == (4, (10.0, 10.0), "2031-05-19")


def test_ucdps_columns_and_a_semicolon_table_with_a_mark_of_order() -> None:
    text = "\ufeffid;date_start;date_end;where_coordinates;adm_1;latitude;longitude;side_a;side_b;low;high;source_office;source_headline;source_original\n"
    (one,) = rows(text + "7;2031-05-04 00:00:00.000;2031-05-05 00:00:00.000;Harbun;;10;10;G;F;4;7;X;h;o\n")
    assert isinstance(one, Row)
    assert (one.first, one.last, one.low, one.high, one.notes) == ("2031-05-04", "2031-05-05", 4, 7, "h; o")


def test_ones_own_columns_by_a_mapping() -> None:
    (one,) = rows("n,day,dead\n1,2031-05-04,3\n", {"id": "n", "first": "day", "high": "dead"})
    assert isinstance(one, Row) and (one.id, one.high, one.place) == ("1", 3, "")


@pytest.mark.parametrize(
    ("text", "mapping", "says"),
    [
        ("a,b\n1,2\n", None, "neither ACLED's nor UCDP's"),
        ("a,b\n1,2\n", {"id": "a"}, "id and first are needed"),
        ("a,b\n1,2\n", {"id": "a", "first": "c"}, "no column 'c'"),
        ("a,b\n1,2\n", {"id": "a", "first": "b", "colour": "a"}, "a mapping names columns for"),
        ("", None, "neither ACLED's"),
    ],
)
def test_a_table_that_is_not_understood_is_refused(text: str, mapping: dict[str, object] | None, says: str) -> None:
    with pytest.raises(InputError, match=says):
        rows(text, mapping)


def test_a_row_without_a_day_is_named_and_the_rest_goes_on() -> None:
    one, other = rows(ACLED + "MJ1,soon,,,,,,,,,,,,\nMJ2,2031-05-04,,,x,y,,,,,-3,,,\n")
    assert one == "line 2: 'soon' is no day"
    assert isinstance(other, Row) and (other.at, other.low) == (None, None)


def test_a_row_is_tied_by_day_and_place(walk: Crosswalk) -> None:
    incident, _ = told(shelling_of_harbun())
    found, why = best(row(), [incident], walk)
    assert found is incident and why == "same days; 0 km apart"
    assert best(row(at=None), [incident], walk)[1] == "same days; same name of the place"


def test_parties_are_met_by_their_names_in_the_dataset(walk: Crosswalk) -> None:
    incident, _ = told(shelling_of_harbun())
    one = row(at=None, place="elsewhere", parties=("OF: Oak Front", "Military Forces of Marjana"))
    found, why = best(one, [incident], walk)
    assert found is incident and "named in both: OF: Oak Front, Military Forces of Marjana" in why


def test_another_day_or_place_is_another_event(walk: Crosswalk) -> None:
    incident, _ = told(shelling_of_harbun())
    for other in (row(first="2031-07-01", last="2031-07-01"), row(at=(12.0, 12.0)), row(at=None, place="شمران")):
        assert best(other, [incident], walk)[0] is None


def test_two_incidents_equally_like_a_row_leave_it_open(walk: Crosswalk) -> None:
    incident, _ = told(shelling_of_harbun())
    found, why = best(row(), [incident, incident], walk)
    assert found is None and "equally like it" in why


def test_several_sources_that_relay_one_speaker_are_one_origin() -> None:
    said = line("front", T.SHELLING, "army", patients=("people",))
    readings = [
        reading("r1", [said]),
        reading("r2", [said], outlet="إذاعة المرفأ"),
        reading("r3", [said], outlet="ثالثة"),
    ]
    found = kinds(row(sources=("صحيفة الموج", "إذاعة المرفأ")), readings)
    assert found["one_origin"] in (
        "the 2 sources relay one speaker: جبهة السنديان",
        "the 2 sources print one text",
    )
    assert "one_origin" not in kinds(row(sources=("صحيفة الموج",)), readings)


def test_sources_with_speakers_of_their_own_are_several() -> None:
    assert "one_origin" not in kinds(row(sources=("صحيفة الموج", "إذاعة المرفأ")), shelling_of_harbun())


def test_a_denial_that_the_notes_leave_out_is_told() -> None:
    assert "tell of no denial" in kinds(row(notes="Forces shelled the town."), shelling_of_harbun())["no_denial"]
    assert "no_denial" not in kinds(row(notes="The ministry denied it."), shelling_of_harbun())
    assert "no_denial" not in kinds(row(notes="وقد نفت الوزارة ذلك"), shelling_of_harbun())


def test_a_figure_that_hangs_on_one_speaker_is_told_with_what_is_left_without_it() -> None:
    assert kinds(row(high=4), shelling_of_harbun())["one_speaker"] == (
        "4 dead hangs on one speaker, جبهة السنديان; without it: 7 (مرصد هربون)"
    )
    assert "one_speaker" not in kinds(row(high=5), shelling_of_harbun())


def test_later_reports_that_tell_more_dead_update_a_row() -> None:
    found = kinds(row(high=4, made="2031-05-05"), shelling_of_harbun())
    assert found["updated"] == "later reports tell more dead: 7 (مرصد هربون, 2031-05-06); the row has 4"
    assert "updated" not in kinds(row(high=4, made="2031-05-06"), shelling_of_harbun())
    assert "updated" not in kinds(row(high=7, made="2031-05-05"), shelling_of_harbun())


def test_nothing_is_said_of_a_row_that_has_it_all() -> None:
    readings = [
        reading(
            "r1", [line("monitor", T.SHELLING, "army", patients=("people",), count=2, status=VictimStatus.CIVILIAN)]
        ),
        reading(
            "r2",
            [
                line("front", T.SHELLING, "army", patients=("people",), count=2),
                line(
                    "front",
                    T.WITHDRAW,
                    "army",
                    at=("shamran",),
                    occurrence=2,
                    words="غادرت الآليات التلال بعد الظهر إلى",
                ),
                line(
                    "legion", T.AID, "legion", at=("port",), occurrence=3, words="وصلت شاحنات الطحين والدواء إلى أرصفة"
                ),
            ],
            outlet="إذاعة المرفأ",
        ),
    ]
    comparison = compare(readings, kinship=KINSHIP)
    incident = max(comparison.incidents, key=lambda i: len(i.tolls))
    reports = {r.report.ref: r.report for r in readings}
    assert findings(row(high=2, sources=("صحيفة الموج", "إذاعة المرفأ")), incident, reports) == ()


def test_a_degree_of_latitude_is_111_km() -> None:
    assert round(kilometres((10, 10), (11, 10))) == 111
