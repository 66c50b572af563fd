"""Hand-made cases of the invented world, kind by kind: accounts that collide, and the innocent look-alike of each.

A case is a name, its reports, and the names of the parties whose accounts collide (empty: nothing may be called).
"""

from dataclasses import dataclass, replace

from riwaya.model import Act, Bound, Counted, EventType, Question, Reality, Result, TimePrecision, VictimStatus
from tests.compare.world import Line, line, reading

T = EventType
DAY2 = ("2031-05-05", "2031-05-05")
DAY3 = ("2031-05-06", "2031-05-06")
WEEK_BEFORE = ("2031-04-20", "2031-04-20")
MONTH = ("2031-04-01", "2031-04-30")


@dataclass(frozen=True)
class Told:
    """One report of a case."""

    lines: tuple[Line, ...]
    outlet: str = "صحيفة الموج"
    published: str = "2031-05-04T20:00:00Z"


@dataclass(frozen=True)
class Case:
    """A case: its question, its reports, who collides."""

    name: str
    question: Question
    reports: tuple[Told, ...]
    collide: frozenset[str] = frozenset()


def case(question: Question, name: str, *reports: Told, collide: str = "") -> Case:
    """A case whose colliding parties stand as one string of short names."""
    return Case(name, question, reports, frozenset(collide.split()))


def one(*lines: Line, published: str = "2031-05-04T20:00:00Z", outlet: str = "صحيفة الموج") -> Told:
    """One report."""
    return Told(lines, outlet, published)


def later(*lines: Line) -> Told:
    """A report of another outlet on the next day."""
    return Told(lines, "إذاعة المرفأ", "2031-05-05T09:00:00Z")


def evening(*lines: Line) -> Told:
    """A report of another outlet an hour later."""
    return Told(lines, "إذاعة المرفأ", "2031-05-04T21:00:00Z")


def readings(told: Case, swap: dict[str, str]):  # type: ignore[no-untyped-def]
    """The case's readings, with actors exchanged as ``swap`` says."""

    def turned(row: Line) -> Line:
        def name(key: str) -> str:
            return swap.get(key, key)

        return replace(
            row,
            by=name(row.by) if row.by else None,
            agents=tuple(map(name, row.agents)),
            patients=tuple(map(name, row.patients)),
        )

    return [
        reading(
            f"خبر {number}", [turned(row) for row in report.lines], outlet=report.outlet, published=report.published
        )
        for number, report in enumerate(told.reports, 1)
    ]


def hit(by: str | None, *agents: str, **rest: object) -> Line:
    """A ground attack."""
    return line(by, T.GROUND_ATTACK, *agents, **rest)


def strike(by: str | None, *agents: str, **rest: object) -> Line:
    """An air strike."""
    return line(by, T.AIR_STRIKE, *agents, **rest)


def dead(by: str | None, count: int | None = None, **rest: object) -> Line:
    """A killing with a figure."""
    return line(by, T.KILLING, count=count, **rest)


