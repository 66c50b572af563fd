"""What the processes of one workbench tell each other."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from riwaya.access import numbered, open_access, share, share_next, shared_text, unshare

AT = datetime(2031, 5, 4, 12, tzinfo=UTC)


def test_what_one_process_says_another_finds_until_it_is_taken_away(tmp_path: Path) -> None:
    one, other = open_access(tmp_path / "l"), open_access(tmp_path / "l")
    share(one, "open|a", "first", at=AT)
    share(one, "open|a", "second", at=AT + timedelta(seconds=5))
    assert shared_text(other, "open|a") == ("second", AT + timedelta(seconds=5))
    unshare(other, "open|a")
    assert shared_text(one, "open|a") is None


def test_numbers_go_on_whichever_process_takes_one(tmp_path: Path) -> None:
    one, other = open_access(tmp_path / "l"), open_access(tmp_path / "l")
    taken = [share_next(store, "job", str(n), at=AT) for n, store in enumerate([one, other] * 6)]
    assert taken == list(range(1, 13))
    assert shared_text(one, numbered("job", 10)) == ("9", AT)
    assert share_next(one, "jo", "of another kind", at=AT) == 1


def test_what_is_old_is_forgotten(tmp_path: Path) -> None:
    store = open_access(tmp_path / "l")
    share(store, "open|a", "", at=AT)
    share(store, "open|b", "", at=AT + timedelta(days=3))
    assert shared_text(store, "open|a") is None


def test_a_store_made_before_there_was_sharing_is_brought_up_to_date(tmp_path: Path) -> None:
    store = open_access(tmp_path / "l")
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE shared")
    store.close()
    share(open_access(tmp_path / "l"), "open|a", "", at=AT)
