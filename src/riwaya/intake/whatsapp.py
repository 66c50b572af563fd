"""An exported WhatsApp chat, in its English and Arabic forms -> a Report of each message that tells something.

Telephone numbers are masked before anything else sees a message; who wrote it is kept only on request.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from datetime import datetime
from io import TextIOWrapper

from riwaya.errors import InputError
from riwaya.intake.chat_texts import mask_numbers, tells_something
from riwaya.intake.making import Found, make
from riwaya.intake.source import Source
from riwaya.intake.tally import Tally
from riwaya.intake.trouble import Trouble
from riwaya.intake.whatsapp_days import Order, order_of
from riwaya.intake.whatsapp_lines import MARKS, Line, bare, forms, parse_line, says
from riwaya.intake.wishes import Wishes
from riwaya.model import Provenance, Report, ReportKind
from riwaya.model.values import dataclass

_LONGEST_LINE = 1 << 20
_LONGEST_MESSAGE = 200_000
"""Characters; WhatsApp itself lets nobody send more than 65,536."""


@dataclass(slots=True)
class _Message:
    number: int
    first: Line
    more: list[str] = field(default_factory=list)
    size: int = 0


def read_whatsapp(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """Every message with a text that tells something, in order; what WhatsApp itself writes is left out."""
    source = source.seekable()
    original = source.digest()
    order = order_of((m.first for m in _messages(source)), wishes.dates)
    if order is None:
        wishes.aside(source.where, "its days can be read as day/month and as month/day: add --dates dmy or --dates mdy")
    tally = Tally(source.where, wishes)
    for message in _messages(source):
        if message.first.sender is None:
            tally.leave_out("lines of WhatsApp's own")
            continue
        text, media, notes = _content(message)
        if not tells_something(text):
            tally.leave_out("messages without text" if media and not text else "too short or not Arabic")
            continue
        if order is None:
            notes.append("its day is not known: day and month could be either way round")
        try:
            yield make(
                Found(
                    ref=f"{source.where}:{message.number}",
                    text=text,
                    published=_moment(message.first, order),
                    kind=ReportKind.POST,
                    provenance=Provenance(
                        format="WhatsApp export",
                        original=original,
                        author=mask_numbers(_unmarked(message.first.sender)) if wishes.senders else None,
                        media=tuple(media),
                        notes=tuple(notes),
                    ),
                ),
                wishes,
            )
        except InputError:
            tally.leave_out("too short or not Arabic")
    tally.tell()


def _messages(source: Source) -> Iterator[_Message]:
    """The messages, each with the lines that go on with it."""
    source.stream.seek(0)
    text = TextIOWrapper(source.stream, encoding=_encoding(source.head), newline="\n")
    message: _Message | None = None
    try:
        for number, ended in enumerate(iter(lambda: text.readline(_LONGEST_LINE), ""), 1):
            line = ended.rstrip("\r\n")
            if (first := parse_line(line)) is not None:
                if message is not None:
                    yield message
                message = _Message(number, first, size=len(line))
            elif message is not None and message.size < _LONGEST_MESSAGE:
                message.more.append(line)
                message.size += len(line) + 1
    except UnicodeDecodeError as error:
        raise InputError(f"is a chat that is not UTF-8 ({error.reason}); export it again") from None
    finally:
        text.detach()  # the stream stays open for the second time through
    if message is not None:
        yield message


def _encoding(head: bytes) -> str:
    return "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"


def _content(message: _Message) -> tuple[str, list[str], list[str]]:
    """Text, media and notes of a message, WhatsApp's own words taken out and numbers masked."""
    media: list[str] = []
    notes: list[str] = []
    kept = []
    for line in (message.first.text, *message.more):
        if says("media_alone", line):
            media.append("left out of the export")
        elif says("edited", line):
            notes.append("edited after it was sent")
        elif says("deleted", line):
            notes.append("taken back by its sender")
        elif (name := _attached(line)) is not None:
            media.append(mask_numbers(name))
        else:
            kept.append(_without_edited(line, notes))
    return mask_numbers("\n".join(kept).strip("\n ")), media, notes


def _attached(line: str) -> str | None:
    """The name of a file that was exported beside the chat: ``<attached: NAME>`` or ``NAME (file attached)``."""
    plain = re.sub(f"[{MARKS}]", "", line).strip()
    if (inside := re.fullmatch(r"<([^:<>]{1,30}):\s*([^<>]{1,200})>", plain)) and says("attached", inside[1]):
        return inside[2].strip()
    if (behind := re.fullmatch(r"([^()]{1,200}\.\w{2,5})\s*\(([^()]{1,30})\)", plain)) and says("attached", behind[2]):
        return behind[1].strip()
    return None


def _without_edited(line: str, notes: list[str]) -> str:
    """A line without the remark at its end that the message was edited."""
    found = re.search(rf"[{MARKS}]{{0,4}}<([^<>]{{1,60}})>[{MARKS}\s]{{0,8}}$", line)
    if found is None or bare(found[1]) not in {bare(form) for form in forms("edited")}:
        return line
    notes.append("edited after it was sent")
    return line[: found.start()].rstrip()


def _unmarked(text: str) -> str:
    return re.sub(f"[{MARKS}]", "", text).strip()


def _moment(first: Line, order: Order | None) -> str | None:
    if order is None:
        return None
    try:
        return datetime(*order.day(first.day), *first.time).isoformat()
    except ValueError:
        return None
