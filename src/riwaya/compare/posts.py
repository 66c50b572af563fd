"""What readings tell of who commands what -> the persons told in two commands at once."""

from collections.abc import Iterable, Iterator, Sequence

from riwaya.compare.days import day_number
from riwaya.compare.kinship import AnyKinship
from riwaya.compare.tellings import ref_of_claim
from riwaya.compare.who import Who, cast, may_be_one
from riwaya.lexicon.wording import wording
from riwaya.model import ActorKind, Claim, Continuity, Question, Reading, Ref
from riwaya.model.values import dataclass

COMMAND = frozenset(("commander",))
"""Posts of which nobody is expected to hold two in bodies that are not one (titles.yaml)."""
_DISSOLVES = (
    "a namesake",
    "one body being part of the other",
    "an appointment not reported",
    "an old post told as new",
)


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """That one report, on its day, names a person as commander of a body."""

    who: Who
    body: Who
    day: int
    at: Ref


def two_commands(readings: Iterable[Reading], kinship: AnyKinship) -> tuple[Continuity, ...]:
    """Flags on commanders: of one body before and after a day on which another report has them command another one.

    Two bodies named one after the other are a new appointment; only what is told again afterwards is at once.
    """
    lines: dict[str, list[_Held]] = {}
    for reading in readings:
        for held in _held(reading, kinship):
            lines.setdefault(held.who.key, []).append(held)
    flags = (_at_once(sorted(lines[key], key=lambda h: (h.day, h.at.report))) for key in sorted(lines))
    return tuple(flag for flag in flags if flag is not None)


def _held(reading: Reading, kinship: AnyKinship) -> Iterator[_Held]:
    day = day_number(reading.report.published)
    if day is None:
        return
    people = cast(reading, kinship.on(day))
    claims = {claim.id: claim for claim in reading.claims}
    for actor in reading.actors:
        who = people[actor.id]
        for role in actor.roles if actor.kind is ActorKind.PERSON and who.named else ():
            body = people.get(role.of) if role.of is not None else None
            claim: Claim | None = claims.get(role.claim) if role.claim is not None else None
            if role.role in COMMAND and body is not None and claim is not None and not body.nobody:
                yield _Held(who, body, day, ref_of_claim(reading.report, claim))


def _at_once(line: Sequence[_Held]) -> Continuity | None:
    """The first return to a body after another was told; linear, since only the last day of each body is kept."""
    last: dict[str, _Held] = {}
    for held in line:
        before = last.get(held.body.key)
        if before is not None:
            for other in last.values():
                if before.day < other.day < held.day and not may_be_one(other.body, held.body):
                    return _flag(before, other)
        last[held.body.key] = held
    return None


def _flag(one: _Held, other: _Held) -> Continuity:
    linked = one.who.actor is not None or (one.who.decided and other.who.decided)
    return Continuity(
        actor=one.who.actor or one.who.key,
        kind=Question.IDENTITY,
        a=one.at,
        b=other.at,
        why=wording("continuity.two_commands", who=one.who.name),
        would_dissolve=_DISSOLVES,
        rests_on=None if linked else wording("continuity.rests_on_name", who=one.who.name),
    )
