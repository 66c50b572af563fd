"""Which written forms are taken for finite verbs."""

import pytest

from riwaya.mentions.verbs import is_verb
from riwaya.text import cut


@pytest.mark.parametrize("text", ["وأدى", "وادى", "أدى", "وأجرى", "وقال"])
def test_a_verb_behind_a_joined_and_is_a_verb(text: str) -> None:
    assert is_verb(cut(text).words[0])


def test_a_noun_that_begins_with_the_letter_of_and_is_none() -> None:
    assert not is_verb(cut("وادي").words[0])
