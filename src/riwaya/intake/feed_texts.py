"""A piece of HTML, as feeds carry it -> its words, a line a paragraph."""

import re
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table"
    " td th tr ul".split()
)
_ASIDE = frozenset("script style svg noscript template iframe object figure".split())
_LONGEST = 500_000
_MARKUP = re.compile(r"<[a-zA-Z!/]|&[#a-zA-Z]")


def text_of(content: Any) -> str:
    """The words of HTML given as a string, or of an element; scripts and captions of pictures are left out."""
    if not isinstance(content, str):
        return _lines(content)
    if not _MARKUP.search(content):
        return _tidy(content[:_LONGEST])
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        made = lxml.html.document_fromstring(content[:_LONGEST].encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return ""
    return _lines(made)


def _lines(root: Any) -> str:
    """Gone through without recursion: nesting is as deep as whoever wrote it wished."""
    import lxml.etree

    out: list[str] = []
    muted = 0
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if event == "start":
            muted += name in _ASIDE
            if name in _BLOCKS:
                out.append("\n")
            if not muted and name and element.text:
                out.append(" ".join(_spaced(element.text)))
        else:
            muted -= name in _ASIDE
            if name in _BLOCKS:
                out.append("\n")
            if not muted and element is not root and element.tail:
                out.append(" ".join(_spaced(element.tail)))
    return _tidy("".join(out))


def _spaced(text: str) -> list[str]:
    """Words, with an empty one at either edge that has a space: lines in HTML's source are no lines of its text."""
    return re.split(r"[ \t\r\n\f]+", text)


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
