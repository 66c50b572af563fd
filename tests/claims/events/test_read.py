"""Events read from invented reports: type, roles, figures, status, and which are one happening."""

from riwaya.model import Counted, EventType, Polarity, Reality, Voice
from tests.claims.events_world import events, reading, told

ATTACK = """مقتل خمسة جنود في هجوم على حاجز في بلدة تلماس

قال متحدث باسم الحرس إن مسلحين شنوا هجوما على حاجز للشرطة في بلدة تلماس فجر الأحد، مما أسفر عن مقتل خمسة جنود وإصابة ستة آخرين.
ونفت الحركة تنفيذ الهجوم.
"""


def test_events_stand_in_text_order_with_ids_and_spans_equal_to_the_text() -> None:
    found = events(ATTACK)
    assert [e.id for e in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert [e.trigger.start for e in found] == sorted(e.trigger.start for e in found)
    spans = [s for e in found for s in (e.trigger, *e.agents, *e.patients, *e.places, *e.times, *e.counts)]
    assert spans and all(ATTACK[s.start : s.end] == s.text for s in spans)


def test_attack_is_told_with_doer_place_and_time() -> None:
    attack = told(ATTACK, "هجوما")
    assert attack.type is EventType.GROUND_ATTACK
    assert [a.text for a in attack.agents] == ["مسلحين"]
    assert any("تلماس" in p.text for p in attack.places)
    assert [t.text for t in attack.times] == ["فجر الأحد"]


def test_figures_belong_to_the_dead_and_the_hurt_each() -> None:
    dead, hurt = told(ATTACK, "مقتل"), told(ATTACK, "إصابة")
    assert [(c.value, c.of) for c in dead.counts] == [(5, Counted.KILLED)]
    assert [(c.value, c.of) for c in hurt.counts] == [(6, Counted.INJURED)]


def test_denial_is_told_as_denied_and_shares_the_happening() -> None:
    denied = told(ATTACK, "الهجوم")
    assert denied.polarity is Polarity.DENIED
    assert denied.occurrence == told(ATTACK, "هجوما").occurrence


def test_dead_and_hurt_are_two_happenings() -> None:
    assert told(ATTACK, "مقتل").occurrence != told(ATTACK, "إصابة").occurrence


def test_event_stands_in_the_innermost_claim_that_holds_it() -> None:
    read = reading(ATTACK)
    claims = {c.id: c for c in read.claims}
    attack = next(e for e in read.events if e.trigger.text == "هجوما")
    assert claims[attack.claim].voice is Voice.ATTRIBUTED
    assert all(e.claim in claims for e in read.events)


def test_means_beside_the_word_tell_the_type() -> None:
    assert told("هجوم كيميائي على بلدة نهروز يقتل سبعة مدنيين", "هجوم").type is EventType.CHEMICAL_ATTACK
    assert told("غارة جوية على بلدة نهروز", "غارة").type is EventType.AIR_STRIKE


def test_call_for_a_truce_is_no_truce() -> None:
    truce = told("دعا المجلس المحلي الطرفين إلى هدنة في بلدة تلماس.", "هدنة")
    assert truce.reality is not Reality.OCCURRED


def test_text_without_events_gives_none() -> None:
    assert events("افتتح المعرض السنوي للكتاب في نهروز وحضره جمهور كبير.") == ()


def test_reading_twice_gives_the_same() -> None:
    assert events(ATTACK) == events(ATTACK)