Q = Question.WHO_STARTED
STARTED = (
    case(
        Q,
        "each says the other attacked",
        one(hit("front", "brigade", patients=("front",)), hit("brigade", "front", patients=("brigade",), occurrence=2)),
        collide="front brigade",
    ),
    case(
        Q,
        "in two reports",
        one(hit("front", "brigade", patients=("front",))),
        evening(hit("brigade", "front", patients=("brigade",))),
        collide="front brigade",
    ),
    case(
        Q,
        "ministry and group",
        one(hit("ministry", "front", patients=("army",)), hit("front", "army", patients=("front",), occurrence=2)),
        collide="ministry front",
    ),
    case(
        Q,
        "army spokesman against group, next day's paper",
        one(hit("army", "front", patients=("army",))),
        later(hit("front", "army", patients=("front",))),
        collide="army front",
    ),
    case(
        Q,
        "agency speaks for the state",
        one(hit("agency", "brigade", patients=("army",)), hit("brigade", "army", patients=("brigade",), occurrence=2)),
        collide="agency brigade",
    ),
    case(
        Q,
        "raid and attack",
        one(
            line("front", T.RAID, "brigade", patients=("front",)),
            hit("brigade", "front", patients=("brigade",), occurrence=2),
        ),
        collide="front brigade",
    ),
    case(
        Q,
        "shelling first",
        one(
            line("front", T.SHELLING, "army", patients=("front",)),
            line("ministry", T.SHELLING, "front", patients=("army",), occurrence=2),
        ),
        collide="front ministry",
    ),
    case(
        Q,
        "by two groups together",
        one(
            hit("ministry", "front", "brigade", patients=("army",)),
            hit("front", "army", patients=("front",), occurrence=2),
        ),
        collide="ministry front",
    ),
    case(
        Q,
        "same night",
        one(
            hit("front", "brigade", on=("2031-05-04", "2031-05-05"), precision=TimePrecision.NIGHT),
            hit("brigade", "front", on=DAY2, occurrence=2),
        ),
        collide="front brigade",
    ),
    case(
        Q,
        "no day told by one",
        one(
            hit("front", "brigade", patients=("front",)),
            hit("brigade", "front", on=None, patients=("brigade",), occurrence=2),
        ),
        collide="front brigade",
    ),
    case(
        Q,
        "ally speaks for the state",
        one(hit("ally", "front", patients=("army",)), hit("front", "army", patients=("front",), occurrence=2)),
        collide="ally front",
    ),
    case(
        Q,
        "attack and counter-attack by one teller",
        one(
            hit("monitor", "front", patients=("brigade",)), hit("monitor", "brigade", patients=("front",), occurrence=2)
        ),
    ),
    case(
        Q,
        "a third tells one attack, a party the other",
        one(
            hit("monitor", "brigade", patients=("front",)), hit("brigade", "front", patients=("brigade",), occurrence=2)
        ),
    ),
    case(
        Q,
        "both own up",
        one(hit("front", "front", patients=("brigade",)), hit("brigade", "brigade", patients=("front",), occurrence=2)),
    ),
    case(
        Q,
        "different places",
        one(
            hit("front", "brigade", patients=("front",), at=("shamran",)),
            hit("brigade", "front", patients=("brigade",), at=("port",), occurrence=2),
        ),
    ),
    case(
        Q,
        "a week apart",
        one(
            hit("front", "brigade", patients=("front",)),
            hit("brigade", "front", patients=("brigade",), on=WEEK_BEFORE, occurrence=2),
        ),
    ),
    case(
        Q,
        "history beside news",
        one(
            hit("front", "brigade", patients=("front",)),
            hit("brigade", "front", patients=("brigade",), background=True, on=WEEK_BEFORE, occurrence=2),
        ),
    ),
    case(
        Q,
        "a plan is no attack",
        one(
            hit("front", "brigade", patients=("front",)), hit("brigade", "front", reality=Reality.PLANNED, occurrence=2)
        ),
    ),
    case(
        Q,
        "imputed to the other side",
        one(hit("front", "brigade", patients=("front",)), hit("brigade", "front", imputed=True, occurrence=2)),
    ),
    case(
        Q,
        "clash names both",
        one(line("front", T.ARMED_CLASH, "front", "brigade"), line("brigade", T.ARMED_CLASH, "front", "brigade")),
    ),
    case(
        Q,
        "denied, not returned",
        one(hit("front", "brigade", patients=("front",)), hit("brigade", "brigade", denied=True, act=Act.DENY)),
    ),
    case(
        Q,
        "two of one state",
        one(hit("army", "front", patients=("army",)), hit("ministry", "front", patients=("army",))),
    ),
)

Q = Question.MEANS
MEANS = (
    case(
        Q,
        "air strike or bomb",
        one(strike("front", tools=("طائرة",)), line("ministry", T.EXPLOSION, tools=("عبوة",))),
        collide="front ministry",
    ),
    case(Q, "shelling or bomb", one(line("front", T.SHELLING), line("brigade", T.EXPLOSION)), collide="front brigade"),
    case(
        Q,
        "chemical or shelling",
        one(line("rescuers", T.CHEMICAL_ATTACK), line("ministry", T.SHELLING)),
        collide="rescuers ministry",
    ),
    case(
        Q,
        "suicide bombing or air strike",
        one(line("ministry", T.SUICIDE_BOMBING), strike("front")),
        collide="ministry front",
    ),
    case(
        Q,
        "suicide bombing or shelling",
        one(line("army", T.SUICIDE_BOMBING), line("front", T.SHELLING)),
        collide="army front",
    ),
    case(
        Q,
        "two reports, one place and day",
        one(strike("front")),
        evening(line("ministry", T.EXPLOSION)),
        collide="front ministry",
    ),
    case(
        Q, "monitor and state", one(strike("monitor")), evening(line("agency", T.EXPLOSION)), collide="monitor agency"
    ),
    case(Q, "outlet and ministry", one(strike(None), line("ministry", T.EXPLOSION)), collide="ministry"),
    case(Q, "rescuers and monitor", one(strike("rescuers"), line("monitor", T.EXPLOSION)), collide="rescuers monitor"),
    case(
        Q,
        "three versions",
        one(strike("front"), line("brigade", T.EXPLOSION), line("ministry", T.SUICIDE_BOMBING)),
        collide="front brigade",
    ),
    case(Q, "air strike is shelling", one(strike("front"), line("ministry", T.SHELLING))),
    case(Q, "bombing is explosion", one(line("front", T.SUICIDE_BOMBING), line("ministry", T.EXPLOSION))),
    case(Q, "attack leaves the means open", one(strike("front"), line("ministry", T.UNSPECIFIED_ATTACK))),
    case(Q, "two occurrences of one report", one(strike("front"), line("ministry", T.EXPLOSION, occurrence=2))),
    case(Q, "two places", one(strike("front", at=("shamran",))), evening(line("ministry", T.EXPLOSION, at=("port",)))),
    case(Q, "two days", one(strike("front")), later(line("ministry", T.EXPLOSION, on=DAY3))),
    case(Q, "one state's two bodies", one(strike("army"), line("ministry", T.EXPLOSION))),
    case(Q, "allies", one(strike("ally"), line("ministry", T.EXPLOSION))),
    case(Q, "possible only", one(strike("front"), line("ministry", T.EXPLOSION, reality=Reality.POSSIBLE))),
    case(
        Q, "history", one(strike("front"), line("ministry", T.EXPLOSION, background=True, on=WEEK_BEFORE, occurrence=2))
    ),
    case(Q, "clash beside a strike", one(strike("front"), line("ministry", T.ARMED_CLASH))),
)

