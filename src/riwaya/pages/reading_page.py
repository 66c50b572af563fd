"""A Reading -> one self-contained HTML page: the report with its words marked, and beside it who says what."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from riwaya.model import Actor, ActorKind, Event, Reading, Wording
from riwaya.pages.labels import label
from riwaya.pages.marks import DEEPEST, Mark, paragraphs
from riwaya.pages.phrasing import counted, dates, event_type, fineness, statuses, where
from riwaya.pages.rows import Rows, rows_of, speaker_name
from riwaya.pages.templating import render

_NEVER_LISTED = (ActorKind.UNNAMED_SOURCE, ActorKind.POPULATION)


def reading_page(reading: Reading, *, why: bool = False) -> str:
    """The page as text; ``why`` opens the reasons of every claim."""
    rows = rows_of(reading)
    report = reading.report
    marked = list(paragraphs(report.text, marks_of(rows)))
    return render(
        "reading.html.j2",
        rows=rows,
        why=why,
        heading=report.title.text if report.title else report.ref,
        link=report.url if (report.url or "").startswith(("https://", "http://")) else None,
        paragraphs=marked,
        unseen=any('class="unseen"' in p for p in marked),
        own=[row for row in rows.rows if not row.attributed and row.events],
        shown_actors=shown_actors(reading),
        counts=counts_of(rows),
        sample=label("says").ar,
        same_happening=same_happening(reading),
        speaker_name=speaker_name,
        event_type=event_type,
        statuses=lambda event: list(statuses(event)),
        dates=dates,
        fineness=fineness,
        counted=counted,
        where=where,
    )


def marks_of(rows: Rows) -> Iterator[Mark]:
    """What stands where: contents by depth, sources, cues with the claim's number, triggers."""
    for row in rows.rows:
        claim, anchor = row.claim, f"w-{row.claim.id}"
        if row.attributed:
            at_content = None if claim.cue is not None else anchor
            if row.depth <= DEEPEST:
                yield Mark(claim.content.start, claim.content.end, "content", claim.id, at_content, depth=row.depth)
            if claim.source is not None:
                yield Mark(claim.source.start, claim.source.end, "source", claim.id)
            if claim.cue is not None:
                yield Mark(claim.cue.start, claim.cue.end, "cue", claim.id, anchor, str(row.number))
        else:
            yield Mark(claim.content.start, claim.content.end, "own", claim.id, anchor)
        for event in row.events:
            yield Mark(event.trigger.start, event.trigger.end, "event", event.id, f"w-{event.id}")


def shown_actors(reading: Reading) -> dict[str, Actor]:
    """Actors that get a line of their own: bodies, and persons who are public or in command.

    Unnamed sources, and persons of whom only a name is known (they may be victims or witnesses), are never listed.
    """
    return {
        actor.id: actor
        for actor in reading.actors
        if actor.kind not in _NEVER_LISTED and (actor.kind is not ActorKind.PERSON or actor.known_as or actor.roles)
    }


def counts_of(rows: Rows) -> Wording:
    attributed = [row for row in rows.rows if row.attributed]
    speakers = {row.speaker.id for row in attributed if row.speaker is not None}
    return label("counted", claims=len(attributed), speakers=len(speakers), events=len(rows.reading.events))


def same_happening(reading: Reading) -> Callable[[Event], list[Event]]:
    """What gives the other events told as the same happening, in the order of the text."""
    told: dict[int, list[Event]] = defaultdict(list)
    for event in sorted(reading.events, key=lambda e: e.trigger):
        told[event.occurrence].append(event)

    def others(event: Event) -> list[Event]:
        settled = event.occurrence != 0
        return [other for other in told[event.occurrence] if other.id != event.id] if settled else []

    return others
