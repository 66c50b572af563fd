"""The pages of the workbench: one module a page, each with the routes that lead to it and what they need."""

from starlette.routing import BaseRoute

from riwaya.web.pages import (
    assessment,
    dossier,
    inbox,
    incidents,
    judging,
    reader,
    reports,
    review,
    search,
    start,
)


def routes() -> list[BaseRoute]:
    """Every page's routes."""
    return [
        route
        for page in (start, inbox, reports, reader, judging, incidents, assessment, review, search, dossier)
        for route in page.ROUTES
    ]
