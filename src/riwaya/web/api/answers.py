"""What operations answer. ``total`` is null where something of the case is kept from whoever asks."""

from msgspec import Struct

from riwaya.access import Role
from riwaya.ledger import ClaimFound
from riwaya.model import Assessment, Incident, Judgement, Report


class Case(Struct, frozen=True):
    """A case somebody has a role in."""

    name: str
    role: Role


class Cases(Struct, frozen=True):
    """All of them."""

    cases: tuple[Case, ...]


class Reports(Struct, frozen=True):
    """Some reports, the newest first."""

    reports: tuple[Report, ...]
    total: int | None


class Claims(Struct, frozen=True):
    """Some claims, each in its own words; from 10,000 on ``total`` means that many or more."""

    claims: tuple[ClaimFound, ...]
    total: int | None


class IncidentIn(Struct, frozen=True):
    """An incident and the ids of the reports that tell of it."""

    incident: Incident
    reports: tuple[str, ...]


class Incidents(Struct, frozen=True):
    """Some incidents, the newest first."""

    incidents: tuple[IncidentIn, ...]
    total: int | None


class Given(Struct, frozen=True):
    """An opinion, by whom and on what; ``number`` withdraws it."""

    number: int
    report: str
    judgement: Judgement


class Judgements(Struct, frozen=True):
    """Opinions, the oldest first, withdrawn ones among them."""

    judgements: tuple[Given, ...]


class Number(Struct, frozen=True):
    """The number of what was stored."""

    number: int


class Assessments(Struct, frozen=True):
    """Every version, the oldest first; ``fields`` is JSON text."""

    assessments: tuple[Assessment, ...]


class Problem(Struct, frozen=True):
    """Why something was refused."""

    status: int
    code: str
    message: str


class Error(Struct, frozen=True):
    """Any answer that is not the one asked for."""

    error: Problem
