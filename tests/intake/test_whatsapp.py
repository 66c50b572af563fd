"""Exported chats in their Arabic and English forms; numbers are masked, and what cannot be told is not guessed."""

import pytest

from riwaya.intake import Trouble, Wishes, take_bytes
from riwaya.intake.chat_texts import mask_numbers
from riwaya.model import Report, ReportKind
from tests.intake.world import FIRST, SECOND, taken, why

RLM, LRM, NNBSP = "\u200f", "\u200e", "\u202f"


def reports(chat: str, **wishes: object) -> list[Report]:
    return [item for item in taken(chat.encode(), "chat.txt", **wishes) if isinstance(item, Report)]


@pytest.mark.parametrize(
    "stamp",
    [
        "25/03/2031, 21:15 - ",
        "3/25/31, 9:15 PM - ",
        f"3/25/31, 9:15{NNBSP}PM - ",
        f"{LRM}[25/03/2031, 9:15:00 PM] ",
        "[25.03.31, 21:15:00] ",
        "2031-03-25, 21:15 - ",
        f"{RLM}٢٥{RLM}/٣{RLM}/٢٠٣١، ٩:١٥ م - ",
        f"[٢٥{RLM}/٣{RLM}/٢٠٣١, ٩:١٥:٠٠ م] ",
        "25/3/2031, 9:15 م - ",
        "25/3/2031، 9:15 مساءً - ",
        f"{RLM}25{RLM}/3{RLM}/2031، 9:15{NNBSP}م - ",
    ],
)
def test_every_form_of_a_stamp_is_the_same_moment(stamp: str) -> None:
    (report,) = reports(f"{stamp}سالم: {FIRST}\n")
    assert (report.text, report.published, report.kind) == (FIRST, "2031-03-25T21:15:00", ReportKind.POST)


@pytest.mark.parametrize(("half", "hour"), [("ص", "00"), ("م", "12"), ("AM", "00"), ("PM", "12")])
def test_twelve_o_clock_is_midnight_or_noon(half: str, hour: str) -> None:
    (report,) = reports(f"25/3/2031, 12:05 {half} - سالم: {FIRST}")
    assert report.published == f"2031-03-25T{hour}:05:00"


def test_lines_without_a_stamp_go_on_with_the_message() -> None:
    chat = f"25/03/2031, 21:15 - سالم: {FIRST}\n\nثانيا: {SECOND}\n25/03/2031, 21:16 - سالم: {SECOND}\n"
    first, second = reports(chat)
    assert first.text == f"{FIRST}\n\nثانيا: {SECOND}" and second.text == SECOND
    assert (first.ref, second.ref) == ("chat.txt:1", "chat.txt:4")


def test_numbers_are_masked_and_senders_left_out() -> None:
    chat = f"25/03/2031, 21:15 - {LRM}+963 933 123 456: {FIRST} للتواصل 00963933123456 أو ٠٩٣٣ ١٢٣ ٤٥٦\n"
    for senders in (False, True):
        (report,) = reports(chat, senders=senders)
        assert not any(part in repr(report) for part in ("933", "٩٣٣", "٤٥٦"))
    assert report.provenance is not None and report.provenance.author == "+••• ••• ••• •••"


def test_media_lines_are_noted_and_captions_kept() -> None:
    chat = (
        "25/03/2031, 21:15 - سالم: <Media omitted>\n"
        "25/03/2031, 21:16 - سالم: \u200f<تم استبعاد الوسائط>\n"
        f"25/03/2031, 21:17 - سالم: {LRM}IMG-1.jpg (الملف مرفق)\n{FIRST}\n"
        f"25/03/2031, 21:18 - سالم: {LRM}<attached: 1-PHOTO.jpg>\n{SECOND}\n"
    )
    first, second = reports(chat)
    assert (first.text, second.text) == (FIRST, SECOND)
    assert first.provenance is not None and first.provenance.media == ("IMG-1.jpg",)
    assert second.provenance is not None and second.provenance.media == ("1-PHOTO.jpg",)


