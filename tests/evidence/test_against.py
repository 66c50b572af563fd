"""A file beside a claim: each check says what it compared, and how the two sides stand."""

import re
from dataclasses import replace

import pytest

from riwaya.evidence.against import check, check_kind
from riwaya.evidence.checks import Check, Question, Standing
from riwaya.evidence.metadata.facts import Facts, FileKind, Fix, Moment
from riwaya.evidence.places import check_place
from riwaya.evidence.times import Clock, check_time
from riwaya.evidence.wording import _sentences
from riwaya.model import (
    Claim,
    Event,
    EventType,
    Evidence,
    EvidenceKind,
    MadeBy,
    Place,
    PlaceKind,
    PlacePrecision,
    PlaceSpan,
    Reading,
    Span,
    TimeBasis,
    TimePrecision,
    TimeSpan,
    Voice,
    make_report,
)

AGREES, DISAGREES, CANNOT_TELL = Standing.AGREES, Standing.DISAGREES, Standing.CANNOT_TELL
TEXT = "قالت قوات الهضبة إن بلدة شقحاء قُصفت أمس"
TOWN = Place(
    "p1", "شقحاء", PlaceKind.TOWN, (), name_en="Shaqha", latitude=34.5, longitude=38.25, precision=PlacePrecision.EXACT
)


def _days(first: str | None, last: str | None = None) -> TimeSpan:
    return TimeSpan(36, 39, "أمس", first, last or first, TimePrecision.DAY, TimeBasis.REPORT)


def _photo(at: str, zone: str = "", what: str = "taken", latitude: float = 34.5, longitude: float = 38.25) -> Facts:
    return Facts(
        FileKind.PHOTOGRAPH, "JPEG", moments=(Moment(what, at, zone),), fixes=(Fix("taken at", latitude, longitude),)
    )


def _time(facts: Facts, *days: TimeSpan, clock: Clock | None = None, longitude: float | None = 38.25) -> Check:
    return check_time("k", facts, days or (_days("2031-02-03"),), clock=clock, longitude=longitude)


@pytest.mark.parametrize(
    ("at", "zone", "standing"),
    [
        ("2031-02-03T08:00:00", "utc", AGREES),
        ("2031-02-03T22:30:00", "utc", CANNOT_TELL),  # past midnight of the place, in some of its possible zones
        ("2031-02-02T20:00:00", "utc", CANNOT_TELL),
        ("2031-02-04T03:00:00", "utc", DISAGREES),
        ("2031-02-02T12:00:00", "utc", DISAGREES),
        ("2031-02-03T12:00:00", "+03:00", AGREES),
        ("2031-02-03T00:30:00", "", AGREES),
        ("2031-02-04T20:00:00", "", CANNOT_TELL),
        ("2031-02-06T20:00:00", "", DISAGREES),
    ],
)
def test_time_is_set_against_the_days_of_the_place(at: str, zone: str, standing: Standing) -> None:
    assert _time(_photo(at, zone)).standing is standing


