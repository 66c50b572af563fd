"""A ledger's readings -> its incidents, gathered anew only where something new touches them."""

from collections.abc import Iterator, Sequence
from itertools import islice

import riwaya
from riwaya.compare.blocking import blocking_keys
from riwaya.compare.compare import happenings_of
from riwaya.compare.decided import Ruling, with_rulings
from riwaya.compare.gather import gather
from riwaya.compare.happenings import Happening
from riwaya.compare.incident import incident
from riwaya.compare.kinship import AnyKinship
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.compare.outline import outline
from riwaya.ledger import (
    MAIN,
    Decision,
    DecisionKind,
    Gathered,
    Ledger,
    Told,
    all_readings,
    begin_case,
    begin_gathering,
    hold,
    keep_incidents,
    list_decisions,
    note_happenings,
    touched,
    ungathered,
)
from riwaya.workflow.reading import Knowledge, tools_for

_NOTED_AT_ONCE = 500


def gather_incidents(ledger: Ledger, *, knowledge: Knowledge, case: str = MAIN) -> int:
    """Gather the incidents that reports new to the case touch; gives how many were gathered.

    The decisions people took hold: what they merged stays together, what they split stays apart.
    """
    kinship = _kinship(ledger, knowledge, case)
    begin_gathering(ledger, f"{riwaya.__version__} {tools_for(knowledge).made_by.lexicon}")
    begin_case(ledger, repr(who_is_who(list_decisions(ledger, case=case))), case=case)
    new = ungathered(ledger, case=case)
    return _gather(ledger, new, _note(ledger, new, kinship, case), kinship, case)


def gather_again(ledger: Ledger, reports: Sequence[str], *, knowledge: Knowledge, case: str = MAIN) -> int:
    """Gather the incidents that these reports (by id) touch; gives how many were gathered."""
    return _gather(ledger, reports, {}, _kinship(ledger, knowledge, case), case)


def who_is_who(decisions: Sequence[Decision]) -> tuple[Ruling, ...]:
    """What of people's decisions says who is who, and was not taken back, in its order."""
    return tuple(
        Ruling(decision.subjects, same=decision.kind is DecisionKind.SAME_ACTOR)
        for decision in decisions
        if decision.kind in (DecisionKind.SAME_ACTOR, DecisionKind.OTHER_ACTOR) and not decision.withdrawn
    )


def _kinship(ledger: Ledger, knowledge: Knowledge, case: str) -> AnyKinship:
    """As the lexicon tells it, and as people decided in this case."""
    return with_rulings(lexicon_kinship(knowledge.lexicon), who_is_who(list_decisions(ledger, case=case)))


Opened = dict[str, tuple[Happening, ...]]
"""Happenings of reports whose readings have been opened already, by report id."""


def _gather(ledger: Ledger, reports: Sequence[str], opened: Opened, kinship: AnyKinship, case: str) -> int:
    wanted = touched(ledger, reports, case=case)
    unopened = tuple(report for report in wanted if report not in opened)
    for reading in all_readings(ledger, case=case, names=unopened):
        opened[reading.report.id] = happenings_of(reading, kinship)
    told = {h.key: h for report, keys in wanted.items() for h in opened[report] if h.key in keys}
    groups = [frozenset(h.key for h in group) for group in gather(sorted(told.values(), key=lambda h: h.key))]
    held = hold(groups, list_decisions(ledger, case=case))
    gathered = [_gathered([told[key] for key in sorted(group)], kinship) for group in held]
    keep_incidents(ledger, gathered, of=reports, case=case)
    return len(gathered)


def _gathered(group: Sequence[Happening], kinship: AnyKinship) -> Gathered:
    """The incident, with the happening that gives it its id first."""
    found = incident(group, kinship)
    return Gathered(found, tuple(h.key for h in sorted(group, key=lambda h: (h.report.published or "9999", h.key))))


def _note(ledger: Ledger, reports: Sequence[str], kinship: AnyKinship, case: str) -> Opened:
    opened: Opened = {}
    for some in _in_parts(iter(reports)):
        readings = all_readings(ledger, case=case, names=tuple(some))
        part = {reading.report.id: happenings_of(reading, kinship) for reading in readings}
        note_happenings(ledger, {report: told_of(own) for report, own in part.items()})
        opened |= part
    return opened


def told_of(happenings: Sequence[Happening]) -> list[Told]:
    """Happenings as the ledger notes them: their keys and the blocks they can meet others in."""
    return [Told(h.key, tuple("|".join(key) for key in sorted(blocking_keys(outline(h))))) for h in happenings]


def _in_parts(items: Iterator[str]) -> Iterator[list[str]]:
    while part := list(islice(items, _NOTED_AT_ONCE)):
        yield part
