"""A chat exported by Telegram Desktop as pages (messages.html, messages2.html …) -> a Report of each post."""

import re
from collections.abc import Iterator
from dataclasses import field
from html.parser import HTMLParser

from riwaya.errors import InputError
from riwaya.intake.chat_texts import mask_numbers, tells_something
from riwaya.intake.decoding import decode_utf8
from riwaya.intake.making import Found, make
from riwaya.intake.source import Source, digest_of
from riwaya.intake.tally import Tally
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Provenance, Report, ReportKind
from riwaya.model.values import dataclass

_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
_VOID = frozenset(("br", "img", "input", "meta", "link", "hr", "source", "wbr", "area", "col", "embed"))
_FORWARDED = "forwarded from a person or a channel, which this export does not tell apart: the name is left out"
_FIELDS = {"text": "text", "from_name": "sender"}


@dataclass(slots=True)
class _Post:
    number: str
    text: str = ""
    sender: str = ""
    forwarded: str = ""
    date: str = ""
    media: list[str] = field(default_factory=list)


class _Posts(HTMLParser):
    """Collects posts; the depth at which each begins tells where it ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.posts: list[_Post] = []
        self.title = ""
        self._depth = 0
        self._into: tuple[str, int] | None = None
        self._post: tuple[_Post, int] | None = None
        self._forward: int | None = None
        self._muted: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a post, or a part of one, begins."""
        if tag == "br" and self._into is not None:
            self._add("\n")
        if tag in _VOID:
            return
        self._depth += 1
        said = {key: value or "" for key, value in attrs}
        classes = frozenset(said.get("class", "").split())
        if tag != "div":
            if "date" in classes and self._muted is None:
                self._muted = self._depth  # the day of a forwarded post stands inside the name of where it is from
            if "media_wrap" in classes or "photo_wrap" in classes:
                self._note_media(classes)
            return
        if "message" in classes and "default" in classes:
            self._post, self._into, self._forward = (
                (_Post(said.get("id", "").removeprefix("message")), self._depth),
                None,
                None,
            )
            self.posts.append(self._post[0])
        elif self._post is None:
            if "page_header" in classes:
                self._into = ("title", self._depth)
        else:
            self._part(classes, said)

    def _part(self, classes: frozenset[str], said: dict[str, str]) -> None:
        assert self._post is not None
        if "forwarded" in classes:
            self._forward = self._depth
        elif "date" in classes and "details" in classes:
            if self._forward is None and not self._post[0].date:
                self._post[0].date = said.get("title", "")
        elif "media_wrap" in classes:
            self._note_media(classes)
        elif self._into is None and (part := next((_FIELDS[c] for c in sorted(classes & _FIELDS.keys())), None)):
            self._into = ("forwarded" if part == "sender" and self._forward is not None else part, self._depth)

    def _note_media(self, classes: frozenset[str]) -> None:
        if self._post is not None and not self._post[0].media:
            self._post[0].media.append("photo" if "photo_wrap" in classes else "file")

    def handle_endtag(self, tag: str) -> None:
        """Note where a part ends."""
        if tag in _VOID:
            return
        if self._muted is not None and self._depth <= self._muted:
            self._muted = None
        if self._into is not None and self._depth <= self._into[1]:
            self._into = None
        if self._forward is not None and self._depth <= self._forward:
            self._forward = None
        if self._post is not None and self._depth <= self._post[1]:
            self._post = None
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep the characters of a part."""
        if self._into is not None and self._muted is None:
            self._add(data)

    def _add(self, data: str) -> None:
        assert self._into is not None
        part = self._into[0]
        if part == "title":
            self.title += data
        elif self._post is not None:
            setattr(self._post[0], part, getattr(self._post[0], part) + data)


def read_telegram_page(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """Every post with a text. The pages do not tell a channel from a group, so the outlet is asked for."""
    data = source.data()
    original = digest_of(data)
    posts = _Posts()
    posts.feed(decode_utf8(data))
    posts.close()
    if not posts.posts:
        raise InputError("is a page of a Telegram export without messages; export the chat again, best as JSON")
    name = " ".join(posts.title.split())
    outlet = wishes.outlet or (name if wishes.site_names and name else None)
    if outlet is None and wishes.statement_by is None:
        offered = f"; the export calls the chat {name!r}: --site-names takes that" if name else ""
        wishes.aside(source.where, f"its outlet is not known: name it with --outlet{offered}")
    tally, sender = Tally(source.where, wishes), ""
    for post in posts.posts:
        sender = post.sender.strip() or sender  # posts that follow one another name their sender once
        text = mask_numbers(post.text.strip("\n ").rstrip())
        if not tells_something(text):
            tally.leave_out("too short or not Arabic")
            continue
        forwarded = " ".join(post.forwarded.split())
        provenance = Provenance(
            format="Telegram export (HTML)",
            original=original,
            site_name=name or None,
            author=mask_numbers(sender) if wishes.senders and sender else None,
            forwarded_from=mask_numbers(forwarded) if wishes.senders and forwarded else None,
            media=tuple(post.media),
            notes=(_FORWARDED,) if forwarded and not wishes.senders else (),
        )
        try:
            yield make(
                Found(
                    ref=f"{source.where}#{post.number}",
                    text=text,
                    outlet=outlet,
                    published=_moment(post.date),
                    kind=ReportKind.POST,
                    provenance=provenance,
                ),
                wishes,
            )
        except InputError:
            tally.leave_out("too short or not Arabic")
    tally.tell()


def _moment(written: str) -> str | None:
    found = _DATE.search(written)
    return f"{found[3]}-{found[2]}-{found[1]}T{found[4]}{found[5] or ''}" if found else None
