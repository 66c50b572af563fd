"""The hit and miss sentences of cues.yaml, run as tests."""

import pytest

from riwaya.claims.attribution.read import attributions
from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.lexicon.source import Entry, read_entries
from riwaya.mentions.phrases import Ground
from riwaya.text import cut, fold

ENTRIES = read_entries("cues.yaml")
CASES = [(e, kind, s) for e in ENTRIES for kind in ("hit", "miss") for s in e.texts(kind)]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(
    ("entry", "kind", "sentence"), CASES, ids=[f"{e.id}-{k}-{n}" for n, (e, k, _) in enumerate(CASES)]
)
def test_hit_sentences_hold_the_cue_and_miss_sentences_do_not(
    lexicon: Lexicon, entry: Entry, kind: str, sentence: str
) -> None:
    found = attributions(Ground.of(cut(sentence), lexicon))
    assert any(entry.id in d.because for d in found) == (kind == "hit")


def test_every_cue_has_a_gloss_and_every_rejected_one_a_reason() -> None:
    for entry in ENTRIES:
        assert entry.text("gloss")
        assert entry.text("rejected", "none")


def test_no_form_stands_twice_in_one_entry_after_folding() -> None:
    for entry in ENTRIES:
        for key in ("past", "present", "masdar", "participle", "noun", "fixed"):
            forms = [fold(w) for w in entry.texts(key)]
            assert len(forms) == len(set(forms)), entry.id