CIV, FIG = VictimStatus.CIVILIAN, VictimStatus.FIGHTER
Q = Question.VICTIM_STATUS
VICTIMS = (
    case(
        Q,
        "seven civilians or seven fighters",
        one(dead("front", 7, status=CIV), dead("ministry", 7, status=FIG)),
        collide="front ministry",
    ),
    case(
        Q,
        "no figures",
        one(dead("front", patients=("مدنيين",)), dead("ministry", patients=("مقاتلين",))),
        collide="front ministry",
    ),
    case(
        Q,
        "two reports, one figure",
        one(dead("front", 7, status=CIV)),
        evening(dead("ministry", 7, status=FIG)),
        collide="front ministry",
    ),
    case(
        Q,
        "mercenaries or citizens",
        one(dead("front", 30, patients=("مرتزقة",)), dead("ministry", 30, patients=("مواطنين",))),
        collide="front ministry",
    ),
    case(
        Q,
        "soldiers or demonstrators",
        one(dead("army", 5, patients=("جنود",)), dead("front", 5, patients=("متظاهرين",))),
        collide="army front",
    ),
    case(
        Q,
        "wounded",
        one(
            line("front", T.INJURY, count=9, of=Counted.INJURED, status=CIV),
            line("ministry", T.INJURY, count=9, of=Counted.INJURED, status=FIG),
        ),
        collide="front ministry",
    ),
    case(
        Q,
        "detained",
        one(
            line("front", T.DETENTION, count=4, of=Counted.DETAINED, status=CIV),
            line("army", T.DETENTION, count=4, of=Counted.DETAINED, status=FIG),
        ),
        collide="front army",
    ),
    case(
        Q,
        "monitor and ministry",
        one(dead("monitor", 12, status=CIV), dead("ministry", 12, status=FIG)),
        collide="monitor ministry",
    ),
    case(
        Q,
        "children or gunmen",
        one(dead("rescuers", 3, patients=("أطفال",)), dead("army", 3, patients=("مسلحين",))),
        collide="rescuers army",
    ),
    case(
        Q,
        "bound that agrees",
        one(dead("monitor", 12, status=CIV), dead("ministry", low=10, count=10, bound=Bound.AT_LEAST, status=FIG)),
        collide="monitor ministry",
    ),
    case(Q, "outlet and ministry", one(dead(None, 7, status=CIV), dead("ministry", 7, status=FIG)), collide="ministry"),
    case(
        Q,
        "civilians and soldiers: two parts",
        one(dead("front", 7, status=CIV), dead("ministry", 3, status=FIG, occurrence=2)),
    ),
    case(
        Q, "both named by one", one(dead("front", 7, patients=("مدنيين", "مقاتلين")), dead("ministry", 7, status=FIG))
    ),
    case(Q, "same word", one(dead("front", 7, status=CIV), dead("ministry", 7, status=CIV))),
    case(Q, "one says nothing", one(dead("front", 7, status=CIV), dead("ministry", 7))),
    case(Q, "one party only", one(dead("army", 7, status=FIG), dead("ministry", 7, status=CIV))),
    case(
        Q,
        "other place",
        one(dead("front", 7, status=CIV, at=("shamran",)), dead("ministry", 7, status=FIG, at=("port",), occurrence=2)),
    ),
    case(
        Q,
        "other day",
        one(dead("front", 7, status=CIV)),
        later(dead("ministry", 7, status=FIG, on=WEEK_BEFORE, background=True)),
    ),
    case(Q, "two tolls of two reports", one(dead("front", 7, status=CIV)), evening(dead("ministry", 40, status=FIG))),
    case(Q, "denied dead", one(dead("front", 7, status=CIV), dead("ministry", patients=("مقاتلين",), denied=True))),
    case(Q, "imputed", one(dead("front", 7, status=CIV), dead("ministry", 7, status=FIG, imputed=True))),
)

