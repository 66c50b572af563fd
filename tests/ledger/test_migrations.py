"""Ledgers written by older versions open, keep what they hold, and end up like a new one."""

import gzip
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

import riwaya
from riwaya.errors import LedgerError
from riwaya.ledger import (
    ClaimQuery,
    Ledger,
    find_claims,
    find_reading,
    list_assessments,
    list_incidents,
    list_judgements,
    notes,
    open_ledger,
    search,
    verify,
)
from riwaya.ledger.migrations import FORMAT, STEPS
from riwaya.ledger.tables import meta
from riwaya.text.search import search_query, search_text
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.reading import Knowledge, tools_for
from tests.ledger import world
from tests.ledger.helpers import fill, keep

FIXTURES = Path(__file__).parent / "fixtures"
OLD_FORMATS = range(1, FORMAT)


def old_file(number: int, folder: Path) -> str:
    """A ledger file as an older version wrote it."""
    path = folder / "old.sqlite"
    path.write_bytes(gzip.decompress((FIXTURES / f"format{number}.sqlite.gz").read_bytes()))
    return str(path)


def old_database(number: int, url: str) -> str:
    """A PostgreSQL ledger as an older version wrote it."""
    import psycopg

    dump = gzip.decompress((FIXTURES / f"format{number}.postgresql.sql.gz").read_bytes()).decode()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(dump)  # type: ignore[call-overload]
    return url


@pytest.fixture(params=product(OLD_FORMATS, ("sqlite", "postgresql")), ids=str)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an older version's ledger is, on either database."""
    number, database = request.param
    if database == "sqlite":
        return old_file(number, tmp_path)
    return old_database(number, request.getfixturevalue("new_database")())


def test_every_older_format_has_a_step_and_files_to_try_it_on() -> None:
    assert sorted(STEPS) == list(range(2, FORMAT + 1))
    for number in OLD_FORMATS:
        assert (FIXTURES / f"format{number}.sqlite.gz").exists()
        assert (FIXTURES / f"format{number}.postgresql.sql.gz").exists()


def test_old_ledger_opens_with_all_it_held(old: str) -> None:
    ledger = open_ledger(old, create=False)
    assert verify(ledger).problems == ()
    assert verify(ledger).expunged == 1
    assert find_reading(ledger, "world-3") == world.reading_for(3)
    assert search(ledger, search_query("أنباء")).total == 5
    about = find_claims(ledger, ClaimQuery(about=search_text("كتائب السماق").folded))
    assert about.total > 0
    assert {event.agents[0].text for claim in about.claims for event in claim.events} == {"جيش وادي السماق"}
    assert [opinion.judgement.by for opinion in list_judgements(ledger)] == ["سلمى"]
    assert len(list_assessments(ledger)) == 1
    fill(ledger, 10)
    assert verify(ledger).problems == ()
    ledger.close()


def test_migrated_ledger_is_laid_out_like_a_new_one(old: str, location: str) -> None:
    if ("://" in old) != ("://" in location):
        pytest.skip("each database is compared with itself")
    migrated, new = open_ledger(old), open_ledger(location)
    assert _layout(migrated) == _layout(new)
    migrated.close()
    new.close()


@pytest.fixture(params=("sqlite", "postgresql"))
def gathered_in_format_5(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger of format 5 is, its reports gathered into incidents."""
    if request.param == "sqlite":
        return old_file(5, tmp_path)
    return old_database(5, request.getfixturevalue("new_database")())


def test_outlines_of_an_old_ledger_are_made_when_a_new_report_needs_them(gathered_in_format_5: str) -> None:
    ledger = open_ledger(gathered_in_format_5)
    with ledger.writing() as connection:  # as if this version had gathered it, but for the outlines
        made_with = f"{riwaya.__version__} {tools_for(Knowledge()).made_by.lexicon}"
        connection.execute(meta.update().where(meta.c.key == "gathered_with").values(value=made_with))
    before = list_incidents(ledger, limit=100)
    assert before.total == 7
    assert gather_incidents(ledger, knowledge=Knowledge()) == 0
    told = [found.happenings[0] for found in before.incidents]
    assert notes(ledger, [report for report, _ in told]) == {}
    like = world.reading_for(7, story=None)
    again = replace(world.reading_for(2), report=replace(world.reading_for(2).report, id="sha256:again"))
    keep(ledger, [like, again])
    anew = gather_incidents(ledger, knowledge=Knowledge())
    touched = {r for f in list_incidents(ledger, limit=100).incidents for r in f.reports if "sha256:again" in f.reports}
    assert {world.report_for(2).id} < touched
    assert 0 < anew < list_incidents(ledger, limit=100).total
    assert set(notes(ledger, [world.report_for(n).id for n in range(5)])) >= touched - {"sha256:again"}
    kept = {found.incident for found in before.incidents if not touched & set(found.reports)}
    assert kept <= {found.incident for found in list_incidents(ledger, limit=100).incidents}
    assert verify(ledger).problems == ()
    ledger.close()


def test_ledger_whose_migration_fails_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(old_file(1, tmp_path))
    before = path.read_bytes()

    def fail(connection: Any) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x)")
        connection.exec_driver_sql("this is no SQL")

    monkeypatch.setattr("riwaya.ledger.migrations.STEPS", {**STEPS, FORMAT: fail})
    with pytest.raises(LedgerError):
        open_ledger(path)
    monkeypatch.undo()
    assert path.read_bytes() == before
    ledger = open_ledger(path)
    assert verify(ledger).problems == ()
    ledger.close()


def _layout(ledger: Ledger) -> dict[str, Any]:
    with ledger.reading() as connection:
        found = inspect(connection)
        tables = [name for name in found.get_table_names() if not name.startswith("search_index")]
        if ledger.on_sqlite:
            sources = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        else:
            sources = "SELECT DISTINCT trigger_name FROM information_schema.triggers ORDER BY trigger_name"
        return {
            "triggers": [row[0] for row in connection.exec_driver_sql(sources)],
            **{
                table: (
                    [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)],
                    found.get_pk_constraint(table)["constrained_columns"],
                    sorted(
                        (i["name"] or "", tuple(map(str, i["column_names"])), bool(i["unique"]))
                        for i in found.get_indexes(table)
                    ),
                    sorted(tuple(u["column_names"]) for u in found.get_unique_constraints(table)),
                    sorted(
                        (tuple(f["constrained_columns"]), f["referred_table"]) for f in found.get_foreign_keys(table)
                    ),
                )
                for table in sorted(tables)
            },
        }
