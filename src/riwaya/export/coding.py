"""An incident and its tellings -> coded rows to be, as a machine makes them; nobody has checked what they say."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from riwaya.compare.days import Days, iso
from riwaya.compare.kinship import Kinship
from riwaya.compare.questions.sides import parties
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.export.coded import Coded, Figure, Reason, Side, Told
from riwaya.export.crosswalk import Crosswalk
from riwaya.export.ends import ends, side_of
from riwaya.export.scenes import Scene, scenes
from riwaya.model import (
    Counted,
    CountSpan,
    EventType,
    Incident,
    Place,
    PlacePrecision,
    Report,
    TimePrecision,
    VictimStatus,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the tellings. ``side_key``: report id and actor id -> key of the party that actor is;
    ``headline``: a report -> its title as it may be shown; ``private``: whether somebody told is a private person."""

    kinship: Kinship
    side_key: Callable[[str, str], str | None] = lambda _report, _actor: None
    headline: Callable[[Report], str | None] = lambda report: report.title.text if report.title is not None else None
    private: Callable[[Telling, Who], bool] = lambda _telling, _who: False


def code(incident: Incident, tellings: Sequence[Telling], crosswalk: Crosswalk, known: Known) -> tuple[Coded, ...]:
    """The rows of an incident. A row's id hangs on its first published telling, so that later reports keep it."""
    table = crosswalk.tables["acled"]
    return tuple(_coded(incident, scene, known) for scene in scenes(tellings, table["types"], table["one_row"]))


def _coded(incident: Incident, scene: Scene, known: Known) -> Coded:
    both = ends(scene.tellings, scene.denials, known.kinship, known.private)
    told = tuple(told_of(t, known) for t in (*scene.tellings, *scene.denials))
    own = [t for t in scene.tellings if not t.denied]
    return Coded(
        id=_row_id(incident, scene),
        incident=incident.id,
        title=incident.title,
        type=scene.type,
        first=iso(scene.days.first) if scene.days is not None else None,
        last=iso(scene.days.last) if scene.days is not None else None,
        precision=_precision(scene.days, own),
        place=scene.spot.place if scene.spot is not None else None,
        side_a=both.a,
        side_b=both.b,
        disputed=both.disputed,
        civilians_only=both.civilians_only,
        fought=scene.type is not EventType.CAPTURE_TERRITORY or any(t.event.type in _FOUGHT for t in own),
        told=told,
        figures=tuple(f for t in own for f in _figures(t, known)),
        plural_without_figure=tuple(told_of(t, known) for t in own if _plural_dead(t)),
        split=(scene.number, scene.of),
        clear=scene.of == 1 and scene.days is not None and scene.days.fine,
        why=tuple(_reasons(scene)),
        places_told=tuple(dict.fromkeys(p.text for t in own for p in t.event.places)),
    )


_FOUGHT = frozenset(
    (EventType.ARMED_CLASH, EventType.GROUND_ATTACK, EventType.RAID, EventType.REPEL, EventType.UNSPECIFIED_ATTACK)
)


def _row_id(incident: Incident, scene: Scene) -> str:
    founder = scene.founder
    words = f"{founder.report.id}|{founder.event.key}|{scene.number}"
    return f"{incident.id}.{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def told_of(telling: Telling, known: Known) -> Told:
    """A telling as what rows and notes need of it."""
    report, claim = telling.report, telling.claim
    return Told(
        report=report.id,
        ref=report.ref,
        outlet=report.outlet,
        url=report.url,
        published=report.published,
        headline=known.headline(report),
        claim=claim.id,
        key=claim.key,
        event=telling.event.id,
        speaker=_side(telling, telling.speaker, known),
        named=telling.speaker.named,
        own_voice=telling.own_voice,
        act=claim.act,
        type=telling.event.type,
        denied=telling.denied,
        agents=tuple(_side(telling, w, known) for w in parties(telling.agents)),
        patients=tuple(_side(telling, w, known) for w in parties(telling.patients)),
    )


def _side(telling: Telling, who: Who, known: Known) -> Side:
    return side_of(who, private=known.private(telling, who))


def _figures(telling: Telling, known: Known) -> Iterator[Figure]:
    counts = [c for c in telling.event.counts if c.of is Counted.KILLED and c.since is None]
    most = max((c.value or c.low or 0 for c in counts), default=0)
    for count in counts:
        number = count.value if count.value is not None else count.low
        if (count.value, count.low, count.high) == (None, None, None):
            continue
        yield Figure(
            told=told_of(telling, known),
            words=count.text,
            value=count.value,
            low=count.low,
            high=count.high,
            bound=count.bound,
            status=count.status,
            side=_whose(count, telling, known),
            part=count.sex_age is not None and (number or 0) < most,
        )


def _whose(count: CountSpan, telling: Telling, known: Known) -> str | None:
    if count.side is not None:
        return known.side_key(telling.report.id, count.side)
    listed = [w.key for w in telling.patients if w.actor is not None]
    return listed[0] if len(listed) == 1 and count.status is VictimStatus.FIGHTER else None


def _plural_dead(telling: Telling) -> bool:
    """Deaths told without any figure: a killing of "a number of" people, or of a plural."""
    counts = telling.event.counts
    killed = [c for c in counts if c.of is Counted.KILLED]
    empty = [c for c in killed if (c.value, c.low, c.high) == (None, None, None)]
    return bool(empty) or (telling.event.type is EventType.KILLING and not counts)


def _precision(days: Days | None, tellings: Sequence[Telling]) -> TimePrecision:
    """The precision of the days that were chosen: as told where one telling gives just these, else by their length."""
    if days is None:
        return TimePrecision.UNKNOWN
    for telling in tellings:
        for time in telling.event.times:
            if time.from_ and time.to and (time.from_[:10], time.to[:10]) == (iso(days.first), iso(days.last)):
                return time.precision
    length = days.last - days.first
    if length == 0:
        return TimePrecision.DAY
    if length == 1:
        return TimePrecision.NIGHT if days.nightly else TimePrecision.WEEK
    return TimePrecision.WEEK if length < 7 else TimePrecision.MONTH if length < 31 else TimePrecision.YEAR


def _reasons(scene: Scene) -> Iterator[Reason]:
    own = scene.tellings
    days = sorted({f"{iso(t.days.first)}/{iso(t.days.last)}" for t in own if t.days is not None})
    keys = tuple(dict.fromkeys(t.claim.key for t in own if t.days == scene.days))
    if scene.days is None:
        yield Reason("date", "date.not-told", "no claim gives a day; the day of publication is not one")
    elif len(days) > 1:
        yield Reason("date", "date.most-reports", f"told: {', '.join(days)}; the finest that most reports give", keys)
    else:
        yield Reason("date", "date.told", f"told: {days[0]}", keys)
    if scene.of > 1:
        why = f"one telling puts the act at {scene.of} places or days apart; each is a row, figures are divided evenly"
        yield Reason("row", "row.split", why, tuple(dict.fromkeys(t.claim.key for t in own)))
    if scene.spot is not None:
        yield Reason("place", "place.told", scene.spot.place.reason or f"told: {scene.spot.name}")
    else:
        yield Reason("place", "place.not-told", "no claim gives a place that is known")


def point(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude where they stand for the place itself or its surroundings."""
    if place is None or place.latitude is None or place.longitude is None or place.precision is PlacePrecision.NONE:
        return None
    return place.latitude, place.longitude