Q = Question.OUTCOME
OUTCOME = (
    case(
        Q,
        "foiled or taken",
        one(
            hit("front", "army", patients=("front",), result=Result.FOILED),
            line("ministry", T.CAPTURE_TERRITORY, "army", patients=("front",), occurrence=2),
        ),
        collide="front ministry",
    ),
    case(
        Q,
        "repelled or taken",
        one(
            line("army", T.REPEL, "army", patients=("front",)),
            line("front", T.CAPTURE_TERRITORY, "front", patients=("army",), occurrence=2),
        ),
        collide="army front",
    ),
    case(
        Q,
        "in two reports",
        one(line("army", T.REPEL, "army", patients=("front",))),
        evening(line("front", T.CAPTURE_TERRITORY, "front", patients=("army",))),
        collide="army front",
    ),
    case(
        Q,
        "intercepted or came down",
        one(
            line("army", T.INTERCEPT, "army", patients=("صاروخ",)),
            line("neighbour", T.EXPLOSION, at=("suburb",), occurrence=2),
            line("army", T.SHELLING, "neighbour", patients=("army",), occurrence=3),
        ),
        collide="army neighbour",
    ),
    case(
        Q,
        "intercepted or hit, two outlets",
        one(
            line("ministry", T.INTERCEPT, "army"),
            line("ministry", T.SHELLING, "front", patients=("state",), occurrence=2),
        ),
        evening(line("front", T.SHELLING, at=("suburb",))),
        collide="ministry front",
    ),
    case(
        Q,
        "agency says repelled",
        one(
            line("agency", T.REPEL, "army", patients=("brigade",)),
            line("brigade", T.CAPTURE_TERRITORY, "brigade", patients=("army",), occurrence=2),
        ),
        collide="agency brigade",
    ),
    case(
        Q,
        "success claimed",
        one(
            hit("front", "front", patients=("army",), result=Result.SUCCEEDED),
            hit("army", "front", patients=("army",), result=Result.FOILED),
        ),
        collide="front army",
    ),
    case(
        Q,
        "between two groups",
        one(
            line("front", T.REPEL, "front", patients=("brigade",)),
            line("brigade", T.CAPTURE_TERRITORY, "brigade", patients=("front",), occurrence=2),
        ),
        collide="front brigade",
    ),
    case(
        Q,
        "the other says we took theirs",
        one(
            line("front", T.REPEL, "front", patients=("army",)),
            line("ministry", T.CAPTURE_TERRITORY, "front", patients=("army",), occurrence=2),
        ),
        collide="front ministry",
    ),
    case(
        Q,
        "next morning's paper",
        one(line("army", T.REPEL, "army", patients=("front",))),
        later(line("front", T.CAPTURE_TERRITORY, "front", patients=("army",))),
        collide="army front",
    ),
    case(
        Q,
        "a third says a village fell",
        one(
            line("army", T.REPEL, "army", patients=("front",)),
            line("monitor", T.CAPTURE_TERRITORY, "front", patients=("army",), occurrence=2),
        ),
    ),
    case(
        Q,
        "other village",
        one(
            line("army", T.REPEL, "army", patients=("front",), at=("shamran",)),
            line("front", T.CAPTURE_TERRITORY, "front", patients=("army",), at=("port",), occurrence=2),
        ),
    ),
    case(
        Q,
        "a week apart",
        one(
            line("army", T.REPEL, "army", patients=("front",)),
            line(
                "front", T.CAPTURE_TERRITORY, "front", patients=("army",), on=WEEK_BEFORE, background=True, occurrence=2
            ),
        ),
    ),
    case(
        Q,
        "planned",
        one(
            line("army", T.REPEL, "army", patients=("front",)),
            line("front", T.CAPTURE_TERRITORY, "front", reality=Reality.PLANNED, occurrence=2),
        ),
    ),
    case(
        Q,
        "both stopped",
        one(
            line("army", T.REPEL, "army", patients=("front",)),
            hit("front", "front", patients=("army",), result=Result.FOILED),
        ),
    ),
    case(
        Q,
        "both took",
        one(
            line("army", T.CAPTURE_TERRITORY, "army", patients=("front",)),
            line("front", T.CAPTURE_TERRITORY, "army", patients=("front",)),
        ),
    ),
    case(
        Q,
        "own ally",
        one(
            line("army", T.REPEL, "army", patients=("front",)),
            line("ally", T.CAPTURE_TERRITORY, "army", patients=("front",), occurrence=2),
        ),
    ),
    case(
        Q,
        "dead and stopped",
        one(line("army", T.REPEL, "army", patients=("front",)), dead("front", 2, patients=("army",), occurrence=2)),
    ),
    case(
        Q,
        "unnamed says it fell",
        one(
            line("army", T.REPEL, "army", patients=("front",)),
            line("official", T.CAPTURE_TERRITORY, "front", patients=("army",), occurrence=2),
        ),
    ),
    case(
        Q,
        "partly stopped",
        one(
            hit("army", "front", patients=("army",), result=Result.PARTIAL),
            line("front", T.CAPTURE_TERRITORY, "front", patients=("army",), occurrence=2),
        ),
    ),
    case(
        Q,
        "splinters of the intercepted, no place",
        one(
            line("army", T.INTERCEPT, "army"),
            line("front", T.SHELLING, "front", at=(), patients=("army",), occurrence=2),
        ),
    ),
)

