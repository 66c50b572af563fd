"""Limits: so many tries, then a wait, and a restart forgives nothing."""

from datetime import timedelta
from pathlib import Path

from riwaya.access import AccessStore, Limit, forgive, open_access, take
from tests.access.world import MINUTE, NOON

THREE = Limit(3, 3 * MINUTE)


def _take(store: AccessStore, key: str = "login|nadir", after: timedelta = timedelta()) -> int:
    with store.writing() as connection:
        return take(connection, key, THREE, at=NOON + after)


def test_three_at_once_then_one_a_minute(store: AccessStore) -> None:
    assert [_take(store) for _ in range(4)] == [0, 0, 0, 60]
    assert _take(store, after=timedelta(seconds=30)) == 30
    assert _take(store, after=MINUTE) == 0
    assert _take(store, after=MINUTE) == 60


def test_keys_do_not_share_tries(store: AccessStore) -> None:
    assert [_take(store) for _ in range(4)][-1] == 60
    assert _take(store, "login|wael") == 0


def test_the_right_person_is_forgiven(store: AccessStore) -> None:
    assert [_take(store) for _ in range(3)] == [0, 0, 0]
    with store.writing() as connection:
        forgive(connection, "login|nadir")
    assert _take(store) == 0


def test_a_clock_put_back_gives_no_further_tries(store: AccessStore) -> None:
    assert [_take(store) for _ in range(3)] == [0, 0, 0]
    assert _take(store, after=-MINUTE) > 0


def test_a_restart_forgets_no_tries(tmp_path: Path) -> None:
    for _ in range(3):
        store = open_access(tmp_path / "ledger")
        assert _take(store) == 0
        store.close()
    store = open_access(tmp_path / "ledger")
    assert _take(store) == 60
    store.close()
