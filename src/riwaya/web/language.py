"""A request -> the language of the interface, and a message in it: English stands in the code, Arabic in catalogues.

The direction of the interface follows its language; the direction of a text never does (``dir="auto"`` and ``<bdi>``).
"""

import gettext
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.requests import Request

LANGUAGES = {"ar": "العربية", "en": "English"}
"""Code and own name, as a switch shows them. Each is called by its own name in every language of the interface."""
COOKIE = "lang"
_ROOMS = ("riwaya.web", "riwaya.web.security")


def direction(language: str) -> str:
    """The direction of an interface in this language."""
    return "rtl" if language == "ar" else "ltr"


@cache
def messages(language: str) -> gettext.NullTranslations:
    """The messages of a language; English is what stands in the code."""
    if language == "en":
        return gettext.NullTranslations()
    whole = Catalog(locale=language)
    for catalogue in catalogues(language):
        # Babel's own rule gives 34 of a thing the form of 100 of it.
        whole.mime_headers = [("Plural-Forms", catalogue.plural_forms)]
        for message in catalogue:
            if message.id and message.string:
                whole[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def catalogues(language: str) -> Iterator[Catalog]:
    """The catalogue of each room that has one."""
    for file in _files(language):
        with file.open("rb") as lines:
            yield read_po(lines, locale=language)


def _files(language: str) -> Iterator[Traversable]:
    for room in _ROOMS:
        file = resources.files(room) / "locale" / f"{language}.po"
        if file.is_file():
            yield file


def language_of(request: Request) -> str:
    """The language asked for: in the address, by the switch (a cookie), by the person, by the browser; else Arabic."""
    chosen = request.query_params.get("lang") or request.cookies.get(COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    person = getattr(getattr(request.state, "visitor", None), "person", None)
    if person is not None and person.language in LANGUAGES:
        return str(person.language)
    return _accepted(request.headers.get("accept-language", "")) or "ar"


def _accepted(header: str) -> str | None:
    """The first of the browser's languages that there is, in its order of preference."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(header[:500].split(",")):
        code, _, weight = part.strip().partition(";q=")
        try:
            wanted.append((-float(weight or 1), place, code.split("-")[0].lower()))
        except ValueError:
            continue
    return next((code for _, _, code in sorted(wanted) if code in LANGUAGES), None)
