"""A candidate and one of the types it may name -> named features: what in the report speaks for that type.

The same features serve every type (a means beside the word that belongs to this type, the type of the attack told
before ...), so that what was learned of one kind of attack holds for another; no actor's name takes part. They are told
in pieces (see ``linear``); the functions that name them stand at the end.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.event_features import (
    CLAUSE,
    bucket,
    chunk_kinds,
    following_chunk,
    sentence_bounds,
)
from riwaya.claims.events.scene import MEANS_OF, Scene
from riwaya.claims.linear import Piece
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import EventType
from riwaya.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """An attack already read: the number of its candidate among the scene's, and its type."""

    candidate: Candidate
    type: EventType


class Attacks:
    """The attacks read so far, in text order, as they are asked about for one candidate after the other."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        self.heads = [t.candidate.head for t in told]
        self.types = Counter(t.type for t in told)

    def around(self, candidate: Candidate) -> "_Others":
        """The attacks told before the candidate, and the types of all but itself."""
        at = bisect_left(self.heads, candidate.head)
        itself = self.told[at].type if at < len(self.heads) and self.heads[at] == candidate.head else None
        before = self.told[:at][-1:]
        return _Others(self.types, itself, before[0] if before else None, self.told[0] if before else None)


def type_features(scene: Scene, candidate: Candidate, attacks: Attacks) -> dict[EventType, list[Piece]]:
    """For each type the candidate may name: the features that tell whether it is the one."""
    others = around_features(scene, candidate, attacks)
    return {type_: own + others[type_] for type_, own in own_features(scene, candidate).items()}


def own_features(scene: Scene, candidate: Candidate) -> dict[EventType, list[Piece]]:
    """What the candidate's own surroundings and the report's means tell."""
    number, first, last = sentence_bounds(scene, candidate.head)
    group, d, family = candidate.trigger.group, candidate.definiteness, candidate.trigger.family
    around = slice(max(first, candidate.head - 5), min(last, candidate.last + 5))
    classes, kinds = _NOTHING.union(*scene.classes[around]), _NOTHING.union(*scene.means[around])
    near = frozenset([k for k in classes if k.startswith(_NEAR)])
    habitual = "habitual" in scene.classes_by_sentence[number]
    chunk = following_chunk(scene, candidate, number)
    close = chunk if chunk is not None and chunk.first - candidate.last <= 2 else None
    following = chunk_kinds(scene, close) if close is not None else _NOTHING
    prep = (close.preposition or "0") if close is not None else ""
    means = tuple(_places_of_means(scene, candidate, first, last)) if family in ATTACKING else ()
    top, counts = scene.leading_means
    here, told = scene.means_by_sentence[number] & _FLOWN, frozenset(k for k, _ in scene.means_told) & _FLOWN
    found: dict[EventType, list[Piece]] = {}
    for type_ in candidate.trigger.types:
        usual = candidate.trigger.types[0] is type_
        out: list[Piece] = [
            (_called, group, candidate.shape, d, type_, usual),
            (_beside, type_, d, candidate.match.form.number, habitual),
            (_next, group, type_, following, prep),
            (_near, group, type_, near),
        ]
        if type_ in ATTACK and means:
            out += [(_means, family, type_, *place) for place in means]
            if not means[-1][1]:
                out.append((_unaided, usual))
            if top is not None:
                out.append((_leading, top, type_, bucket(counts.get(type_, 0)), d))
            out.append((_flown, type_, here, told))
        else:
            out.append((_armed, group, type_, kinds))
        found[type_] = out
    return found


def around_features(scene: Scene, candidate: Candidate, attacks: Attacks) -> dict[EventType, list[Piece]]:
    """What the attacks told around the candidate tell of each attack it may name."""
    if candidate.trigger.family not in ATTACKING:
        return {type_: [] for type_ in candidate.trigger.types}
    _, first, last = sentence_bounds(scene, candidate.head)
    others = attacks.around(candidate)
    beside = {t for _, t in scene.plain_attacks_in(first, last)}
    nearest = others.nearest
    grouped = nearest is not None and nearest.candidate.trigger.group == candidate.trigger.group
    within = nearest is not None and first <= nearest.candidate.head
    d = candidate.definiteness
    found: dict[EventType, list[Piece]] = {}
    for type_ in candidate.trigger.types:
        out: list[Piece] = []
        if type_ in ATTACK:
            if scene.plain_attacks:
                same = scene.plain_types[type_]
                out.append((_plain, bucket(same), same * 2 > len(scene.plain_attacks), type_ in beside))
            if nearest is not None and others.first is not None:
                out.append((_last, nearest.type is type_, others.first.type is type_, grouped, within, d))
            out.append((_share, others.share(type_), d))
        found[type_] = out
    return found


_FLOWN = frozenset(("air", "rocket", "artillery"))
"""Means that come together: aircraft fire rockets, and so do batteries."""

ATTACKING = frozenset(("attack", "blast"))
"""Families of triggers that name attacks of whatever kind."""

_NOTHING: frozenset[str] = frozenset()

_NEAR = ("need", "building", "people", "vehicle", "civil")

DECISIVE = {"chemical": EventType.CHEMICAL_ATTACK, "suicide": EventType.SUICIDE_BOMBING}
"""Means that settle the type where they stand right beside the word, whatever else the report tells."""


def settled(scene: Scene, candidate: Candidate) -> EventType | None:
    """The type that a means right behind the word settles: an attack with gas, arms taken hold of."""
    if (
        candidate.trigger.types[0] is EventType.CAPTURE_TERRITORY
        and EventType.SEIZE_MATERIEL in candidate.trigger.types
    ):
        return EventType.SEIZE_MATERIEL if _takes_arms(scene, candidate) else None
    if candidate.trigger.family not in ATTACKING:
        return None
    _, _, last = sentence_bounds(scene, candidate.head)
    for j in range(candidate.head, min(last, candidate.last + 3)):
        for kind in scene.means[j]:
            if kind in DECISIVE and DECISIVE[kind] in candidate.trigger.types:
                return DECISIVE[kind]
        if scene.document.words[j].text in "،,؛.":
            break
    return None


def _takes_arms(scene: Scene, candidate: Candidate) -> bool:
    """Whether the thing taken hold of, right behind the word or its preposition, is arms or what is left of them."""
    _, _, last = sentence_bounds(scene, candidate.head)
    words = scene.document.words
    thing = candidate.last
    if thing < last and words[thing].folded in scene.lexicon.grammar["preposition"]:
        thing += 1
    return thing < last and bool(scene.means[thing])


def _places_of_means(
    scene: Scene, candidate: Candidate, first: int, last: int
) -> Iterator[tuple[str, frozenset[EventType], bool]]:
    """For each stretch around the word: its name, the types its means speak for, and whether rockets stand in it."""
    i, end = candidate.head, candidate.last
    number = scene.document.sentence_of(i)
    for where, names in (
        ("mod", _NOTHING.union(*scene.means[i : min(last, end + 2)])),
        ("after", _NOTHING.union(*scene.means[end : min(last, end + CLAUSE)])),
        ("before", _NOTHING.union(*scene.means[max(first, i - CLAUSE) : i])),
        ("sentence", scene.means_by_sentence[number]),
    ):
        yield where, frozenset(MEANS_OF[k] for k in names if k in MEANS_OF), "rocket" in names


@dataclass(frozen=True, slots=True)
class _Others:
    """What was read of the attacks told around one candidate."""

    types: Counter[EventType]
    """Of all attacks told, the candidate's own among them."""
    itself: EventType | None
    nearest: Told | None
    """The attack told last before the candidate."""
    first: Told | None
    """The first told, where it stands before the candidate."""

    def share(self, type_: EventType) -> int | None:
        """How many quarters of the other attacks are of a type; None where there are none."""
        every = self.types.total() - (self.itself is not None)
        return int((self.types[type_] - (self.itself is type_)) / every * 4) if every else None


