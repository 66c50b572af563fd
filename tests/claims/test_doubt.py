"""The article's own doubt about a statement, in the invented valley of Nuran."""

from riwaya.claims.attribution.claims import claims_of
from riwaya.claims.doubt import doubted
from riwaya.model import Voice, make_report
from tests.claims.world import Read, actors_in


def relays(text: str) -> dict[str | None, str]:
    read = Read(text)
    claims = claims_of(read.ground, make_report(text, ref="t"), read.drafts, read.speakers.found)
    told = doubted(read.ground, claims, actors_in(text))
    return {c.source_actor: c.relay for c in told if c.voice is Voice.ATTRIBUTED}


def test_a_statement_that_the_article_calls_contradictory_is_relayed_as_doubtful() -> None:
    text = "وظهر تناقض صارخ في بيان وزارة دفاع الوادي صدر أمس أعلنت فيه سقوط التل."
    assert relays(text) == {"ministry": "doubting"}
    assert relays("وأعلنت وزارة دفاع الوادي سقوط التل.") == {"ministry": "neutral"}


def test_the_doubt_is_about_whoever_is_named_beside_it_and_nobody_else() -> None:
    text = "وبعد التناقض في رواية جيش الوادي الذي نشر قواته قرب المعبر الشمالي، قال مرصد نوران إن التل سقط."
    assert relays(text) == {"monitor": "neutral"}


def test_a_speaker_who_calls_others_contradictory_casts_no_doubt_on_himself() -> None:
    assert relays("وقال مرصد نوران إن في البيان تناقضا واضحا، مضيفا أن التل لم يسقط.") == {"monitor": "neutral"}
