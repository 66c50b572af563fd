"""The pages of people, restricted items and the log: what owners and seniors can do, and what they cannot."""

import re

import pytest

from riwaya.access import Role, list_lines, list_people, list_restrictions, verify_log
from tests.web.security.office import Office

SCRIPTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{ 7*7 }}",
    "javascript:alert(1)",
    "</title><svg/onload=alert(1)>",
)


def _id(office: Office, name: str) -> str:
    return next(person.id for person in list_people(office.access) if person.name == name)


def _role(office: Office, name: str, case: str) -> Role | None:
    return next(person.roles.get(case) for person in list_people(office.access) if person.name == name)


def test_an_owner_gives_and_takes_roles_in_the_own_case_only(own_office: Office) -> None:
    omar, rima = own_office.signed_in("Omar"), _id(own_office, "Rima")
    assert omar.post("/c/valley/people/role", person=rima, case="hills", role="owner").status_code == 303
    assert _role(own_office, "Rima", "valley") is Role.OWNER
    assert _role(own_office, "Rima", "hills") is None
    assert omar.post("/c/valley/people/role", person=rima, case="*", role="").status_code == 303
    assert _role(own_office, "Rima", "valley") is None
    assert omar.post("/people/role", person=rima, case="*", role="owner").status_code == 403


def test_a_case_owner_cannot_take_the_role_of_an_owner_of_everything(own_office: Office) -> None:
    omar = own_office.signed_in("Omar")
    omar.post("/c/valley/people/role", person=_id(own_office, "Salma"), role="")
    assert _role(own_office, "Salma", "*") is Role.OWNER
    assert own_office.signed_in("Salma").get("/c/valley/people").status_code == 200


def test_somebody_of_another_case_joins_by_the_exact_name(own_office: Office) -> None:
    omar = own_office.signed_in("Omar")
    assert "Hind" not in omar.get("/c/valley/people").text
    assert omar.post("/c/valley/people/role", name="Hindi", role="reader").status_code == 400
    assert omar.post("/c/valley/people/role", name="hind", role="reader").status_code == 303
    assert _role(own_office, "Hind", "valley") is Role.READER


@pytest.mark.parametrize("role", ["emperor", "OWNER", "<script>"])
def test_a_role_that_is_none_is_refused(own_office: Office, role: str) -> None:
    omar = own_office.signed_in("Omar")
    assert omar.post("/c/valley/people/role", person=_id(own_office, "Rima"), role=role).status_code == 400
    assert omar.post("/c/valley/people/invite", role=role).status_code == 400


def test_a_restricted_report_is_kept_and_opened_again(own_office: Office) -> None:
    samar, report = own_office.signed_in("Samar"), own_office.reports()[0]
    rima = _id(own_office, "Rima")
    assert (
        samar.post("/c/valley/restricted/keep", kind="report", item=report, person=rima, reason="x").status_code == 303
    )
    with own_office.access.reading() as connection:
        (kept,) = list_restrictions(connection, "valley")
    assert kept.people == {rima, _id(own_office, "Samar")}
    assert report[:19] in samar.get("/c/valley/restricted").text
    assert samar.post("/c/valley/restricted/open", kind="report", item=report).status_code == 303
    with own_office.access.reading() as connection:
        assert list_restrictions(connection, "valley") == ()


def test_what_one_may_not_see_one_can_neither_open_nor_restrict_anew(own_office: Office) -> None:
    omar, samar, report = own_office.signed_in("Omar"), own_office.signed_in("Samar"), own_office.reports()[0]
    omar.post("/c/valley/restricted/keep", kind="report", item=report, reason="x")
    assert report[:19] not in samar.get("/c/valley/restricted").text
    samar.post("/c/valley/restricted/open", kind="report", item=report)
    answer = samar.post("/c/valley/restricted/keep", kind="report", item=report, person=_id(own_office, "Samar"))
    assert answer.status_code == 400
    with own_office.access.reading() as connection:
        (kept,) = list_restrictions(connection, "valley")
    assert kept.people == {_id(own_office, "Omar")}


def test_a_report_of_another_case_cannot_be_restricted_here(own_office: Office) -> None:
    samar, theirs = own_office.signed_in("Samar"), own_office.reports("hills")[0]
    here, nowhere = (
        samar.post("/c/valley/restricted/keep", kind="report", item=item, reason="x")
        for item in (theirs, "sha256:" + "0" * 64)
    )
    assert (here.status_code, nowhere.status_code) == (400, 400)


def test_the_log_is_for_owners_and_tells_what_was_done_and_refused(own_office: Office) -> None:
    rima, omar, salma = (own_office.signed_in(name) for name in ("Rima", "Omar", "Salma"))
    assert rima.get("/c/valley/people").status_code == 403
    omar.post("/c/valley/people/invite", role="reader", note="x")
    lines, _ = list_lines(own_office.access)
    assert ("Omar", "case people: invite", "valley") in {(line.person, line.what, line.case) for line in lines}
    refused = next(line for line in lines if line.what == "refused: case people")
    assert (refused.person, refused.detail["reason"]) == ("Rima", "a reader may not people")
    assert omar.get("/audit").status_code == 403
    assert "signed in" not in omar.get("/c/valley/audit").text, "a case's log holds the case's lines"
    assert "signed in" in salma.get("/audit").text
    assert "notice done" in salma.get("/audit?check=yes").text
    assert verify_log(own_office.access) is None


def test_refusals_do_not_fill_the_log(own_office: Office) -> None:
    rima = own_office.signed_in("Rima")
    for _ in range(80):
        rima.get("/c/valley/people")
    assert list_lines(own_office.access)[1] < 70


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "٣", ""])
def test_pages_of_the_log_that_are_none_break_nothing(own_office: Office, page: str) -> None:
    assert own_office.signed_in("Salma").get(f"/audit?page={page}").status_code == 200


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_people_type_comes_back_as_text(own_office: Office, script: str) -> None:
    salma = own_office.signed_in("Salma")
    own_office.browser().sign_in(script, "wrong wrong wrong", next=script)
    salma.post("/people/invite", role="reader", case="*", note=script)
    salma.post("/people/invite", role="reader", case=script, note="x")
    salma.post("/me/keys", name=script)
    samar = own_office.signed_in("Samar")
    samar.client.headers["user-agent"] = script.encode("ascii", "replace").decode()
    samar.sign_in("Samar")
    samar.post("/c/valley/restricted/keep", kind="report", item=own_office.reports()[0], reason=script)
    answers = [
        salma.get("/people"),
        salma.get("/audit"),
        salma.get("/me"),
        samar.get("/me"),
        samar.get("/c/valley/restricted"),
        samar.post("/c/valley/restricted/keep", kind="report", item=script, reason=script),
        own_office.browser().sign_in(script, "wrong", next=script),
        own_office.browser().get("/login", accept_language=script),
        own_office.browser().get(f"/login?next={script}"),
        salma.get(f"/c/valley/restricted?item={script}"),
        salma.get(f"/c/{script}/people"),
        salma.get(f"/nothing/{script}"),
    ]
    assert any("alert(1)" in answer.text for answer in answers) or "alert" not in script
    for answer in answers:
        assert answer.status_code < 500
        assert not re.search(r"<script>|<img|<svg|49\b(?=<)", answer.text), answer.url
        assert not re.search(r"""(?:href|src|action)=["']?javascript:""", answer.text)
        assert script not in answer.text or not set(script) & set("<>\"'"), answer.url
