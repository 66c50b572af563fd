"""Dates of lists come out in one form."""

import pytest

from riwaya.watchlists.lists.dates import iso


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("06 May 1963", "1963-05-06"),
        ("May 1963", "1963-05"),
        ("1963", "1963"),
        ("circa 1963", "1963"),
        ("06/05/1963", "1963-05-06"),
        ("dd/mm/1963", "1963"),
        ("2031-05-03T10:00:00", "2031-05-03"),
    ],
)
def test_date_is_written_in_one_form(written: str, expected: str) -> None:
    assert iso(written) == expected


def test_american_order_is_asked_for() -> None:
    assert iso("05/03/2031", month_first=True) == "2031-05-03"
