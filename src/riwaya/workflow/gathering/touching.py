"""New reports of a case -> everything that must be grouped anew because of them, as outlines."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from riwaya.compare.gather import linked_with
from riwaya.compare.outline import Outline
from riwaya.ledger import hanging_together, neighbours, note_happenings, notes
from riwaya.workflow.gathering.hands import Hands, Work
from riwaya.workflow.gathering.noting import fits, outlines_of

_NOTED_AT_ONCE = 100
_FEW = 100
"""Reports for which it is worth to look which of their neighbours are alike before all that hangs together with those
is set beside each other; of a whole case nearly everything is."""

Keys = Mapping[str, Collection[str]]
"""Report -> keys of its happenings."""


def touched(work: Work, reports: frozenset[str]) -> tuple[frozenset[str], list[Outline]]:
    """These reports and those found to tell something else by now; the outlines of what must be grouped anew."""
    ledger, case = work.hands.ledger, work.hands.case
    while True:
        near = neighbours(ledger, reports, case=case)
        told, changed = _outlines(work, near)
        if not changed:
            wanted = hanging_together(ledger, reports, _linked(told, reports), case=case)
            told, changed = _outlines(work, wanted)
        if not changed:
            return reports, told
        reports |= changed


def _linked(told: Sequence[Outline], reports: frozenset[str]) -> frozenset[str]:
    own = frozenset(one.key for one in told if one.report in reports)
    return own | (linked_with(told, own) if len(reports) <= _FEW else frozenset(one.key for one in told))


def _outlines(work: Work, wanted: Keys) -> tuple[list[Outline], frozenset[str]]:
    """The outlines of these happenings; or the reports that tell something else since they were noted."""
    changed = note_reports(work, wanted)
    if changed:
        return [], changed
    known = notes(work.hands.ledger, wanted)
    told = (one for report, keys in wanted.items() for one in outlines_of(report, known[report]) if one.key in keys)
    return list(told), changed


def note_reports(work: Work, reports: Iterable[str]) -> frozenset[str]:
    """Note what is not noted yet, or under other decisions; gives the reports that tell something else since."""
    known = notes(work.hands.ledger, list(reports))
    lacking = [r for r in reports if r not in known or not fits(known[r], work.hands.kinship)]
    parts, done, changed = list(_in_parts(lacking)), 0, frozenset[str]()
    for made in work.each(parts, Hands.notes):
        told = {report: own for report, (own, _) in made.items()}
        changed |= note_happenings(work.hands.ledger, told, {report: held for report, (_, held) in made.items()})
        done += len(made)
        work.tell("reports outlined", done, len(lacking))
    return changed


def _in_parts(items: Sequence[str]) -> Iterator[list[str]]:
    return (list(items[i : i + _NOTED_AT_ONCE]) for i in range(0, len(items), _NOTED_AT_ONCE))
