"""A ledger -> the workbench as an ASGI application, every route with what it needs, behind its checks."""

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from starlette.applications import Starlette
from starlette.types import ASGIApp

from riwaya.access import AccessStore, open_access
from riwaya.ledger import Ledger, open_ledger
from riwaya.web import pages
from riwaya.web.api import ROUTES as API_ROUTES
from riwaya.web.pages.errors import error_page
from riwaya.web.security import SecuritySettings, secure, static_files
from riwaya.web.security.pages import ROUTES as SECURITY_ROUTES
from riwaya.workflow.reading import Knowledge
from riwaya.workflow.workbench.adding import Desk
from riwaya.workflow.workbench.codebooks import load_codebooks


def make_app(
    location: str,
    *,
    security: SecuritySettings | None = None,
    knowledge: Knowledge = Knowledge(),  # noqa: B008
    codebooks: Sequence[Path] = (),
    ledger: Ledger | None = None,
    access: AccessStore | None = None,
) -> ASGIApp:
    """The workbench over the ledger at a path or URL. ``knowledge``: what reports put in here are read with;
    ``codebooks``: files of the office's own scales of grades."""
    app = Starlette(routes=[*pages.routes(), *SECURITY_ROUTES, *API_ROUTES, static_files("/static", _static())])
    app.state.ledger = ledger or open_ledger(location)
    app.state.access = access or open_access(location)
    app.state.knowledge = knowledge
    app.state.desk = Desk(location, knowledge)
    app.state.codebooks = load_codebooks(codebooks)
    return secure(app, security or SecuritySettings(), error_page=error_page)


def _static() -> Path:
    return Path(str(resources.files("riwaya.web") / "static"))
