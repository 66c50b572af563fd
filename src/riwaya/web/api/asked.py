"""What operations take: query parameters and bodies, checked by their types before an operation runs."""

from typing import Annotated, Any

from msgspec import Meta, Struct

from riwaya.ledger import ClaimQuery, Days
from riwaya.model import Act, EventType, Verdict
from riwaya.text.search import folded_name

Text = Annotated[str, Meta(max_length=500, pattern=r"^[^\x00]*\Z")]
Words = Annotated[str, Meta(min_length=1, max_length=500, pattern=r"^[^\x00]*\Z")]
Long = Annotated[str, Meta(max_length=20_000, pattern=r"^[^\x00]*\Z")]
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z")]
Amount = Annotated[int, Meta(ge=1, le=200)]
Start = Annotated[int, Meta(ge=0, le=10_000)]


class Paged(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a long answer."""

    limit: Amount = 50
    offset: Start = 0


class AskReports(Paged, frozen=True):
    """Reports of a case."""

    outlet: Text | None = None


class AskClaims(Paged, frozen=True):
    """Claims: every condition given must be met. Names may be in any spelling."""

    by: Words | None = None
    about: Words | None = None
    type: EventType | None = None
    act: Act | None = None
    place: Words | None = None
    first: Day | None = None
    last: Day | None = None


class AskIncidents(Paged, frozen=True):
    """Incidents of a case."""

    type: EventType | None = None
    first: Day | None = None
    last: Day | None = None
    least_reports: Annotated[int, Meta(ge=1, le=1_000_000)] = 1


class AskWords(Paged, frozen=True):
    """Reports by their words; ``exact`` switches other spellings off."""

    words: Words
    exact: bool = False


class AskTable(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Filters of tables; each table takes those of the page that shows it."""

    outlet: Text | None = None
    words: Words | None = None
    by: Words | None = None
    about: Words | None = None
    place: Words | None = None
    type: EventType | None = None
    act: Act | None = None
    first: Day | None = None
    last: Day | None = None
    least_reports: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    disputed: bool = False


def claims_asked(asked: AskClaims | AskTable, case: str) -> ClaimQuery:
    """The claims of a case that such conditions name."""
    return ClaimQuery(
        by=folded_name(asked.by),
        about=folded_name(asked.about),
        type=asked.type,
        place=folded_name(asked.place),
        days=Days(asked.first, asked.last),
        act=asked.act,
        case=case,
    )


class NewJudgement(Struct, frozen=True, forbid_unknown_fields=True):
    """An opinion on the claim or event with this key. ``expected``: the latest opinion you know of (0: none)."""

    key: Words
    verdict: Verdict
    comment: Long = ""
    mended: Long | None = None
    expected: Annotated[int, Meta(ge=0, le=2**53)] | None = None


class Withdrawal(Struct, frozen=True, forbid_unknown_fields=True):
    """Why an opinion is taken back."""

    reason: Long = ""


class NewAssessment(Struct, frozen=True, forbid_unknown_fields=True):
    """The next version of an incident's assessment. ``expected``: the version you began from (0: none).

    ``fields`` is an object of the form ``riwaya/assessment/1`` (docs/assessments.md).
    """

    fields: dict[str, Any]
    expected: Annotated[int, Meta(ge=0, le=2**53)] | None = None
