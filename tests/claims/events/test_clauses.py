"""Clauses of invented sentences: which verb each has, how it opens, which event it tells of."""

import pytest

from riwaya.claims.events.clauses import Clause, clauses_of, governed_by
from tests.claims.events_world import scene


def clauses(text: str) -> list[Clause]:
    return list(clauses_of(scene(text), 0).found)


def told(text: str) -> list[tuple[str, str, str | None]]:
    """(verb, how its clause opens, the event it tells of) of every clause."""
    words = scene(text).document.words
    return [(words[c.verb].text, c.opening, c.about and c.about.span.text) for c in clauses(text)]


def test_sentence_without_a_verb_has_no_clause() -> None:
    assert clauses("مقتل سبعة حراس في تلماس") == []


def test_light_verb_tells_of_the_event_it_carries_out() -> None:
    assert told("شن الحرس غارة على تلماس") == [("شن", "main", "غارة")]


def test_verb_that_names_an_event_tells_of_it() -> None:
    assert told("قصف الحرس تلماس وهاجم المسلحون نهروز") == [("قصف", "main", "قصف"), ("وهاجم", "and", "هاجم")]


def test_verb_of_saying_tells_of_no_event_itself() -> None:
    found = told("قال المجلس إن الحرس هاجم تلماس")
    assert found == [("قال", "main", None), ("هاجم", "that", "هاجم")]


def test_relative_clause_is_about_the_event_it_stands_behind() -> None:
    found = told("أدان المجلس الغارات التي وقعت الأحد")
    assert found[-1] == ("وقعت", "who", "الغارات")


def test_verb_that_tells_only_that_something_happened_names_no_event() -> None:
    assert told("وقعت غارة على تلماس") == [("وقعت", "main", "غارة")]


def test_verb_behind_an_indefinite_noun_opens_a_relative_clause() -> None:
    clause = clauses("أعلن المجلس عن هجوم وقع الأحد في تلماس")[-1]
    assert (clause.opening, clause.antecedent and clause.antecedent.span.text) == ("bare", "هجوم")


def test_clause_that_waits_for_its_verb_goes_on_behind_the_relative_clause_in_it() -> None:
    found = clauses("قال المجلس إن الغارات التي شهدتها تلماس، نفذها الحرس")
    assert [c.opening for c in found] == ["main", "who", "that"]


def test_verb_of_causing_tells_of_its_subject() -> None:
    assert told("أسفر القصف على تلماس عن مقتل سبعة حراس") == [("أسفر", "main", "القصف")]


@pytest.mark.parametrize(
    ("text", "trigger", "governs"),
    [
        ("شن الحرس غارة", "غارة", ""),
        ("قتل سبعة حراس في غارة", "غارة", "في"),
        ("تعرضت تلماس لقصف", "قصف", "ل"),
        ("عدد القتلى", "القتلى", "of"),
        ("بعد هجوم عنيف وقصف", "قصف", "&"),
    ],
)
def test_what_governs_an_events_noun(text: str, trigger: str, governs: str) -> None:
    told = scene(text)
    assert governed_by(told, next(c for c in told.candidates if c.span.text == trigger)) == governs
