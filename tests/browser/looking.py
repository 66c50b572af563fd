"""A window on the workbench as a person has it, and what is looked at on every page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.ledger import ClaimFound, ClaimQuery, Days, Ledger, find_claims, list_incidents, list_reports

PASSWORD = "three quiet hills at dawn"
AXE = Path(__file__).parents[2] / "src/riwaya/web/islands/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass(frozen=True, slots=True)
class Workbench:
    """Where it listens, and what is in it."""

    address: str
    app: Any
    ledger: Ledger
    file: str
    """The hash of a file that is held for the first claim, and for the largest incident."""

    def names(self) -> dict[str, str]:
        """A real thing for every path parameter."""
        return {
            "case": "main",
            "incident": largest_incident(self.ledger),
            "report": list_reports(self.ledger).reports[0].id,
            "actor": "actor:valley_forces",
            "key": first_claim(self.ledger).key,
            "file": self.file,
        }


def largest_incident(ledger: Ledger) -> str:
    """The id of the incident that most reports tell of."""
    return max(list_incidents(ledger).incidents, key=lambda found: len(found.reports)).incident.id


def first_claim(ledger: Ledger) -> ClaimFound:
    """The claim that stands first by its key: it stays the same whatever is added."""
    return min(find_claims(ledger, ClaimQuery(published=Days(last="2026-05-09"))).claims, key=lambda claim: claim.key)


class Window:
    """A tab of its own, in one language; what its console says and what fails to load is kept."""

    def __init__(self, chromium: Any, workbench: Workbench, language: str, width: int) -> None:
        """Open it."""
        self.workbench, self.language = workbench, language
        self.context = chromium.new_context(
            base_url=workbench.address, locale=language, viewport={"width": width, "height": 900}
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.expected: set[int] = set()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)
        self.page.on("request", self._request)

    def sign_in(self, name: str) -> None:
        """As people do it."""
        self.page.goto("/login")
        self.page.fill("input[name=name]", name)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("form[action='/login'] button.primary")
        self.page.wait_for_url(lambda url: "/login" not in url)

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning") and "status of" not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _failed(self, request: Any) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # a page left while something of it was still loading
            self.complaints.append(f"{request.url}: {request.failure}")

    def _response(self, response: Any) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"{response.url}: {response.status}")

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.workbench.address, "data:", "blob:")):
            self.complaints.append(f"asked another machine: {request.url}")

    def violations(self) -> list[str]:
        """What axe-core finds against WCAG A and AA."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        return [
            f"{self.page.url}: {violation['id']}: {violation['help']}: {node['html'][:160]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
