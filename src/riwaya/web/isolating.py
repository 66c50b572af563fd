"""Words of reports and people, days and numbers -> HTML, safe and in their own direction: what every page is full of.

Functions and not macros of the templates: on a list of fifty reports these were a third of the time of the page.
"""

from markupsafe import Markup

from riwaya.pages.isolates import holds_arabic
from riwaya.pages.marks import visible


def isolated(text: str) -> Markup:
    """Anybody's words, whichever way they run."""
    language = ' lang="ar"' if holds_arabic(text) else ""
    return Markup(f'<bdi dir="auto"{language}>{visible(text)}</bdi>')


def of_figures(text: str) -> Markup:
    """A day or a figure, kept together in lines of either direction."""
    return Markup(f'<bdi dir="ltr" class="num">{visible(text)}</bdi>')
