"""events.yaml -> a table of the words and phrases that name events: types, frame, and what they need beside them."""

from collections.abc import Sequence
from pathlib import Path

from riwaya.lexicon.forms import FormTable, Match
from riwaya.lexicon.inflected import FIELDS, forms_of
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model import EventType
from riwaya.model.values import dataclass
from riwaya.text import cuts, fold

FILE = "events.yaml"
FRAMES = frozenset("act deed suffer move mutual victim thing launch upon with".split())
NEEDS = frozenset("context means bombs force forces lives people captives court rule survivors upon pronoun".split())
_FIELDS = FIELDS | set(
    "id gloss note group type types family frame then gap trigger needs unless never rejected hit miss".split()
)

ATTACK = (
    EventType.GROUND_ATTACK,
    EventType.AIR_STRIKE,
    EventType.SHELLING,
    EventType.CHEMICAL_ATTACK,
    EventType.EXPLOSION,
    EventType.SUICIDE_BOMBING,
    EventType.UNSPECIFIED_ATTACK,
)
"""What a word of the family ``attack`` may name, by its means."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry: what it may name (the usual type first), how its arguments stand, what it needs and what spoils it."""

    id: str
    group: str
    types: tuple[EventType, ...]
    family: str
    frame: str
    then: frozenset[str]
    gap: int
    keep: str
    """Which of a phrase's words are the trigger: "head", "last", or "" for all, or its head where others break it."""
    needs: str
    unless: frozenset[str]
    spoilers: tuple[str, ...]
    """Beginnings of words that take the sense away (written with a star in the file)."""
    never: frozenset[str]
    """Written forms that are other words."""

    def spoilt_by(self, folded: str) -> bool:
        """Whether this word beside the trigger takes its sense away."""
        return folded in self.unless or (bool(self.spoilers) and folded.startswith(self.spoilers))

    def follows(self, folded: str) -> bool:
        """Whether this word completes the phrase, a pronoun or a preposition letter on it allowed."""
        return any(c.stem in self.then or folded in self.then for c in cuts(folded) if not c.conjunction)


def _event_type(entry: Entry, name: str) -> EventType:
    try:
        return EventType(name)
    except ValueError:
        raise entry.fail(f"type {name!r} is no event type") from None


def _trigger(entry: Entry) -> Trigger:
    entry.only(_FIELDS)
    frame, needs = entry.text("frame"), entry.text("needs", "")
    if frame not in FRAMES:
        raise entry.fail(f"frame {frame!r} is none of {', '.join(sorted(FRAMES))}")
    if needs and needs not in NEEDS:
        raise entry.fail(f"needs {needs!r} is none of {', '.join(sorted(NEEDS))}")
    family = entry.text("family", "")
    types = [entry.text("type"), *entry.texts("types")] + (list(ATTACK) if family == "attack" else [])
    return Trigger(
        id=entry.id,
        group=entry.text("group", entry.id),
        types=tuple(dict.fromkeys(_event_type(entry, t) for t in types)),
        family=family,
        frame=frame,
        then=frozenset(map(fold, entry.texts("then"))),
        gap=int(entry.data.get("gap", 0)),
        keep=entry.text("trigger", ""),
        needs=needs,
        unless=frozenset(fold(w) for w in entry.texts("unless") if not w.endswith("*")),
        spoilers=tuple(fold(w[:-1]) for w in entry.texts("unless") if w.endswith("*")),
        never=frozenset(map(fold, entry.texts("never"))),
    )


@dataclass(frozen=True, slots=True)
class TriggerTable:
    """The triggers by written form; phrases stand under the form of their first word."""

    table: FormTable[Trigger]

    def lookup(self, folded: str) -> tuple[Match[Trigger], ...]:
        """Every way to read a folded word as (the beginning of) a trigger, plainest first."""
        return self.table.lookup(folded)


def load_triggers(overlays: Sequence[Path] = ()) -> TriggerTable:
    """All triggers. Raises LexiconError."""
    return TriggerTable(
        FormTable(
            (_trigger(entry), tuple(forms_of(entry)))
            for entry in read_entries(FILE, overlays)
            if "rejected" not in entry.data
        )
    )
