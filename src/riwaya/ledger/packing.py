"""A gathered incident -> what the ledger keeps of it, cheap to hand from process to process; and back."""

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from riwaya.model import Incident
from riwaya.model.parts import read_parts, write_compact

_LEVEL = 3
"""Of compression: a quarter larger than by the usual 6, in a third of the time; incidents are written again and again
(measured on 431 incidents of real reports)."""
_EVERY = frozenset(f.name for f in fields(Incident))
_OUTLINE = frozenset(("id", "title", "type", "place", "from_", "to"))
_NEEDED: dict[str, Any] = {"claims": ()}


@dataclass(frozen=True, slots=True)
class Gathered:
    """An incident with the keys of its happenings, the first told one first, and the web they were gathered in.

    Happenings of one ``web`` hang together by links and may be grouped otherwise when another joins them.
    """

    incident: Incident
    happenings: tuple[str, ...]
    web: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    """The same, its incident packed, with what lists show of it beside."""

    id: str
    type: str
    day_from: str
    disagreements: int
    body: bytes
    happenings: tuple[str, ...]
    webs: tuple[str, ...] = ()
    """The web of each happening: a person's decision may hold together what was gathered in several."""


def pack_incident(gathered: Gathered, webs: Mapping[str, str] | None = None) -> Packed:
    """Pack what was gathered, with the web of each happening where they are several; the same for the same."""
    told = gathered.incident
    body = zlib.compress(write_compact(told), _LEVEL)
    shown = (told.id, told.type.value, told.from_ or "", len(told.disagreements))
    each = tuple((webs or {}).get(key, gathered.web) for key in gathered.happenings)
    return Packed(*shown, body, gathered.happenings, each)


def unpack_incident(body: bytes, id_: str, only: Collection[str] | None = None) -> Incident:
    """The incident of a body, or what it is and ``only`` these parts (by attribute) of what is told of it, under the id
    that it goes by."""
    parts = _EVERY if only is None else _OUTLINE.union(only)
    found = _NEEDED | read_parts(Incident, zlib.decompress(body), parts, id_)
    return replace(Incident(**found), id=id_)
