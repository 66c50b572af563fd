"""A report of any text -> a reading of the size a reader makes of it, out of its sentences and drawn names.

For measuring the ledger without a reader: nothing in these readings is true of the text.
"""

import hashlib
import random
import re
from itertools import pairwise

from riwaya.model import (
    OUTLET,
    Actor,
    ActorKind,
    ActorSpan,
    Claim,
    Confidence,
    Event,
    EventType,
    MadeBy,
    Place,
    PlaceKind,
    PlaceSpan,
    Reading,
    Report,
    Span,
    TimeBasis,
    TimePrecision,
    TimeSpan,
    Voice,
)

MADE_BY = MadeBy("0.1.0", "synthetic", "sha256:none", None)
ACTORS, PLACES = 500, 1_500
"""How many different actors and places the corpus names; a few of each stand in most reports (Zipf)."""
_TYPES = tuple(EventType)
_SENTENCE = re.compile(r"[.\n؟!،]+")
_WORD = re.compile(r"\w+")


def _draw(rng: random.Random, size: int) -> int:
    return int(size ** rng.random()) - 1


def read(report: Report) -> Reading:
    """About one claim a sentence, an event in two of three, three actors' mentions and a place each."""
    text = report.text
    rng = random.Random(report.id)
    ends = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    stretches = [(a, b) for a, b in pairwise(ends) if b - a > 40]
    claims, events = [], []
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    for n, (start, end) in enumerate(stretches, start=1):
        words = list(_WORD.finditer(text, start, end))
        if len(words) < 6:
            continue
        spans = [Span.at(text, word.start(), word.end()) for word in words]
        who = [_actor(_draw(rng, ACTORS), actors, spans[1]) for _ in range(3)]
        content = Span.at(text, words[2].start(), words[-1].end())
        claims.append(
            Claim(
                id=f"c{n}",
                key=_key(report, start, end),
                voice=Voice.ATTRIBUTED,
                content=content,
                source=spans[1],
                source_actor=who[0],
                cue=spans[0],
                chain=(who[0], OUTLET),
                confidence=Confidence(0.9, "drawn"),
                because=("cue.drawn", "content.to-sentence-end"),
            )
        )
        if rng.random() < 0.67:
            place = _place(_draw(rng, PLACES), places, spans[4])
            day = (report.published or "2018-01-01")[:10]
            events.append(
                Event(
                    id=f"e{n}",
                    key=_key(report, start, end, "event"),
                    claim=f"c{n}",
                    type=_TYPES[_draw(rng, len(_TYPES))],
                    trigger=spans[2],
                    agents=(ActorSpan(spans[3].start, spans[3].end, spans[3].text, who[1]),),
                    patients=(ActorSpan(spans[5].start, spans[5].end, spans[5].text, who[2]),),
                    places=(PlaceSpan(spans[4].start, spans[4].end, spans[4].text, place),),
                    times=(
                        TimeSpan(
                            spans[4].start,
                            spans[4].end,
                            spans[4].text,
                            day,
                            day,
                            TimePrecision.DAY,
                            TimeBasis.REPORT,
                        ),
                    )
                    if rng.random() < 0.5
                    else (),
                    occurrence=n,
                )
            )
    return Reading(
        MADE_BY, report, tuple(actors.values()), tuple(places.values()), claims=tuple(claims), events=tuple(events)
    )


def _key(report: Report, *parts: object) -> str:
    return hashlib.sha256(repr((report.content_hash, parts)).encode()).hexdigest()[:32]


def _actor(number: int, actors: dict[str, Actor], span: Span) -> str:
    id_ = f"ac{number}"
    known = f"actor:drawn-{number}" if number % 2 else None
    actors.setdefault(id_, Actor(id_, f"جهة رقم {number}", ActorKind.ARMED_GROUP, (span,), known_as=known))
    return id_


def _place(number: int, places: dict[str, Place], span: Span) -> str:
    id_ = f"pl{number}"
    name = f"موضع رقم {number}"
    places.setdefault(
        id_, Place(id_, name, PlaceKind.TOWN, (span,), admin1=f"إقليم {number % 40}", country=f"Z{number % 7}")
    )
    return id_
