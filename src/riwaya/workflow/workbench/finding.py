"""What somebody looks for -> reports with the words in their places, claims, and the spellings that were looked for."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from riwaya.errors import LedgerError
from riwaya.ledger import (
    MAIN,
    ClaimFound,
    ClaimQuery,
    Days,
    Ledger,
    NewRemark,
    RemarkKind,
    find_claims,
    list_remarks,
    remark,
    search,
)
from riwaya.model import Act, EventType, FoldedQuery, Report, Span
from riwaya.text.search import folded_name, search_hits, search_query

MOST_LINES = 200
"""Lines of a pasted list that are looked for at once (6 ms each over 30,000 reports)."""
MOST_SHOWN = 24
"""Spellings of a word that are shown; a word with its proclitics has up to fifty."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report, and where in it the words stand."""

    report: Report
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of reports and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int
    query: FoldedQuery

    @property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """What each word was looked for as."""
        return tuple(term[:MOST_SHOWN] for term in self.query.terms)


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that somebody keeps: its name and what stands in the address."""

    number: int
    name: str
    fields: dict[str, str]
    by: str


def find_reports_with(
    ledger: Ledger,
    words: str,
    *,
    exact: bool = False,
    hidden: Collection[str] = (),
    case: str = MAIN,
    limit: int,
    offset: int,
) -> Hits | None:
    """The reports with these words, the newest first; None where nothing is asked for."""
    query = search_query(words, exact=exact)
    if not query.terms:
        return None
    page = search(ledger, query, case=case, limit=limit, offset=offset)
    seen = [report for report in page.reports if report.id not in hidden]
    return Hits(tuple(Hit(report, search_hits(report.text, query)) for report in seen), page.total, query)


def count_lines(
    ledger: Ledger, lines: Sequence[str], *, exact: bool, hidden: Collection[str], case: str
) -> list[tuple[str, int]]:
    """How many reports each line of a list is in. Where reports are hidden they are counted out."""
    found = []
    for line in lines[:MOST_LINES]:
        query = search_query(line, exact=exact)
        if not query.terms:
            continue
        total = search(ledger, query, case=case, limit=1).total
        if hidden and total:
            page = search(ledger, query, case=case, limit=total)
            total = sum(report.id not in hidden for report in page.reports)
        found.append((line, total))
    return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """What claims are looked for, as a form gives it."""

    by: str = ""
    about: str = ""
    place: str = ""
    type: str = ""
    act: str = ""
    first: str = ""
    last: str = ""

    def query(self, case: str) -> ClaimQuery | None:
        """The query; None where nothing is asked for. Raises ValueError for a type or act there is not."""
        if not any((self.by, self.about, self.place, self.type, self.act, self.first, self.last)):
            return None
        return ClaimQuery(
            by=folded_name(self.by) or None,
            about=folded_name(self.about) or None,
            place=folded_name(self.place) or None,
            type=EventType(self.type) if self.type else None,
            act=Act(self.act) if self.act else None,
            days=Days(self.first or None, self.last or None),
            case=case,
        )


def find_wanted(
    ledger: Ledger, query: ClaimQuery, *, hidden: Collection[str] = (), limit: int, offset: int
) -> tuple[tuple[ClaimFound, ...], int]:
    """A page of claims and how many there are in all."""
    page = find_claims(ledger, query, limit=limit, offset=offset)
    return tuple(claim for claim in page.claims if claim.report not in hidden), page.total


def save_search(ledger: Ledger, name: str, fields: dict[str, str], *, by: str, case: str = MAIN) -> int:
    """Keep a search under a name."""
    if not name:
        raise LedgerError("a saved search needs a name")
    body = json.dumps({key: value for key, value in sorted(fields.items()) if value}, ensure_ascii=False)
    return remark(ledger, [NewRemark(RemarkKind.SEARCH, name, body)], by=by, case=case)[0]


def saved_searches(ledger: Ledger, *, case: str = MAIN) -> tuple[Saved, ...]:
    """The searches people keep in a case, by name."""
    found = []
    for one in list_remarks(ledger, RemarkKind.SEARCH, case=case):
        if one.withdrawn_at is None:
            fields = {str(key): str(value) for key, value in json.loads(one.body).items()}
            found.append(Saved(one.number, one.subject, fields, one.by))
    return tuple(sorted(found, key=lambda saved: (saved.name, saved.number)))
