"""The text of a message -> whether it can tell of anything, and the text with telephone numbers masked."""

import re

LEAST_WORDS = 3
"""Arabic words of a message that is taken as a report: fewer are greetings and answers, and name no one who says or
does something (by what the words can hold, not measured)."""
_ARABIC_WORD = re.compile("[\u0620-\u064a\u066e-\u06d3]{2,}")
_MARK = "[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]{0,2}"
_BETWEEN = f"{_MARK}[ \u00a0\u202f().\\-–]{{0,2}}{_MARK}"
_NUMBER = re.compile(
    rf"(?<![\d.,٫٬])(?:"
    rf"(?:\+|(?<!\d)[0٠۰]{{2}}){_BETWEEN}\d(?:{_BETWEEN}\d){{6,14}}"  # +963 …, 00963 …
    rf"|[0٠۰]{_BETWEEN}\d(?:{_BETWEEN}\d){{7,11}}"  # 09 … with gaps
    rf"|\d{{9,15}}"  # a bare number of this length
    rf")(?!\d)"
)
_DAY = re.compile(r"\d{1,2}[.\-]\d{1,2}[.\-]\d{4}")
MASK = "•"


def tells_something(text: str) -> bool:
    """Whether a message has enough Arabic words to tell of something."""
    words = _ARABIC_WORD.finditer(text)
    return all(next(words, None) is not None for _ in range(LEAST_WORDS))


def mask_numbers(text: str) -> str:
    """The text with every digit of what may be a telephone number made a dot, its length and all else as before.

    A bare number of nine digits is masked too: a figure that long is rarer in reports than a number that names a
    person, and worth less.
    """
    return _NUMBER.sub(lambda found: found[0] if _DAY.match(found[0]) else re.sub(r"\d", MASK, found[0]), text)
