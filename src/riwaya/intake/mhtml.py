"""A page that a browser saved as one MHTML file -> the report of its article, with address and time of the capture."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from io import BytesIO

from riwaya.errors import InputError
from riwaya.intake.source import HEAD, Source, digest_of
from riwaya.intake.trouble import Trouble
from riwaya.intake.webpage import LARGEST_PAGE, read_page
from riwaya.intake.wishes import Wishes
from riwaya.model import Report

_MOST_PARTS = 20_000
"""Lines that may begin a part; a page of a thousand pictures has a thousand. Each costs the parser a tenth of a
millisecond, so that a file of nothing else would take it minutes."""


def read_mhtml(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """The first page in the file; frames and pictures stay aside."""
    data = source.data(LARGEST_PAGE * 2)
    if data.count(b"\n--") > _MOST_PARTS:
        raise InputError("is a saved page (MHTML) of more parts than a page has; save it again from a browser")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        payload = page.get_payload(decode=True) if page is not None else None
    except RecursionError:
        raise InputError("is a saved page (MHTML) of parts inside parts without end; save it again") from None
    if not isinstance(payload, bytes) or page is None:
        raise InputError("is a saved page (MHTML) without a page in it; save it again from a browser")
    inner = Source(
        where=source.where,
        stream=BytesIO(payload),
        head=payload[:HEAD],
        url=str(message["Snapshot-Content-Location"] or page["Content-Location"] or "") or None,
        captured=_captured(str(message["Date"] or "")),
        charset=page.get_content_charset(),
    )
    wishes.keep(digest_of(data), data)
    for item in read_page(inner, wishes):
        if isinstance(item, Report) and item.provenance is not None:
            yield replace(item, provenance=replace(item.provenance, original=digest_of(data)))


def _captured(written: str) -> str | None:
    try:
        return parsedate_to_datetime(written).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
