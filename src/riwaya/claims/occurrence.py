"""Drafts of one report -> which of them are meant as the same happening.

Event by event, in text order: each joins the happening told before it that it fits best, or begins a new one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from riwaya.claims.chunks import Chunk
from riwaya.claims.draft import Draft
from riwaya.claims.event_features import bucket
from riwaya.claims.linear import Piece
from riwaya.claims.models import Models
from riwaya.claims.scene import Scene
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import EventType as T

SAME = 0.47
"""Probability from which an event joins a happening: of .40 to .50 the best on the 36 reports and on 24 others."""

_KIN = (
    frozenset((*ATTACK, T.ARMED_CLASH, T.RAID, T.ARMED_ENTRY, T.OTHER_CONFLICT)),
    frozenset((T.EVACUATION, T.WITHDRAW, T.DISPLACE, T.ESCAPE, T.RELEASE, T.EXCHANGE)),
    frozenset((T.AGREE, T.CEASEFIRE, T.NEGOTIATE, T.COOPERATE)),
    frozenset((T.CAPTURE_TERRITORY, T.ARMED_ENTRY, T.WITHDRAW)),
    frozenset((T.INTERCEPT, T.REPEL)),
    frozenset((T.AID, T.AID_BLOCKED)),
)
"""Types under which one happening is told by two words."""


_KINDRED = {t: frozenset((t,)).union(*(kin for kin in _KIN if t in kin)) for t in T}

_NEAR = 200
"""Happenings, the last begun, that an event may belong to, so that a hostile text takes near-linear time; no report of
corpus/conflict.jsonl tells so many."""


@dataclass(slots=True, eq=False)
class Happening:
    """The events taken as one happening so far, and what they say of it together."""

    number: int = 0
    members: list[Draft] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    patients: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    counts: set[str] = field(default_factory=set)
    types: set[T] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)

    def add(self, scene: Scene, draft: Draft) -> None:
        """Take in an event."""
        self.members.append(draft)
        self.places |= {s.place or s.span.text for s in draft.places}
        self.agents |= _who(scene, draft.agents)
        self.patients |= _who(scene, draft.patients)
        self.days |= _days(draft)
        self.counts |= {str(q.value) for q in draft.counts if q.value is not None}
        self.types.add(draft.type)
        self.groups.add(draft.candidate.trigger.group)


def fill_occurrences(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Number the happenings from 1 in the order they are first told."""
    happenings: list[Happening] = []
    for draft in drafts:
        best, joined = SAME, None
        for happening, features in options(scene, happenings, draft):
            chance = models.occurrence.chance(features)
            if chance > best:
                best, joined = chance, happening
        if joined is None:
            joined = Happening(len(happenings) + 1)
            happenings.append(joined)
        joined.add(scene, draft)
        draft.occurrence = joined.number


def options(scene: Scene, happenings: list[Happening], draft: Draft) -> Iterator[tuple[Happening, list[Piece]]]:
    """The happenings the event may belong to, each with features for the question whether it does."""
    alone = Happening()
    alone.add(scene, draft)
    kin = [h for h in happenings[-_NEAR:] if not h.types.isdisjoint(_KINDRED[draft.type])]
    rivals = _Rivals.of(kin)
    for happening in kin:
        yield happening, list(_features(scene, rivals, happening, draft, alone))


@dataclass(frozen=True, slots=True)
class _Rivals:
    """How many happenings an event may belong to, and which of them was told last and most."""

    count: int
    nearest: Happening | None
    largest: Happening | None

    @classmethod
    def of(cls, kin: list[Happening]) -> "_Rivals":
        return cls(
            len(kin),
            max(kin, key=lambda h: h.members[-1].candidate.head, default=None),
            max(kin, key=lambda h: len(h.members), default=None),
        )