def test_an_edited_message_says_so_and_a_deleted_one_is_none() -> None:
    chat = (
        f"25/03/2031, 21:15 - سالم: {FIRST} {LRM}<This message was edited>\n"
        f"25/03/2031, 21:16 - سالم: {SECOND} {RLM}<تم تعديل هذه الرسالة>\n"
        "25/03/2031, 21:17 - سالم: تم حذف هذه الرسالة\n"
        "25/03/2031, 21:18 - سالم: This message was deleted\n"
    )
    first, second = reports(chat)
    assert (first.text, second.text) == (FIRST, SECOND)
    assert all(
        r.provenance is not None and r.provenance.notes == ("edited after it was sent",) for r in (first, second)
    )


def test_system_lines_and_greetings_are_left_out_and_counted() -> None:
    heard: list[str] = []
    chat = (
        "25/03/2031, 21:14 - الرسائل والمكالمات مشفرة تماما بين الطرفين\n"
        "25/03/2031, 21:15 - سالم: السلام عليكم\n"
        f"25/03/2031, 21:16 - سالم: {FIRST}\n"
    )
    items = list(take_bytes(chat.encode(), "chat.txt", Wishes(aside=lambda where, what: heard.append(what))))
    assert len(items) == 1
    assert heard == ["left out: 1 lines of WhatsApp's own, 1 too short or not Arabic"]


def test_day_and_month_that_could_be_either_are_asked_about() -> None:
    heard: list[str] = []
    chat = f"4/3/31, 21:15 - A: {FIRST}\n"
    (report,) = take_bytes(chat.encode(), "chat.txt", Wishes(aside=lambda where, what: heard.append(what)))
    assert isinstance(report, Report) and report.published is None and "--dates" in heard[0]
    assert [r.published for r in reports(chat, dates="mdy")] == ["2031-04-03T21:15:00"]


def test_one_day_that_can_only_be_read_one_way_decides_for_all() -> None:
    chat = f"4/3/31, 21:15 - A: {FIRST}\n4/13/31, 21:15 - A: {SECOND}\n"
    assert [r.published for r in reports(chat)] == ["2031-04-03T21:15:00", "2031-04-13T21:15:00"]


def test_a_chat_that_would_jump_back_in_time_is_read_the_other_way() -> None:
    chat = f"4/3/31, 21:15 - A: {FIRST}\n1/4/31, 21:15 - A: {SECOND}\n"
    assert [r.published for r in reports(chat)] == ["2031-03-04T21:15:00", "2031-04-01T21:15:00"]


def test_a_day_that_is_none_is_left_open() -> None:
    (report,) = reports(f"31/02/2031, 21:15 - A: {FIRST}\n")
    assert report.published is None


def test_a_chat_in_another_encoding_is_a_trouble() -> None:
    assert "not UTF-8" in why(f"25/03/2031, 21:15 - A: {FIRST}\n".encode("cp1256"), "chat.txt")


@pytest.mark.parametrize(
    "hostile",
    [
        "25/03/2031, 21:15 - A: " + "<" * 300_000,
        "25/03/2031, 21:15 - A: " + "1 " * 200_000,
        "25/03/2031, 21:15 - A: +" + "( " * 200_000,
        "25/03/2031, 21:15 - A: x\n" + "25/03/2031," * 100_000,
        "25/03/2031, 21:15 - A: x\n" + "\u200f" * 300_000,
        "25/03/2031, 21:15 - A: " + "\0" * 1000,
    ],
)
def test_a_hostile_chat_gives_nothing_and_ends(hostile: str) -> None:
    assert not taken(hostile.encode(), "chat.txt")


def test_a_text_that_begins_with_a_figure_is_no_chat() -> None:
    (item,) = taken(f"12 قتيلا في محيط السد\n{FIRST}".encode(), "a.txt")
    assert isinstance(item, Report) and item.kind is ReportKind.ARTICLE
    assert not isinstance(item, Trouble) and item.title is not None


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("اتصل +963 (933) 123-456 الآن", "اتصل +••• (•••) •••-••• الآن"),
        ("wa.me/963933123456", "wa.me/••••••••••••"),
        ("قتل 12 وأصيب 120 في 04-03-2031", "قتل 12 وأصيب 120 في 04-03-2031"),
        ("الساعة 21:15 يوم 2031-03-04", "الساعة 21:15 يوم 2031-03-04"),
        ("نزح 1.250.000 شخص و 1,250,000 آخرون", "نزح 1.250.000 شخص و 1,250,000 آخرون"),
        ("الحساب 123456789012", "الحساب ••••••••••••"),
    ],
)
def test_what_may_be_a_telephone_number_is_masked_and_figures_and_days_stay(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked
