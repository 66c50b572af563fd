"""Report and Reading <-> the columns that keep them."""

import json
import zlib
from collections.abc import Collection
from dataclasses import fields
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from riwaya.errors import ContractError, LedgerError
from riwaya.model import Actor, Claim, MadeBy, Reading, Report, ReportKind, Span, from_json, to_json
from riwaya.model.parts import read_parts

Row = dict[str, Any]
_PACKED = frozenset(f.name for f in fields(Reading)) - {"made_by", "report"}
_SCHEMA = f'"schema":"{Reading.SCHEMA}"'.encode()
"""Where it stands as it is, no text can hold it: there its quotation marks would have a stroke before them."""
_KEPT_OPEN = 300
"""Readings of which a process keeps the actors opened, some 20 KB each: lists of actors name the same reports again."""


def report_row(report: Report) -> Row:
    """The columns of a report."""
    return {
        "id": report.id,
        "content_hash": report.content_hash,
        "ref": report.ref,
        "kind": report.kind.value,
        "outlet": report.outlet,
        "url": report.url,
        "published": report.published,
        "language": report.language,
        "title_start": report.title.start if report.title else None,
        "title_end": report.title.end if report.title else None,
        "text": report.text,
    }


def row_report(row: Any) -> Report:
    """The report of a row that has every column of one."""
    titled = row.title_end is not None
    return Report(
        id=row.id,
        content_hash=row.content_hash,
        ref=row.ref,
        text=row.text,
        kind=ReportKind(row.kind),
        outlet=row.outlet,
        url=row.url,
        published=row.published,
        language=row.language,
        title=Span.at(row.text, row.title_start, row.title_end) if titled else None,
    )


def pack_reading(reading: Reading) -> bytes:
    """A reading as compressed JSON, without its report, which is kept once beside all its readings."""
    data = to_json(reading)
    del data["report"], data["made_by"]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpack_part(report: Report, made_by: str, body: bytes, wanted: Collection[str]) -> Reading:
    """Of the reading packed in ``body`` only the claims wanted, and the actors who speak in them or carried them."""
    said = _parts(report.ref, body, frozenset(("claims", "actors")))
    every: tuple[Claim, ...] = said["claims"]
    claims = tuple(claim for claim in every if claim.id in wanted)
    carriers = {actor for claim in claims for actor in (*claim.chain, claim.source_actor)}
    actors = tuple(actor for actor in said["actors"] if actor.id in carriers)
    return Reading(from_json(MadeBy, json.loads(made_by), report.ref), report, actors=actors, claims=claims)


def unpack_actors(report: Report, made_by: str, body: bytes) -> Reading:
    """Of the reading packed in ``body`` only the actors."""
    return Reading(from_json(MadeBy, json.loads(made_by), report.ref), report, actors=_actors(report.ref, body))


@lru_cache(maxsize=_KEPT_OPEN)
def _actors(ref: str, body: bytes) -> tuple[Actor, ...]:
    found: tuple[Actor, ...] = _parts(ref, body, frozenset(("actors",)))["actors"]
    return found


def _parts(ref: str, body: bytes, parts: frozenset[str]) -> dict[str, Any]:
    try:
        return read_parts(Reading, zlib.decompress(body), parts, ref)
    except (zlib.error, ValueError):
        raise LedgerError(f"a reading of {ref} is damaged; riwaya verify tells what else is") from None


def unpack_reading(report: Report, made_by: str, body: bytes, only: frozenset[str] | None = None) -> Reading:
    """The reading packed in ``body``; of its parts ``only`` these where they are given, the others empty."""
    try:
        data = zlib.decompress(body)
        parts = read_parts(Reading, data, _PACKED if only is None else only, report.ref) if _SCHEMA in data else None
    except (zlib.error, ValueError):
        raise LedgerError(f"a reading of {report.ref} is damaged; riwaya verify tells what else is") from None
    if parts is None:
        raise ContractError(f"{report.ref}: schema is not {Reading.SCHEMA!r}; read the report again with this version")
    return Reading(from_json(MadeBy, json.loads(made_by), report.ref), report, **parts)


def pack_made_by(made_by: MadeBy) -> str:
    """What made a reading, as the text by which two readers are told apart."""
    return json.dumps(to_json(made_by), ensure_ascii=False, separators=(",", ":"))


def published_at(published: str | None) -> str:
    """A publication time that sorts as text: UTC where an hour is given; empty where there is no usable date."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return ""
    if len(published or "") <= len("2018-04-09"):
        return moment.strftime("%Y-%m-%d")
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
