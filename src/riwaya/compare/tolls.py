"""The tellings of an incident -> the figures of people harmed or taken that its reports give, each with its giver."""

from collections.abc import Iterable

from riwaya.compare.days import LONGEST_OF_AN_INCIDENT
from riwaya.compare.questions.toll import TOLLS
from riwaya.compare.tellings import Telling
from riwaya.model import Reality, Toll


def tolls(tellings: Iterable[Telling]) -> tuple[Toll, ...]:
    """Figures told as come to pass in the incident itself; totals of a campaign and history are left out."""
    return tuple(
        Toll(
            report=telling.report.ref,
            of=count.of,
            value=count.value,
            low=count.low,
            high=count.high,
            by=telling.speaker.name or None,
            ref=telling.ref,
        )
        for telling in sorted(tellings, key=lambda t: t.order)
        if _of_the_incident(telling)
        for count in telling.event.counts
        if count.of in TOLLS and count.since is None and (count.value, count.low, count.high) != (None, None, None)
    )


def _of_the_incident(telling: Telling) -> bool:
    event = telling.event
    if telling.denied or event.background or event.reality not in (Reality.OCCURRED, Reality.POSSIBLE):
        return False
    return telling.days is None or telling.days.last - telling.days.first <= LONGEST_OF_AN_INCIDENT
