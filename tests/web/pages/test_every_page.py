"""What holds on every page: both languages, empty ledgers, no inline style or script, words of reports isolated."""

import re

import pytest

from tests.web.newsroom import Newsroom

PATHS = (
    "/",
    "/c/main/inbox",
    "/c/main/inbox?away=1",
    "/c/main/incidents",
    "/c/main/incidents?all=1&disputed=1&type=shelling&from=2026-05-01&to=2026-06-01",
    "/c/main/incidents/{incident}",
    "/c/main/incidents/{incident}/assessment",
    "/c/main/incidents/{incident}/dossier",
    "/c/main/dossier?incident={incident}",
    "/c/main/reports",
    "/c/main/reports/{report}",
    "/c/main/reports/{report}?q=الجيش",
    "/c/main/reports/{report}/enter",
    "/c/main/review",
    "/c/main/review?queue=doubtful",
    "/c/main/review?queue=unreviewed",
    "/c/main/review/second",
    "/c/main/review/agreement",
    "/c/main/search",
    "/c/main/search?q=الهدنة",
    "/c/main/search?in=claims&about=الجيش",
    "/c/main/search/list",
    "/c/main/actors",
    "/c/main/actors?q=الوادي",
    "/c/main/actors/actor:valley_forces",
    "/c/main/places",
    "/c/main/places?all=1",
    "/c/main/time",
    "/c/main/add",
)
WITHOUT_THINGS = [path for path in PATHS if "{" not in path and "actor:" not in path]


def _path(room: Newsroom, path: str) -> str:
    return path.format(incident=room.incident, report=room.report("mersal-0506").id)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_page_answers_in_both_languages_in_the_direction_of_its_language(
    room: Newsroom, path: str, language: str
) -> None:
    response = room.visitor("Salma", language).get(_path(room, path))
    assert response.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in response.text


@pytest.mark.parametrize("path", PATHS)
def test_page_needs_no_inline_style_or_script_and_labels_what_is_filled_in(room: Newsroom, path: str) -> None:
    page = room.visitor("Salma").get(_path(room, path)).text
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
    assert not re.search(r"<(style|script)(?! type=\"module\" src=)", page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for field in re.findall(r"<input [^>]*>", page):
        if 'type="hidden"' not in field and 'type="radio"' not in field and 'type="checkbox"' not in field:
            named = "aria-label=" in field or re.search(r'id="([^"]+)"', field)
            assert named or re.search(r"<label[^>]*>(?:(?!</label>).)*" + re.escape(field), page, re.S), field


@pytest.mark.parametrize("path", WITHOUT_THINGS)
def test_page_over_an_empty_ledger_says_what_to_do(empty_room: Newsroom, path: str) -> None:
    assert empty_room.visitor("Salma").see(path)


@pytest.mark.parametrize("path", PATHS)
def test_no_english_is_left_on_an_arabic_page(room: Newsroom, path: str) -> None:
    page = room.visitor("Salma", "ar").get(_path(room, path)).text
    page = re.sub(r"<title>.*?</title>", "", page, flags=re.S)  # it ends in the name of the software
    page = re.sub(r"<(\w+)[^>]*\blang=\"en\"[^>]*>.*?</\1>", "", page, flags=re.S)
    page = re.sub(r"<(bdi|kbd|option)\b[^>]*>[^<]*</\1>", "", page)
    words = re.findall(r">[^<]*?\b([A-Za-z]{4,}(?: [A-Za-z]+)+)", page)
    assert [w for w in words if w not in ("JSON Lines", "riwaya serve", "Natural Earth")] == []


@pytest.mark.parametrize(
    "path",
    [
        "/c/main/reports/no-such-report",
        "/c/main/incidents/incident:0000",
        "/c/main/incidents/incident:0000/assessment",
        "/c/other/inbox",
        "/c/main/review?claim=nothing",
        "/c/main/add/99",
        "/nowhere",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(room: Newsroom, path: str) -> None:
    response = room.visitor("Salma").get(path)
    assert response.status_code == 404
    assert "Nothing here" in response.text


@pytest.mark.parametrize(
    "path",
    [
        "/c/main/incidents?type=shelf",
        "/c/main/incidents?from=yesterday",
        "/c/main/inbox?after=x",
        "/c/main/review?queue=x",
        "/c/main/search?in=claims&type=x",
        "/c/main/search?offset=-1",
    ],
)
def test_an_address_that_cannot_be_read_is_said_to_be_one(room: Newsroom, path: str) -> None:
    assert room.visitor("Salma").get(path).status_code == 400


def test_reader_may_look_and_is_offered_nothing_to_change(room: Newsroom) -> None:
    visitor = room.visitor("Rima")
    for path in PATHS:
        response = visitor.get(_path(room, path))
        if any(part in path for part in ("/dossier", "/enter", "/second", "/agreement", "/add")):
            assert response.status_code == 403, path
        else:
            assert response.status_code == 200, path
            forms = re.findall(r'<form method="post" action="([^"]*)"', response.text)
            changing = [
                f for f in forms if not f.startswith(("/language", "/logout")) and not f.endswith("/search/list")
            ]
            shown = [f for f in changing if "split" not in f and "inbox" not in f and "assessment" not in f]
            assert shown == [], path


def test_language_is_switched_by_a_form_and_leads_back_to_the_page(own_room: Newsroom) -> None:
    visitor = own_room.visitor("Salma")
    answer = visitor.post("/language", lang="ar", next="/c/main/inbox")
    assert (answer.status_code, answer.headers["location"]) == (303, "/c/main/inbox")
    assert '<html lang="ar"' in visitor.get("/c/main/inbox").text


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"])
def test_language_switch_leads_to_no_other_site(own_room: Newsroom, wanted: str) -> None:
    answer = own_room.visitor("Salma").post("/language", lang="ar", next=wanted)
    assert answer.headers["location"] == "/"