Q = Question.IDENTITY
IDENTITY = (
    case(
        Q,
        "killed this one or that one",
        one(dead("front", patients=("salman",)), dead("ministry", patients=("nadim",))),
        collide="front ministry",
    ),
    case(
        Q,
        "held this one or that one",
        one(line("front", T.DETENTION, patients=("salman",)), line("army", T.DETENTION, patients=("nadim",))),
        collide="front army",
    ),
    case(
        Q,
        "one named in the lexicon",
        one(dead("front", patients=("commander",)), dead("ministry", patients=("nadim",))),
        collide="front ministry",
    ),
    case(
        Q,
        "counted as one",
        one(dead("front", 1, patients=("salman",)), dead("ministry", 1, patients=("nadim",))),
        collide="front ministry",
    ),
    case(
        Q,
        "released",
        one(line("front", T.RELEASE, patients=("salman",)), line("army", T.RELEASE, patients=("nadim",))),
        collide="front army",
    ),
    case(
        Q,
        "missing",
        one(
            line("front", T.DISAPPEARANCE, patients=("salman",)), line("brigade", T.DISAPPEARANCE, patients=("nadim",))
        ),
        collide="front brigade",
    ),
    case(
        Q,
        "two reports, one doer, day and place",
        one(dead("front", agents=("army",), patients=("salman",))),
        evening(dead("ministry", agents=("army",), patients=("nadim",))),
        collide="front ministry",
    ),
    case(
        Q,
        "monitor and ministry",
        one(dead("monitor", patients=("salman",)), dead("ministry", patients=("nadim",))),
        collide="monitor ministry",
    ),
    case(
        Q,
        "agency and group",
        one(dead("agency", patients=("salman",)), dead("front", patients=("commander",))),
        collide="agency front",
    ),
    case(
        Q,
        "two groups",
        one(dead("front", patients=("salman",)), dead("brigade", patients=("commander",))),
        collide="front brigade",
    ),
    case(Q, "the same man", one(dead("front", patients=("salman",)), dead("ministry", patients=("salman",)))),
    case(
        Q,
        "two men, two occurrences",
        one(dead("front", patients=("salman",)), dead("ministry", patients=("nadim",), occurrence=2)),
    ),
    case(Q, "both among many", one(dead("front", 9, patients=("salman",)), dead("ministry", 9, patients=("nadim",)))),
    case(Q, "one names two", one(dead("front", patients=("salman", "nadim")), dead("ministry", patients=("nadim",)))),
    case(Q, "a man and gunmen", one(dead("front", patients=("salman",)), dead("ministry", patients=("gunmen",)))),
    case(Q, "one party's two bodies", one(dead("army", patients=("salman",)), dead("ministry", patients=("nadim",)))),
    case(Q, "outlet names another", one(dead(None, patients=("salman",)), dead("ministry", patients=("nadim",)))),
    case(Q, "denied", one(dead("front", patients=("salman",)), dead("ministry", patients=("nadim",), denied=True))),
    case(
        Q,
        "history",
        one(
            dead("front", patients=("salman",)),
            dead("ministry", patients=("nadim",), background=True, on=WEEK_BEFORE, occurrence=2),
        ),
    ),
    case(
        Q,
        "two places",
        one(dead("front", patients=("salman",), agents=("army",), at=("shamran",))),
        evening(dead("ministry", agents=("army",), patients=("nadim",), at=("port",))),
    ),
    case(
        Q,
        "planned",
        one(dead("front", patients=("salman",)), dead("ministry", patients=("nadim",), reality=Reality.PLANNED)),
    ),
)


def held(by: str | None, **rest: object) -> Line:
    """A detention of the one man of these cases."""
    return line(by, T.DETENTION, **{"patients": ("salman",), **rest})


