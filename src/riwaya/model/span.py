"""A stretch of a report's own characters, and the spans that also say what they stand for."""

from dataclasses import dataclass

from riwaya.model.vocabulary import Bound, Counted, TimeBasis, TimePrecision, VictimStatus


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` to ``end`` (exclusive) of ``report.text``; ``text`` is exactly what stands there."""

    start: int
    end: int
    text: str

    @classmethod
    def at(cls, report_text: str, start: int, end: int) -> "Span":
        """The span of these code points of a report's text."""
        return cls(start, end, report_text[start:end])

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """True where ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class ActorSpan(Span):
    """Words that fill a role in an event; ``actor`` is the id of who they stand for, where that is known."""

    actor: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceSpan(Span):
    """Words that say where an event was; ``place`` is the id of the place."""

    place: str | None = None


@dataclass(frozen=True, slots=True)
class TimeSpan(Span):
    """Words that say when, with the first and last day (ISO 8601) they can mean, or None where they name no days."""

    from_: str | None = None
    to: str | None = None
    precision: TimePrecision = TimePrecision.UNKNOWN
    basis: TimeBasis = TimeBasis.NONE


@dataclass(frozen=True, slots=True)
class CountSpan(Span):
    """Words that say how many. ``value`` is None for a range or a vague plural ("tens": low 20)."""

    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    bound: Bound = Bound.EXACT
    of: Counted = Counted.OTHER
    status: VictimStatus = VictimStatus.UNKNOWN
    side: str | None = None
    sex_age: str | None = None
    since: str | None = None
    includes: tuple[str, ...] = ()
