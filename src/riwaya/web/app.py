"""A ledger -> the workbench as an ASGI application, every route with what it needs, behind its checks."""

from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.types import ASGIApp

from riwaya.access import AccessStore, open_access
from riwaya.ledger import Ledger, open_ledger
from riwaya.web import pages
from riwaya.web.api import ROUTES as API_ROUTES
from riwaya.web.boards import Boards
from riwaya.web.pages.errors import error_page
from riwaya.web.security import SecuritySettings, secure, static_files
from riwaya.web.security.pages import ROUTES as SECURITY_ROUTES
from riwaya.workflow.reading import Knowledge
from riwaya.workflow.workbench.apart import Apart
from riwaya.workflow.workbench.codebooks import load_codebooks
from riwaya.workflow.workbench.desk import Desk


def make_app(  # noqa: PLR0913 - one argument a thing that an office sets
    location: str,
    *,
    security: SecuritySettings | None = None,
    knowledge: Knowledge = Knowledge(),  # noqa: B008
    codebooks: Sequence[Path] = (),
    tiles: str | None = None,
    lists: Path | None = None,
    vault: Path | None = None,
    ledger: Ledger | None = None,
    access: AccessStore | None = None,
    apart: bool = False,
) -> ASGIApp:
    """The workbench over the ledger at a path or URL. ``knowledge``: what reports put in here are read with;
    ``codebooks``: files of the office's own scales of grades; ``tiles``: the address of a server of map tiles
    ("https://tiles.example.org/{z}/{x}/{y}.png"), all that pages then fetch from elsewhere; ``lists``: a folder
    of lists (``riwaya watch``); ``vault``: one of files that people hold (``riwaya evidence``); ``apart``: what is
    added here is read in a child process."""
    app = Starlette(routes=[*pages.routes(), *SECURITY_ROUTES, *API_ROUTES, static_files("/static", _static())])
    app.state.ledger = ledger or open_ledger(location)
    app.state.access = access or open_access(location)
    app.state.knowledge = knowledge
    app.state.desk = Desk(location, knowledge, app.state.access, Apart().read if apart else None)
    app.state.codebooks = load_codebooks(codebooks)
    app.state.tiles = tiles
    app.state.boards = Boards()
    app.state.lists, app.state.vault = lists, vault
    images = "://".join(urlsplit(tiles)[:2]) if tiles else ""
    return secure(app, security or SecuritySettings(), error_page=error_page, images=images)


def _static() -> Path:
    return Path(str(resources.files("riwaya.web") / "static"))
