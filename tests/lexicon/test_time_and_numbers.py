"""The hit and miss sentences of the time, number and quantity files hold; overlays and bad entries are checked."""

from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicon.clitic_forms import clitic_forms
from riwaya.lexicon.lexicon import load_lexicon
from riwaya.lexicon.numbers import load_numbers
from riwaya.lexicon.quantities import load_quantities
from riwaya.lexicon.source import Entry, read_entries
from riwaya.lexicon.time import load_time
from riwaya.mentions.amounts.quantities import read_quantities
from riwaya.mentions.times.dates import read_times
from riwaya.text import cut

LEXICON = load_lexicon()
TIME = read_entries("time.yaml")
AMOUNTS = read_entries("numbers.yaml") + read_entries("quantities.yaml")


def sentences(entries: tuple[Entry, ...], key: str) -> list[tuple[str, str]]:
    return [(entry.id, sentence) for entry in entries for sentence in entry.texts(key)]


def times(sentence: str) -> list[str]:
    return [t.text for t in read_times(cut(sentence), LEXICON, "2024-05-15")[0]]


def quantities(sentence: str) -> list[str]:
    document = cut(sentence)
    found, _ = read_times(document, LEXICON, "2024-05-15")
    return [q.span.text for q in read_quantities(document, LEXICON, found)]


@pytest.mark.parametrize(("entry", "sentence"), sentences(TIME, "hit"))
def test_time_entry_hits_its_sentence(entry: str, sentence: str) -> None:
    assert times(sentence), entry


@pytest.mark.parametrize(("entry", "sentence"), sentences(TIME, "miss"))
def test_time_entry_misses_its_sentence(entry: str, sentence: str) -> None:
    assert times(sentence) == [], entry


@pytest.mark.parametrize(("entry", "sentence"), sentences(AMOUNTS, "hit"))
def test_amount_entry_hits_its_sentence(entry: str, sentence: str) -> None:
    assert quantities(sentence), entry


@pytest.mark.parametrize(("entry", "sentence"), sentences(AMOUNTS, "miss"))
def test_amount_entry_misses_its_sentence(entry: str, sentence: str) -> None:
    assert quantities(sentence) == [], entry


def test_word_that_has_its_article_takes_no_second_one() -> None:
    forms = dict(clitic_forms("الأحد"))
    assert "والاحد" in forms
    assert "للاحد" in forms
    assert not any(form.startswith("الال") for form in forms)


def test_letters_of_thousand_are_no_article() -> None:
    assert not dict(clitic_forms("ألف"))["الف"].article
    assert load_numbers().cardinals["الف"].word.value == 1000


def test_overlay_adds_a_month_name(tmp_path: Path) -> None:
    (tmp_path / "time.yaml").write_text(
        "entries:\n  - {id: month.1.local, gloss: January, kind: month, value: 1, words: [زهران]}\n", encoding="utf-8"
    )
    found, _ = read_times(cut("في 3 زهران 2024"), load_lexicon([tmp_path]), None)
    assert [t.from_ for t in found] == ["2024-01-03"]


@pytest.mark.parametrize(
    ("file", "entry", "message"),
    [
        ("time.yaml", "{id: x, gloss: x, kind: month, value: [1], words: [زهران]}", "value"),
        ("time.yaml", "{id: x, gloss: x, kind: month, colour: red, words: [زهران]}", "colour"),
        ("numbers.yaml", "{id: x, gloss: x, role: heap, value: 1, words: [زهران]}", "heap"),
        ("numbers.yaml", "{id: x, gloss: x, role: digit, value: one, words: [زهران]}", "value"),
        ("quantities.yaml", "{id: x, gloss: x, kind: vague, low: many, words: [زهران]}", "low"),
    ],
)
def test_bad_entry_is_named(file: str, entry: str, message: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text(f"entries:\n  - {entry}\n", encoding="utf-8")
    load = {"time.yaml": load_time, "numbers.yaml": load_numbers, "quantities.yaml": load_quantities}[file]
    with pytest.raises(LexiconError, match=f"entry x.*{message}"):
        load([tmp_path])
