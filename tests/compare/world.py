"""An invented world and short hands for writing readings of it: who says what happened to whom, where, when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from riwaya.compare.kinship import make_kinship
from riwaya.model import (
    OUTLET,
    Act,
    Actor,
    ActorKind,
    ActorSpan,
    Bound,
    Claim,
    Counted,
    CountSpan,
    Event,
    EventType,
    MadeBy,
    Place,
    PlaceKind,
    PlacePrecision,
    PlaceSpan,
    Polarity,
    Reading,
    Reality,
    Relay,
    Result,
    Span,
    TimeBasis,
    TimePrecision,
    TimeSpan,
    VictimStatus,
    Voice,
    make_report,
)

# name, kind, lexicon entry
ACTORS: dict[str, tuple[str, ActorKind, str | None]] = {
    "front": ("جبهة السنديان", ActorKind.ARMED_GROUP, "actor:front"),
    "brigade": ("لواء الغيم", ActorKind.ARMED_GROUP, "actor:brigade"),
    "legion": ("فيلق الصنوبر", ActorKind.ARMED_GROUP, "actor:legion"),
    "state": ("جمهورية مرجانة", ActorKind.STATE_BODY, "actor:state"),
    "army": ("جيش مرجانة", ActorKind.STATE_BODY, "actor:army"),
    "ministry": ("وزارة دفاع مرجانة", ActorKind.STATE_BODY, "actor:ministry"),
    "agency": ("وكالة مرجان", ActorKind.MEDIA, "actor:agency"),
    "neighbour": ("مملكة زنبار", ActorKind.STATE_BODY, "actor:neighbour"),
    "ally": ("إمارة دلوان", ActorKind.STATE_BODY, "actor:ally"),
    "monitor": ("مرصد هربون", ActorKind.MONITOR, "actor:monitor"),
    "rescuers": ("فرق النجدة في هربون", ActorKind.MONITOR, "actor:rescuers"),
    "people": ("سكان هربون", ActorKind.POPULATION, None),
    "gunmen": ("مسلحون", ActorKind.ARMED_GROUP, None),
    "official": ("مصدر عسكري", ActorKind.UNNAMED_SOURCE, None),
    "activists": ("ناشطون", ActorKind.UNNAMED_SOURCE, None),
    "salman": ("صخر الدلواني", ActorKind.PERSON, None),
    "nadim": ("نديم الزنباري", ActorKind.PERSON, None),
    "commander": ("رعد السندي", ActorKind.PERSON, "actor:commander"),
}
PLACES: dict[str, tuple[str, PlaceKind, float | None, float | None]] = {
    "harbun": ("تل هربون", PlaceKind.TOWN, 10.0, 10.0),
    "suburb": ("حي الخزف", PlaceKind.DISTRICT, 10.02, 10.01),
    "shamran": ("وادي شمران", PlaceKind.TOWN, 11.5, 11.5),
    "ford": ("مخاضة الطرفاء", PlaceKind.VILLAGE, 10.6, 10.6),
    "port": ("مرفأ الأصداف", PlaceKind.TOWN, 10.0, 13.0),
    "province": ("محافظة هربون", PlaceKind.GOVERNORATE, 10.1, 10.1),
    "country": ("مرجانة", PlaceKind.COUNTRY, None, None),
}
KINSHIP = make_kinship(
    {"actor:army": "actor:state", "actor:ministry": "actor:state", "actor:agency": "actor:state"},
    [("actor:state", "actor:ally")],
)


@dataclass(frozen=True)
class Line:
    """One event as one speaker tells it; ``by`` None is the article's own voice."""

    by: str | None
    what: EventType
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    at: tuple[str, ...] = ("harbun",)
    on: tuple[str, str] | None = ("2031-05-04", "2031-05-04")
    precision: TimePrecision = TimePrecision.DAY
    count: int | None = None
    low: int | None = None
    bound: Bound = Bound.EXACT
    of: Counted = Counted.KILLED
    status: VictimStatus = VictimStatus.UNKNOWN
    tools: tuple[str, ...] = ()
    denied: bool = False
    reality: Reality = Reality.OCCURRED
    result: Result | None = None
    occurrence: int = 1
    act: Act = Act.STATE
    relay: Relay = Relay.NEUTRAL
    background: bool = False
    imputed: bool = False
    words: str = "حدث"
    earlier: bool = False
    beside: EventType | None = None
    """Another event that the same claim tells in the same sentence, of nobody named."""


def line(by: str | None, what: EventType, *agents: str, **rest: object) -> Line:
    """A Line whose doers stand as plain arguments."""
    return replace(Line(by, what, tuple(agents)), **rest)  # type: ignore[arg-type]


@dataclass(frozen=True)
class _Writer:
    text: list[str]

    def put(self, words: str) -> Span:
        start = sum(len(piece) for piece in self.text)
        self.text.append(words + " ")
        return Span(start, start + len(words), words)


