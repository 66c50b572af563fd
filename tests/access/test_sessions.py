"""Sessions: random, stored hashed, renewed at sign-in, ended by time and by hand."""

from sqlalchemy import select

from riwaya.access import AccessStore, begin_session, end_session, end_sessions, find_session, list_sessions
from riwaya.access.tables import sessions
from tests.access.world import HOUR, MINUTE, NOON, owner


def _begin(store: AccessStore, person: str, device: str = "a browser") -> str:
    with store.writing() as connection:
        return begin_session(connection, person, device=device, at=NOON)


def test_a_token_is_new_each_time_and_is_not_stored(store: AccessStore) -> None:
    salma = owner(store)
    tokens = {_begin(store, salma.id) for _ in range(5)}
    assert len(tokens) == 5
    assert all(len(token) == 43 for token in tokens)
    with store.reading() as connection:
        stored = {bytes(token) for token in connection.scalars(select(sessions.c.token))}
    assert not stored & {token.encode() for token in tokens}


def test_a_session_gives_its_person_and_another_token_nobody(store: AccessStore) -> None:
    salma = owner(store)
    token = _begin(store, salma.id)
    assert find_session(store, token, at=NOON) == salma
    assert find_session(store, token[:-1] + ("A" if token[-1] != "A" else "B"), at=NOON) is None
    assert find_session(store, "", at=NOON) is None


def test_a_session_ends_when_nobody_uses_it(store: AccessStore) -> None:
    token = _begin(store, owner(store).id)
    assert find_session(store, token, at=NOON + 3 * HOUR) is not None
    assert find_session(store, token, at=NOON + 6 * HOUR) is not None, "its use at 3 hours was noted"
    assert find_session(store, token, at=NOON + 10 * HOUR) is None


def test_a_session_ends_after_a_day_however_much_it_is_used(store: AccessStore) -> None:
    token = _begin(store, owner(store).id)
    hours = [hour for hour in range(0, 40, 3) if find_session(store, token, at=NOON + hour * HOUR)]
    assert hours == [0, 3, 6, 9, 12, 15, 18, 21]


def test_sessions_are_ended_here_and_everywhere_else(store: AccessStore) -> None:
    salma = owner(store)
    here, there, third = (_begin(store, salma.id, device) for device in ("here", "there", "third"))
    with store.writing() as connection:
        end_session(connection, third)
        assert {s.device for s in list_sessions(connection, salma.id, at=NOON + MINUTE)} == {"here", "there"}
        end_sessions(connection, salma.id, but=here)
    assert find_session(store, here, at=NOON) is not None
    assert find_session(store, there, at=NOON) is None
