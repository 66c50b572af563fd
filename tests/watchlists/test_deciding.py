"""Where a candidate stands by what people said of it."""

import pytest

from riwaya.watchlists.deciding import Decision, State, Verdict, by_subject, state

YES, NO = Verdict.CONFIRM, Verdict.REFUSE


def said(*words: tuple[str, Verdict]) -> list[Decision]:
    return [Decision("main", "رند", "Talmas", "1", verdict, by, "2031-05-03") for by, verdict in words]


@pytest.mark.parametrize(
    ("words", "persons", "expected"),
    [
        ((), 1, State.OPEN),
        ((("a", YES),), 1, State.CONFIRMED),
        ((("a", YES),), 2, State.WAITING),
        ((("a", YES), ("b", YES)), 2, State.CONFIRMED),
        ((("a", YES), (" A ", YES)), 2, State.WAITING),
        ((("a", NO),), 1, State.REFUSED),
        ((("a", YES), ("b", NO)), 1, State.DISPUTED),
        ((("a", YES), ("a", NO)), 1, State.REFUSED),
    ],
)
def test_last_word_of_each_person_counts(words: tuple, persons: int, expected: State) -> None:
    assert state(said(*words), persons=persons) is expected


def test_decisions_are_kept_by_what_they_are_about() -> None:
    assert len(by_subject(said(("a", YES), ("b", NO)))[("main", "رند", "Talmas", "1")]) == 2
