"""Answers -> who first said each, of which camp, and whether it stands on its own; never a bare number."""

from collections import Counter
from collections.abc import Sequence

from riwaya.compare.answers import Given
from riwaya.compare.families import FIGHTS
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Stand, refs
from riwaya.compare.questions.sides import among, one_side, parties
from riwaya.compare.tellings import SELF_SPEAKING, Telling
from riwaya.compare.who import Who, name_key
from riwaya.model import Act, ActorKind, Camp, Corroboration, EventType, Independence, Origin, Question, Reality, Report
from riwaya.model.values import dataclass

Copies = Sequence[tuple[Report, ...]]
FAIR_SHARE = 0.2
"""Share of the mentions of the most named party that another must have to count as taking part (396 reports)."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What an origin is judged by: who was struck, who did it, which reports are copies, who belongs to whom."""

    struck: tuple[Who, ...]
    doers: tuple[Who, ...]
    copied: frozenset[str]
    kinship: Kinship


def corroboration(
    given: Sequence[Given], tellings: Sequence[Telling], copies: Copies, kinship: Kinship
) -> tuple[Corroboration, ...]:
    """One row an answer with all its origins; relays of one speaker, in whatever outlets, are one origin."""
    copied = frozenset(report.id for group in copies for report in group[1:])
    everywhere = _sides(tellings)
    of_act: dict[int, tuple[tuple[Who, ...], tuple[Who, ...]]] = {}
    found = []
    for one in given:
        if id(one.act) not in of_act:  # all answers about one act share it
            of_act[id(one.act)] = _sides(one.act)
        struck, doers = of_act[id(one.act)]
        scene = _Scene(struck or everywhere[0], doers or everywhere[1], copied, kinship)
        found.append(Corroboration(one.question, one.label, _origins(one, scene)))
    return tuple(found)


def _sides(tellings: Sequence[Telling]) -> tuple[tuple[Who, ...], tuple[Who, ...]]:
    """Who was struck and who did it, as far as a fair share of what is told says so."""
    blows = [t for t in tellings if t.event.type in FIGHTS and not t.event.background and not t.denied]
    blows = [t for t in blows if t.event.reality is Reality.OCCURRED]
    done = [t.agents for t in blows if t.claim.act in _TELLING or all(w.key != t.speaker.key for w in t.agents)]
    return _often([t.patients for t in blows]), _often(done)


def _often(told: Sequence[Sequence[Who]]) -> tuple[Who, ...]:
    named = [dict.fromkeys(parties(people)) for people in told]
    times = Counter(key for people in named for key in {who.key for who in people})
    least = FAIR_SHARE * max(times.values(), default=0)
    return tuple(dict.fromkeys(who for people in named for who in people if times[who.key] >= least))


def _origins(given: Given, scene: _Scene) -> tuple[Origin, ...]:
    """Origins in the order of their first telling; an ally of one that already stands adds nothing that is shown."""
    found: list[Origin] = []
    standing: list[Who] = []
    for stand in given.stands:
        independent, why = _independence(stand, given, scene)
        beside = next((w for w in standing if one_side(w, stand.speaker, scene.kinship)), None)
        if independent is Independence.SHOWN and beside is not None:
            independent, why = Independence.NOT_SHOWN, f"stands beside {beside.name}: one camp"
        elif independent is Independence.SHOWN:
            standing.append(stand.speaker)
        relays = sorted({name for t in stand.tellings for name in (*t.relays, t.report.outlet or "") if name})
        camp = _camp(stand, scene)
        found.append(Origin(stand.speaker.name, camp, independent, refs(stand.tellings), tuple(relays), why))
    return tuple(found)


def _camp(stand: Stand, scene: _Scene) -> Camp:
    speaker = stand.speaker
    if not speaker.named:
        return Camp.UNNAMED
    if stand.own_voice or speaker.kind is ActorKind.MONITOR:
        return Camp.THIRD_PARTY
    if among(speaker, scene.doers, scene.kinship) and not any(w.key == speaker.key for w in scene.struck):
        return Camp.ACCUSED
    if among(speaker, scene.struck, scene.kinship):
        return Camp.ACCUSER_OR_ALLY
    return Camp.THIRD_PARTY


