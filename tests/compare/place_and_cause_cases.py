"""Hand-made cases of two questions that real reports seldom put: where one act was, and what damage came of."""

from riwaya.model import Act, EventType, Question, Reality
from tests.compare.cases import case, dead, evening, hit, one, strike
from tests.compare.world import Line, line

T = EventType
HERE, THERE, FAR = ("harbun",), ("ford",), ("port",)


def burnt(by: str | None, *agents: str, **rest: object) -> Line:
    """Damage to something."""
    return line(by, T.DESTROY_PROPERTY, *agents, **rest)


def caught(by: str | None, fight: EventType = T.ARMED_CLASH, **rest: object) -> Line:
    """Damage told beside a fight of which it came."""
    return burnt(by, beside=fight, **rest)


Q = Question.PLACE
PLACE = (
    case(
        Q, "group and ministry", one(strike("front", at=HERE), strike("ministry", at=THERE)), collide="front ministry"
    ),
    case(Q, "two groups", one(hit("front", at=HERE), hit("brigade", at=THERE)), collide="front brigade"),
    case(Q, "army and its enemy", one(hit("army", at=THERE), hit("legion", at=HERE)), collide="army legion"),
    case(
        Q,
        "monitor and ministry",
        one(strike("monitor", at=HERE), strike("ministry", at=THERE)),
        collide="monitor ministry",
    ),
    case(Q, "two monitors", one(strike("monitor", at=HERE), strike("rescuers", at=THERE)), collide="monitor rescuers"),
    case(
        Q,
        "a suburb stands for its town",
        one(strike("front", at=("suburb",)), strike("ministry", at=THERE)),
        collide="front ministry",
    ),
    case(
        Q,
        "a neighbour's army tells it elsewhere",
        one(strike("neighbour", at=THERE), strike("front", at=HERE)),
        collide="neighbour front",
    ),
    case(
        Q,
        "an explosion",
        one(line("front", T.EXPLOSION, at=HERE), line("ministry", T.EXPLOSION, at=THERE)),
        collide="front ministry",
    ),
    case(
        Q,
        "shelling told twice by each",
        one(
            line("front", T.SHELLING, at=HERE),
            line("ministry", T.SHELLING, at=THERE),
            line("front", T.SHELLING, at=HERE),
            line("ministry", T.SHELLING, at=THERE),
        ),
        collide="front ministry",
    ),
    case(
        Q,
        "with the same doer",
        one(strike("front", "neighbour", at=HERE), strike("ministry", "neighbour", at=THERE)),
        collide="front ministry",
    ),
    case(Q, "town and its suburb", one(strike("front", at=HERE), strike("ministry", at=("suburb",)))),
    case(Q, "town and its province", one(strike("front", at=HERE), strike("ministry", at=("province",)))),
    case(Q, "town and country", one(strike("front", at=HERE), strike("ministry", at=("country",)))),
    case(Q, "one names no place", one(strike("front", at=HERE), strike("ministry", at=()))),
    case(Q, "two acts", one(strike("front", at=HERE), strike("ministry", at=THERE, occurrence=2))),
    case(Q, "both places in one breath", one(strike("front", at=("harbun", "ford")), strike("ministry", at=THERE))),
    case(Q, "the article itself", one(strike(None, at=HERE), strike("ministry", at=THERE))),
    case(Q, "army and ministry are one teller", one(strike("army", at=HERE), strike("ministry", at=THERE))),
    case(Q, "so far off that it is another story", one(strike("front", at=HERE), strike("ministry", at=FAR))),
    case(Q, "history", one(strike("front", at=HERE), strike("ministry", at=THERE, background=True))),
    case(
        Q,
        "a denial names a place",
        one(strike("front", at=HERE), strike("ministry", at=THERE, denied=True, act=Act.DENY)),
    ),
    case(Q, "dead carried elsewhere", one(dead("front", 9, at=HERE), dead("ministry", 9, at=THERE))),
    case(Q, "told of another report's act", one(strike("front", at=HERE)), evening(strike("ministry", at=THERE))),
)

Q = Question.CAUSE
CAUSE = (
    case(
        Q,
        "burnt by one, lost in the fighting",
        one(burnt("front", "army"), caught("ministry")),
        collide="front ministry",
    ),
    case(Q, "the other way round", one(caught("front"), burnt("ministry", "front")), collide="front ministry"),
    case(Q, "two groups", one(burnt("front", "brigade"), caught("brigade")), collide="front brigade"),
    case(Q, "monitor and accuser", one(caught("monitor"), burnt("ministry", "front")), collide="monitor ministry"),
    case(Q, "accuser and rescuers", one(burnt("legion", "army"), caught("rescuers")), collide="legion rescuers"),
    case(Q, "in two reports", one(burnt("front", "army")), evening(caught("ministry")), collide="front ministry"),
    case(
        Q,
        "shelling of nobody named",
        one(burnt("front", "army"), caught("ministry", T.SHELLING)),
        collide="front ministry",
    ),
    case(
        Q,
        "an attack beside it",
        one(burnt("front", "army"), caught("ministry", T.GROUND_ATTACK)),
        collide="front ministry",
    ),
    case(Q, "a raid beside it", one(burnt("brigade", "army"), caught("ministry", T.RAID)), collide="brigade ministry"),
    case(
        Q,
        "a neighbour is accused",
        one(burnt("ministry", "neighbour"), caught("neighbour")),
        collide="ministry neighbour",
    ),
    case(Q, "both say it came of the fighting", one(caught("front"), caught("ministry"))),
    case(Q, "both name one doer", one(burnt("front", "neighbour"), burnt("ministry", "neighbour"))),
    case(Q, "no doer and no fight", one(burnt("front", "army"), burnt("ministry"))),
    case(Q, "a denial", one(burnt("front", "army"), caught("ministry", denied=True, act=Act.DENY))),
    case(Q, "one teller", one(burnt("front", "army"), caught("front"))),
    case(Q, "army and ministry are one teller", one(burnt("army", "front"), caught("ministry"))),
    case(Q, "the article's two voices", one(burnt(None, "army"), caught(None))),
    case(Q, "a threat", one(burnt("front", "army", reality=Reality.PLANNED), caught("ministry"))),
    case(Q, "a mind read into somebody", one(burnt("front", "army"), caught("ministry", imputed=True))),
    case(Q, "two fires", one(burnt("front", "army"), caught("ministry", at=FAR, occurrence=2))),
    case(Q, "a talk beside it", one(burnt("front", "army"), caught("ministry", T.NEGOTIATE))),
)