def reading(name: str, lines: Sequence[Line], *, outlet: str = "صحيفة الموج", published: str = "2031-05-04") -> Reading:
    """A Reading of a report that says these lines, one sentence each, in this order."""
    writer = _Writer([])
    title = writer.put(name)
    writer.text[-1] = name + "\n\n"
    mentions: dict[str, list[Span]] = {}
    spots: dict[str, list[Span]] = {}
    claims, events = [], []
    for number, row in enumerate(lines, 1):
        start = sum(len(piece) for piece in writer.text)
        if row.earlier:
            writer.put("في وقت سابق")
        source = writer.put(ACTORS[row.by][0]) if row.by else None
        cue = writer.put("قال") if row.by else None
        if row.by and source:
            mentions.setdefault(row.by, []).append(source)
        told = [_event(writer, f"e{number}", f"c{number}", row, mentions, spots)]
        if row.beside is not None:
            beside = Line(row.by, row.beside, at=row.at, on=row.on, occurrence=row.occurrence + 50)
            told.append(_event(writer, f"e{number}-beside", f"c{number}", beside, mentions, spots))
        end = sum(len(piece) for piece in writer.text) - 1
        writer.text[-1] = writer.text[-1].rstrip() + ".\n"
        content = Span(start, end, "".join(writer.text)[start:end])
        claims.append(
            Claim(
                id=f"c{number}",
                key=f"{name}-c{number}",
                voice=Voice.ATTRIBUTED if row.by else Voice.AUTHOR,
                content=content,
                source=source,
                source_actor=row.by,
                cue=cue,
                chain=(row.by, OUTLET) if row.by else (OUTLET,),
                act=row.act,
                relay=row.relay,
                imputed=row.imputed,
            )
        )
        events += told
    report = make_report("".join(writer.text), ref=name, title=title.text, outlet=outlet, published=published)
    return Reading(
        made_by=MadeBy("0", "by hand", "none", None),
        report=report,
        actors=tuple(
            Actor(key, ACTORS[key][0], ACTORS[key][1], tuple(spans), known_as=ACTORS[key][2])
            for key, spans in mentions.items()
        ),
        places=tuple(_place(key, spans) for key, spans in spots.items()),
        claims=tuple(claims),
        events=tuple(events),
    )


def _event(
    writer: _Writer, name: str, claim: str, row: Line, mentions: dict[str, list[Span]], spots: dict[str, list[Span]]
) -> Event:
    trigger = writer.put(row.words)
    agents = _roles(writer, row.agents, mentions)
    patients = _roles(writer, row.patients, mentions)
    tools = tuple(writer.put(tool) for tool in row.tools)
    places = []
    for key in row.at:
        span = writer.put(PLACES[key][0])
        spots.setdefault(key, []).append(span)
        places.append(PlaceSpan(span.start, span.end, span.text, key))
    times: tuple[TimeSpan, ...] = ()
    if row.on is not None:
        span = writer.put("يومها")
        times = (TimeSpan(span.start, span.end, span.text, *row.on, row.precision, TimeBasis.TEXT),)
    counts: tuple[CountSpan, ...] = ()
    if row.count is not None or row.low is not None:
        span = writer.put(str(row.count if row.count is not None else row.low))
        low = row.low if row.low is not None else row.count
        high = row.count if row.bound is Bound.EXACT else None
        counts = (CountSpan(span.start, span.end, span.text, row.count, low, high, row.bound, row.of, row.status),)
    return Event(
        id=name,
        key=name,
        claim=claim,
        type=row.what,
        trigger=trigger,
        agents=agents,
        patients=patients,
        instruments=tools,
        places=tuple(places),
        times=times,
        counts=counts,
        polarity=Polarity.DENIED if row.denied else Polarity.AFFIRMED,
        reality=row.reality,
        result=row.result,
        background=row.background,
        occurrence=row.occurrence,
    )


def _roles(writer: _Writer, keys: Sequence[str], mentions: dict[str, list[Span]]) -> tuple[ActorSpan, ...]:
    found = []
    for key in keys:
        if key not in ACTORS:  # words that stand for nobody known
            span = writer.put(key)
            found.append(ActorSpan(span.start, span.end, span.text))
            continue
        span = writer.put(ACTORS[key][0])
        mentions.setdefault(key, []).append(span)
        found.append(ActorSpan(span.start, span.end, span.text, key))
    return tuple(found)


def _place(key: str, spans: Sequence[Span]) -> Place:
    name, kind, latitude, longitude = PLACES[key]
    precision = PlacePrecision.EXACT if latitude is not None else PlacePrecision.COUNTRY
    return Place(
        key, name, kind, tuple(spans), latitude=latitude, longitude=longitude, precision=precision, country="MJ"
    )
