"""The API: answers fit their description, nobody gets more than the pages give, no work is lost, no cell calculates."""

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from riwaya.access import list_lines, release, restrict
from riwaya.ledger import list_incidents
from riwaya.web.api import OPERATIONS, describe
from riwaya.web.api.visible import visible_part
from tests.ledger.world import GROUPS, PLACES, reading_for
from tests.web.security.office import ORIGIN, Browser, Office

READING = reading_for(1)
VALLEY = "/api/v1/c/valley"


def _fits(document: dict[str, Any], schema: dict[str, Any], value: Any) -> None:
    Draft202012Validator(schema | {"components": document["components"]}).validate(value)


def _ask(browser: Browser, path: str, status: int = 200) -> Any:
    answer = browser.get(path)
    assert answer.status_code == status, answer.text
    return answer.json()


def _send(browser: Browser, path: str, body: Any, **headers: str) -> Any:
    sent = {"origin": ORIGIN, "x-csrf-token": browser.csrf()} | headers
    return browser.client.post(path, json=body, headers=sent)


def _paths(office: Office) -> dict[str, str]:
    incident = list_incidents(office.ledger, case="valley").incidents[0].incident.id
    return {"case": "valley", "report": READING.report.id, "key": READING.claims[0].key, "incident": incident}


def test_every_answer_fits_its_description(full_office: Office) -> None:
    karim, document = full_office.signed_in("Karim"), describe(OPERATIONS)
    paths, looked_at = _paths(full_office), 0
    for operation in OPERATIONS:
        if operation.method == "GET" and operation.name not in ("api table", "api search"):
            answer = _ask(karim, "/api/v1" + operation.path.format(**paths))
            described = document["paths"]["/api/v1" + operation.path]["get"]["responses"]["200"]
            _fits(document, described["content"]["application/json"]["schema"], answer)
            assert any(answer.values()), operation.path
            looked_at += 1
    assert looked_at >= 12
    refused = _ask(karim, "/api/v1/c/hills/reports", 404)
    _fits(document, {"$ref": "#/components/schemas/Error"}, refused)


def test_the_document_describes_every_operation_and_is_served_to_anybody(full_office: Office) -> None:
    document = _ask(full_office.browser(), "/api/v1/openapi.json")
    assert document == json.loads(json.dumps(describe(OPERATIONS)))
    assert document["openapi"].startswith("3.1")
    described = {(path, method) for path, methods in document["paths"].items() for method in methods}
    assert described == {("/api/v1" + o.path, o.method.lower()) for o in OPERATIONS}
    ids = [operation["operationId"] for methods in document["paths"].values() for operation in methods.values()]
    assert len(set(ids)) == len(ids)


def test_claims_are_found_by_speaker_kind_place_and_day(full_office: Office) -> None:
    rima = full_office.signed_in("Rima")
    everything = _ask(rima, f"{VALLEY}/claims?limit=200")
    assert everything["total"] == len(everything["claims"]) == 12
    by = _ask(rima, f"{VALLEY}/claims?by={GROUPS[0][1]}")
    assert 0 < by["total"] < 12
    assert _ask(rima, f"{VALLEY}/claims?place={PLACES[0][0]}&first=2031-03-01&last=2031-07-01&act=deny")["total"] < 12
    assert _ask(rima, f"{VALLEY}/claims?limit=5&offset=10")["claims"] == everything["claims"][10:]


def test_search_finds_words_in_any_spelling_or_only_in_this(full_office: Office) -> None:
    rima = full_office.signed_in("Rima")
    assert _ask(rima, f"{VALLEY}/search?words=انباء")["total"] == 4
    assert _ask(rima, f"{VALLEY}/search?words=انباء&exact=true")["total"] == 0
    assert _ask(rima, f"{VALLEY}/search?words=!!")["total"] == 0


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=201",
        "limit=x",
        "offset=-1",
        "offset=10001",
        "type=nothing",
        "first=2031-13-01",
        "by=",
        "by=%00",
        "unknown=1",
        "by=" + "x" * 501,
        "limit=1&limit=999",
    ],
)
def test_a_question_that_does_not_fit_its_description_is_refused_with_the_reason(
    full_office: Office, query: str
) -> None:
    error = _ask(full_office.signed_in("Rima"), f"{VALLEY}/claims?{query}", 400)["error"]
    assert (error["status"], error["code"]) == (400, "query")
    assert error["message"]


def test_without_sign_in_the_api_answers_401_and_no_page(full_office: Office) -> None:
    assert _ask(full_office.browser(), f"{VALLEY}/reports", 401)["error"]["code"] == "sign_in"


