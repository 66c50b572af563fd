"""One reading -> the same reading with the contradictions inside it: one row a pair of accounts, with its reason."""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.compare.continuity import continuity
from riwaya.compare.days import day_number
from riwaya.compare.disputes import disputes
from riwaya.compare.happenings import happenings
from riwaya.compare.kinship import NO_KINSHIP, AnyKinship
from riwaya.compare.strands import strands
from riwaya.compare.tellings import tellings
from riwaya.model import Contradiction, Reading, Ref


def within(reading: Reading, *, kinship: AnyKinship = NO_KINSHIP) -> Reading:
    """The reading with ``contradictions`` filled; whatever stood there before is replaced.

    What befell one person twice is asked over the whole report, since the earlier time is told as history. The
    article's own voice is an account like any other here, and a party's two versions contradict each other too.
    """
    found: list[Contradiction] = []
    sides = kinship.on(day_number(reading.report.published))
    everything = tellings(reading, sides)
    for flag in continuity([t for t in everything if not t.imputed]):
        found.append(Contradiction(_name([flag.a]), _name([flag.b]), flag.kind, flag.why))
    for happening in happenings(everything):
        told = [t for t in happening.tellings if not t.imputed]
        for clash in disputes(told, strands(told), sides).clashes:
            found.append(Contradiction(_name(clash.one), _name(clash.other), clash.question, clash.why))
    return replace(reading, contradictions=tuple(sorted(dict.fromkeys(found), key=lambda c: (c.a, c.b, c.kind))))


def _name(refs: Sequence[Ref]) -> str:
    return refs[0].event or refs[0].claim
