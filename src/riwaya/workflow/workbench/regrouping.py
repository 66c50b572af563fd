"""What people decide of incidents: several are one, or what some reports tell is another; gathered anew at once."""

from collections.abc import Collection, Sequence

from riwaya.ledger import MAIN, DecisionKind, IncidentFound, Ledger, decide
from riwaya.workflow.gathering import gather_again
from riwaya.workflow.reading import Knowledge


def merge_incidents(
    ledger: Ledger, found: Sequence[IncidentFound], *, by: str, reason: str, knowledge: Knowledge, case: str = MAIN
) -> None:
    """Hold incidents together, by one happening of each: it survives what is split off later."""
    firsts = [one.happenings[0][1] for one in found]
    decide(ledger, DecisionKind.MERGE, firsts, by=by, reason=reason, case=case)
    gather_again(ledger, sorted({r for one in found for r in one.reports}), knowledge=knowledge, case=case)


def split_incident(
    ledger: Ledger,
    found: IncidentFound,
    reports: Collection[str],
    *,
    by: str,
    reason: str,
    knowledge: Knowledge,
    case: str = MAIN,
) -> None:
    """Take what these reports (by id) tell out of an incident, as one of its own."""
    keys = [key for report, key in found.happenings if report in reports]
    decide(ledger, DecisionKind.SPLIT, keys, by=by, reason=reason, case=case)
    gather_again(ledger, found.reports, knowledge=knowledge, case=case)
