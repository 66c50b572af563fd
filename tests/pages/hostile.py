"""A model value with an attack at the end of every text in it, and what a page may hold."""

from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any, TypeVar

ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}\u202e\x00\ud800"
T = TypeVar("T")


def poisoned(value: T) -> T:
    """The same value; every plain text in it ends in the attack."""
    out: Any = value
    if type(value) is str:
        out = value + ATTACK
    elif isinstance(value, tuple):
        out = tuple(poisoned(item) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        out = replace(value, **{f.name: poisoned(getattr(value, f.name)) for f in fields(value)})
    return out


class Page(HTMLParser):
    """What stands in a page: tags, ids, links, and whether tags nest."""

    EMPTY = ("meta", "br")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.in_link = 0
        self.nested_links = 0
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.nested_links += self.in_link
            self.in_link += 1
            self.links.append(str(values.get("href", "")))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.in_link -= 1
        if not self.open or self.open[-1] != tag:
            self.crossed.append(tag)
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words of the page."""
        return "".join(self.words)
