"""The demo's reports in a workbench that listens on this machine, and Debian's Chromium to look at it with."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from riwaya.access import Role, begin, hash_password, open_access
from riwaya.access.people import add
from riwaya.evidence.custody import Record
from riwaya.evidence.vault import Vault
from riwaya.intake import Wishes, take
from riwaya.ledger import Ledger, open_ledger
from riwaya.web.app import make_app
from riwaya.web.security import SecuritySettings
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.holding import Adding
from riwaya.workflow.holding import add as hold
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.reading import Knowledge
from riwaya.workflow.watching import Lists, load
from tests.browser.looking import PASSWORD, Window, Workbench, first_claim, largest_incident
from tests.evidence.metadata import fixtures
from tests.watchlists.fixtures import UN_XML

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DEMO = Path(__file__).parents[2] / "demo"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running browser, or a skipped test with the reason."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra: dev)")
    if not Path(CHROMIUM).exists():
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


PEOPLE = {"Rima": Role.READER, "Karim": Role.CODER, "Nour": Role.CODER, "Samar": Role.SENIOR}


def hold_files(ledger: Ledger, folder: Path, made_in: Path, at: str) -> str:
    """A vault with a picture and a flight log for the first claim and the largest incident; gives the log's hash."""
    keys = (first_claim(ledger).key, largest_incident(ledger))
    files = [fixtures.photograph(made_in / "street.jpg"), made_in / "flight.ulg"]
    files[1].write_bytes(fixtures.ulog())
    vault = Vault(folder)
    vault.begin()
    added = [done for _, done in hold(vault, files, Adding("Salma", at, claims=keys))]
    return next(record.file for record in added if isinstance(record, Record) and record.name == "flight.ulg")


def keep_list(folder: Path, file: Path, at: str) -> None:
    """A folder with an invented list."""
    file.write_bytes(UN_XML)
    load(Lists(folder), [file], by="Salma", at=at)


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """The demo read into a case, people of every role, and a server on a free port."""
    path = tmp_path_factory.mktemp("workbench") / "demo.ledger"
    knowledge = Knowledge((DEMO / "lexicon",), (DEMO / "places.tsv",))
    ledger, access = open_ledger(path), open_access(path)
    ingest_reports(ledger, take([str(DEMO / "reports.jsonl")], Wishes()), knowledge=knowledge, by="Salma")
    gather_incidents(ledger, knowledge=knowledge)
    now = datetime.now(UTC)
    lists, vault = path.with_name("lists"), path.with_name("vault")
    file = hold_files(ledger, vault, path.parent, now.isoformat(timespec="seconds"))
    keep_list(lists, path.with_name("un.xml"), now.isoformat(timespec="seconds"))
    begin(access, "Salma", PASSWORD, at=now)
    hashed = hash_password(PASSWORD)
    with access.writing() as connection:
        for name, role in PEOPLE.items():
            add(connection, name, hashed, {"main": role}, at=now)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = SecuritySettings(hosts=(f"127.0.0.1:{port}",))
    app = make_app(
        str(path), security=settings, knowledge=knowledge, lists=lists, vault=vault, ledger=ledger, access=access
    )
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", proxy_headers=False))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.02)
    yield Workbench(f"http://127.0.0.1:{port}", app, ledger, file)
    server.should_exit = True
    running.join(timeout=10)
    ledger.close()
    access.close()


@pytest.fixture(params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Both languages of the interface."""
    return str(request.param)


@pytest.fixture
def open_window(chromium: Any, workbench: Workbench) -> Iterator[Callable[..., Window]]:
    """Opens windows in a language, signed in as somebody; afterwards none of them may have complained."""
    opened: list[Window] = []

    def open_(language: str = "en", name: str | None = "Salma", width: int = 1280) -> Window:
        window = Window(chromium, workbench, language, width)
        opened.append(window)
        if name is not None:
            window.sign_in(name)
        return window

    yield open_
    for window in opened:
        window.context.close()
    assert [line for window in opened for line in window.complaints] == []
