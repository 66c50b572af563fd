"""The ``forms`` of a YAML entry (verb, nouns, participle, fixed words) -> its written forms."""

from collections.abc import Iterator

from riwaya.lexicon import inflect
from riwaya.lexicon.inflect import Form, Part
from riwaya.lexicon.source import Entry

FIELDS = frozenset(
    ("past", "present", "passive", "passive_present", "masdar", "participle", "noun", "plural", "gender", "fixed")
)
"""past, present: third person masculine singular. passive, passive_present: the same where they are written
differently. masdar: verbal nouns. participle: masculine singular. noun: singulars, with ``plural`` for all of them:
broken plurals, "ون" or "ات". fixed: words that do not change."""


def forms_of(entry: Entry) -> Iterator[Form]:
    """Every written form of an entry; the fields of FIELDS stand directly in it."""
    plurals = entry.texts("plural")
    gender = entry.text("gender", "")
    past = entry.texts("past")
    hollow = any(word[-2:-1] == "ا" for word in past)
    for word in past:
        yield from inflect.past(word)
    for word in entry.texts("present"):
        yield from inflect.present(word, hollow=hollow)
    for word in entry.texts("passive"):
        yield from inflect.past(word, passive=True)
    for word in entry.texts("passive_present"):
        yield from inflect.present(word, passive=True)
    for word in entry.texts("masdar"):
        yield from inflect.noun(word, plurals, part=Part.MASDAR, gender=gender)
    for word in entry.texts("noun"):
        yield from inflect.noun(word, plurals, gender=gender)
    for word in entry.texts("participle"):
        yield from inflect.participle(word)
    for word in entry.texts("fixed"):
        yield from inflect.fixed(word)
