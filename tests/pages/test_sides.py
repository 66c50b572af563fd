"""The table of sides: who disagrees comes first, disputed questions come first, figures become ranges."""

from dataclasses import replace

from riwaya.model import Account, Answer, Counted, Party, Question, Toll
from riwaya.pages.sides import MOST_COLUMNS, figures, highest, is_major, lowest, ranked, sides
from tests.pages.incident import comparison, incident, ref


def test_those_who_disagree_are_the_first_columns() -> None:
    loud = Account(Party("المرصد", None), (ref("e2"),), tuple(Answer(q, "x", (ref("e2"),)) for q in Question), "")
    table = sides(replace(incident(), accounts=(loud, *incident().accounts)))
    assert [a.party.name for a in table.columns] == ["قوات الهضبة", "جيش لاوند", "المرصد"]
    assert [a.party.name for a in table.others] == ["مصدر في اللجنة"]


def test_at_most_four_columns_and_nobody_is_lost() -> None:
    more = tuple(Account(Party(str(n), None), (), (Answer(Question.PLACE, "x", ()),), "") for n in range(9))
    table = sides(replace(incident(), accounts=more))
    assert len(table.columns) == MOST_COLUMNS and len(table.columns) + len(table.others) == 9


def test_a_disputed_question_comes_first_with_the_positions_in_its_cells() -> None:
    line = sides(incident()).lines[0]
    assert line.question is Question.WHO_STARTED and line.disputed
    assert [[answer.answer for answer in cell] for cell in line.cells] == [["جيش لاوند"], ["قوات الهضبة"]]


def test_a_side_that_does_not_answer_has_an_empty_cell() -> None:
    line = next(x for x in sides(incident()).lines if x.question is Question.TIME)
    assert [bool(cell) for cell in line.cells] == [True, False]


def test_at_least_has_no_high_end_and_at_most_no_low_one() -> None:
    at_least = Toll("r", Counted.KILLED, 7, 7, None, None, ref("e1"))
    at_most = Toll("r", Counted.KILLED, None, None, 9, None, ref("e1"))
    plain = Toll("r", Counted.KILLED, 5, None, None, None, ref("e1"))
    assert (lowest(at_least), highest(at_least)) == (7, None)
    assert (lowest(at_most), highest(at_most)) == (None, 9)
    assert (lowest(plain), highest(plain)) == (5, 5)


def test_figures_stand_by_day_and_know_their_ends() -> None:
    tolls = [Toll(r, Counted.KILLED, v, v, v, r, ref("e1")) for r, v in (("b", 9), ("a", 4), ("b", 9), ("c", 6))]
    (group,) = figures(tolls, {"a": "2031-03-01", "b": "2031-03-02", "c": "2031-03-03"})
    assert [t.value for t in group.tolls] == [4, 9, 6]
    assert (group.low.value, group.high.value, group.most) == (4, 9, 9.0)  # type: ignore[union-attr]


def test_figures_without_numbers_are_left_out() -> None:
    assert figures([Toll("r", Counted.KILLED, None, None, None, None, ref("e1"))], {}) == ()


def test_what_one_party_tells_undisputed_is_minor() -> None:
    alone, together = comparison().incidents
    assert not is_major(alone) and is_major(together)
    assert ranked(comparison().incidents) == [together]
