"""A report's text and what stands where in it -> paragraphs of HTML with the words marked in their own flow.

Spans may nest and may cross. Markup must nest, so a crossing span is cut where the other ends and goes on behind it;
only its first piece carries the anchor. Text is escaped, and invisible characters that could turn the line's order are
shown as themselves instead of being obeyed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points ``start`` to ``end``, how they are shown, and the row they lead to.

    ``kind``: own (the article's voice, an anchor only), content, entered (content a person marked), source, cue, event,
    hit (words that were searched for). ``anchor`` is the id that rows
    link to, None where another mark has it. ``label`` is the number shown beside the words; ``depth`` counts
    statements inside statements from 1.
    """

    start: int
    end: int
    kind: str
    row: str
    anchor: str | None = None
    label: str = ""
    depth: int = 1


_RANK = {"own": 0, "content": 1, "entered": 1, "source": 2, "cue": 3, "event": 4, "hit": 5}
_LINKS = ("cue", "event")
DEEPEST = 5
"""Lines that can be told apart under one word; statements nested deeper keep the fifth line."""


def visible(text: str) -> Markup:
    """Escaped text in which direction overrides and other controls are shown by their code point."""
    if _UNSEEN.search(text) is None:
        return escape(text)
    out: list[str | Markup] = []
    position = 0
    for found in _UNSEEN.finditer(text):
        out.append(escape(text[position : found.start()]))
        out.append(Markup('<span class="unseen">U+{:04X}</span>').format(ord(found[0])))
        position = found.end()
    out.append(escape(text[position:]))
    return Markup("").join(out)


def paragraphs(text: str, marks: Iterable[Mark], *, element: str = "span") -> Iterator[Markup]:
    """Each line of the text that is not blank, marked; a mark over several lines is cut at their ends.

    ``element``: "span", or "mark" where the page styles that; links stand around it then.
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    pieces = sorted(_cut(lines, marks), key=lambda p: p.line)
    of_line = {number: list(group) for number, group in groupby(pieces, key=lambda p: p.line)}
    for number, (start, end) in enumerate(lines):
        if text[start:end].strip():
            yield _line(text, start, end, of_line.get(number, []), element)


def passage(text: str, start: int, end: int, marks: Iterable[Mark], *, element: str = "span") -> Markup:
    """One stretch of the text as a quotation, its line ends as spaces; a mark without a row is shown, not linked."""
    pieces = [
        _Piece(0, max(m.start - start, 0), min(m.end, end) - start, m, first=False)
        for m in marks
        if m.start < end and start < m.end
    ]
    return _line(text[start:end].replace("\n", " "), 0, end - start, pieces, element)


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of a mark that stands in one line."""

    line: int
    start: int
    end: int
    mark: Mark
    first: bool

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Longer pieces open first, so that shorter ones nest in them."""
        return (self.start, -self.end, _RANK[self.mark.kind], self.mark.depth)


def _cut(lines: Sequence[tuple[int, int]], marks: Iterable[Mark]) -> Iterator[_Piece]:
    starts = [start for start, _ in lines]
    for mark in marks:
        number = max(0, bisect_right(starts, mark.start) - 1)
        first = True
        while number < len(lines) and lines[number][0] < mark.end:
            start, end = max(mark.start, lines[number][0]), min(mark.end, lines[number][1])
            if start < end:
                yield _Piece(number, start, end, mark, first)
                first = False
            number += 1


def _line(text: str, start: int, end: int, pieces: list[_Piece], element: str) -> Markup:
    waiting = sorted(pieces, key=lambda p: p.order, reverse=True)
    points = sorted({start, end, *(p.start for p in pieces), *(p.end for p in pieces)})
    out: list[Markup] = []
    open_: list[tuple[_Piece, bool]] = []  # with whether it was opened as a link
    position = start
    for point in points:
        out.append(visible(text[position:point]))
        position = point
        again = _close(open_, point, out, element)
        while waiting and waiting[-1].start == point:
            again.append((waiting.pop(), True))
        for piece, fresh in again:
            _open(piece, fresh, open_, out, element)
    return Markup("".join(out))  # each is safe already


def _close(open_: list[tuple[_Piece, bool]], point: int, out: list[Markup], element: str) -> list[tuple[_Piece, bool]]:
    """Close what ends here, and what stands inside it; gives what must be opened again."""
    ended = next((i for i, (piece, _) in enumerate(open_) if piece.end <= point), len(open_))
    again = [(piece, False) for piece, _ in open_[ended:] if piece.end > point]
    while len(open_) > ended:
        piece, link = open_.pop()
        out.append(_end(piece, link, element, last=piece.end <= point))
    return again


def _open(piece: _Piece, fresh: bool, open_: list[tuple[_Piece, bool]], out: list[Markup], element: str) -> None:
    mark = piece.mark
    link = mark.row != "" and mark.kind in _LINKS and not any(is_link for _, is_link in open_)
    open_.append((piece, link))
    css = f"content d{min(mark.depth, DEEPEST)}" if mark.kind == "content" else mark.kind
    id_ = f' id="{escape(mark.anchor)}"' if mark.anchor and fresh and piece.first else ""
    href = f' href="#{escape(mark.row)}"' if link else ""
    if link and element == "mark":
        out.append(Markup(f'<a{id_}{href}><mark class="{css}">'))
    else:
        out.append(Markup(f'<{"a" if link else element} class="{css}"{id_}{href}>'))


def _end(piece: _Piece, link: bool, element: str, *, last: bool) -> Markup:
    mark = piece.mark
    number = f'<span class="n" data-n="{escape(mark.label)}"></span>' if last and mark.label else ""
    if link and element == "mark":
        return Markup(f"{number}</mark></a>")
    return Markup(f"{number}</{'a' if link else element}>")
