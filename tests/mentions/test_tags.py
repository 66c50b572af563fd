"""What the tagger takes for a name -> without the words that are something else."""

import pytest

from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.mentions.tagger import Tag
from riwaya.mentions.tags import Tags
from riwaya.text import cut


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def trimmed(text: str, lexicon: Lexicon, kind: str = "PER", *, stops: tuple[int, ...] = ()) -> str | None:
    document = cut(text)
    words = document.words
    readings = [lexicon.actor_words.of(w.folded) for w in words]
    tags = Tags(words, lexicon, [i in stops for i in range(len(words))], [False] * len(words), readings)
    found = tags.by_first([Tag(0, len(words), 0, kind)])
    return next((" ".join(w.text for w in words[t.first : t.last]) for t in found.values()), None)


def test_a_person_ends_before_the_post_behind_it(lexicon: Lexicon) -> None:
    assert trimmed("رند سمعان المتحدثة", lexicon) == "رند سمعان"


def test_a_person_ends_before_a_quotation(lexicon: Lexicon) -> None:
    assert trimmed('رند سمعان "مشاعري', lexicon) == "رند سمعان"


def test_a_preposition_begins_no_person(lexicon: Lexicon) -> None:
    assert trimmed("على سمعان", lexicon, stops=(0,)) == "سمعان"


def test_a_name_written_as_the_preposition_is_folded_stays(lexicon: Lexicon) -> None:
    assert trimmed("علي سمعان", lexicon, stops=(0,)) == "علي سمعان"


def test_latin_letters_alone_are_no_person(lexicon: Lexicon) -> None:
    assert trimmed("CNN", lexicon) is None


def test_what_is_no_person_is_left_as_it_is(lexicon: Lexicon) -> None:
    assert trimmed("على سمعان", lexicon, "LOC", stops=(0,)) == "على سمعان"
