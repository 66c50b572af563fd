"""Operations that read: cases, reports, readings, claims, incidents, comparisons, search, opinions, assessments."""

from starlette.requests import Request

from riwaya.access import Action
from riwaya.ledger import (
    ClaimFound,
    Days,
    IncidentFound,
    find_claims,
    find_claims_by_key,
    find_incident,
    find_reading,
    find_report,
    list_assessments,
    list_cases,
    list_incidents,
    list_judgements,
    list_reports,
    search,
)
from riwaya.model import Comparison, Reading, Report
from riwaya.text.search import search_query
from riwaya.web.api.answers import (
    Assessments,
    Case,
    Cases,
    Claims,
    Given,
    IncidentIn,
    Incidents,
    Judgements,
    Reports,
)
from riwaya.web.api.asked import AskClaims, AskIncidents, AskReports, AskWords, Paged, claims_asked
from riwaya.web.api.declaring import Nothing, Operation
from riwaya.web.api.visible import Fetch, visible_part
from riwaya.web.security import SIGNED_IN, claim_items, incident_item, report_item


def cases(request: Request, _: Nothing) -> Cases:
    """The cases somebody has a role in."""
    person = request.state.visitor.person
    found = ((name, person.role_in(name)) for name, _count in list_cases(request.app.state.ledger))
    return Cases(tuple(Case(name, role) for name, role in found if role is not None))


def reports(request: Request, asked: AskReports) -> Reports:
    """The reports of a case."""
    ledger, case = request.app.state.ledger, request.state.case

    def fetch(limit: int, offset: int) -> tuple[tuple[Report, ...], int]:
        page = list_reports(ledger, case=case, outlet=asked.outlet, limit=limit, offset=offset)
        return page.reports, page.total

    return _reports(request, fetch, asked)


def found_reports(request: Request, asked: AskWords) -> Reports:
    """Reports by their words."""
    ledger, case, query = request.app.state.ledger, request.state.case, search_query(asked.words, exact=asked.exact)
    if not query.terms:
        return Reports((), 0)

    def fetch(limit: int, offset: int) -> tuple[tuple[Report, ...], int]:
        page = search(ledger, query, case=case, limit=limit, offset=offset)
        return page.reports, page.total

    return _reports(request, fetch, asked)


def _reports(request: Request, fetch: Fetch[Report], asked: Paged) -> Reports:
    hidden = request.state.visitor.hidden_reports
    rows, total = visible_part(
        fetch, lambda r: r.id not in hidden, all_seen=not hidden, limit=asked.limit, offset=asked.offset
    )
    return Reports(rows, total)


def report(request: Request, _: Nothing) -> Report:
    """One report."""
    return find_report(request.app.state.ledger, request.path_params["report"])


def reading(request: Request, _: Nothing) -> Reading:
    """The current reading of a report."""
    return find_reading(request.app.state.ledger, request.path_params["report"])


def claims(request: Request, asked: AskClaims) -> Claims:
    """Claims of a case."""
    ledger, hidden = request.app.state.ledger, request.state.visitor.hidden_reports
    query = claims_asked(asked, request.state.case)

    def fetch(limit: int, offset: int) -> tuple[tuple[ClaimFound, ...], int]:
        page = find_claims(ledger, query, limit=limit, offset=offset)
        return page.claims, page.total

    rows, total = visible_part(
        fetch, lambda c: c.report not in hidden, all_seen=not hidden, limit=asked.limit, offset=asked.offset
    )
    return Claims(rows, total)


def claim(request: Request, _: Nothing) -> Claims:
    """The claims of this case with a key, or holding an event with it."""
    inside = {item.id for item in claim_items(request)}
    found = find_claims_by_key(request.app.state.ledger, [request.path_params["key"]])
    mine = tuple(claim for claim in found if claim.report in inside)
    return Claims(mine, len(mine))


