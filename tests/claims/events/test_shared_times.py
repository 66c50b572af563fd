"""Events of an invented sentence that are at one time because of how they are told together; the chances are given."""

from riwaya.claims.events.draft import Draft
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.shared_times import share
from riwaya.mentions import Mentions
from riwaya.mentions.times.dates import read_times
from riwaya.model import EventType
from riwaya.text import cut
from tests.claims.events_world import lexicon

SURE, UNSURE = 0.9, 0.1


def shared(text: str, *, sure: str) -> list[str]:
    """The triggers of the events that have the sentence's one time, when it is sure of one of them."""
    document = cut(text)
    times, _ = read_times(document, lexicon(), "2031-05-14")
    scene = Scene.of(document, Mentions(times=times), (), lexicon())
    drafts = [Draft(c, c.trigger.types[0], 1.0) for c in scene.candidates]
    chances = [[SURE if d.candidate.span.text == sure else UNSURE] for d in drafts]
    share(scene, drafts, list(times), chances)
    return [d.candidate.span.text for d, (p,) in zip(drafts, chances, strict=True) if p == SURE]


def test_who_is_killed_in_an_attack_is_killed_when_it_is() -> None:
    assert shared("قتل سبعة حراس في غارة على تلماس الأحد", sure="غارة") == ["قتل", "غارة"]
    assert shared("قتل سبعة حراس الأحد في غارة على تلماس", sure="قتل") == ["قتل", "غارة"]
    assert shared("مقتل سبعة حراس جراء غارة على تلماس الأحد", sure="مقتل") == ["مقتل", "غارة"]


def test_time_of_a_verb_between_says_nothing_of_the_death() -> None:
    text = "قتل سبعة حراس في غارة استهدفت الأحد سوقا"
    assert shared(text, sure="غارة") == ["غارة"]


def test_death_for_the_sake_of_something_is_not_in_it() -> None:
    assert shared("قتل سبعة حراس الأحد دفاعا عن هدنة", sure="قتل") == ["قتل"]


def test_time_before_a_death_is_not_lent_by_it() -> None:
    assert shared("في الأحد قتل سبعة حراس في غارة على تلماس", sure="غارة") == ["غارة"]


def test_two_deaths_told_with_and_are_at_one_time() -> None:
    assert shared("مقتل وإصابة عشرين حارسا الأحد", sure="إصابة") == ["مقتل", "إصابة"]


def test_types_of_the_invented_events_are_what_the_rules_ask_for() -> None:
    scene = Scene.of(cut("قتل سبعة حراس في غارة"), Mentions(), (), lexicon())
    types = [c.trigger.types[0] for c in scene.candidates]
    assert types[0] is EventType.KILLING
    assert EventType.KILLING not in types[1:]
