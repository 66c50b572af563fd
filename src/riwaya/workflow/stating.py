"""A ledger's case -> FollowTheMoney entities or statements, or JSON-LD, piece by piece."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from riwaya.export import ftm, jsonld
from riwaya.export.formats import as_json
from riwaya.ledger import open_ledger
from riwaya.ledger.standing import standing_opinions
from riwaya.ledger.streaming import open_incidents, open_readings
from riwaya.watchlists.deciding import Decision
from riwaya.workflow.coding import crosswalk_for, standing_assessments
from riwaya.workflow.exporting import Order, Tally
from riwaya.workflow.parallel import in_order, rarely_collected
from riwaya.workflow.tabling import incident_pages, report_pages

FORMATS = {"ftm": ".jsonl", "ftm-statements": ".jsonl", "jsonld": ".jsonld"}
"""Names and the endings of their files."""


def texts(order: Order, counted: Tally) -> Iterator[str]:
    """The whole file, piece by piece; ``counted`` tells how many entities or nodes are in it."""
    linked = order.format == "jsonld"
    if linked:
        yield f'{{"@context": {as_json(jsonld.CONTEXT)},\n"@graph": [\n'
    seen: set[str] = set()
    between = ""
    matches = list(_confirmed(order))
    about = {jsonld.urn("actor", said[0].actor) for said in matches} if linked else set()
    for page in _pages(order):
        for id_, text, checked in page:
            if id_ in seen:
                continue
            if not linked or id_.startswith("urn:riwaya:report"):
                seen.add(id_)
            seen.update(actor for actor in about - seen if f'"{actor}"' in text)
            counted.assessed += checked
            counted.machine += not checked
            yield between + text
            between = ",\n" if linked else ""
    for text in _matched(order.format, matches, seen):
        counted.assessed += 1
        yield between + text
        between = ",\n" if linked else ""
    if linked:
        yield "\n]}\n"


def _confirmed(order: Order) -> Iterator["Confirmed"]:
    """Confirmed matches of listed actors, and no others: of each what persons said."""
    if order.lists is None:
        return
    from riwaya.workflow.watching import Lists, confirmed

    for said in sorted(confirmed(Lists(order.lists), order.wanted.case), key=lambda s: s[0].subject):
        if said[0].actor.startswith("actor:"):
            yield said


def _matched(format_: str, matches: Iterable["Confirmed"], seen: Collection[str]) -> Iterator[str]:
    """Those of the actors that are in the export."""
    for said in matches:
        one = said[0]
        yes = [d for d in said if d.verdict == "confirm"]
        persons, day = len({d.by for d in yes}), max(d.at for d in yes)[:10]
        if format_ == "jsonld":
            if jsonld.urn("actor", one.actor) in seen:
                yield as_json(jsonld.of_match(one.actor, one.list, one.entry, persons=persons, day=day))
        elif ftm.actor_id(one.actor) in seen:
            made = ftm.of_match(one.actor, one.list, one.entry, persons=persons, day=day)
            yield _lines(made, format_, checked=True)[1]


Confirmed = Sequence[Decision]
"""What persons said of one match, which they confirmed."""
Piece = tuple[str, str, bool]
"""Id of an entity or node, its text, and whether a person checked it."""


def _pages(order: Order) -> Iterator[list[Piece]]:
    with rarely_collected():
        yield from in_order(report_pages(order), partial(_OfReadings, order), workers=order.workers)
        if order.format != "jsonld":
            yield from in_order(incident_pages(order), partial(_OfIncidents, order), workers=order.workers)


class _OfReadings:
    """The pieces of a page of readings."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.ledger = open_ledger(order.ledger, create=False)
        self.standing = standing_opinions(self.ledger, case=order.wanted.case)
        self.crosswalk = crosswalk_for(order.crosswalk, order.lexicon)

    def __call__(self, numbers: tuple[int, ...]) -> list[Piece]:
        found: list[Piece] = []
        wanted = self.order.wanted
        for reading in open_readings(self.ledger, numbers):
            if self.order.format == "jsonld":
                made: Any = jsonld.nodes(reading, self.standing, machine=wanted.machine, redact=wanted.redact)
                found += [(node["id"], as_json(node), not wanted.machine) for node in made]
                continue
            entities = ftm.of_reading(
                reading, self.standing, self.crosswalk, machine=wanted.machine, redact=wanted.redact
            )
            found += [_lines(entity, self.order.format, checked=not wanted.machine) for entity in entities]
        return found


class _OfIncidents:
    """The pieces of a page of incidents."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.ledger = open_ledger(order.ledger, create=False)
        self.assessed = standing_assessments(self.ledger, order.wanted)
        self.crosswalk = crosswalk_for(order.crosswalk, order.lexicon)

    def __call__(self, numbers: tuple[int, ...]) -> list[Piece]:
        found: list[Piece] = []
        for one in open_incidents(self.ledger, numbers, only=("accounts",)):
            assessed = one.incident.id in self.assessed
            entities = ftm.of_incident(one.incident, one.reports, self.crosswalk, assessed=assessed)
            found += [_lines(entity, self.order.format, checked=assessed) for entity in entities]
        return found


def _lines(entity: dict[str, Any], format_: str, *, checked: bool) -> Piece:
    some = [entity] if format_ == "ftm" else ftm.statements(entity)
    return entity["id"], "".join(as_json(one) + "\n" for one in some), checked
