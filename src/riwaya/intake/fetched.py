"""Addresses that somebody named -> Reports of what is there, or a capture file (WARC) of it."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from riwaya.errors import InputError
from riwaya.intake.extras import need
from riwaya.intake.feeds import parse_feed
from riwaya.intake.fetching import Fetched, Fetcher
from riwaya.intake.files import take_source
from riwaya.intake.recognising import recognise
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Report


def take_urls(urls: Iterable[str], wishes: Wishes, fetcher: Fetcher) -> Iterator[Report | Trouble]:
    """The reports of pages and feeds, in this order; what could not be fetched comes out as a Trouble in its place."""
    for url in urls:
        try:
            source = fetcher.follow(url)
        except InputError as error:
            yield Trouble(url, str(error))
            continue
        yield from take_source(source, wishes)


def fetch_all(urls: Iterable[str], fetcher: Fetcher, *, follow: bool = False) -> Iterator[Fetched | Trouble]:
    """Each answer; ``follow`` fetches what the entries of a feed name, too."""
    for url in urls:
        try:
            answer = fetcher.fetch(url)
        except InputError as error:
            yield Trouble(url, str(error))
            continue
        yield answer
        if follow:
            yield from fetch_all(_named_by(answer), fetcher)


def _named_by(answer: Fetched) -> list[str]:
    """The addresses that a feed's entries name, each once; none for a page."""
    source = answer.source()
    if recognise(source, Wishes()) != "feed":
        return []
    try:
        entries = parse_feed(answer.body, source.charset).entries
    except InputError:
        return []
    return list(dict.fromkeys(entry.url for entry in entries if entry.url is not None))


def write_capture(stream: BinaryIO, answer: Fetched) -> None:
    """Append an answer to a capture file, as other tools for captures write and read it."""
    need("warcio", "web captures")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    # the bytes are kept unpacked: headers that tell of the way they came would be untrue of them
    kept = [(k, v) for k, v in answer.headers if k.casefold() not in ("content-encoding", "transfer-encoding")]
    kept = [(k, v if k.casefold() != "content-length" else str(len(answer.body))) for k, v in kept]
    head = StatusAndHeaders(f"{answer.status} {answer.reason}", kept, protocol="HTTP/1.1")
    writer = WARCWriter(stream, gzip=True)
    record = writer.create_warc_record(
        answer.url,
        "response",
        payload=BytesIO(answer.body),
        http_headers=head,
        warc_headers_dict={"WARC-Date": answer.when},
    )
    writer.write_record(record)
