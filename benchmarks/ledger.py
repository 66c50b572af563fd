"""Ingest a corpus of 30,000 reports and query it: rates from start to end, query times, memory -> results/ledger.json.

    python benchmarks/ledger.py [--reports N] [--workers N] [--synthetic] [--keep FILE] [--postgresql]
    python benchmarks/ledger.py --ledger FILE    # only queries, over a ledger that is there -> ledger-queries.json

The corpus is ../shared/corpus (not part of the project). With --synthetic the readings are drawn, not read.
"""

import argparse
import gzip
import json
import os
import platform
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import synthetic_reading
from record import record
from riwaya.ledger import (
    ClaimQuery,
    Days,
    Digest,
    Ledger,
    Progress,
    count_reports,
    digest_reading,
    digest_report,
    find_claims,
    ingest,
    open_ledger,
    search,
    verify,
)
from riwaya.model import EventType, MadeBy, Report, make_report
from riwaya.text.search import search_query, search_text
from riwaya.workflow.ingesting import digests
from riwaya.workflow.reading import Knowledge, tools_for

HERE = Path(__file__).resolve().parent
TEMPLATES = 500
CORPUS = HERE.parents[1] / "shared" / "corpus" / "ant.jsonl.gz"


def corpus(limit: int) -> Iterator[Report]:
    """The first ``limit`` reports of the corpus."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if n >= limit:
                return
            record = json.loads(line)
            title = record["title"]
            text = f"{title}\n\n{record['text']}" if title else record["text"]
            yield make_report(
                text,
                ref=record["id"],
                title=title or None,
                outlet=record["outlet"],
                url=record["url"],
                published=record["date"],
            )


def ingest_rates(ledger: Ledger, reports: Iterator[Report], read: Any, made_by: MadeBy) -> dict[str, Any]:
    """Reports a second, over the whole and in tenths."""
    marks: list[tuple[float, int, float]] = [(time.perf_counter(), 0, time.process_time())]

    def note(progress: Progress) -> None:
        marks.append((time.perf_counter(), sum(progress.stored.values()), time.process_time()))

    done = ingest(ledger, reports, read, made_by=made_by, progress=note)
    total = sum(done.stored.values())
    tenths, spent = [], []
    for tenth in range(10) if len(marks) > 20 else ():
        part = [m for m in marks if total * tenth / 10 <= m[1] <= total * (tenth + 1) / 10]
        stored = part[-1][1] - part[0][1]
        tenths.append(round(stored / (part[-1][0] - part[0][0]), 1))
        spent.append(round((part[-1][2] - part[0][2]) / stored * 1000, 2))
    return {
        "reports": total,
        "stored": {key.value: count for key, count in done.stored.items()},
        "unread": len(done.troubles),
        "seconds": round(marks[-1][0] - marks[0][0], 1),
        "reports_a_second": round(total / (marks[-1][0] - marks[0][0]), 1),
        "reports_a_second_by_tenth": tenths,
        "processor_ms_a_report_of_the_writing_process_by_tenth": spent,
    }


def timed(calls: list[Callable[[], Any]]) -> dict[str, Any]:
    """Milliseconds of each call, by the wall and of this processor: median, 95th of 100, worst."""
    clocks = {"wall": time.perf_counter, "processor": time.process_time}
    spent: dict[str, list[float]] = {name: [] for name in clocks}
    found = 0
    for call in calls:
        begun = {name: clock() for name, clock in clocks.items()}
        found += bool(call().total)
        for name, clock in clocks.items():
            spent[name].append((clock() - begun[name]) * 1000)
    times = {name: sorted(values) for name, values in spent.items()}
    shares = {"median_ms": 0.5, "p95_ms": 0.95, "worst_ms": 1.0}
    return {
        "queries": len(calls),
        "with_hits": found,
        **{
            name: {share: round(values[min(int(len(values) * at), len(values) - 1)], 1) for share, at in shares.items()}
            for name, values in times.items()
        },
    }


def searches(ledger: Ledger, texts: list[str], count: int, rng: random.Random) -> list[Callable[[], Any]]:
    """Queries as people make them: a word, two words, a phrase, an exact word, drawn from the corpus by occurrence."""
    calls: list[Callable[[], Any]] = []
    for n in range(count):
        words = [w for w in rng.choice(texts).split() if len(w) > 2]
        at = rng.randrange(max(1, len(words) - 3))
        asked = (
            words[at],
            " ".join(rng.sample(words, min(2, len(words)))),
            f'"{" ".join(words[at : at + 2])}"',
            words[at],
        )[n % 4]
        query = search_query(asked, exact=n % 4 == 3)
        if query.terms:
            calls.append(partial(search, ledger, query))
    return calls


def claim_queries(ledger: Ledger, count: int, rng: random.Random) -> list[Callable[[], Any]]:
    """By speaker, about, type, place, days and pairs of these, over the names that the ledger has."""
    with ledger.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT n.kind, n.key, count(*) FROM names n JOIN name_uses u ON u.name_no = n.no GROUP BY n.kind, n.key"
        ).all()
    actors, places = ([(k, c) for kind, k, c in rows if kind == wanted] for wanted in ("actor", "place"))

    def draw(names: list[tuple[str, int]]) -> str:
        return rng.choices([k for k, _ in names], [c for _, c in names])[0]

    calls: list[Callable[[], Any]] = []
    for n in range(count):
        first = date(2018, 1, 1) + timedelta(days=rng.randrange(330))
        days = Days(first.isoformat(), (first + timedelta(days=rng.choice((0, 6, 29)))).isoformat())
        query = (
            partial(ClaimQuery, by=draw(actors)),
            partial(ClaimQuery, about=draw(actors)),
            partial(ClaimQuery, type=rng.choice(list(EventType))),
            partial(ClaimQuery, place=draw(places)),
            partial(ClaimQuery, days=days),
            partial(ClaimQuery, by=draw(actors), type=rng.choice(list(EventType))),
            partial(ClaimQuery, about=draw(actors), place=draw(places)),
            partial(ClaimQuery, place=draw(places), days=days),
        )[n % 8]()
        calls.append(partial(find_claims, ledger, query))
    return calls


def queries(ledger: Ledger, reports: int, count: int) -> dict[str, Any]:
    """Searches for words of the corpus, and queries by what the ledger has names for."""
    rng = random.Random(1)
    texts = [report.text for report in corpus(reports)][:: max(1, reports // 2000)]
    return {
        "search": timed(searches(ledger, texts, count, rng)),
        "claims": timed(claim_queries(ledger, count, rng)),
    }


def machine() -> dict[str, Any]:
    """What it ran on."""
    return {
        "platform": platform.platform(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "processors": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 1),
    }


@contextmanager
def database() -> Iterator[str]:
    """The URL of an empty PostgreSQL database that is gone afterwards."""
    sys.path.insert(0, str(HERE.parent))
    from tests.ledger import postgres

    with postgres.server() as url:
        subprocess.run([postgres.program("createdb"), f"--maintenance-db={url}postgres", "measured"], check=True)
        yield url + "measured"


def peak_mb() -> dict[str, float]:
    """The most memory this process, and the largest of its reading processes, ever held."""
    return {
        "writer": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "largest_reader": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1),
    }


def reader(synthetic: bool, workers: int) -> tuple[Any, MadeBy, str]:
    """What reads, what it signs with, and what to call it in the results."""
    if synthetic:
        name = f"drawn: the texts are the corpus's, the claims those of {TEMPLATES} synthetic readings under new keys"
        templates = [digest_reading(synthetic_reading.read(report), search_text) for report in corpus(TEMPLATES)]
        return partial(drawn, templates), synthetic_reading.MADE_BY, name
    return partial(digests, Knowledge(), workers), tools_for(Knowledge()).made_by, "the grammar reader"


def drawn(templates: list[Digest], reports: Iterator[Report]) -> Iterator[Digest]:
    """Digests of the usual size at next to no cost, so that what is measured is the ledger."""
    for n, report in enumerate(reports):
        like = templates[n * 7919 % TEMPLATES]
        digest = digest_report(report, search_text)
        when = {key: value for key, value in digest_when(digest).items() if value}
        digest.made_by, digest.body, digest.names = like.made_by, like.body, like.names
        digest.claims = [row | when | {"key": f"{n}:{row['key']}"} for row in like.claims]
        digest.events = [row | when | {"key": f"{n}:{row['key']}"} for row in like.events]
        yield digest


def digest_when(digest: Digest) -> dict[str, Any]:
    """The report's own days in place of the template's."""
    day = digest.published_at[:10]
    return {"published_at": digest.published_at, "day_from": day, "day_to": day}


def main() -> None:
    """Measure, print and record."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--reports", type=int, default=30_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--synthetic", action="store_true")
    options.add_argument("--keep", type=Path)
    options.add_argument("--postgresql", action="store_true", help="a server of the tests' own in place of a file")
    options.add_argument("--queries", type=int, default=400)
    options.add_argument("--ledger", help="a ledger that is there: only the queries are made")
    chosen = options.parse_args()
    if chosen.ledger:
        ledger = open_ledger(chosen.ledger, create=False)
        record("ledger-queries", {"reports": count_reports(ledger), **queries(ledger, chosen.reports, chosen.queries)})
        ledger.close()
        return
    read, made_by, name = reader(chosen.synthetic, chosen.workers)
    results: dict[str, Any] = {"machine": machine(), "readings": name, "workers": chosen.workers}
    with ExitStack() as held:
        path = chosen.keep or Path(held.enter_context(tempfile.TemporaryDirectory())) / "ledger.sqlite"
        where = held.enter_context(database()) if chosen.postgresql else str(path)
        ledger = open_ledger(where)
        results["ingest"] = ingest_rates(ledger, corpus(chosen.reports), read, made_by)
        results["database"] = "postgresql" if chosen.postgresql else "sqlite"
        results["file_mb"] = None if chosen.postgresql else round(path.stat().st_size / 1e6)
        results["again"] = ingest_rates(ledger, corpus(chosen.reports), read, made_by)["seconds"]
        results["peak_mb_ingest"] = peak_mb()
        results |= queries(ledger, chosen.reports, chosen.queries)
        begun = time.perf_counter()
        results["verify"] = {"problems": len(verify(ledger).problems), "seconds": round(time.perf_counter() - begun, 1)}
        ledger.close()
    text = json.dumps(results, ensure_ascii=False, indent=2)
    print(text)
    if chosen.reports >= 29_000 or chosen.postgresql:
        target = HERE / "results" / ("ledger-postgresql.json" if chosen.postgresql else "ledger.json")
        target.parent.mkdir(exist_ok=True)
        target.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
