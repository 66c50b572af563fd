"""Turn what a database driver complains of into a LedgerError that says what happened and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from riwaya.errors import LedgerError

_FULL = "the disk is full; nothing of this step was stored. Free some space and run the command again"
_DAMAGED = "the file is damaged or was cut short. Keep it as it is and restore the last backup (riwaya restore)"
_FOREIGN = (
    "not a Riwaya ledger: the file is no SQLite database, or the passphrase in RIWAYA_LEDGER_KEY is not its own. Name "
    "another file, or a new one to begin a ledger"
)

# The beginning of the driver's message, lower case, to our words; the drivers give no finer types.
_WORDS = (
    ("database or disk is full", _FULL),
    ("disk i/o error", "the disk refused a write or is full; nothing of this step was stored. Check it and run again"),
    ("could not extend file", _FULL),
    ("no space left", _FULL),
    ("database disk image is malformed", _DAMAGED),
    ("malformed database schema", _DAMAGED),
    ("file is not a database", _FOREIGN),
    ("database is locked", "another program has been writing to it for a minute; wait for it to end and run again"),
    ("attempt to write a readonly database", "it may only be read by you; check who owns the file and its folder"),
    ("unable to open database file", "the file or its folder cannot be opened; check that it exists and is yours"),
    ("connection refused", "no PostgreSQL server answers at this address"),
    ("is append-only", "records are never changed or deleted; to remove a text for safety or law use riwaya expunge"),
)


def explain(name: str, error: BaseException) -> LedgerError | None:
    """The LedgerError for a driver's error; None where our own SQL is at fault, which is a bug and keeps its type."""
    original = getattr(error, "orig", None) or error
    said = str(original).strip()
    for beginning, words in _WORDS:
        if beginning in said.lower():
            return LedgerError(f"ledger {name}: {words}")
    if isinstance(error, ProgrammingError):
        return None
    return LedgerError(f"ledger {name}: {said.splitlines()[0] if said else type(original).__name__}")


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Raise a LedgerError in place of a driver's error."""
    try:
        yield
    except (DBAPIError, PoolTimeout) as error:
        if (explanation := explain(name, error)) is None:
            raise
        raise explanation from error
