"""Any Python text goes in and comes out as it was; publication times sort as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from riwaya.ledger.columns import AnyText, LongText
from riwaya.ledger.rows import published_at

_any_text = st.text(st.characters(codec=None, exclude_categories=()))


@given(_any_text)
def test_text_comes_back_and_what_is_stored_any_database_takes(text: str) -> None:
    stored = AnyText().process_bind_param(text, sqlite.dialect())
    assert stored is not None
    assert "\0" not in stored
    stored.encode("utf-8")
    assert AnyText().process_result_value(stored, sqlite.dialect()) == text


@given(_any_text)
def test_long_text_comes_back(text: str) -> None:
    stored = LongText().process_bind_param(text, sqlite.dialect())
    assert LongText().process_result_value(stored, sqlite.dialect()) == text


@pytest.mark.parametrize(
    ("published", "sorts"),
    [
        ("2018-04-09T02:50:00Z", "2018-04-09T02:50:00Z"),
        ("2018-04-09T02:50:00+03:00", "2018-04-08T23:50:00Z"),
        ("2018-04-09T02:50:00", "2018-04-09T02:50:00Z"),
        ("2018-04-09", "2018-04-09"),
        ("يوم الاثنين", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_publication_sorts_in_one_time_zone(published: str | None, sorts: str) -> None:
    assert published_at(published) == sorts
