"""An address that somebody named -> the bytes behind it and how they came; the only place where Riwaya asks the net.

One page is one connection, made to the number that was checked, without cookies, referrer or proxy; each redirection is
checked as if it had been named.
"""

import ssl
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import riwaya
from riwaya.errors import InputError
from riwaya.intake.addresses import Place, is_public, place_of, resolve
from riwaya.intake.extras import need
from riwaya.intake.robots import LARGEST as LARGEST_ROBOTS
from riwaya.intake.robots import NAME, Rules, rules_of
from riwaya.intake.source import HEAD, Source
from riwaya.model.values import dataclass

LARGEST_FETCHED = 32 * 1024 * 1024
MOST_REDIRECTS = 5
CONNECT_SECONDS, READ_SECONDS, ALL_SECONDS = 15.0, 30.0, 90.0
READ_TYPES = frozenset(
    "text/html application/xhtml+xml application/rss+xml application/atom+xml application/rdf+xml application/xml"
    " text/xml".split()
)
_REDIRECTS = (301, 302, 303, 307, 308)
_ADVICE = {
    401: "asks for a name and password; save the page from a browser",
    403: "refuses programs; save the page from a browser",
    404: "knows no such page; check the address",
    410: "took the page away",
    429: "asks to come back later",
    451: "may not show the page, for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: the address that gave it, when (UTC), its status line, headers and bytes (unpacked)."""

    url: str
    when: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of a name, or an empty text."""
        return next((value for key, value in self.headers if key.casefold() == name), "")

    def source(self) -> Source:
        """The answer as a source of reports."""
        charset = self.header("content-type").partition("charset=")[2].split(";")[0].strip(" \"'") or None
        return Source(self.url, BytesIO(self.body), self.body[:HEAD], url=self.url, captured=self.when, charset=charset)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Fetcher:
    """Fetches pages and feeds, one after the other. ``heard`` is given every answer that is one;
    the other arguments are for tests, which have a net of their own."""

    def __init__(
        self,
        *,
        look_up: Callable[[str, int], list[str]] = resolve,
        allowed: Callable[[str], bool] = is_public,
        clock: Callable[[], str] = _now,
        pause: Callable[[float], None] = time.sleep,
        heard: Callable[[Fetched], None] = lambda _: None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        need("httpx", "addresses")
        need("protego", "addresses")
        import httpx

        self._look_up, self._allowed, self._clock, self._pause, self._heard = look_up, allowed, clock, pause, heard
        self._trust = trust or httpx.create_ssl_context(trust_env=False)
        self._rules: dict[str, Rules] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, url: str) -> Fetched:
        """A page or a feed. Raises InputError with what stood in the way."""
        asked, before = url, ""
        for _ in range(MOST_REDIRECTS + 1):
            place = self._place(url)
            if before == "https" and place.scheme == "http":
                raise InputError("is redirected from https to http, where anybody on the way could change it")
            self._rules_of(place).check(place.url)
            self._wait(place)
            answer = self._ask(place, LARGEST_FETCHED)
            if answer.status not in _REDIRECTS or not answer.header("location"):
                _check(answer)
                self._heard(answer)
                return answer
            before, url = place.scheme, urljoin(place.url, answer.header("location"))
        raise InputError(f"is redirected more than {MOST_REDIRECTS} times; copy the last address of {asked[:80]}")

    def follow(self, url: str) -> Source:
        """The same, as a source of reports."""
        return self.fetch(url).source()

    def _place(self, url: str) -> Place:
        return place_of(url, look_up=self._look_up, allowed=self._allowed)

    def _rules_of(self, place: Place) -> Rules:
        """Asked once a site."""
        if place.site not in self._rules:
            self._rules[place.site] = self._asked_rules(place)
        return self._rules[place.site]

    def _asked_rules(self, place: Place) -> Rules:
        url = f"{place.site}/robots.txt"
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = self._ask(self._place(url), LARGEST_ROBOTS, cut=True)
                if answer.status not in _REDIRECTS or not answer.header("location"):
                    return rules_of(answer.status, answer.body)
                url = urljoin(url, answer.header("location"))
        except InputError:
            return Rules(unreachable=True)
        return Rules()  # as RFC 9309 has it: redirected without end is not there

    def _wait(self, place: Place) -> None:
        last = self._asked.get(place.site)
        if last is not None and (left := self._rules[place.site].pause - (time.monotonic() - last)) > 0:
            self._pause(left)
        self._asked[place.site] = time.monotonic()

    def _ask(self, place: Place, largest: int, *, cut: bool = False) -> Fetched:
        """One request, without following where it leads. ``cut`` takes the beginning of what is too large."""
        import httpx

        begun = time.monotonic()
        number = f"[{place.number}]" if ":" in place.number else place.number
        url = httpx.URL(place.url)
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": f"{NAME}/{riwaya.__version__} (reads single pages that a person named)",
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.1",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        limits = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        try:
            with httpx.Client(verify=self._trust, timeout=limits, trust_env=False) as client:
                request = client.build_request(
                    "GET",
                    url.copy_with(host=number.strip("[]")),
                    headers=headers,
                    extensions={"sni_hostname": place.host},
                )
                answer = client.send(request, stream=True, follow_redirects=False)
                try:
                    body = _body(answer, largest, begun + ALL_SECONDS, cut=cut)
                finally:
                    answer.close()
        except httpx.TimeoutException:
            raise InputError("gave no answer in time; try later") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            raise InputError(f"could not be fetched ({str(error)[:150] or type(error).__name__})") from None
        said = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in answer.headers.raw)
        return Fetched(place.url, self._clock(), answer.status_code, answer.reason_phrase, said, body)


def _body(answer: Any, largest: int, until: float, *, cut: bool) -> bytes:
    """The bytes, unpacked, as far as the limits go: what a packed answer unpacks to is counted while it is."""
    packing = answer.headers.get("content-encoding", "").casefold().strip()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise InputError(f"came packed in a way that was not asked for ({packing[:20]})")
    unpack = zlib.decompressobj(31) if packing in ("gzip", "x-gzip") else None
    out = bytearray()
    for piece in answer.iter_raw(1 << 16):
        try:
            out += unpack.decompress(piece, largest + 1 - len(out)) if unpack is not None else piece
        except zlib.error:
            raise InputError("came packed and broken; try again") from None
        if len(out) > largest:
            if cut:
                break
            raise InputError(f"is larger than {largest >> 20} MB; it is no page")
        if time.monotonic() > until:
            raise InputError("came too slowly; try later")
    if unpack is not None and not unpack.eof and len(out) <= largest:
        raise InputError("broke off; try again")
    return bytes(out[:largest])


def _check(answer: Fetched) -> None:
    """Raises InputError for an answer that is no page."""
    if answer.status != 200:
        advice = _ADVICE.get(answer.status, "is in trouble; try later" if answer.status >= 500 else "gave no page")
        raise InputError(f"was not given: the site {advice} (status {answer.status})")
    type_ = answer.header("content-type").partition(";")[0].strip().casefold()
    if type_ and type_ not in READ_TYPES:
        raise InputError(f"is no page and no feed but {type_[:60]}; save it from a browser and give the file")
