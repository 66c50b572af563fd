"""A Reading -> rows in the order of the text: one for each claim, with its speaker, events and what hangs on it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from riwaya.model import OUTLET, Actor, ActorKind, Claim, Event, Evidence, Framing, Place, Reading, Span, Voice


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as the pages show it. ``number`` counts the statements in the order of the text, then what
    the article itself says; ``depth`` counts from 1."""

    number: int
    claim: Claim
    depth: int
    speaker: Actor | None
    events: tuple[Event, ...]
    evidence: tuple[Evidence, ...]
    framing: tuple[Framing, ...]
    parent: int | None

    @property
    def attributed(self) -> bool:
        """False for what the article says in its own voice."""
        return self.claim.voice is Voice.ATTRIBUTED


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a reading, and its actors, places and claims by id."""

    reading: Reading
    rows: tuple[Row, ...]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    by_claim: Mapping[str, Row] = field(default_factory=dict)
    by_event: Mapping[str, tuple[Row, Event]] = field(default_factory=dict)

    def speaker_of(self, id_: str | None) -> str:
        """The name of a claim's speaker by the claim's or the event's id; empty where there is none."""
        row = self.row_of(id_)
        return speaker_name(row) if row is not None else ""

    def row_of(self, id_: str | None) -> Row | None:
        """The row of a claim, or the row that an event stands in."""
        if id_ is None:
            return None
        return self.by_claim.get(id_) or (self.by_event[id_][0] if id_ in self.by_event else None)

    def chain_of(self, row: Row) -> tuple[Actor, ...]:
        """Those through whom a statement came, the speaker and the outlet left out."""
        inner = [a for a in row.claim.chain if a not in (OUTLET, row.claim.source_actor)]
        return tuple(self.actors[a] for a in inner if a in self.actors)


def speaker_name(row: Row) -> str:
    """The name of who speaks; an unnamed source is called as the text calls it; empty where nobody is resolved."""
    if row.speaker is not None and row.speaker.kind is not ActorKind.UNNAMED_SOURCE:
        return row.speaker.name
    if row.claim.source is not None:
        return row.claim.source.text
    return row.speaker.name if row.speaker is not None else ""


def rows_of(reading: Reading) -> Rows:
    """The rows of a reading, in the order in which their words begin."""
    actors = {a.id: a for a in reading.actors}
    claims = sorted(reading.claims, key=_place)
    shown = sorted(claims, key=lambda claim: claim.voice is Voice.AUTHOR)  # the numbers of statements have no gaps
    numbers = {claim.id: number for number, claim in enumerate(shown, 1)}
    events, evidence, framing = defaultdict(list), defaultdict(list), defaultdict(list)
    for event in sorted(reading.events, key=lambda e: e.trigger):
        events[event.claim].append(event)
    for proof in reading.evidence:
        evidence[proof.claim].append(proof)
    for word in reading.framing:
        framing[word.claim].append(word)
    depths = _depths(reading)
    rows = tuple(
        Row(
            number=numbers[claim.id],
            claim=claim,
            depth=depths[claim.id],
            speaker=actors.get(claim.source_actor or ""),
            events=tuple(events[claim.id]),
            evidence=tuple(evidence[claim.id]),
            framing=tuple(framing[claim.id]),
            parent=numbers.get(claim.parent or ""),
        )
        for claim in claims
    )
    return Rows(
        reading,
        rows,
        actors,
        {p.id: p for p in reading.places},
        {row.claim.id: row for row in rows},
        {event.id: (row, event) for row in rows for event in row.events},
    )


def _place(claim: Claim) -> tuple[int, int, str]:
    begins = [span.start for span in _spans(claim)]
    return (min(begins), -claim.content.end, claim.id)


def _spans(claim: Claim) -> Iterator[Span]:
    yield claim.content
    for span in (claim.source, claim.cue):
        if span is not None:
            yield span


def _depths(reading: Reading) -> dict[str, int]:
    """How many statements each claim stands in, itself included; a loop of parents (broken JSON) ends."""
    parents = {claim.id: claim.parent for claim in reading.claims}
    depths: dict[str, int] = {}
    for id_ in parents:
        path: list[str] = []
        at: str | None = id_
        while at is not None and at in parents and at not in depths and at not in path[-64:]:
            path.append(at)
            at = parents[at]
        depth = depths.get(at or "", 0)
        for claim in reversed(path):
            depth += 1
            depths[claim] = depth
    return depths
