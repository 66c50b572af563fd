"""Twenty people clicking at once in the workbench over a filled ledger: server time by page -> results/workbench.json.

    python benchmarks/workbench.py --ledger FILE [--people N] [--seconds N] [--think SECONDS]

The ledger is one that was filled before (``python benchmarks/ledger.py --keep FILE``, then ``riwaya incidents``). The
server runs in a process of its own on this machine; each person opens a page, waits for it, thinks, opens the next.
Times are those a browser waits for the page itself, over loopback, queueing included.
"""

import argparse
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import httpx

from record import record
from riwaya.ledger import list_incidents, list_reports, open_ledger

SERVER = """
import sys
import uvicorn
from riwaya.web.app import make_app
from riwaya.web.security import SecuritySettings
port, token, ledger = int(sys.argv[1]), sys.argv[2], sys.argv[3]
app = make_app(ledger, security=SecuritySettings(hosts=(f"127.0.0.1:{port}",), open_token=token))
uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", access_log=False, proxy_headers=False)
"""
TOKEN = "b" * 43
ASKED_MS = 150


def addresses(ledger: Path) -> tuple[dict[str, list[str]], int, int]:
    """Pages by kind, with reports and incidents drawn from all of the ledger; how many of both there are."""
    opened = open_ledger(ledger, create=False)
    total = list_reports(opened, limit=1).total
    reports = [
        r.id
        for offset in range(0, total, max(1, total // 40))
        for r in list_reports(opened, limit=1, offset=offset).reports
    ]
    least = 2 if list_incidents(opened, least_reports=2, limit=1).total else 1
    found = list_incidents(opened, least_reports=least, limit=1)
    step = max(1, found.total // 40)
    incidents = [
        one.incident.id
        for offset in range(0, found.total, step)
        for one in list_incidents(opened, least_reports=least, limit=1, offset=offset).incidents
    ]
    words = [
        word for report in list_reports(opened, limit=40).reports for word in report.text.split()[3:5] if len(word) > 3
    ]
    opened.close()
    case = "/c/main"
    pages = {
        "inbox": [f"{case}/inbox"],
        "reports": [f"{case}/reports"],
        "reader": [f"{case}/reports/{id_}" for id_ in reports],
        "incidents": [f"{case}/incidents"],
        "incident": [f"{case}/incidents/{id_}" for id_ in incidents],
        "review": [f"{case}/review"],
        "search": [f"{case}/search?q={word}" for word in words],
        "actors": [f"{case}/actors"],
        "places": [f"{case}/places"],
        "time": [f"{case}/time"],
        "api claims": ["/api/v1/c/main/claims?limit=50"],
    }
    return {kind: found_ for kind, found_ in pages.items() if found_}, total, found.total


def click(
    base: str,
    cookies: dict[str, str],
    pages: dict[str, list[str]],
    until: float,
    think: float,
    seed: int,
    seen: list[Any],
) -> None:
    """One person."""
    rng = random.Random(seed)
    with httpx.Client(base_url=base, timeout=60, cookies=cookies) as browser:
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


def main() -> None:
    """Start the server, let people click, record."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ledger", type=Path, required=True)
    options.add_argument("--people", type=int, default=20)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--think", type=float, default=2.0)
    chosen = options.parse_args()
    pages, total, incidents = addresses(chosen.ledger)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(port), TOKEN, str(chosen.ledger)])
    try:
        _wait(base)
        # One device for all: the door lets only so many open the printed address in a quarter of an hour.
        cookies = dict(httpx.get(f"{base}/open?token={TOKEN}").cookies)
        _warm(base, cookies, pages)
        costs = _costs(base, cookies, pages, server.pid)
        seen: list[Any] = []
        until = time.monotonic() + chosen.seconds
        people = [
            threading.Thread(target=click, args=(base, cookies, pages, until, chosen.think, seed, seen))
            for seed in range(chosen.people)
        ]
        for person in people:
            person.start()
        for person in people:
            person.join()
    finally:
        server.terminate()
        server.wait()
    by_page: dict[str, list[float]] = defaultdict(list)
    for kind, spent, _, _ in seen:
        by_page[kind].append(spent)
    found = {
        "reports": total,
        "incidents": incidents,
        "people": chosen.people,
        "think_seconds": chosen.think,
        "all": figures([spent for _, spent, _, _ in seen]),
        "by_page": {kind: figures(times) for kind, times in sorted(by_page.items())},
        "not_200": sorted({(kind, status) for kind, _, status, _ in seen if status != 200}),
        "server_cpu_ms": costs,
        "asked_p95_ms": ASKED_MS,
    }
    record("workbench", found)


def _cpu_seconds(pid: int) -> float:
    """What the server has computed so far (Linux): tells what a page costs, however busy the machine is with others."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _costs(base: str, cookies: dict[str, str], pages: dict[str, list[str]], pid: int) -> dict[str, float]:
    """Computing time of one page of each kind, one person alone, templates and names loaded; milliseconds."""
    found = {}
    with httpx.Client(base_url=base, timeout=60, cookies=cookies) as browser:
        for kind, addresses_ in pages.items():
            begun = _cpu_seconds(pid)
            for n in range(20):
                browser.get(addresses_[n % len(addresses_)])
            found[kind] = round((_cpu_seconds(pid) - begun) * 1000 / 20, 1)
    return found


def _wait(base: str) -> None:
    for _ in range(600):
        try:
            httpx.get(base + "/login")
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def _warm(base: str, cookies: dict[str, str], pages: dict[str, list[str]]) -> None:
    """One look at every kind of page: templates are compiled, names are loaded."""
    with httpx.Client(base_url=base, timeout=60, cookies=cookies) as browser:
        for kind in pages:
            begun = time.perf_counter()
            answer = browser.get(pages[kind][0])
            spent = (time.perf_counter() - begun) * 1000
            print(f"{kind}: {answer.status_code}, {spent:.0f} ms, {len(answer.content)} bytes", flush=True)


if __name__ == "__main__":
    main()
