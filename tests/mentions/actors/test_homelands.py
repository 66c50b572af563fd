"""His country is the state of whoever was told of last; states and persons are invented where they can be."""

from riwaya.lexicon.lexicon import load_lexicon
from riwaya.mentions.actors.homelands import with_homelands
from riwaya.model import Actor, ActorKind, Span
from riwaya.text import cut

SAID = "قال وزير الخارجية الفرنسي نادر الكرمي إن بلاده سترد، وإن قوات بلاده باقية."


def _told(text: str, *persons: str) -> list[tuple[str | None, list[str]]]:
    actors = [
        Actor(f"ac{n}", name, ActorKind.PERSON, (Span(text.index(name), text.index(name) + len(name), name),))
        for n, name in enumerate(persons, 1)
    ]
    found = with_homelands(cut(text), load_lexicon(), actors, None)
    return [(a.known_as, [m.text for m in a.mentions]) for a in found if a.kind is not ActorKind.PERSON]


def test_his_country_is_the_state_of_his_title() -> None:
    assert _told(SAID, "وزير الخارجية الفرنسي نادر الكرمي") == [("actor:france", ["بلاده", "بلاده"])]


def test_a_joined_letter_is_no_part_of_it() -> None:
    text = "وشكر سفير سوريا نادر الكرمي وفدا زار مقر إقامته ولبلاده حدود معها."
    assert _told(text, "سفير سوريا نادر الكرمي") == [("actor:syria", ["بلاده"])]


def test_nobodys_country_is_told_of_a_person_whose_state_is_not_said() -> None:
    assert _told("قال نادر الكرمي إن بلاده سترد.", "نادر الكرمي") == []


def test_the_state_that_is_already_told_of_gets_the_mention() -> None:
    actors = (
        Actor("ac1", "فرنسا", ActorKind.STATE_BODY, (Span(0, 5, "فرنسا"),), known_as="actor:france"),
        Actor("ac2", "نادر", ActorKind.PERSON, (Span(11, 30, "الوزير الفرنسي نادر"),)),
    )
    text = "فرنسا، قال الوزير الفرنسي نادر إن بلاده سترد."
    found = with_homelands(cut(text), load_lexicon(), actors, None)
    assert [m.text for m in found[0].mentions] == ["فرنسا", "بلاده"] and len(found) == 2
