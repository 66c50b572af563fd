"""What Python programs use: read a text, compare readings, keep and ask a ledger, get tables; ``import riwaya``.

Names here are stable: what is public in ``riwaya`` stays, with its arguments, within a major version.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from riwaya.errors import InputError
from riwaya.export.tables import OF_READINGS, column_names, of_reading
from riwaya.intake import Trouble, take
from riwaya.ledger import (
    MAIN,
    ClaimFound,
    ClaimQuery,
    Days,
    all_readings,
    find_claims,
    find_reading,
    list_reports,
    open_ledger,
)
from riwaya.ledger import search as search_ledger
from riwaya.ledger.standing import standing_opinions
from riwaya.ledger.streaming import incident_numbers, open_incidents
from riwaya.model import Act, Comparison, EventType, Incident, Reading, Report, ReportKind, make_report
from riwaya.text.search import folded_name, search_query
from riwaya.workflow.comparing import compare_readings
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.reading import Knowledge, read_all

if TYPE_CHECKING:
    import pandas
    import polars

AnyPath = str | PathLike[str]
Paths = AnyPath | Sequence[AnyPath]


def _knowledge(lexicon: Paths, places: Paths) -> Knowledge:
    def paths(given: Paths) -> tuple[Path, ...]:
        return (Path(given),) if isinstance(given, str | PathLike) else tuple(Path(p) for p in given)

    return Knowledge(paths(lexicon), paths(places))


def report(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    ref: str | None = None,
    kind: str = "article",
) -> Report:
    """A report of this text. ``title``, where given, is put before the text. Raises InputError where there is none."""
    whole = f"{title}\n\n{text}" if title else text
    if not whole.strip():
        raise InputError("there is no text to read")
    name = ref or url or "text:" + hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return make_report(whole, ref=name, title=title, outlet=outlet, url=url, published=published, kind=ReportKind(kind))


def read(
    text: str | Report,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    lexicon: Paths = (),
    places: Paths = (),
) -> Reading:
    """Read a text: who says what happened, tied to its exact words.

    ``published`` is the day or moment of publication ("2026-05-06"); without it "yesterday" stays unresolved.
    ``lexicon`` and ``places``: your own folders of lexicon files and tables of places. Raises InputError.
    """
    one = text if isinstance(text, Report) else report(text, published=published, outlet=outlet, url=url, title=title)
    (made,) = read_all([one], knowledge=_knowledge(lexicon, places))
    if isinstance(made, Trouble):
        raise InputError(str(made))
    return made


def read_files(*paths: AnyPath, lexicon: Paths = (), places: Paths = (), workers: int = 1) -> Iterator[Reading]:
    """Read files, folders and JSON Lines, one reading after another. Raises InputError at what cannot be read."""
    taken = take([str(p) for p in paths])
    for made in read_all(taken, knowledge=_knowledge(lexicon, places), workers=workers):
        if isinstance(made, Trouble):
            raise InputError(str(made))
        yield made


def compare(readings: Iterable[Reading], *, lexicon: Paths = ()) -> Comparison:
    """Lay what several readings tell of each incident side by side."""
    return compare_readings(list(readings), _knowledge(lexicon, ()))


class Ledger:
    """A ledger in a file or a PostgreSQL database, and one case of it; to be closed, or used in ``with``."""

    def __init__(
        self, location: AnyPath, *, case: str = MAIN, create: bool = True, lexicon: Paths = (), places: Paths = ()
    ) -> None:
        """Open it, or begin it where there is none (``create``). Raises LedgerError."""
        self.location = str(location)
        self.case = case
        self.knowledge = _knowledge(lexicon, places)
        self._store = open_ledger(self.location, create=create)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger."""
        self._store.close()

    def add(self, *items: Report | AnyPath, workers: int = 1, by: str = "") -> int:
        """Read reports, files or folders and keep them; gives how many were new. Raises InputError at the first that
        could not be read, when everything else has been stored."""
        reports = [item for item in items if isinstance(item, Report)]
        paths = [str(item) for item in items if not isinstance(item, Report)]
        taken: list[Any] = [*reports, *(take(paths) if paths else ())]
        done = ingest_reports(self._store, taken, knowledge=self.knowledge, workers=workers, case=self.case, by=by)
        if done.troubles:
            where, why = done.troubles[0]
            raise InputError(f"{where}: {why} ({len(done.troubles)} could not be read; the rest is stored)")
        return sum(count for key, count in done.stored.items() if key.value == "new")

    def reports(self, *, limit: int = 50) -> tuple[Report, ...]:
        """The newest reports of the case."""
        return list_reports(self._store, case=self.case, limit=limit).reports

    def reading(self, report: str) -> Reading:
        """The current reading of a report, by its id (or the beginning of it) or ref."""
        return find_reading(self._store, report)

    def readings(self) -> Iterator[Reading]:
        """Every current reading of the case, a few in memory at a time."""
        return all_readings(self._store, case=self.case)

    def search(self, words: str, *, exact: bool = False, limit: int = 20) -> tuple[Report, ...]:
        """Reports with these words, in any spelling or (``exact``) in yours."""
        return search_ledger(self._store, search_query(words, exact=exact), case=self.case, limit=limit).reports

    def claims(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        type: str | None = None,
        place: str | None = None,
        act: str | None = None,
        days: tuple[str | None, str | None] = (None, None),
        limit: int = 50,
    ) -> tuple[ClaimFound, ...]:
        """Claims by speaker, subject, kind of event, place, act and (first, last) day, the newest first."""
        query = ClaimQuery(
            by=folded_name(by),
            about=folded_name(about),
            type=EventType(type) if type is not None else None,
            place=folded_name(place),
            days=Days(*days),
            act=Act(act) if act is not None else None,
            case=self.case,
        )
        return find_claims(self._store, query, limit=limit).claims

    def incidents(self) -> Iterator[Incident]:
        """Every incident of the case, the earliest first; reports that are new are gathered in before."""
        gather_incidents(self._store, knowledge=self.knowledge, case=self.case)
        for page in incident_numbers(self._store, case=self.case):
            yield from (found.incident for found in open_incidents(self._store, page))

    def table(self, name: str, *, unreviewed: bool = False, names: bool = False) -> list[dict[str, Any]]:
        """Rows of a table of the case (reports, claims, events, participants, counts) as dictionaries.

        As in ``riwaya export``: without ``unreviewed`` only what a person accepted or mended, and private persons'
        names are withheld unless ``names``.
        """
        standing = standing_opinions(self._store, case=self.case)
        return _rows(name, self.readings(), standing, machine=unreviewed, redact=not names)

    def export(self, format: str, out: AnyPath, *, unreviewed: bool = False, workers: int = 1) -> int:
        """Write the case in one of the formats of acts (acled, ucdp, plover, geojson, timemap); gives how many rows."""
        from riwaya.export.formats import CODED
        from riwaya.workflow.coding import Wanted
        from riwaya.workflow.exporting import Order, Tally, texts

        if format not in CODED:
            raise InputError(f"no format {format!r} of acts; there are {', '.join(CODED)}")
        wanted = Wanted(case=self.case, machine=unreviewed)
        order = Order(format, self.location, wanted, lexicon=self.knowledge.lexicon, workers=workers)
        counted = Tally()
        with Path(out).open("w", encoding="utf-8", newline="\n") as file:
            for text, _ in texts(order, counted):
                file.write(text)
        return counted.rows


