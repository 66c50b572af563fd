"""One reading of an invented report, made by hand: everything that a page has to show stands in it once."""

from riwaya.model import (
    OUTLET,
    Act,
    Actor,
    ActorKind,
    ActorSpan,
    Alias,
    AliasKind,
    Bound,
    Claim,
    ClaimedRole,
    Confidence,
    Contradiction,
    Counted,
    CountSpan,
    Event,
    EventType,
    Evidence,
    EvidenceKind,
    Framing,
    FramingKind,
    Hypothesis,
    MadeBy,
    Note,
    NoteKind,
    Place,
    PlaceKind,
    PlacePrecision,
    PlaceSpan,
    Polarity,
    Question,
    Reading,
    Relay,
    Result,
    Span,
    TimeBasis,
    TimePrecision,
    TimeSpan,
    VictimStatus,
    Voice,
    Wording,
    make_report,
)

TITLE = "قوات الهضبة: هجوم على سد الخابية أُحبط"
TEXT = (
    TITLE
    + """

قالت قوات الهضبة إن جيش لاوند هاجم سد الخابية ليل الأحد، وإن مقاتليها أسقطوا طائرتين مسيرتين، مضيفة أن ذاكرة إحداهما سُلمت إلى لجنة الهدنة.
وزعم الناطق باسم جيش لاوند أن قوات الهضبة هي التي هاجمت السد وقتلت سبعة جنود على الأقل.
ونقلت وكالة الأفق عن مصدر في اللجنة قوله إن الطرفين يتفاوضان، لكنه أكد أن الاتفاق بعيد.
وبقي الطريق إلى بلدة شقحاء مقطوعاً أمس، إما بسبب السيول أو بسبب الألغام.
"""
)


