"""No cell is taken for a formula, and every value comes back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export.cells import line, safe


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_text_that_could_be_a_formula_begins_with_an_apostrophe(start: str) -> None:
    assert safe(start + "HYPERLINK(1)") == "'" + start + "HYPERLINK(1)"
    assert safe(" " + start + "1") == "' " + start + "1"
    assert safe("\u200f" + start + "1") == "'\u200f" + start + "1"


def test_numbers_stay_numbers() -> None:
    assert [safe(x) for x in (-1, -2.5, 0, True, None)] == ["-1", "-2.5", "0", "true", ""]


def test_lone_surrogates_and_nulls_do_no_harm() -> None:
    assert safe("a\ud800b\x00") == "a\\ud800b"


@given(st.lists(st.text(), min_size=2))
def test_a_line_is_one_record_whatever_is_in_it(texts: list[str]) -> None:
    (record,) = csv.reader(io.StringIO(line(texts), newline=""))
    assert record == [safe(t) for t in texts]
