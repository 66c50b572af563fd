"""Refs of an incident -> the list of quotations that a cell opens, as HTML; each quotation is made once a page.

A claim stands in many cells of a board: made anew for each by the template, they were most of a page's time (measured
on the demo's incident of 105 claims: four fifths).
"""

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from riwaya.model import Ref
from riwaya.pages.opened import Opened
from riwaya.web.isolating import isolated, of_figures
from riwaya.workflow.workbench.board import Board

_Key = tuple[str, str, tuple[tuple[int, int], ...]]


class Quotes:
    """The quotations of one board in one language. ``link`` gives the address of a claim in its report, if any."""

    def __init__(
        self,
        board: Board,
        voice: Markup,
        link: Callable[[str, str], str] | None,
        *,
        most: int | None = None,
        more: Callable[[int], Markup] | None = None,
    ) -> None:
        """``voice``: what stands for the speaker where the report says something itself. Of a list longer than ``most``
        the first are shown, and then what ``more`` makes of the number of the others."""
        self.board, self.voice, self.link, self.most, self.more = board, voice, link, most, more
        self._made: dict[_Key, Markup] = {}

    def __call__(self, refs: Sequence[Ref]) -> Markup:
        """Each claim once, in order of publication and place."""
        return self._list(self._grouped(refs), self.most)

    def every(self, refs: Sequence[Ref]) -> Markup:
        """The same, however many there are."""
        return self._list(self._grouped(refs), None)

    def _list(self, groups: list[list[Ref]], most: int | None) -> Markup:
        shown = groups if most is None else groups[:most]
        rest = self.more(len(groups) - len(shown)) if self.more is not None and len(groups) > len(shown) else ""
        return Markup(f'<ul class="words">{"".join(map(self._item, shown))}{escape(rest)}</ul>')

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
            words = Markup(f'<a href="{escape(self.link(self.board.id_of(one.report), one.claim))}">{words}</a>')
        return Markup(f'<li>{self.origin(one)}<q class="quote" dir="auto">{words}</q></li>')

    def origin(self, one: Opened) -> Markup:
        """Outlet, day, who speaks, and through whom."""
        day = f", {of_figures(one.published)}" if one.published else ""
        who = " ‹ ".join(map(isolated, (one.speaker, *one.through))) if one.speaker else self.voice
        return Markup(f'<span class="src">{isolated(one.outlet)}{day} · {who}</span>')
