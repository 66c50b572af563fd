"""A Telegram export gives its posts: sender, forwarding, edits and media are kept as what they are."""

import json
from typing import Any

import pytest

from riwaya.intake import Trouble, Wishes, take_bytes
from riwaya.model import Report, ReportKind
from tests.intake.world import FIRST, SECOND, one, taken, why

POST: dict[str, Any] = {
    "id": 7,
    "type": "message",
    "date": "2031-03-04T10:10:00",
    "date_unixtime": "1930378200",
    "from": "إذاعة السد",
    "from_id": "channel1234",
    "text": FIRST,
    "text_entities": [{"type": "plain", "text": FIRST}],
}


def export(*posts: object, type_: str = "public_channel", name: str = "إذاعة السد") -> bytes:
    data = {"name": name, "type": type_, "id": 1234, "messages": list(posts)}
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def test_a_channel_s_post_is_a_report_of_kind_post_from_that_channel() -> None:
    report = one(export(POST), "result.json", outlet="غيرها")
    assert (report.text, report.kind, report.outlet) == (FIRST, ReportKind.POST, "إذاعة السد")
    assert (report.ref, report.url) == ("result.json#7", "https://t.me/c/1234/7")
    assert report.published == "2031-03-04T08:10:00Z"


def test_a_text_of_pieces_is_put_together_with_its_hashtags() -> None:
    pieces = ["قالت ", {"type": "hashtag", "text": "#قوات_الهضبة"}, " إن ", {"type": "bold", "text": "السد بخير"}, "."]
    assert one(export(POST | {"text": pieces}), "result.json").text == "قالت #قوات_الهضبة إن السد بخير."


def test_forwarding_edit_and_media_stand_in_the_provenance() -> None:
    post = POST | {
        "forwarded_from": "مكتب الهضبة",
        "forwarded_from_id": "channel9",
        "edited": "2031-03-04T11:00:00",
        "edited_unixtime": "1930381200",
        "photo": "photos/1.jpg",
    }
    made = one(export(post), "result.json").provenance
    assert made is not None
    assert (made.forwarded_from, made.edited, made.media) == ("مكتب الهضبة", "2031-03-04T09:00:00Z", ("photo",))
    assert made.forwarded_channel


def test_a_person_s_name_is_left_out_unless_asked_for() -> None:
    post = POST | {"forwarded_from": "سالم", "forwarded_from_id": "user5", "from": "سالم"}
    without = one(export(post, type_="private_supergroup"), "result.json").provenance
    assert without is not None and without.forwarded_from is None and without.author is None
    assert "left out" in without.notes[0]
    kept = one(export(post, type_="private_supergroup"), "result.json", senders=True).provenance
    assert kept is not None and (kept.forwarded_from, kept.author) == ("سالم", "سالم")
    assert not kept.forwarded_channel


def test_who_hides_the_account_is_a_person_too() -> None:
    made = one(export(POST | {"forwarded_from": "سالم"}), "result.json").provenance
    assert made is not None and made.forwarded_from is None and not made.forwarded_channel


def test_a_group_is_no_outlet_and_its_numbers_are_masked() -> None:
    report = one(export(POST | {"text": FIRST + " للتواصل 0933123456"}, type_="private_group"), "result.json")
    assert report.outlet is None and "0933" not in report.text and "••••••••••" in report.text


def test_service_messages_and_posts_that_tell_nothing_are_left_out_and_counted() -> None:
    heard: list[str] = []
    posts = (
        {"id": 1, "type": "service", "action": "pin_message", "text": FIRST},
        POST | {"id": 2, "text": "", "photo": "photos/2.jpg"},
        POST | {"id": 3, "text": "Breaking"},
        POST | {"id": 4, "text": "عاجل"},
        POST,
    )
    items = list(take_bytes(export(*posts), "result.json", Wishes(aside=lambda where, what: heard.append(what))))
    assert [item.ref for item in items if isinstance(item, Report)] == ["result.json#7"] and len(items) == 1
    assert heard == ["left out: 2 too short or not Arabic, 1 with a picture or file and no text"]


def test_an_edited_post_in_a_later_export_has_the_same_address() -> None:
    first, later = one(export(POST), "a.json"), one(export(POST | {"text": SECOND}), "b.json")
    assert first.url == later.url and first.id != later.id


def test_an_export_of_all_chats_is_read_chat_by_chat() -> None:
    chats = [json.loads(export(POST | {"id": n}, name=name)) for n, name in ((1, "إذاعة السد"), (2, "مكتب الهضبة"))]
    whole = {"about": "x", "chats": {"about": "y", "list": chats}, "left_chats": {"list": []}}
    reports = taken(json.dumps(whole).encode(), "result.json")
    assert [r.outlet for r in reports if isinstance(r, Report)] == ["إذاعة السد", "مكتب الهضبة"]


