"""Claims are found by who speaks, who acts, what, where, when; and nobody is found who must not be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.ledger import ClaimPage, ClaimQuery, Days, Ledger, find_claims, find_claims_by_key
from riwaya.ledger.claims import COUNTED
from riwaya.model import (
    Act,
    Actor,
    ActorKind,
    ActorSpan,
    Claim,
    EventType,
    Place,
    PlaceKind,
    PlaceSpan,
    Reading,
    Span,
    TimeSpan,
    Voice,
)
from riwaya.text.search import search_text
from tests.ledger import world
from tests.ledger.helpers import fill, keep, plain


def folded(name: str) -> str:
    """A name as the ledger is asked for it."""
    return search_text(name).folded


def expected(readings: list[Reading], **wanted: object) -> set[str]:
    """Keys of the claims of these readings that meet the conditions, found the slow way."""
    keys = set()
    for reading in readings:
        for claim, event in zip(reading.claims, reading.events, strict=True):
            told = {
                "by": claim.source_actor,
                "about": event.agents[0].actor,
                "type": event.type,
                "place": event.places[0].place,
                "day": event.times[0].from_,
                "act": claim.act,
            }
            if all(told[name] == value for name, value in wanted.items()):
                keys.add(claim.key)
    return keys


def keys(page: ClaimPage) -> set[str]:
    """Keys of the claims of a page that holds all of them."""
    assert page.total == len(page.claims)
    return {claim.key for claim in page.claims}


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The readings that the filled ledger holds."""
    return [world.reading_for(n) for n in range(40)]


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A ledger of forty reports."""
    fill(ledger, 40)
    return ledger


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    by=st.none() | st.integers(0, 3),
    about=st.none() | st.integers(0, 3),
    place=st.none() | st.integers(0, 3),
    kind=st.none() | st.sampled_from([deed for deed, _ in world.DEEDS]),
    day=st.none() | st.sampled_from(world.DAYS),
    act=st.none() | st.sampled_from((Act.STATE, Act.DENY)),
)
def test_any_conditions_together_find_what_looking_at_every_claim_finds(
    filled: Ledger,
    readings: list[Reading],
    by: int | None,
    about: int | None,
    place: int | None,
    kind: EventType | None,
    day: str | None,
    act: Act | None,
) -> None:
    query = ClaimQuery(
        by=None if by is None else folded(world.GROUPS[by][0]),
        about=None if about is None else folded(world.GROUPS[about][1]),
        place=None if place is None else folded(world.PLACES[place][0]),
        type=kind,
        days=Days(day, day),
        act=act,
    )
    wanted = {
        "by": None if by is None else f"ac{by}",
        "about": None if about is None else f"ac{about}",
        "place": None if place is None else f"pl{place}",
        "type": kind,
        "day": day,
        "act": act,
    }
    found = find_claims(filled, query, limit=1000)
    assert keys(found) == expected(readings, **{k: v for k, v in wanted.items() if v is not None})


def test_claim_comes_with_its_own_words_and_events(filled: Ledger) -> None:
    reading = world.reading_for(5)
    (found,) = find_claims_by_key(filled, [reading.events[1].key])
    claim = reading.claims[1]
    assert (found.source, found.cue, found.content) == (claim.source, claim.cue, claim.content)
    assert found.events[0].trigger == reading.events[1].trigger
    assert found.report == reading.report.id


@pytest.mark.parametrize("name", ["actor:sumaq", "جيش وادى السماق", "كتائب السماق", "وادي السماق"])
def test_actor_is_found_by_id_spelling_alias_and_part_of_name(
    filled: Ledger, readings: list[Reading], name: str
) -> None:
    assert keys(find_claims(filled, ClaimQuery(by=folded(name)), limit=1000)) == expected(readings, by="ac0")


@pytest.mark.parametrize("name", ["محافظة البيلسان", "البيلسان"])
def test_governorate_finds_what_happened_in_its_places(filled: Ledger, readings: list[Reading], name: str) -> None:
    inside = expected(readings, place="pl0") | expected(readings, place="pl1")
    assert keys(find_claims(filled, ClaimQuery(place=folded(name)), limit=1000)) == inside


def test_country_is_found_by_its_name_once_a_report_names_it(filled: Ledger) -> None:
    assert find_claims(filled, ClaimQuery(place=folded("بلاد الزنابق"))).total == 0
    reading = world.reading_for(90)
    country = Place("pl99", "بلاد الزنابق", PlaceKind.COUNTRY, (), country="ZZ")
    keep(filled, [replace(reading, places=(*reading.places, country))])
    assert find_claims(filled, ClaimQuery(place=folded("بلاد الزنابق"))).total == 41 * 3


def test_pages_follow_each_other_without_gap_or_repeat(filled: Ledger) -> None:
    whole = find_claims(filled, ClaimQuery(), limit=500)
    parts = [find_claims(filled, ClaimQuery(), limit=17, offset=at) for at in range(0, 120, 17)]
    assert [claim for part in parts for claim in part.claims] == list(whole.claims)
    assert {part.total for part in parts} == {120}
    published = [claim.published or "" for claim in whole.claims]
    assert published == sorted(published, reverse=True)


def test_only_claims_of_the_case_are_found(ledger: Ledger) -> None:
    fill(ledger, 6, case="north")
    fill(ledger, 2, case="south")
    for query in (ClaimQuery(case="south"), ClaimQuery(case="south", days=Days("2031-01-01", "2031-12-31"))):
        assert find_claims(ledger, query).total == 6
    by_type = [find_claims(ledger, ClaimQuery(case="south", type=kind)).total for kind, _ in world.DEEDS]
    assert sum(by_type) == 6


def test_publication_stands_in_for_a_missing_day_and_is_named(ledger: Ledger) -> None:
    reading = world.reading_for(1)
    undated = replace(reading, events=tuple(replace(event, times=()) for event in reading.events))
    keep(ledger, [undated])
    day = (reading.report.published or "")[:10]
    found = find_claims(ledger, ClaimQuery(days=Days(day, day)))
    assert {claim.dated_by for claim in found.claims} == {"published"}
    assert {event.dated_by for claim in found.claims for event in claim.events} == {"published"}


def test_history_does_not_date_a_claim(ledger: Ledger) -> None:
    reading = world.reading_for(1)
    keep(ledger, [replace(reading, events=tuple(replace(event, background=True) for event in reading.events))])
    assert {claim.dated_by for claim in find_claims(ledger, ClaimQuery()).claims} == {"published"}


@pytest.mark.parametrize(
    ("first", "last", "met"),
    [
        ("2030-12-31", "2031-01-01", True),
        ("2031-12-31", "2032-01-01", True),
        ("2031-06-01", "2031-06-01", True),
        (None, "2030-12-31", False),
        ("2032-01-01", None, False),
        ("2031-12-31", None, True),
        (None, "2031-01-01", True),
    ],
)
def test_event_told_of_a_whole_year_meets_every_day_of_it(
    ledger: Ledger, first: str | None, last: str | None, met: bool
) -> None:
    reading = world.reading_for(1)
    year = TimeSpan(0, 1, "x", "2031-01-01", "2031-12-31")
    keep(ledger, [replace(reading, events=tuple(replace(event, times=(year,)) for event in reading.events))])
    for query in (ClaimQuery(days=Days(first, last)), ClaimQuery(place=folded("zz"), days=Days(first, last))):
        assert bool(find_claims(ledger, query).total) == met


@pytest.mark.parametrize("last", ["2031-03-05", "2031-03-06", "2031-03-07", "2031-04-05", "2031-04-06"])
def test_stretch_of_days_is_found_by_its_last_day_and_not_by_the_next(ledger: Ledger, last: str) -> None:
    reading = world.reading_for(1)
    stretch = TimeSpan(0, 1, "x", "2031-03-05", last)
    keep(ledger, [replace(reading, events=tuple(replace(event, times=(stretch,)) for event in reading.events))])
    after = (date.fromisoformat(last) + timedelta(1)).isoformat()
    type_ = reading.events[0].type
    for days, met in ((Days(last, last), True), (Days(after, after), False)):
        for query in (ClaimQuery(place=folded("zz"), days=days), ClaimQuery(type=type_, days=days)):
            assert bool(find_claims(ledger, query).total) == met


def test_days_of_publication_are_a_condition_of_their_own(filled: Ledger) -> None:
    found = find_claims(filled, ClaimQuery(published=Days("2031-03-01", "2031-03-31")), limit=500)
    assert {(claim.published or "")[:7] for claim in found.claims} == {"2031-03"}
    assert found.total == 12


def _with_actors(actor: Actor) -> Reading:
    """A reading in which an actor speaks and suffers."""
    reading = plain("قالت فلانة إن البيت قصف في ليلاك", 7)
    text = reading.report.text
    claim = Claim("c1", "k1", Voice.ATTRIBUTED, Span.at(text, 15, 20), source_actor=actor.id, chain=(actor.id,))
    event = replace(
        world.reading_for(1).events[0],
        claim="c1",
        trigger=Span.at(text, 21, 24),
        patients=(ActorSpan(5, 10, text[5:10], actor.id),),
        agents=(),
        places=(PlaceSpan(0, 1, text[:1], None),),
    )
    return replace(reading, actors=(actor,), claims=(claim,), events=(event,))


@pytest.mark.parametrize(
    ("actor", "findable"),
    [
        (world.person("ac1", "فلانة الزنبقي"), False),
        (Actor("ac1", "فلانة الزنبقي", ActorKind.UNNAMED_SOURCE, ()), False),
        (world.person("ac1", "فلانة الزنبقي", "commander"), True),
        (replace(world.person("ac1", "فلانة الزنبقي"), known_as="actor:fulana"), True),
        (Actor("ac1", "فلانة الزنبقي", ActorKind.ARMED_GROUP, ()), True),
    ],
)
def test_nobody_is_looked_up_who_has_no_public_part(ledger: Ledger, actor: Actor, findable: bool) -> None:
    keep(ledger, [_with_actors(actor)])
    for query in (ClaimQuery(by=folded("فلانة الزنبقي")), ClaimQuery(about=folded("فلانة الزنبقي"))):
        assert bool(find_claims(ledger, query).total) == findable
    assert find_claims(ledger, ClaimQuery()).total == 1


def test_reading_again_replaces_what_is_found(ledger: Ledger) -> None:
    keep(ledger, [world.reading_for(1)])
    newer = world.reading_for(1, made_by=world.NEWER, shift=2)
    keep(ledger, [newer])
    assert keys(find_claims(ledger, ClaimQuery())) == {claim.key for claim in newer.claims}


def test_counting_stops_where_it_costs_more_than_finding(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger, 30)
    monkeypatch.setattr("riwaya.ledger.claims.COUNTED", 50)
    assert COUNTED > 50
    assert find_claims(ledger, ClaimQuery(), limit=10).total == 50
