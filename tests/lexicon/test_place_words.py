"""The words that tell where, found behind joined particles."""

from riwaya.lexicon.place_words import joined, load_place_words
from riwaya.model import PlaceKind
from riwaya.text import fold


def test_a_head_noun_is_found_behind_particles_and_tells_their_letters() -> None:
    heads = load_place_words().heads
    head, skip = heads[fold("وبمدينة")]
    assert (head.kind, skip) == (PlaceKind.CITY, 2)


def test_behind_to_the_article_loses_its_alef_and_the_particle_stays() -> None:
    found = joined([fold("المحافظة")])[fold("للمحافظة")]
    assert (found.word, found.skip) == (fold("المحافظة"), 0)


def test_a_form_of_two_words_goes_to_the_one_with_fewer_particles() -> None:
    assert joined(["بحر", "حر"])["بحر"].word == "بحر"
