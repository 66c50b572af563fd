"""An organisation's own coded record of an incident: every version kept, the last one current."""

from sqlalchemy import func, select

from riwaya.errors import ChangedError, LedgerError
from riwaya.ledger.cases import MAIN, case_number, find_case
from riwaya.ledger.chain import Pen
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import assessments, entries
from riwaya.model import Assessment


def assess(
    ledger: Ledger,
    incident: str,
    fields: str,
    *,
    by: str,
    signed_off_by: str | None = None,
    release: str = "draft",
    expected: int | None = None,
    case: str = MAIN,
) -> Assessment:
    """Append the next version of an incident's assessment; ``fields`` is JSON text.

    ``expected``: the version the person began from (0: none). Raises ChangedError where there is a newer one.
    """
    if not by.strip():
        raise LedgerError("an assessment needs the name of who makes it")
    with ledger.writing() as connection:
        pen = Pen(connection, ledger.clock())
        case_seq = case_number(pen, case, by)
        last = connection.scalar(
            select(func.max(assessments.c.version)).where(
                (assessments.c.case_seq == case_seq) & (assessments.c.incident == incident)
            )
        )
        if expected is not None and (last or 0) != expected:
            raise ChangedError(f"version {last} of the assessment of {incident} was written meanwhile")
        made = Assessment(incident, (last or 0) + 1, fields, by, pen.at, signed_off_by, release)
        pen.write(
            assessments,
            incident,
            case_seq=case_seq,
            incident=incident,
            version=made.version,
            fields=fields,
            by=by,
            signed_off_by=signed_off_by,
            release=release,
        )
        pen.flush()
    return made


def list_assessments(ledger: Ledger, *, incident: str | None = None, case: str = MAIN) -> tuple[Assessment, ...]:
    """Every version of the assessments of a case (of one incident), the oldest first."""
    with ledger.reading() as connection:
        query = select(assessments, entries.c.at).join(entries, entries.c.seq == assessments.c.seq)
        query = query.where(assessments.c.case_seq == find_case(connection, case)).order_by(assessments.c.seq)
        if incident is not None:
            query = query.where(assessments.c.incident == incident)
        return tuple(
            Assessment(row.incident, row.version, row.fields, row.by, row.at, row.signed_off_by, row.release)
            for row in connection.execute(query)
        )
