"""A large JSON document -> its objects one after the other, in memory that does not grow with the document.

Made for exports that are one object with a long list in it: the walk descends into the objects and lists named, and
gives every other value whole.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from riwaya.errors import InputError

_PIECE = 1 << 16
LARGEST_VALUE = 16 * 1024 * 1024
"""Characters of one value; a post has a thousand."""
_DEEPEST = 8
"""Objects inside objects that are walked; an export of all chats has three."""
_SPACE = re.compile(r"[ \t\r\n]*")
Event = tuple[str, Any]
"""``("value", (key, value))`` of an object walked, ``("item", value)`` of a list walked, ``("end", key)`` of either."""


class Walk:
    """A walk through one document. ``into`` names the keys whose objects and lists are walked and not given whole."""

    def __init__(self, stream: BinaryIO, into: frozenset[str]) -> None:
        self._stream = stream
        self._into = into
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._text = ""
        self._at = 0
        self._done = False
        self._depth = 0
        self._json = json.JSONDecoder(strict=False)

    def events(self) -> Iterator[Event]:
        """All of it, in order. Raises InputError where the document breaks off or is no JSON."""
        yield from self._object("")

    def _object(self, key: str) -> Iterator[Event]:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise InputError("is JSON nested too deep; export it again")
        self._expect("{")
        if self._peek() == "}":
            self._at += 1
        else:
            while True:
                name = self._value()
                if not isinstance(name, str):
                    raise InputError(self._broken())
                self._expect(":")
                yield from self._member(name)
                if self._separator("}"):
                    break
        self._depth -= 1
        yield "end", key

    def _member(self, name: str) -> Iterator[Event]:
        if name in self._into and self._peek() == "{":
            yield from self._object(name)
        elif name in self._into and self._peek() == "[":
            yield from self._list(name)
        else:
            yield "value", (name, self._value())

    def _list(self, name: str) -> Iterator[Event]:
        self._expect("[")
        if self._peek() == "]":
            self._at += 1
        else:
            while True:
                if name == "list":  # a list of objects that are walked themselves
                    yield from self._object("")
                else:
                    yield "item", self._value()
                if self._separator("]"):
                    break
        yield "end", name

    def _separator(self, end: str) -> bool:
        found = self._peek()
        if found not in (",", end):
            raise InputError(self._broken())
        self._at += 1
        return found == end

    def _expect(self, mark: str) -> None:
        if self._peek() != mark:
            raise InputError(self._broken())
        self._at += 1

    def _peek(self) -> str:
        """The next character that is no space."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                raise InputError("breaks off in the middle; export it again")

    def _value(self) -> Any:
        self._peek()
        wanted = _PIECE
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except RecursionError:
                raise InputError("is JSON nested too deep; export it again") from None
            except ValueError:
                value, end = None, -1
            if end >= 0 and (end < len(self._text) or self._done):
                self._at = end
                return value
            if len(self._text) - self._at > LARGEST_VALUE:
                raise InputError("holds a value larger than any post, or is no JSON; export it again")
            if self._done:
                raise InputError(self._broken())
            # twice as much each time, so that a long value is not decoded again for every piece of it
            self._more(wanted)
            wanted *= 2

    def _more(self, size: int = _PIECE) -> bool:
        data = self._stream.read(size)
        try:
            text = self._decode(data, not data)
        except UnicodeDecodeError:
            cut = "breaks off in the middle" if not data else "is not UTF-8"
            raise InputError(f"{cut}; export it again") from None
        self._text = self._text[self._at :] + text
        self._at = 0
        self._done = not data
        return not self._done

    def _broken(self) -> str:
        near = self._text[self._at : self._at + 30]
        return f"is JSON that breaks near {near!r}; export it again" if near else "breaks off; export it again"
