"""A newsroom over the invented valley of demo/: its five reports read and gathered, and people of every role."""

import re
import shutil
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from riwaya.access import AccessStore, Role, begin, hash_password, open_access
from riwaya.access.people import add
from riwaya.intake import take
from riwaya.ledger import Ledger, list_incidents, list_reports, open_ledger
from riwaya.model import Report
from riwaya.web.app import make_app
from riwaya.web.security import SecuritySettings
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.reading import Knowledge
from tests.web.security.office import HOST, ORIGIN, PASSWORD

DEMO = Path(__file__).resolve().parents[2] / "demo"
KNOWLEDGE = Knowledge((DEMO / "lexicon",), (DEMO / "places.tsv",))
NOON = datetime(2031, 7, 1, 12, tzinfo=UTC)
PEOPLE = {"Rima": Role.READER, "Karim": Role.CODER, "Nour": Role.CODER, "Samar": Role.SENIOR}


def fill(path: Path) -> None:
    """Read the valley's reports into a new ledger and gather its incidents; it takes some seconds."""
    ledger = open_ledger(path, clock=lambda: "2031-07-01T09:00:00Z")
    ingest_reports(ledger, take([str(DEMO / "reports.jsonl")]), knowledge=KNOWLEDGE)
    gather_incidents(ledger, knowledge=KNOWLEDGE)
    ledger.close()


class Newsroom:
    """The workbench over a copy of a filled ledger."""

    def __init__(self, filled: Path | None, path: Path) -> None:
        """``filled`` None: over an empty ledger."""
        if filled is not None:
            shutil.copyfile(filled, path)
        self.ledger: Ledger = open_ledger(path, clock=lambda: "2031-07-01T12:00:00Z")
        self.access: AccessStore = open_access(path)
        begin(self.access, "Salma", PASSWORD, at=NOON)
        hashed = hash_password(PASSWORD)
        with self.access.writing() as connection:
            for name, role in PEOPLE.items():
                add(connection, name, hashed, {"main": role}, at=NOON)
        settings = SecuritySettings(hosts=(HOST,))
        self.asgi = make_app(str(path), security=settings, knowledge=KNOWLEDGE, ledger=self.ledger, access=self.access)
        self.app.state.clock = lambda: NOON
        self.visitors: dict[tuple[str, str], Visitor] = {}

    @property
    def app(self) -> Any:
        """The Starlette application inside its checks."""
        return self.asgi.app  # type: ignore[attr-defined]

    def visitor(self, name: str, language: str = "en") -> "Visitor":
        """Somebody who has signed in, with a browser in this language."""
        key = (name, language)
        if key not in self.visitors:
            self.visitors[key] = Visitor(self, name, language)
        return self.visitors[key]

    def report(self, ref: str) -> Report:
        """A report by its ref."""
        return next(report for report in list_reports(self.ledger).reports if report.ref == ref)

    @property
    def incident(self) -> str:
        """The id of the incident that all five reports tell of."""
        return list_incidents(self.ledger, least_reports=5).incidents[0].incident.id

    def close(self) -> None:
        """Let go of the files."""
        self.ledger.close()
        self.access.close()


class Visitor:
    """Somebody at a browser without scripts."""

    def __init__(self, room: Newsroom, name: str, language: str) -> None:
        """Sign in."""
        self.client = TestClient(room.asgi, base_url=ORIGIN, follow_redirects=False, raise_server_exceptions=False)
        self.client.cookies.set("lang", language)
        assert self.post("/login", page="/login", name=name, password=PASSWORD).status_code == 303

    def get(self, path: str) -> Response:
        """Open a page."""
        return self.client.get(path)

    def see(self, path: str) -> str:
        """The words of a page that must be there, without mark-up."""
        response = self.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code} {text_of(response.text)[:400]}"
        return text_of(response.text)

    def post(self, path: str, *, page: str = "/", **fields: Any) -> Response:
        """Send a form that stands on ``page``."""
        found = re.search(r'<meta name="csrf" content="([0-9a-f]+)">', self.get(page).text)
        assert found is not None
        return self.client.post(path, data=fields | {"csrf": found[1]}, headers={"origin": ORIGIN})

    def upload(self, path: str, files: list[tuple[str, bytes]], **fields: str) -> Response:
        """Send files."""
        found = re.search(r'<meta name="csrf" content="([0-9a-f]+)">', self.get("/").text)
        assert found is not None
        sent = [("files", (name, data)) for name, data in files]
        return self.client.post(path, data=fields | {"csrf": found[1]}, files=sent, headers={"origin": ORIGIN})


def text_of(page: str) -> str:
    """The words of a page, white space made one."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", re.sub(r"<title>.*?</title>", "", page, flags=re.S))).split())