def _features(scene: Scene, rivals: _Rivals, happening: Happening, draft: Draft, alone: Happening) -> Iterator[Piece]:
    candidate, last = draft.candidate, happening.members[-1]
    d, t = candidate.definiteness, draft.type
    kind = "same" if t in happening.types else "kin"
    apart = bucket(scene.document.sentence_of(candidate.head) - scene.document.sentence_of(last.candidate.head))
    nearest, largest = rivals.nearest is happening, rivals.largest is happening
    titled = scene.document.sentence_of(happening.members[0].candidate.head) == 0
    yield _called, kind, d, t, candidate.trigger.group in happening.groups, titled
    yield _apart, apart, kind, d, nearest, bucket(len(happening.members))
    yield _among, bucket(rivals.count), d, nearest, largest
    yield f"number={last.candidate.match.form.number}{candidate.match.form.number}|{d}"
    if kind == "kin":
        yield f"{min(t, last.type)}+{max(t, last.type)}"
    if "anaphor" in (scene.classes[candidate.head - 1] if candidate.head else ()):
        yield f"this|nearest={nearest}"
    yield _told, last.background, draft.background, last.status, draft.status, kind
    place = _alike(happening.places, alone.places)
    agent = _alike(happening.agents, alone.agents)
    patient = _alike(happening.patients, alone.patients)
    day = _alike(happening.days, alone.days)
    count = _alike(happening.counts, alone.counts)
    crossed = _alike(happening.agents, alone.patients)
    yield _shared, ("place", place, "agent", agent, "day", day), t, kind, d
    yield _shared, ("patient", patient, "count", count, "crossed", crossed), t, kind, d
    yield _shared_together, place, agent, day, patient, count, kind


# Pieces: what is asked -> the features it is told by.


def _called(kind: str, d: str, t: T, group: bool, titled: bool) -> Iterator[str]:
    """By which words the event and the happening are told."""
    yield from ("bias", f"{kind}|{d}", f"{kind}|t={t}", f"{kind}|group={group}", f"t={t}|{d}|{kind}")
    yield from (f"titled={titled}|{d}", f"titled={titled}|{kind}|t={t}")


def _apart(apart: str, kind: str, d: str, nearest: bool, size: str) -> Iterator[str]:
    """How far off the happening was told last, and how often so far."""
    yield from (f"apart={apart}|{kind}", f"apart={apart}|{d}|{nearest}", f"size={size}|{kind}")


def _among(rivals: str, d: str, nearest: bool, largest: bool) -> Iterator[str]:
    """The happening among those that the event may belong to."""
    yield from (f"nearest={nearest}|{d}", f"largest={largest}|{d}")
    yield from (f"rivals={rivals}", f"rivals={rivals}|nearest={nearest}|largest={largest}")


def _told(background: bool, own: bool, status: str, own_status: str, kind: str) -> Iterator[str]:
    """Whether both are told in the same way."""
    yield f"bg={background}{own}|{kind}"
    alike = "same" if status == own_status else "denied" if "denied" in (status, own_status) else "other"
    yield from (f"status={alike}|{kind}", f"status={status}>{own_status}")


def _shared(alike: tuple[str, ...], t: T, kind: str, d: str) -> Iterator[str]:
    """What both name, or name differently: name and answer in turn."""
    for name, how in zip(alike[::2], alike[1::2], strict=True):
        yield from (f"{name}={how}", f"{name}={how}|t={t}", f"{name}={how}|{kind}|{d}")


def _shared_together(place: str, agent: str, day: str, patient: str, count: str, kind: str) -> Iterator[str]:
    yield from (f"place={place}|agent={agent}|{kind}", f"place={place}|day={day}|{kind}")
    yield f"patient={patient}|count={count}|{kind}"


def _who(scene: Scene, chunks: list[Chunk]) -> set[str]:
    found = set()
    for chunk in chunks:
        actor = next((scene.actor_at[j] for j in range(chunk.first, chunk.last) if j in scene.actor_at), None)
        found.add(actor if actor is not None else chunk.span.text)
    return found


def _days(draft: Draft) -> set[str]:
    return {f"{t.from_}/{t.to}" for t in draft.times if t.from_ is not None}


def _alike(one: set[str], two: set[str]) -> str:
    if not one or not two:
        return "none" if not one and not two else "half"
    return "shared" if one & two else "apart"
