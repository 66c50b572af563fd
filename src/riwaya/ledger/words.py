"""Folded words in and out of the database's own full-text index: FTS5 on SQLite, tsvector on PostgreSQL."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, column, text
from sqlalchemy.sql.selectable import TextualSelect

from riwaya.ledger.columns import Number
from riwaya.ledger.tables import search_texts
from riwaya.model import FoldedQuery, FoldedText

# A tsvector holds at most 1 MB, 16,383 positions, 256 a word; a longer text is found by its beginning.
_MOST_POSITIONS = 16_383
_MOST_PER_WORD = 255
_MOST_BYTES = 900_000

_DROP_SQLITE = text(
    "INSERT INTO search_index(search_index, rowid, folded, plain)"
    " SELECT 'delete', report_seq, folded, plain FROM search_texts WHERE report_seq = :report_seq"
)
_ADD_POSTGRES = text(
    "INSERT INTO search_texts(report_seq, folded, plain, folded_vector, plain_vector) VALUES"
    " (:report_seq, :folded, :plain, CAST(:folded_vector AS tsvector), CAST(:plain_vector AS tsvector))"
)


def add_words(connection: Connection, words: Mapping[int, FoldedText]) -> None:
    """Index the words of reports, by their number."""
    if not words:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(_ADD_POSTGRES, [_postgres_row(seq, folded) for seq, folded in words.items()])
        return
    rows = [{"report_seq": seq, "folded": w.folded, "plain": w.plain} for seq, w in sorted(words.items())]
    connection.execute(search_texts.insert(), rows)
    connection.exec_driver_sql(
        "INSERT INTO search_index(rowid, folded, plain) VALUES (?, ?, ?)",
        [(row["report_seq"], row["folded"], row["plain"]) for row in rows],
    )


def drop_words(connection: Connection, report_seqs: Iterable[int]) -> None:
    """Take the words of reports out of the index."""
    for seq in report_seqs:
        if connection.dialect.name == "sqlite":
            connection.execute(_DROP_SQLITE, {"report_seq": seq})
        connection.execute(search_texts.delete().where(search_texts.c.report_seq == seq))


def _postgres_row(seq: int, words: FoldedText) -> dict[str, Any]:
    return {
        "report_seq": seq,
        "folded": words.folded,
        "plain": words.plain,
        "folded_vector": _vector(words.folded),
        "plain_vector": _vector(words.plain),
    }


def _vector(words: str) -> str:
    """A tsvector literal, so that no parser of PostgreSQL's, locale or dictionary decides what a word is."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    size = 0
    for position, word in enumerate(words.split(" ")[:_MOST_POSITIONS], start=1):
        places = positions[word]
        size += 2 if places else len(word.encode()) + 8
        if size > _MOST_BYTES:
            break
        if word and len(places) < _MOST_PER_WORD:
            places.append(position)
    return " ".join(f"'{word}':{','.join(map(str, places))}" for word, places in positions.items() if places)


def matching(query: FoldedQuery, dialect: str) -> TextualSelect:
    """A select of the ``report_seq`` of every report that meets a folded query."""
    spelt = "plain" if query.exact else "folded"
    if dialect == "postgresql":
        chosen = f"SELECT report_seq FROM search_texts WHERE {spelt}_vector @@ CAST(:asked AS tsquery)"
        asked = _tsquery(query)
    else:
        chosen = "SELECT rowid AS report_seq FROM search_index WHERE search_index MATCH :asked"
        asked = f"{{{spelt}}} : ({_match(query)})"
    return text(chosen).bindparams(asked=asked).columns(column("report_seq", Number))


def _match(query: FoldedQuery) -> str:
    def term(alternatives: tuple[str, ...]) -> str:
        return "(" + " OR ".join(f'"{run}"' for run in alternatives) + ")"

    found = " AND ".join(map(term, query.terms))
    return f"({found})" + "".join(f" NOT {term(t)}" for t in query.without)


def _tsquery(query: FoldedQuery) -> str:
    def term(alternatives: tuple[str, ...]) -> str:
        runs = (" <-> ".join(f"'{word}'" for word in run.split(" ")) for run in alternatives)
        return "(" + " | ".join(f"({run})" for run in runs) + ")"

    return " & ".join([*map(term, query.terms), *(f"!{term(t)}" for t in query.without)])


def rebuild_words(connection: Connection) -> None:
    """Make the word index anew from the words kept, without what deleted ones left in it."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('rebuild')")
