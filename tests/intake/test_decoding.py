"""Bytes that are text are read; all others are refused with what they look like and what to do."""

import pytest

from riwaya.errors import InputError
from riwaya.intake.decoding import check_arabic, decode

SENTENCE = "قالت قوات الهضبة إن السد بخير."


def test_utf8_with_a_byte_order_mark_is_read_without_it() -> None:
    assert decode(b"\xef\xbb\xbf" + SENTENCE.encode()) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_where_it_is_marked(encoding: str) -> None:
    mark = {"utf-16": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[encoding]
    assert decode(mark + SENTENCE.encode(encoding)) == SENTENCE


def test_windows_1256_is_named_and_not_guessed() -> None:
    with pytest.raises(InputError, match=r"Windows-1256.*iconv"):
        decode(SENTENCE.encode("cp1256"))


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(InputError, match="not text"):
        decode(b"PK\x03\x04\0\0\0")


def test_a_truncated_utf16_file_says_where_it_breaks() -> None:
    with pytest.raises(InputError, match="UTF-16 but breaks"):
        decode(b"\xff\xfe" + SENTENCE.encode("utf-16-le")[:-1])


@pytest.mark.parametrize(
    ("text", "why"),
    [(" \n\t", "empty"), ("12:30 ... 7", "no letters"), ("The dam is well, قال", "not Arabic")],
)
def test_what_is_not_arabic_text_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        check_arabic(text)


def test_latin_names_inside_arabic_are_no_reason_to_refuse() -> None:
    check_arabic("أعلنت شركة Hill Systems أن السد بخير وأن العمل مستمر")
