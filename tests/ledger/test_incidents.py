"""Incidents are gathered anew only where something touches them; ids and people's decisions last."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.errors import LedgerError
from riwaya.ledger import (
    Days,
    Decision,
    DecisionKind,
    Gathered,
    Ledger,
    Told,
    begin_gathering,
    decide,
    find_incident,
    hang_together,
    hanging_together,
    hold,
    keep_incidents,
    list_decisions,
    list_incidents,
    neighbours,
    note_happenings,
    retold,
    undo,
    ungathered,
)
from riwaya.model import EventType, Incident, Wording
from tests.ledger import world
from tests.ledger.helpers import fill, keep

IDS = [world.report_for(n).id for n in range(6)]


def happening(number: int) -> str:
    """Key of the one happening of a report."""
    return f"{IDS[number]}:h"


def gathered(*numbers: int, name: str | None = None, web: str = "") -> Gathered:
    """An incident of these reports' happenings, named by compare after the first of them."""
    day = f"2031-03-{10 + numbers[0]}"
    name = name or f"incident:{numbers[0]}"
    found = Incident(name, Wording(f"of {numbers}", ""), EventType.SHELLING, None, day, day, ())
    return Gathered(found, tuple(map(happening, numbers)), web)


def touched(ledger: Ledger, reports: list[str]) -> dict[str, frozenset[str]]:
    """All that may be grouped otherwise because of these reports."""
    near = neighbours(ledger, reports)
    return hanging_together(ledger, reports, {key for keys in near.values() for key in keys})


@pytest.fixture
def noted(ledger: Ledger) -> Ledger:
    """A ledger of six reports with a happening each: 0 to 2 share a block, 3 and 4 another, 5 has its own."""
    fill(ledger, 6)
    blocks = ("a", "a", "a", "b", "b", "c")
    note_happenings(ledger, {IDS[n]: [Told(happening(n), (blocks[n], f"own {n}"))] for n in range(6)})
    return ledger


def test_incident_is_listed_and_found_by_id_and_beginning(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(0, 1), gathered(3)])
    page = list_incidents(noted)
    assert [found.incident.id for found in page.incidents] == ["incident:3", "incident:0"]
    assert find_incident(noted, "incident:0").reports == tuple(sorted(IDS[:2]))
    assert find_incident(noted, "3").incident.id == "incident:3"
    with pytest.raises(LedgerError, match="stands for 2 incidents"):
        find_incident(noted, "incident:")
    with pytest.raises(LedgerError, match="no incident"):
        find_incident(noted, "incident:9")


def test_incidents_are_chosen_by_type_days_and_number_of_reports(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(0, 1), gathered(3)])
    assert list_incidents(noted, least_reports=2).total == 1
    assert list_incidents(noted, type_=EventType.RAID).total == 0
    assert list_incidents(noted, days=Days("2031-03-12", None)).total == 1
    assert list_incidents(noted, days=Days(None, "2031-03-12")).total == 1


def test_new_report_touches_its_block_and_what_hangs_with_it(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(0, 1), gathered(3, 4), gathered(5)], of=[IDS[n] for n in (0, 1, 3, 4, 5)])
    assert ungathered(noted) == (IDS[2],)
    assert touched(noted, [IDS[2]]) == {
        IDS[n]: frozenset({happening(n)}) for n in sorted((0, 1, 2), key=lambda n: IDS[n])
    }
    assert set(touched(noted, [IDS[5]])) == {IDS[5]}


def test_happening_that_shares_no_block_with_anything_is_gathered_all_the_same(noted: Ledger) -> None:
    note_happenings(noted, {IDS[5]: [Told(happening(5), ())]})
    assert touched(noted, [IDS[5]]) == {IDS[5]: frozenset({happening(5)})}


def test_incidents_of_one_web_are_gathered_together(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(0, web="w"), gathered(3, web="w"), gathered(5)])
    assert set(touched(noted, [IDS[1]])) == {IDS[n] for n in (0, 1, 2, 3)}


def test_webs_that_become_one_are_noted_as_one(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(0, web="w"), gathered(3, web="v"), gathered(5, web="u")])
    hang_together(noted, {happening(n): "w" for n in (0, 1, 3)})
    assert set(hanging_together(noted, [], {happening(3)})) == {IDS[0], IDS[3]}


def test_report_that_tells_something_no_more_is_told_apart(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(0, 1)], of=IDS[:2])
    note_happenings(noted, {IDS[1]: [Told(f"{IDS[1]}:other", ("a",))]})
    assert retold(noted, IDS) == {IDS[1]}


def test_report_read_again_counts_as_ungathered_until_it_is_noted(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(0, 1)], of=IDS)
    assert ungathered(noted) == ()
    keep(noted, [world.reading_for(1, made_by=world.NEWER, shift=1)])
    assert ungathered(noted) == (IDS[1],)
    assert set(touched(noted, [IDS[1]])) == {IDS[0]}


def test_another_gatherer_begins_anew_and_keeps_the_ids(noted: Ledger) -> None:
    begin_gathering(noted, "one")
    note_happenings(noted, {IDS[n]: [Told(happening(n), ("a",))] for n in range(2)})
    keep_incidents(noted, [gathered(0, 1)], of=IDS[:2])
    begin_gathering(noted, "one")
    assert IDS[0] not in ungathered(noted)
    begin_gathering(noted, "two")
    assert set(ungathered(noted)) == set(IDS)
    assert find_incident(noted, "incident:0").incident.id == "incident:0"
    note_happenings(noted, {IDS[0]: [Told(happening(0), ("a",))]})
    assert keep_incidents(noted, [gathered(0)], of=IDS) == ("incident:0",)
    assert list_incidents(noted).total == 1


