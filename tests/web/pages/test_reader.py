"""The reader: marks in the flow of the text, judging, mending, entering, withdrawing, and two people at once."""

import re

import pytest

from riwaya.ledger import find_reading, list_judgements, list_reports
from riwaya.model import Claim, Verdict
from tests.web.newsroom import Newsroom, text_of

REF = "mersal-0506"


def claim_of(room: Newsroom, words: str = "الجيش التيفاني هاجم") -> Claim:
    """A claim by the words it begins with."""
    reading = find_reading(room.ledger, REF)
    return next(c for c in reading.claims if c.cue is not None and c.content.text.startswith(words))


def path_of(room: Newsroom) -> str:
    return f"/c/main/reports/{room.report(REF).id}"


def judge_path(claim: Claim) -> str:
    return f"/c/main/claims/{claim.key}/judge"


def test_the_text_stands_whole_and_marked_with_mark_elements_only(room: Newsroom) -> None:
    page = room.visitor("Karim").get(path_of(room)).text
    article = re.search(r"<article[^>]*>(.*?)</article>", page, re.S)
    assert article is not None
    words = text_of(re.sub(r'<span class="n"[^>]*></span>', "", article[1]))
    assert words == " ".join(room.report(REF).text.split())
    assert set(re.findall(r"<(\w+)", article[1])) == {"p", "a", "mark", "span"}


def test_a_statement_inside_a_statement_has_a_line_of_its_own(room: Newsroom) -> None:
    visitor = room.visitor("Karim")
    pages = [visitor.get(f"/c/main/reports/{report.id}").text for report in list_reports(room.ledger).reports]
    assert any('<mark class="content d2"' in page and '<section class="claim in2' in page for page in pages)


def test_each_claim_names_who_speaks_through_whom_and_the_rule_behind_it(room: Newsroom) -> None:
    shown = room.visitor("Karim").see(path_of(room))
    claim = claim_of(room)
    assert claim.content.text in shown
    assert "the article’s verb: «قالت»" in shown
    assert claim.because[0] in shown
    assert "machine reading" in shown


def test_words_that_were_searched_for_are_shown_where_they_stand(room: Newsroom) -> None:
    page = room.visitor("Karim").get(f"{path_of(room)}?q=القرية").text
    assert page.count('<mark class="hit">') == len(re.findall(r"\b(?:ال)?قرية\b", room.report(REF).text))


def test_accepting_signs_the_claim_and_leads_back_to_it(own_room: Newsroom) -> None:
    claim, visitor = claim_of(own_room), own_room.visitor("Karim")
    answer = visitor.post(judge_path(claim), verdict="accepted", version="0", comment="كما في البيان", anchor=claim.id)
    assert answer.headers["location"].endswith(f"#{claim.id}")
    shown = visitor.see(path_of(own_room))
    assert "accepted ✎ Karim" in shown and "كما في البيان" in shown
    (opinion,) = list_judgements(own_room.ledger)
    assert (opinion.judgement.by, opinion.judgement.verdict) == ("Karim", Verdict.ACCEPTED)


def test_a_rejected_claim_loses_its_marks_and_stays_to_be_seen(own_room: Newsroom) -> None:
    claim, visitor = claim_of(own_room), own_room.visitor("Karim")
    assert f'id="w-{claim.id}"' in visitor.get(path_of(own_room)).text
    visitor.post(judge_path(claim), verdict="rejected", version="0")
    page = visitor.get(path_of(own_room)).text
    assert f'id="w-{claim.id}"' not in page
    assert re.search(rf'<section class="claim[^"]* judged out" id="{claim.id}">', page)


def test_second_person_who_has_not_seen_the_first_opinion_is_told(own_room: Newsroom) -> None:
    claim = claim_of(own_room)
    own_room.visitor("Karim").post(judge_path(claim), verdict="accepted", version="0")
    late = own_room.visitor("Nour").post(judge_path(claim), verdict="rejected", version="0")
    assert late.status_code == 409
    assert "Somebody changed this meanwhile" in text_of(late.text)
    assert len(list_judgements(own_room.ledger)) == 1


