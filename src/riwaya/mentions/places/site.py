"""A row of a place table -> a Site: somewhere on the map with its names, kind and whereabouts."""

from collections.abc import Iterator

from riwaya.errors import LexiconError
from riwaya.model import PlaceKind
from riwaya.model.values import dataclass
from riwaya.text import fold

COLUMNS = "name aliases kind latitude longitude country admin1 name_en source".split()


@dataclass(frozen=True, slots=True)
class Site:
    """One place of a table. Coordinates are None where the table knows the name only; ``id`` says where it is from."""

    id: str
    name: str
    kind: PlaceKind
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    name_en: str | None = None
    curated: bool = False


def packaged_site(line: str) -> tuple[str, Site]:
    """A row of `geonames.tsv`: the folded name it stands under, and the place."""
    folded, name, kind, latitude, longitude, country, admin1, population, name_en, source = line.split("\t")
    return folded, Site(
        id=source,
        name=name,
        kind=PlaceKind(kind),
        latitude=_degrees(latitude),
        longitude=_degrees(longitude),
        country=country or None,
        admin1=admin1 or None,
        population=int(population or 0),
        name_en=name_en or None,
    )


def curated_rows(file: str, text: str) -> Iterator[tuple[str, str, int]]:
    """The rows of a table with the columns of `places.tsv`, each under its folded name and aliases, with line number.

    The text is folded as a whole, which keeps its lines and cells: a name at a time would cost most of the loading.
    """
    header: str | None = None
    for number, (line, folded) in enumerate(zip(text.split("\n"), fold(text).split("\n"), strict=True), 1):
        if not line or line[0] == "#":
            continue
        if header is None:
            header = line
            if header.split("\t") != COLUMNS:
                raise LexiconError(f"{file}, line {number}: expected the columns {', '.join(COLUMNS)}, tab-separated")
            continue
        if line.count("\t") != len(COLUMNS) - 1:
            found = line.count("\t") + 1
            raise LexiconError(f"{file}, line {number}: expected {len(COLUMNS)} cells, found {found}")
        name, aliases, _ = folded.split("\t", 2)
        yield name, line, number
        for alias in aliases.split("|") if aliases else ():
            if alias != name:
                yield alias, line, number


def curated_site(file: str, line: str, number: int) -> Site:
    """One row of such a table. Raises LexiconError naming file and line."""
    name, _, kind, latitude, longitude, country, admin1, name_en, source = line.split("\t")
    try:
        return Site(
            id=source if ":" in source else f"riwaya:{country or 'world'}:{admin1}:{name}",
            name=name,
            kind=PlaceKind(kind),
            latitude=_degrees(latitude),
            longitude=_degrees(longitude),
            country=country or None,
            admin1=admin1 or None,
            name_en=name_en or None,
            curated=True,
        )
    except ValueError as error:
        raise LexiconError(f"{file}, line {number}: {error}") from None


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None