# Pieces: what is asked -> the features it is told by.


def _called(group: str, form: str, d: str, t: str, usual: bool) -> Iterator[str]:
    """By which word, and whether the type is its first."""
    g = f"g={group}|t={t}"
    yield from ("bias", g, f"f={form}|t={t}", f"{g}|d={d}", "usual" if usual else "unusual")


def _beside(t: str, d: str, number: str, habitual: bool) -> Iterator[str]:
    yield from (f"t={t}|habitual={habitual}", f"t={t}|number={number}|{d}")


def _next(group: str, t: str, kinds: frozenset[str], prep: str) -> Iterator[str]:
    """The noun phrase that follows; "" for no preposition where none follows closely."""
    for kind in kinds:
        yield from (f"t={t}|next={kind}", f"g={group}|t={t}|next={kind}")
    if prep:
        yield f"g={group}|t={t}|prep={prep}"


def _near(group: str, t: str, classes: frozenset[str]) -> Iterator[str]:
    yield from (f"g={group}|t={t}|near={name}" for name in classes)


def _armed(group: str, t: str, kinds: frozenset[str]) -> Iterator[str]:
    """Means near a word that names no attack."""
    yield from (f"t={t}|with={kind}" for kind in kinds)
    yield f"g={group}|t={t}|armed={bool(kinds)}"


def _means(family: str, t: EventType, where: str, kinds: frozenset[EventType], rockets: bool) -> Iterator[str]:
    """Means beside the word, in its clause or its sentence, for this type or for another."""
    if t in kinds:
        yield from (f"{where}:for", f"{where}:for|{t}", f"{family}|{where}:for")
    against = kinds - {t}
    if against:
        yield f"{where}:against"
        yield from (f"{where}:{other}>{t}" for other in against)
    if rockets and t is EventType.AIR_STRIKE:
        yield f"{where}:rocket>air"


def _unaided(usual: bool) -> Iterator[str]:
    """No means in the sentence."""
    yield from ("unaided", f"unaided|usual={usual}")


def _leading(top: EventType, t: EventType, often: str, d: str) -> Iterator[str]:
    """The attack that most means of the report speak for."""
    yield from ("doc:top" if top is t else "doc:nottop", f"doc:{often}", f"doc:top={top}>{t}|{d}")


def _flown(t: str, here: frozenset[str], told: frozenset[str]) -> Iterator[str]:
    """Which of aircraft, rockets and guns the sentence names together, and which the report."""
    both = "+".join(sorted(told))
    yield from (f"t={t}|flown={both}", f"t={t}|flown={both}|here={'+'.join(sorted(here))}")


def _plain(often: str, most: bool, beside: bool) -> Iterator[str]:
    """Plain words of the report that name the type."""
    yield from (f"plain:{often}", "plain:most" if most else "plain:few")
    if beside:
        yield "plain:sentence"


def _last(same: bool, first_same: bool, grouped: bool, within: bool, d: str) -> Iterator[str]:
    """The attack told last, and the first."""
    last = "same" if same else "other"
    yield f"last:{last}|{d}"
    if grouped:
        yield f"lastgroup:{last}|{d}"
    if within:
        yield f"lastsentence:{last}"
    yield f"first:{'same' if first_same else 'other'}|{d}"


def _share(share: int | None, d: str) -> Iterator[str]:
    """Quarters of the other attacks that are of the type."""
    if share is None:
        yield "alone"
    else:
        yield from (f"share:{share}", f"share:{share}|{d}")