def test_without_a_longitude_the_zone_may_be_any(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = _photo("2031-02-03T08:00:00", "utc")
    assert _time(facts, _days("2031-02-02", "2031-02-05"), longitude=None).standing is AGREES
    assert _time(_photo("2031-02-03T20:00:00", "utc"), longitude=None).standing is CANNOT_TELL


def test_of_several_days_one_is_enough_and_both_are_told() -> None:
    found = _time(_photo("2031-02-03T08:00:00", "utc"), _days("2031-02-01"), _days("2031-02-03"))
    assert found.standing is AGREES
    assert "2031-02-01; 2031-02-03" in found.why.en
    assert "2031-02-03 08:00 UTC" in found.why.ar


def test_an_assumed_zone_is_said() -> None:
    assert [w.en for w in _time(_photo("2031-02-03T08:00:00")).also] == [
        "The clock was taken as set to the time of the place."
    ]
    assert _time(_photo("2031-02-03T08:00:00", "utc")).also == ()


def test_where_a_side_tells_no_time_nothing_is_told() -> None:
    nothing = Facts(FileKind.PHOTOGRAPH, "JPEG")
    assert "Neither" in _time(nothing, _days(None)).why.en
    assert "no time of recording" in _time(nothing).why.en
    assert "names no days" in _time(_photo("2031-02-03T08:00:00"), _days(None)).why.en
    edited = Facts(FileKind.DOCUMENT, "PDF", moments=(Moment("changed", "2031-02-03T08:00:00", "utc"),))
    assert _time(edited).standing is CANNOT_TELL


def test_a_flight_over_midnight_meets_both_days_and_a_year_of_messages_none() -> None:
    ends = (
        Moment("first position", "2031-02-03T20:00:00", "utc"),
        Moment("last position", "2031-02-04T02:00:00", "utc"),
    )
    flight = Facts(FileKind.FLIGHT_LOG, "PX4 ULog", moments=ends)
    assert _time(flight, _days("2031-02-03"), longitude=0.0).standing is CANNOT_TELL
    assert _time(flight, _days("2031-02-03", "2031-02-04")).standing is AGREES
    chat = (Moment("first message", "2030-06-01T20:00:00", "utc"), Moment("last message", "2031-06-01T20:00:00", "utc"))
    assert "far more than" in _time(Facts(FileKind.CHAT, "Telegram export", moments=chat)).why.en


def test_a_clock_known_to_be_off_is_corrected_and_its_own_reading_is_kept() -> None:
    facts = _photo("2031-02-05T12:00:00", "+03:00")
    assert _time(facts).standing is DISAGREES
    found = _time(facts, clock=Clock("Nur", "2031-03-01T10:00:00+00:00", ahead=2 * 86_400))
    assert found.standing is AGREES
    assert "2031-02-03 12:00" in found.why.en
    assert found.also[0].en == "Corrected by Nur (2031-03-01): the clock read 2031-02-05 12:00 +03:00."
    zoned = _time(_photo("2031-02-04T20:00:00"), clock=Clock("Nur", "2031-03-01", zone="+03:00"))
    assert zoned.standing is DISAGREES


def test_a_time_by_satellite_is_not_corrected() -> None:
    facts = _photo("2031-02-03T08:00:00", "utc", "satellite time")
    assert _time(facts, clock=Clock("Nur", "2031-03-01", ahead=10**6)).standing is AGREES


@pytest.mark.parametrize(
    ("at", "ahead"), [("0001-01-01T00:00:00", 10**12), ("never", 0), ("9999-12-31T23:59:59", -(10**9))]
)
def test_impossible_times_are_no_times(at: str, ahead: int) -> None:
    assert _time(_photo(at), clock=Clock("Nur", "2031", ahead=ahead)).standing is CANNOT_TELL


@pytest.mark.parametrize(
    ("latitude", "place", "standing"),
    [
        (34.51, TOWN, AGREES),
        (34.58, TOWN, CANNOT_TELL),
        (34.9, TOWN, DISAGREES),
        (34.9, replace(TOWN, precision=PlacePrecision.ADMIN1), AGREES),
        (34.51, replace(TOWN, kind=PlaceKind.COUNTRY, precision=PlacePrecision.COUNTRY), CANNOT_TELL),
        (80.0, replace(TOWN, kind=PlaceKind.COUNTRY, precision=PlacePrecision.COUNTRY), DISAGREES),
        (34.51, replace(TOWN, latitude=None), CANNOT_TELL),
        (34.51, replace(TOWN, precision=PlacePrecision.NONE), CANNOT_TELL),
    ],
)
def test_position_is_set_against_the_place_by_its_precision(latitude: float, place: Place, standing: Standing) -> None:
    assert check_place("k", _photo("2031-02-03T08:00:00", latitude=latitude), (place,)).standing is standing


def test_a_track_counts_by_its_nearest_position_and_not_by_its_home() -> None:
    facts = Facts(
        FileKind.FLIGHT_LOG,
        "PX4 ULog",
        fixes=(Fix("home", 34.5, 38.25), Fix("track", 36.0, 38.25), Fix("track", 35.0, 38.25)),
    )
    found = check_place("k", facts, (TOWN,))
    assert (found.standing, "55.6 km from Shaqha" in found.why.en) == (DISAGREES, True)
    assert "شقحاء" in found.why.ar


@pytest.mark.parametrize(
    ("kind", "cited", "standing"),
    [
        (FileKind.PHOTOGRAPH, (EvidenceKind.IMAGERY,), AGREES),
        (FileKind.PHOTOGRAPH, (EvidenceKind.WRECKAGE,), CANNOT_TELL),
        (FileKind.FLIGHT_LOG, (EvidenceKind.DEVICE_DATA, EvidenceKind.IMAGERY), AGREES),
        (FileKind.FLIGHT_LOG, (EvidenceKind.LEAKED_MESSAGES,), DISAGREES),
        (FileKind.CHAT, (EvidenceKind.LEAKED_MESSAGES,), AGREES),
        (FileKind.ENCRYPTED, (EvidenceKind.DEVICE_DATA,), CANNOT_TELL),
        (FileKind.UNKNOWN, (), CANNOT_TELL),
    ],
)
def test_kind_is_set_against_what_the_claim_cites(
    kind: FileKind, cited: tuple[EvidenceKind, ...], standing: Standing
) -> None:
    assert check_kind("k", Facts(kind, ""), cited).standing is standing


def _reading() -> Reading:
    report = make_report(TEXT, ref="r")
    place = PlaceSpan(24, 29, TEXT[24:29], "p1")
    trigger = Span.at(TEXT, 30, 35)
    events = tuple(
        Event(f"e{n}", f"h:event:{n}-9:1-2", "c1", EventType.SHELLING, trigger, places=(place,), times=(_days(day),))
        for n, day in enumerate(("2031-02-03", None))
    )
    claims = (
        Claim("c1", "h:claim:author:1-2", Voice.ATTRIBUTED, Span.at(TEXT, 17, 39), evidence=("v1",)),
        Claim("c2", "h:claim:author:3-4", Voice.AUTHOR, Span.at(TEXT, 0, 5)),
    )
    cited = (Evidence("v1", EvidenceKind.IMAGERY, Span.at(TEXT, 0, 4), None, (), None),)
    made_by = MadeBy("0", "rules", "0", None)
    return Reading(made_by, report, places=(TOWN,), claims=claims, events=events, evidence=cited)


def test_a_claim_is_checked_by_its_kind_and_each_of_its_events() -> None:
    found = check(_photo("2031-02-03T08:00:00", "utc"), _reading(), "h:claim:author:1-2")
    assert [(c.about, c.question, c.standing) for c in found] == [
        ("h:claim:author:1-2", Question.KIND, AGREES),
        ("h:event:0-9:1-2", Question.TIME, AGREES),
        ("h:event:0-9:1-2", Question.PLACE, AGREES),
        ("h:event:1-9:1-2", Question.TIME, CANNOT_TELL),
        ("h:event:1-9:1-2", Question.PLACE, AGREES),
    ]


def test_an_event_is_checked_alone_and_an_unknown_key_not_at_all() -> None:
    found = check(_photo("2031-02-03T08:00:00"), _reading(), "h:event:1-9:1-2")
    assert {c.about for c in found} == {"h:claim:author:1-2", "h:event:1-9:1-2"}
    assert check(_photo("2031-02-03T08:00:00"), _reading(), "h:claim:author:9-9") == ()


def test_every_sentence_stands_in_both_languages_and_none_says_true() -> None:
    for key, sentence in _sentences().items():
        assert set(sentence) == {"en", "ar"}, key
        assert not {"true", "false", "proves", "confirms", "verified"} & set(sentence["en"].lower().split()), key
        parts = [sorted(re.findall(r"{\w+}", sentence[language])) for language in ("en", "ar")]
        assert parts[0] == parts[1], key
