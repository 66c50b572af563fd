"""The nouns that every coded format is made from: one act of one day, place and pair of sides, with who tells it."""

from dataclasses import dataclass, field

from riwaya.model import Act, ActorKind, Bound, EventType, Place, TimePrecision, VictimStatus, Wording


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it stands on one end of an act. ``entry`` is its id in the lexicon."""

    key: str
    name: str
    name_en: str | None = None
    kind: ActorKind | None = None
    entry: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One claim that tells, or denies, the act: where it stands and who speaks."""

    report: str
    ref: str
    outlet: str | None
    url: str | None
    published: str | None
    headline: str | None
    claim: str
    key: str
    event: str
    speaker: Side
    named: bool
    own_voice: bool
    act: Act
    type: EventType
    denied: bool = False
    agents: tuple[Side, ...] = ()
    patients: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """Deaths as one claim gives them. ``side``: key of whose dead they are; ``part`` where they are some of another
    figure's people (the children among them)."""

    told: Told
    words: str
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    status: VictimStatus
    side: str | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Deaths:
    """Deaths as a person assessed them; None where the person left it unknown."""

    best: int | None = None
    low: int | None = None
    high: int | None = None
    side_a: int | None = None
    side_b: int | None = None
    civilians: int | None = None
    unknown: int | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """Who assessed a row, and who signed it off."""

    by: str
    at: str
    version: int
    signed_off_by: str | None
    release: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a cell says what it says: the rule, and the claims (by key) it rests on."""

    column: str
    rule: str
    why: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """One row to be. ``signed`` is None for a machine's; then nothing in it was checked by a person.

    ``split``: of how many rows this is one, where one telling puts an act at several places or days; figures are
    divided. ``overrides``: cells a person set by name, column by format ("acled.notes").
    """

    id: str
    incident: str
    title: Wording
    type: EventType
    first: str | None
    last: str | None
    precision: TimePrecision
    place: Place | None
    side_a: tuple[Side, ...] = ()
    side_b: tuple[Side, ...] = ()
    disputed: bool = False
    civilians_only: bool = False
    fought: bool = True
    told: tuple[Told, ...] = ()
    figures: tuple[Figure, ...] = ()
    plural_without_figure: tuple[Told, ...] = ()
    split: tuple[int, int] = (0, 1)
    signed: Signed | None = None
    deaths: Deaths | None = None
    clear: bool = True
    why: tuple[Reason, ...] = ()
    overrides: tuple[tuple[str, str | int | float | None], ...] = ()
    places_told: tuple[str, ...] = field(default=())

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the claims that made it."""
        return tuple(dict.fromkeys(t.key for t in self.told))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is in the ledger and not in the export, and why."""

    what: str
    why: str
