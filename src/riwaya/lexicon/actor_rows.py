"""A row of an actors' .tsv -> the entry that its cells abbreviate.

Cells of several values part them by ";". An alias column (``spelling``, ``nom_de_guerre`` ...) holds names, each with
"@2014..2018" where it held only then, and "?" where others are called so too. ``valid``: "2014-10..2018". ``posts``:
"foreign_minister actor:x 2014-10..2018".
"""

from collections.abc import Iterator
from typing import Any

from riwaya.lexicon.source import Entry
from riwaya.model import AliasKind

_LISTS = ("head", "allies", "country", "hit", "miss")


def widened(entry: Entry) -> Entry:
    """The entry with lists, mappings and dates in place of the cells' short texts."""
    data: dict[str, Any] = dict(entry.data)
    aliases = {str(kind): list(_aliases(data.pop(kind))) for kind in AliasKind if kind in data}
    if aliases:
        data["aliases"] = aliases
    for key in _LISTS:
        if key in data:
            data[key] = _parts(data[key])
    if "valid" in data:
        data["valid"] = _years(entry, data["valid"])
    if "posts" in data:
        data["posts"] = [_post(entry, text) for text in _parts(data["posts"])]
    return Entry(entry.file, entry.id, data)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";")]


def _aliases(cell: str) -> Iterator[str | dict[str, Any]]:
    for part in _parts(cell):
        name, _, years = part.removesuffix("?").partition("@")
        if name == part:
            yield name
        else:
            start, _, end = years.partition("..")
            dated = {"text": name, "from": start, "to": end, "ambiguous": part.endswith("?")}
            yield {key: value for key, value in dated.items() if value}


def _years(entry: Entry, text: str) -> dict[str, str]:
    start, dots, end = text.partition("..")
    if not dots:
        raise entry.fail(f"{text!r} must be years as 2014..2018, with an open end where it goes on")
    return {key: value for key, value in (("from", start), ("to", end)) if value}


def _post(entry: Entry, text: str) -> dict[str, str]:
    cells = text.split()
    if len(cells) != 3:
        raise entry.fail(f"post {text!r} must be a post, an actor and years, as: spokesman actor:x 2014..")
    return {"post": cells[0], "of": cells[1], **_years(entry, cells[2])}
