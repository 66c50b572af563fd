"""Templates of this room -> HTML: every value is escaped, and text of reports can be shown but never obeyed."""

import re
from functools import cache, lru_cache
from importlib import resources

import jinja2
from markupsafe import Markup

import riwaya
from riwaya.pages.isolates import holds_arabic, runs
from riwaya.pages.labels import label
from riwaya.pages.marks import visible


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("riwaya.pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (resources.files("riwaya.pages") / "templates" / "style.css").read_text("utf-8")
    environment.globals |= {"label": label, "version": riwaya.__version__, "style": Markup(style)}
    environment.tests["arabic"] = holds_arabic
    environment.filters |= {"visible": visible, "english": english, "arabic": arabic}
    return environment


_KEPT = 4_000
"""Sentences of Riwaya's own that stay made up as HTML: labels come again in every row, a few hundred on a page."""


@lru_cache(maxsize=_KEPT)
def english(text: str) -> Markup:
    """A left-to-right sentence of Riwaya's own, every Arabic name in it isolated, so that figures keep their place."""
    return Markup("").join(
        Markup('<bdi class="ar" lang="ar">{}</bdi>').format(visible(piece)) if is_arabic else _days_whole(piece)
        for is_arabic, piece in runs(text)
    )


_LTR = re.compile(r"(?:(?<![^\s(«:])[-\u2212+](?=\d))?[0-9A-Za-z](?:[^\u0590-\u08ff\ufb1d-\ufefc\n]*[0-9A-Za-z])?")
"""With the sign of a number, or a line from right to left would put it behind."""
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def _days_whole(text: str) -> Markup:
    """Days are not broken at their hyphens where a line is short."""
    return Markup(_DAY.sub(lambda day: f'<span class="day">{day[0]}</span>', visible(text)))


@lru_cache(maxsize=_KEPT)
def arabic(text: str) -> Markup:
    """A right-to-left sentence, every date and Latin word in it isolated."""
    out: list[Markup] = []
    position = 0
    for run in _LTR.finditer(text):
        out.append(visible(text[position : run.start()]))
        out.append(Markup('<bdi dir="ltr">{}</bdi>').format(_days_whole(run[0])))
        position = run.end()
    return Markup("").join([*out, visible(text[position:])])


def render(template: str, **values: object) -> str:
    """The page that this template makes of the values."""
    return _environment().get_template(template).render(**values)
