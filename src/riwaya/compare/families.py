"""Event types -> the families in which one happening is told: force, harm, custody, ground, and what surrounds them."""

from enum import StrEnum

from riwaya.model import EventType as T


class Family(StrEnum):
    """What sort of act a type is."""

    FORCE = "force"
    HARM = "harm"
    CUSTODY = "custody"
    GROUND = "ground"
    MATERIEL = "materiel"
    PEOPLE = "people"
    TALK = "talk"
    OFFICE = "office"
    WORDS = "words"
    OTHER = "other"


_TYPES = {
    Family.FORCE: (
        *(T.ARMED_CLASH, T.GROUND_ATTACK, T.SHELLING, T.AIR_STRIKE, T.CHEMICAL_ATTACK, T.EXPLOSION, T.SUICIDE_BOMBING),
        *(T.UNSPECIFIED_ATTACK, T.RAID, T.ARMED_ENTRY, T.SIEGE, T.REPEL, T.TRUCE_BREACH, T.INTERCEPT, T.AIRSPACE_ENTRY),
    ),
    Family.HARM: (T.KILLING, T.INJURY, T.TORTURE, T.SEXUAL_VIOLENCE, T.DISAPPEARANCE),
    Family.CUSTODY: (T.DETENTION, T.RELEASE, T.ESCAPE, T.EXCHANGE, T.TRIAL),
    Family.GROUND: (T.CAPTURE_TERRITORY, T.WITHDRAW, T.MOBILISE, T.INTEGRATE_FORCES, T.RECRUITMENT),
    Family.MATERIEL: (T.SEIZE_MATERIEL, T.SUPPLY_ARMS, T.DESTROY_PROPERTY, T.TAKE_PROPERTY),
    Family.PEOPLE: (T.DISPLACE, T.EVACUATION, T.AID, T.AID_BLOCKED),
    Family.TALK: (T.NEGOTIATE, T.AGREE, T.CEASEFIRE, T.VISIT, T.COOPERATE),
    Family.OFFICE: (T.APPOINT, T.DISMISS, T.SANCTION),
    Family.WORDS: (T.THREATEN, T.PROTEST),
    Family.OTHER: (T.OTHER_CONFLICT,),
}
_FAMILY = {event_type: family for family, types in _TYPES.items() for event_type in types}

BLOWS = frozenset(
    (T.GROUND_ATTACK, T.SHELLING, T.AIR_STRIKE, T.CHEMICAL_ATTACK, T.EXPLOSION, T.SUICIDE_BOMBING, T.UNSPECIFIED_ATTACK)
)
"""Types that strike somebody or something: two names for one blow are usual ("attack", "explosions")."""
FIGHTS = BLOWS | {T.ARMED_CLASH, T.RAID}
"""Types with somebody who began."""
DISPUTABLE = frozenset((T.AIR_STRIKE, T.SHELLING, T.EXPLOSION, T.SUICIDE_BOMBING))
"""Blows of one means of which one teller may say this and another that."""
HARMS = frozenset((T.KILLING, T.INJURY, T.DISAPPEARANCE, T.DESTROY_PROPERTY, T.DISPLACE))
"""What a blow leaves behind; it comes to light by and by."""
CORE = frozenset((Family.FORCE, Family.HARM, Family.CUSTODY, Family.GROUND, Family.MATERIEL, Family.PEOPLE))
"""Families that make an incident; talk and words gather around one or stand alone."""

SPOKEN = frozenset((Family.TALK, Family.WORDS, Family.OFFICE, Family.OTHER))
"""Families whose acts are often about another happening told beside them."""


def family(event_type: T) -> Family:
    """The family of a type."""
    return _FAMILY[event_type]


def same_act(one: T, other: T) -> bool:
    """True where two types can name one act: the same, or two words for a blow of which one leaves the means open.

    A chemical attack is its own act: what it is called is what is disputed, and both sides then use the word.
    """
    if one is other:
        return True
    if one not in FIGHTS or other not in FIGHTS or T.CHEMICAL_ATTACK in (one, other):
        return False
    return T.UNSPECIFIED_ATTACK in (one, other) or frozenset((one, other)) in _CLOSE


def may_be_one_blow(one: T, other: T) -> bool:
    """True where two types can name one act, or one blow whose means is disputed."""
    return same_act(one, other) or (one in DISPUTABLE and other in DISPUTABLE)


def act_class(event_type: T) -> str:
    """One name for all blows with ordinary means; every other type is its own class."""
    return "blow" if event_type in BLOWS and event_type is not T.CHEMICAL_ATTACK else event_type.value


_CLOSE = frozenset(
    (
        frozenset((T.EXPLOSION, T.SUICIDE_BOMBING)),
        frozenset((T.SHELLING, T.AIR_STRIKE)),
        frozenset((T.ARMED_CLASH, T.GROUND_ATTACK)),
        frozenset((T.GROUND_ATTACK, T.RAID)),
        frozenset((T.GROUND_ATTACK, T.EXPLOSION)),
        frozenset((T.GROUND_ATTACK, T.SUICIDE_BOMBING)),
    )
)
