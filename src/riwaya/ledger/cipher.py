"""A passphrase -> how SQLite files are opened with SQLCipher, where it is installed (extra ``encrypted``).

The passphrase comes from the environment, so that every way of opening a ledger - worker processes, backups, drafts -
takes the same one and no copy is ever written in the clear by one that forgot it.
"""

import os
from typing import Any

from riwaya.errors import LedgerError

VARIABLE = "RIWAYA_LEDGER_KEY"
LEAST = 12


def passphrase() -> str | None:
    """The passphrase of this process; None where ledgers are plain files."""
    key = os.environ.get(VARIABLE)
    if key is None or key == "":
        return None
    if len(key) < LEAST:
        raise LedgerError(f"{VARIABLE} needs at least {LEAST} characters; several words are easiest to keep in mind")
    if "\0" in key:
        raise LedgerError(f"{VARIABLE} cannot be used as it is")
    return key


def driver() -> Any:
    """SQLCipher's driver."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise LedgerError(f"{VARIABLE} is set, and SQLCipher is not here: pip install 'riwaya[encrypted]'") from None
    return dbapi2


def unlock(connection: Any, key: str) -> None:
    """The first thing said on every connection."""
    quoted = key.replace("'", "''")
    connection.execute(f"PRAGMA key = '{quoted}'")
    connection.execute("PRAGMA cipher_memory_security = OFF")  # locking every page costs half the speed