Q = Question.REPEAT
APRIL = ("2031-04-10", "2031-04-10")
REPEAT = (
    case(
        Q,
        "held twice by one body",
        one(held("ministry", on=APRIL, background=True), held("ministry", occurrence=2)),
        collide="ministry",
    ),
    case(
        Q,
        "two reports, weeks apart",
        one(held("ministry")),
        Told(
            (held("ministry", on=("2031-05-09", "2031-05-09")), held(None, occurrence=3, background=True)),
            published="2031-05-09",
        ),
        collide="ministry",
    ),
    case(Q, "told by two", one(held("ministry", on=APRIL), held("front", occurrence=2)), collide="ministry front"),
    case(
        Q,
        "killed twice",
        one(dead("army", patients=("salman",), on=APRIL), dead("ministry", patients=("salman",), occurrence=2)),
        collide="army ministry",
    ),
    case(
        Q,
        "dead in history and again",
        one(
            dead("front", patients=("salman",), on=APRIL, background=True),
            dead("ministry", patients=("salman",), occurrence=2),
        ),
        collide="front ministry",
    ),
    case(
        Q,
        "released twice",
        one(
            line("ministry", T.RELEASE, patients=("salman",), on=APRIL),
            line("ministry", T.RELEASE, patients=("salman",), occurrence=2),
        ),
        collide="ministry",
    ),
    case(
        Q,
        "the commander held twice",
        one(held("army", patients=("commander",), on=APRIL), held("ministry", patients=("commander",), occurrence=2)),
        collide="army ministry",
    ),
    case(
        Q,
        "killed a year ago",
        one(
            dead("army", patients=("commander",), on=("2030-05-01", "2030-05-01")),
            dead("army", patients=("commander",), occurrence=2),
        ),
        collide="army",
    ),
    case(
        Q,
        "held in another town before",
        one(held("ministry", on=APRIL, at=("shamran",)), held("ministry", occurrence=2)),
        collide="ministry",
    ),
    case(Q, "outlet tells the first", one(held(None, on=APRIL), held("ministry", occurrence=2)), collide="ministry"),
    case(
        Q,
        "released in between",
        one(
            held("ministry", on=APRIL),
            line("ministry", T.RELEASE, patients=("salman",), on=("2031-04-20", "2031-04-20"), occurrence=3),
            held("ministry", occurrence=2),
        ),
    ),
    case(
        Q,
        "escaped in between",
        one(
            held("ministry", on=APRIL),
            line("front", T.ESCAPE, patients=("salman",), on=("2031-04-20", "2031-04-20"), occurrence=3),
            held("ministry", occurrence=2),
        ),
    ),
    case(
        Q,
        "exchanged in between",
        one(
            held("ministry", on=APRIL),
            line("front", T.EXCHANGE, patients=("salman",), on=("2031-04-20", "2031-04-20"), occurrence=3),
            held("ministry", occurrence=2),
        ),
    ),
    case(Q, "mentioned twice", one(held("ministry"), held("front"))),
    case(Q, "two men", one(held("ministry", on=APRIL), held("ministry", patients=("nadim",), occurrence=2))),
    case(Q, "two outlets, one day", one(held("ministry")), evening(held("ministry"))),
    case(Q, "a day's difference", one(held("ministry")), later(held("ministry", on=DAY2))),
    case(Q, "denied", one(held("ministry", on=APRIL), held("ministry", occurrence=2, denied=True))),
    case(Q, "planned", one(held("ministry", on=APRIL), held("ministry", occurrence=2, reality=Reality.PLANNED))),
    case(Q, "demanded", one(held("ministry", on=APRIL), held("front", occurrence=2, reality=Reality.DEMANDED))),
    case(
        Q,
        "supposed by the article",
        one(held("ministry", on=APRIL), held(None, occurrence=2, reality=Reality.POSSIBLE)),
    ),
    case(
        Q,
        "held, released, held as released",
        one(held("ministry", on=APRIL), line("ministry", T.RELEASE, patients=("salman",), occurrence=2)),
    ),
)

Q = Question.TIME
TIME = (
    case(
        Q,
        "two days, one toll",
        one(dead("monitor", 30)),
        later(dead("ministry", 30, on=DAY2)),
        collide="monitor ministry",
    ),
    case(
        Q,
        "two days, toll grown a little",
        one(dead("monitor", 200)),
        later(dead(None, 220, on=DAY2)),
        collide="monitor",
    ),
    case(
        Q, "in one report, one occurrence", one(strike("front"), strike("ministry", on=DAY3)), collide="front ministry"
    ),
    case(
        Q,
        "day before",
        one(dead("front", 12)),
        evening(dead("army", 12, on=("2031-05-02", "2031-05-02"))),
        collide="front army",
    ),
    case(
        Q,
        "two days before, other outlet",
        one(dead("front", 12, on=("2031-05-02", "2031-05-02"))),
        evening(dead("army", 12)),
        collide="front army",
    ),
    case(
        Q, "two outlets in their own voice", one(dead(None, 50)), later(dead(None, 50, on=DAY2)), collide="صحيفة إذاعة"
    ),
    case(
        Q,
        "at least",
        one(dead("monitor", 60, bound=Bound.AT_LEAST)),
        later(dead("ministry", 60, on=DAY2)),
        collide="monitor ministry",
    ),
    case(
        Q, "rescuers and agency", one(dead("rescuers", 9)), later(dead("agency", 9, on=DAY2)), collide="rescuers agency"
    ),
    case(
        Q,
        "wounded",
        one(line("front", T.INJURY, count=40, of=Counted.INJURED)),
        later(line("army", T.INJURY, count=40, of=Counted.INJURED, on=DAY2)),
        collide="front army",
    ),
    case(
        Q,
        "blast in one report",
        one(line("front", T.EXPLOSION), line("ministry", T.EXPLOSION, on=DAY3)),
        collide="front ministry",
    ),
    case(
        Q,
        "night and next morning",
        one(dead("front", 30, on=("2031-05-04", "2031-05-05"), precision=TimePrecision.NIGHT)),
        later(dead("ministry", 30, on=DAY2)),
    ),
    case(
        Q,
        "night of the day before",
        one(dead("front", 30, precision=TimePrecision.NIGHT)),
        later(dead("ministry", 30, on=DAY2)),
    ),
    case(Q, "dawn", one(dead("front", 30, on=DAY2, precision=TimePrecision.PART_OF_DAY)), later(dead("ministry", 30))),
    case(
        Q,
        "this week",
        one(dead("front", 30)),
        later(dead("ministry", 30, on=("2031-05-04", "2031-05-10"), precision=TimePrecision.WEEK)),
    ),
    case(Q, "no day told", one(dead("front", 30)), later(dead("ministry", 30, on=None))),
    case(Q, "small tolls on two days", one(dead("front", 2)), later(dead("ministry", 2, on=DAY2))),
    case(Q, "fighting goes on", one(hit("front", "army")), later(hit("ministry", "front", on=DAY2))),
    case(Q, "other toll", one(dead("front", 10)), later(dead("ministry", 40, on=DAY2))),
    case(Q, "history", one(dead("front", 30)), later(dead("ministry", 30, on=WEEK_BEFORE, background=True))),
    case(
        Q, "same teller, same report, two occurrences", one(dead("front", 30), dead("front", 30, on=DAY2, occurrence=2))
    ),
    case(Q, "other place", one(dead("front", 30, at=("shamran",))), later(dead("ministry", 30, on=DAY2, at=("port",)))),
)

