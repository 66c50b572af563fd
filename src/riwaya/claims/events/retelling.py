"""Two events of a report, as far as they are read -> features for the question whether they are one happening.

What is compared: the words and how definite they are, how far apart they stand, who speaks, where and when, who did it
to whom, how many. The same is asked whatever the type, so that what was learned of killings holds for talks.
No name takes part: actors and places are only held to be the same or not. Most features are told in pieces (see
``linear``); the functions that name them stand at the end.
"""

import math
from collections.abc import Iterator
from datetime import date

from riwaya.claims.events.chunks import Chunk
from riwaya.claims.events.draft import Draft
from riwaya.claims.events.scene import Scene
from riwaya.claims.initials import initials
from riwaya.claims.linear import Piece
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import Place, PlaceKind
from riwaya.model.values import dataclass
from riwaya.text.clitics import ARTICLE

_FINE = frozenset(
    (
        PlaceKind.BUILDING, PlaceKind.BASE, PlaceKind.CAMP, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.TOWN,
        PlaceKind.CITY,
    )
)  # fmt: skip
"""Places small enough that an event at another one is another event."""

_STEM = 5
"""First letters by which two words are held to be alike."""

_FLOOR, _NONE = 1e-9, frozenset[str]()


@dataclass(frozen=True, slots=True)
class Telling:
    """One event with what is compared of it, looked up once."""

    draft: Draft
    sentence: int
    signs: str
    """"this" beside the word, "another", "time and again": T, O, H."""
    places: frozenset[str]
    fine: frozenset[str]
    known: tuple[Place, ...]
    days: tuple[tuple[str, str], ...]
    agents: frozenset[str]
    patients: frozenset[str]
    heads: frozenset[str]
    """First words of the patients, bare."""
    counts: frozenset[float]
    speaker: str | None
    """Who says it: an actor's id, "?" for one unknown, None for the report itself."""
    claim: str
    act: str
    content: frozenset[str]
    """Beginnings of the plain words of the sentence."""

    @classmethod
    def of(cls, scene: Scene, draft: Draft) -> "Telling":
        """Everything looked up."""
        candidate = draft.candidate
        known = tuple(p for s in draft.places if s.place is not None and (p := scene.place(s.place)) is not None)
        claim = scene.claim_of(candidate.head)
        quoted = scene.quoted_in(candidate.head)
        number = scene.document.sentence_of(candidate.head)
        return cls(
            draft=draft,
            sentence=number,
            signs=_signs(scene, draft),
            places=frozenset(s.place or s.span.text for s in draft.places),
            fine=frozenset(p.id for p in known if p.kind in _FINE),
            known=known,
            days=tuple((t.from_[:10], t.to[:10]) for t in draft.times if t.from_ is not None and t.to is not None),
            agents=_who(scene, draft.agents),
            patients=_who(scene, draft.patients),
            heads=frozenset(_plain(scene.document.words[c.first].folded) for c in draft.patients),
            counts=frozenset(n for q in draft.counts if (n := q.value if q.value is not None else q.low) is not None),
            speaker=(quoted.source_actor or "?") if quoted is not None else None,
            claim=claim.id if claim is not None else "",
            act=quoted.act.value if quoted is not None else "",
            content=_content(scene, number),
        )


def _signs(scene: Scene, draft: Draft) -> str:
    i, last = draft.candidate.head, draft.candidate.last
    first, end = max(0, i - 2), min(last + 3, len(scene.classes))
    beside = (*scene.classes[max(0, i - 1) : i], *scene.classes[i + 1 : i + 2])
    held = _NONE.union(*scene.classes[first:end])
    return "".join(
        (
            "T" if any("anaphor" in c for c in beside) else "",
            "O" if "another" in held else "",
            "H" if "habitual" in held else "",
        )
    )


def _who(scene: Scene, chunks: list[Chunk]) -> frozenset[str]:
    return frozenset(chunk.span.text if (actor := scene.actor_of(chunk)) is None else actor for chunk in chunks)


def _plain(folded: str) -> str:
    conjunction, letter = initials(folded)
    return folded[len(conjunction) + len(letter) :].removeprefix(ARTICLE)


def _content(scene: Scene, number: int) -> frozenset[str]:
    known = scene.contents.get(number)
    if known is None:
        sentence = scene.document.sentences[number]
        words = (scene.document.words[j].folded for j in range(sentence.first, sentence.last) if not scene.classes[j])
        plain = (_plain(w) for w in words if w not in scene.function_words)
        known = scene.contents[number] = frozenset(w[:_STEM] for w in plain if len(w) > 2)
    return known