def test_two_people_judging_one_claim_lose_no_work_unseen(own_office: Office) -> None:
    karim, samar, claim = own_office.signed_in("Karim"), own_office.signed_in("Samar"), READING.claims[1]
    path = f"{VALLEY}/reports/{READING.report.id}/judgements"
    first = _send(karim, path, {"key": claim.key, "verdict": "accepted", "expected": 0})
    assert first.status_code == 200
    second = _send(samar, path, {"key": claim.key, "verdict": "rejected", "expected": 0})
    assert (second.status_code, second.json()["error"]["code"]) == (409, "changed")
    known = first.json()["number"]
    assert _send(samar, path, {"key": claim.key, "verdict": "rejected", "expected": known}).status_code == 200
    stored = _ask(samar, path)["judgements"]
    assert [(g["judgement"]["by"], g["judgement"]["verdict"]) for g in stored] == [
        ("Karim", "accepted"),
        ("Samar", "rejected"),
    ]


def test_two_people_assessing_one_incident_lose_no_work_unseen(full_office: Office) -> None:
    karim, samar = full_office.signed_in("Karim"), full_office.signed_in("Samar")
    incident = _ask(karim, f"{VALLEY}/incidents")["incidents"][-1]["incident"]["id"]
    path = f"{VALLEY}/incidents/{incident}/assessments"
    version = len(_ask(karim, path)["assessments"])
    mine, hers = ({"schema": "riwaya/assessment/1", "rows": [{"note": note}]} for note in ("x", "y"))
    assert _send(karim, path, {"fields": mine, "expected": version}).status_code == 200
    assert _send(samar, path, {"fields": hers, "expected": version}).status_code == 409
    assert json.loads(_ask(samar, path)["assessments"][-1]["fields"]) == mine


@pytest.mark.parametrize(
    "fields",
    [
        {"where": "x"},
        {"schema": "riwaya/assessment/1", "rows": [{"where": "x"}]},
        {"schema": "riwaya/assessment/1", "rows": [{"type": {"value": "nothing"}}]},
    ],
)
def test_an_assessment_that_does_not_follow_the_form_is_refused_as_on_the_page(
    full_office: Office, fields: dict[str, Any]
) -> None:
    karim = full_office.signed_in("Karim")
    incident = _ask(karim, f"{VALLEY}/incidents")["incidents"][-1]["incident"]["id"]
    path = f"{VALLEY}/incidents/{incident}/assessments"
    before = _ask(karim, path)
    answer = _send(karim, path, {"fields": fields})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "InputError")
    assert _ask(karim, path) == before


def test_an_opinion_is_withdrawn_by_whoever_gave_it_or_by_a_senior_once(own_office: Office) -> None:
    karim, omar = own_office.signed_in("Karim"), own_office.signed_in("Omar")
    path = f"{VALLEY}/reports/{READING.report.id}/judgements"
    numbers = [
        _send(who, path, {"key": READING.claims[1].key, "verdict": "accepted"}).json()["number"]
        for who in (karim, omar)
    ]
    assert _send(karim, f"{VALLEY}/judgements/{numbers[1]}/withdraw", {}).status_code == 403
    assert _send(karim, f"{VALLEY}/judgements/{numbers[0]}/withdraw", {"reason": "wrong"}).status_code == 200
    assert _send(karim, f"{VALLEY}/judgements/{numbers[0]}/withdraw", {}).status_code == 409
    assert _send(own_office.signed_in("Samar"), f"{VALLEY}/judgements/{numbers[1]}/withdraw", {}).status_code == 200


@pytest.mark.parametrize(
    "body", [None, [], 1, "x", {}, {"key": "x"}, {"key": "x", "verdict": "y"}, {"key": 1, "verdict": "accepted"}]
)
def test_a_body_that_does_not_fit_its_description_is_refused(full_office: Office, body: Any) -> None:
    answer = _send(full_office.signed_in("Karim"), f"{VALLEY}/reports/{READING.report.id}/judgements", body)
    assert answer.status_code in (400, 415)


def test_a_judgement_needs_a_role_a_token_and_a_claim_of_that_report(full_office: Office) -> None:
    path, body = (
        f"{VALLEY}/reports/{READING.report.id}/judgements",
        {"key": READING.claims[0].key, "verdict": "accepted"},
    )
    karim = full_office.signed_in("Karim")
    assert _send(full_office.signed_in("Rima"), path, body).status_code == 403
    assert _send(karim, path, body, **{"x-csrf-token": "0" * 64}).status_code == 403
    assert _send(karim, path, body, origin="https://evil.example").status_code == 403
    other = body | {"key": reading_for(2).claims[0].key}
    assert _send(karim, path, other).status_code == 404
    theirs = reading_for(10)
    answer = _send(karim, f"{VALLEY}/reports/{theirs.report.id}/judgements", body | {"key": theirs.claims[0].key})
    assert answer.status_code == 404


