"""A day as people write it in tables -> ISO 8601. Which number is day and month is the user's to say."""

import re
from datetime import datetime

from riwaya.errors import InputError
from riwaya.intake.records import check_date

_WRITTEN = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})(?:[ T]+(\d{1,2}):(\d\d)(?::(\d\d))?)?")


def iso_day(written: str, order: str | None) -> str:
    """A day or moment. Raises InputError where it is none, and where day and month could be either way round."""
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in written.strip())
    try:
        return check_date(plain)
    except InputError:
        found = _WRITTEN.fullmatch(plain)
    if found is None:
        raise InputError(f"date {written[:40]!r} is no day such as 2018-04-09; write it so, or leave it out")
    numbers = [int(n) for n in found.groups()[:3]]
    order = order or _only_order(numbers)
    if order is None:
        raise InputError(f"date {written!r} can be read as day/month or month/day: add --dates dmy or --dates mdy")
    year, month, day = (numbers[order.index(part)] for part in "ymd")
    try:
        hour, minute, second = (int(n or 0) for n in found.groups()[3:])
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        raise InputError(f"date {written!r} is no day of the calendar; mend it, or leave it out") from None
    return moment.isoformat() if found[4] else moment.date().isoformat()


def _only_order(numbers: list[int]) -> str | None:
    first, second, third = numbers
    if first > 31:
        return "ymd"
    if third <= 31 or first == second:
        return "dmy" if third > 31 else None
    return "dmy" if first > 12 else "mdy" if second > 12 else None
