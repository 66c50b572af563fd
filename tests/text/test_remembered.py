"""A table that asks a function once a form."""

import pickle

from riwaya.text.remembered import Remembered


def test_a_form_is_asked_for_once() -> None:
    asked: list[str] = []

    def length(form: str) -> int:
        asked.append(form)
        return len(form)

    table = Remembered(length)
    assert [table["a"], table["bc"], table["a"]] == [1, 2, 1]
    assert asked == ["a", "bc"]


def test_more_forms_than_it_remembers_are_answered_all_the_same() -> None:
    table = Remembered(len, most=2)
    assert [table["x" * n] for n in range(6)] == list(range(6))
    assert len(table) <= 2


def test_it_can_be_kept_with_what_it_belongs_to() -> None:
    table = Remembered(len)
    assert table["abc"] == 3
    again = pickle.loads(pickle.dumps(table))
    assert dict(again) == {"abc": 3}
    assert again["abcd"] == 4
