"""The audit log: added to, never changed, and a change made behind its back is found."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from riwaya.access import AccessStore, list_lines, log, verify_log
from tests.access.world import MINUTE, NOON


def _fill(store: AccessStore) -> None:
    log(store, "signed in", at=NOON, person="سلمى", address="127.0.0.1")
    log(store, "export", at=NOON + MINUTE, person="Nadir", case="valley", subject="claims.csv", detail={"rows": "12"})
    log(store, "restricted", at=NOON + 2 * MINUTE, person="سلمى", case="hills", subject="report r1")


def _table(store: AccessStore) -> str:
    return "audit" if store.engine.dialect.name == "sqlite" else "riwaya_access.audit"


def test_lines_come_newest_first_whole_or_of_one_case(store: AccessStore) -> None:
    _fill(store)
    lines, total = list_lines(store)
    assert [line.what for line in lines] == ["restricted", "export", "signed in"]
    assert total == 3
    (only,), one = list_lines(store, case="valley")
    assert (only.detail, only.at, one) == ({"rows": "12"}, NOON + MINUTE, 1)
    assert [line.seq for line in list_lines(store, limit=1, offset=1)[0]] == [2]


@pytest.mark.parametrize("change", ["UPDATE {} SET person = 'Nadir'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_a_line(store: AccessStore, change: str) -> None:
    _fill(store)
    with pytest.raises(DBAPIError, match="append-only"), store.writing() as connection:
        connection.execute(text(change.format(_table(store))))
    assert verify_log(store) is None


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE {} SET person = 'Wael' WHERE seq = 2", "line 2 was changed"),
        ("UPDATE {} SET at = at + 1 WHERE seq = 1", "line 1 was changed"),
        ("DELETE FROM {} WHERE seq = 2", "line 2 is missing"),
    ],
)
def test_a_change_behind_its_back_is_found(store: AccessStore, change: str, found: str) -> None:
    _fill(store)
    with store.writing() as connection:
        if store.engine.dialect.name == "sqlite":
            for name in ("audit_no_update", "audit_no_delete"):
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("DROP TRIGGER audit_append_only ON riwaya_access.audit"))
        connection.execute(text(change.format(_table(store))))
    assert verify_log(store) == found


def test_nobody_fills_the_log_with_one_line_or_breaks_it_with_a_letter(store: AccessStore) -> None:
    log(store, "sign-in failed", at=NOON, person="\ud800\0" + "x" * 100_000, subject="\0", detail={"a": "\ud800"})
    (line,), _ = list_lines(store)
    assert len(line.person) <= 2_000
    assert json.dumps(line.detail) == '{"a": "?"}'
    assert verify_log(store) is None
