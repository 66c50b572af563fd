"""Statements of an incident that take something back -> revisions: what the party had said, and that it withdrew it."""

from collections.abc import Iterable, Sequence

from riwaya.compare.positions import refs
from riwaya.compare.questions.sides import parties
from riwaya.compare.tellings import Statement, Telling, ref_of_claim
from riwaya.lexicon.wording import wording
from riwaya.model import Act, Revision


def retractions(tellings: Sequence[Telling], statements: Iterable[Statement]) -> tuple[Revision, ...]:
    """One revision a party, over all reports that tell of its retraction; only what names somebody was taken back."""
    withdrawn: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.claim.act is Act.RETRACT and statement.speaker.named:
            withdrawn.setdefault(statement.speaker.key, []).append(statement)
    found = []
    for key in sorted(withdrawn):
        taken_back = withdrawn[key]
        said = [t for t in tellings if t.speaker.key == key and parties(t.agents) and _near(t, taken_back)]
        if said:
            name = taken_back[0].speaker.name
            later = tuple(ref_of_claim(s.report, s.claim) for s in taken_back)
            found.append(Revision(name, (refs(said), later), wording("revision.retracted", a=name)))
    return tuple(found)


def _near(telling: Telling, taken_back: Iterable[Statement]) -> bool:
    """Told in the sentence of the retraction or the one before it, in any of the reports that tell of both."""
    return any(s.report.id == telling.report.id and 0 <= s.sentence - telling.sentence <= 2 for s in taken_back)
