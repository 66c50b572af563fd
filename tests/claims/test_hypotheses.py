"""Alternatives that are offered without any being asserted, in the invented valley of Nuran."""

import pytest

from riwaya.claims.attribution.claims import claims_of
from riwaya.claims.events.read import read_events
from riwaya.claims.hypotheses import read_hypotheses
from riwaya.mentions import Mentions
from riwaya.model import Event, Hypothesis, make_report
from tests.claims.world import Read, actors_in, lexicon


def offered(text: str) -> tuple[tuple[Hypothesis, ...], dict[str, Event]]:
    read = Read(text)
    claims = claims_of(read.ground, make_report(text, ref="t"), read.drafts, read.speakers.found)
    mentions = Mentions(tuple(actors_in(text)), (), (), (), ())
    events = read_events(read.ground.document, mentions, claims, lexicon())
    return read_hypotheses(read.ground, claims, events), {e.id: e for e in events}


CASES = {
    "either, or, or": (
        "وهذا يشير إما إلى انفجار مخزن في التل، أو أن الجبهة قصفته، أو أن الجيش فجره بنفسه.",
        ["انفجار مخزن في التل", "أن الجبهة قصفته", "أن الجيش فجره بنفسه"],
    ),
    "not known whether": (
        "ولم يعرف ما إذا كانت الطائرات من ساران أو من نوران، بحسب مرصد نوران.",
        ["من ساران", "من نوران"],
    ),
    "a bare alternative is matched by a bare one": (
        "وقصفت طائرات لا يعرف ما إذا كانت سارانية أو نورانية قرب المدرسة.",
        ["سارانية", "نورانية"],
    ),
    "no details whether": (
        "ولا توجد تفاصيل إن كانت العبوة انفجرت داخل مبنى أو في سيارة، فيما أغلق الطريق.",
        ["داخل مبنى", "في سيارة"],
    ),
    "may be": (
        "لم يتضح سبب الدمار الذي قد يكون غارة على التل أو انفجارا في المخزن.",
        ["غارة على التل", "انفجارا في المخزن"],
    ),
    "whoever is responsible, be it": (
        "وسيقرر القائد من المسؤول عن القصف سواء كانت جبهة ساران أو حكومة الوادي.",
        ["جبهة ساران", "حكومة الوادي"],
    ),
    "a limiting word goes on with the last one": (
        "إما أنه اعتقل مرتين، أو أنه لم يعتقل، فقط أعلن ذلك لصرف الأنظار.",
        ["أنه اعتقل مرتين", "أنه لم يعتقل، فقط أعلن ذلك لصرف الأنظار"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_alternatives(case: str) -> None:
    text, wanted = CASES[case]
    (found,) = offered(text)[0]
    assert [a.text for a in found.alternatives] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "في كل معركة سواء في شمال الوادي أو جنوبه كان السكان عالقين.",
        "سيرد الجيش سواء تصرف المجلس أم لا.",
        "لم يعرف ما إذا كان الجسر قد سقط أم لا.",
        "قصف الجيش السوق أو الجسر.",
        "قد يكون القائد في ساران أو نوران.",
    ],
)
def test_what_leaves_nothing_open_is_no_hypothesis(text: str) -> None:
    assert offered(text)[0] == ()


def test_the_event_told_before_is_what_the_alternatives_are_about() -> None:
    (found,), events = offered(
        "أعلنت الحكومة اعتقال سالم حداد، ما يشير إما إلى عدم اعتقاله سابقا، أو أنه تم اعتقاله وأفرج عنه."
    )
    assert found.about is not None
    assert events[found.about].trigger.text == "اعتقال"


def test_alternatives_stand_in_the_words_of_who_offers_them() -> None:
    (found,), _ = offered("وقال مرصد نوران إنه لا يعرف ما إذا كانت الطائرات من ساران أو من نوران.")
    assert found.claim is not None
    assert offered("لا يعرف ما إذا كانت الطائرات من ساران أو من نوران.")[0][0].claim is None
