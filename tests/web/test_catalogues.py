"""Every message that a template or module asks for stands in the Arabic catalogue, whole and with its slots."""

import re

import pytest
from babel.messages.catalog import Message as Entry

from riwaya.web.language import LANGUAGES, catalogues, messages
from tests.web.catalogue import Message, asked_for

ASKED = {message: where for where, message in asked_for()}
ENTRIES: dict[Message, Entry] = {}
for catalogue in catalogues("ar"):
    for entry in catalogue:
        if entry.id:
            ENTRIES[tuple(entry.id) if isinstance(entry.id, tuple | list) else entry.id] = entry

_SLOT = re.compile(r"%\(\w+\)s")


def test_messages_are_found_in_templates_and_modules() -> None:
    assert len(ASKED) > 200
    assert {"py", "html"} <= {where.rpartition(":")[0].rpartition(".")[2] for where in ASKED.values()}


def test_no_message_is_missing_in_arabic() -> None:
    missing = [f"{where}: {message}" for message, where in ASKED.items() if message not in ENTRIES]
    assert missing == []


@pytest.mark.parametrize("message", [m for m in ASKED if isinstance(m, tuple)], ids=str)
def test_what_counts_has_the_six_plural_forms_of_arabic(message: Message) -> None:
    forms = ENTRIES[message].string
    assert len(forms) == 6 and all(forms)


def test_slots_are_those_of_the_english() -> None:
    wrong = []
    for message, entry in ENTRIES.items():
        if isinstance(message, tuple):  # one, two and none may be words
            wrong += [f for f in entry.string[3:] if set(_SLOT.findall(f)) != set(_SLOT.findall(message[1]))]
            continue
        if sorted(_SLOT.findall(message)) != sorted(_SLOT.findall(str(entry.string))):
            wrong.append(message)
    assert wrong == []


def test_nothing_is_left_in_english_or_empty() -> None:
    assert [m for m, e in ENTRIES.items() if not any(map(str.strip, _forms(e)))] == []
    same = [m for m, e in ENTRIES.items() if m == e.string and re.search("[a-z]{3}", str(m))]
    assert same == []


def _forms(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.string) if isinstance(entry.string, tuple | list) else (str(entry.string),)


def test_arabic_counts_in_its_own_way() -> None:
    words = messages("ar")
    shown = [words.ngettext("%(num)s report", "%(num)s reports", n) for n in (0, 1, 2, 5, 11, 100)]
    assert len(set(shown)) == 6
    assert set(LANGUAGES) == {"ar", "en"}


@pytest.mark.parametrize(
    ("number", "noun"),
    [(3, "أقوال"), (10, "أقوال"), (11, "قولًا"), (34, "قولًا"), (99, "قولًا"), (100, "قول"), (102, "قول"), (103, "أقوال")],
)
def test_what_is_counted_takes_the_form_that_its_number_asks_for(number: int, noun: str) -> None:
    assert messages("ar").ngettext("%(num)s claim", "%(num)s claims", number).split() == ["%(num)s", noun]
