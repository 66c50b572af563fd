"""A ledger's incidents: only what a new report touches is gathered anew; order of arrival changes nothing told."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from riwaya.ledger import DecisionKind, Ledger, decide, digest_reading, list_incidents, open_ledger, store, undo
from riwaya.ledger.tables import incident_members, incidents
from riwaya.model import Incident, Reading
from riwaya.text.search import search_text
from riwaya.workflow import gathering
from riwaya.workflow.gathering import gather_again, gather_incidents, hands, touching
from riwaya.workflow.gathering.regrouped import parts_to_keep
from riwaya.workflow.reading import Knowledge
from tests.ledger import world

KNOWLEDGE = Knowledge()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    opened = open_ledger(tmp_path / "ledger.sqlite")
    yield opened
    opened.close()


def reading(number: int) -> Reading:
    """One of four stories, told by this report."""
    return world.reading_for(number, sentences=1, story=number % 4)


def take(ledger: Ledger, *numbers: int) -> None:
    """Ingest reports of the invented world and gather."""
    store(ledger, [digest_reading(reading(number), search_text) for number in numbers], case="main")
    gather_incidents(ledger, knowledge=KNOWLEDGE)


def told(ledger: Ledger) -> dict[frozenset[str], Incident]:
    """Every incident by the places where its claims stand."""
    page = list_incidents(ledger, limit=1000)
    return {
        frozenset(f"{r.report} {r.event}" for r in found.incident.claims): found.incident for found in page.incidents
    }


def test_second_gathering_has_nothing_to_do(ledger: Ledger) -> None:
    take(ledger, *range(8))
    assert 0 < list_incidents(ledger).total < 8
    assert gather_incidents(ledger, knowledge=KNOWLEDGE) == 0


def test_every_event_told_is_in_one_incident(ledger: Ledger) -> None:
    take(ledger, *range(8))
    standing = [place for places in told(ledger) for place in places]
    readings = [reading(n) for n in range(8)]
    assert sorted(standing) == sorted(f"{r.report.ref} {e.id}" for r in readings for e in r.events)


def test_reports_one_by_one_give_what_all_at_once_give(ledger: Ledger, tmp_path: Path) -> None:
    take(ledger, *range(10))
    one_by_one = open_ledger(tmp_path / "other.sqlite")
    for number in (3, 9, 1, 0, 7, 5, 2, 8, 6, 4):
        take(one_by_one, number)
    assert set(told(one_by_one)) == set(told(ledger))
    one_by_one.close()


def test_incidents_kept_a_few_at_a_time_are_those_kept_at_once(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(ledger, *range(10))
    monkeypatch.setattr(gathering, "_KEPT_AT_ONCE", 1)
    monkeypatch.setattr(hands, "_KEPT_OPEN", 1)
    monkeypatch.setattr(touching, "_NOTED_AT_ONCE", 3)
    little = open_ledger(tmp_path / "other.sqlite")
    take(little, *range(10))
    assert told(little) == told(ledger)
    little.close()


def test_only_what_a_new_report_joins_is_made_anew(ledger: Ledger) -> None:
    take(ledger, *range(12))
    store(ledger, [digest_reading(reading(12), search_text)], case="main")
    anew = gather_incidents(ledger, knowledge=KNOWLEDGE)
    joined = sum(reading(12).report.id in found.reports for found in list_incidents(ledger, limit=1000).incidents)
    assert anew == joined < list_incidents(ledger).total


@given(
    earlier=st.lists(st.integers(-1, 4), min_size=10, max_size=10),
    now=st.lists(st.integers(0, 4), min_size=10, max_size=10),
    anew=st.sets(st.sampled_from("abcdefghij"), max_size=2),
)
def test_groups_that_share_an_earlier_incident_are_kept_together_and_no_changed_one_is_left_out(
    earlier: list[int], now: list[int], anew: set[str]
) -> None:
    letters = "abcdefghij"
    before = {x: n for x, n in zip(letters, earlier, strict=True) if n >= 0}
    groups = [g for n in range(5) if (g := frozenset(x for x, m in zip(letters, now, strict=True) if m == n))]
    parts = list(parts_to_keep(groups, before, {x: x for x in letters}, frozenset(anew), at_once=1))
    kept = [group for part in parts for group in part]
    same = [frozenset(x for x in before if before[x] == n) for n in range(5)]
    assert sorted(map(sorted, kept)) == sorted(sorted(g) for g in groups if g not in same or g & anew)
    for one, other in combinations(parts, 2):
        held = [{before[x] for group in part for x in group if x in before} for part in (one, other)]
        assert not held[0] & held[1]


def test_split_by_a_person_holds_when_more_reports_come(ledger: Ledger) -> None:
    take(ledger, *range(8))
    largest = max(list_incidents(ledger, limit=1000).incidents, key=lambda found: len(found.reports))
    assert len(largest.reports) > 1
    with ledger.reading() as connection:
        key = connection.exec_driver_sql(
            "SELECT happening FROM incident_members m JOIN incidents i ON i.no = m.incident_no"
            f" WHERE i.id = '{largest.incident.id}' ORDER BY happening LIMIT 1"
        ).scalar()
    decide(ledger, DecisionKind.SPLIT, [str(key)], by="سلمى")
    gather_again(ledger, largest.reports, knowledge=KNOWLEDGE)
    take(ledger, *range(8, 12))
    with ledger.reading() as connection:
        together = connection.exec_driver_sql(
            "SELECT count(*) FROM incident_members WHERE incident_no ="
            f" (SELECT incident_no FROM incident_members WHERE happening = '{key}')"
        ).scalar()
    assert together == 1


def speaking(ledger: Ledger) -> set[str]:
    """The parties that have an account of anything."""
    page = list_incidents(ledger, limit=1000)
    return {a.party.actor or a.party.name for found in page.incidents for a in found.incident.accounts}


def test_actors_merged_by_a_person_are_one_party_now_and_in_later_reports(ledger: Ledger) -> None:
    take(ledger, *range(6))
    one, other = sorted(name for name in speaking(ledger) if name.startswith(("actor:", "name:")))[:2]
    number = decide(ledger, DecisionKind.SAME_ACTOR, [one, other], by="سلمى")
    assert gather_incidents(ledger, knowledge=KNOWLEDGE) > 0
    assert len(speaking(ledger) & {one, other}) == 1
    take(ledger, *range(6, 10))
    assert len(speaking(ledger) & {one, other}) == 1
    undo(ledger, number, by="سلمى")
    gather_incidents(ledger, knowledge=KNOWLEDGE)
    assert {one, other} <= speaking(ledger)


def test_decision_on_actors_in_one_case_changes_nothing_in_another(ledger: Ledger) -> None:
    store(ledger, [digest_reading(reading(n), search_text) for n in range(6)], case="other")
    gather_incidents(ledger, knowledge=KNOWLEDGE, case="other")
    before = list_incidents(ledger, case="other", limit=1000)
    take(ledger, *range(6))
    one, other = sorted(name for name in speaking(ledger) if name.startswith(("actor:", "name:")))[:2]
    decide(ledger, DecisionKind.SAME_ACTOR, [one, other], by="سلمى")
    gather_incidents(ledger, knowledge=KNOWLEDGE)
    gather_incidents(ledger, knowledge=KNOWLEDGE, case="other")
    assert list_incidents(ledger, case="other", limit=1000) == before


def bodies(ledger: Ledger) -> list[tuple[object, ...]]:
    """Everything that is kept of incidents, in the order of their numbers."""
    with ledger.reading() as connection:
        kept = connection.execute(select(incidents).order_by(incidents.c.no)).all()
        members = connection.execute(select(incident_members).order_by(incident_members.c.happening)).all()
    return [tuple(row) for row in (*kept, *members)]


def test_incidents_are_the_same_bytes_whatever_the_number_of_workers(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "_KEPT_AT_ONCE", 2)
    monkeypatch.setattr(touching, "_NOTED_AT_ONCE", 2)
    monkeypatch.setattr(hands, "_FEW", 1)
    take(ledger, *range(16))
    by_several = open_ledger(tmp_path / "other.sqlite")
    store(by_several, [digest_reading(reading(number), search_text) for number in range(16)], case="main")
    told: list[tuple[str, int, int]] = []
    gather_incidents(by_several, knowledge=KNOWLEDGE, workers=2, progress=lambda *step: told.append(step))
    assert bodies(by_several) == bodies(ledger)
    assert told[-1][0] == "incidents" and told[-1][1] == told[-1][2] == list_incidents(ledger).total
    by_several.close()


class Stopped(Exception):
    """What a kill is to a test."""


@pytest.mark.parametrize("where", ["reports outlined", "incidents"])
def test_gathering_that_was_stopped_goes_on_where_it_was(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(gathering, "_KEPT_AT_ONCE", 2)
    monkeypatch.setattr(touching, "_NOTED_AT_ONCE", 2)
    whole = open_ledger(tmp_path / "other.sqlite")
    take(whole, *range(16))
    steps: list[int] = []

    def stop(what: str, done: int, of: int) -> None:
        if what == where:
            steps.append(done)
        if len(steps) == 3:
            raise Stopped

    store(ledger, [digest_reading(reading(number), search_text) for number in range(16)], case="main")
    with pytest.raises(Stopped):
        gather_incidents(ledger, knowledge=KNOWLEDGE, progress=stop)
    again: dict[str, int] = {}
    gather_incidents(ledger, knowledge=KNOWLEDGE, progress=lambda what, done, of: again.update({what: of}))
    assert again[where] == (16 - steps[2] if where == "reports outlined" else whole_of(whole) - steps[2])
    assert told(ledger) == told(whole)
    assert gather_incidents(ledger, knowledge=KNOWLEDGE) == 0
    whole.close()


def whole_of(ledger: Ledger) -> int:
    """How many incidents there are."""
    return list_incidents(ledger).total


def test_decision_on_actors_gathers_only_what_tells_of_them(ledger: Ledger) -> None:
    take(ledger, *range(12))
    before = list_incidents(ledger, limit=1000).total
    named = world.GROUPS[2][0]
    telling = {n for n in range(12) if any(actor.name == named for actor in reading(n).actors)}
    assert 0 < len(telling) < 12
    number = decide(ledger, DecisionKind.SAME_ACTOR, [named], by="سلمى")
    ids = {reading(n).report.id for n in telling}
    concerned = sum(bool(ids & set(found.reports)) for found in list_incidents(ledger, limit=1000).incidents)
    assert gather_incidents(ledger, knowledge=KNOWLEDGE) == concerned < before
    undo(ledger, number, by="سلمى")
    assert gather_incidents(ledger, knowledge=KNOWLEDGE) == concerned


def test_report_of_two_cases_is_outlined_once(ledger: Ledger) -> None:
    take(ledger, *range(6))
    store(ledger, [digest_reading(reading(number), search_text) for number in range(6)], case="other")
    asked: list[str] = []
    gather_incidents(ledger, knowledge=KNOWLEDGE, case="other", progress=lambda what, *_: asked.append(what))
    assert "reports outlined" not in asked and "incidents" in asked
    assert list_incidents(ledger, case="other", limit=100).total == list_incidents(ledger, limit=100).total
    assert gather_incidents(ledger, knowledge=KNOWLEDGE) == 0
