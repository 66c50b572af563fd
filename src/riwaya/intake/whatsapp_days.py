"""The days of a chat as they are written -> which number is the day, the month and the year; None where it is open."""

from collections.abc import Iterable

from riwaya.intake.whatsapp_lines import Line
from riwaya.model.values import dataclass

Numbers = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Order:
    """``dmy``, ``mdy`` or ``ymd``."""

    name: str

    def day(self, numbers: Numbers) -> Numbers:
        """Year, month and day."""
        year, month, day = (numbers[self.name.index(part)] for part in "ymd")
        return (year if year > 99 else 2000 + year, month, day)


_ORDERS = (Order("dmy"), Order("mdy"), Order("ymd"))


def order_of(lines: Iterable[Line], wished: str | None = None) -> Order | None:
    """The one order in which all days are days and none goes back.

    The Arabic forms write the day first, so a line in Arabic letters or digits decides where both would do. A chat
    goes forward in time: an order in which it jumps back more often than another is not the one.
    """
    if wished is not None:
        return Order(wished)
    back = dict.fromkeys(_ORDERS, 0)
    before: dict[Order, Numbers] = {}
    arabic = False
    for line in lines:
        arabic = arabic or line.arabic
        for order in tuple(back):
            day = order.day(line.day)
            if not (1 <= day[1] <= 12 and 1 <= day[2] <= 31) or (order.name == "ymd") != (line.day[0] > 31):
                del back[order]
                continue
            back[order] += order in before and day < before[order]
            before[order] = day
    least = min(back.values(), default=0)
    left = [order for order in back if back[order] == least]
    if arabic and Order("dmy") in left:
        return Order("dmy")
    return left[0] if len(left) == 1 else None
