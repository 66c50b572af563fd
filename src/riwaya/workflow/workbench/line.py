"""One actor's readings -> what is told of them that cannot follow on what, the innocent readings of it first."""

from collections.abc import Collection
from dataclasses import dataclass

from riwaya.compare.compare import happenings_of
from riwaya.compare.continuity import continuity
from riwaya.compare.decided import with_rulings
from riwaya.compare.holding import taken_by_holder
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.compare.posts import two_commands
from riwaya.compare.who import name_key
from riwaya.ledger import MAIN, Ledger, all_readings, find_actor, list_decisions
from riwaya.model import Continuity, Reading, Ref
from riwaya.workflow.gathering import who_is_who
from riwaya.workflow.reading import Knowledge
from riwaya.workflow.workbench.actors import key_of

MOST = 40
"""Reports whose readings are opened (some 15 ms each)."""


@dataclass(frozen=True, slots=True)
class Told:
    """One of the two claims of a flag, where it stands."""

    report: str
    outlet: str
    published: str
    claim: str
    words: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Two claims of which the second cannot follow on the first; ``dissolves`` says what would make nothing of it."""

    found: Continuity
    first: Told
    second: Told


@dataclass(frozen=True, slots=True)
class Line:
    """The flags of one actor, and in how many reports they were looked for; ``all_`` of those that name them or not."""

    flags: tuple[Flag, ...]
    reports: int
    all_: bool


def reports_of(ledger: Ledger, key: str, *, hidden: Collection[str] = (), case: str = MAIN) -> tuple[str, ...]:
    """Ids of reports that name an actor, one more than are opened where there are more."""
    return find_actor(ledger, key, hidden=hidden, case=case, most=MOST + 1).reports


def line_of(ledger: Ledger, key: str, reports: Collection[str], *, knowledge: Knowledge, case: str = MAIN) -> Line:
    """The flags on who has this key, over these reports."""
    rulings = who_is_who(list_decisions(ledger, case=case))
    kinship = with_rulings(lexicon_kinship(knowledge.lexicon), rulings)
    readings = tuple(all_readings(ledger, case=case, names=tuple(sorted(reports)[:MOST])))
    tellings = [t for reading in readings for happening in happenings_of(reading, kinship) for t in happening.tellings]
    flags = (*continuity(tellings), *taken_by_holder(tellings), *two_commands(readings, kinship))
    mine = {key} | {name_key(a.name) for reading in readings for a in reading.actors if key_of(a) == key}
    by_ref = {reading.report.ref: reading for reading in readings}
    found = [Flag(f, _told(f.a, by_ref), _told(f.b, by_ref)) for f in flags if f.actor in mine]
    return Line(tuple(found), len(readings), len(reports) <= MOST)


def _told(ref: Ref, readings: dict[str, Reading]) -> Told:
    report = readings[ref.report].report
    return Told(report.id, report.outlet or report.ref, (report.published or "")[:10], ref.claim, ref.content.text)
