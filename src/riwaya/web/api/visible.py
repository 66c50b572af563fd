"""A long answer of the ledger -> the part of it that a visitor may see, in whole pages, without a count of the rest."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")
Fetch = Callable[[int, int], tuple[Sequence[Row], int]]
"""(limit, offset) -> rows and how many there are in all."""


def visible_part(
    fetch: Fetch[Row], seen: Callable[[Row], bool], *, all_seen: bool, limit: int, offset: int
) -> tuple[tuple[Row, ...], int | None]:
    """Rows from ``offset`` on, counted among those that are seen. The total is None where something may be hidden."""
    if all_seen:
        rows, total = fetch(limit, offset)
        return tuple(rows), total
    wanted = offset + limit
    asked = wanted * 2
    while True:
        rows, _ = fetch(asked, 0)
        found = [row for row in rows if seen(row)]
        if len(found) >= wanted or len(rows) < asked:
            return tuple(found[offset:wanted]), None
        asked *= 4
