"""The pages of the workbench: one module a page, each with the routes that lead to it and what they need."""

from starlette.routing import BaseRoute

from riwaya.web.pages import (
    actors,
    adding,
    assessment,
    dossier,
    evidence,
    inbox,
    incidents,
    judging,
    lists,
    originals,
    reader,
    reports,
    review,
    search,
    start,
    victims,
    where_and_when,
)

_PAGES = (
    start,
    inbox,
    reports,
    reader,
    originals,
    judging,
    lists,
    incidents,
    assessment,
    review,
    search,
    dossier,
    actors,
    where_and_when,
    adding,
    evidence,
    victims,
)


def routes() -> list[BaseRoute]:
    """Every page's routes."""
    return [route for page in _PAGES for route in page.ROUTES]
