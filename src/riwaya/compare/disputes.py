"""The tellings of one incident -> its disagreements, look-alikes and revisions, question by question."""

from collections.abc import Sequence

from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings
from riwaya.compare.questions.cause import cause
from riwaya.compare.questions.count import count
from riwaya.compare.questions.identity import identity
from riwaya.compare.questions.means import means
from riwaya.compare.questions.occurrence import occurrence
from riwaya.compare.questions.outcome import outcome
from riwaya.compare.questions.perpetrator import perpetrator
from riwaya.compare.questions.repeat import repeat
from riwaya.compare.questions.sides import hostile_pairs
from riwaya.compare.questions.started import who_started
from riwaya.compare.questions.victims import victim_status
from riwaya.compare.questions.whereabouts import when, where
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling

OF_A_STRAND = (occurrence, means, victim_status, count, where, when, identity)
"""Questions about one act."""
OF_AN_INCIDENT = (who_started, outcome, repeat)
"""Questions about all that happened together."""


def disputes(tellings: Sequence[Telling], strands: Sequence[Strand], kinship: Kinship) -> Findings:
    """All questions asked; each answers with rows, and with what only looks like one."""
    findings = Findings()
    hostile = hostile_pairs(tellings, kinship)
    for strand in strands:
        if len(strand.tellings) < 2:
            continue  # one telling agrees with itself
        for ask in OF_A_STRAND:
            findings.add(ask(strand, kinship))
        findings.add(perpetrator(strand, hostile, kinship))
        findings.add(cause(strand, tellings, kinship))
    for ask_all in OF_AN_INCIDENT:
        findings.add(ask_all(tellings, kinship))
    return findings
