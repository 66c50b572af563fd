"""Refs of an incident -> the list of quotations that a cell opens, as HTML; each quotation is made once a page.

A claim stands in many cells of a board: made anew for each by the template, they were most of a page's time (measured
on the demo's incident of 105 claims: four fifths).
"""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from riwaya.model import Ref
from riwaya.pages.opened import Opened
from riwaya.web.isolating import isolated, of_figures
from riwaya.workflow.workbench.board import Board

_Key = tuple[str, str, tuple[tuple[int, int], ...]]


class Quotes:
    """The quotations of one board in one language. ``link`` gives the address of a claim in its report, if any."""

    def __init__(self, board: Board, voice: Markup, link: Callable[[str, str], str] | None) -> None:
        """``voice``: what stands for the speaker where the report says something itself."""
        self.board, self.voice, self.link = board, voice, link
        self._made: dict[_Key, Markup] = {}

    def __call__(self, refs: Sequence[Ref]) -> Markup:
        """Each claim once, in order of publication and place."""
        return Markup('<ul class="words">{}</ul>').format(Markup("").join(map(self._item, self._grouped(refs))))

    def _grouped(self, refs: Sequence[Ref]) -> list[list[Ref]]:
        book = self.board.book
        by_claim: dict[tuple[str, str], list[Ref]] = {}
        for ref in sorted(refs, key=lambda r: (book.day(r.report), r.report, r.content.start, r.claim)):
            by_claim.setdefault((ref.report, ref.claim), []).append(ref)
        return list(by_claim.values())

    def _item(self, group: list[Ref]) -> Markup:
        triggers = {(ref.trigger.start, ref.trigger.end) for ref in group if ref.trigger is not None}
        key = (group[0].report, group[0].claim, tuple(sorted(triggers)))
        if key not in self._made:
            (opened,) = self.board.book.open(group)
            self._made[key] = self._html(opened)
        return self._made[key]

    def _html(self, one: Opened) -> Markup:
        words = one.words
        if self.link is not None:
            words = Markup('<a href="{}">{}</a>').format(self.link(self.board.id_of(one.report), one.claim), words)
        quote = Markup('<q class="quote" dir="auto">{}</q>').format(words)
        return Markup("<li>{}{}</li>").format(self.origin(one), quote)

    def origin(self, one: Opened) -> Markup:
        """Outlet, day, who speaks, and through whom."""
        day = Markup(", {}").format(of_figures(one.published)) if one.published else ""
        who = Markup(" ‹ ").join(map(isolated, (one.speaker, *one.through))) if one.speaker else self.voice
        return Markup('<span class="src">{}{} · {}</span>').format(isolated(one.outlet), day, who)
