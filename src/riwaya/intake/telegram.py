"""A chat exported by Telegram Desktop as JSON (result.json) -> a Report of each post, streamed."""

from collections.abc import Iterator
from typing import Any

from riwaya.errors import InputError
from riwaya.intake.chat_texts import mask_numbers, tells_something
from riwaya.intake.json_stream import Walk
from riwaya.intake.making import Found, make
from riwaya.intake.source import Source
from riwaya.intake.tally import Tally
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Provenance, Report, ReportKind
from riwaya.model.values import dataclass

_INTO = frozenset(("messages", "chats", "left_chats", "list"))
_MEDIA = ("photo", "file", "location_information", "contact_information", "poll")


@dataclass(slots=True)
class _Chat:
    """The chat whose messages follow."""

    name: str | None = None
    type: str = ""
    id: int | None = None

    def learn(self, key: str, value: Any) -> None:
        if key == "name":
            self.name = value if isinstance(value, str) else None
        elif key == "type":
            self.type = str(value)
        elif key == "id" and isinstance(value, int) and not isinstance(value, bool):
            self.id = value

    @property
    def is_channel(self) -> bool:
        return self.type.endswith("channel")

    def link(self, number: int) -> str | None:
        """The address of a post: the same in every export, so that an edited post is a version of the first."""
        linked = self.id is not None and self.type.endswith(("channel", "supergroup"))
        return f"https://t.me/c/{self.id}/{number}" if linked else None


def read_telegram(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """Every post with a text. The outlet of a channel's posts is the channel."""
    source = source.seekable()
    original = source.digest()
    chat, tally, found = _Chat(), Tally(source.where, wishes), False
    for event, value in Walk(source.stream, _INTO).events():
        if event == "value":
            chat.learn(*value)
        elif event == "end" and value == "messages":
            chat = _Chat()
        elif event == "item":
            found = True
            yield from _message(value, chat, original, source, wishes, tally)
    if not found:
        raise InputError("is a Telegram export without messages; export the chat again, as JSON")
    tally.tell()


def _message(
    data: Any, chat: _Chat, original: str, source: Source, wishes: Wishes, tally: Tally
) -> Iterator[Report | Trouble]:
    if not isinstance(data, dict) or not isinstance(data.get("id"), int):
        yield Trouble(source.where, "holds a message that is none (it has no number); the others are read")
        return
    if data.get("type", "message") != "message":
        return
    text, media = message_text(data.get("text")), _media(data)
    if not tells_something(text):
        tally.leave_out(
            "with a picture or file and no text" if media and not text.strip() else "too short or not Arabic"
        )
        return
    where = f"{source.where}#{data['id']}"
    try:
        yield make(
            Found(
                ref=where,
                text=text if chat.is_channel else mask_numbers(text),
                outlet=chat.name if chat.is_channel else None,
                url=chat.link(data["id"]),
                published=_moment(data, "date"),
                kind=ReportKind.POST,
                provenance=_provenance(data, chat, original, media, wishes),
            ),
            wishes,
        )
    except InputError:
        tally.leave_out("too short or not Arabic")


def _provenance(data: dict[str, Any], chat: _Chat, original: str, media: tuple[str, ...], wishes: Wishes) -> Provenance:
    author = data.get("author") if chat.is_channel else data.get("from")
    forwarded, notes = data.get("forwarded_from"), []
    # who hides the account has a name there and no number: only a channel's number says that it is one
    is_channel = str(data.get("forwarded_from_id", "")).startswith("channel")
    if forwarded is not None and not is_channel and not wishes.senders:
        forwarded = None
        notes.append("forwarded from a person, whose name is left out")
    if "forwarded_from" in data and data["forwarded_from"] is None:
        notes.append("forwarded from an account that was deleted")
    return Provenance(
        format="Telegram export (JSON)",
        original=original,
        author=mask_numbers(author) if isinstance(author, str) and wishes.senders else None,
        forwarded_from=mask_numbers(forwarded) if isinstance(forwarded, str) else None,
        edited=_moment(data, "edited"),
        media=media,
        notes=tuple(notes),
        forwarded_channel=is_channel and isinstance(forwarded, str),
    )


def _media(data: dict[str, Any]) -> tuple[str, ...]:
    if isinstance(data.get("media_type"), str):
        return (data["media_type"],)
    return tuple(kind for kind in _MEDIA if data.get(kind) is not None)


def message_text(value: Any) -> str:
    """The text of a message, which is a string or a list of strings and of marked pieces."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        return ""
    pieces = (
        piece if isinstance(piece, str) else piece.get("text") if isinstance(piece, dict) else "" for piece in value
    )
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _moment(data: dict[str, Any], key: str) -> str | None:
    """In UTC where the export has the second it counts by; else the exporting machine's own time, without a zone."""
    from datetime import UTC, datetime

    unix = data.get(f"{key}_unixtime")
    if isinstance(unix, str | int):
        try:
            return datetime.fromtimestamp(int(unix), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        except (ValueError, OverflowError, OSError):
            pass
    return data[key] if isinstance(data.get(key), str) else None
