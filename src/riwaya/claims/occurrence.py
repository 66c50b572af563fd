"""Drafts of one report -> which of them are meant as the same happening.

Event by event, in text order: each joins the happening told before it that it fits best, or begins a new one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from riwaya.claims.chunks import Chunk
from riwaya.claims.draft import Draft
from riwaya.claims.event_features import bucket
from riwaya.claims.models import Models
from riwaya.claims.scene import Scene
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import EventType as T

SAME = 0.45
"""Probability from which an event joins a happening, chosen as those of the roles."""

_KIN = (
    frozenset((*ATTACK, T.ARMED_CLASH, T.RAID, T.ARMED_ENTRY, T.OTHER_CONFLICT)),
    frozenset((T.EVACUATION, T.WITHDRAW, T.DISPLACE, T.ESCAPE, T.RELEASE, T.EXCHANGE)),
    frozenset((T.AGREE, T.CEASEFIRE, T.NEGOTIATE, T.COOPERATE)),
    frozenset((T.CAPTURE_TERRITORY, T.ARMED_ENTRY, T.WITHDRAW)),
    frozenset((T.INTERCEPT, T.REPEL)),
    frozenset((T.AID, T.AID_BLOCKED)),
)
"""Types under which one happening is told by two words."""


@dataclass(slots=True)
class Happening:
    """The events taken as one happening so far, and what they say of it together."""

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
            joined = Happening()
            happenings.append(joined)
        joined.add(scene, draft)
        draft.occurrence = happenings.index(joined) + 1


def options(scene: Scene, happenings: list[Happening], draft: Draft) -> Iterator[tuple[Happening, list[str]]]:
    """The happenings the event may belong to, each with features for the question whether it does."""
    alone = Happening()
    alone.add(scene, draft)
    kin = [
        h for h in happenings if draft.type in h.types or any(t in k and draft.type in k for t in h.types for k in _KIN)
    ]
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


def _features(scene: Scene, rivals: _Rivals, happening: Happening, draft: Draft, alone: Happening) -> Iterator[str]:
    candidate = draft.candidate
    d = candidate.definiteness
    same = draft.type in happening.types
    kind = "same" if same else "kin"
    last = happening.members[-1]
    here = scene.document.sentence_of(candidate.head)
    there = scene.document.sentence_of(last.candidate.head)
    group = candidate.trigger.group in happening.groups
    nearest = rivals.nearest is happening
    largest = rivals.largest is happening
    titled = scene.document.sentence_of(happening.members[0].candidate.head) == 0
    yield from ("bias", f"{kind}|{d}", f"{kind}|t={draft.type}", f"{kind}|group={group}", f"t={draft.type}|{d}|{kind}")
    yield from (f"apart={bucket(here - there)}|{kind}", f"apart={bucket(here - there)}|{d}|{nearest}")
    yield from (f"nearest={nearest}|{d}", f"largest={largest}|{d}", f"size={bucket(len(happening.members))}|{kind}")
    yield from (f"rivals={bucket(rivals.count)}", f"rivals={bucket(rivals.count)}|nearest={nearest}|largest={largest}")
    yield from (f"titled={titled}|{d}", f"titled={titled}|{kind}|t={draft.type}")
    yield f"number={last.candidate.match.form.number}{candidate.match.form.number}|{d}"
    if not same:
        yield f"{min(draft.type, last.type)}+{max(draft.type, last.type)}"
    if "anaphor" in (scene.classes[candidate.head - 1] if candidate.head else ()):
        yield f"this|nearest={nearest}"
    yield f"bg={last.background}{draft.background}|{kind}"
    status = "same" if last.status == draft.status else "denied" if "denied" in (last.status, draft.status) else "other"
    yield f"status={status}|{kind}"
    yield f"status={last.status}>{draft.status}"
    alike = {
        "place": _alike(happening.places, alone.places),
        "agent": _alike(happening.agents, alone.agents),
        "patient": _alike(happening.patients, alone.patients),
        "day": _alike(happening.days, alone.days),
        "count": _alike(happening.counts, alone.counts),
        "crossed": _alike(happening.agents, alone.patients),
    }
    for name, how in alike.items():
        yield f"{name}={how}"
        yield f"{name}={how}|t={draft.type}"
        yield f"{name}={how}|{kind}|{d}"
    yield f"place={alike['place']}|agent={alike['agent']}|{kind}"
    yield f"place={alike['place']}|day={alike['day']}|{kind}"
    yield f"patient={alike['patient']}|count={alike['count']}|{kind}"


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
