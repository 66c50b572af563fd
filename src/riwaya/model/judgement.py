"""What people add to the machine's readings: dated opinions on a claim, and an organisation's own coded record."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a person thought of one machine-read claim, event, link or grouping."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    MENDED = "mended"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's dated opinion on a machine's reading; it hangs on the key of what it judges and is never erased."""

    key: str
    verdict: Verdict
    by: str
    at: str
    comment: str = ""
    mended: str | None = None
    withdrawn_at: str | None = None
    needs_another_look: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """An organisation's own coded record of an incident, one version of it; ``fields`` is JSON text."""

    incident: str
    version: int
    fields: str
    by: str
    at: str
    signed_off_by: str | None = None
    release: str = "draft"
