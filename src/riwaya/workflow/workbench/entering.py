"""A claim that a person enters or mends -> what is stored of it, with every word found in the report or refused.

The words are given as words, so that no script is needed: they are looked for in the report's text, nearest to where
they were expected.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TypeVar

from riwaya.errors import InputError
from riwaya.ledger import MAIN, Ledger, NewRemark, Remark, RemarkKind, list_remarks, remark
from riwaya.model import Act, EventType, Report, Span
from riwaya.model.keys import claim_key

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST = 4_000
"""Characters that a note or a summary may have."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A claim as a person gives it. ``speaker`` names who speaks where the report's own words (``source``) do not."""

    content: Span
    source: Span | None = None
    cue: Span | None = None
    speaker: str = ""
    act: Act = Act.STATE
    type: EventType | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class EnteredClaim:
    """An entered claim as it stands in the ledger, and who entered it."""

    claim: Entered
    remark: Remark


def read_entered(report: Report, fields: Mapping[str, str], *, near: int = 0) -> Entered:
    """The claim that a form gives. Raises InputError, its message being the field (``content``, ``source`` …)."""
    content = _found(report, fields, "content", near)
    if content is None:
        raise InputError("content")
    return Entered(
        content,
        source=_found(report, fields, "source", content.start),
        cue=_found(report, fields, "cue", content.start),
        speaker=fields.get("speaker", "").strip()[:LONGEST],
        act=_among(Act, fields.get("act", ""), "act") or Act.STATE,
        type=_among(EventType, fields.get("type", ""), "type"),
        summary=fields.get("summary", "").strip()[:LONGEST],
    )


def _among(choices: type[Choice], value: str, name: str) -> Choice | None:
    try:
        return choices(value) if value else None
    except ValueError:
        raise InputError(name) from None


def _found(report: Report, fields: Mapping[str, str], name: str, near: int) -> Span | None:
    """Where words stand, any white space between them as good as any other; of several places the nearest."""
    words = fields.get(name, "").split()
    if not words:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    places = list(re.finditer(pattern, report.text))
    if not places:
        raise InputError(name)
    best = min(places, key=lambda place: (abs(place.start() - near), place.start()))
    return Span.at(report.text, best.start(), best.end())


def to_json(entered: Entered) -> str:
    """What is stored of an entered or mended claim."""
    return json.dumps(asdict(entered), ensure_ascii=False, sort_keys=True)


def from_json(text: str, report: Report) -> Entered | None:
    """What was stored, its spans cut anew out of the report; None for a note of another form (from elsewhere)."""
    try:
        data = json.loads(text)
        spans = {
            name: Span.at(report.text, data[name]["start"], data[name]["end"]) if data.get(name) else None
            for name in ("content", "source", "cue")
        }
        if spans["content"] is None:
            return None
        return Entered(
            spans["content"],
            spans["source"],
            spans["cue"],
            str(data.get("speaker", "")),
            Act(data.get("act", "state")),
            EventType(data["type"]) if data.get("type") else None,
            str(data.get("summary", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def enter_claim(ledger: Ledger, report: Report, entered: Entered, *, by: str, case: str = MAIN) -> int:
    """Record a claim that no reading has; gives the number of the remark that keeps it."""
    key = claim_key(report.content_hash, entered.cue, entered.content)
    new = NewRemark(RemarkKind.CLAIM, key, to_json(entered), report.id)
    return remark(ledger, [new], by=by, case=case)[0]


def entered_claims(ledger: Ledger, report: Report, *, case: str = MAIN) -> tuple[EnteredClaim, ...]:
    """The claims that people entered for a report, in the order of its text, those taken back among them."""
    found = []
    for one in list_remarks(ledger, RemarkKind.CLAIM, report=report.id, case=case):
        if (claim := from_json(one.body, report)) is not None:
            found.append(EnteredClaim(claim, one))
    return tuple(sorted(found, key=lambda e: (e.claim.content.start, e.remark.number)))