def test_what_stands_before_a_break_is_read() -> None:
    items = taken(export(POST, POST | {"id": 8})[:-300], "result.json")
    assert isinstance(items[0], Report)
    assert isinstance(items[-1], Trouble) and "breaks off" in items[-1].why


@pytest.mark.parametrize(
    "hostile",
    [
        b'{"type": "public_channel", "messages": [' + b"[" * 200_000,
        b'{"type": "public_channel", "messages": [{"id": 1, "text": "' + b"\xff\xfe" + b'"}]}',
        b'{"type": "public_channel", "messages": []}',
        b'{"type": "public_channel", "messages": 7}',
        b'{"type": "public_channel", "name": ' + b"1" * 10_000 + b"}",
        b'{"type": "public_channel", ' + b'"chats": {' * 100_000,
    ],
)
def test_a_hostile_export_is_one_trouble(hostile: bytes) -> None:
    assert why(hostile, "result.json")


def test_messages_of_wrong_kinds_are_named_and_the_others_read() -> None:
    odd = (7, {"id": "x"}, POST | {"id": 9, "text": {"a": 1}}, POST | {"id": 10, "date_unixtime": "9" * 30}, POST)
    items = taken(export(*odd), "result.json")
    assert [type(item) for item in items] == [Trouble, Trouble, Report, Report]


def test_a_lone_surrogate_in_a_post_does_no_harm() -> None:
    data = json.dumps({"type": "public_channel", "id": 1, "messages": [POST | {"text": FIRST + "\ud800"}]}).encode()
    assert one(data, "result.json").text == FIRST + "\ud800"


PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body onload="CheckLocation();">
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
إذاعة السد
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">4 March 2031</div></div>
<div class="message default clearfix" id="message7"><div class="pull_left userpic_wrap"><div class="userpic userpic1"><div class="initials">س</div></div></div>
<div class="body"><div class="pull_right date details" title="04.03.2031 10:10:00 UTC+03:00">10:10</div>
<div class="from_name">إذاعة السد </div>
<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/1.jpg"><img src="x"></a></div>
<div class="text">{FIRST}<br><a href="">#السد</a> &amp; <strong>محيطه</strong></div></div></div>
<div class="message default clearfix joined" id="message8"><div class="body">
<div class="pull_right date details" title="04.03.2031 10:12:00 UTC+03:00">10:12</div>
<div class="forwarded body"><div class="from_name">مكتب الهضبة <span class="date details" title="04.03.2031 09:00:00 UTC+03:00"> 04.03.2031 09:00:00</span></div>
<div class="text">{SECOND}</div></div></div></div>
</div></div></div></body></html>"""


def test_the_pages_of_an_export_give_the_same_posts() -> None:
    first, second = taken(PAGE.encode(), "messages.html", outlet="إذاعة السد")
    assert isinstance(first, Report) and isinstance(second, Report)
    assert first.text == FIRST + "\n#السد & محيطه"
    assert (first.ref, first.kind, first.published) == ("messages.html#7", ReportKind.POST, "2031-03-04T10:10:00+03:00")
    assert first.provenance is not None and first.provenance.media == ("file",)
    assert second.text == SECOND and second.published == "2031-03-04T10:12:00+03:00"
    assert second.provenance is not None and second.provenance.forwarded_from is None
    assert "left out" in second.provenance.notes[0]
    _, asked = taken(PAGE.encode(), "messages.html", outlet="إذاعة السد", senders=True)
    assert isinstance(asked, Report) and asked.provenance is not None
    assert asked.provenance.forwarded_from == "مكتب الهضبة" and not asked.provenance.forwarded_channel


def test_the_name_of_an_exported_chat_is_offered() -> None:
    heard: list[str] = []
    (first, _) = take_bytes(PAGE.encode(), "messages.html", Wishes(aside=lambda where, what: heard.append(what)))
    assert isinstance(first, Report) and first.outlet is None and "إذاعة السد" in heard[0]


def test_a_broken_or_empty_page_is_read_as_far_as_it_goes() -> None:
    assert len(taken(PAGE[: PAGE.index("</strong>")].encode(), "messages.html", outlet="x")) == 1
    assert "without messages" in why(PAGE[: PAGE.index('<div class="message')].encode(), "messages.html")
    many = PAGE[: PAGE.index('<div class="message')] + "<div>" * 50_000
    assert "without messages" in why(many.encode(), "messages.html")
