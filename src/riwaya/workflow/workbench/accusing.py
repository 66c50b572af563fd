"""An incident's readings -> the claims that accuse a person by name and that nobody has accepted."""

from collections.abc import Collection
from dataclasses import dataclass

from riwaya.ledger import MAIN, Ledger, all_readings, list_judgements
from riwaya.lexicon.wording import wording
from riwaya.model import Act, ActorKind, Claim, EventType, Incident, Reading, Verdict, Wording


@dataclass(frozen=True, slots=True)
class Accusation:
    """An unreviewed claim by which somebody named did something to others."""

    report: str
    claim: Claim
    accused: tuple[str, ...]
    of: tuple[Wording, ...]


HARM = frozenset(
    (
        *(EventType.GROUND_ATTACK, EventType.SHELLING, EventType.AIR_STRIKE, EventType.CHEMICAL_ATTACK),
        *(EventType.EXPLOSION, EventType.SUICIDE_BOMBING, EventType.UNSPECIFIED_ATTACK, EventType.KILLING),
        *(EventType.INJURY, EventType.DETENTION, EventType.DISAPPEARANCE, EventType.TORTURE),
        *(EventType.SEXUAL_VIOLENCE, EventType.RECRUITMENT, EventType.RAID, EventType.SIEGE, EventType.AID_BLOCKED),
        *(EventType.DISPLACE, EventType.DESTROY_PROPERTY, EventType.TAKE_PROPERTY, EventType.TRUCE_BREACH),
        *(EventType.TRIAL, EventType.SANCTION, EventType.OTHER_CONFLICT),
    )
)
"""Acts that are an accusation when a person is named as who did them (or, the last three, as whom they are about)."""


def accusations(
    ledger: Ledger, incident: Incident, reports: Collection[str], *, case: str = MAIN
) -> tuple[Accusation, ...]:
    """The accusations of an incident that no person has accepted or mended, in the order of its reports."""
    told = {(ref.report, ref.claim) for ref in incident.claims}
    told |= {(ref.report, ref.claim) for account in incident.accounts for ref in account.claims}
    found: list[Accusation] = []
    for reading in all_readings(ledger, case=case, names=tuple(reports)):
        claims = [claim for claim in reading.claims if (reading.report.ref, claim.id) in told]
        found += _of(reading, claims)
    given = list_judgements(ledger, case=case, keys=[one.claim.key for one in found])
    standing = {o.judgement.key: o.judgement.verdict for o in given if o.judgement.withdrawn_at is None}
    return tuple(one for one in found if standing.get(one.claim.key) not in (Verdict.ACCEPTED, Verdict.MENDED))


def _of(reading: Reading, claims: Collection[Claim]) -> list[Accusation]:
    people = {actor.id: actor.name for actor in reading.actors if actor.kind is ActorKind.PERSON}
    found = []
    for claim in claims:
        accused: dict[str, None] = {}
        acts: dict[Wording, None] = {}
        for event in reading.events:
            if event.claim == claim.id and event.type in HARM:
                sides = (*event.agents, *(event.patients if claim.act is Act.ACCUSE else ()))
                names = [people[span.actor] for span in sides if span.actor in people]
                if names:
                    accused |= dict.fromkeys(names)
                    acts[wording(f"type.{event.type.value}")] = None
        if accused:
            found.append(Accusation(reading.report.id, claim, tuple(accused), tuple(acts)))
    return found
