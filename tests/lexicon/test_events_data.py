"""The hit and miss sentences of events.yaml, event_words.yaml and weapons.yaml, run as tests."""

import pytest

from riwaya.claims.events.candidates import find_candidates
from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.lexicon.source import Entry, read_entries
from riwaya.lexicon.triggers import ATTACK, load_triggers
from riwaya.model import EventType
from riwaya.text import cut, fold

EVENTS = read_entries("events.yaml")
CASES = [(e, kind, s) for e in EVENTS for kind in ("hit", "miss") for s in e.texts(kind)]
WORDS = [(e, s) for e in read_entries("event_words.yaml") for s in e.texts("hit")]
WEAPONS = [(e, s) for e in read_entries("weapons.yaml") for s in e.texts("hit")]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(("entry", "kind", "sentence"), CASES, ids=[f"{e.id}-{k}" for e, k, _ in CASES])
def test_hit_sentences_hold_the_trigger_and_miss_sentences_do_not(
    lexicon: Lexicon, entry: Entry, kind: str, sentence: str
) -> None:
    found = find_candidates(cut(sentence), lexicon)
    if kind == "hit":
        assert any(entry.text("group", entry.id) == c.trigger.group for c in found), [c.trigger.id for c in found]
    else:
        assert all(entry.id != c.trigger.id for c in found)


@pytest.mark.parametrize(("entry", "sentence"), WORDS, ids=[e.id for e, _ in WORDS])
def test_hit_sentences_hold_a_word_of_the_class(lexicon: Lexicon, entry: Entry, sentence: str) -> None:
    assert any(entry.id in lexicon.event_words.classes(w.folded) for w in cut(sentence).words)


@pytest.mark.parametrize(("entry", "sentence"), WEAPONS, ids=[e.id for e, _ in WEAPONS])
def test_hit_sentences_hold_the_means(lexicon: Lexicon, entry: Entry, sentence: str) -> None:
    kinds = {m.entry.kind for w in cut(sentence).words for m in lexicon.weapons.lookup(w.folded)}
    assert entry.text("class") in kinds


def test_every_entry_has_a_gloss() -> None:
    for entry in (*EVENTS, *read_entries("event_words.yaml"), *read_entries("weapons.yaml")):
        assert entry.text("gloss")


def test_every_event_type_has_a_word_that_may_name_it() -> None:
    named = {t for e in EVENTS if "rejected" not in e.data for t in (e.text("type"), *e.texts("types"))}
    named |= {t.value for t in ATTACK}
    assert {t.value for t in EventType} <= named


def test_loaded_and_plain_words_for_the_killed_share_a_group(lexicon: Lexicon) -> None:
    loaded, plain = (lexicon.triggers.lookup(fold(w))[0].entry for w in ("شهيد", "قتيل"))
    assert loaded.group == plain.group


def test_a_users_overlay_may_take_an_entry_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("overlay")
    (folder / "events.yaml").write_text("entries:\n  - {id: ev.siege, remove: true}\n", encoding="utf-8")
    assert load_triggers().lookup(fold("حصار"))
    assert not load_triggers((folder,)).lookup(fold("حصار"))
