"""Reports and readings about an invented world, made from a number: the same number gives the same reading."""

import hashlib
import random
from dataclasses import replace

from riwaya.model import (
    OUTLET,
    Act,
    Actor,
    ActorKind,
    ActorSpan,
    Alias,
    AliasKind,
    Claim,
    ClaimedRole,
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
    make_report,
)

MADE_BY = MadeBy("0.1.0", "world", "sha256:0", None)
NEWER = MadeBy("0.2.0", "world", "sha256:0", None)
OUTLETS = ("وكالة الساحل", "صحيفة المرج", "إذاعة التلال", "موقع النورس")
GROUPS = (
    ("جيش وادي السماق", "كتائب السماق", "actor:sumaq", ActorKind.ARMED_GROUP),
    ("قوات إقليم زمردان", "الزمردانية", "actor:zumurrudan", ActorKind.ARMED_GROUP),
    ("هيئة الدفاع في ليلاك", "هيئة الدفاع", None, ActorKind.STATE_BODY),
    ("مرصد بحيرة دنون", "المرصد", "actor:dannun", ActorKind.MONITOR),
)
PLACES = (
    ("قرية عين السنابك", "Ayn al-Sanabik", "محافظة البيلسان"),
    ("بلدة تل الهدهد", "Tall al-Hudhud", "محافظة البيلسان"),
    ("مدينة ليلاك", "Laylak", "محافظة ليلاك"),
    ("معبر السرو", "al-Sarw crossing", "محافظة دنون"),
)
DEEDS = (
    (EventType.SHELLING, "قصف"),
    (EventType.ARMED_CLASH, "اشتباك"),
    (EventType.DETENTION, "احتجاز"),
    (EventType.RELEASE, "إطلاق سراح"),
    (EventType.KILLING, "مقتل"),
)
CUES = ("أعلن", "أكد", "ذكر", "نفى")
DAYS = ("2031-03-04", "2031-03-05", "2031-04-17", "2031-06-30")


class Page:
    """A text as it grows, and where things stand in it."""

    def __init__(self, text: str = "") -> None:
        """Begin with ``text``."""
        self.text = text

    def add(self, words: str) -> tuple[int, int]:
        """Write words and a space; gives where the words stand."""
        start = len(self.text)
        self.text += words + " "
        return start, start + len(words)


def key(*parts: object) -> str:
    """A key as readers make them."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def report_for(number: int, sentences: int = 3) -> Report:
    """The report of this number."""
    return reading_for(number, sentences).report


def reading_for(
    number: int, sentences: int = 3, made_by: MadeBy = MADE_BY, shift: int = 0, story: int | None = None
) -> Reading:
    """The reading of this number; ``shift`` characters are cut off each content, as a newer reader may do.

    Readings of one ``story`` tell the same under their own numbers, on the day it happened.
    """
    rng = random.Random(number if story is None else story)
    page = Page()
    title = f"أنباء اليوم رقم {number} من ليلاك"
    page.text = title + "\n\n"
    marks = []
    for _ in range(sentences):
        cue, group, deed = rng.choice(CUES), rng.randrange(len(GROUPS)), rng.choice(DEEDS)
        other, place, day = rng.randrange(len(GROUPS)), rng.randrange(len(PLACES)), rng.choice(DAYS)
        spots = {"cue": page.add(cue), "source": page.add(GROUPS[group][0])}
        page.add("أن")
        begin = len(page.text)
        spots["trigger"] = page.add(deed[1])
        page.add("وقع من جانب")
        spots["agent"] = page.add(GROUPS[other][0])
        page.add("قرب")
        spots["place"] = page.add(PLACES[place][0])
        page.add("يوم")
        spots["time"] = page.add(day)
        spots["content"] = (begin, len(page.text) - 1 - shift)
        page.text = page.text[:-1] + ".\n"
        marks.append((spots, group, deed[0], other, place, day))
    report = make_report(
        page.text,
        ref=f"world-{number}",
        title=title,
        outlet=OUTLETS[number % len(OUTLETS)],
        url=f"https://example.org/{number}",
        published=f"2031-{1 + number % 12:02}-{1 + number % 28:02}T0{number % 10}:30:00Z"
        if story is None
        else f"{marks[0][-1]}T{number % 24:02}:30:00Z",
    )
    return _read(report, marks, made_by)


def _read(
    report: Report, marks: list[tuple[dict[str, tuple[int, int]], int, EventType, int, int, str]], made_by: MadeBy
) -> Reading:
    at = report.text
    claims, events = [], []
    seen_groups, seen_places = sorted({g for m in marks for g in (m[1], m[3])}), sorted({m[4] for m in marks})
    for n, (spots, group, type_, other, place, day) in enumerate(marks, start=1):
        content, trigger = Span.at(at, *spots["content"]), Span.at(at, *spots["trigger"])
        claims.append(
            Claim(
                id=f"c{n}",
                key=key(report.content_hash, spots["cue"], spots["content"]),
                voice=Voice.ATTRIBUTED,
                content=content,
                source=Span.at(at, *spots["source"]),
                source_actor=f"ac{group}",
                cue=Span.at(at, *spots["cue"]),
                chain=(f"ac{group}", OUTLET),
                act=Act.DENY if at[slice(*spots["cue"])] == "نفى" else Act.STATE,
            )
        )
        events.append(
            Event(
                id=f"e{n}",
                key=key(report.content_hash, spots["trigger"], spots["content"]),
                claim=f"c{n}",
                type=type_,
                trigger=trigger,
                agents=(ActorSpan(*_span(at, spots["agent"]), actor=f"ac{other}"),),
                places=(PlaceSpan(*_span(at, spots["place"]), place=f"pl{place}"),),
                times=(
                    TimeSpan(
                        *_span(at, spots["time"]), from_=day, to=day, precision=TimePrecision.DAY, basis=TimeBasis.TEXT
                    ),
                ),
                occurrence=n,
            )
        )
    return Reading(
        made_by=made_by,
        report=report,
        actors=tuple(_actor(g) for g in seen_groups),
        places=tuple(_place(p) for p in seen_places),
        claims=tuple(claims),
        events=tuple(events),
    )


def _span(text: str, ends: tuple[int, int]) -> tuple[int, int, str]:
    return (*ends, text[slice(*ends)])


def _actor(group: int) -> Actor:
    name, alias, known_as, kind = GROUPS[group]
    return Actor(f"ac{group}", name, kind, (), known_as=known_as, aliases=(Alias(alias, AliasKind.SPELLING),))


def _place(place: int) -> Place:
    name, name_en, admin1 = PLACES[place]
    return Place(f"pl{place}", name, PlaceKind.VILLAGE, (), name_en=name_en, admin1=admin1, country="ZZ")


def person(id_: str, name: str, post: str | None = None) -> Actor:
    """A person, with a post or without."""
    roles = (ClaimedRole(post, None, None),) if post else ()
    return Actor(id_, name, ActorKind.PERSON, (), roles=roles)


def read(report: Report) -> Reading:
    """The reading of a report of this world."""
    return reading_for(int(report.ref.rpartition("-")[2]))


def moved(claim: Claim, text: str, by: int) -> Claim:
    """A claim in a text that has its own text after ``by`` other characters."""

    def shift(span: Span | None) -> Span | None:
        return None if span is None else Span.at(text, span.start + by, span.end + by)

    content = Span.at(text, claim.content.start + by, claim.content.end + by)
    return replace(claim, key=key(text, claim.key), source=shift(claim.source), cue=shift(claim.cue), content=content)
