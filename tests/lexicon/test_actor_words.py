"""Titles and actor words: every entry's own hit is read as the entry; what folding hides is told apart."""

from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicon.actor_words import TITLES, WORDS, ActorWords, Role, load_actor_words
from riwaya.lexicon.source import Entry, read_entries
from riwaya.text import cut, fold

ENTRIES = [entry for file in (TITLES, WORDS) for entry in read_entries(file)]


@pytest.fixture(scope="module")
def words() -> ActorWords:
    return load_actor_words()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_hit_is_read_as_its_entry(words: ActorWords, entry: Entry) -> None:
    hits = entry.texts("hit")
    assert hits
    for hit in hits:
        read = {reading.word.id for word in cut(hit).words for reading in words.of(word.folded)}
        assert entry.id in read


def test_swallowed_article_keeps_its_particle(words: ActorWords) -> None:
    reading = words.role(fold("وللوزارة"), Role.BODY)
    assert reading is not None
    assert (reading.skip, reading.particle, reading.definite) == (1, "ل", True)


def test_pronoun_on_a_noun_is_its_owner(words: ActorWords) -> None:
    reading = words.role(fold("قواتها"), Role.BODY)
    assert reading is not None
    assert (reading.stem, reading.owner) == ("قوات", "ها")


def test_unknown_role_lists_the_roles(tmp_path: Path) -> None:
    (tmp_path / WORDS).write_text("entries: [{id: x, gloss: g, role: hero, noun: [بطل], hit: بطل}]", encoding="utf-8")
    with pytest.raises(LexiconError, match="entry x: 'hero' is not a valid Role; roles: post"):
        load_actor_words([tmp_path])


@pytest.mark.parametrize(
    ("entry", "miss"),
    [(e, m) for e in ENTRIES for m in e.texts("miss")],
    ids=lambda x: x.id if isinstance(x, Entry) else x,
)
def test_miss_is_not_read_as_its_entry(words: ActorWords, entry: Entry, miss: str) -> None:
    said = cut(miss).words
    following = [*(w.folded for w in said[1:]), ""]
    read = {
        r.word.id
        for w, after in zip(said, following, strict=True)
        for r in words.of(w.folded)
        if r.word.fits(after) and (not r.word.written or any(t in w.text for t in r.word.written))
    }
    assert entry.id not in read
