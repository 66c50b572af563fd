"""A parsed web page -> what it says of itself: title, address, site, time of publication and of change.

Only what is stated for machines is taken (JSON-LD, meta elements, ``time`` of publication): a day read out of the
running text or of the address would be a guess.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from riwaya.errors import InputError
from riwaya.intake.records import check_date
from riwaya.model.values import dataclass

_PUBLISHED = (
    '//meta[@property="article:published_time" or @property="og:article:published_time"]/@content',
    '//meta[@itemprop="datePublished"]/@content | //*[@itemprop="datePublished"]/@datetime',
    '//meta[@name="pubdate" or @name="publishdate" or @name="publish-date" or @name="parsely-pub-date"'
    ' or @name="DC.date.issued" or @name="dcterms.date" or @name="date"]/@content',
    "//time[@pubdate]/@datetime",
)
_TITLES = (
    '//meta[@property="og:title"]/@content',
    '//meta[@name="twitter:title"]/@content',
)
_ADDRESSES = ('//link[@rel="canonical"]/@href', '//meta[@property="og:url"]/@content')
_SITES = ('//meta[@property="og:site_name"]/@content', '//meta[@name="application-name"]/@content')
_LD = '//script[@type="application/ld+json"]'
_LONGEST = 300
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself."""

    title: str | None
    url: str | None
    site_name: str | None
    published: str | None
    notes: tuple[str, ...] = ()


def facts_of(tree: Any, url: str | None) -> Facts:
    """The facts. ``url`` is where the page is known to come from, against which its own address is not believed."""
    linked = list(_linked(tree))
    published, notes = _moment(
        [*_all(tree, _PUBLISHED[:1]), *_of(linked, "datePublished"), *_all(tree, _PUBLISHED[1:])]
    )
    addresses = [a for a in _all(tree, _ADDRESSES) if re.match(r"https?://[^/\s]+", a)]
    sites = [*_all(tree, _SITES), *(p["name"] for p in _parts(linked, "publisher") if isinstance(p.get("name"), str))]
    return Facts(
        title=_title(tree, linked),
        url=url or next(iter(addresses), None),
        site_name=next((" ".join(s.split())[:_LONGEST] for s in sites if s.strip()), None),
        published=published,
        notes=notes,
    )


def _all(tree: Any, paths: tuple[str, ...]) -> list[str]:
    return [str(value).strip() for path in paths for value in tree.xpath(path) if str(value).strip()]


def _title(tree: Any, linked: list[dict[str, Any]]) -> str | None:
    headings = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")]
    named = [*_of(linked, "headline"), *_all(tree, _TITLES)]
    plain = [" ".join(t.text_content().split()) for t in tree.xpath("//title")]
    only = [h for h in headings if h]
    candidates = [*(only if len(only) == 1 else []), *named, *only, *plain]
    return next((c[:_LONGEST] for c in candidates if c), None)


def _moment(values: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """The first value that is a day or moment; what was unusable is noted where nothing was."""
    for value in values:
        basic = _BASIC.fullmatch(value)
        written = "-".join(basic.groups()[:3]) if basic else value
        written = re.sub(r"(?<=:\d\d)\s+(?=[+-]\d\d)", "", written)
        try:
            return check_date(written), ()
        except InputError:
            continue
    return None, (f"the page's date {values[0][:60]!r} is in a form that is not read",) if values else ()


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that tell of an article."""
    for script in tree.xpath(_LD):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        listed = data if isinstance(data, list) else [data]
        for item in [*listed, *(g for i in listed if isinstance(i, dict) for g in _list(i.get("@graph")))]:
            if isinstance(item, dict) and re.search("Article|Report|BlogPosting", str(item.get("@type"))):
                yield item


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _of(linked: list[dict[str, Any]], key: str) -> list[str]:
    return [item[key].strip() for item in linked if isinstance(item.get(key), str) and item[key].strip()]


def _parts(linked: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    return [item[key] for item in linked if isinstance(item.get(key), dict)]
