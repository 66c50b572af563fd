"""The tellings of one report -> its occurrences, and which of them are talk about which."""

from collections.abc import Sequence

from riwaya.compare.drafts import About
from riwaya.compare.families import SPOKEN, Family, family
from riwaya.compare.spots import Meeting, closest
from riwaya.compare.tellings import Telling


def occurrences_of(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Mentions of one occurrence together, history apart from news, in the order of their first mention.

    Talk comes last: it joins what was done, and does not lead it.
    """
    groups: dict[tuple[int, bool], list[Telling]] = {}
    for position, telling in enumerate(tellings):
        number = telling.event.occurrence or -1 - position
        groups.setdefault((number, telling.event.background), []).append(telling)
    parts = [part for group in groups.values() for part in _by_scene(group, tellings)]
    return sorted(parts, key=lambda g: all(family(t.event.type) in SPOKEN for t in g))


def _by_scene(group: list[Telling], tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Harm told under one number at places far apart, or each time beside another blow, is two happenings' harm
    ("dozens killed", here and there).

    Blows are left together: that two tellers put one blow at two places is for the question of place to find.
    """
    if not all(family(t.event.type) is Family.HARM for t in group):
        return [group]
    blows = [t for t in tellings if family(t.event.type) is Family.FORCE and t.event.occurrence]
    parts: list[tuple[list[Telling], set[int]]] = []
    for telling in group:
        beside = {b.event.occurrence for b in blows if b.claim is telling.claim or b.sentence == telling.sentence}
        fitting = [p for p in parts if _one_scene(telling, beside, p)]
        if fitting:
            fitting[-1][0].append(telling)
            fitting[-1][1].update(beside)
        else:
            parts.append(([telling], beside))
    return [members for members, _ in parts]


def _one_scene(telling: Telling, beside: set[int], part: tuple[list[Telling], set[int]]) -> bool:
    members, blows = part
    if beside and blows and not beside & blows:
        return False
    return all(closest(telling.own_spots, t.own_spots) is not Meeting.APART for t in members)


def about(tellings: Sequence[Telling]) -> About:
    """Which events stand inside the claim that a threat, promise or talk itself makes."""
    inside: dict[tuple[int, int], list[str]] = {}
    for telling in tellings:
        cue = telling.claim.cue
        if cue is not None:
            inside.setdefault((cue.start, cue.end), []).append(telling.event.id)
    return {
        t.event.id: frozenset(
            e
            for (start, end), events in inside.items()
            if start < t.event.trigger.end and t.event.trigger.start < end
            for e in events
        )
        for t in tellings
        if family(t.event.type) in SPOKEN
    }
