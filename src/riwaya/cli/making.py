"""A reading -> (its ref, its text in one format): made in the process that read it, so that little is handed over."""

from riwaya.model import Reading, dumps


def as_json(reading: Reading) -> tuple[str, str]:
    """One line of JSON, as READING.md has it."""
    return reading.report.ref, dumps(reading) + "\n"


def as_text(reading: Reading, *, why: bool, isolates: bool) -> tuple[str, str]:
    """Who says what, for a terminal."""
    from riwaya.pages.terminal import reading_text

    return reading.report.ref, reading_text(reading, why=why, isolates=isolates) + "\n"


def as_html(reading: Reading, *, why: bool) -> tuple[str, str]:
    """One self-contained page."""
    from riwaya.pages.reading_page import reading_page

    return reading.report.ref, reading_page(reading, why=why)
