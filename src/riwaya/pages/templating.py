"""Templates of this room -> HTML: every value is escaped, and text of reports can be shown but never obeyed."""

from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup

import riwaya
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
    environment.filters["visible"] = visible
    return environment


def render(template: str, **values: object) -> str:
    """The page that this template makes of the values."""
    return _environment().get_template(template).render(**values)
