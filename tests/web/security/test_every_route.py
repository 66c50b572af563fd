"""Every route of the workbench, found by walking the app: what it says it needs is what it asks for.

A route that is added later is looked at here without anybody remembering to.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.routing import Route

from riwaya.access import Action, Role, may, restrict
from riwaya.access.permission import Person
from riwaya.errors import AccessError
from riwaya.ledger import find_incident, list_incidents
from riwaya.web.pages.errors import error_page
from riwaya.web.security import PUBLIC, GuardedRoute, SecuritySettings, secure
from riwaya.web.security.origins import SAFE
from riwaya.web.security.routing import PublicFiles
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.reading import Knowledge
from tests.ledger.world import reading_for
from tests.web.security.office import ORIGIN, PEOPLE, Browser, Office

FORGED = (
    "x",
    "0",
    "-1",
    "99999999999999999999",
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "a" * 5000,
    "%f0%9f%92%a3",
    "' OR 1=1 --",
)
EXPECTED_PUBLIC = {
    "login", "sign in", "open", "first", "begin", "invited", "accept", "language", "openapi", "api description",
}  # fmt: skip
"""Whatever else answers to nobody in particular has to be written here, and that is looked at."""


@pytest.fixture(scope="module", autouse=True)
def incidents(office: Office) -> None:
    """Both cases have incidents."""
    for case in ("valley", "hills"):
        gather_incidents(office.ledger, knowledge=Knowledge(), case=case)


def path_of(route: Route, **values: str) -> str:
    """A path of the route; whatever is not given is a name of nothing."""
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda m: values.get(m[1], "1" if m[2] == ":int" else "nothing"), route.path)


def send(browser: Browser, route: GuardedRoute, path: str, csrf: str | None = None) -> int:
    """The status of a request as the route takes it."""
    if SAFE.isdisjoint(route.methods or ()):
        method = sorted(route.methods or ())[0]
        headers = {"origin": ORIGIN, "x-csrf-token": csrf or browser.csrf()}
        return browser.client.request(method, path, headers=headers, data={}).status_code
    return browser.get(path).status_code


def in_cases(office: Office) -> Iterator[GuardedRoute]:
    return (route for route in office.guarded if isinstance(route.declared.needs, Action))


def test_every_route_says_what_it_needs(office: Office) -> None:
    assert office.routes
    assert [route for route in office.routes if not isinstance(route, GuardedRoute | PublicFiles)] == []
    assert {r.name for r in office.guarded if r.declared.needs is PUBLIC} <= EXPECTED_PUBLIC


def test_an_app_with_a_route_that_says_nothing_does_not_start(office: Office) -> None:
    office.app.router.routes.append(loose := Route("/loose", lambda _: None))
    try:
        with pytest.raises(AccessError, match="loose"):
            secure(office.app, SecuritySettings(), error_page=error_page)
    finally:
        office.app.router.routes.remove(loose)


def test_names_are_given_once_or_links_would_lead_elsewhere(office: Office) -> None:
    names = [route.name for route in office.guarded]
    assert sorted(names) == sorted(set(names))


def test_reading_changes_nothing_and_changing_is_never_a_link(office: Office) -> None:
    for route in office.guarded:
        assert set(route.methods or ()) <= SAFE or SAFE.isdisjoint(route.methods or ()), route.path


def test_nobody_gets_in_who_has_not_signed_in(office: Office) -> None:
    browser = office.browser()
    csrf = browser.csrf()
    for route in office.guarded:
        if route.declared.needs is not PUBLIC:
            status = send(browser, route, path_of(route, case="valley"), csrf)
            assert status == (303 if set(route.methods or ()) & SAFE and not route.declared.api else 401), route.path


def test_a_stranger_finds_no_case_of_others(office: Office) -> None:
    hind = office.signed_in("Hind")
    csrf = hind.csrf()
    for route in in_cases(office):
        for case in ("valley", "no such case", "*"):
            assert send(hind, route, path_of(route, case=case), csrf) == 404, route.path


@pytest.mark.parametrize("name", list(PEOPLE))
def test_a_role_gets_no_further_than_it_may(office: Office, name: str) -> None:
    browser = office.signed_in(name)
    csrf = browser.csrf()
    role = Person("p", name, {"valley": Role(PEOPLE[name])})
    refused = 0
    for route in office.guarded:
        if isinstance(route.declared.needs, Action):
            if may(role, route.declared.needs, "valley"):
                continue
            expected = 403
        elif route.declared.needs.value == "everything":
            expected = 403
        else:
            continue
        assert send(browser, route, path_of(route, case="valley"), csrf) == expected, route.path
        refused += 1
    assert refused


def test_a_form_without_its_token_changes_nothing_even_for_an_owner(office: Office) -> None:
    salma, rima = office.signed_in("Salma"), office.signed_in("Rima")
    for route in office.guarded:
        if not SAFE.isdisjoint(route.methods or ()):
            continue
        path = path_of(route, case="valley")
        for token in ("", "0" * 64, rima.csrf()):
            status = salma.client.post(path, data={"csrf": token}, headers={"origin": ORIGIN}).status_code
            assert status in (403, 405), route.path


def test_another_sites_form_changes_nothing_even_with_the_right_token(office: Office) -> None:
    salma = office.signed_in("Salma")
    csrf = salma.csrf()
    for route in office.guarded:
        if not SAFE.isdisjoint(route.methods or ()):
            continue
        for headers in (
            {"origin": "https://evil.example"},
            {"origin": "null"},
            {"origin": "http://127.0.0.1:8001"},
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-site"},
            {},
        ):
            answer = salma.client.post(path_of(route, case="valley"), data={"csrf": csrf}, headers=headers)
            assert answer.status_code == 403, (route.path, headers)


def test_forged_names_find_nothing_and_break_nothing(office: Office) -> None:
    salma = office.signed_in("Salma")
    csrf = salma.csrf()
    for route in office.guarded:
        names = [name for name in route.param_convertors if name != "case"]
        for forged in FORGED if names else ():
            status = send(salma, route, path_of(route, case="valley", **dict.fromkeys(names, forged)), csrf)
            assert status in (400, 404, 405, 422) or (status == 303 and "invited" in route.path), (
                route.path,
                forged,
                status,
            )


def test_forged_case_names_find_nothing_and_break_nothing(office: Office) -> None:
    salma, omar = office.signed_in("Salma"), office.signed_in("Omar")
    csrf, omars = salma.csrf(), omar.csrf()
    for route in in_cases(office):
        for forged in FORGED:
            path = path_of(route, case=forged)
            assert send(omar, route, path, omars) == 404, (route.path, forged)
            assert send(salma, route, path, csrf) < 500, (route.path, forged)


def _others(office: Office, case: str) -> dict[str, str]:
    """Names of real things of a case, for every path parameter that is about one."""
    reading = reading_for({"valley": 1, "hills": 10}[case])
    told = [found for found in list_incidents(office.ledger, case=case).incidents if reading.report.id in found.reports]
    return {"report": reading.report.id, "incident": told[0].incident.id, "key": reading.claims[0].key}


def test_names_of_things_of_another_case_find_nothing(office: Office) -> None:
    omar = office.signed_in("Omar")
    csrf, theirs = omar.csrf(), _others(office, "hills")
    looked_at = 0
    for route in in_cases(office):
        if set(theirs) & set(route.param_convertors):
            looked_at += 1
            assert send(omar, route, path_of(route, case="valley", **theirs), csrf) in (400, 404), route.path
    assert looked_at


def test_what_is_kept_for_others_answers_as_if_it_were_not_there(office: Office) -> None:
    ours = _others(office, "valley")
    at = datetime(2031, 7, 1, tzinfo=UTC)
    with office.access.writing() as connection:
        for report in find_incident(office.ledger, ours["incident"], case="valley").reports:
            restrict(connection, "valley", "report", report, [], by="Omar", reason="a witness", at=at)
    samar = office.signed_in("Samar")
    csrf, looked_at = samar.csrf(), 0
    for route in in_cases(office):
        if set(ours) & set(route.param_convertors):
            looked_at += 1
            assert send(samar, route, path_of(route, case="valley", **ours), csrf) in (400, 403, 404), route.path
    assert looked_at
    pages = [route for route in in_cases(office) if not (set(route.param_convertors) - {"case"})]
    for route in pages:
        if set(route.methods or ()) & SAFE:
            shown = samar.get(path_of(route, case="valley")).text
            assert ours["report"].removeprefix("sha256:")[:12] not in shown, route.path
            assert ours["incident"] not in shown, route.path
