"""The tagger: paths through a toy model, spans at word borders, and the packaged weights."""

import random

import pytest

from riwaya.mentions.tagger import Tagger, load_tagger
from riwaya.text import cut

LABELS = "O B-LOC B-PER I-LOC I-PER"
FAR = -(10**9)
MOVES = [
    [0, 0, 0, FAR, FAR],
    [0, 0, 0, 50, FAR],
    [0, 0, 0, FAR, 50],
    [0, 0, 0, 50, FAR],
    [0, 0, 0, FAR, 50],
]
WEIGHTS = {
    "w=رند": "2:300",
    "w=سالم": "4:200",
    "w=تلماس": "1:300",
    "-1w=السيد": "2:250",
    "w=قال": "0:900",
    "w=.": "0:900",
    "w=في": "0:900",
    "w=سهيل": "2:300",
}
FIGURES = "رند 00 30000000\nسالم 00 00000000\nقال 01 00000000\nوادي 02 00000000\n"


@pytest.fixture(scope="module")
def toy() -> Tagger:
    return Tagger(weights(), FIGURES)


def weights() -> str:
    moves = "\n".join(" ".join(map(str, row)) for row in MOVES)
    lines = "\n".join(f"{name}\t{pairs}" for name, pairs in WEIGHTS.items())
    return f"{LABELS}\n{moves}\n{lines}\n"


def spans(tagger: Tagger, text: str) -> list[tuple[str, int, str]]:
    document = cut(text)
    return [(document.span(t.first, t.last).text, t.skip, t.type) for t in tagger.tag(document)]


def test_name_of_two_words_is_one_span(toy: Tagger) -> None:
    assert spans(toy, "قال رند سالم في تلماس.") == [("رند سالم", 0, "PER"), ("تلماس", 0, "LOC")]


def test_joined_and_is_told_to_be_skipped(toy: Tagger) -> None:
    assert spans(toy, "قال وسهيل سالم.") == [("وسهيل سالم", 1, "PER")]


def test_no_name_begins_in_its_middle(toy: Tagger) -> None:
    assert spans(toy, "قال سالم.") == []


def test_word_before_a_name_counts(toy: Tagger) -> None:
    assert spans(toy, "السيد وادي.") == [("وادي", 0, "PER")]


@pytest.mark.parametrize("seed", range(20))
def test_words_not_searched_are_outside_on_the_best_path_of_all(seed: int) -> None:
    """Any row of words over the toy's forms, with moves that make names long, short, or side by side."""
    chance = random.Random(seed)
    moves = [[m if m == FAR else chance.randrange(-400, 400) for m in row] for row in MOVES]
    moves[0][0] = chance.randrange(500)
    forms = ["رند", "سالم", "تلماس", "السيد", "قال", "في", "سهيل", "وادي"]
    table = {
        f"{place}w={form}": f"{chance.randrange(5)}:{chance.randrange(-500, 900)}"
        for form in forms
        for place in ("", "-1", "1")
    }
    lines = [
        LABELS,
        *(" ".join(map(str, row)) for row in moves),
        *(f"{name}\t{pairs}" for name, pairs in table.items()),
    ]
    tagger = Tagger("\n".join(lines) + "\n", FIGURES)
    words = cut(" ".join(chance.choices(forms, k=60))).words
    whole = tagger._path(tagger._scores(words))
    assert tagger.decode(words) == [tagger.labels[k] for k in whole]


def test_name_like_asks_the_figures(toy: Tagger) -> None:
    assert toy.name_like("رند")
    assert not toy.name_like("قال")
    assert toy.name_like("غدنفر")


def test_hash_changes_with_the_weights(toy: Tagger) -> None:
    assert toy.hash != Tagger(weights() + "w=نهر\t1:10\n", FIGURES).hash


def test_packaged_tagger_finds_a_titled_person_and_a_city() -> None:
    tagger = load_tagger()
    assert tagger is not None
    found = spans(tagger, "وصل الرئيس محمد سالم إلى القاهرة اليوم.")
    assert ("محمد سالم", 0, "PER") in found
    assert ("القاهرة", 0, "LOC") in found


@pytest.mark.parametrize("text", ["", "\ud800", ". . . .", "كلمة" * 2000])
def test_hostile_text_breaks_nothing(text: str) -> None:
    tagger = load_tagger()
    assert tagger is not None
    assert isinstance(tagger.tag(cut(text)), tuple)