def incidents(request: Request, asked: AskIncidents) -> Incidents:
    """The incidents of a case."""
    ledger, case, visitor = request.app.state.ledger, request.state.case, request.state.visitor

    def fetch(limit: int, offset: int) -> tuple[tuple[IncidentFound, ...], int]:
        page = list_incidents(
            ledger,
            type_=asked.type,
            days=Days(asked.first, asked.last),
            least_reports=asked.least_reports,
            case=case,
            limit=limit,
            offset=offset,
        )
        return page.incidents, page.total

    def seen(found: IncidentFound) -> bool:
        return found.incident.id not in visitor.hidden_incidents and bool(visitor.sees_reports(found.reports))

    nothing_hidden = not (visitor.hidden_reports or visitor.hidden_incidents)
    rows, total = visible_part(fetch, seen, all_seen=nothing_hidden, limit=asked.limit, offset=asked.offset)
    return Incidents(tuple(IncidentIn(row.incident, row.reports) for row in rows), total)


def incident(request: Request, _: Nothing) -> IncidentIn:
    """One incident."""
    found = _incident(request)
    return IncidentIn(found.incident, found.reports)


def comparison(request: Request, _: Nothing) -> Comparison:
    """One incident laid out as the comparison contract has it."""
    return Comparison((_incident(request).incident,))


def _incident(request: Request) -> IncidentFound:
    return find_incident(request.app.state.ledger, request.path_params["incident"], case=request.state.case)


def assessments(request: Request, _: Nothing) -> Assessments:
    """Every version of an incident's assessment."""
    id_ = _incident(request).incident.id
    return Assessments(list_assessments(request.app.state.ledger, incident=id_, case=request.state.case))


def judgements(request: Request, _: Nothing) -> Judgements:
    """The opinions given in a case."""
    return _given(request, None)


def report_judgements(request: Request, _: Nothing) -> Judgements:
    """The opinions given on a report in this case."""
    return _given(request, request.path_params["report"])


def _given(request: Request, name: str | None) -> Judgements:
    hidden = request.state.visitor.hidden_reports
    found = list_judgements(request.app.state.ledger, case=request.state.case, name=name)
    return Judgements(tuple(Given(o.number, o.report, o.judgement) for o in found if o.report not in hidden))


_CASE, _READ = "/c/{case}", Action.READ

OPERATIONS = [
    Operation("/cases", cases, SIGNED_IN, "api cases", "The cases you have a role in", Cases),
    Operation(f"{_CASE}/reports", reports, _READ, "api reports", "Reports of a case", Reports, query=AskReports),
    Operation(f"{_CASE}/search", found_reports, _READ, "api search", "Reports by words", Reports, query=AskWords),
    Operation(f"{_CASE}/claims", claims, _READ, "api claims", "Who says what", Claims, query=AskClaims),
    Operation(f"{_CASE}/claims/{{key}}", claim, _READ, "api claim", "The claims with a key", Claims, item=claim_items),
    Operation(
        f"{_CASE}/incidents", incidents, _READ, "api incidents", "Incidents of a case", Incidents, query=AskIncidents
    ),
    Operation(f"{_CASE}/judgements", judgements, _READ, "api judgements", "Opinions given in a case", Judgements),
    *(
        Operation(f"{_CASE}/reports/{{report}}{tail}", run, _READ, name, summary, answer, item=report_item)
        for tail, run, name, summary, answer in (
            ("", report, "api report", "One report with its text", Report),
            ("/reading", reading, "api reading", "What was read in a report", Reading),
            ("/judgements", report_judgements, "api report judgements", "Opinions on a report", Judgements),
        )
    ),
    *(
        Operation(f"{_CASE}/incidents/{{incident}}{tail}", run, _READ, name, summary, answer, item=incident_item)
        for tail, run, name, summary, answer in (
            ("", incident, "api incident", "One incident", IncidentIn),
            ("/comparison", comparison, "api comparison", "An incident, side by side", Comparison),
            ("/assessments", assessments, "api assessments", "Every version of its assessment", Assessments),
        )
    ),
]
