"""Twenty people clicking at once in the workbench over a filled ledger: server time by page -> results/workbench.json.

    python benchmarks/drawn_case.py FILE                  # once: 30,000 reports, some 9 minutes of one processor
    python benchmarks/workbench.py --ledger FILE [--people 20] [--seconds 90] [--think 2] [--workers N]

``riwaya serve`` runs as its users start it. Each person opens a page, waits for it, thinks (evenly between half and one
and a half of --think seconds), and opens another: every kind of page as often, drawn from 200 reports and 200 incidents
that lie over the whole case. Times are those a browser waits for the page itself, over loopback, queueing included.
Where others use the machine, look at the processor's milliseconds instead. First paint is Chromium's own figure
(first-contentful-paint), where Playwright and Chromium are there, of one person alone. It takes some three minutes.
"""

import argparse
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import select

from record import record, riwaya
from riwaya.ledger import Ledger, find_reports, list_incidents, open_ledger
from riwaya.ledger.tables import incidents as incidents_table
from riwaya.ledger.tables import reports as reports_table
from riwaya.web.workers import by_cores

ASKED_MS = 150
DRAWN = 200
BUILT = Path(__file__).resolve().parents[1] / "src" / "riwaya" / "web" / "static" / "built"
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"
Pages = dict[str, list[str]]


