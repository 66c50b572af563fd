"""Second coding: a claim coded again by somebody who saw no label, agreement of the two, and a senior's settling.

What is coded of a claim: whether the words are a claim at all, what is done in saying it, and the kind of event. The
first coder's codes are those of the judgement: accepted takes the machine's, mended the mended ones, rejected is "no
claim". Agreement is Cohen's kappa, (observed - expected) / (1 - expected), for each of the three, over all claims that
two people coded; expected is the chance that two coders with these habits agree.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from riwaya.errors import LedgerError
from riwaya.ledger import MAIN, Ledger, NewRemark, Opinion, Remark, RemarkKind, list_judgements, list_remarks, remark
from riwaya.model import Act, Claim, EventType, Reading, Verdict

CODED = ("claim", "act", "type")
NONE = "none"


@dataclass(frozen=True, slots=True)
class Codes:
    """What one person says of a claim; each value is "none" where there is nothing to say."""

    claim: str
    act: str = NONE
    type: str = NONE

    def of(self, name: str) -> str:
        """The code of this name."""
        return str(getattr(self, name))


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim that two people coded; ``settled`` is the latest settling that stands."""

    key: str
    report: str
    first: Codes
    first_by: str
    second: Codes
    second_by: str
    number: int
    settled: Remark | None

    @property
    def differs(self) -> tuple[str, ...]:
        """What the two code differently."""
        return tuple(name for name in CODED if self.first.of(name) != self.second.of(name))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one thing; ``kappa`` is None where chance alone would make them agree always."""

    name: str
    pairs: int
    observed: float
    kappa: float | None


def codes_of(claim: Claim, reading: Reading) -> Codes:
    """What the machine says of a claim."""
    types = sorted({event.type.value for event in reading.events if event.claim == claim.id})
    return Codes("yes", claim.act.value, types[0] if len(types) == 1 else "several" if types else NONE)


def codes_judged(opinion: Opinion, machine: Codes) -> Codes:
    """What a judgement says of a claim."""
    verdict = opinion.judgement.verdict
    if verdict is Verdict.REJECTED:
        return Codes("no")
    if verdict is Verdict.MENDED and opinion.judgement.mended:
        try:
            data = json.loads(opinion.judgement.mended)
            return Codes("yes", Act(data["act"]).value, EventType(data["type"]).value if data["type"] else machine.type)
        except (ValueError, KeyError, TypeError):
            return machine
    return machine


def read_codes(fields: Mapping[str, str]) -> Codes:
    """The codes that a form gives. Raises ValueError."""
    if fields["claim"] == "no":
        return Codes("no")
    if fields["claim"] != "yes":
        raise ValueError("claim")
    kind = fields["type"]
    return Codes("yes", Act(fields["act"]).value, kind if kind in (NONE, "several") else EventType(kind).value)


def next_to_code(ledger: Ledger, *, by: str, hidden: Collection[str] = (), case: str = MAIN) -> tuple[str, str] | None:
    """Report and key of the oldest claim that somebody else judged and nobody coded a second time."""
    opinions = [
        o
        for o in list_judgements(ledger, case=case)
        if o.judgement.withdrawn_at is None and ":claim:" in o.judgement.key
    ]
    mine = {o.judgement.key for o in opinions if o.judgement.by == by}
    coded = {r.subject for r in list_remarks(ledger, RemarkKind.LABEL, case=case) if r.withdrawn_at is None}
    for opinion in opinions:
        key = opinion.judgement.key
        if key not in mine | coded and opinion.report not in hidden:
            return opinion.report, key
    return None


def code(ledger: Ledger, report: str, key: str, first: Codes, codes: Codes, *, by: str, case: str = MAIN) -> int:
    """Record a second coding beside the first one as it stood."""
    opinions = [o for o in list_judgements(ledger, case=case, keys=[key]) if o.judgement.withdrawn_at is None]
    if not opinions:
        raise LedgerError(f"nobody has judged {key!r}")
    last = opinions[-1]
    if last.judgement.by == by:
        raise LedgerError("the second coder must be somebody else")
    before = codes_judged(last, first)
    body = {"first": _plain(before), "first_by": last.judgement.by, "second": _plain(codes)}
    new = NewRemark(RemarkKind.LABEL, key, json.dumps(body, sort_keys=True), report)
    return remark(ledger, [new], by=by, case=case)[0]


def settle(ledger: Ledger, pair: Pair, codes: Codes, comment: str, *, by: str, case: str = MAIN) -> int:
    """Record what a senior decides between two coders."""
    body = json.dumps({"codes": _plain(codes), "comment": comment}, ensure_ascii=False, sort_keys=True)
    return remark(ledger, [NewRemark(RemarkKind.SETTLED, pair.key, body, pair.report)], by=by, case=case)[0]


def pairs(ledger: Ledger, *, hidden: Collection[str] = (), case: str = MAIN) -> tuple[Pair, ...]:
    """Every claim that two people coded, the oldest first."""
    settled = {r.subject: r for r in list_remarks(ledger, RemarkKind.SETTLED, case=case) if r.withdrawn_at is None}
    found = []
    for one in list_remarks(ledger, RemarkKind.LABEL, case=case):
        if one.withdrawn_at is None and one.report is not None and one.report not in hidden:
            data = json.loads(one.body)
            first, second = Codes(**data["first"]), Codes(**data["second"])
            found.append(
                Pair(
                    one.subject,
                    one.report,
                    first,
                    data["first_by"],
                    second,
                    one.by,
                    one.number,
                    settled.get(one.subject),
                )
            )
    return tuple(found)


def agreement(coded: Sequence[Pair]) -> tuple[Agreement, ...]:
    """How far the two coders of each pair agree, for each thing that is coded."""
    return tuple(_agreement(name, [(p.first.of(name), p.second.of(name)) for p in coded]) for name in CODED)


def _agreement(name: str, values: Sequence[tuple[str, str]]) -> Agreement:
    total = len(values)
    if not total:
        return Agreement(name, 0, 0.0, None)
    observed = sum(a == b for a, b in values) / total
    first, second = Counter(a for a, _ in values), Counter(b for _, b in values)
    expected = sum(first[code] * second[code] for code in first) / (total * total)
    return Agreement(name, total, observed, (observed - expected) / (1 - expected) if expected < 1 else None)


def _plain(codes: Codes) -> dict[str, str]:
    return {name: codes.of(name) for name in CODED}