def _independence(stand: Stand, given: Given, scene: _Scene) -> tuple[Independence, str]:
    speaker = stand.speaker
    if not speaker.named:
        return Independence.NOT_SHOWN, "not named; may be any of the others"
    if stand.own_voice:
        return _outlet(stand, given, scene)
    if given.question is Question.OUTCOME and speaker.kind is not ActorKind.MONITOR and not _own_loss(stand):
        return Independence.NOT_SHOWN, "a success that nobody but its own side vouches for"
    if _own_doing(stand):
        return Independence.SHOWN, "speaks of its own doing"
    if any(t.event.reality is Reality.POSSIBLE for t in stand.tellings):
        return Independence.NOT_SHOWN, "told as likely, with no ground given"
    if speaker.kind is ActorKind.MONITOR:
        return Independence.SHOWN, "watches with a network of its own"
    if speaker.kind is ActorKind.MEDIA and speaker.key in (speaker.actor, name_key(speaker.name)):
        return Independence.NOT_SHOWN, "media that name no source of their own"
    struck = any(speaker.key == w.key for w in scene.struck) or _struck_itself(stand)
    took_part = struck or any(speaker.key == w.key for w in scene.doers)
    if given.question is Question.PERPETRATOR and not (took_part and _face_to_face(stand)):
        return Independence.NOT_SHOWN, "says so of another, and shows nothing"
    if took_part:
        return Independence.SHOWN, "took part, and speaks of what it met with"
    return Independence.NOT_SHOWN, "what it rests on is not told"


def _outlet(stand: Stand, given: Given, scene: _Scene) -> tuple[Independence, str]:
    reports = {t.report.id for t in stand.tellings}
    for other in given.stands:
        if not other.own_voice and reports & {t.report.id for t in other.tellings}:
            return Independence.DEPENDENT, f"the outlet repeats {other.speaker.name}, whom the same report names"
    if reports <= scene.copied:
        return Independence.DEPENDENT, "a near-copy of a text published before it"
    return Independence.NOT_SHOWN, "the outlet in its own voice, no source told"


def _own_doing(stand: Stand) -> bool:
    """Whether the speaker tells of what it did itself; one that mostly names another as the doer does not."""
    told = [t for t in stand.tellings if (t.event.type in FIGHTS or t.denied) and t.event.reality is Reality.OCCURRED]
    if any(t.claim.act in SELF_SPEAKING for t in told):
        return True
    own = sum(1 for t in told if t.claim.act in _TELLING and _does(stand, t))
    return own > 0 and own >= sum(1 for t in told if parties(t.agents) and not _does(stand, t))


def _does(stand: Stand, telling: Telling) -> bool:
    return any(stand.speaker.key == who.key for who in parties(telling.agents))


_TELLING = SELF_SPEAKING | {Act.STATE, Act.CONFIRM, Act.DENY, Act.RETRACT}
"""Acts by which somebody tells of a thing; whoever condemns it, threatens with it or accuses of it did not do it."""


def _own_loss(stand: Stand) -> bool:
    """A party that tells how it lost a place or was stopped has no interest in saying so."""
    return all(any(stand.speaker.key == w.key for w in t.patients) for t in stand.tellings)


def _struck_itself(stand: Stand) -> bool:
    """Whoever tells of a blow against itself took part, however few others tell of it."""
    return any(stand.speaker.key == w.key for t in stand.tellings if t.event.type in FIGHTS for w in t.patients)


def _face_to_face(stand: Stand) -> bool:
    """Whoever is attacked on the ground sees by whom; whoever is struck from afar concludes it."""
    return any(t.event.type in (EventType.GROUND_ATTACK, EventType.ARMED_CLASH, EventType.RAID) for t in stand.tellings)
