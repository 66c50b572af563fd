"""Number the names and identities of a batch: each is stored once, however many reports use it."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Table, func, select

from riwaya.ledger.bulk import insert_rows
from riwaya.ledger.tables import identities, name_uses, names

Keyed = tuple[str, str]
_AT_ONCE = 5_000


def number(connection: Connection, table: Table, wanted: Iterable[Keyed]) -> dict[Keyed, int]:
    """Kind and key -> number in ``table`` (names or identities); what is new is added."""
    missing = sorted(set(wanted))
    found = known(connection, table, missing)
    new = [pair for pair in missing if pair not in found]
    if new:
        last = connection.scalar(select(func.coalesce(func.max(table.c.no), 0))) or 0
        found |= {pair: no for no, pair in enumerate(new, start=last + 1)}
        insert_rows(connection, table, [{"no": found[pair], "kind": pair[0], "key": pair[1]} for pair in new])
    return found


def known(connection: Connection, table: Table, wanted: list[Keyed]) -> dict[Keyed, int]:
    """Those of the pairs that ``table`` has, with their numbers."""
    found: dict[Keyed, int] = {}
    for kind in sorted({kind for kind, _ in wanted}):
        keys = [key for k, key in wanted if k == kind]
        for start in range(0, len(keys), _AT_ONCE):
            chosen = (table.c.kind == kind) & table.c.key.in_(keys[start : start + _AT_ONCE])
            for no, key in connection.execute(select(table.c.no, table.c.key).where(chosen)):
                found[kind, key] = no
    return found


def use_names(connection: Connection, uses: Mapping[int, Iterable[tuple[Keyed, str]]]) -> dict[Keyed, int]:
    """Keep which report calls whom what; gives the numbers of all identities named.

    ``uses`` has, under a report's number, pairs of identity and folded name.
    """
    pairs = [(seq, identity, name) for seq, named in uses.items() for identity, name in named]
    numbers = number(connection, identities, (identity for _, identity, _ in pairs))
    name_nos = number(connection, names, ((identity[0], name) for _, identity, name in pairs))
    rows = sorted({(name_nos[identity[0], name], numbers[identity], seq) for seq, identity, name in pairs})
    insert_rows(connection, name_uses, [{"name_no": n, "identity_no": i, "report_seq": seq} for n, i, seq in rows])
    return numbers


def drop_names(connection: Connection, report_seqs: list[int]) -> None:
    """Forget what these reports call whom."""
    connection.execute(name_uses.delete().where(name_uses.c.report_seq.in_(report_seqs)))


def sweep_names(connection: Connection) -> None:
    """Remove names and identities that no report uses any more, so that an expunged name is gone."""
    for table, column in ((names, name_uses.c.name_no), (identities, name_uses.c.identity_no)):
        connection.execute(table.delete().where(table.c.no.not_in(select(column).distinct())))
