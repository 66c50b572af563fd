"""Where a request comes from, judged by its headers: wrong Host, another site's form or script -> why it is refused."""

from collections.abc import Mapping, Sequence

from riwaya.web.security.settings import SecuritySettings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def wrong_host(headers: Sequence[tuple[bytes, bytes]], settings: SecuritySettings) -> str | None:
    """A name that is not ours: a page of another name that resolves to this machine (DNS rebinding), or a mistake."""
    hosts = [value.decode("latin-1").lower() for name, value in headers if name == b"host"]
    if len(hosts) != 1:
        return f"{len(hosts)} Host headers"
    return None if hosts[0] in settings.hosts else f"Host {hosts[0]!r}"


def wrong_origin(method: str, headers: Mapping[str, str], settings: SecuritySettings) -> str | None:
    """A request that another site's page makes with the visitor's cookie."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if method in SAFE:
        if site in (None, "same-origin", "none"):
            return None
        # Another site may lead here by a link, in a window of its own; nothing of ours is put into its pages.
        navigates = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        return None if navigates else f"{site} request for a part of a page"
    if origin is not None:
        return (
            None
            if origin.lower() in {f"{settings.scheme}://{host}" for host in settings.hosts}
            else f"Origin {origin!r}"
        )
    if site is not None:
        return None if site in ("same-origin", "none") else f"{site} {method}"
    if "cookie" not in headers:
        return None  # a program with a key: no browser of anybody can be made to send that
    return f"{method} with a cookie and no word of where it comes from"
