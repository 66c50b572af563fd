"""The tables of a case, read by pandas, polars, duckdb and pyarrow: same rows, same types, no private names."""

import csv
from pathlib import Path

import pytest

from riwaya.export.tables import column_names, dictionary
from riwaya.ledger import expunge, judge, open_ledger
from riwaya.model import EventType, Verdict
from riwaya.workflow.tabling import write
from tests.compare.world import line, reading
from tests.export.keeping import assessed, keep, ordered, put

T = EventType


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> tuple[Path, str]:
    return keep(tmp_path)


def tables(path: Path, format_: str = "csv", name: str = "tables", **wanted: object) -> Path:
    folder = path.with_name(name)
    write(ordered(path, format_, **wanted), folder)
    return folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_file_for_every_table_and_a_dictionary_of_every_column(kept: tuple[Path, str]) -> None:
    folder = tables(kept[0], machine=True)
    for table in dictionary():
        with (folder / f"{table}.csv").open(encoding="utf-8") as file:
            assert tuple(next(csv.reader(file))) == column_names(table)
    described = {(r["table"], r["column"]) for r in rows(folder, "dictionary")}
    assert all((table, column) in described for table in dictionary() for column in column_names(table))


def test_claims_events_and_incidents_are_there_and_hang_together(kept: tuple[Path, str]) -> None:
    folder = tables(kept[0], machine=True)
    claims = {r["claim"]: r for r in rows(folder, "claims")}
    reports = {r["report"] for r in rows(folder, "reports")}
    assert len(claims) == 5
    assert {r["report"] for r in claims.values()} <= reports
    assert {r["claim"] for r in rows(folder, "events")} <= set(claims)
    assert claims["r2-c1"]["speaker"] == "وزارة دفاع مرجانة"
    assert [r["incident"] for r in rows(folder, "incidents")] == [kept[1]]
    assert {r["standing"] for r in claims.values()} == {"MACHINE"}
    assert {r["question"] for r in rows(folder, "accounts")} >= {"perpetrator", "count"}


def test_without_machine_readings_only_what_was_accepted_leaves(kept: tuple[Path, str]) -> None:
    ledger = open_ledger(kept[0])
    judge(ledger, "r1", "r1-c1", Verdict.ACCEPTED, by="S. Amin")
    ledger.close()
    folder = tables(kept[0])
    assert [(r["claim"], r["standing"]) for r in rows(folder, "claims")] == [("r1-c1", "accepted")]
    assert rows(folder, "incidents") == rows(folder, "accounts") == []


def test_an_assessment_and_what_was_withdrawn_are_tables(kept: tuple[Path, str]) -> None:
    assessed(*kept)
    ledger = open_ledger(kept[0])
    gone = expunge(ledger, "r2", by="S. Amin", reason="safety")
    ledger.close()
    folder = tables(kept[0])
    assert [r["subject"] for r in rows(folder, "withdrawn")] == list(gone.reports)
    assert "safety" not in (folder / "withdrawn.csv").read_text("utf-8")


def test_private_names_are_in_no_table(tmp_path: Path) -> None:
    path = tmp_path / "b.ledger"
    ledger = open_ledger(path)
    told = line("salman", T.KILLING, "army", patients=("nadim",), count=1)
    denied = line("ministry", T.KILLING, "army", patients=("nadim",), denied=True)
    put(ledger, [reading("r9", [told]), reading("r10", [denied], published="2031-05-06")])
    ledger.close()
    for format_ in ("csv", "parquet"):
        if format_ == "parquet":
            pytest.importorskip("pyarrow", reason="pyarrow is an extra: riwaya[parquet]")
        hidden, shown = (
            tables(path, format_, f"h-{format_}", machine=True),
            tables(path, format_, "s", machine=True, redact=False),
        )
        for name in ("صخر الدلواني", "نديم الزنباري"):
            assert not [f.name for f in hidden.iterdir() if name.encode() in f.read_bytes()]
        assert format_ == "parquet" or "نديم الزنباري" in (shown / "participants.csv").read_text("utf-8")
        for file in shown.iterdir():
            file.unlink()
        shown.rmdir()


def test_days_choose_reports_by_publication_and_hide_names_of_reports_outside_them(tmp_path: Path) -> None:
    path = tmp_path / "c.ledger"
    ledger = open_ledger(path)
    told = line("monitor", T.KILLING, "army", patients=("nadim",), count=1)
    put(ledger, [reading("r1", [told], published="2031-05-05"), reading("r2", [told], published="2031-06-01")])
    ledger.close()
    from riwaya.ledger import Days

    folder = tables(path, machine=True, days=Days("2031-05-01", "2031-05-31"))
    assert [r["ref"] for r in rows(folder, "reports")] == ["r1"]
    assert not [f.name for f in folder.iterdir() if "نديم الزنباري".encode() in f.read_bytes()]


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_the_same_bytes_with_any_number_of_workers(kept: tuple[Path, str], format_: str) -> None:
    if format_ == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is an extra: riwaya[parquet]")
    one = tables(kept[0], format_, "one", machine=True)
    two = tables(kept[0], format_, "two", machine=True, workers=2)
    assert {f.name: f.read_bytes() for f in one.iterdir()} == {f.name: f.read_bytes() for f in two.iterdir()}


def test_parquet_has_the_types_the_dictionary_says(kept: tuple[Path, str]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra: riwaya[parquet]")
    folder = tables(kept[0], "parquet", machine=True)
    types = {"text": "string", "integer": "int64", "number": "double", "boolean": "bool", "date": "date32[day]"}
    for table, entry in dictionary().items():
        schema = parquet.read_schema(folder / f"{table}.parquet")
        assert [(f.name, str(f.type)) for f in schema] == [(c["name"], types[c["type"]]) for c in entry["columns"]]


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_pandas_polars_and_duckdb_read_the_same_claims(kept: tuple[Path, str], format_: str) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is a test extra: riwaya[interop]")
    polars = pytest.importorskip("polars", reason="polars is a test extra: riwaya[interop]")
    duckdb = pytest.importorskip("duckdb", reason="duckdb is a test extra: riwaya[interop]")
    file = tables(kept[0], format_, machine=True) / f"claims.{format_}"
    by_pandas = getattr(pandas, f"read_{format_}")(file)["claim"].tolist()
    by_polars = getattr(polars, f"read_{format_}")(file)["claim"].to_list()
    by_duckdb = [row[0] for row in duckdb.sql(f"select claim from read_{format_}('{file}')").fetchall()]
    assert sorted(by_pandas) == sorted(by_polars) == sorted(by_duckdb)
    assert len(by_pandas) == 5
