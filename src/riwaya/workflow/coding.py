"""A ledger -> its coded rows, one incident after another: assessments first, machine rows only where asked for."""

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from riwaya.compare.days import day_number, iso
from riwaya.compare.kinship import NO_KINSHIP, Kinship
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.compare.tellings import Telling, tellings
from riwaya.compare.who import Who, cast
from riwaya.errors import InputError, LedgerError
from riwaya.export.assessed import coded_rows
from riwaya.export.coded import Coded, LeftOut, Told
from riwaya.export.coding import Known, code, told_of
from riwaya.export.crosswalk import Crosswalk, Party, load_crosswalk
from riwaya.export.redaction import Mask
from riwaya.export.scenes import no_happening
from riwaya.ledger import (
    MAIN,
    Days,
    IncidentFound,
    Ledger,
    all_readings,
    find_claims_by_key,
    find_incident,
    list_assessments,
)
from riwaya.ledger.standing import standing_opinions
from riwaya.ledger.streaming import open_incidents
from riwaya.lexicon.actor_entries import read_actor_entries
from riwaya.model import Assessment, EventType, Incident, Place, Reading, Report, Verdict
from riwaya.text import fold

KEPT = 400
"""Readings kept at hand: incidents come in the order of their days, so that neighbours share most of their reports."""
_OPENED = frozenset(("actors", "places", "claims", "events"))
"""What of a reading rows are made of."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: of a case, of which days, type, place and incident; with ``machine`` also what nobody checked."""

    case: str = MAIN
    days: Days = field(default=Days())
    type: EventType | None = None
    place: str | None = None
    incident: str | None = None
    machine: bool = False
    drafts: bool = False
    redact: bool = True


@cache
def known_parties(lexicon: tuple[Path, ...]) -> Mapping[str, Party]:
    """What the lexicon knows of its actors' names and countries in the datasets, by lexicon id."""
    found: dict[str, Party] = {}
    for entry in read_actor_entries(lexicon):
        names = {part: next(iter(entry.texts(part)), "") for part in ("acled", "ucdp")}
        country = next(iter(entry.texts("country")), "")
        if country or any(names.values()):
            found[entry.id] = Party(acled=names["acled"], ucdp=names["ucdp"], country=country)
    return found


@cache
def crosswalk_for(own: Path | None, lexicon: tuple[Path, ...]) -> Crosswalk:
    """The crosswalk with the lexicon's actors and the user's file in it. Raises InputError, LexiconError."""
    return load_crosswalk(own, parties=known_parties(lexicon))


class _Opened:
    """What is needed again and again of one reading. Of its events only those asked for are made tellings."""

    def __init__(self, reading: Reading, sides: Kinship, *, redact: bool) -> None:
        self.report = reading.report
        self._reading, self._sides = reading, sides
        self._people = cast(reading, sides)
        counted = any(c.side is not None for e in reading.events for c in e.counts)
        # Only a body that the lexicon lists is a side by itself: "four soldiers" are some of a side's dead.
        listed = {actor: who.key for actor, who in self._people.items() if who.actor is not None}
        self.sides = listed if counted else {}
        title = reading.report.title.text if reading.report.title is not None else None
        mask = Mask(reading)
        self.headline = mask.text(title) if redact else title
        self.private = mask.keys

    def told(self, events: Collection[str] | None = None) -> tuple[Telling, ...]:
        """These events, or all, as tellings, in the order of the text."""
        found = tellings(self._reading, self._sides, only=events, people=self._people)
        return found if events is None else tuple(t for t in found if t.event.id in events)


