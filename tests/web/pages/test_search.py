"""Search: spellings, words in their places, claims, kept searches, lists, tables without formulas."""

import re

from riwaya.ledger import ClaimQuery, find_claims
from riwaya.web.pages.search import to_csv
from riwaya.workflow.speaking import speakers
from tests.web.newsroom import Newsroom

PATH = "/c/main/search"


def test_another_spelling_finds_the_word_and_the_exact_switch_does_not(room: Newsroom) -> None:
    visitor = room.visitor("Rima")
    assert "No report has these words" not in visitor.see(f"{PATH}?q=القريه")
    assert "No report has these words" in visitor.see(f"{PATH}?q=القريه&exact=1")
    shown = visitor.see(f"{PATH}?q=القريه")
    assert "Also matching these spellings" in shown


def test_hits_are_marked_where_they_stand_and_lead_to_the_report_with_the_words(room: Newsroom) -> None:
    page = room.visitor("Rima").get(f"{PATH}?q=الهدنة").text
    assert '<mark class="hit">' in page
    assert re.search(r'href="/c/main/reports/sha256:[0-9a-f]+\?q=', page)


def test_claims_by_somebody_of_a_kind_in_some_days(room: Newsroom) -> None:
    visitor = room.visitor("Rima")
    shown = visitor.see(f"{PATH}?in=claims&by=قوات وادي ساران&from=2026-05-01&to=2026-05-31")
    assert "claims" in shown and "قوات وادي ساران" in shown
    assert "No claim fits" in visitor.see(f"{PATH}?in=claims&type=trial&by=قوات وادي ساران")


def test_kept_search_leads_back_to_itself_and_is_removed_by_who_kept_it(own_room: Newsroom) -> None:
    karim, nour = own_room.visitor("Karim"), own_room.visitor("Nour")
    assert karim.post(f"{PATH}/keep", q="الهدنة", exact="1", name="هدنة").status_code == 303
    page = nour.get(PATH).text
    kept = re.search(r'<a href="([^"]+)"><bdi[^>]*>هدنة', page)
    assert kept is not None and "exact=1" in kept[1]
    number = re.search(r"/search/(\d+)/forget", karim.get(PATH).text)
    assert number is not None
    assert nour.post(f"{PATH}/{number[1]}/forget").status_code == 403
    assert karim.post(f"{PATH}/{number[1]}/forget").status_code == 303
    assert "هدنة" not in nour.see(PATH)
    assert karim.post(f"{PATH}/keep", q="x").status_code == 400


def test_a_list_is_counted_line_by_line_and_taken_out_as_a_table(room: Newsroom) -> None:
    visitor = room.visitor("Karim")
    shown = visitor.post(f"{PATH}/list", lines="عين السرو\r\nكلمة لا ترد\r\n=1+1").text
    assert re.search(r"عين السرو</bdi></a></th><td[^>]*><bdi[^>]*>5</bdi>", shown)
    table = visitor.post(f"{PATH}/list", lines="عين السرو\n=1+1", **{"as": "csv"})
    assert table.content.decode("utf-8-sig").splitlines()[:2] == ["line,reports", "عين السرو,5"]
    assert "\n=" not in table.text
    assert room.visitor("Rima").post(f"{PATH}/list", lines="x", **{"as": "csv"}).status_code == 403


def test_no_cell_of_a_table_begins_a_formula() -> None:
    cells = ["=A1", "+1", "-1", "@x", "\tx", "\rx", "x"]
    rows = to_csv([cells]).decode("utf-8-sig")
    assert not re.search(r'(^|,|")[=+\-@\t\r]', rows)


def test_who_speaks_is_named_where_the_report_drops_the_subject(room: Newsroom) -> None:
    found = find_claims(room.ledger, ClaimQuery(), limit=500).claims
    names = speakers(room.ledger, found)
    dropped = next(c for c in found if c.source is None and names.get((c.report, c.id)))
    name = names[dropped.report, dropped.id]
    shown = room.visitor("Rima").see(f"/c/main/search?in=claims&by={name}")
    words = " ".join(dropped.content.text.split())
    before = shown[: shown.index(words)]
    assert name in before[-160:] and "(the article)" not in before[-160:]
