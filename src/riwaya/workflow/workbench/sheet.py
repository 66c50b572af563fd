"""A report of a case -> its sheet: what was read, what people think of it, entered beside it, and where it leads."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from riwaya.errors import LedgerError
from riwaya.ledger import (
    MAIN,
    Ledger,
    Membership,
    Opinion,
    ReadingInfo,
    find_reading,
    find_report,
    incidents_of,
    list_judgements,
    list_readings,
    versions,
)
from riwaya.model import Reading, Report
from riwaya.workflow.workbench.entering import EnteredClaim, entered_claims


@dataclass(frozen=True, slots=True)
class Sheet:
    """``reading`` is None where the report is not read. ``opinions`` are by the key of what they are on."""

    report: Report
    reading: Reading | None
    opinions: Mapping[str, tuple[Opinion, ...]]
    entered: tuple[EnteredClaim, ...]
    incidents: tuple[Membership, ...]
    versions: tuple[Report, ...]
    readings: tuple[ReadingInfo, ...]

    def latest(self, key: str) -> int:
        """The number of the latest opinion on a claim or event; 0 where there is none."""
        return max((opinion.number for opinion in self.opinions.get(key, ())), default=0)

    def standing(self, key: str) -> Opinion | None:
        """The latest opinion that nobody withdrew."""
        return standing(self.opinions.get(key, ()))


def standing(opinions: tuple[Opinion, ...]) -> Opinion | None:
    """The latest of some opinions on one thing that nobody withdrew."""
    return next((one for one in reversed(opinions) if one.judgement.withdrawn_at is None), None)


def open_sheet(ledger: Ledger, name: str, *, case: str = MAIN) -> Sheet:
    """The sheet of the report with this id (or a beginning of it) or ref."""
    report = find_report(ledger, name)
    reading = current_reading(ledger, report.id)
    return Sheet(
        report,
        reading,
        opinions_by_key(list_judgements(ledger, case=case, name=report.id)),
        entered_claims(ledger, report, case=case),
        incidents_of(ledger, [report.id], case=case, outline=True)[report.id],
        versions(ledger, report.id, case=case),
        list_readings(ledger, report.id),
    )


def current_reading(ledger: Ledger, id_: str) -> Reading | None:
    """The current reading of a report; None where it is not read."""
    try:
        return find_reading(ledger, id_)
    except LedgerError:
        return None


def opinions_by_key(opinions: tuple[Opinion, ...]) -> Mapping[str, tuple[Opinion, ...]]:
    """Opinions by what they are on, the oldest first."""
    found: defaultdict[str, list[Opinion]] = defaultdict(list)
    for opinion in opinions:
        found[opinion.judgement.key].append(opinion)
    return {key: tuple(given) for key, given in found.items()}
