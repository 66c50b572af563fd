"""An invented office: cases "valley" and "hills", a person of each role in the valley, a stranger of the hills."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from httpx2 import Response
from starlette.routing import BaseRoute
from starlette.testclient import TestClient

from riwaya.access import EVERY_CASE, Role, begin, hash_password, open_access
from riwaya.access.people import add
from riwaya.ledger import list_reports, open_ledger
from riwaya.web.app import make_app
from riwaya.web.security import GuardedRoute, SecuritySettings
from tests.ledger.helpers import fill

HOST = "127.0.0.1:8000"
ORIGIN = f"http://{HOST}"
PASSWORD = "three quiet hills at dawn"
NOON = datetime(2031, 7, 1, 12, tzinfo=UTC)
PEOPLE = {"Rima": "reader", "Karim": "coder", "Samar": "senior", "Omar": "owner"}
"""By their roles in the valley. Salma owns everything, Hind is an owner in the hills only."""


class Office:
    """The app, its stores, and a clock moved by hand."""

    def __init__(self, ledger: Path, **settings: Any) -> None:
        """Fill a new ledger."""
        self.path = ledger
        self.ledger, self.access = open_ledger(ledger), open_access(ledger)
        fill(self.ledger, 4, case="valley")
        fill(self.ledger, 3, case="hills", start=10)
        begin(self.access, "Salma", PASSWORD, at=NOON)
        hashed = hash_password(PASSWORD)
        with self.access.writing() as connection:
            for name, role in PEOPLE.items():
                add(connection, name, hashed, {"valley": Role(role)}, at=NOON)
            add(connection, "Hind", hashed, {"hills": Role.OWNER}, at=NOON)
        self.now = NOON
        hosts = (HOST, "localhost:8000")
        self.asgi = make_app(
            str(ledger),
            security=SecuritySettings(**{"hosts": hosts} | settings),
            ledger=self.ledger,
            access=self.access,
        )
        self.app.state.clock = lambda: self.now

    @property
    def app(self) -> Any:
        """The Starlette application inside its checks."""
        return self.asgi.app  # type: ignore[attr-defined]

    @property
    def routes(self) -> list[BaseRoute]:
        """Every route."""
        return list(self.app.routes)

    @property
    def guarded(self) -> list[GuardedRoute]:
        """Every route with an endpoint."""
        return [route for route in self.routes if isinstance(route, GuardedRoute)]

    def browser(self, address: str = "192.0.2.7") -> "Browser":
        """A browser nobody has signed in with."""
        return Browser(self, address)

    def signed_in(self, name: str) -> "Browser":
        """A browser somebody has signed in with."""
        browser = self.browser()
        assert browser.sign_in(name).status_code == 303
        return browser

    def reports(self, case: str = "valley") -> list[str]:
        """The ids of the reports of a case."""
        return [report.id for report in list_reports(self.ledger, case=case).reports]

    def later(self, **much: float) -> None:
        """Move the clock."""
        self.now += timedelta(**much)

    def close(self) -> None:
        """Let go of the files."""
        self.ledger.close()
        self.access.close()


class Browser:
    """A browser: cookies, and the headers that real ones send."""

    def __init__(self, office: Office, address: str) -> None:
        """At an address."""
        self.office = office
        self.client = TestClient(
            office.asgi, base_url=ORIGIN, follow_redirects=False, raise_server_exceptions=False, client=(address, 5555)
        )

    def get(self, path: str, **headers: str) -> Response:
        """Follow a link within the workbench."""
        sent = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
        return self.client.get(path, headers=sent | {k.replace("_", "-"): v for k, v in headers.items()})

    def csrf(self) -> str:
        """The token of this browser's forms."""
        page = self.get("/login")
        if page.status_code == 303:
            page = self.get("/me")
        found = re.search(r'<meta name="csrf" content="([0-9a-f]{64})">', page.text)
        assert found, page.text
        return found[1]

    def post(self, path: str, *, csrf: str | None = None, origin: str = ORIGIN, **fields: Any) -> Response:
        """Send a form."""
        token = self.csrf() if csrf is None else csrf
        return self.client.post(path, data=fields | {"csrf": token}, headers={"origin": origin})

    def sign_in(self, name: str, password: str = PASSWORD, **fields: str) -> Response:
        """Send the form of the sign-in page."""
        return self.post("/login", name=name, password=password, **fields)

    @property
    def cookie(self) -> str | None:
        """The token."""
        return self.client.cookies.get("riwaya8000")


__all__ = ["EVERY_CASE", "HOST", "NOON", "ORIGIN", "PASSWORD", "PEOPLE", "Browser", "Office"]
