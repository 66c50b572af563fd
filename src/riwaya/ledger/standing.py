"""What stands in a case now: the last opinion on each claim and event, and what was taken out of the ledger."""

from sqlalchemy import select

from riwaya.ledger.cases import MAIN
from riwaya.ledger.judging import list_judgements
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import entries, tombstones


def standing_opinions(ledger: Ledger, *, case: str = MAIN) -> dict[str, str]:
    """Key of a claim or event -> the verdict last given on it that was not withdrawn."""
    return {
        opinion.judgement.key: opinion.judgement.verdict.value
        for opinion in list_judgements(ledger, case=case)
        if opinion.judgement.withdrawn_at is None
    }


def list_withdrawn(ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """Ids of reports and assessments that were expunged, and when; neither by whom nor why."""
    query = select(tombstones.c.subject, entries.c.at).join(entries, entries.c.seq == tombstones.c.seq)
    with ledger.reading() as connection:
        return tuple((row.subject, row.at) for row in connection.execute(query.order_by(tombstones.c.seq)))
