"""A request -> what files are held for: a claim (or event) of a report, or an incident, and the addresses under it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request

from riwaya.ledger import ClaimFound, IncidentFound, find_claims_by_key, find_incident
from riwaya.web.pages.asked import words
from riwaya.web.rendering import url
from riwaya.web.security import not_found
from riwaya.web.security.items import claim_items
from riwaya.workflow.holding import Held
from riwaya.workflow.workbench.proofs import Proof, held_for, keys_of_incident, open_proof

LARGEST = 2 * 1024**3
"""Bytes that one form may bring: half an hour of a telephone's video. What is larger ``riwaya evidence`` takes in."""
LONGEST = 500
"""Characters that somebody may write into the custody at once."""
OF_INCIDENT = "_of_incident"
"""What the names of an incident's routes end in; those of a claim have the same names without it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One of the two is there. ``keys``: under what its files are held, what new ones are held under first."""

    request: Request
    keys: tuple[str, ...]
    claim: ClaimFound | None = None
    incident: IncidentFound | None = None

    def url(self, name: str, query: Mapping[str, Any] | None = None, **params: Any) -> str:
        """The address of a page of this subject's."""
        if self.incident is not None:
            return url(self.request, name + OF_INCIDENT, query, incident=self.incident.incident.id, **params)
        return url(self.request, name, query, key=self.keys[0], **params)


def subject_of(request: Request) -> Subject:
    """The claim or incident of the address, which the guard has looked at."""
    ledger, case = request.app.state.ledger, request.state.case
    if (key := request.path_params.get("key")) is not None:
        inside = {item.id for item in claim_items(request)}
        claim = next(claim for claim in find_claims_by_key(ledger, [key]) if claim.report in inside)
        return Subject(request, (key,), claim=claim)
    incident = find_incident(ledger, request.path_params["incident"], case=case)
    return Subject(request, keys_of_incident(vault_of(request), ledger, incident, case), incident=incident)


def vault_of(request: Request) -> Path:
    """The folder where files are kept."""
    folder: Path | None = getattr(request.app.state, "vault", None)
    if folder is None:
        raise not_found("no vault is kept here; riwaya serve --vault names it")
    return folder


def held_of(subject: Subject) -> Held:
    """The file of the address, where it is held for the subject."""
    request = subject.request
    held = held_for(vault_of(request), request.path_params["file"], subject.keys, request.state.case)
    if held is None:
        raise not_found("no such file is held for it")
    return held


def proof_of(subject: Subject) -> Proof:
    """The same with all that is known of it."""
    request = subject.request
    return open_proof(vault_of(request), request.app.state.ledger, held_of(subject))


def signed(request: Request) -> dict[str, str]:
    """Who does something to a file, when, and what for: it stands in the custody."""
    state = request.state
    return {
        "by": state.visitor.name,
        "at": state.now.isoformat(timespec="seconds"),
        "why": words(request, "why", most=LONGEST),
    }
