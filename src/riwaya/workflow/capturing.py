"""The provenance of reports that were taken in -> records beside them in the ledger, each once."""

from collections.abc import Iterable, Iterator
from itertools import islice

from riwaya.ledger import Ledger, NewRemark, RemarkKind, has_report, list_remarks, remark
from riwaya.model import Provenance, loads

_AT_ONCE = 500
Passed = tuple[str, str]
"""A report's id, and its provenance as JSON."""


def record_captures(ledger: Ledger, passed: Iterable[Passed], *, case: str, by: str) -> None:
    """Record what the ledger has not yet for reports that it has.

    Done after all reports are stored, so that the ledger is the same with any number of processes; an ingest that is
    stopped before records the rest when it is run again.
    """
    each = iter(dict.fromkeys(passed))
    while chunk := list(islice(each, _AT_ONCE)):
        ids = sorted({id_ for id_, _ in chunk})
        said = list_remarks(ledger, RemarkKind.CAPTURE, subjects=ids, case=case)
        known = {(r.subject, loads(Provenance, r.body)) for r in said}  # as values: an older version wrote fewer fields
        new = [
            NewRemark(RemarkKind.CAPTURE, id_, body, report=id_)
            for id_, body in chunk
            if (id_, loads(Provenance, body)) not in known and has_report(ledger, id_)
        ]
        if new:
            remark(ledger, new, by=by or "riwaya", case=case)


def captures_of(ledger: Ledger, id_: str, *, case: str) -> Iterator[Provenance]:
    """How a report came in, the first time first."""
    for made in list_remarks(ledger, RemarkKind.CAPTURE, subjects=[id_], case=case):
        if made.withdrawn_at is None:
            yield loads(Provenance, made.body)
