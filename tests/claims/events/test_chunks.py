"""Noun phrases in a row, with what governs them."""

from riwaya.claims.events.scene import Scene
from riwaya.mentions import Mentions
from riwaya.model import Actor, ActorKind, Span
from riwaya.text import cut
from tests.claims.events_world import lexicon, scene


def chunks(text: str) -> list[tuple[str, str]]:
    return [(c.preposition, c.span.text) for c in scene(text).chunks[0]]


def test_preposition_governs_and_stands_outside() -> None:
    assert ("علي", "الحاجز") in chunks("هجوم على الحاجز")
    assert ("ب", "صواريخ") in chunks("هاجموا الحاجز بصواريخ")


def test_coordinates_are_phrases_of_their_own() -> None:
    assert [t for _, t in chunks("بين الحراس والمسلحين")] == ["الحراس", "المسلحين"]


def test_amount_and_its_whole_are_one_phrase() -> None:
    assert "37 عنصرا من الحراس" in [t for _, t in chunks("مقتل 37 عنصرا من الحراس في تلماس")]


def test_adjective_that_names_a_side_is_told_apart_from_its_noun() -> None:
    assert ("adj", "الحكومي") in chunks("القصف الحكومي على البلدة")


def test_phrase_does_not_run_over_the_next_event() -> None:
    assert all("مقتل" not in t or t == "مقتل" for _, t in chunks("أعلن الحراس مقتل خمسة جنود"))


def test_a_known_name_behind_another_is_whom_the_first_acts_on() -> None:
    words = "ودعا المجلس المحلي الجيش السوري إلى وقف إطلاق النار."
    document = cut(words)
    names = [
        Span.at(words, words.index(name), words.index(name) + len(name)) for name in ("المجلس المحلي", "الجيش السوري")
    ]
    actors = tuple(Actor(f"ac{k}", n.text, ActorKind.POLITICAL_BODY, (n,)) for k, n in enumerate(names, 1))
    seen = Scene.of(document, Mentions(actors=actors), (), lexicon())
    assert [c.span.text for c in seen.chunks[0]][:2] == ["المجلس المحلي", "الجيش السوري"]
