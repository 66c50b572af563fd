"""Ledgers of older formats -> the present one, step by numbered step, inside one transaction."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, update

from riwaya.ledger.migrations import format2, format3, format4, format5, format6
from riwaya.ledger.tables import meta

FORMAT = 6
"""The ledger format this version writes. Adding a table, column or index raises it and adds a step below."""

STEPS: Mapping[int, Callable[[Connection], None]] = {
    2: format2.upgrade,
    3: format3.upgrade,
    4: format4.upgrade,
    5: format5.upgrade,
    6: format6.upgrade,
}
"""Under each number the step that makes that format out of the one before; a step never changes once released."""


def migrate(connection: Connection, found: int) -> None:
    """Bring a ledger of format ``found`` to FORMAT."""
    for number in range(found + 1, FORMAT + 1):
        STEPS[number](connection)
    connection.execute(update(meta).where(meta.c.key == "format").values(value=str(FORMAT)))
