"""Rows of somebody's table and a ledger's incidents -> which row is which incident, and what the row leaves out.

Nothing here says that a row is wrong: it says what the reports of this ledger tell beside it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.compare.score import Score, total
from riwaya.compare.who import name_key
from riwaya.export.audited import Row, tables
from riwaya.export.crosswalk import Crosswalk
from riwaya.model import Counted, Incident, Question, Report, Toll
from riwaya.text import fold

TIES = 2.0
"""Least score at which a row is tied to an incident: the day and the place, or one of them and both parties. Set by
what the parts mean; there is no annotated set of rows and incidents to choose it on."""
SAME_KM, NEAR_KM = 6.0, 25.0
"""Kilometres within which two points are one place, as in compare, and within which they may be."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a row: ``one_origin``, ``no_denial``, ``one_speaker`` or ``updated``, in words, with its claims'
    reports."""

    kind: str
    why: str
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audited:
    """A row, the incident it is tied to (None where there is none) and why, and what was found."""

    row: Row
    incident: str | None
    why: str
    findings: tuple[Finding, ...] = ()


def tie(row: Row, incident: Incident, crosswalk: Crosswalk) -> Score:
    """How much speaks for a row being of an incident: days, place and parties."""
    return total((_days(row, incident), _place(row, incident), _parties(row, incident, crosswalk)))


def _days(row: Row, incident: Incident) -> Score:
    if incident.from_ is None or incident.to is None:
        return Score(0.0, "incident without a day")
    if incident.from_ <= row.last and row.first <= incident.to:
        return Score(1.0, "same days")
    return Score(-9.0, "other days")


def _place(row: Row, incident: Incident) -> Score:
    place = incident.place
    if place is None:
        return Score(0.0, "place not told")
    if row.at is not None and place.latitude is not None and place.longitude is not None:
        apart = kilometres(row.at, (place.latitude, place.longitude))
        if apart <= SAME_KM:
            return Score(1.2, f"{apart:.0f} km apart")
        return Score(0.4, f"{apart:.0f} km apart") if apart <= NEAR_KM else Score(-9.0, f"{apart:.0f} km apart")
    names = {fold(name) for name in (place.name, place.name_en) if name}
    if fold(row.place) in names:
        return Score(1.2, "same name of the place")
    return Score(0.2, "place cannot be set beside the other") if row.at is None else Score(0.0, "place without a point")


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance."""
    a, b = math.radians(one[0]), math.radians(other[0])
    half = math.sin((a - b) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(one[1] - other[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def _parties(row: Row, incident: Incident, crosswalk: Crosswalk) -> Score:
    known: set[str] = set()
    for account in incident.accounts:
        party = crosswalk.party(account.party.actor, account.party.name)
        known |= {name_key(name) for name in (account.party.name, party.acled, party.ucdp) if name}
        known |= {name_key(a.answer) for a in account.says if a.question is Question.PERPETRATOR}
    met = [name for name in row.parties if name_key(name) in known]
    if not met:
        return Score(0.0, "no party of the row is named so in the incident (a crosswalk tells other names)")
    return Score(0.6 * min(len(met), 2), f"named in both: {', '.join(met[:3])}")


def findings(row: Row, incident: Incident, reports: Mapping[str, Report]) -> tuple[Finding, ...]:
    """What an incident's reports (by ref) tell beside the row."""
    found = (
        _one_origin(row, incident, reports),
        _no_denial(row, incident),
        _one_speaker(row, incident),
        _updated(row, incident, reports),
    )
    return tuple(f for f in found if f is not None)


def _one_origin(row: Row, incident: Incident, reports: Mapping[str, Report]) -> Finding | None:
    """Several sources of the row whose reports all relay one speaker, or copy one text."""
    named = {fold(source) for source in row.sources}
    used = {ref for ref, report in reports.items() if report.outlet and fold(report.outlet) in named}
    outlets = {fold(reports[ref].outlet or "") for ref in used}
    if len(outlets) < 2:
        return None
    for copies in incident.copies:
        if used <= set(copies):
            return Finding("one_origin", f"the {len(outlets)} sources print one text", tuple(sorted(used)))
    speakers = {account.party.name for account in incident.accounts for ref in account.claims if ref.report in used}
    if len(speakers) != 1:
        return None
    (who,) = speakers
    return Finding("one_origin", f"the {len(outlets)} sources relay one speaker: {who}", tuple(sorted(used)))


def _no_denial(row: Row, incident: Incident) -> Finding | None:
    told = [d for d in incident.disagreements if d.kind in (Question.PERPETRATOR, Question.OCCURRENCE)]
    if not told:
        return None
    words = row.notes.casefold()
    if any(word in words for word in tables()["denial"]):
        return None
    refs = dict.fromkeys(ref.report for d in told for p in d.positions for ref in p.claims)
    return Finding("no_denial", f"the row's notes tell of no denial: {told[0].why.en}", tuple(refs))


def _dead(incident: Incident) -> list[Toll]:
    return [t for t in incident.tolls if t.of is Counted.KILLED]


def _least(toll: Toll) -> float | None:
    return toll.value if toll.value is not None else toll.low


def _one_speaker(row: Row, incident: Incident) -> Finding | None:
    """The row's figure is given by one speaker alone; what is left without it."""
    if not row.high:
        return None
    dead = _dead(incident)
    givers = {toll.by or "(nobody named)" for toll in dead if _least(toll) == row.high}
    if len(givers) != 1:
        return None
    (who,) = givers
    rest = sorted({f"{_least(t):g} ({t.by})" for t in dead if _least(t) is not None and t.by and t.by != who})
    left = f"without it: {', '.join(rest)}" if rest else "without it no figure is left"
    refs = dict.fromkeys(t.report for t in dead if _least(t) == row.high)
    return Finding("one_speaker", f"{row.high} dead hangs on one speaker, {who}; {left}", tuple(refs))


def _updated(row: Row, incident: Incident, reports: Mapping[str, Report]) -> Finding | None:
    """Figures published after the row was made (or, where it does not say when, after its last day) that exceed it."""
    since = row.made or row.last
    later = [
        (report.published[:10], toll)
        for toll in _dead(incident)
        if (report := reports.get(toll.report)) is not None and report.published and report.published[:10] > since
    ]
    higher = [(day, toll) for day, toll in later if (_least(toll) or 0) > (row.high or 0)]
    if not higher:
        return None
    words = "; ".join(f"{_least(t):g} ({t.by or 'nobody named'}, {day})" for day, t in sorted(higher, key=_by_day))
    had = f"the row has {row.high}" if row.high is not None else "the row has none"
    return Finding("updated", f"later reports tell more dead: {words}; {had}", tuple(t.report for _, t in higher))


def _by_day(item: tuple[str, Toll]) -> tuple[str, str]:
    return item[0], item[1].report


def best(row: Row, candidates: Sequence[Incident], crosswalk: Crosswalk) -> tuple[Incident | None, str]:
    """The incident most like a row, and why; None where none reaches ``TIES``, or two are equally like it."""
    scored = sorted(((tie(row, one, crosswalk), one) for one in candidates), key=lambda s: (-s[0].value, s[1].id))
    if not scored or scored[0][0].value < TIES:
        return None, scored[0][0].why if scored and scored[0][0].value > 0 else "nothing of these days and this place"
    if len(scored) > 1 and scored[1][0].value == scored[0][0].value:
        ids = ", ".join(one.id for score, one in scored if score.value == scored[0][0].value)
        return None, f"several incidents are equally like it: {ids}"
    return scored[0][1], scored[0][0].why
