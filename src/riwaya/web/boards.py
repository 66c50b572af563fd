"""An incident as it stands -> its board in a language, as HTML, made once for all who look at it until it changes.

What a board shows depends on the incident, on the current readings of its reports and on the language, and on nobody
who looks: who may not see one of its reports is shown no board at all. An entry is good for the very incident object
that it was made of (the ledger gives the same one while the stored one is the same) and for the same readings.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from riwaya.ledger import Ledger, find_incident, readings_stamp
from riwaya.model import Incident
from riwaya.workflow.workbench.board import Board, board_of

KEPT = 60
"""Boards kept by a process: with the largest at 1 MB of HTML, some tens of MB."""


@dataclass(slots=True)
class _Entry:
    incident: Incident
    stamp: tuple[tuple[int, int], ...]
    board: Board
    pages: dict[tuple[str, bool], Markup] = field(default_factory=dict)


class Boards:
    """The boards of one workbench."""

    def __init__(self) -> None:
        self._entries: OrderedDict[tuple[str, str], _Entry] = OrderedDict()
        self._lock = threading.Lock()

    def open(self, ledger: Ledger, name: str, *, case: str) -> tuple[Board, Callable[..., Markup]]:
        """A board, and what gives its HTML: called with language, ``whole`` and a function that makes it."""
        found = find_incident(ledger, name, case=case)
        stamp, key = readings_stamp(ledger, found.reports), (case, found.incident.id)
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None and entry.incident is found.incident and entry.stamp == stamp:
                self._entries.move_to_end(key)
                return entry.board, self._page(entry)
        entry = _Entry(found.incident, stamp, board_of(ledger, found))
        with self._lock:
            self._entries[key] = entry
            while len(self._entries) > KEPT:
                self._entries.popitem(last=False)
        return entry.board, self._page(entry)

    @staticmethod
    def _page(entry: _Entry) -> Callable[..., Markup]:
        def page(language: str, whole: bool, make: Callable[[], Markup]) -> Markup:
            if (language, whole) not in entry.pages:
                made = make()
                if whole:  # large and seldom asked for
                    return made
                entry.pages[language, whole] = made
            return entry.pages[language, whole]

        return page
