"""When and where: reports or sources that put one act on days, or at places, that exclude each other."""

from collections.abc import Hashable

from riwaya.compare.days import compatible, gap, iso
from riwaya.compare.families import FIGHTS, HARMS
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, rows, stands
from riwaya.compare.questions.count import counted
from riwaya.compare.questions.sides import one_occurrence, same_teller
from riwaya.compare.questions.toll import figures
from riwaya.compare.spots import Meeting, Spot, distance_km, meet
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling
from riwaya.lexicon.wording import wording
from riwaya.model import Question, Wording

LIKE_TOLL = 1.3
"""Two tolls within this ratio, and not small, show that two reports mean one act (15 annotated incidents)."""
SMALL_TOLL = 5
ODD_TELLINGS = 2
"""Tellings of one act that may put it elsewhere than the rest; more are another scene (36 reports)."""
FARTHEST = 150.0
"""Kilometres beyond which two places are two stories of a badly read text, not a dispute (396 reports)."""


def when(strand: Strand, kinship: Kinship) -> Findings:
    """Rows on the day of an act, where each teller names one day and no midnight explains the difference.

    Fighting goes on for days; only where the toll shows that one act is meant do two days exclude each other.
    """
    dated = [
        t
        for t in strand.tellings
        if t.event.type in FIGHTS | HARMS
        and t.own_days
        and t.days is not None
        and t.days.fine
        and not t.event.background
    ]
    given = stands(dated, _day)

    def clash(one: Stand, other: Stand) -> Wording | None:
        a, b = one.tellings[0].days, other.tellings[0].days
        if a is None or b is None or compatible(a, b) or gap(a, b) > 3 or _one_report_one_teller(one, other):
            return None
        if not (_one_act(one, other) and gap(a, b) > 1) and not _one_toll(one, other):
            return None
        labels = {"doer": one.label, "other": other.label}
        return wording("why.time", a=one.speaker.name, b=other.speaker.name, **labels)

    return rows(Question.TIME, given, clash)


def where(strand: Strand, kinship: Kinship) -> Findings:
    """Rows on the place of an act: one occurrence that two tellers put at fine places far from each other."""
    news = [t for t in strand.tellings if t.event.type in FIGHTS and not t.denied and not t.event.background]
    placed = [t for t in news if _fine(t) is not None]
    given = stands(placed, _place)

    def clash(one: Stand, other: Stand) -> Wording | None:
        a, b = _fine(one.tellings[0]), _fine(other.tellings[0])
        if a is None or b is None or same_teller(one.speaker, other.speaker) or one.own_voice or other.own_voice:
            return None
        if a.country is None or a.country != b.country:
            return None  # a dispute over the place is over two towns; another country is a place of something else
        if meet(a, b) is not Meeting.APART or _inside(a, other) or _inside(b, one):
            return None
        if not _one_act(one, other) or _told_together(a, b, strand) or (distance_km(a, b) or 0.0) > FARTHEST:
            return None
        labels = {"doer": one.label, "other": other.label}
        return wording("why.place", a=one.speaker.name, b=other.speaker.name, **labels)

    return rows(Question.PLACE, given, clash)


def _inside(place: Spot, stand: Stand) -> bool:
    """Whether the stand names the other place too, or a province of that name."""
    name = set(place.key.split(":", 1)[1].split())
    return any(name <= set(s.key.split(":", 1)[1].split()) for t in stand.tellings for s in t.spots)


def _day(telling: Telling) -> tuple[Hashable, str] | None:
    days = telling.days
    if days is None:
        return None
    label = iso(days.first) if days.first == days.last else f"{iso(days.first)}/{iso(days.last)}"
    return (days.first, days.last), label


def _fine(telling: Telling) -> Spot | None:
    return next((s for s in telling.own_spots if not s.coarse and s.latitude is not None), None)


def _place(telling: Telling) -> tuple[Hashable, str] | None:
    spot = _fine(telling)
    return None if spot is None else (spot.key, spot.name)


def _one_report_one_teller(one: Stand, other: Stand) -> bool:
    reports = {t.report.id for t in one.tellings} & {t.report.id for t in other.tellings}
    return bool(reports) and one.speaker.key == other.speaker.key


def _told_together(one: Spot, other: Spot, strand: Strand) -> bool:
    """Whether anybody names both places in one breath (a base and the city it lies near), or many name either: two
    scenes of one incident, not one place in dispute."""
    named = [sum(1 for t in strand.tellings if spot.key in {s.key for s in t.own_spots}) for spot in (one, other)]
    if min(named) > ODD_TELLINGS:
        return True
    return any({one.key, other.key} <= {spot.key for spot in t.own_spots} for t in strand.tellings)


def _one_act(one: Stand, other: Stand) -> bool:
    """One occurrence of one report, or one toll."""
    return any(one_occurrence(a, b) for a in one.tellings for b in other.tellings) or _one_toll(one, other)


def _one_toll(one: Stand, other: Stand) -> bool:
    """Tellings whose own tolls are alike and not small."""
    ones, others = _tolls(one), _tolls(other)
    return any(min(a, b) >= SMALL_TOLL and max(a, b) <= LIKE_TOLL * min(a, b) for a in ones for b in others)


def _tolls(stand: Stand) -> list[float]:
    return [f.low for t in stand.tellings for f in figures(t) if counted(f)]
