"""Every word of the vocabulary has a label in English and Arabic."""

import re
from enum import StrEnum

import pytest

from riwaya.lexicon.wording import wording
from riwaya.model import (
    Act,
    ActorKind,
    AliasKind,
    Bound,
    Camp,
    Counted,
    EventType,
    EvidenceKind,
    FramingKind,
    Independence,
    LookAlikeKind,
    NoteKind,
    Phase,
    PlaceKind,
    PlacePrecision,
    Polarity,
    Question,
    Reality,
    Relay,
    Result,
    TimePrecision,
    VictimStatus,
)
from riwaya.pages.labels import keys, label

FAMILIES: tuple[tuple[str, type[StrEnum]], ...] = (
    ("act", Act),
    ("kind", ActorKind),
    ("alias", AliasKind),
    ("bound", Bound),
    ("camp", Camp),
    ("counted_as", Counted),
    ("evidence_kind", EvidenceKind),
    ("framing_kind", FramingKind),
    ("independence", Independence),
    ("look_alike_kind", LookAlikeKind),
    ("note", NoteKind),
    ("status_word", Phase),
    ("place_kind", PlaceKind),
    ("precision", PlacePrecision),
    ("status_word", Polarity),
    ("question", Question),
    ("relay", Relay),
    ("status_word", Result),
    ("time_precision", TimePrecision),
    ("victims", VictimStatus),
)


@pytest.mark.parametrize(("family", "words"), FAMILIES)
def test_every_word_has_a_label(family: str, words: type[StrEnum]) -> None:
    for word in words:
        assert label(f"{family}.{word.value}") is not None


def test_every_reality_but_the_plain_one_has_a_label() -> None:
    for word in Reality:
        assert word is Reality.OCCURRED or label(f"status_word.{word.value}")


def test_every_event_type_is_named_without_a_doer() -> None:
    for type_ in EventType:
        assert wording(f"type.{type_.value}").en


def test_labels_are_in_both_languages() -> None:
    for key in keys():
        words = label(key)
        assert bool(words.en) == bool(words.ar), key
        assert not words.ar or re.search("[\u0600-\u06ff]", words.ar) or "{" in words.ar, key
        assert not re.search("[\u0600-\u06ff]", words.en), key
