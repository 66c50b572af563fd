"""The hit and miss sentences of loaded.yaml, run as tests."""

import pytest

from riwaya.claims.framing.loaded_words import LoadedWords
from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.lexicon.source import Entry, read_entries
from riwaya.mentions.actors.read import read_actors
from riwaya.mentions.phrases import Ground
from riwaya.text import cut, fold

ENTRIES = read_entries("loaded.yaml")
CASES = [(e, kind, s) for e in ENTRIES for kind in ("hit", "miss") for s in e.texts(kind)]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(
    ("entry", "kind", "sentence"), CASES, ids=[f"{e.id}-{k}-{n}" for n, (e, k, _) in enumerate(CASES)]
)
def test_hit_sentences_hold_the_word_and_miss_sentences_do_not(
    lexicon: Lexicon, entry: Entry, kind: str, sentence: str
) -> None:
    document = cut(sentence)
    actors, _ = read_actors(document, lexicon, None, (), None)
    found = LoadedWords(Ground.of(document, lexicon), actors).all()
    assert any(word.id == entry.id for _, word in found) == (kind == "hit")


def test_every_word_has_a_hit_sentence_or_the_reason_it_was_left_out() -> None:
    for entry in ENTRIES:
        assert entry.text("gloss")
        assert entry.texts("hit") or entry.text("rejected")


def test_no_form_stands_twice_in_one_entry_after_folding() -> None:
    for entry in ENTRIES:
        for key in ("past", "present", "masdar", "noun", "plural", "fixed", "phrases"):
            forms = [fold(w) for w in entry.texts(key)]
            assert len(forms) == len(set(forms)), entry.id


def test_each_kind_of_party_is_named_by_some_of_the_words() -> None:
    """Governments, armies, insurgents and occupiers: a list that knew the words of one side only would lean itself."""
    ids = {e.id.removeprefix("loaded.") for e in ENTRIES}
    assert {"regime", "occupation", "aggression", "repress", "thugs"} <= ids
    assert {"terrorist", "militia", "gang", "rioters", "remnants", "putschist"} <= ids
