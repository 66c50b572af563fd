"""One group of happenings -> its Incident: title, accounts, disagreements, what stands on whose word, tolls."""

import hashlib
from collections.abc import Sequence

from riwaya.compare.accounts import accounts
from riwaya.compare.actor_links import actor_links
from riwaya.compare.answers import answers
from riwaya.compare.blocking import window
from riwaya.compare.common_ground import common_ground
from riwaya.compare.copies import copies
from riwaya.compare.days import Days, iso
from riwaya.compare.disputes import disputes
from riwaya.compare.happenings import Happening
from riwaya.compare.kinship import NO_KINSHIP, AnyKinship
from riwaya.compare.origins import corroboration
from riwaya.compare.positions import refs
from riwaya.compare.retractions import retractions
from riwaya.compare.shared_statements import shared_statements
from riwaya.compare.strands import strands
from riwaya.compare.titles import main_spot, main_type, title
from riwaya.compare.tolls import tolls
from riwaya.model import Incident


def incident(group: Sequence[Happening], kinship: AnyKinship = NO_KINSHIP) -> Incident:
    """All that is told of one happening; a pure function of the happenings, whatever their order."""
    members = sorted(group, key=lambda h: h.key)
    tellings = sorted((t for h in members for t in h.tellings), key=lambda t: t.order)
    statements = [s for h in members for s in h.statements]
    told = [t for t in tellings if not t.imputed]
    days = days_of_incident(members)
    sides = kinship.on(days.last if days is not None else None)
    acts = strands(told)
    repeated = copies(h.report for h in members)
    found = disputes(told, acts, sides)
    given = answers(acts)
    of = main_type(tellings)
    spot = main_spot(tellings, of)
    return Incident(
        id=incident_id(members),
        title=title(of, spot, days),
        type=of,
        place=spot.place if spot is not None else None,
        from_=iso(days.first) if days is not None else None,
        to=iso(days.last) if days is not None else None,
        claims=refs(tellings),
        accounts=accounts(told, statements, given),
        common_ground=common_ground(acts, sides),
        disagreements=tuple(found.disagreements),
        look_alikes=tuple(found.look_alikes),
        revisions=(*found.revisions, *retractions(told, statements)),
        corroboration=corroboration(given, told, repeated, sides),
        tolls=tolls(tellings),
        statements=shared_statements(told, statements),
        copies=tuple(tuple(report.ref for report in group) for group in repeated),
        actor_links=actor_links(told),
    )


def incident_id(members: Sequence[Happening]) -> str:
    """A name that hangs on the first published member, so that later reports do not change it."""
    first = min(members, key=lambda h: (h.report.published or "9999", h.key))
    return "incident:" + hashlib.sha256(first.key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def days_of_incident(members: Sequence[Happening]) -> Days | None:
    """From the first to the last day its news is told of; by publication only where no report names a day."""
    told = [h.days for h in members if h.days is not None and not h.background]
    told = told or [d for d in (window(h) for h in members) if d is not None]
    if not told:
        return None
    return Days(min(d.first for d in told), max(d.last for d in told), any(d.fine for d in told))