def pair_features(one: Telling, two: Telling, between: int) -> list[Piece]:
    """For the question whether the second, told later, is the happening that the first is.

    ``between``: events of the second's type told between the two.
    """
    a, b = one.draft, two.draft
    kind = _kind(a, b)
    d, was = b.candidate.definiteness, a.candidate.definiteness
    gap = two.sentence - one.sentence
    apart = "0" if gap == 0 else "1" if gap == 1 else "2-3" if gap < 4 else "4-8" if gap < 9 else "9+"
    titled = one.sentence == 0
    place, day, count = _place(one, two), _day(one, two), _count(one, two)
    agent, patient = _alike(one.agents, two.agents), _alike(one.patients, two.patients)
    head, group = _alike(one.heads, two.heads), a.candidate.trigger.group == b.candidate.trigger.group
    out: list[Piece] = [
        (_called, kind, group, a.candidate.trigger.id == b.candidate.trigger.id),
        (_typed, _soft(a, b), a.type in ATTACK and b.type in ATTACK, kind, was, d),
        (_definite, was, d, kind, apart),
        (_far, apart, kind, titled, d, min(two.sentence, 3)),
        (_background, a.background, b.background, kind, apart),
        (_status, a.status, b.status, kind),
        (_sum, *_weighed(one, two, place, day, agent, patient, count), kind),
        (_said, _speakers(one, two), kind, apart, d, two.act),
        (_met, not one.agents.isdisjoint(two.patients), not one.patients.isdisjoint(two.agents), kind),
    ]
    if kind != "same":
        out.append(f"{min(a.type, b.type)}+{max(a.type, b.type)}")
    if two.signs:
        out.append((_signed, two.signs, kind, d, between == 0))
    named = (("place", place), ("day", day), ("agent", agent), ("head", head), ("patient", patient), ("count", count))
    for name, how in named:
        out.append((_held, name, how, kind, d, gap == 0))
    if gap:
        out.append((_like, _overlap(one.content, two.content), kind, titled))
    return out


def _kind(a: Draft, b: Draft) -> str:
    """The same type, one that the other's word may name, or another."""
    if a.type is b.type:
        return "same"
    return "could" if a.type in b.candidate.trigger.types or b.type in a.candidate.trigger.types else "kin"


def _soft(a: Draft, b: Draft) -> str:
    """How likely both are of one type."""
    same = sum(chance * b.types.get(t, 0.0) for t, chance in a.types.items())
    return next((name for least, name in _STEPS if same > least), "0")


_STEPS = ((0.95, "1"), (0.75, ".8"), (0.5, ".5"), (0.25, ".3"), (0.08, ".1"))


def _alike(one: frozenset[str], two: frozenset[str]) -> str:
    if not one or not two:
        return _half(bool(one), bool(two))
    return "apart" if one.isdisjoint(two) else "shared"


def _half(one: bool, two: bool) -> str:
    return "first" if one else "second" if two else "none"


def _place(one: Telling, two: Telling) -> str:
    """Whether both name a place in common; else how far their nearest places lie from each other."""
    if not one.places or not two.places:
        return _half(bool(one.places), bool(two.places))
    if not one.places.isdisjoint(two.places):
        if not one.fine or not two.fine:
            return "broad"
        return "broad.apart" if one.fine.isdisjoint(two.fine) else "fine"
    if not one.known or not two.known:
        return "described"
    distances = [
        (_km(p, q), (p.kind in _FINE) + (q.kind in _FINE))
        for p in one.known
        for q in two.known
        if p.latitude is not None and q.latitude is not None
    ]
    if not distances:
        return "unknown"
    nearest, fine = min(distances)
    return f"{'near' if nearest < 25 else 'mid' if nearest < 120 else 'far'}{fine}"


def _km(p: Place, q: Place) -> float:
    """Kilometres between two places, flat."""
    north = (p.latitude or 0.0) - (q.latitude or 0.0)
    middle = math.radians(((p.latitude or 0.0) + (q.latitude or 0.0)) / 2)
    east = ((p.longitude or 0.0) - (q.longitude or 0.0)) * math.cos(middle)
    return round(111 * math.sqrt(north * north + east * east), 3)


def _day(one: Telling, two: Telling) -> str:
    if not one.days or not two.days:
        return _half(bool(one.days), bool(two.days))
    if not set(one.days).isdisjoint(two.days):
        return "same"
    if any(a <= d and c <= b for a, b in one.days for c, d in two.days):
        return "overlap"
    days = min(abs(_ordinal(a) - _ordinal(c)) for a, _ in one.days for c, _ in two.days)
    return "next" if days <= 1 else "apart" if days < 40 else "far"


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _count(one: Telling, two: Telling) -> str:
    """The same figure, one near it, or another."""
    if not one.counts or not two.counts:
        return _half(bool(one.counts), bool(two.counts))
    if not one.counts.isdisjoint(two.counts):
        return "same"
    a, b = max(one.counts), max(two.counts)
    ratio = max(a, b) / max(_FLOOR, min(a, b))
    return "close" if ratio < 1.3 else "apart" if ratio < 4 else "far"