def test_report_without_happenings_counts_as_gathered(noted: Ledger) -> None:
    note_happenings(noted, {IDS[5]: []})
    keep_incidents(noted, [], of=IDS)
    assert ungathered(noted) == ()


def test_incident_that_lost_its_last_happening_is_gone(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(5)])
    note_happenings(noted, {IDS[5]: []})
    keep_incidents(noted, [], of=[IDS[5]])
    assert list_incidents(noted).total == 0


def test_earlier_report_that_joins_does_not_change_the_id(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(1, 2)])
    assert keep_incidents(noted, [gathered(0, 1, 2)]) == ("incident:1",)
    assert find_incident(noted, "incident:1").incident.id == "incident:1"
    assert list_incidents(noted).total == 1


def test_merge_keeps_one_id_and_the_other_leads_to_it(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(0, 1), gathered(2)])
    assert keep_incidents(noted, [gathered(0, 1, 2)]) == ("incident:0",)
    assert find_incident(noted, "incident:2").incident.id == "incident:0"


def test_split_leaves_the_id_with_the_happening_it_was_given_for(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(1, 2)])
    keep_incidents(noted, [gathered(0, 1, 2)])
    assert keep_incidents(noted, [gathered(0), gathered(1, 2)]) == ("incident:0", "incident:1")


def test_merged_and_split_again_both_ids_are_back(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(0), gathered(1)])
    keep_incidents(noted, [gathered(0, 1)])
    keep_incidents(noted, [gathered(0), gathered(1)])
    assert find_incident(noted, "incident:1").reports == (IDS[1],)


def test_untouched_incidents_stay_as_they_are(noted: Ledger) -> None:
    keep_incidents(noted, [gathered(0), gathered(3, 4)])
    keep_incidents(noted, [gathered(0, 1)])
    assert find_incident(noted, "incident:3").reports == tuple(sorted(IDS[3:5]))


def test_cases_have_their_own_incidents(noted: Ledger) -> None:
    fill(noted, 2, case="south")
    keep_incidents(noted, [gathered(0, 1)], of=IDS)
    assert list_incidents(noted, case="south").total == 0
    assert set(ungathered(noted, case="south")) == set(IDS[:2])


def test_decision_is_recorded_with_its_maker_and_can_be_taken_back(ledger: Ledger) -> None:
    number = decide(ledger, DecisionKind.SPLIT, ["x"], by="سلمى", reason="قريتان بالاسم نفسه")
    (decision,) = list_decisions(ledger)
    assert (decision.number, decision.by, decision.withdrawn) == (number, "سلمى", False)
    undo(ledger, number, by="سلمى")
    assert list_decisions(ledger)[0].withdrawn
    with pytest.raises(LedgerError, match="no decision"):
        undo(ledger, number, by="سلمى")


def test_decision_needs_a_name_and_a_subject(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="name of who takes it"):
        decide(ledger, DecisionKind.CONFIRM, ["x"], by="")
    with pytest.raises(LedgerError, match="needs two of them"):
        decide(ledger, DecisionKind.MERGE, ["x", "x"], by="سلمى")


def decision(kind: DecisionKind, *subjects: str, withdrawn: bool = False) -> Decision:
    """A decision of a person's."""
    return Decision(1, kind, subjects, "سلمى", "", "", withdrawn)


def groups(*members: str) -> list[frozenset[str]]:
    """Groups of single letters."""
    return [frozenset(group) for group in members]


MERGE, SPLIT = DecisionKind.MERGE, DecisionKind.SPLIT


def test_merge_holds_whatever_has_been_gathered_since() -> None:
    assert hold(groups("ab", "cd", "e"), [decision(MERGE, "a", "c")]) == groups("abcd", "e")


def test_split_holds_whatever_has_been_gathered_since() -> None:
    assert hold(groups("abcx"), [decision(SPLIT, "a", "b")]) == groups("ab", "cx")


def test_later_decision_overrules_an_earlier_one() -> None:
    taken = [decision(MERGE, "a", "c"), decision(SPLIT, "a")]
    assert hold(groups("ab", "c"), taken) == groups("a", "bc")


def test_withdrawn_and_unmet_decisions_change_nothing() -> None:
    taken = [decision(MERGE, "a", "c", withdrawn=True), decision(SPLIT, "z"), decision(DecisionKind.CONFIRM, "a")]
    assert hold(groups("ab", "c"), taken) == groups("ab", "c")


_letters = st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=4, unique=True)


@given(
    cuts=st.lists(st.integers(0, 3), min_size=8, max_size=8),
    taken=st.lists(st.tuples(st.sampled_from((MERGE, SPLIT)), _letters), max_size=5),
    seed=st.integers(0, 99),
)
def test_held_groups_part_the_same_happenings_in_any_order(
    cuts: list[int], taken: list[tuple[DecisionKind, list[str]]], seed: int
) -> None:
    found = [frozenset(x for x, cut in zip("abcdefgh", cuts, strict=True) if cut == n) for n in range(4)]
    found = [group for group in found if group]
    decisions = [decision(kind, *subjects) for kind, subjects in taken]
    held = hold(found, decisions)
    assert sorted(x for group in held for x in group) == list("abcdefgh")
    random.Random(seed).shuffle(found)
    assert hold(found, decisions) == held
