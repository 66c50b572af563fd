"""Many readings compared: incidents with every party's account, where they collide, and what stands independently."""

from dataclasses import dataclass
from typing import ClassVar

from riwaya.model.reading import Place, Wording
from riwaya.model.span import Span
from riwaya.model.vocabulary import Act, Camp, Counted, EventType, Independence, LookAlikeKind, Question, Relay


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a thing stands: report, claim, cue, event and trigger (None where only the statement matters)."""

    report: str
    claim: str
    content: Span
    cue: Span | None = None
    event: str | None = None
    trigger: Span | None = None

    def __hash__(self) -> int:
        """Of the names alone, which tell nearly all apart: an incident sets a hundred thousand of them side by side."""
        return hash((self.report, self.claim, self.event))


@dataclass(frozen=True, slots=True)
class Party:
    """Whose account it is: a name to show and the actor's stable id."""

    name: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a party's claims answer to one question."""

    question: Question
    answer: str
    claims: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """All one party says of an incident; ``coverage`` says what its silence means."""

    party: Party
    claims: tuple[Ref, ...]
    says: tuple[Answer, ...]
    coverage: str


@dataclass(frozen=True, slots=True)
class CommonGround:
    """What hostile parties both state."""

    statement: Wording
    parties: tuple[str, ...]
    claims: tuple[Ref, ...]
    against_interest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to a disputed question, with every equivalent mention and relay."""

    party: str
    answer: str
    claims: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question two accounts answer so that both cannot be right."""

    kind: Question
    positions: tuple[Position, ...]
    why: Wording


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two differing answers that are no disagreement, and why."""

    a: Ref
    b: Ref
    kind: LookAlikeKind
    why: Wording


@dataclass(frozen=True, slots=True)
class Revision:
    """A party changes its own story."""

    party: str
    positions: tuple[tuple[Ref, ...], ...]
    why: Wording


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first said an answer, of which camp, through which relays, and whether its independence is shown."""

    who: str
    camp: Camp
    independent: Independence
    claims: tuple[Ref, ...]
    relays: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Corroboration:
    """One answer to one question with its origins; never a bare number."""

    question: Question
    answer: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure one report gives, by whom."""

    report: str
    of: Counted
    value: int | float | None
    low: int | float | None
    high: int | float | None
    by: str | None
    ref: Ref


@dataclass(frozen=True, slots=True)
class Rendering:
    """One outlet's rendering of a statement, set against the first one published.

    ``kept``, ``dropped`` and ``added`` are stretches of words; ``figures`` are figures that changed ("12 > 14");
    ``verb`` is the word of saying, ``hardened`` how it leans beside the first one's, if it leans otherwise.
    """

    ref: Ref
    outlet: str | None
    published: str | None
    verb: str | None
    relay: Relay
    act: Act
    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    hardened: str | None = None


@dataclass(frozen=True, slots=True)
class SharedStatement:
    """One statement of one party that several reports relay, the first published rendering first."""

    party: str
    renderings: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class ActorLink:
    """A party of several reports that nothing but its name, and perhaps its post, makes one: a candidate, with why.

    ``actor`` is the key by which people confirm or part it.
    """

    actor: str
    name: str
    reports: tuple[str, ...]
    why: Wording


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening with all that is told of it; no doer stands in a title."""

    id: str
    title: Wording
    type: EventType
    place: Place | None
    from_: str | None
    to: str | None
    claims: tuple[Ref, ...]
    accounts: tuple[Account, ...] = ()
    common_ground: tuple[CommonGround, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    revisions: tuple[Revision, ...] = ()
    corroboration: tuple[Corroboration, ...] = ()
    tolls: tuple[Toll, ...] = ()
    statements: tuple[SharedStatement, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    actor_links: tuple[ActorLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Continuity:
    """Two claims about one actor or place that cannot follow each other, and first what would dissolve the flag."""

    actor: str
    kind: Question
    a: Ref
    b: Ref
    why: Wording
    would_dissolve: tuple[str, ...]
    rests_on: Wording | None = None
    """Why two reports are taken to name one person, where neither the lexicon nor a person has said so."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The JSON contract ``riwaya/comparison/1``."""

    SCHEMA: ClassVar[str] = "riwaya/comparison/1"

    incidents: tuple[Incident, ...]
    continuity: tuple[Continuity, ...] = ()
