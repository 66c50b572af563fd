"""The office of the security tests, with incidents, opinions and an assessment in it."""

import pytest

from riwaya.ledger import assess, judge, list_incidents
from riwaya.model import Verdict
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.reading import Knowledge
from tests.ledger.world import reading_for
from tests.web.security.conftest import office, own_office
from tests.web.security.office import Office

__all__ = ["office", "own_office"]


@pytest.fixture(scope="module")
def full_office(office: Office) -> Office:
    """Something in every table of both cases."""
    for case, number in (("valley", 1), ("hills", 10)):
        gather_incidents(office.ledger, knowledge=Knowledge(), case=case)
        reading = reading_for(number)
        judge(
            office.ledger,
            reading.report.id,
            reading.claims[0].key,
            Verdict.REJECTED,
            by="Karim",
            comment='=HYPERLINK("http://evil.example")',
            case=case,
        )
        found = list_incidents(office.ledger, case=case).incidents[0]
        assess(office.ledger, found.incident.id, '{"note": "+1"}', by="@Karim", case=case)
    return office
