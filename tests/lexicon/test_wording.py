"""Riwaya's own sentences stand in two languages, with the same slots, and ask for no slot in vain."""

import string

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicon.wording import _templates, keys, wording
from riwaya.model import EventType, Wording


def slots(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("key", keys())
def test_both_languages_have_the_same_slots(key: str) -> None:
    template = _templates()[key]
    assert slots(template.en) == slots(template.ar)
    assert template.en
    assert template.ar


@pytest.mark.parametrize("event_type", list(EventType))
def test_every_type_of_event_has_a_name(event_type: EventType) -> None:
    assert wording(f"type.{event_type.value}").ar


def test_slot_may_be_worded_in_each_language() -> None:
    assert wording("title.bare", type=Wording("Siege", "حصار")) == Wording("Siege", "حصار")


def test_missing_key_and_slot_are_told() -> None:
    with pytest.raises(LexiconError, match="no entry 'nowhere'"):
        wording("nowhere")
    with pytest.raises(LexiconError, match="title"):
        wording("title")
