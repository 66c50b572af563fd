"""Patterns of the language that speak for a status."""

import pytest

from riwaya.claims.events.scene import Scene
from riwaya.claims.events.status_signs import status_signs
from riwaya.text import cut
from tests.claims.events_world import lexicon, reading, scene


def signs(text: str, trigger: str) -> set[str]:
    """The patterns around a trigger of a sentence."""
    return of(scene(text), trigger)


def of(seen: Scene, trigger: str) -> set[str]:
    candidate = next(c for c in seen.candidates if c.span.text == trigger)
    sentence = seen.document.sentences[seen.document.sentence_of(candidate.head)]
    return set(status_signs(seen, candidate, sentence.first, sentence.last))


@pytest.mark.parametrize(
    ("text", "trigger", "sign"),
    [
        ("تتواصل المعارك المستمرة حول تلماس", "المعارك", "lasting"),
        ("مؤشرات على هجوم وشيك على تلماس", "هجوم", "to come"),
        ("استمرار القصف على تلماس", "القصف", "of:light.go_on"),
        ("خطة هجوم على تلماس", "هجوم", "of:mood.intend"),
        ("إحباط هجوم على تلماس", "هجوم", "of:deny.fail"),
        ("لم ترد تقارير عن قتلى في تلماس", "قتلى", "negated"),
        ("دون هجوم على تلماس", "هجوم", "negated"),
        ("الهجوم الذي يشنه المسلحون على تلماس", "الهجوم", "verbR:present"),
        ("منذ بدء الهجوم على تلماس", "الهجوم", "since:begun"),
        ("شن اللواء عملية لاستعادة تلماس", "استعادة", "purpose"),
        ("وضعت القيادة خطة عاجلة لاقتحام تلماس", "اقتحام", "purpose"),
        ("إن انسحبت الحركة من تلماس عاد السكان", "انسحبت", "if"),
        ("لم يعرف إن كان القائد قتل في تلماس", "قتل", "if"),
        ("لم ينفذ اللواء غارات على تلماس", "غارات", "negated"),
        ("لم تقصف الحركة تلماس", "تقصف", "negated"),
        ("مخاوف من هجوم على تلماس", "هجوم", "of:mood.fear"),
    ],
)
def test_a_pattern_is_found(text: str, trigger: str, sign: str) -> None:
    assert sign in signs(text, trigger)


def test_a_negation_in_another_clause_says_nothing_of_the_event() -> None:
    assert "negated" not in signs("لم يسافر الوالي، بسبب الهجوم على تلماس", "الهجوم")


@pytest.mark.parametrize(
    ("text", "trigger", "sign"),
    [
        ("لن تتردد الحركة في قصف تلماس", "قصف", "negated"),
        ("دمرت القذائف الجسر ما أدى إلى مقتل حارس", "مقتل", "negated"),
        ("قال المتحدث إنه قصف الجسر في تلماس", "قصف", "if"),
        ("أكد المتحدث أن الحركة قصفت الجسر في تلماس", "قصفت", "if"),
        ("سجل المشفى حالة وفاة في تلماس", "وفاة", "if"),
        ("تعرضت القافلة لقصف قرب تلماس", "قصف", "purpose"),
    ],
)
def test_a_pattern_is_not_read_into_other_words(text: str, trigger: str, sign: str) -> None:
    assert sign not in signs(text, trigger)


def test_who_denies_being_responsible_disclaims_the_event() -> None:
    text = "نفت وزارة الدفاع مسؤوليتها عن الهجوم على تلماس."
    read = reading(text)
    seen = Scene.of(cut(text), scene(text).mentions, read.claims, lexicon())
    assert "disclaimed" in of(seen, "الهجوم")
