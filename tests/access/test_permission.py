"""May: the table of roles, and every way of being refused."""

import pytest

from riwaya.access import EVERY_CASE, Action, Item, Person, Restrictions, Role, may

OPEN = Restrictions("valley")
KEPT = Restrictions("valley", {("report", "r1"): frozenset({"ann"}), ("incident", "i9"): frozenset({"ann"})})


def person(id_: str = "bob", **roles: Role) -> Person:
    return Person(id_, id_.title(), roles)


EXPECTED = {
    Role.READER: "read",
    Role.CODER: "read export add judge assess dismiss",
    Role.SENIOR: "read export add judge assess dismiss settle sign_off decide restrict",
    Role.OWNER: "read export add judge assess dismiss settle sign_off decide restrict expunge people audit",
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("action", list(Action))
def test_each_role_may_do_what_the_documentation_says_and_no_more(role: Role, action: Action) -> None:
    assert may(person(valley=role), action, "valley").allowed == (action.value in EXPECTED[role].split())


def test_nobody_may_do_nothing() -> None:
    assert not any(may(None, action, "valley") for action in Action)


def test_somebody_disabled_may_do_nothing() -> None:
    gone = Person("bob", "Bob", {EVERY_CASE: Role.OWNER}, disabled=True)
    assert not any(may(gone, action, "valley") for action in Action)


def test_a_role_in_one_case_is_none_in_another() -> None:
    assert not may(person(hills=Role.OWNER), Action.READ, "valley")


def test_the_higher_of_the_role_here_and_everywhere_counts() -> None:
    both = Person("bob", "Bob", {EVERY_CASE: Role.READER, "valley": Role.SENIOR})
    assert may(both, Action.SETTLE, "valley")
    assert not may(both, Action.SETTLE, "hills")
    assert may(both, Action.READ, "hills")


@pytest.mark.parametrize("item", [Item.report("r1"), Item.incident("i9", ()), Item.incident("i1", ("r0", "r1"))])
def test_what_is_kept_for_others_is_refused_also_through_an_incident_that_tells_from_it(item: Item) -> None:
    assert not may(person(valley=Role.SENIOR), Action.READ, "valley", item, restrictions=KEPT)
    assert may(person("ann", valley=Role.READER), Action.READ, "valley", item, restrictions=KEPT)
    assert may(person(valley=Role.OWNER), Action.READ, "valley", item, restrictions=KEPT)


def test_being_named_for_an_item_gives_no_role() -> None:
    assert not may(person("ann"), Action.READ, "valley", Item.report("r1"), restrictions=KEPT)
    assert not may(person("ann", valley=Role.READER), Action.JUDGE, "valley", Item.report("r1"), restrictions=KEPT)


def test_an_item_whose_restrictions_were_not_looked_up_is_refused() -> None:
    reader = person(valley=Role.READER)
    assert not may(reader, Action.READ, "valley", Item.report("r2"))
    assert not may(reader, Action.READ, "valley", Item.report("r2"), restrictions=Restrictions("hills"))
    assert may(reader, Action.READ, "valley", Item.report("r2"), restrictions=OPEN)


def test_lists_leave_out_what_a_person_may_not_know_of() -> None:
    assert KEPT.hidden_from(person(valley=Role.SENIOR), "report") == {"r1"}
    assert KEPT.hidden_from(person("ann", valley=Role.READER), "report") == frozenset()
    assert KEPT.hidden_from(person(valley=Role.OWNER), "report") == frozenset()
