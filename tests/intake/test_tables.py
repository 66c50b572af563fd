"""A table gives a report a row; columns are named by the user, and days that could be two are asked about."""

import csv
import io

import pytest

from riwaya.errors import InputError
from riwaya.intake import Trouble
from riwaya.intake.table_days import iso_day
from riwaya.model import Report
from tests.intake.world import FIRST, SECOND, one, taken, why

COLUMNS = {"text": "نص الخبر", "date": "اليوم", "outlet": "المصدر"}


def table(*rows: tuple[str, ...], mark: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows((tuple(COLUMNS.values()), *rows))
    return out.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_row_is_a_report_with_any_mark_between_cells(mark: str) -> None:
    data = table((f"{FIRST}\n{SECOND}", "2031-03-04", "إذاعة السد"), (SECOND, "", ""), mark=mark)
    first, second = taken(data, "a.csv", columns=COLUMNS, outlet="غيرها")
    assert isinstance(first, Report) and isinstance(second, Report)
    assert (first.text, first.published, first.outlet) == (f"{FIRST}\n{SECOND}", "2031-03-04", "إذاعة السد")
    assert (second.ref, second.published, second.outlet) == ("a.csv:4", None, "غيرها")


def test_a_table_with_our_own_names_needs_no_mapping() -> None:
    assert one(f"id,text,url\nx1,{FIRST},https://dam.example/1\n".encode(), "a.csv").ref == "x1"


def test_a_table_is_asked_for_its_columns_and_a_wrong_name_told() -> None:
    assert "--columns text=NAME" in why(table((FIRST, "", "")), "a.csv")
    told = why(table((FIRST, "", "")), "a.csv", columns={"text": "الخبر"})
    assert "no column 'الخبر'" in told and "'نص الخبر'" in told
    assert "two columns" in why(f"text,text\n{FIRST},x\n".encode(), "a.csv")


def test_a_row_that_gives_nothing_is_named_and_the_others_read() -> None:
    data = table((FIRST, "4/3/2031", ""), ("only English words here", "", ""), ("", "", ""), (SECOND, "25/3/2031", ""))
    items = taken(data, "a.csv", columns=COLUMNS)
    assert [type(item) for item in items] == [Trouble, Trouble, Report]
    assert "--dates" in str(items[0]) and str(items[0]).startswith("a.csv:2") and str(items[1]).startswith("a.csv:3")


def test_a_short_row_without_its_text_is_a_trouble() -> None:
    assert 'no field "text"' in why(b"date,text\n2031-03-04\n", "a.csv")


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("2031-03-04T10:00:00Z", None, "2031-03-04T10:00:00Z"),
        ("٢٠٣١-٠٣-٠٤", None, "2031-03-04"),
        ("2031/3/4", None, "2031-03-04"),
        ("25/3/2031", None, "2031-03-25"),
        ("3/25/2031 9:05", None, "2031-03-25T09:05:00"),
        ("4/3/2031", "dmy", "2031-03-04"),
        ("4/3/2031", "mdy", "2031-04-03"),
        ("3/3/2031", None, "2031-03-03"),
    ],
)
def test_days_as_people_write_them(written: str, order: str | None, day: str) -> None:
    assert iso_day(written, order) == day


@pytest.mark.parametrize("written", ["4/3/2031", "31/2/2031", "أمس", "25/3/31", "99999/1/1"])
def test_days_that_are_none_or_could_be_two_are_refused(written: str) -> None:
    with pytest.raises(InputError):
        iso_day(written, None)


@pytest.mark.parametrize(
    "hostile",
    [
        b"text\n\0\0\0",
        b"text\n" + FIRST.encode("cp1256"),
        b'text\n"' + b"x" * 6_000_000,
        b"a" * 100_000,
    ],
)
def test_a_hostile_table_is_a_trouble(hostile: bytes) -> None:
    assert all(isinstance(item, Trouble) for item in taken(hostile, "a.csv"))


def test_a_text_file_that_ends_in_txt_is_read_as_a_table_only_when_columns_are_named() -> None:
    data = f"body\n{FIRST}\n".encode()
    assert one(data, "a.txt", columns={"text": "body"}).text == FIRST
    assert one(data, "a.txt").text != FIRST
