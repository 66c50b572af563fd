"""A source -> the reader for it, by its first bytes; by its name only where the bytes could be several things."""

import codecs
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from riwaya.errors import InputError
from riwaya.intake.source import Source
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Report

Reader = Callable[[Source, Wishes], Iterator[Report | Trouble]]

_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8")
_MHTML = re.compile(rb"^(Snapshot-Content-Location:|Content-Type:\s*multipart/related)", re.I | re.M)
_FEED = re.compile(rb"<(!DOCTYPE\s{1,20})?(rss|feed|(\w{1,20}:)?RDF)[\s>]")
_PROLOGUE = {b"<?": b"?>", b"<!--": b"-->"}
_PAGE = re.compile(rb"<(!doctype\s+html|html|head|body|article)[\s>]", re.I)
_TELEGRAM_PAGE = re.compile(rb'class="page_wrap"|class="page_body chat_page"')
_TELEGRAM = re.compile(
    rb'"type":\s*"(personal_chat|saved_messages|bot_chat|(public|private)_(channel|supergroup|group))"'
    rb'|"chats":\s*\{'
)


READERS = {
    "gzip": "packed:read_gzip",
    "zip": "archives:read_zip",
    "pdf": "pdf:read_pdf",
    "warc": "warc:read_warc",
    "picture": "pictures:read_picture",
    "mhtml": "mhtml:read_mhtml",
    "page": "webpage:read_page",
    "feed": "feeds:read_feed",
    "telegram": "telegram:read_telegram",
    "telegram page": "telegram_pages:read_telegram_page",
    "whatsapp": "whatsapp:read_whatsapp",
    "table": "tables:read_table",
    "plain": "plain:read_plain",
}
"""Format -> module of this room and its reader, loaded when it is needed: a text file pays for none of the others."""


_ADVICE = {
    b"\xd0\xcf\x11\xe0": "is a Word or Excel file of the old kind; save it as DOCX or CSV",
    b"{\\rtf": "is an RTF file; save it as DOCX",
}
"""What people often have and what is not read -> what to do."""


def reader_for(source: Source, wishes: Wishes) -> Reader:
    """The reader of a source. Raises InputError where there is none for its format."""
    for mark, advice in _ADVICE.items():
        if source.head.startswith(mark):
            raise InputError(advice)
    module, _, name = READERS[recognise(source, wishes)].partition(":")
    return cast(Reader, getattr(import_module(f"riwaya.intake.{module}"), name))


def recognise(source: Source, wishes: Wishes) -> str:
    """What a source is: the name of a format, or ``plain`` for texts and JSON records."""
    head = source.head
    if marked := _by_mark(head):
        return marked
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode("utf-8", "surrogatepass")
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if head.startswith(b"<"):
        if _TELEGRAM_PAGE.search(head):
            return "telegram page"
        if _FEED.match(_without_prologue(head)):  # first: entries hold pieces of pages
            return "feed"
        if _PAGE.search(head) or source.name.endswith((".html", ".htm", ".xhtml")):
            return "page"
    if _MHTML.search(head):
        return "mhtml"
    if head.startswith(b"{"):
        return "telegram" if _TELEGRAM.search(head) else "plain"
    if _is_whatsapp(head):
        return "whatsapp"
    return "table" if wishes.columns or source.name.endswith((".csv", ".tsv")) else "plain"


def _without_prologue(head: bytes) -> bytes:
    """What comes after the XML declaration and comments."""
    while True:
        end = next((e for begin, e in _PROLOGUE.items() if head.startswith(begin)), None)
        if end is None or end not in head:
            return head
        head = head.partition(end)[2].lstrip()


def _by_mark(head: bytes) -> str | None:
    """By bytes that a format must begin with."""
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "picture"
    return None


_CHAT_MAY_BEGIN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\ufeff]{0,8}[\\[\\d]")
"""The cheap look first, so that a plain text does not load the reader of chats."""


def _is_whatsapp(head: bytes) -> bool:
    text = head.decode("utf-8", "ignore")
    if not _CHAT_MAY_BEGIN.match(text):
        return False
    from riwaya.intake.whatsapp_lines import begins_message

    return begins_message(text.split("\n", 1)[0])