Q = Question.PERPETRATOR
PERPETRATOR = (
    case(
        Q,
        "accused and denying",
        one(strike("front", "army"), strike("army", "army", denied=True, act=Act.DENY)),
        collide="front army",
    ),
    case(
        Q,
        "denial in another report",
        one(strike("front", "army")),
        evening(strike("ministry", "army", denied=True, act=Act.DENY)),
        collide="front ministry",
    ),
    case(
        Q,
        "ally denies for it",
        one(strike("front", "army"), strike("ally", "army", denied=True, act=Act.DENY)),
        collide="front ally",
    ),
    case(
        Q,
        "our forces did not",
        one(strike("front", "army"), strike("army", "قواتنا", denied=True, act=Act.DENY)),
        collide="front army",
    ),
    case(Q, "two doers", one(strike("front", "army"), strike("ministry", "neighbour")), collide="front ministry"),
    case(
        Q,
        "two doers in two reports",
        one(strike("front", "army", patients=("people",))),
        evening(strike("ministry", "neighbour", patients=("people",))),
        collide="front ministry",
    ),
    case(
        Q,
        "killing",
        one(dead("front", agents=("army",)), dead("ministry", agents=("brigade",))),
        collide="front ministry",
    ),
    case(Q, "outlet and party", one(dead(None, agents=("army",)), dead("ally", agents=("brigade",))), collide="ally"),
    case(Q, "unnamed accuser", one(strike("official", "brigade"), strike("front", "legion")), collide="official front"),
    case(
        Q,
        "suspected",
        one(
            strike(None, patients=("people",)),
            strike("front", "army", reality=Reality.POSSIBLE),
            strike("army", "army", denied=True),
        ),
        collide="front army",
    ),
    case(
        Q,
        "not us beside it was another",
        one(strike("monitor", "neighbour"), strike("army", "army", denied=True, act=Act.DENY)),
    ),
    case(Q, "gunmen may be the front", one(strike("monitor", "gunmen"), strike("ministry", "front"))),
    case(
        Q,
        "blow and counter-blow",
        one(strike("front", "army", patients=("front",)), strike("army", "front", patients=("army",), occurrence=2)),
    ),
    case(Q, "body and state", one(strike("front", "army"), strike("brigade", "ministry"))),
    case(Q, "both deny", one(strike("army", "army", denied=True), strike("neighbour", "neighbour", denied=True))),
    case(
        Q, "two sides of a clash", one(line("front", T.ARMED_CLASH, "army"), line("ministry", T.ARMED_CLASH, "front"))
    ),
    case(Q, "two outlets' own words", one(strike(None, "army")), evening(strike(None, "neighbour"))),
    case(
        Q,
        "other blow, other place",
        one(strike("front", "army", at=("shamran",)), strike("ministry", "neighbour", at=("port",), occurrence=2)),
    ),
    case(Q, "imputed", one(strike("front", "army"), strike("ministry", "neighbour", imputed=True))),
    case(
        Q,
        "threatened, not done",
        one(strike("front", "army"), strike("ministry", "neighbour", reality=Reality.PLANNED)),
    ),
)

