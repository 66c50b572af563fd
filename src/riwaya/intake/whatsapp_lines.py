"""One line of an exported chat -> the beginning of a message (when, who, what), or None where it goes on with one."""

import re
from functools import cache
from pathlib import Path

import yaml

from riwaya.model.values import dataclass

MARKS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
"""Direction marks, which Arabic exports put between all parts of a line."""
_M = f"[{MARKS}]{{0,4}}"
_SPACE = f"[ \u00a0\u202f{MARKS}]"
_LONGEST_STAMP = 80
"""Characters: a day, a time and the marks between their parts take half of them."""
_DATE = rf"{_M}(\d{{1,4}}){_M}[/.\-]{_M}(\d{{1,2}}){_M}[/.\-]{_M}(\d{{1,4}}){_M}"
_TIME = rf"(\d{{1,2}}){_M}[:.]{_M}(\d\d)(?:{_M}[:.]{_M}(\d\d))?"
_DECORATION = re.compile(f"[{MARKS}\u064b-\u0652.<>()\u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Line:
    """A message's first line: the three numbers of the day in the order in which they stand, the time, the rest."""

    day: tuple[int, int, int]
    time: tuple[int, int, int]
    arabic: bool
    sender: str | None
    text: str


@cache
def forms(name: str) -> tuple[str, ...]:
    """What WhatsApp writes for something, the longest first."""
    words = yaml.safe_load((Path(__file__).parent / "data" / "whatsapp.yaml").read_text("utf-8"))
    return tuple(sorted(words[name]["forms"], key=lambda form: (-len(form), form)))


@cache
def _pattern() -> re.Pattern[str]:
    half = "|".join(re.escape(form) + "[\u064b-\u0652]?" for form in (*forms("before_noon"), *forms("after_noon")))
    clock = rf"{_TIME}(?:{_SPACE}{{0,4}}({half})(?!\w))?{_M}"
    day = rf"{_DATE}[,،]?{_SPACE}{{0,4}}"
    bracketed, dashed = rf"\[{day}{clock}\]", rf"{day}{clock}{_SPACE}{{0,4}}[-–]"
    return re.compile(rf"{_M}(?:{bracketed}|{dashed})(?:{_SPACE}{{1,4}}|$)", re.I)


def begins_message(line: str) -> bool:
    """Whether a line is the first of a message."""
    return _pattern().match(line[:_LONGEST_STAMP]) is not None


def parse_line(line: str) -> Line | None:
    """A message's first line, without its line end."""
    found = _pattern().match(line[:_LONGEST_STAMP])
    if found is None:
        return None
    one, two, three, hour, minute, second, half = found.groups()[:7] if found[1] else found.groups()[7:]
    hours = int(hour)
    if half is not None:
        hours = hours % 12 + (12 if says("after_noon", half) else 0)
    arabic = not line[: found.end()].isascii() and bool(re.search("[\u0600-\u06ff]", line[: found.end()]))
    before, colon, after = line[found.end() :].partition(": ")
    if not colon and before.endswith(":"):
        before, colon = before[:-1], ":"
    sender = before.strip() if colon else None
    return Line(
        (int(one), int(two), int(three)),
        (hours, int(minute), int(second or 0)),
        arabic,
        sender,
        after if colon else line[found.end() :],
    )


def says(name: str, text: str) -> bool:
    """Whether a text is nothing but something that WhatsApp writes."""
    return bare(text) in _bare_forms(name)


@cache
def _bare_forms(name: str) -> frozenset[str]:
    return frozenset(map(bare, forms(name)))


def bare(text: str) -> str:
    """A piece of WhatsApp's own words without marks, vowel signs, brackets and stops."""
    return _DECORATION.sub("", text).strip().casefold()
