"""Who stands where grammar puts the doer and the one done to."""

import pytest

from riwaya.claims.events.syntax import proposals
from tests.claims.events_world import scene


def put(text: str, trigger: str) -> set[tuple[str, str]]:
    seen = scene(text)
    candidate = next(c for c in seen.candidates if c.span.text == trigger)
    chunks = seen.chunks[seen.document.sentence_of(candidate.head)]
    return {(p.role, p.chunk.span.text) for p in proposals(seen, candidate, chunks)}


@pytest.mark.parametrize(
    ("text", "trigger", "role", "phrase"),
    [
        ("هاجم المسلحون الحاجز", "هاجم", "agent", "المسلحون"),
        ("هاجم المسلحون الحاجز", "هاجم", "patient", "الحاجز"),
        ("قالوا إن المسلحين هاجموا الحاجز", "هاجموا", "agent", "المسلحين"),
        ("قتل خمسة جنود في البلدة", "قتل", "patient", "خمسة جنود"),
        ("مقتل خمسة جنود في البلدة", "مقتل", "patient", "خمسة جنود"),
        ("استشهد جنديان عند الحاجز", "استشهد", "patient", "جنديان"),
        ("هجوم على الحاجز", "هجوم", "patient", "الحاجز"),
        ("شن المسلحون هجوما على الحاجز", "هجوما", "agent", "المسلحون"),
        ("في هجوم شنه المسلحون على الحاجز", "هجوم", "agent", "المسلحون"),
        ("اشتباكات بين الحراس والمسلحين", "اشتباكات", "agent", "الحراس"),
        ("اشتباكات بين الحراس والمسلحين", "اشتباكات", "agent", "المسلحين"),
        ("القوات التي استعادت البلدة", "استعادت", "agent", "القوات"),
    ],
)
def test_grammar_puts_the_phrase_in_its_role(text: str, trigger: str, role: str, phrase: str) -> None:
    assert (role, phrase) in put(text, trigger)


def test_adjective_of_an_attack_did_not_do_it() -> None:
    assert not any(role == "agent" for role, _ in put("هجوم كبير على الحاجز", "هجوم"))


def test_counted_people_after_a_verb_of_killing_did_not_kill() -> None:
    assert ("agent", "خمسة جنود") not in put("قتل خمسة جنود في البلدة", "قتل")
