"""One JSON record {"id","outlet","date","url","title","text"} -> a Report, as READING.md has it."""

import json
import re
from datetime import datetime
from typing import Any

from riwaya.errors import InputError
from riwaya.intake.decoding import check_arabic
from riwaya.intake.wishes import Wishes
from riwaya.model import Report, ReportKind, make_report

_ISO = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")
_TEXTS = ("id", "outlet", "date", "url", "title", "text", "kind")


def check_date(value: str) -> str:
    """An ISO 8601 day or moment, as it is. Raises InputError."""
    if _ISO.fullmatch(value):
        try:
            datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            pass
        else:
            return value
    raise InputError(
        f"date {value!r} is no day such as 2018-04-09 or 2018-04-09T02:50:00Z; write it so, or leave it out"
    )


def parse_record(line: str) -> dict[str, Any]:
    """A JSON object from one line. Raises InputError."""
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON ({error.msg} at column {error.colno}); mend or leave out this line") from None
    except RecursionError:
        raise InputError("is JSON nested too deep; mend or leave out this line") from None
    except ValueError as error:  # a number of more digits than Python takes
        raise InputError(f"is JSON that cannot be read ({error}); mend or leave out this line") from None
    if not isinstance(data, dict):
        raise InputError('is JSON but no record; write {"id": …, "outlet": …, "date": …, "title": …, "text": …}')
    return data


def report_of(data: dict[str, Any], *, ref: str, wishes: Wishes) -> Report:
    """The report of a record; ``ref`` and ``wishes`` stand in for what the record does not say.

    Raises InputError for a field of a wrong kind, an unknown kind of report, and a text that is empty or not Arabic.
    """
    for key in _TEXTS:
        if data.get(key) is not None and not isinstance(data[key], str):
            raise InputError(f'field "{key}" is no text; write it in quotation marks')
    title, body = data.get("title") or "", data.get("text")
    if body is None:
        raise InputError('has no field "text"; a record is {"id": …, "outlet": …, "date": …, "title": …, "text": …}')
    kinds = tuple(kind.value for kind in ReportKind)
    if data.get("kind") is not None and data["kind"] not in kinds:
        raise InputError(f"kind {data['kind']!r} is none of {', '.join(kinds)}")
    text = f"{title}\n\n{body}" if title else body
    check_arabic(text)
    return make_report(
        text,
        ref=data.get("id") or ref,
        title=title or None,
        outlet=wishes.statement_by or data.get("outlet") or wishes.outlet,
        url=data.get("url") or None,
        published=check_date(data["date"]) if data.get("date") else wishes.published,
        kind=ReportKind.STATEMENT if wishes.statement_by else ReportKind(data.get("kind") or wishes.kind or "article"),
    )
