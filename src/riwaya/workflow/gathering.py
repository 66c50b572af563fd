"""A ledger's readings -> its incidents, gathered anew only where something new touches them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from riwaya.compare.blocking import blocking_keys
from riwaya.compare.compare import happenings_of
from riwaya.compare.gather import gather
from riwaya.compare.happenings import Happening
from riwaya.compare.incident import incident
from riwaya.compare.kinship import AnyKinship
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.ledger import (
    MAIN,
    Gathered,
    Ledger,
    Told,
    all_readings,
    hold,
    keep_incidents,
    list_decisions,
    note_happenings,
    touched,
    ungathered,
)
from riwaya.model import Reading
from riwaya.workflow.reading import Knowledge

_NOTED_AT_ONCE = 500


def gather_incidents(ledger: Ledger, *, knowledge: Knowledge, case: str = MAIN) -> int:
    """Gather the incidents that reports new to the case touch; gives how many were gathered.

    The decisions people took hold: what they merged stays together, what they split stays apart.
    """
    kinship = lexicon_kinship(knowledge.lexicon)
    new = ungathered(ledger, case=case)
    _note(ledger, new, kinship, case)
    return gather_again(ledger, new, knowledge=knowledge, case=case)


def gather_again(ledger: Ledger, reports: Sequence[str], *, knowledge: Knowledge, case: str = MAIN) -> int:
    """Gather the incidents that these reports (by id) touch; gives how many were gathered."""
    kinship = lexicon_kinship(knowledge.lexicon)
    wanted = touched(ledger, reports, case=case)
    told: dict[str, Happening] = {}
    for reading in all_readings(ledger, case=case, names=tuple(wanted)):
        own = happenings_of(reading, kinship)
        told |= {happening.key: happening for happening in own if happening.key in wanted[reading.report.id]}
    groups = [frozenset(h.key for h in group) for group in gather(sorted(told.values(), key=lambda h: h.key))]
    held = hold(groups, list_decisions(ledger, case=case))
    gathered = [_gathered([told[key] for key in sorted(group)], kinship) for group in held]
    keep_incidents(ledger, gathered, of=reports, case=case)
    return len(gathered)


def _gathered(group: Sequence[Happening], kinship: AnyKinship) -> Gathered:
    """The incident, with the happening that gives it its id first."""
    found = incident(group, kinship)
    return Gathered(found, tuple(h.key for h in sorted(group, key=lambda h: (h.report.published or "9999", h.key))))


def _note(ledger: Ledger, reports: Sequence[str], kinship: AnyKinship, case: str) -> None:
    for some in _in_parts(iter(reports)):
        readings = all_readings(ledger, case=case, names=tuple(some))
        note_happenings(ledger, {reading.report.id: _told(reading, kinship) for reading in readings})


def _told(reading: Reading, kinship: AnyKinship) -> list[Told]:
    return [
        Told(happening.key, tuple("|".join(key) for key in sorted(blocking_keys(happening))))
        for happening in happenings_of(reading, kinship)
    ]


def _in_parts(items: Iterator[str]) -> Iterator[list[str]]:
    while part := list(islice(items, _NOTED_AT_ONCE)):
        yield part
