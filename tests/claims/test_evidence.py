"""What claims rest on, who holds it and with whom it was shared, in the invented valley of Nuran."""

from riwaya.claims.attribution.claims import claims_of
from riwaya.claims.evidence import read_evidence, resting_on
from riwaya.model import Claim, Evidence, make_report
from tests.claims.world import Read, actors_in


def cited(text: str) -> tuple[tuple[Evidence, ...], tuple[Claim, ...]]:
    read = Read(text)
    claims = claims_of(read.ground, make_report(text, ref="t"), read.drafts, read.speakers.found)
    return read_evidence(read.ground, actors_in(text), claims), claims


def test_data_from_a_device_are_held_by_who_tells_of_them() -> None:
    evidence, claims = cited("وأوضح جيش الوادي أنه عند تحليل البيانات في ذاكرة الطائرة ظهر مسارها.")
    (data,) = evidence
    assert (data.kind, data.held_by) == ("device_data", "army")
    assert next(c for c in claims if c.id == data.claim).source_actor == "army"


def test_that_information_shared_later_is_the_evidence_told_before() -> None:
    evidence, _ = cited(
        "وأوضح جيش الوادي أنه عند تحليل البيانات في ذاكرة الطائرة ظهر مسارها، لافتا إلى أنه تم تقاسم تلك المعلومات مع مرصد نوران."
    )
    assert [(e.kind, e.shared_with) for e in evidence] == [("device_data", ("monitor",))]


def test_forces_that_share_a_meal_share_no_evidence() -> None:
    evidence, _ = cited("قال جيش الوادي إنه عثر على حطام الطائرة وتقاسم الطعام مع مرصد نوران.")
    assert [e.shared_with for e in evidence] == [()]


def test_footage_is_held_by_who_published_it() -> None:
    evidence, _ = cited("ومن جهتها نشرت جبهة ساران مشاهد موثقة قرب الجسر.")
    assert [(e.kind, e.held_by) for e in evidence] == [("imagery", "front")]


def test_who_watched_holds_the_observation_and_not_who_tells_of_it() -> None:
    evidence, _ = cited("قال جيش الوادي إن وزارة دفاع الوادي كانت تراقب المعارك من التل.")
    assert [(e.kind, e.held_by) for e in evidence] == [("observation", "ministry")]


def test_a_statement_is_a_document_of_whose_it_is() -> None:
    evidence, claims = cited("وقال بيان لوزارة دفاع الوادي إن الجسر سقط.")
    assert [(e.kind, e.held_by) for e in evidence] == [("document", "ministry")]
    assert evidence[0].claim in {c.id for c in claims if c.source_actor == "ministry"}


def test_a_statement_of_nobody_named_is_none() -> None:
    assert cited("صدر بيان في ساران.")[0] == ()


def test_claims_name_the_evidence_they_rest_on() -> None:
    evidence, claims = cited("وأكد جيش الوادي أنه استولى على حطام الطائرة. وتوقف القصف.")
    assert [c.evidence for c in resting_on(claims, evidence) if c.evidence] == [("v1",)]
    assert next(c for c in resting_on(claims, evidence) if c.evidence).source_actor == "army"