Q = Question.COUNT
COUNT = (
    case(Q, "two sources of one report", one(dead("monitor", 21), dead("rescuers", 70)), collide="monitor rescuers"),
    case(
        Q,
        "range above",
        one(dead("monitor", 21), dead("rescuers", 40, bound=Bound.AT_LEAST)),
        collide="monitor rescuers",
    ),
    case(Q, "lower figure later", one(dead("front", 60)), later(dead("ministry", 20)), collide="front ministry"),
    case(
        Q,
        "one or three bombers",
        one(
            line("monitor", T.SUICIDE_BOMBING, count=3, of=Counted.OTHER),
            line("agency", T.SUICIDE_BOMBING, count=1, of=Counted.OTHER),
        ),
        collide="monitor agency",
    ),
    case(
        Q,
        "unnamed reports in one text",
        one(dead("ministry", 5), dead("activists", 100, bound=Bound.AT_LEAST)),
        collide="ministry activists",
    ),
    case(
        Q,
        "detained",
        one(
            line("front", T.DETENTION, count=90, of=Counted.DETAINED),
            line("ministry", T.DETENTION, count=12, of=Counted.DETAINED),
        ),
        collide="front ministry",
    ),
    case(Q, "later higher", one(dead("monitor", 21)), later(dead("ministry", 70))),
    case(Q, "bound and figure", one(dead("monitor", 70), dead("rescuers", 50, bound=Bound.AT_LEAST))),
    case(Q, "about", one(dead("monitor", 100, bound=Bound.ABOUT), dead("rescuers", 105))),
    case(Q, "one party", one(dead("army", 12), dead("ministry", 15))),
    case(Q, "outlet and source", one(dead(None, 25), dead("monitor", 18))),
    case(Q, "civilians are a part", one(dead("monitor", 220), dead("rescuers", 127, status=CIV))),
    case(
        Q,
        "other side's dead",
        one(dead("monitor", 30, patients=("front",)), dead("rescuers", 10, patients=("brigade",), occurrence=2)),
    ),
    case(
        Q,
        "since last month",
        one(dead("monitor", 30), dead("rescuers", 300, on=MONTH, precision=TimePrecision.MONTH, occurrence=2)),
    ),
    case(Q, "marked as earlier", one(dead("front", 12, earlier=True), dead("monitor", 20))),
    case(Q, "killed and wounded", one(dead("monitor", 12), line("rescuers", T.INJURY, count=40, of=Counted.INJURED))),
    case(Q, "denied", one(dead("monitor", 12), dead("ministry", 40, denied=True))),
    case(Q, "unnamed source of another report", one(dead("activists", 60)), later(dead("ministry", 20))),
    case(Q, "imputed", one(dead("monitor", 12), dead("ministry", 40, imputed=True))),
    case(Q, "one of many dead", one(dead("monitor", 12, patients=("people",)), dead("army", 2, patients=("brigade",)))),
)

Q = Question.OCCURRENCE
OCCURRENCE = (
    case(
        Q,
        "it was and it was not",
        one(line("front", T.CHEMICAL_ATTACK), line("ministry", T.CHEMICAL_ATTACK, denied=True, act=Act.DENY)),
        collide="front ministry",
    ),
    case(
        Q,
        "captured or not",
        one(line("front", T.CAPTURE_TERRITORY), line("ministry", T.CAPTURE_TERRITORY, denied=True, act=Act.DENY)),
        collide="front ministry",
    ),
    case(
        Q,
        "in two reports",
        one(line("front", T.DETENTION)),
        evening(line("ministry", T.DETENTION, denied=True, act=Act.DENY)),
        collide="front ministry",
    ),
    case(
        Q,
        "damage denied after it was told",
        one(line("front", T.DESTROY_PROPERTY)),
        evening(line("ministry", T.DESTROY_PROPERTY, denied=True, act=Act.DENY)),
        collide="front ministry",
    ),
    case(
        Q,
        "no damage at first",
        one(line("ministry", T.DESTROY_PROPERTY, denied=True, act=Act.DENY)),
        evening(line("front", T.DESTROY_PROPERTY)),
    ),
    case(
        Q,
        "our men were not hurt",
        one(
            line("front", T.INJURY, patients=("people",)),
            line("ministry", T.INJURY, patients=("army",), denied=True, act=Act.DENY),
        ),
    ),
    case(Q, "the outlet says none was", one(line("front", T.INJURY), line(None, T.INJURY, denied=True, act=Act.DENY))),
    case(Q, "one party", one(line("army", T.DETENTION), line("ministry", T.DETENTION, denied=True, act=Act.DENY))),
    case(
        Q,
        "called for, not done",
        one(
            line("front", T.CEASEFIRE, reality=Reality.DEMANDED),
            line("ministry", T.CEASEFIRE, denied=True, act=Act.DENY),
        ),
    ),
    case(Q, "another act", one(line("front", T.SIEGE), line("ministry", T.DETENTION, denied=True, occurrence=2))),
)

ALL = (
    *STARTED, *MEANS, *VICTIMS, *OUTCOME, *IDENTITY, *REPEAT, *TIME, *PERPETRATOR, *COUNT, *OCCURRENCE,
)  # fmt: skip
