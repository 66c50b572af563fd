"""One comparison of an invented incident, made by hand over the reading of ``world``: each kind of finding once."""

from riwaya.model import (
    Account,
    Act,
    Answer,
    Camp,
    Claim,
    CommonGround,
    Comparison,
    Continuity,
    Corroboration,
    Counted,
    Disagreement,
    EventType,
    Incident,
    Independence,
    LookAlike,
    LookAlikeKind,
    Origin,
    Party,
    Position,
    Question,
    Ref,
    Relay,
    Revision,
    Toll,
    Wording,
)
from riwaya.model.comparison import Rendering, SharedStatement
from tests.pages.world import reading

READING = reading()
_CLAIMS: dict[str, Claim] = {claim.id: claim for claim in READING.claims}
_EVENTS = {event.id: event for event in READING.events}
WHY = Wording("Hill Forces says 7, the army says 9", "تقول رواية قوات الهضبة 7، وتقول رواية الجيش 9")


def ref(event: str) -> Ref:
    """The ref of one event of the reading."""
    found = _EVENTS[event]
    claim = _CLAIMS[found.claim]
    return Ref(READING.report.ref, claim.id, claim.content, claim.cue, event, found.trigger)


def _says(event: str, question: Question, answer: str) -> Answer:
    return Answer(question, answer, (ref(event),))


def incident() -> Incident:
    """The night at the dam."""
    hill = Account(
        Party("قوات الهضبة", "actor:hill"),
        (ref("e1"), ref("e2")),
        (_says("e1", Question.PERPETRATOR, "جيش لاوند"), _says("e1", Question.TIME, "2031-03-02")),
        "in 1 of 1 reports",
    )
    army = Account(
        Party("جيش لاوند", "actor:lawand"),
        (ref("e3"), ref("e4")),
        (_says("e4", Question.COUNT, "7+ killed"),),
        "in 1 of 1 reports; none of its own channels",
    )
    source = Account(Party("مصدر في اللجنة", None), (ref("e5"),), (), "")
    return Incident(
        id="incident:1",
        title=Wording(
            "Ground attack, سد الخابية, 2031-03-02 to 2031-03-03", "هجوم بري، سد الخابية، من 2031-03-02 إلى 2031-03-03"
        ),
        type=EventType.GROUND_ATTACK,
        place=READING.places[0],
        from_="2031-03-02",
        to="2031-03-03",
        claims=tuple(ref(e) for e in ("e0", "e1", "e2", "e3", "e4", "e5")),
        accounts=(hill, army, source),
        common_ground=(
            CommonGround(Wording("both tell of it", "تتفق الروايتان"), ("قوات الهضبة",), (ref("e1"),), ("جيش لاوند",)),
        ),
        disagreements=(
            Disagreement(
                Question.WHO_STARTED,
                (
                    Position("قوات الهضبة", "جيش لاوند", (ref("e1"),)),
                    Position("جيش لاوند", "قوات الهضبة", (ref("e3"),)),
                ),
                WHY,
            ),
        ),
        look_alikes=(LookAlike(ref("e1"), ref("e4"), LookAlikeKind.UPDATE, WHY),),
        revisions=(Revision("جيش لاوند", ((ref("e3"),), (ref("e4"),)), WHY),),
        corroboration=(
            Corroboration(
                Question.PERPETRATOR,
                "جيش لاوند",
                (
                    Origin(
                        "قوات الهضبة",
                        Camp.ACCUSER_OR_ALLY,
                        Independence.NOT_SHOWN,
                        (ref("e1"),),
                        ("hill-1",),
                        "accuses",
                    ),
                    Origin("مصدر في اللجنة", Camp.UNNAMED, Independence.NOT_SHOWN, (ref("e5"),), (), "not named"),
                ),
            ),
        ),
        tolls=(
            Toll("hill-1", Counted.KILLED, 7, 7, None, "جيش لاوند", ref("e4")),
            Toll("hill-1", Counted.KILLED, 9, 9, 9, None, ref("e1")),
        ),
        statements=(
            SharedStatement(
                "قوات الهضبة",
                (
                    Rendering(
                        ref("e1"),
                        "صحيفة الهضبة",
                        "2031-03-04",
                        "قالت",
                        Relay.NEUTRAL,
                        Act.STATE,
                        (),
                        ("ليل الأحد",),
                        ("أمس",),
                    ),
                ),
            ),
        ),
        copies=(("hill-1", "hill-2"),),
    )


def comparison() -> Comparison:
    """The incident, one that a single source tells, and a flag."""
    alone = Incident(
        "incident:2",
        Wording("Negotiation", "تفاوض"),
        EventType.NEGOTIATE,
        None,
        None,
        None,
        (ref("e5"),),
        (Account(Party("مصدر في اللجنة", None), (ref("e5"),), (), ""),),
    )
    flag = Continuity("actor:hill", Question.REPEAT, ref("e1"), ref("e3"), WHY, ("a namesake",))
    return Comparison((alone, incident()), (flag,))