def _weighed(one: Telling, two: Telling, place: str, day: str, agent: str, patient: str, count: str) -> tuple[int, int]:
    """How much speaks against, and how much for."""
    against = (
        place in ("far2", "mid2", "broad.apart"), day in ("next", "apart", "far"), agent == "apart",
        count in ("apart", "far"), patient == "apart", one.draft.background != two.draft.background,
    )  # fmt: skip
    speaking = (place == "fine", day == "same", agent == "shared", count == "same", patient == "shared")
    return min(sum(against), 3), min(sum(speaking), 3)


def _speakers(one: Telling, two: Telling) -> str:
    if one.claim == two.claim:
        return "same"
    if one.speaker is None or two.speaker is None:
        return "author" if one.speaker is two.speaker else "half"
    return "speaker" if one.speaker == two.speaker else "speakers"


def _overlap(one: frozenset[str], two: frozenset[str]) -> str:
    """How much of the shorter sentence the other has too."""
    share = len(one & two) / max(1, min(len(one), len(two)))
    return "0" if not share else next((str(most) for most in (0.15, 0.3, 0.5) if share < most), "1")


# Pieces: what is asked -> the features it is told by.


def _called(kind: str, group: bool, word: bool) -> Iterator[str]:
    """By which words both are told."""
    yield from ("bias", "kind=" + kind, f"group={group}|{kind}", f"word={word}|{kind}")


def _typed(soft: str, attacks: bool, kind: str, was: str, d: str) -> Iterator[str]:
    yield from (f"soft={soft}|{attacks}", f"soft={soft}|{kind}", f"soft={soft}|{was}>{d}")


def _definite(was: str, d: str, kind: str, apart: str) -> Iterator[str]:
    """An indefinite noun brings something new, a definite one takes it up."""
    yield from (f"d={was}>{d}", f"d={was}>{d}|{kind}", f"d={was}>{d}|{apart}")


def _far(apart: str, kind: str, titled: bool, d: str, near_title: int) -> Iterator[str]:
    """How far off the first stands; whether in the title."""
    yield from (f"apart={apart}", f"apart={apart}|{kind}", f"title={titled}", f"title={titled}|{kind}|{d}")
    yield f"title={titled}|at={near_title}"


def _background(one: bool, two: bool, kind: str, apart: str) -> Iterator[str]:
    yield from (f"bg={one}{two}", f"bg={one}{two}|{kind}", f"bg={one}{two}|{apart}")


def _status(one: str, two: str, kind: str) -> Iterator[str]:
    alike = "same" if one == two else "denied" if "denied" in (one, two) else "other"
    yield from (f"status={alike}|{kind}", f"status={one}>{two}", f"status={one}>{two}|{kind}")


def _held(name: str, how: str, kind: str, d: str, together: bool) -> Iterator[str]:
    """What both name, or name differently."""
    yield from (f"{name}={how}", f"{name}={how}|{kind}", f"{name}={how}|{d}")
    if together:
        yield f"{name}={how}|0"


def _sum(against: int, speaking: int, kind: str) -> Iterator[str]:
    yield from (f"against={against}", f"for={speaking}", f"against={against}|for={speaking}|{kind}")


def _said(speakers: str, kind: str, apart: str, d: str, act: str) -> Iterator[str]:
    """Whether one source tells both."""
    yield from (f"said={speakers}|{kind}", f"said={speakers}|{apart}", f"said={speakers}|{d}")
    if act:
        yield f"act={act}|{kind}"


def _met(struck: bool, back: bool, kind: str) -> Iterator[str]:
    """Who did the one suffers the other: two sides that fight each other."""
    yield from (f"struck={struck}|{kind}", f"back={back}|{kind}")


def _signed(signs: str, kind: str, d: str, next_: bool) -> Iterator[str]:
    """ "This", "another" and "time and again" beside the later word."""
    for sign in signs:
        yield from (f"sign={sign}", f"sign={sign}|{kind}", f"sign={sign}|{d}", f"sign={sign}|{next_}")


def _like(overlap: str, kind: str, titled: bool) -> Iterator[str]:
    """How alike the sentences are."""
    yield from (f"like={overlap}", f"like={overlap}|{kind}", f"like={overlap}|{titled}")
