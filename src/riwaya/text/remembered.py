"""A function of word forms -> a table that asks it once a form: the same forms come back in every report."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST = 200_000
"""Forms a table remembers; a hostile text that has more makes it begin anew, so that memory stays bounded."""


class Remembered(dict[K, V]):
    """``table[form]`` is ``make(form)``, worked out when first asked for."""

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[K], V], most: int = MOST) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, form: K) -> V:
        value = self._make(form)
        if len(self) >= self._most:
            self.clear()
        self[form] = value
        return value
