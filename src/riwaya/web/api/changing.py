"""Operations that change something: opinions given and withdrawn, assessments written."""

import json
from datetime import timedelta

from starlette.requests import Request

from riwaya.access import Action, Limit
from riwaya.export.assessed import check
from riwaya.ledger import assess, find_incident, judge, list_judgements, withdraw
from riwaya.model import Assessment
from riwaya.web.api.answers import Number
from riwaya.web.api.asked import NewAssessment, NewJudgement, Withdrawal
from riwaya.web.api.declaring import Operation
from riwaya.web.security import Refused, incident_item, judgement_item, report_item

_OFTEN = Limit(600, timedelta(minutes=10))


def give(request: Request, body: NewJudgement) -> Number:
    """Record an opinion under the name of whoever asks."""
    number = judge(
        request.app.state.ledger,
        request.path_params["report"],
        body.key,
        body.verdict,
        by=request.state.visitor.name,
        comment=body.comment,
        mended=body.mended,
        expected=body.expected,
        case=request.state.case,
    )
    return Number(number)


def take_back(request: Request, body: Withdrawal) -> Number:
    """Withdraw one's own opinion."""
    ledger, number, visitor = request.app.state.ledger, int(request.path_params["number"]), request.state.visitor
    found = [o for o in list_judgements(ledger, case=request.state.case) if o.number == number]
    if not found or (found[0].judgement.by != visitor.name and not visitor.may(Action.SETTLE)):
        raise Refused(403, "not_allowed", message="an opinion is withdrawn by whoever gave it, or by a senior")
    if found[0].judgement.withdrawn_at is not None:
        raise Refused(409, "changed", message="it has been withdrawn already")
    withdraw(ledger, number, by=visitor.name, reason=body.reason)
    return Number(number)


def write(request: Request, body: NewAssessment) -> Assessment:
    """Append the next version of an assessment, as a draft; it follows the form, or is refused with the field."""
    check(body.fields)
    ledger, case = request.app.state.ledger, request.state.case
    id_ = find_incident(ledger, request.path_params["incident"], case=case).incident.id
    fields = json.dumps(body.fields, ensure_ascii=False, sort_keys=True)
    return assess(ledger, id_, fields, by=request.state.visitor.name, expected=body.expected, case=case)


OPERATIONS = [
    Operation(
        "/c/{case}/reports/{report}/judgements",
        give,
        Action.JUDGE,
        "api judge",
        "Give an opinion on a claim or event of a report",
        Number,
        method="POST",
        body=NewJudgement,
        item=report_item,
        limit=_OFTEN,
        refusals=(409,),
    ),
    Operation(
        "/c/{case}/judgements/{number}/withdraw",
        take_back,
        Action.JUDGE,
        "api withdraw",
        "Withdraw an opinion",
        Number,
        method="POST",
        body=Withdrawal,
        item=judgement_item,
        limit=_OFTEN,
        refusals=(409,),
    ),
    Operation(
        "/c/{case}/incidents/{incident}/assessments",
        write,
        Action.ASSESS,
        "api assess",
        "Write the next version of an incident's assessment",
        Assessment,
        method="POST",
        body=NewAssessment,
        item=incident_item,
        limit=_OFTEN,
        refusals=(409,),
    ),
]
