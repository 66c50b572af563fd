"""Private persons' names are masked wherever they stand; public ones are not."""

from riwaya.export.redaction import Mask, private_actors
from riwaya.model import EventType, Span
from tests.compare.world import line, reading

T = EventType
READING = reading("r1", [line("salman", T.SHELLING, "army", patients=("nadim",)), line("commander", T.RAID, "front")])


def test_only_people_without_entry_and_post_are_private() -> None:
    assert {a.name for a in private_actors(READING)} == {"صخر الدلواني", "نديم الزنباري"}


def test_names_are_masked_in_any_text() -> None:
    mask = Mask(READING)
    assert mask.text("شهادة صخر الدلواني عن رعد السندي") == "شهادة [اسم محجوب] عن رعد السندي"
    assert mask.text(None) is None


def test_stretches_that_name_a_private_person_are_known() -> None:
    mask, text = Mask(READING), READING.report.text
    start = text.index("صخر")
    assert mask.touches(Span.at(text, start - 2, start + 3))
    assert not mask.touches(Span.at(text, 0, 2))


def test_a_reading_without_people_masks_nothing() -> None:
    assert Mask(reading("r1", [line("army", T.SHELLING, "army")])).text("صخر الدلواني") == "صخر الدلواني"
