"""One report and everything that was read from it: actors, places, claims, events, evidence and what stayed open."""

from dataclasses import dataclass
from typing import ClassVar

from riwaya.model.span import ActorSpan, CountSpan, PlaceSpan, Span, TimeSpan
from riwaya.model.vocabulary import (
    Act,
    ActorKind,
    AliasKind,
    EventType,
    EvidenceKind,
    FramingKind,
    NoteKind,
    Phase,
    PlaceKind,
    PlacePrecision,
    Polarity,
    Question,
    Reality,
    Relay,
    ReportKind,
    Result,
    Voice,
)

OUTLET = "outlet"
"""The literal that ends every chain: the outlet that published the report."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a report came in, where its text is not simply the file: what it was taken from, and what that says of it.

    ``original`` is the SHA-256 of the bytes that were handed in, ``captured`` when a capture says that it was made.
    ``site_name`` is what a page calls its site, which is no outlet until somebody says so. ``forwarded_channel`` is
    true where the material says that what a post was forwarded from is a channel, and not a person.
    """

    format: str
    original: str | None = None
    captured: str | None = None
    site_name: str | None = None
    author: str | None = None
    forwarded_from: str | None = None
    edited: str | None = None
    media: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    forwarded_channel: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One published text with its provenance; ``text`` is untouched and all spans count its code points."""

    id: str
    content_hash: str
    ref: str
    text: str
    kind: ReportKind = ReportKind.ARTICLE
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "ar"
    title: Span | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the reader is (0 to 1), and the parts that made the figure, in words."""

    value: int | float
    why: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence of Riwaya's own in English and in Arabic."""

    en: str
    ar: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another surface form of an actor's name, and how it relates to the main one."""

    text: str
    kind: AliasKind


@dataclass(frozen=True, slots=True)
class ClaimedRole:
    """A post or affiliation that a claim gives an actor; ``span``: the words that give it."""

    role: str
    of: str | None
    claim: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody the report names or describes."""

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    name_en: str | None = None
    known_as: str | None = None
    aliases: tuple[Alias, ...] = ()
    roles: tuple[ClaimedRole, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere the report names; coordinates are WGS 84 degrees, None rather than a guess."""

    id: str
    name: str
    kind: PlaceKind
    mentions: tuple[Span, ...]
    name_en: str | None = None
    latitude: int | float | None = None
    longitude: int | float | None = None
    precision: PlacePrecision = PlacePrecision.NONE
    admin1: str | None = None
    country: str | None = None
    gazetteer: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says: cue, source and content, the chain that carried it, and what was done in saying it."""

    id: str
    key: str
    voice: Voice
    content: Span
    source: Span | None = None
    source_actor: str | None = None
    cue: Span | None = None
    medium: Span | None = None
    parent: str | None = None
    chain: tuple[str, ...] = (OUTLET,)
    act: Act = Act.STATE
    relay: Relay = Relay.NEUTRAL
    imputed: bool = False
    evidence: tuple[str, ...] = ()
    confidence: Confidence = Confidence(1.0, "")
    because: tuple[str, ...] = ()
    said: tuple[TimeSpan, ...] = ()
    """When the statement was made, as told beside its cue."""


@dataclass(frozen=True, slots=True)
class Event:
    """A happening as told in one claim; events that share ``occurrence`` are meant as the same happening."""

    id: str
    key: str
    claim: str
    type: EventType
    trigger: Span
    agents: tuple[ActorSpan, ...] = ()
    patients: tuple[ActorSpan, ...] = ()
    instruments: tuple[Span, ...] = ()
    places: tuple[PlaceSpan, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    counts: tuple[CountSpan, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    reality: Reality = Reality.OCCURRED
    phase: Phase | None = None
    result: Result | None = None
    background: bool = False
    occurrence: int = 0
    confidence: Confidence = Confidence(1.0, "")
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A thing a claim rests on, who holds it and with whom it was shared, as told."""

    id: str
    kind: EvidenceKind
    span: Span
    held_by: str | None
    shared_with: tuple[str, ...]
    claim: str | None


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Alternatives a claim offers about an event without asserting any."""

    about: str | None
    alternatives: tuple[Span, ...]
    claim: str | None


@dataclass(frozen=True, slots=True)
class Framing(Span):
    """A loaded word, towards whom, and in whose claim (None: the article's own voice)."""

    target: str | None
    kind: FramingKind
    claim: str | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two events or claims of one report that cannot both be right."""

    a: str
    b: str
    kind: Question
    why: Wording


@dataclass(frozen=True, slots=True)
class Note:
    """Something left unresolved, said instead of guessed."""

    kind: NoteKind
    span: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a reading: version, reader, lexicon hash, tagger hash."""

    riwaya: str
    reader: str
    lexicon: str
    tagger: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one report; the JSON contract is ``riwaya/reading/1``."""

    SCHEMA: ClassVar[str] = "riwaya/reading/1"

    made_by: MadeBy
    report: Report
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    framing: tuple[Framing, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    notes: tuple[Note, ...] = ()