def _rows(
    name: str, readings: Iterable[Reading], standing: dict[str, str], *, machine: bool, redact: bool
) -> list[dict[str, Any]]:
    if name not in OF_READINGS:
        raise InputError(f"no table {name!r} of readings; there are {', '.join(OF_READINGS)}")
    columns = column_names(name)
    return [
        dict(zip(columns, row, strict=True))
        for reading in readings
        for row in of_reading(reading, standing, machine=machine, redact=redact).get(name, ())
    ]


def table(readings: Reading | Iterable[Reading], name: str = "claims", *, names: bool = False) -> list[dict[str, Any]]:
    """Rows of a table of readings as dictionaries: reports, claims, events, participants or counts.

    All of it is a machine's reading, as the column ``standing`` says; private persons' names are withheld unless
    ``names``.
    """
    some = [readings] if isinstance(readings, Reading) else readings
    return _rows(name, some, {}, machine=True, redact=not names)


def to_pandas(
    readings: Reading | Iterable[Reading], name: str = "claims", *, names: bool = False
) -> "pandas.DataFrame":
    """A table of readings as a pandas frame; pandas is yours to install."""
    import pandas

    return pandas.DataFrame(table(readings, name, names=names), columns=list(column_names(name)))


def to_polars(
    readings: Reading | Iterable[Reading], name: str = "claims", *, names: bool = False
) -> "polars.DataFrame":
    """A table of readings as a polars frame, with the types of the data dictionary; polars is yours to install."""
    import polars

    from riwaya.export.tables import dictionary

    kinds = {"text": polars.String, "integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean}
    schema = {c["name"]: kinds.get(c["type"], polars.String) for c in dictionary()[name]["columns"]}
    return polars.DataFrame(table(readings, name, names=names), schema=schema)
