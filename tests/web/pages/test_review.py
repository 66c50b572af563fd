"""Review: queues, one judgement after the other, skip and undo, blind second coding, agreement, settling, gold."""

import io
import json
import re
import zipfile
from pathlib import Path

from riwaya.evaluation.gold import load_gold
from riwaya.ledger import all_readings, list_judgements
from riwaya.lexicon.lexicon import load_lexicon
from riwaya.model import Verdict, make_report
from riwaya.text import fold
from riwaya.workflow.ingesting import ingest_reports
from tests.web.newsroom import KNOWLEDGE, Newsroom, Visitor, text_of

PATH = "/c/main/review"


def key_on(page: str) -> str:
    """The key of the claim that a page of the queue shows."""
    found = re.search(r'<form method="post" action="/c/main/review/([^"]+)" class="panel', page)
    assert found is not None, text_of(page)
    return found[1]


def judge_next(visitor: Visitor, verdict: str, queue: str = "disputed", **more: str) -> tuple[str, str]:
    """Do something with the next claim; gives its key and where it leads."""
    key = key_on(visitor.get(f"{PATH}?queue={queue}").text)
    answer = visitor.post(f"{PATH}/{key}", verdict=verdict, queue=queue, version="0", **more)
    assert answer.status_code == 303, text_of(answer.text)
    return key, answer.headers["location"]


def test_what_accounts_collide_on_comes_first_with_its_incident_and_the_words_around(room: Newsroom) -> None:
    shown = room.visitor("Karim").see(PATH)
    assert re.search(r"Accounts collide in [^,]+, عين السرو", shown)
    assert "machine reading" in shown


def test_doubtful_claims_are_those_the_reader_was_least_sure_of(room: Newsroom) -> None:
    shown = room.visitor("Karim").see(f"{PATH}?queue=doubtful")
    found = re.search(r"confidence (0\.\d+)", shown)
    assert found is not None and float(found[1]) < 0.75


def test_one_judgement_leads_to_the_next_claim_and_can_be_undone(own_room: Newsroom) -> None:
    visitor = own_room.visitor("Karim")
    key, location = judge_next(visitor, "accepted", comment="نعم")
    page = visitor.get(location).text
    assert key_on(page) != key
    undo = re.search(
        r'<form method="post" action="(/c/main/judgements/\d+/withdraw)">.*?name="next" value="([^"]+)"', page, re.S
    )
    assert undo is not None
    assert visitor.post(undo[1], next=undo[2].replace("&amp;", "&")).status_code == 303
    assert list_judgements(own_room.ledger)[0].judgement.withdrawn_at is not None
    assert key_on(visitor.get(PATH).text) == key


def test_skipping_is_for_oneself_only(own_room: Newsroom) -> None:
    key, _ = judge_next(own_room.visitor("Karim"), "skip")
    assert key_on(own_room.visitor("Karim").get(PATH).text) != key
    assert key_on(own_room.visitor("Nour").get(PATH).text) == key
    assert list_judgements(own_room.ledger) == ()


def test_mending_from_the_queue_comes_back_to_it(own_room: Newsroom) -> None:
    visitor = own_room.visitor("Karim")
    key, location = judge_next(visitor, "mended", comment="انظر")
    page = visitor.get(location).text
    assert 'value="انظر"' in page
    words = re.search(r'<textarea name="content"[^>]*>([^<]+)<', page)
    back = re.findall(r'name="next" value="([^"]+)"', page)[-1]
    assert words is not None
    fields = {
        "content": words[1],
        "act": "opine",
        "version": "0",
        "next": back.replace("&amp;", "&"),
        "comment": "انظر",
    }
    answer = visitor.post(f"/c/main/claims/{key}/mend", **fields)
    assert answer.headers["location"].startswith(PATH)
    (opinion,) = list_judgements(own_room.ledger)
    assert opinion.judgement.verdict is Verdict.MENDED and opinion.judgement.comment == "انظر"


def test_a_reader_sees_the_queue_and_judges_nothing(room: Newsroom) -> None:
    visitor = room.visitor("Rima")
    page = visitor.get(PATH).text
    assert 'name="verdict"' not in page
    key = key_on(room.visitor("Karim").get(PATH).text)
    assert visitor.post(f"{PATH}/{key}", verdict="accepted", queue="disputed", version="0").status_code == 403


def test_keys_stand_on_buttons_that_work_without_scripts(room: Newsroom) -> None:
    page = room.visitor("Karim").get(PATH).text
    for key in "arms":
        assert re.search(rf'<button[^>]* accesskey="{key}" data-key="{key}" data-key-label="[^"]+"', page)


def code(visitor: Visitor, claim: str, act: str = "state", kind: str = "none") -> str:
    """Code the next claim a second time; gives its key."""
    page = visitor.get(f"{PATH}/second").text
    found = re.search(r'action="/c/main/review/([^"]+)/second"', page)
    assert found is not None, text_of(page)
    fields = {"claim": claim, "act": act, "type": kind}
    assert visitor.post(f"{PATH}/{found[1]}/second", **fields).status_code == 303
    return found[1]


def test_second_coder_sees_neither_the_machines_nor_the_first_coders_labels(own_room: Newsroom) -> None:
    judge_next(own_room.visitor("Karim"), "accepted", comment="سرّ المرمّز")
    page = own_room.visitor("Nour").get(f"{PATH}/second").text
    assert 'class="content d1"' in page
    for label in ("سرّ المرمّز", "Karim", 'class="cue"', 'class="source"', "machine reading", "confidence", "accepted"):
        assert label not in page
    assert "Nothing waits for a second coder" in own_room.visitor("Karim").see(f"{PATH}/second")


