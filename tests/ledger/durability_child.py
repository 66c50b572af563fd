"""What the durability tests run in processes of their own: an ingest in many small transactions, to be killed anywhere."""

import sys

from riwaya.ledger import ingest, open_ledger
from tests.ledger import world
from tests.ledger.helpers import read


def main(location: str, first: int, count: int) -> None:
    """Ingest reports of the invented world."""
    ledger = open_ledger(location)
    print("open", flush=True)
    reports = map(world.report_for, range(first, first + count))
    ingest(ledger, reports, read, made_by=world.MADE_BY, batch=5, progress=lambda _: print("stored", flush=True))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
