"""A user's place file -> folded names with their Sites: GeoNames dumps, Who's On First lines, or our own columns.

What a file is, its name and first line tell: `*.jsonl` (also `.gz`) is Who's On First, one record a line with `names`,
`lat`, `lon`, `placetype`; a first line with the columns of `places.tsv` is our own form; other tab-separated text is a
GeoNames dump (19 columns).
"""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.errors import LexiconError
from riwaya.mentions.places.site import COLUMNS, Site, curated_rows, curated_site
from riwaya.model import PlaceKind
from riwaya.text import fold

_ARABIC = re.compile("[\u0621-\u064a]")
_DUMP_COLUMNS = 19
_FEATURES = {"ADM1": PlaceKind.GOVERNORATE, "ADM2": PlaceKind.DISTRICT, "PCLI": PlaceKind.COUNTRY}
_CLASSES = {
    "P": PlaceKind.VILLAGE,
    "T": PlaceKind.AREA,
    "H": PlaceKind.RIVER,
    "S": PlaceKind.BUILDING,
    "L": PlaceKind.AREA,
}
_PLACETYPES = {
    "country": PlaceKind.COUNTRY,
    "region": PlaceKind.GOVERNORATE,
    "county": PlaceKind.DISTRICT,
    "neighbourhood": PlaceKind.DISTRICT,
    "campus": PlaceKind.BASE,
}
_CITY_FROM, _TOWN_FROM = 30_000, 3_000


def read_place_file(path: Path) -> Iterator[tuple[str, Site]]:
    """Every Arabic name in the file with its place. Raises LexiconError naming file and line."""
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not a readable place file in UTF-8: {error}") from None
    if ".jsonl" in path.suffixes:
        yield from _who_is_on_first(path, text)
    elif text.lstrip("\n").startswith(("#", "\t".join(COLUMNS))):
        rows = curated_rows(str(path), text.replace("\r\n", "\n"))
        yield from ((name, curated_site(str(path), line, number)) for name, line, number in rows)
    else:
        yield from _dump(path, text)


def _who_is_on_first(path: Path, text: str) -> Iterator[tuple[str, Site]]:
    country = re.search(r"_([a-z]{2})\.", path.name)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            names = [n for given in record["names"].values() for n in given if _ARABIC.search(n)]
            if names and record.get("current", True):
                yield from _under(names, _record(record, names[0], country[1].upper() if country else None))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise LexiconError(f"{path}, line {number}: not a Who's On First record: {error!r}") from None


def _record(record: dict[str, Any], name: str, country: str | None) -> Site:
    population = int(record.get("pop") or 0)
    english = record["names"].get("eng_x_preferred") or [None]
    return Site(
        id=f"wof:{record['id']}",
        name=name,
        kind=_PLACETYPES.get(record["placetype"]) or _settlement(population),
        latitude=float(record["lat"]),
        longitude=float(record["lon"]),
        country=record.get("country") or country,
        population=population,
        name_en=english[0],
    )


def _dump(path: Path, text: str) -> Iterator[tuple[str, Site]]:
    for number, line in enumerate(text.splitlines(), 1):
        cells = line.split("\t")
        if len(cells) != _DUMP_COLUMNS:
            raise LexiconError(
                f"{path}, line {number}: a GeoNames dump has {_DUMP_COLUMNS} columns, found {len(cells)}; a file of "
                f"your own starts with the columns {', '.join(COLUMNS)}"
            )
        names = [n for n in (cells[1], *cells[3].split(",")) if _ARABIC.search(n)]
        if not names:
            continue
        try:
            population = int(cells[14] or 0)
            latitude, longitude = float(cells[4]), float(cells[5])
        except ValueError as error:
            raise LexiconError(f"{path}, line {number}: {error}") from None
        kind = _FEATURES.get(cells[7]) or _CLASSES.get(cells[6], PlaceKind.AREA)
        site = Site(
            id=f"geonames:{cells[0]}",
            name=names[0],
            kind=_settlement(population) if kind is PlaceKind.VILLAGE else kind,
            latitude=latitude,
            longitude=longitude,
            country=cells[8] or None,
            population=population,
            name_en=cells[1],
        )
        yield from _under(names, site)


def _settlement(population: int) -> PlaceKind:
    if population >= _CITY_FROM:
        return PlaceKind.CITY
    return PlaceKind.TOWN if population >= _TOWN_FROM else PlaceKind.VILLAGE


def _under(names: list[str], site: Site) -> Iterator[tuple[str, Site]]:
    for folded in dict.fromkeys(map(fold, names)):
        yield folded, site