def test_agreement_is_computed_and_a_senior_settles_what_differs(own_room: Newsroom) -> None:
    karim, nour, samar = (own_room.visitor(name) for name in ("Karim", "Nour", "Samar"))
    judge_next(karim, "accepted")
    judge_next(karim, "rejected")
    code(nour, "no")
    code(nour, "no")
    shown = nour.see(f"{PATH}/agreement")
    assert "2 claims were coded by two people." in shown
    assert "Whether it is a claim50%0.00" in shown.replace(" ", "").replace(
        "Whetheritisaclaim", "Whether it is a claim"
    )
    key = re.search(r"/c/main/review/([^\"]+)/settle", samar.get(f"{PATH}/agreement").text)
    assert key is not None
    path = f"{PATH}/{key[1]}/settle"
    assert nour.post(path, **{"as": "first"}).status_code == 403
    assert samar.post(path, **{"as": "first", "comment": "قول واضح"}).status_code == 303
    assert "Settled by ✎ Samar" in nour.see(f"{PATH}/agreement") and "قول واضح" in nour.see(f"{PATH}/agreement")


def test_gold_is_what_people_said_in_the_form_that_evaluate_reads(own_room: Newsroom, tmp_path: Path) -> None:
    visitor = own_room.visitor("Karim")
    accepted, _ = judge_next(visitor, "accepted")
    judge_next(visitor, "rejected")
    made = visitor.get(f"{PATH}/gold.zip")
    archive = zipfile.ZipFile(io.BytesIO(made.content))
    archive.extractall(tmp_path)
    found = load_gold(tmp_path / "partial")
    assert [len(gold.attributions) for gold in found if gold.attributions] == [1]
    (gold,) = [gold for gold in found if gold.attributions]
    start, end = gold.attributions[0].content
    assert accepted.endswith(f":{start}-{end}")
    assert json.loads((tmp_path / "partial" / f"{gold.id}.json").read_text("utf-8"))["judged_by"] == ["Karim"]
    assert visitor.get(f"{PATH}/gold.zip").content == made.content
    assert own_room.visitor("Rima").get(f"{PATH}/gold.zip").status_code == 403


def test_words_people_entered_become_entries_of_a_lexicon_that_loads_and_names_only_proposals(
    own_room: Newsroom, tmp_path: Path
) -> None:
    text = "وأسرّ ضابط في الكتيبة الثالثة إلى مراسلنا أن الجسر دُمر ليلا. وهمس أحد الجنود بأن المعبر أغلق."
    report = make_report(text, ref="own-words", outlet="وكالة مرسال", published="2026-05-07")
    ingest_reports(own_room.ledger, [report], knowledge=KNOWLEDGE)
    visitor = own_room.visitor("Karim")
    entered = {"content": "الجسر دُمر ليلا", "cue": "وأسرّ", "source": "ضابط في الكتيبة الثالثة", "act": "state"}
    assert visitor.post(f"/c/main/reports/{report.id}/enter", **entered).status_code == 303
    made = visitor.get(f"{PATH}/lexicon.zip")
    assert made.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        archive.extractall(tmp_path)
    cues = (tmp_path / "lexicon" / "cues.yaml").read_text("utf-8")
    assert "وأسرّ" in cues and "entered by Karim in 1 report(s)" in cues
    actors = (tmp_path / "lexicon" / "actors.yaml").read_text("utf-8")
    assert next(line for line in actors.splitlines() if "الكتيبة الثالثة" in line).startswith("# - ")
    with_own = load_lexicon([*KNOWLEDGE.lexicon, tmp_path / "lexicon"])
    assert with_own.cues.table.readings[fold("وأسرّ")]
    assert not load_lexicon(KNOWLEDGE.lexicon).cues.table.readings[fold("وأسرّ")]
    assert visitor.get(f"{PATH}/lexicon.zip").content == made.content
    assert own_room.visitor("Rima").get(f"{PATH}/lexicon.zip").status_code == 403


def test_a_cue_whose_readings_are_rejected_again_and_again_is_proposed_to_be_looked_at(own_room: Newsroom) -> None:
    visitor = own_room.visitor("Karim")
    by_rule: dict[str, list[str]] = {}
    for reading in all_readings(own_room.ledger):
        for claim in reading.claims:
            for rule in claim.because:
                if rule.startswith("cue."):
                    by_rule.setdefault(rule, []).append(claim.key)
    rule, keys = max(sorted(by_rule.items()), key=lambda pair: len(pair[1]))
    assert len(keys) >= 3
    for key in keys[:3]:
        visitor.post(f"/c/main/claims/{key}/judge", verdict="rejected", version="0")
    with zipfile.ZipFile(io.BytesIO(visitor.get(f"{PATH}/lexicon.zip").content)) as archive:
        cues = archive.read("lexicon/cues.yaml").decode()
    (line,) = [line for line in cues.splitlines() if rule in line]
    assert line.startswith("# - {id: ") and "rejected 3 times" in line


def test_the_queue_tells_how_many_wait_and_what_one_has_done_today(own_room: Newsroom) -> None:
    karim = own_room.visitor("Karim")
    shown = karim.see("/c/main/review?queue=unreviewed")
    (waiting,) = map(int, re.findall(r"(\d+) claims wait in this stretch", shown))
    assert "judgements of yours today" not in shown
    key = key_on(karim.get("/c/main/review?queue=unreviewed").text)
    karim.post(f"{PATH}/{key}", verdict="accepted", queue="unreviewed", version="0")
    after = karim.see("/c/main/review?queue=unreviewed")
    assert f"{waiting - 1} claims wait in this stretch" in after and "1 judgement of yours today" in after
    assert "of yours today" not in own_room.visitor("Nour").see("/c/main/review?queue=unreviewed")
