"""A JSON record becomes a report; a wrong one is refused with what to mend."""

import pytest

from riwaya.errors import InputError
from riwaya.intake import Wishes
from riwaya.intake.records import check_date, parse_record, report_of
from riwaya.model import ReportKind

TEXT = "قالت قوات الهضبة إن السد بخير."


def made(**data: object):  # type: ignore[no-untyped-def]
    return report_of(data, ref="file:1", wishes=Wishes(outlet="إذاعة السد", published="2031-03-04"))


def test_text_is_title_two_newlines_and_body() -> None:
    report = made(title="السد بخير", text=TEXT)
    assert report.text == "السد بخير\n\n" + TEXT
    assert report.title is not None and report.title.text == "السد بخير"


def test_a_record_without_title_is_its_text_alone() -> None:
    report = made(text=TEXT)
    assert (report.text, report.title) == (TEXT, None)


def test_what_the_record_says_wins_over_the_options() -> None:
    report = made(text=TEXT, id="a", outlet="صحيفة الهضبة", date="2031-01-01T10:00:00+03:00", kind="statement")
    assert (report.ref, report.outlet, report.published) == ("a", "صحيفة الهضبة", "2031-01-01T10:00:00+03:00")
    assert report.kind is ReportKind.STATEMENT


def test_options_stand_in_for_what_the_record_does_not_say() -> None:
    report = made(text=TEXT)
    assert (report.ref, report.outlet, report.published) == ("file:1", "إذاعة السد", "2031-03-04")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"title": "السد"}, 'no field "text"'),
        ({"text": 7}, '"text" is no text'),
        ({"text": TEXT, "id": 7}, '"id" is no text'),
        ({"text": ""}, "empty"),
        ({"text": TEXT, "kind": "song"}, "none of article, statement, post"),
        ({"text": TEXT, "date": "yesterday"}, "is no day"),
        ({"text": TEXT, "date": "2031-02-30"}, "is no day"),
    ],
)
def test_a_wrong_record_is_refused_with_the_reason(data: dict[str, object], why: str) -> None:
    with pytest.raises(InputError, match=why):
        made(**data)


def test_days_and_moments_are_dates() -> None:
    for date in ("2031-03-04", "2031-03-04T02:50:00Z", "2031-03-04 02:50", "2031-03-04T02:50:00.5+03:00"):
        assert check_date(date) == date


@pytest.mark.parametrize("line", ["{", "[1]", "nonsense", '"text"', "[" * 100_000, '{"a": ' + "9" * 5000 + "}"])
def test_a_line_that_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(InputError):
        parse_record(line)


def test_a_lone_surrogate_in_a_record_is_kept() -> None:
    report = report_of(parse_record('{"text": "السد \\ud800 بخير"}'), ref="x", wishes=Wishes())
    assert "\ud800" in report.text
