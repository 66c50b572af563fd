"""Rows of a table -> Parquet, a batch at a time; pyarrow is an extra (``pip install 'riwaya[parquet]'``)."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from riwaya.errors import RiwayaError
from riwaya.export.cells import Cell
from riwaya.export.tables import dictionary


@cache
def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise RiwayaError("Parquet needs pyarrow: pip install 'riwaya[parquet]'") from None
    return pyarrow


@cache
def schema(table: str) -> Any:
    """The Arrow schema of a table; what a column means goes with it as metadata."""
    arrow = _arrow()
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
    }
    entry = dictionary()[table]
    return arrow.schema(
        [arrow.field(c["name"], types[c["type"]], metadata={"says": c["says"]}) for c in entry["columns"]],
        metadata={"says": entry["says"]},
    )


def batch(table: str, rows: Sequence[tuple[Cell, ...]]) -> Any:
    """Rows as one record batch."""
    arrow = _arrow()
    wanted = schema(table)
    kinds = [column["type"] for column in dictionary()[table]["columns"]]
    columns = list(zip(*rows, strict=True)) if rows else [() for _ in kinds]
    arrays = [
        arrow.array([_value(v, kind) for v in values], type=field.type)
        for values, kind, field in zip(columns, kinds, wanted, strict=True)
    ]
    return arrow.record_batch(arrays, schema=wanted)


def _value(value: Cell, kind: str) -> Any:
    if value is None:
        return None
    if kind == "date":
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            return None
    if kind == "text":
        text = str(value)
        return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
    return float(value) if kind == "number" else value


def writer(path: str, table: str) -> Any:
    """A writer of a table's Parquet file; ``write_batch`` adds rows, ``close`` ends it."""
    arrow = _arrow()
    return arrow.parquet.ParquetWriter(path, schema(table), compression="zstd", store_schema=True)
