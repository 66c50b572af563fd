"""The hit and miss sentences of posts.yaml, run as tests."""

import pytest

from riwaya.claims.posts import Posts
from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.lexicon.source import Entry, read_entries
from riwaya.mentions.phrases import Ground
from riwaya.text import cut
from tests.claims.world import actors_in

ENTRIES = read_entries("posts.yaml")
CASES = [(e, kind, s) for e in ENTRIES for kind in ("hit", "miss") for s in e.texts(kind)]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(
    ("entry", "kind", "sentence"), CASES, ids=[f"{e.id}-{k}-{n}" for n, (e, k, _) in enumerate(CASES)]
)
def test_hit_sentences_give_a_post_and_miss_sentences_do_not(
    lexicon: Lexicon, entry: Entry, kind: str, sentence: str
) -> None:
    actors = actors_in(sentence)
    ground = Ground.of(cut(sentence), lexicon, names=[m for a in actors for m in a.mentions])
    assert bool(list(Posts(ground, actors).all())) == (kind == "hit")
    assert entry.text("gloss")
