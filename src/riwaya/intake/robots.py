"""The robots.txt of a site -> whether a page of it may be fetched, and how long to wait between two (RFC 9309)."""

from typing import Any

from riwaya.errors import InputError
from riwaya.model.values import dataclass

NAME = "Riwaya"
"""What a robots.txt calls us."""
LARGEST = 512 * 1024
"""Bytes that are read of it; RFC 9309 asks for 500 KiB at least."""
LEAST_PAUSE = 1.0
MOST_PAUSE = 60.0
"""Seconds between two pages of a site: never less than one; a site that asks for more than a minute is not asked."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site says. ``rules`` is None where it says nothing."""

    rules: Any = None
    unreachable: bool = False

    def check(self, url: str) -> None:
        """Raises InputError where the page may not be fetched."""
        if self.unreachable:
            raise InputError("is of a site whose robots.txt cannot be had now; try later, or save it from a browser")
        if self.rules is not None and not self.rules.can_fetch(url, NAME):
            raise InputError("is a page that its site asks programs not to fetch (robots.txt); save it from a browser")
        if self.pause > MOST_PAUSE:
            raise InputError("is of a site that asks for minutes between two pages; save it from a browser")

    @property
    def pause(self) -> float:
        """Seconds to wait between two pages."""
        asked = self.rules.crawl_delay(NAME) if self.rules is not None else None
        return max(LEAST_PAUSE, float(asked or 0))


def rules_of(status: int, body: bytes) -> Rules:
    """What the answer to asking for robots.txt means: none there allows everything, a server in trouble nothing."""
    from protego import Protego

    if status >= 500:
        return Rules(unreachable=True)
    if status >= 400:
        return Rules()
    try:
        return Rules(Protego.parse(body[:LARGEST].decode("utf-8", "replace")))
    except Exception:  # a file made to break the parser: as if the site could not be asked
        return Rules(unreachable=True)
