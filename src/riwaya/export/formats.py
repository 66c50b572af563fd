"""The formats whose rows are coded acts: what stands before, between and after rows, and how a row is written."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from riwaya.export import acled, ucdp
from riwaya.export.cells import Cell, line
from riwaya.export.coded import Coded, LeftOut, Reason
from riwaya.export.crosswalk import Crosswalk
from riwaya.export.explaining import explanation
from riwaya.export.geojson import feature
from riwaya.export.plover import plover_record
from riwaya.export.timemap import timemap_event


@dataclass(frozen=True, slots=True)
class Style:
    """How rows are made: by which crosswalk, which rule for deaths, with names withheld or not, by which version."""

    crosswalk: Crosswalk
    rule: str = "ucdp"
    redact: bool = True
    explain: bool = False
    version: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """One row as text, without what stands between rows; and its explanation where one was asked for."""

    id: str
    text: str
    assessed: bool
    explained: str = ""


@dataclass(frozen=True, slots=True)
class CodedFormat:
    """A format of coded rows."""

    name: str
    suffix: str
    make: Callable[[Coded, Style], Made | LeftOut]
    head: Callable[[Style], str]
    between: str
    foot: str


def _explained(coded: Coded, style: Style, why: tuple[Reason, ...]) -> str:
    return explanation(coded, style.crosswalk, why, redact=style.redact) if style.explain else ""


def _cells(coded: Coded, style: Style, row: acled.Row | LeftOut, columns: tuple[str, ...]) -> Made | LeftOut:
    if isinstance(row, LeftOut):
        return row
    cells: list[Cell] = [row.cells[name] for name in columns]
    return Made(coded.id, line(cells), coded.signed is not None, _explained(coded, style, row.why))


def _acled(coded: Coded, style: Style) -> Made | LeftOut:
    row = acled.acled_row(coded, style.crosswalk, redact=style.redact)
    return _cells(coded, style, row, acled.columns(style.crosswalk))


def _ucdp(coded: Coded, style: Style) -> Made | LeftOut:
    row = ucdp.ucdp_row(coded, style.crosswalk, redact=style.redact)
    return _cells(coded, style, row, ucdp.columns(style.crosswalk))


def _plover(coded: Coded, style: Style) -> Made | LeftOut:
    made = plover_record(coded, style.crosswalk, version=style.version, redact=style.redact)
    if isinstance(made, LeftOut):
        return made
    record, why = made
    return Made(coded.id, as_json(record) + "\n", coded.signed is not None, _explained(coded, style, why))


def _geojson(coded: Coded, style: Style) -> Made | LeftOut:
    text = as_json(feature(coded, style.crosswalk, rule=style.rule, redact=style.redact))
    return Made(coded.id, text, coded.signed is not None, _explained(coded, style, coded.why))


def _timemap(coded: Coded, style: Style) -> Made | LeftOut:
    made = timemap_event(coded, redact=style.redact)
    if isinstance(made, LeftOut):
        return made
    return Made(coded.id, as_json(made), coded.signed is not None, _explained(coded, style, coded.why))


def as_json(value: object) -> str:
    """JSON with Arabic as itself; lone surrogates, which UTF-8 has no place for, as escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


CODED = {
    one.name: one
    for one in (
        CodedFormat("acled", ".csv", _acled, lambda s: line(acled.columns(s.crosswalk)), "", ""),
        CodedFormat("ucdp", ".csv", _ucdp, lambda s: line(ucdp.columns(s.crosswalk)), "", ""),
        CodedFormat("plover", ".jsonl", _plover, lambda _: "", "", ""),
        CodedFormat(
            "geojson", ".geojson", _geojson, lambda _: '{"type": "FeatureCollection", "features": [\n', ",\n", "\n]}\n"
        ),
        CodedFormat("timemap", ".json", _timemap, lambda _: "[\n", ",\n", "\n]\n"),
    )
}
