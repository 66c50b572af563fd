"""A reading -> JSON-LD nodes: the report and what was made of it as W3C PROV, each claim as a Web Annotation whose
position and quote selectors find its words. Positions count code points of the report's text."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from riwaya.export.redaction import Mask
from riwaya.export.tables import MACHINE, Standing
from riwaya.model import Actor, ActorKind, Claim, Event, Reading, Span, Voice

Node = dict[str, Any]
AROUND = 32
"""Characters of prefix and suffix, as the Web Annotation recommendation's examples have them."""
CONTEXT: Node = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "riwaya": "urn:riwaya:",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "body": {"@id": "oa:hasBody"},
    "target": {"@id": "oa:hasTarget"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "used": {"@id": "prov:used", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "name": "foaf:name",
    "title": "dcterms:title",
    "language": "dcterms:language",
    "publisher": "dcterms:publisher",
    "issued": "dcterms:issued",
    "url": {"@id": "foaf:page", "@type": "@id"},
    "standing": "riwaya:standing",
    "act": "riwaya:act",
    "relay": "riwaya:relay",
    "chain": {"@id": "riwaya:chain", "@container": "@list"},
    "eventType": "riwaya:eventType",
    "polarity": "riwaya:polarity",
    "reality": "riwaya:reality",
    "agent": "riwaya:agent",
    "patient": "riwaya:patient",
    "place": "riwaya:place",
    "from": {"@id": "riwaya:from", "@type": "xsd:date"},
    "to": {"@id": "riwaya:to", "@type": "xsd:date"},
    "contentHash": "riwaya:contentHash",
    "version": "riwaya:version",
    "withheld": "riwaya:withheld",
    "list": "riwaya:list",
    "entry": "riwaya:entry",
    "confirmedBy": {"@id": "riwaya:confirmedBy", "@type": "xsd:nonNegativeInteger"},
    "partOf": {"@id": "dcterms:isPartOf", "@type": "@id"},
}


def urn(kind: str, key: str) -> str:
    """The identifier of a thing of this ledger."""
    return f"urn:riwaya:{kind}:{quote(key, safe=':', errors='backslashreplace')}"


def nodes(reading: Reading, standing: Standing, *, machine: bool, redact: bool) -> Iterator[Node]:
    """The nodes of one reading; nothing where no claim of it may leave."""
    mask = Mask(reading) if redact else None
    claims = [c for c in reading.claims if machine or standing.get(c.key) in ("accepted", "mended")]
    if not claims:
        return
    yield _report(reading, mask)
    yield _activity(reading)
    actors = {a.id: a for a in reading.actors}
    told: dict[str, list[Event]] = {}
    for event in reading.events:
        told.setdefault(event.claim, []).append(event)
    for claim in claims:
        yield _claim(claim, told.get(claim.id, []), reading, actors, standing, mask)


def of_match(actor: str, list_: str, entry: str, *, persons: int, day: str) -> Node:
    """A match of a listed actor with an entry of a public list that people confirmed: a link, and no identity. Who
    they are does not leave."""
    return {
        "id": urn("match", f"{actor}|{list_}|{entry}"),
        "type": ["Annotation", "prov:Entity", "riwaya:ConfirmedMatch"],
        "motivation": "oa:linking",
        "standing": "name match, confirmed by people; the list's own entry says what it means",
        "confirmedBy": persons,
        "issued": day,
        "body": {"type": "riwaya:ListEntry", "list": list_, "entry": entry},
        "target": {"id": urn("actor", actor)},
    }


def _report(reading: Reading, mask: Mask | None) -> Node:
    report = reading.report
    title = report.title.text if report.title is not None else None
    return _without_empty(
        {
            "id": urn("report", report.id),
            "type": ["prov:Entity", "riwaya:Report"],
            "title": title if mask is None else mask.text(title),
            "publisher": report.outlet,
            "issued": report.published,
            "url": report.url,
            "language": report.language,
            "contentHash": report.content_hash,
        }
    )


def _activity(reading: Reading) -> Node:
    made = reading.made_by
    return {
        "id": _activity_id(reading),
        "type": ["prov:Activity", "riwaya:Reading"],
        "used": urn("report", reading.report.id),
        "wasAssociatedWith": {
            "id": urn("software", f"riwaya-{made.riwaya}-{made.reader}"),
            "type": ["prov:SoftwareAgent"],
            "name": f"Riwaya {made.riwaya} ({made.reader})",
            "version": made.lexicon,
        },
    }


def _activity_id(reading: Reading) -> str:
    made = reading.made_by
    return urn("reading", f"{reading.report.id}:{made.riwaya}:{made.reader}:{made.lexicon}")


def _claim(
    claim: Claim,
    events: list[Event],
    reading: Reading,
    actors: Mapping[str, Actor],
    standing: Standing,
    mask: Mask | None,
) -> Node:
    parents = {c.id: c.key for c in reading.claims}
    names = (_name(actors.get(link), mask) if link != "outlet" else "outlet" for link in claim.chain)
    return _without_empty(
        {
            "id": urn("claim", claim.key),
            "type": ["Annotation", "prov:Entity", "riwaya:Claim"],
            "motivation": "oa:describing",
            "standing": standing.get(claim.key, f"{MACHINE}: not checked by a person"),
            "act": claim.act.value,
            "relay": claim.relay.value,
            "chain": [name or "(unnamed)" for name in names],
            "wasGeneratedBy": _activity_id(reading),
            "wasQuotedFrom": urn("report", reading.report.id),
            "wasAttributedTo": _speaker(claim, actors, reading, mask),
            "partOf": urn("claim", parents[claim.parent]) if claim.parent in parents else None,
            "body": [_event(e, actors, mask) for e in events],
            "target": {
                "source": urn("report", reading.report.id),
                "selector": _selectors(claim.content, reading.report.text, mask),
            },
        }
    )


def _selectors(span: Span, text: str, mask: Mask | None) -> list[Node]:
    """Where the words stand; the words themselves too, unless they, or those around them, name a private person."""
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    wide = Span.at(text, max(0, span.start - AROUND), span.end + AROUND)
    if mask is not None and mask.touches(wide):
        return [position | {"withheld": "the words name a private person"}]
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return [position, {"type": "TextQuoteSelector", "exact": span.text, "prefix": before, "suffix": after}]


def _speaker(claim: Claim, actors: Mapping[str, Actor], reading: Reading, mask: Mask | None) -> Node | None:
    """Who is quoted. An unnamed source is an agent of this claim alone, so that nothing links it to another."""
    if claim.voice is Voice.AUTHOR:
        name = reading.report.outlet or reading.report.ref
        return {"id": urn("outlet", name), "type": ["prov:Agent"], "name": name}
    actor = actors.get(claim.source_actor) if claim.source_actor is not None else None
    if actor is None or actor.kind is ActorKind.UNNAMED_SOURCE:
        return {"id": urn("unnamed", claim.key), "type": ["prov:Agent"]}
    if actor.known_as is not None:
        return {"id": urn("actor", actor.known_as), "type": ["prov:Agent"], "name": actor.name}
    return {"id": urn("named", f"{reading.report.id}:{actor.id}"), "type": ["prov:Agent"], "name": _name(actor, mask)}


def _name(actor: Actor | None, mask: Mask | None) -> str | None:
    if actor is None or actor.kind is ActorKind.UNNAMED_SOURCE:
        return None
    return actor.name if mask is None else mask.text(actor.name)


def _event(event: Event, actors: Mapping[str, Actor], mask: Mask | None) -> Node:
    time = next((t for t in event.times if t.from_ is not None), None)

    def people(spans: tuple[Any, ...]) -> list[str]:
        found = (_name(actors.get(s.actor), mask) if s.actor is not None else None for s in spans)
        return [name for name in found if name]

    return _without_empty(
        {
            "id": urn("event", event.key),
            "type": "riwaya:Event",
            "eventType": event.type.value,
            "polarity": event.polarity.value,
            "reality": event.reality.value,
            "agent": people(event.agents),
            "patient": people(event.patients),
            "place": [p.text for p in event.places],
            "from": (time.from_ or "")[:10] if time is not None else None,
            "to": (time.to or "")[:10] if time is not None else None,
        }
    )


def _without_empty(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [])}
