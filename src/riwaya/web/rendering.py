"""A template and values -> a page in the visitor's language; every value is escaped."""

import gettext
import json
from collections.abc import Mapping
from functools import cache, partial
from importlib import resources
from typing import Any
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup, escape
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, NoMatchFound, Route, Router

import riwaya
from riwaya.lexicon.wording import wording
from riwaya.model import Wording
from riwaya.pages.labels import label
from riwaya.pages.marks import visible
from riwaya.pages.templating import arabic, english
from riwaya.web.isolating import isolated, of_figures
from riwaya.web.language import LANGUAGES, direction, language_of, messages
from riwaya.workflow.workbench.entering import from_json


@cache
def environment() -> jinja2.Environment:
    """The one environment of the workbench's templates."""
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader("riwaya.web"), _folder_of("riwaya.web.security")]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.globals |= {"label": label, "version": riwaya.__version__, "languages": LANGUAGES, "island": island}
    made.globals |= {"isolated": isolated, "of_figures": of_figures}
    made.filters |= {"visible": visible}
    return made


def _folder_of(package: str) -> jinja2.BaseLoader:
    """The templates of a room; none where it has none yet."""
    folder = resources.files(package) / "templates"
    return jinja2.FileSystemLoader(str(folder)) if folder.is_dir() else jinja2.DictLoader({})


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page, with what every page has: the language, the visitor, the case, addresses, the form's token."""
    response = HTMLResponse(fragment(request, template, **values), status)
    response.headers["Content-Language"] = language_of(request)
    response.headers["Vary"] = "Cookie, Accept-Language"
    return response


def fragment(request: Request, template: str, **values: Any) -> Markup:
    """A page, or a part of one, as HTML."""
    language = language_of(request)
    words = messages(language)
    state = request.state
    shared = {
        "_": partial(told, words),
        "gettext": partial(told, words),
        "ngettext": partial(counted, words),
        "lang": language,
        "dir": direction(language),
        "say": partial(say, language),
        "csrf": getattr(state, "csrf", ""),
        "visitor": getattr(state, "visitor", None),
        "case": getattr(state, "case", "") or request.path_params.get("case", ""),
        "request": request,
        "url": partial(url, request),
        "here": _here(request),
        "mended_of": from_json,
        "type_words": lambda kind: say(language, wording(f"type.{kind}")),
        "type_choices": lambda kinds: [(k.value, say(language, wording(f"type.{k.value}"))) for k in kinds],
        "codebook_choices": lambda books: [(book.id, say(language, book.name)) for book in books],
        "act_choices": lambda acts: [(a.value, say(language, label(f"act.{a.value}"))) for a in acts],
    }
    return Markup(environment().get_template(template).render(shared | values))


def told(words: gettext.NullTranslations, text: str, **slots: object) -> str | Markup:
    """A message, its slots (``%(name)s``) filled with values made safe."""
    return Markup(escape(words.gettext(text))) % slots if slots else words.gettext(text)


def counted(words: gettext.NullTranslations, one: str, many: str, num: int, **slots: object) -> Markup:
    """The message for so many; ``%(num)s`` is the number, kept together in lines of either direction."""
    shown = Markup('<bdi dir="ltr" class="num">{:,}</bdi>').format(num)
    return Markup(escape(words.ngettext(one, many, num))) % {"num": shown, **slots}


def say(language: str, words: Wording) -> Markup:
    """Words of Riwaya's own in the interface's language, names and dates of the other direction isolated."""
    return arabic(words.ar) if language == "ar" else english(words.en)


def translator(request: Request) -> gettext.NullTranslations:
    """The messages in the visitor's language, for what a page says from Python."""
    return messages(language_of(request))


def url(request: Request, name: str, /, query: Mapping[str, Any] | None = None, **params: Any) -> str:
    """The path of a route, ``case`` filled in; with a query where one is given, empty values left out.

    A route that is not there gives "": a room may be missing, and templates leave the link out.
    """
    case = request.path_params.get("case") or getattr(request.state, "case", "")
    for given in ({"case": case} | params if case else params, params):
        try:
            path = str(_route(request.app, name).url_path_for(name, **given))
            break
        except NoMatchFound:
            continue
    else:
        return ""
    pairs = [(k, v) for k, v in (query or {}).items() if v not in (None, "", False)]
    return f"{path}?{urlencode(pairs, doseq=True)}" if pairs else path


def _route(app: Starlette, name: str) -> BaseRoute | Router:
    """The route of this name; looked for once, for a page has a hundred addresses and the workbench as many routes."""
    if not hasattr(app.state, "routes_by_name"):
        app.state.routes_by_name = {route.name: route for route in reversed(app.routes) if isinstance(route, Route)}
    found: Route | None = app.state.routes_by_name.get(name)
    return found if found is not None else app.router


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


@cache
def island(name: str) -> str | None:
    """The address of a built script; None in a checkout where none was built: pages work without."""
    listing = resources.files("riwaya.web") / "static" / "built" / "manifest.json"
    if not listing.is_file():
        return None
    found = json.loads(listing.read_text("utf-8")).get(name)
    return f"/static/built/{found}" if found else None
