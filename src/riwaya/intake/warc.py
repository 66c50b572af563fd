"""A web capture (WARC) -> a Report of each page in it and each entry of its feeds, one record in memory at a time."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

from riwaya.errors import InputError
from riwaya.intake.extras import need
from riwaya.intake.feeds import read_feed
from riwaya.intake.recognising import recognise
from riwaya.intake.source import HEAD, Source
from riwaya.intake.tally import Tally
from riwaya.intake.trouble import Trouble
from riwaya.intake.webpage import LARGEST_PAGE, read_page
from riwaya.intake.wishes import Wishes
from riwaya.model import Report

_PAGES = ("text/html", "application/xhtml+xml")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_NOT_READ = "not Arabic"
_LONGEST_HEADER = 1 << 20
"""Bytes; servers and browsers stop at 64 KB."""


def read_warc(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """Every captured page with an article in Arabic. Several captures of one address are versions of it."""
    tally, outlets = Tally(source.where, wishes), UnknownOutlets()
    yield from read_records(source.where, source.stream, wishes, tally, outlets)
    tally.tell()
    outlets.tell(source.where, wishes)


class UnknownOutlets:
    """Pages whose outlet nobody knows: told once for a capture and not for each of its pages."""

    def __init__(self) -> None:
        self.sites: dict[str, int] = {}

    def note(self, report: Report) -> None:
        """Count a report without outlet."""
        if report.outlet is None:
            name = (report.provenance.site_name if report.provenance else None) or ""
            self.sites[name] = self.sites.get(name, 0) + 1

    def tell(self, where: str, wishes: Wishes) -> None:
        """Tell how many, and what the pages call their sites."""
        if not self.sites:
            return
        named = ", ".join(f"{name!r}" for name in sorted(self.sites)[:5] if name)
        offered = f"; the pages call their sites {named}: --site-names takes that" if named else ""
        wishes.aside(
            where, f"the outlet of {sum(self.sites.values())} pages is not known: name it with --outlet{offered}"
        )


def read_records(
    where: str, stream: BinaryIO, wishes: Wishes, tally: Tally, outlets: UnknownOutlets
) -> Iterator[Report | Trouble]:
    """The pages of one capture file."""
    need("warcio", "web captures")
    from warcio.archiveiterator import ArchiveIterator

    quiet = replace(wishes, aside=lambda where, what: None)
    records, found = ArchiveIterator(stream), False
    for parser in (records.loader.warc_parser, records.loader.http_parser, records.loader.http_req_parser):
        parser.parse = _bounded(parser.parse)
    while True:
        try:
            record = next(records, None)
        except InputError:
            raise
        except Exception as error:  # a damaged capture brings out all kinds of errors in the library
            yield Trouble(where, f"breaks off or is damaged ({str(error)[:100]}); what stands before it was read")
            return
        if record is None:
            break
        found = True
        if record.rec_type in ("response", "resource"):
            yield from _record(where, record, quiet, tally, outlets)
    if not found:
        raise InputError("is a web capture without records; get it again")


def _bounded(parse: Callable[..., Any]) -> Callable[..., Any]:
    """The library's parser of headers, which would read headers of gigabytes into memory."""
    return lambda stream, *rest, **more: parse(_Lines(stream), *rest, **more)


class _Lines:
    """The lines of one header. Raises InputError where there is more of it than any server sends."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._left = stream, _LONGEST_HEADER

    def readline(self, *_: object) -> bytes:
        """The next line."""
        line: bytes = self._stream.readline(self._left + 1)
        self._left -= len(line)
        if self._left < 0:
            raise InputError("is a web capture with a header of more than a megabyte; it is damaged: get it again")
        return line

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _record(
    where: str, record: Any, wishes: Wishes, tally: Tally, outlets: UnknownOutlets
) -> Iterator[Report | Trouble]:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    head = record.http_headers or record.rec_headers
    kind = (head.get_header("Content-Type") or "").casefold()
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if not kind.startswith((*_PAGES, *_FEEDS)) or not url.startswith(("http://", "https://")):
        return
    if status != "200":
        tally.leave_out("errors and redirections")
        return
    place = f"{where}:{url}"
    try:
        source = _page(place, url, kind, record)
        if kind.startswith(_FEEDS) and recognise(source, wishes) != "feed":
            return
        for report in (read_feed if kind.startswith(_FEEDS) else read_page)(source, wishes):
            if isinstance(report, Report):
                outlets.note(report)
            yield report
    except InputError as error:
        if _NOT_READ in str(error):
            tally.leave_out("pages that are not Arabic")
        elif "no article" in str(error):
            tally.leave_out("pages without an article")
        else:
            yield Trouble(place, str(error))


def _page(place: str, url: str, kind: str, record: Any) -> Source:
    try:
        data = record.content_stream().read(LARGEST_PAGE + 1)
    except InputError:
        raise
    except Exception as error:  # as above
        raise InputError(f"is a page that is damaged in the capture ({str(error)[:100]})") from None
    if getattr(record.raw_stream, "limit", 0) and len(data) <= LARGEST_PAGE:
        raise InputError("is a page that is cut off in the capture; get the capture again")
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    captured = record.rec_headers.get_header("WARC-Date")
    return Source(place, BytesIO(data), data[:HEAD], url=url, captured=captured, charset=charset)
