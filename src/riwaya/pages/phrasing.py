"""Events, times and figures of a reading -> short labels in English and Arabic, for pages and terminal alike."""

from collections.abc import Iterator

from riwaya.lexicon.wording import wording
from riwaya.model import (
    CountSpan,
    Event,
    Place,
    PlacePrecision,
    Polarity,
    Reality,
    TimePrecision,
    TimeSpan,
    VictimStatus,
    Wording,
)
from riwaya.pages.labels import label


def event_type(event: Event) -> Wording:
    """The act in neutral words."""
    return wording(f"type.{event.type.value}")


def statuses(event: Event) -> Iterator[Wording]:
    """How the event is told: happened, denied, planned …; then phase, result and background where they are told."""
    if event.polarity is Polarity.DENIED:
        yield label("status_word.denied")
    if event.reality is not Reality.OCCURRED:
        yield label(f"status_word.{event.reality.value}")
    elif event.polarity is Polarity.AFFIRMED and event.phase is None:
        yield label("status_word.affirmed")
    if event.phase is not None:
        yield label(f"status_word.{event.phase.value}")
    if event.result is not None:
        yield label(f"status_word.{event.result.value}")
    if event.background:
        yield label("status_word.background")


def dates(time: TimeSpan) -> str:
    """The first and last day that a time expression names, once where they are one; empty where it names none."""
    if time.from_ is None and time.to is None:
        return ""
    first, last = time.from_ or "…", time.to or "…"
    return first if first == last else f"{first} – {last}"


def fineness(time: TimeSpan) -> Wording | None:
    """How fine a time expression is, where it is not simply a day; or that it names no day."""
    if not dates(time):
        return label("no_day")
    if time.precision is TimePrecision.DAY:
        return None
    return label(f"time_precision.{time.precision.value}")


def number(value: int | float) -> str:
    """A figure with its thousands apart."""
    return f"{value:,}"


def figure(count: CountSpan) -> Wording:
    """The figure alone: "at least 7", "20 – 30", "about 100"; empty where the words give none ("a number of")."""
    if count.value is not None:
        return label(f"bound.{count.bound.value}", n=number(count.value))
    if count.low is not None and count.high is not None and count.low != count.high:
        span = f"{number(count.low)} – {number(count.high)}"
        return Wording(span, span)
    if count.low is not None:
        return label("bound.at_least", n=number(count.low))
    if count.high is not None:
        return label("bound.at_most", n=number(count.high))
    return Wording("", "")


def counted(count: CountSpan) -> Wording:
    """The figure with what it counts: "at least 7 killed, civilians"."""
    amount, of = figure(count), label(f"counted_as.{count.of.value}")
    if not amount.en:
        return of
    who = label(f"victims.{count.status.value}") if count.status is not VictimStatus.UNKNOWN else None
    return Wording(
        f"{amount.en} {of.en}" + (f", {who.en}" if who else ""),
        f"{amount.ar} {of.ar}" + (f"، {who.ar}" if who else ""),
    )


def where(place: Place) -> Wording:
    """How well a place is located: coordinates with their precision, or that there are none."""
    if place.latitude is None or place.longitude is None or place.precision is PlacePrecision.NONE:
        return label("no_coordinates")
    precision = label(f"precision.{place.precision.value}")
    at = f"{place.latitude:.4f}, {place.longitude:.4f}"
    return Wording(f"{at} ({precision.en})", f"{at} ({precision.ar})")