def at(words: str, nth: int = 1, text: str = TEXT) -> Span:
    """Where these words stand for the nth time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span.at(text, start, start + len(words))


def _as(noun, words, nth=1, **more):  # type: ignore[no-untyped-def]
    span = at(words, nth)
    return noun(span.start, span.end, span.text, **more)


def reading() -> Reading:
    """The reading of ``TEXT``."""
    report = make_report(
        TEXT,
        ref="hill-1",
        title=TITLE,
        outlet="صحيفة الهضبة",
        url="https://example.org/hill-1",
        published="2031-03-04",
    )
    return Reading(
        made_by=MadeBy("0.1.0", "grammar", "sha256:0123", "sha256:4567"),
        report=report,
        actors=_actors(),
        places=_places(),
        claims=_claims(),
        events=_events(),
        evidence=(Evidence("v1", EvidenceKind.DEVICE_DATA, at("ذاكرة إحداهما"), "ac1", ("ac4",), "c2"),),
        hypotheses=(Hypothesis("e6", (at("بسبب السيول"), at("بسبب الألغام")), "c7"),),
        framing=(_as(Framing, "زعم", target="ac2", kind=FramingKind.LOADED_VERB, claim=None),),
        contradictions=(
            Contradiction(
                "e1",
                "e3",
                Question.WHO_STARTED,
                Wording(
                    "Hill Forces says that the army attacked; the army says that Hill Forces did",
                    "تقول كل جهة إن الأخرى هاجمت",
                ),
            ),
        ),
        notes=(Note(NoteKind.UNRESOLVED_PLACE, at("شقحاء"), "not in the place tables"),),
    )


def _actors() -> tuple[Actor, ...]:
    return (
        Actor(
            "ac1",
            "قوات الهضبة",
            ActorKind.ARMED_GROUP,
            (at("قوات الهضبة"), at("قوات الهضبة", 2)),
            name_en="Hill Forces",
            known_as="actor:hill",
            aliases=(Alias("الهـ.ـضبة", AliasKind.DISGUISED),),
        ),
        Actor(
            "ac2",
            "جيش لاوند",
            ActorKind.STATE_BODY,
            (at("جيش لاوند"),),
            name_en="Army of Lawand",
            known_as="actor:lawand",
        ),
        Actor(
            "ac3",
            "الناطق باسم جيش لاوند",
            ActorKind.PERSON,
            (at("الناطق باسم جيش لاوند"),),
            roles=(ClaimedRole("ناطق", "ac2", "c3"),),
        ),
        Actor("ac4", "لجنة الهدنة", ActorKind.INTERNATIONAL_BODY, (at("لجنة الهدنة"),)),
        Actor("ac5", "وكالة الأفق", ActorKind.MEDIA, (at("وكالة الأفق"),)),
        Actor("ac6", "مصدر في اللجنة", ActorKind.UNNAMED_SOURCE, (at("مصدر في اللجنة"),)),
    )


def _places() -> tuple[Place, ...]:
    return (
        Place(
            "pl1",
            "سد الخابية",
            PlaceKind.BUILDING,
            (at("سد الخابية"),),
            name_en="Khabiya dam",
            latitude=12.5,
            longitude=41.25,
            precision=PlacePrecision.EXACT,
            country="ZZ",
            gazetteer="own",
            reason="named with سد",
        ),
        Place("pl2", "شقحاء", PlaceKind.TOWN, (at("شقحاء"),), reason="not in the place tables"),
    )


def _claim(id_: str, content: Span, **more) -> Claim:  # type: ignore[no-untyped-def]
    sure = Confidence(0.8, "verb and named speaker")
    return Claim(
        id=id_,
        key=f"key-{id_}",
        voice=Voice.ATTRIBUTED,
        content=content,
        confidence=sure,
        because=("cue.ar.qala",),
        **more,
    )


def _claims() -> tuple[Claim, ...]:
    hill = {"source": at("قوات الهضبة", 2), "source_actor": "ac1", "chain": ("ac1", OUTLET)}
    return (
        _claim(
            "c0",
            at("هجوم على سد الخابية أُحبط"),
            source=at("قوات الهضبة"),
            source_actor="ac1",
            cue=at(":"),
            chain=("ac1", OUTLET),
        ),
        _claim(
            "c1", at("جيش لاوند هاجم سد الخابية ليل الأحد، وإن مقاتليها أسقطوا طائرتين مسيرتين"), cue=at("قالت"), **hill
        ),
        _claim(
            "c2",
            at("ذاكرة إحداهما سُلمت إلى لجنة الهدنة"),
            cue=at("مضيفة"),
            source_actor="ac1",
            chain=("ac1", OUTLET),
            evidence=("v1",),
        ),
        _claim(
            "c3",
            at("قوات الهضبة هي التي هاجمت السد وقتلت سبعة جنود على الأقل"),
            cue=at("زعم"),
            source=at("الناطق باسم جيش لاوند"),
            source_actor="ac3",
            chain=("ac3", OUTLET),
            act=Act.ACCUSE,
            relay=Relay.DOUBTING,
        ),
        _claim(
            "c4",
            at("مصدر في اللجنة قوله إن الطرفين يتفاوضان"),
            cue=at("نقلت"),
            source=at("وكالة الأفق"),
            source_actor="ac5",
            chain=("ac5", OUTLET),
        ),
        _claim(
            "c5",
            at("الطرفين يتفاوضان"),
            cue=at("قوله"),
            source=at("مصدر في اللجنة"),
            source_actor="ac6",
            chain=("ac6", "ac5", OUTLET),
            parent="c4",
        ),
        _claim(
            "c6", at("الاتفاق بعيد"), cue=at("أكد"), source_actor="ac6", chain=("ac6", "ac5", OUTLET), act=Act.OPINE
        ),
        Claim(
            "c7", "key-c7", Voice.AUTHOR, at("بقي الطريق إلى بلدة شقحاء مقطوعاً أمس، إما بسبب السيول أو بسبب الألغام")
        ),
    )


def _events() -> tuple[Event, ...]:
    dam = _as(PlaceSpan, "سد الخابية", 2, place="pl1")
    night = _as(
        TimeSpan,
        "ليل الأحد",
        from_="2031-03-02",
        to="2031-03-03",
        precision=TimePrecision.NIGHT,
        basis=TimeBasis.REPORT,
    )
    dead = _as(
        CountSpan,
        "سبعة جنود على الأقل",
        value=7,
        low=7,
        bound=Bound.AT_LEAST,
        of=Counted.KILLED,
        status=VictimStatus.FIGHTER,
        side="ac2",
    )
    return (
        Event(
            "e1",
            "key-e1",
            "c1",
            EventType.GROUND_ATTACK,
            at("هاجم"),
            agents=(_as(ActorSpan, "جيش لاوند", actor="ac2"),),
            places=(dam,),
            times=(night,),
            occurrence=1,
        ),
        Event(
            "e2",
            "key-e2",
            "c1",
            EventType.INTERCEPT,
            at("أسقطوا"),
            agents=(_as(ActorSpan, "مقاتليها", actor="ac1"),),
            occurrence=2,
        ),
        Event(
            "e3",
            "key-e3",
            "c3",
            EventType.GROUND_ATTACK,
            at("هاجمت"),
            agents=(_as(ActorSpan, "قوات الهضبة", 3, actor="ac1"),),
            occurrence=1,
        ),
        Event("e4", "key-e4", "c3", EventType.KILLING, at("قتلت"), counts=(dead,), occurrence=3),
        Event("e5", "key-e5", "c5", EventType.NEGOTIATE, at("يتفاوضان"), occurrence=4),
        Event(
            "e6",
            "key-e6",
            "c7",
            EventType.OTHER_CONFLICT,
            at("مقطوعاً"),
            polarity=Polarity.AFFIRMED,
            background=True,
            occurrence=5,
        ),
        Event("e0", "key-e0", "c0", EventType.UNSPECIFIED_ATTACK, at("هجوم"), result=Result.FOILED, occurrence=1),
    )
