"""The tellings of an incident and what is answered in them -> one account a party, with what its silence means."""

from collections.abc import Sequence

from riwaya.compare.answers import Given
from riwaya.compare.positions import refs
from riwaya.compare.tellings import Statement, Telling, ref_of_claim
from riwaya.compare.who import Who
from riwaya.model import Account, ActorKind, Answer, Party, Ref, Report


def accounts(
    tellings: Sequence[Telling], statements: Sequence[Statement], given: Sequence[Given]
) -> tuple[Account, ...]:
    """Who tells what: spokesman, office and state are one party; each unnamed source stands alone."""
    speakers: dict[str, list[Who]] = {}
    said: dict[str, list[Ref]] = {}
    for key, who, ref in _said(tellings, statements):
        speakers.setdefault(key, []).append(who)
        said.setdefault(key, []).append(ref)
    reports = list({t.report.id: t.report for t in tellings}.values())
    found = [
        Account(
            party=Party(_name(speakers[key]), _actor(key, speakers[key])),
            claims=tuple(dict.fromkeys(said[key])),
            says=tuple(_answers(key, given)),
            coverage=_coverage({ref.report for ref in said[key]}, reports, speakers[key]),
        )
        for key in said
    ]
    return tuple(sorted(found, key=lambda a: (-len(a.claims), a.party.name, a.claims[0].report)))


def _said(tellings: Sequence[Telling], statements: Sequence[Statement]) -> list[tuple[str, Who, Ref]]:
    told = [(t.speaker.key, t.speaker, ref) for t in tellings for ref in refs((t,))]
    return told + [(s.speaker.key, s.speaker, ref_of_claim(s.report, s.claim)) for s in statements]


def _name(speakers: Sequence[Who]) -> str:
    """The name of the body itself where the reports give one, else the name most often given."""
    bodies = [w.name for w in speakers if w.kind not in (ActorKind.PERSON, ActorKind.MEDIA) and w.actor == w.key]
    names = bodies or [w.name for w in speakers]
    return min(set(names), key=lambda name: (-names.count(name), name))


def _actor(key: str, speakers: Sequence[Who]) -> str | None:
    return key if any(w.actor is not None for w in speakers) else None


def _answers(key: str, given: Sequence[Given]) -> list[Answer]:
    return [
        Answer(one.question, stand.label, refs(stand.tellings))
        for one in given
        for stand in one.stands
        if stand.speaker.key == key
    ]


def _coverage(own: set[str], every: Sequence[Report], speakers: Sequence[Who]) -> str:
    mine = [r for r in every if r.ref in own]
    outlets = {r.outlet or r.ref for r in mine}
    last = max((r.published or "" for r in every), default="")[:10]
    channels = sorted({w.name for w in speakers if w.kind is ActorKind.MEDIA})
    told = f"in {len(mine)} of {len(every)} reports, {len(outlets)} outlets" + (f", to {last}" if last else "")
    return f"{told}; " + (f"own channels: {', '.join(channels)}" if channels else "none of its own channels")
