"""``dataclass`` for the values that a reading makes by the thousand: what the standard one is, at a third of its cost.

To the type checker it is the standard decorator, ``frozen`` and all. When the code runs, nothing stops a write to a
frozen field: the standard class pays for that each time a value is made (1.2 microseconds for three fields, 0.36
without), and for six methods compiled from text when its module is imported (1.4 milliseconds a class, 0.3 without).
Comparing, hashing and showing work alike, from the same fields. The nouns of the model keep the standard decorator:
other people's programs hold them.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
        """The options of the standard decorator that are in use here."""

        def decorate(cls: type) -> type:
            own = vars(cls)
            made = dataclasses.dataclass(slots=slots, eq=False, repr=False)(cls)
            if "__repr__" not in own:
                made.__repr__ = _show
            if eq:
                values = _getter([f.name for f in dataclasses.fields(made) if f.compare])
                if "__eq__" not in own:
                    made.__eq__ = _equality(values)
                if "__hash__" not in own:
                    made.__hash__ = _hash(values) if frozen else None
            return made

        return decorate


__all__ = ["dataclass"]


def _getter(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda value: ()


def _equality(values: Callable[[Any], Any]) -> Callable[[Any, Any], bool]:
    def __eq__(self: Any, other: Any) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(values: Callable[[Any], Any]) -> Callable[[Any], int]:
    return lambda self: hash(values(self))


def _show(self: Any) -> str:
    shown = [f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr]
    return f"{type(self).__qualname__}({', '.join(shown)})"