class Coder:
    """Codes the incidents of one case; keeps the readings it opened last."""

    def __init__(self, ledger: Ledger, wanted: Wanted, crosswalk: Crosswalk, lexicon: tuple[Path, ...]) -> None:
        """Set up for a case; nothing is read yet."""
        self.ledger, self.wanted, self.crosswalk = ledger, wanted, crosswalk
        self.kinship = lexicon_kinship(lexicon)
        self._kept: OrderedDict[str, _Opened] = OrderedDict()
        self.assessments = standing_assessments(ledger, wanted)
        opinions = standing_opinions(ledger, case=wanted.case)
        self.rejected = frozenset(key for key, verdict in opinions.items() if verdict == Verdict.REJECTED)

    def page(self, numbers: Sequence[int]) -> Iterator[Coded | LeftOut]:
        """The rows of the incidents with these numbers; an assessment that is not of the form is left out, named."""
        found = open_incidents(self.ledger, numbers, only=("claims",))
        machine = [f for f in found if self.wanted.machine and f.incident.id not in self.assessments]
        self._open({report for f in machine for report in f.reports})
        for one in found:
            if (assessment := self.assessments.get(one.incident.id)) is not None:
                try:
                    yield from self._here(self.assessed(assessment, one.incident))
                except InputError as error:
                    yield LeftOut(one.incident.id, str(error))
            elif self.wanted.machine:
                yield from self.by_machine(one)

    def assessed(self, assessment: Assessment, incident: Incident) -> tuple[Coded, ...]:
        """The rows of an assessment."""
        return coded_rows(assessment, incident.title, self._told)

    def by_machine(self, found: IncidentFound) -> Iterator[Coded | LeftOut]:
        """A machine's rows of an incident, as asked for; what is told of no happening is left out, named."""
        self._open(set(found.reports))
        by_ref = {opened.report.ref: id_ for id_ in found.reports if (opened := self._kept.get(id_)) is not None}
        meant: defaultdict[str, set[str]] = defaultdict(set)
        for ref in found.incident.claims:
            if ref.event is not None and (report := by_ref.get(ref.report)) is not None:
                meant[report].add(ref.event)
        own = [
            telling
            for report in sorted(meant)
            for telling in sorted(self._kept[report].told(meant[report]), key=lambda t: t.event.id)
            if not self._rejected(telling)
        ]
        sides = self.kinship.on(day_number(found.incident.to))
        yield from self._here(code(found.incident, own, self.crosswalk, self._known(sides)))
        for telling in own:
            if (why := no_happening(telling)) is not None and self._asked(telling):
                yield LeftOut(found.incident.id, why)

    def _asked(self, telling: Telling) -> bool:
        """Whether a telling is of the type, days and place asked for."""
        wanted, days = self.wanted, telling.days
        if wanted.type is not None and telling.event.type is not wanted.type:
            return False
        if wanted.days.first is not None and (days is None or iso(days.last) < wanted.days.first):
            return False
        if wanted.days.last is not None and (days is None or iso(days.first) > wanted.days.last):
            return False
        place = fold(wanted.place) if wanted.place else None
        return place is None or any(lies_at(spot.place, place, spot.name) for spot in telling.spots)

    def _known(self, sides: Kinship) -> Known:
        return Known(sides, self._side, self._headline, self._private)

    def _rejected(self, telling: Telling) -> bool:
        return telling.claim.key in self.rejected or telling.event.key in self.rejected

    def _side(self, report: str, actor: str) -> str | None:
        return self._kept[report].sides.get(actor)

    def _headline(self, report: Report) -> str | None:
        return self._kept[report.id].headline

    def _private(self, telling: Telling, who: Who) -> bool:
        return who.key in self._kept[telling.report.id].private

    def _told(self, keys: Sequence[str]) -> tuple[Told, ...]:
        """Who tells what in the claims or events with these keys; a key that stands no more tells nothing."""
        claims = find_claims_by_key(self.ledger, keys)
        self._open({claim.report for claim in claims})
        wanted = set(keys)
        known = self._known(NO_KINSHIP)
        return tuple(
            told_of(telling, known)
            for report in sorted({claim.report for claim in claims} & set(self._kept))
            for telling in self._kept[report].told()
            if telling.claim.key in wanted or telling.event.key in wanted
        )

    def _open(self, reports: set[str]) -> None:
        missing = tuple(sorted(r for r in reports if r not in self._kept))
        for report in sorted(reports - set(missing)):
            self._kept.move_to_end(report)
        for reading in all_readings(self.ledger, case=self.wanted.case, names=missing, only=_OPENED) if missing else ():
            sides = self.kinship.on(day_number(reading.report.published))
            self._kept[reading.report.id] = _Opened(reading, sides, redact=self.wanted.redact)
        while len(self._kept) > max(KEPT, len(reports)):
            self._kept.popitem(last=False)

    def _here(self, rows: Iterable[Coded]) -> Iterator[Coded]:
        """Those of them that are asked for."""
        place = fold(self.wanted.place) if self.wanted.place else None
        days = self.wanted.days
        for row in rows:
            if self.wanted.type is not None and row.type is not self.wanted.type:
                continue
            if days.first is not None and (row.last is None or row.last < days.first):
                continue
            if days.last is not None and (row.first is None or row.first > days.last):
                continue
            if place is None or _at(row, place):
                yield row


def _at(row: Coded, place: str) -> bool:
    return row.place is not None and lies_at(row.place, place, *row.places_told)


def lies_at(place: Place, wanted: str, *told: str) -> bool:
    """Whether a place, or what it lies in, or words it was told in, have this folded name, or it among their words."""
    names = (place.name, place.name_en, place.admin1, place.country, *told)
    return any(wanted == fold(name) or f" {wanted} " in f" {fold(name)} " for name in names if name)


def standing_assessments(ledger: Ledger, wanted: Wanted) -> dict[str, Assessment]:
    """The latest version of each incident's assessment, by the id the incident has now; a draft only where asked for.

    One whose incident is gone, because its reports were expunged, is not there.
    """
    latest: dict[str, Assessment] = {}
    for one in list_assessments(ledger, case=wanted.case):
        if wanted.drafts or one.release != "draft":
            latest[one.incident] = one
    found: dict[str, Assessment] = {}
    for one in latest.values():
        with suppress(LedgerError):
            found[find_incident(ledger, one.incident, case=wanted.case).incident.id] = one
    return found