def addresses(ledger: Ledger) -> tuple[Pages, dict[str, int]]:
    """Pages by kind, with reports and incidents drawn from all of the ledger; how many of both there are."""
    with ledger.reading() as connection:
        ids = connection.scalars(select(reports_table.c.id).order_by(reports_table.c.seq)).all()
        told = select(incidents_table.c.id, incidents_table.c.reports).order_by(incidents_table.c.no)
        found = connection.execute(told).all()
    reports = len(ids)
    drawn = find_reports(ledger, ids[:: max(1, reports // DRAWN)])
    several = [row.id for row in found if row.reports > 1] or [row.id for row in found]
    words = [word for report in drawn for word in report.text.split()[3:9] if len(word) > 3]
    case = "/c/main"
    pages = {
        "inbox": [f"{case}/inbox"],
        "reports": [f"{case}/reports"],
        "reader": [f"{case}/reports/{report.id}" for report in drawn],
        "incidents": [f"{case}/incidents"],
        "incident": [f"{case}/incidents/{id_}" for id_ in several[:: max(1, len(several) // DRAWN)]],
        "review": [f"{case}/review", f"{case}/review?queue=doubtful", f"{case}/review?queue=unreviewed"],
        "search": [f"{case}/search?q={word}" for word in words[:: max(1, len(words) // DRAWN)]],
        "actors": [f"{case}/actors"],
        "actor": [f"{case}/actors/{key}" for key in _actors(ledger)],
        "places": [f"{case}/places"],
        "time": [f"{case}/time"],
        "api claims": ["/api/v1/c/main/claims?limit=50"],
    }
    counted = {"reports": reports, "incidents": len(found), "incidents_of_several_reports": len(several)}
    return {kind: some for kind, some in pages.items() if some}, counted


def _actors(ledger: Ledger) -> list[str]:
    from riwaya.ledger import browse_actors

    return [known.key for known in browse_actors(ledger, limit=40).found]


def largest(ledger: Ledger) -> str:
    """The incident that most reports tell of."""
    with ledger.reading() as connection:
        query = select(incidents_table.c.reports).order_by(incidents_table.c.reports.desc()).limit(1)
        most = connection.scalar(query) or 1
    return list_incidents(ledger, least_reports=most, limit=1).incidents[0].incident.id


class Server:
    """``riwaya serve`` in processes of its own, and what they have computed so far (Linux)."""

    def __init__(self, ledger: Path, workers: int) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [*riwaya(), "serve", "--ledger", str(ledger), "--port", str(port), "--open"]
        self.process = subprocess.Popen([*command, "--workers", str(workers)], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        address = re.search(r"http://\S+", self.process.stdout.readline())
        if address is None:
            raise SystemExit("the server did not start")
        self.address, self.base = address[0], f"http://127.0.0.1:{port}"
        for _ in range(1200):
            try:
                httpx.get(self.base + "/login", timeout=60)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        self.cookies = dict(httpx.get(self.address, timeout=60).cookies)

    def spent(self) -> float:
        """Seconds of processor, of all its processes."""
        ticks = 0
        for stat in self._family():
            ticks += int(stat[11]) + int(stat[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> int:
        """Resident memory of all its processes; what they share is counted in each."""
        return sum(int(stat[21]) for stat in self._family()) * os.sysconf("SC_PAGESIZE") // 1_000_000

    def _family(self) -> Iterator[list[str]]:
        found: dict[int, list[str]] = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                found[int(folder.name)] = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
        wanted, size = {self.process.pid}, 0
        while len(wanted) > size:
            size = len(wanted)
            wanted |= {pid for pid, stat in found.items() if int(stat[1]) in wanted}
        return (found[pid] for pid in wanted if pid in found)

    def stop(self) -> None:
        """As Ctrl+C does."""
        self.process.terminate()
        self.process.wait()


def click(server: Server, pages: Pages, until: float, think: float, seed: int, seen: list[Any]) -> None:
    """One person."""
    rng = random.Random(seed)
    with httpx.Client(base_url=server.base, timeout=60, cookies=server.cookies) as browser:
        time.sleep(rng.random() * think)
        while time.monotonic() < until:
            kind = rng.choice(sorted(pages))
            begun = time.perf_counter()
            answer = browser.get(rng.choice(pages[kind]))
            seen.append((kind, (time.perf_counter() - begun) * 1000, answer.status_code, len(answer.content)))
            time.sleep(rng.uniform(0.5, 1.5) * think)


def figures(times: list[float]) -> dict[str, float]:
    """The middle, the 95th percentile, the longest; milliseconds."""
    ordered = sorted(times)
    return {
        "clicks": len(ordered),
        "median_ms": round(ordered[len(ordered) // 2], 1),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
        "longest_ms": round(ordered[-1], 1),
    }


def clicked(server: Server, pages: Pages, people: int, seconds: float, think: float) -> dict[str, Any]:
    """What so many people wait for, and what their clicks cost."""
    seen: list[Any] = []
    until, before = time.monotonic() + seconds, server.spent()
    crowd = [threading.Thread(target=click, args=(server, pages, until, think, seed, seen)) for seed in range(people)]
    for person in crowd:
        person.start()
    for person in crowd:
        person.join()
    by_page: dict[str, list[float]] = defaultdict(list)
    for kind, spent, _, _ in seen:
        by_page[kind].append(spent)
    return {
        "all": figures([spent for _, spent, _, _ in seen]),
        "by_page": {kind: figures(times) for kind, times in sorted(by_page.items())},
        "processor_ms_a_click": round((server.spent() - before) * 1000 / len(seen), 1),
        "not_200": sorted({(kind, status) for kind, _, status, _ in seen if status != 200}),
    }


def costs(server: Server, pages: Pages) -> dict[str, dict[str, float]]:
    """Of each kind of page, one person alone, names and templates loaded: processor, wall, size."""
    found = {}
    with httpx.Client(base_url=server.base, timeout=60, cookies=server.cookies) as browser:
        for kind, some in pages.items():
            for n in range(8):  # whichever process answers has its templates then
                browser.get(some[n % len(some)])
            begun, walls, sizes = server.spent(), [], []
            for n in range(20):
                at = time.perf_counter()
                sizes.append(len(browser.get(some[n * len(some) // 20]).content))
                walls.append((time.perf_counter() - at) * 1000)
            found[kind] = {
                "processor_ms": round((server.spent() - begun) * 1000 / 20, 1),
                "wall_median_ms": round(sorted(walls)[10], 1),
                "kb": round(sum(sizes) / len(sizes) / 1000),
            }
            print(kind, found[kind], flush=True)
    return found


def painted(server: Server, shown: dict[str, str]) -> dict[str, float] | None:
    """First contentful paint by page; None where there is no browser to ask."""
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if chromium is None:
        return None
    found = {}
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(server.address)
        for kind, address in shown.items():
            times = []
            for _ in range(3):
                page.goto(server.base + address)
                times.append(_first_paint(page))
            found[kind] = round(sorted(times)[1])
        browser.close()
    return found


def _first_paint(page: Any) -> float:
    """It may come a moment after the page is loaded; the pages' policy lets nothing wait for it inside them."""
    for _ in range(100):
        at: float = page.evaluate(FIRST_PAINT)
        if at >= 0:
            return at
        time.sleep(0.02)
    return -1


def main() -> None:
    """Start the server, let people click, record."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ledger", type=Path, required=True)
    options.add_argument("--people", type=int, default=20)
    options.add_argument("--seconds", type=float, default=90)
    options.add_argument("--think", type=float, default=2.0)
    options.add_argument("--workers", type=int, default=by_cores())
    chosen = options.parse_args()
    ledger = open_ledger(chosen.ledger, create=False)
    pages, counted = addresses(ledger)
    shown = {kind: some[len(some) // 2] for kind, some in pages.items() if not kind.startswith("api")}
    shown["largest incident"] = f"/c/main/incidents/{largest(ledger)}"
    ledger.close()
    server = Server(chosen.ledger, chosen.workers)
    try:
        alone = costs(server, pages | {"largest incident": [shown["largest incident"]]})
        together = clicked(server, pages, chosen.people, chosen.seconds, chosen.think)
        paint, memory = painted(server, shown), server.memory_mb()
    finally:
        server.stop()
    scripts = sum(file.stat().st_size for file in BUILT.glob("*.js") if not file.name.startswith("map-"))
    found = counted | {
        "people": chosen.people,
        "think_seconds": chosen.think,
        "workers": chosen.workers,
        "asked_p95_ms": ASKED_MS,
        **together,
        "one_person_alone": alone,
        "first_paint_ms": paint,
        "scripts_before_the_map_kb": round(scripts / 1000, 1) if BUILT.is_dir() else None,
        "memory_mb": memory,
        "load_after": round(os.getloadavg()[0], 1),
    }
    record("workbench", found)


if __name__ == "__main__":
    sys.exit(main())
