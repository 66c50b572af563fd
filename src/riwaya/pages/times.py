"""Time expressions -> lines for a terminal, or the JSON of ``riwaya when``."""

import json
from collections.abc import Sequence

from riwaya.model import TimeSpan, to_json
from riwaya.pages.isolates import isolated
from riwaya.pages.phrasing import dates, fineness

_KEYS = ("text", "from", "to", "precision", "basis")


def times_json(text: str, published: str | None, times: Sequence[TimeSpan]) -> str:
    """One object, as READING.md has it."""
    found = [{key: data[key] for key in _KEYS} for data in (to_json(time) for time in times)]
    return json.dumps({"text": text, "published": published, "times": found}, ensure_ascii=False)


def times_text(times: Sequence[TimeSpan], *, isolates: bool = True) -> str:
    """One expression a line with its days; what names none says so."""
    if not times:
        return "no time expression found"
    return "\n".join(f"{isolated(time.text, isolates)}  {days(time)}" for time in times)


def days(time: TimeSpan) -> str:
    """The days a time names, in words: "2026-05-08", "2026-05-08 – 2026-05-09 (night)", "names no day"."""
    span, fine = dates(time), fineness(time)
    if fine is None:
        return span
    return f"{span} ({fine.en})" if span else fine.en