def test_mending_points_at_the_words_in_the_report(own_room: Newsroom) -> None:
    claim, visitor = claim_of(own_room), own_room.visitor("Karim")
    form = visitor.get(f"/c/main/claims/{claim.key}/mend").text
    assert claim.content.text in text_of(form)
    fields = {
        "content": "الجيش التيفاني هاجم قرية عين السرو",
        "source": "قوات وادي ساران",
        "act": "accuse",
        "version": "0",
    }
    answer = visitor.post(f"/c/main/claims/{claim.key}/mend", **fields)
    assert answer.status_code == 303
    shown = visitor.see(path_of(own_room))
    assert (
        "mended ✎ Karim" in shown
        and "should read: قوات وادي ساران: الجيش التيفاني هاجم قرية عين السرو (accusation)" in shown
    )


def test_words_that_do_not_stand_in_the_report_are_refused_and_kept_in_the_form(own_room: Newsroom) -> None:
    claim, visitor = claim_of(own_room), own_room.visitor("Karim")
    answer = visitor.post(f"/c/main/claims/{claim.key}/mend", content="ألفاظ ليست في التقرير", act="state", version="0")
    assert answer.status_code == 400
    assert "ألفاظ ليست في التقرير" in text_of(answer.text)
    assert list_judgements(own_room.ledger) == ()


def test_entered_claim_is_shown_in_the_text_signed_and_can_be_withdrawn(own_room: Newsroom) -> None:
    visitor, path = own_room.visitor("Karim"), path_of(own_room)
    fields = {"content": "من شغّلها عنصر  أجنبي", "source": "المركز", "speaker": "المركز الإعلامي", "act": "accuse"}
    answer = visitor.post(f"{path}/enter", **fields, summary="The operator was a foreigner.")
    number = answer.headers["location"].rpartition("#h")[2]
    page = visitor.get(path).text
    assert re.search(rf'<mark class="entered" id="w-h{number}">', page)
    assert "Entered by people المركز الإعلامي✎ Karim 2031-07-01" in text_of(page)
    assert visitor.post(f"{path}/entered/{number}/withdraw").status_code == 303
    assert 'class="entered"' not in re.sub(r'<ul class="legend">.*?</ul>', "", visitor.get(path).text, flags=re.S)
    assert "withdrawn 2031-07-01 Karim" in visitor.see(path)


def test_an_opinion_is_withdrawn_by_who_gave_it_or_a_senior(own_room: Newsroom) -> None:
    claim = claim_of(own_room)
    own_room.visitor("Karim").post(judge_path(claim), verdict="accepted", version="0")
    number = list_judgements(own_room.ledger)[0].number
    assert own_room.visitor("Nour").post(f"/c/main/judgements/{number}/withdraw").status_code == 403
    assert own_room.visitor("Samar").post(f"/c/main/judgements/{number}/withdraw").status_code == 303
    assert list_judgements(own_room.ledger)[0].judgement.withdrawn_at is not None
    assert "withdrawn 2031-07-01" in own_room.visitor("Karim").see(path_of(own_room))


@pytest.mark.parametrize("verdict", ["", "loved", "settled"])
def test_a_verdict_there_is_not_is_refused(own_room: Newsroom, verdict: str) -> None:
    answer = own_room.visitor("Karim").post(judge_path(claim_of(own_room)), verdict=verdict, version="0")
    assert answer.status_code == 400


def test_what_people_write_is_escaped_everywhere(own_room: Newsroom) -> None:
    claim, visitor, evil = claim_of(own_room), own_room.visitor("Karim"), '"><script>alert(1)</script>\u202e'
    visitor.post(judge_path(claim), verdict="accepted", version="0", comment=evil)
    visitor.post(f"{path_of(own_room)}/enter", content="من شغّلها", speaker=evil, act="state", summary=evil)
    page = visitor.get(path_of(own_room)).text
    assert "<script>alert" not in page and "\u202e" not in page
    assert "U+202E" in page