def test_no_cell_of_a_table_calculates(full_office: Office) -> None:
    karim = full_office.signed_in("Karim")
    for name in ("reports", "claims", "incidents", "judgements", "assessments"):
        text = karim.get(f"{VALLEY}/tables/{name}.csv").content.decode()
        rows = list(csv.reader(io.StringIO(text)))
        assert len(rows) > 1, name
        assert all(len(row) == len(rows[0]) for row in rows)
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
        lines = karim.get(f"{VALLEY}/tables/{name}.jsonl").text.splitlines()
        assert len(lines) == len(rows) - 1
        assert all(json.loads(line) for line in lines)
    judgements = karim.get(f"{VALLEY}/tables/judgements.csv").text
    assert "'=HYPERLINK" in judgements
    assert "'@Karim" in karim.get(f"{VALLEY}/tables/assessments.csv").text


def test_a_table_takes_the_filters_of_its_page_and_no_others(full_office: Office) -> None:
    karim = full_office.signed_in("Karim")
    every = karim.get(f"{VALLEY}/tables/reports.json").json()
    outlet = every[0]["outlet"]
    some = karim.get(f"{VALLEY}/tables/reports.json?outlet={outlet}").json()
    assert some == [row for row in every if row["outlet"] == outlet]
    incidents = karim.get(f"{VALLEY}/tables/incidents.json").json()
    told = karim.get(f"{VALLEY}/tables/incidents.json?least_reports=2").json()
    assert told == [row for row in incidents if row["reports"] >= 2]
    assert karim.get(f"{VALLEY}/tables/reports.json?by=x").status_code == 400
    assert karim.get(f"{VALLEY}/tables/reports.json?nothing=x").status_code == 400
    assert karim.get(f"{VALLEY}/tables/claims.json?type=nothing").status_code == 400
    assert karim.get(f"{VALLEY}/tables/claims.json?by=nobody-at-all").json() == []


def test_a_table_is_an_export_logged_and_not_for_readers(full_office: Office) -> None:
    assert full_office.signed_in("Rima").get(f"{VALLEY}/tables/claims.csv").status_code == 403
    karim = full_office.signed_in("Karim")
    for bad in ("claims", "claims.xlsx", "people.csv", "..%2f..%2fledger.csv", ".csv"):
        assert karim.get(f"{VALLEY}/tables/{bad}").status_code == 404
    karim.get(f"{VALLEY}/tables/claims.csv")
    line = list_lines(full_office.access, case="valley", limit=1)[0][0]
    assert (line.person, line.what, line.subject) == ("Karim", "export", "claims.csv")


def test_what_is_kept_for_others_is_in_no_list_count_table_or_search(full_office: Office) -> None:
    with full_office.access.writing() as connection:
        restrict(connection, "valley", "report", READING.report.id, [], by="Omar", reason="x", at=datetime.now(UTC))
    samar, omar = full_office.signed_in("Samar"), full_office.signed_in("Omar")
    questions = ("reports", "claims?limit=200", "incidents", "judgements", "search?words=انباء")
    questions += tuple(f"tables/{name}.csv" for name in ("reports", "claims", "incidents", "judgements", "assessments"))
    questions += ("tables/claims.jsonl",)
    for question in questions:
        hidden, shown = (who.get(f"{VALLEY}/{question}").text for who in (samar, omar))
        assert READING.report.id not in hidden, question
        assert '"total":null' in hidden or "total" not in hidden, question
        if "incidents" not in question and "assessments" not in question:
            assert READING.report.id in shown, question
    assert len(_ask(samar, f"{VALLEY}/reports")["reports"]) == 3
    assert len(_ask(samar, f"{VALLEY}/claims?limit=200")["claims"]) == 9
    with full_office.access.writing() as connection:
        release(connection, "valley", "report", READING.report.id)


def test_pages_of_what_may_be_seen_are_whole_and_follow_each_other() -> None:
    numbers = list(range(1000))

    def fetch(limit: int, offset: int) -> tuple[list[int], int]:
        return numbers[offset : offset + limit], len(numbers)

    def part(offset: int, limit: int = 7) -> tuple[tuple[int, ...], int | None]:
        return visible_part(fetch, lambda n: n % 10 == 0, all_seen=False, limit=limit, offset=offset)

    assert part(0) == ((0, 10, 20, 30, 40, 50, 60), None)
    assert part(7)[0][0] == 70
    assert part(98)[0] == (980, 990)
    assert part(200)[0] == ()
    assert visible_part(fetch, lambda _: True, all_seen=True, limit=2, offset=1) == ((1, 2), 1000)
