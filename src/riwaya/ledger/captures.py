"""Readings of two captures of one URL -> what the later one added, dropped, softened, hardened or reworded.

A claim of the later capture answers to the one of the earlier that says the same words, else to the one that shares
most of its words. What differs between the two is told field by field.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from riwaya.ledger.telling import Cast, claim_told, event_told
from riwaya.model import Act, Bound, Claim, Event, Reading, Reality, Relay

ALIKE = 0.5
"""Least share of words (Dice) by which a claim is a rewording and not a new one (chosen on the invented versions of the
tests: below it stand different happenings told in one formula)."""
_RAREST = 6
"""Words by which a claim looks for its earlier self, the rarest of them ..."""
_COMMON = 50
"""... and none that stands in more claims than this: together they keep the search linear."""


class Kind(StrEnum):
    """What a later version did to a claim."""

    ADDED = "added"
    DROPPED = "dropped"
    SOFTENED = "softened"
    HARDENED = "hardened"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class VersionChange:
    """One claim that differs: before, after, and each field that does, with its old and new value."""

    kind: Kind
    before: Claim | None
    after: Claim | None
    fields: tuple[tuple[str, str, str], ...] = ()


def version_changes(earlier: Reading, later: Reading, *, fold: Callable[[str], str] = str) -> tuple[VersionChange, ...]:
    """What a later version changed, in the order of the later text; what it dropped last.

    ``fold`` makes spelling variants one, so that a mended hamza is no change.
    """
    pairs = _pair(earlier, later, fold)
    changes = []
    for claim in later.claims:
        before = pairs.get(claim.id)
        if before is None:
            changes.append(VersionChange(Kind.ADDED, None, claim))
        elif (change := _changed(earlier, before, later, claim, fold)) is not None:
            changes.append(change)
    kept = {claim.id for claim in pairs.values()}
    dropped = (VersionChange(Kind.DROPPED, claim, None) for claim in earlier.claims if claim.id not in kept)
    return (*changes, *dropped)


def _words(claim: Claim, fold: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(fold(claim.content.text).split())


def _pair(earlier: Reading, later: Reading, fold: Callable[[str], str]) -> dict[str, Claim]:
    """Later claim's id -> the earlier claim it answers to; equal words first, then the likest."""
    old = {claim.id: _words(claim, fold) for claim in earlier.claims}
    new = {claim.id: _words(claim, fold) for claim in later.claims}
    claims = {claim.id: claim for claim in earlier.claims}
    waiting: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for id_, words in old.items():
        waiting[words].append(id_)
    pairs = {id_: waiting[words].pop(0) for id_, words in new.items() if waiting.get(words)}
    taken = set(pairs.values())
    rest_old = {id_: words for id_, words in old.items() if id_ not in taken}
    likely = sorted(_likeness(rest_old, {i: w for i, w in new.items() if i not in pairs}), reverse=True)
    for _, later_id, earlier_id in likely:
        if later_id not in pairs and earlier_id not in taken:
            pairs[later_id] = earlier_id
            taken.add(earlier_id)
    return {later_id: claims[earlier_id] for later_id, earlier_id in pairs.items()}


def _likeness(old: dict[str, tuple[str, ...]], new: dict[str, tuple[str, ...]]) -> Iterable[tuple[float, str, str]]:
    having: defaultdict[str, set[str]] = defaultdict(set)
    for id_, words in old.items():
        for word in words:
            having[word].add(id_)
    for id_, words in new.items():
        known = sorted({w for w in words if 0 < len(having.get(w, ())) <= _COMMON}, key=lambda w: (len(having[w]), w))[
            :_RAREST
        ]
        for other in sorted(set().union(*(having[w] for w in known))):
            shared = sum((Counter(words) & Counter(old[other])).values())
            likeness = 2 * shared / (len(words) + len(old[other]))
            if likeness >= ALIKE:
                yield likeness, id_, other


def _changed(
    earlier: Reading, before: Claim, later: Reading, after: Claim, fold: Callable[[str], str]
) -> VersionChange | None:
    old, new = claim_told(before, Cast.of(earlier)), claim_told(after, Cast.of(later))
    fields = [(name, old[name], new[name]) for name in new if name != "inside" and fold(old[name]) != fold(new[name])]
    steps = [_sign(_RELAYS[after.relay] - _RELAYS[before.relay]), _sign(_ACTS[after.act] - _ACTS[before.act])]
    for one, other in zip_longest(_events(earlier, before), _events(later, after)):
        if one is None or other is None:
            continue
        told_old, told_new = event_told(one, Cast.of(earlier)), event_told(other, Cast.of(later))
        fields += [
            (name, told_old[name], told_new[name])
            for name in ("type", "agents", "polarity", "reality", "counts", "result")
            if fold(told_old[name]) != fold(told_new[name])
        ]
        steps += [_sign(_REALITIES[other.reality] - _REALITIES[one.reality]), _sign(_firmness(other) - _firmness(one))]
    if not fields:
        return None
    down, up = -1 in steps, 1 in steps
    kind = Kind.SOFTENED if down and not up else Kind.HARDENED if up and not down else Kind.REWORDED
    return VersionChange(kind, before, after, tuple(fields))


def _events(reading: Reading, claim: Claim) -> list[Event]:
    return sorted((e for e in reading.events if e.claim == claim.id), key=lambda e: (e.type, e.trigger.start))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


_RELAYS = {Relay.DOUBTING: 0, Relay.NEUTRAL: 1, Relay.ENDORSING: 2}
# How firmly an act of speaking stands behind what is said; acts that do not assert stand together.
_ACTS = dict.fromkeys(Act, 1) | {Act.ASK: 0, Act.OPINE: 0, Act.STATE: 1, Act.CONFIRM: 2, Act.ADMIT: 2, Act.RETRACT: -1}
_REALITIES = {Reality.POSSIBLE: 0, Reality.DEMANDED: 0, Reality.PLANNED: 0, Reality.OCCURRED: 1}


def _firmness(event: Event) -> int:
    """How many of an event's figures are given without a hedge."""
    return sum(count.bound is Bound.EXACT and count.value is not None for count in event.counts)
