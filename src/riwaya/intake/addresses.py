"""An address (URL) -> where to connect to, or an InputError where that is not a public place of the net.

The name is looked up once, every answer is checked, and the connection is made to the answer that was checked: a name
that answers differently the next time leads nowhere else.
"""

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import quote, urlsplit, urlunsplit

from riwaya.errors import InputError
from riwaya.model.values import dataclass

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}
_LONGEST = 4000
_KEPT = "/%:@!$&'()*+,;=~-._?[]|"
"""What stays as it is in an address; letters of other scripts are sent as browsers send them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to connect to: the whole address, its parts, and the number that its host stands for."""

    url: str
    scheme: str
    host: str
    port: int
    number: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what a robots.txt holds for."""
        return f"{self.scheme}://{self.shown_host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def shown_host(self) -> str:
        """The host as it stands in an address."""
        return f"[{self.host}]" if ":" in self.host else self.host


def resolve(host: str, port: int) -> list[str]:
    """All numbers a name stands for, by this machine's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in found))


def is_public(number: str) -> bool:
    """Whether a number is a place of the public net, and no wrapping of one that is not."""
    try:
        address: Address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped
        if wrapped is None and address in _NAT64:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
        if address.sixtofour is not None or address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def place_of(
    url: str, *, look_up: Callable[[str, int], list[str]] = resolve, allowed: Callable[[str], bool] = is_public
) -> Place:
    """Where an address leads. Raises InputError."""
    scheme, host, port, clean = _parts(url)
    try:
        numbers = look_up(host, port)
    except (OSError, UnicodeError):
        raise InputError(f"has a host ({host}) that was not found; check the address and your connection") from None
    if not numbers:
        raise InputError(f"has a host ({host}) that was not found; check the address and your connection")
    if not all(allowed(number) for number in numbers):
        raise InputError(f"leads to a private place ({host}), which is never asked; save the page from a browser")
    return Place(clean, scheme, host, port, numbers[0])


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and the address without what the server is not told. Raises InputError."""
    if len(url) > _LONGEST or any(c.isspace() or not c.isprintable() for c in url):
        raise InputError("is no address (too long, or with spaces in it); copy it from a browser")
    try:
        split = urlsplit(url)
        port, host = split.port, split.hostname or ""
    except ValueError:
        raise InputError("is no address; copy it from a browser") from None
    scheme = split.scheme.lower()
    if scheme not in _PORTS or not host:
        raise InputError("is no address of a web page; write http://… or https://…")
    if "@" in split.netloc:
        raise InputError("holds a name or password, which is not sent; write the address without it")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            raise InputError("has a host that is no name; copy the address from a browser") from None
    port = port if port is not None else _PORTS[scheme]
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port == _PORTS[scheme] else f"{shown}:{port}"
    path, query = (quote(part, safe=_KEPT) for part in (split.path or "/", split.query))
    return scheme, host, port, urlunsplit((scheme, netloc, path, query, ""))
