"""Placed characters of a page, in any order -> its text as it is read, Arabic from right to left.

A PDF says where each glyph stands and not in which order it is read, and its Arabic is mostly of the shapes that
letters have inside words. So lines are made by place alone: sorted from left to right, turned round, with figures and
Latin words turned back, brackets mirrored, vowel signs after their letters, and shapes made letters again.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from riwaya.model.values import dataclass

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_SHAPE = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufeff]")
_LEFT_TO_RIGHT = re.compile(r"\d+(?:[.,:/٫٬]\d+)*|[A-Za-zÀ-ɏ](?:[^\u0600-\u06ff]*[A-Za-zÀ-ɏ0-9])?")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_SAME_LINE = 0.4
_GAP = 0.22
_FULL = 0.12
_FAR = 1.6
"""In heights of a letter: how far apart the letters of one line may stand up and down, and from how wide a gap on they
are two words; in widths of the page's text: how near a line must come to the left edge to go on in the next; in usual
distances of lines: from where on a new paragraph begins. Chosen on pages printed by Chromium; see docs/intake.md."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it stands: left, right, base line and height."""

    text: str
    left: float
    right: float
    base: float
    height: float


def page_text(glyphs: Iterable[Glyph]) -> str:
    """The text of a page, a line a paragraph."""
    lines = [line for line in _lines([g for g in glyphs if g.text]) if _visible(line)]
    if not lines:
        return ""
    left = min(g.left for line in lines for g in line)
    right = max(g.right for line in lines for g in line)
    steps = [a[0].base - b[0].base for a, b in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    out = [line_text(lines[0])]
    for (before, line), step in zip(pairwise(lines), steps, strict=True):
        full = min(g.left for g in before) <= left + _FULL * (right - left)
        near = step <= _FAR * usual
        same = 0.9 < before[0].height / max(line[0].height, 0.01) < 1.1
        if full and near and same:
            out[-1] += " " + line_text(line)
        else:
            out.append(line_text(line))
    return "\n".join(out)


def _visible(line: Sequence[Glyph]) -> bool:
    return any(not g.text.isspace() for g in line)


def _lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one line, from the top of the page down; a vowel sign goes with the nearest line."""
    letters = sorted((g for g in glyphs if not _is_sign(g.text)), key=lambda g: (-g.base, g.left))
    lines: list[list[Glyph]] = []
    for glyph in letters:
        if lines and lines[-1][0].base - glyph.base <= _SAME_LINE * max(glyph.height, lines[-1][0].height):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    bases = [-line[0].base for line in lines]
    for sign in (g for g in glyphs if _is_sign(g.text)):
        at = bisect_left(bases, -sign.base)
        near = [n for n in (at - 1, at) if 0 <= n < len(lines)]
        if near:
            lines[min(near, key=lambda n: abs(bases[n] + sign.base))].append(sign)
    return lines


def line_text(glyphs: Sequence[Glyph]) -> str:
    """One line as it is read."""
    pieces = _pieces(glyphs)
    seen = "".join(piece[-1:] if _ARABIC.search(piece) else piece[:1] for piece in pieces)
    if not _ARABIC.search(seen):
        return " ".join("".join(pieces).split())
    out: list[str] = []
    end = len(pieces)
    for run in reversed(list(_LEFT_TO_RIGHT.finditer(seen))):
        out += (piece.translate(_MIRRORED) for piece in reversed(pieces[run.end() : end]))
        out += pieces[run.start() : run.end()]
        end = run.start()
    out += (piece.translate(_MIRRORED) for piece in reversed(pieces[:end]))
    return " ".join("".join(out).split())


def _pieces(glyphs: Sequence[Glyph]) -> list[str]:
    """The characters of a line from left to right, each with its vowel signs; gaps are spaces."""
    letters = sorted((g for g in glyphs if not _is_sign(g.text)), key=lambda g: (g.left, g.right))
    signs: dict[int, str] = {}
    owners = [n for n, g in enumerate(letters) if g.text[0].isalpha()]
    middles = [(letters[n].left + letters[n].right) / 2 for n in owners]
    for sign in sorted((g for g in glyphs if _is_sign(g.text)), key=lambda g: (g.left, g.text)):
        middle = (sign.left + sign.right) / 2
        at = bisect_left(middles, middle)
        near = [n for n in (at - 1, at) if 0 <= n < len(owners)]
        if near:
            owner = owners[min(near, key=lambda n: abs(middles[n] - middle))]
            signs[owner] = signs.get(owner, "") + _letters(sign.text)
    pieces: list[str] = []
    for n, glyph in enumerate(letters):
        if n and glyph.left - letters[n - 1].right > _GAP * glyph.height:
            pieces.append(" ")
        pieces.append(_letters(glyph.text) + signs.get(n, ""))
    return pieces


def _is_sign(text: str) -> bool:
    return all(unicodedata.combining(c) for c in _letters(text)) and bool(text)


def _letters(text: str) -> str:
    """Letters instead of the shapes they have inside words."""
    return _SHAPE.sub(lambda found: unicodedata.normalize("NFKC", found[0]).strip(), text)
