"""Words read as triggers: spans without separable proclitics, phrases, and words that are something else."""

import pytest

from riwaya.claims.events.candidates import find_candidates
from riwaya.text import cut
from tests.claims.events_world import lexicon


def found(text: str) -> list[tuple[str, str]]:
    return [(c.trigger.group, c.span.text) for c in find_candidates(cut(text), lexicon())]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("وقصفت القوات تلماس", "قصفت"),
        ("اتهموهم بقصف تلماس", "قصف"),
        ("استعدادا للهجوم على تلماس", "للهجوم"),
        ("تمكنوا من طردهم", "طردهم"),
        ("إنهم سيهاجمون البلدة", "سيهاجمون"),
        ("وصـــف القـصف بالعنيف", "القـصف"),
    ],
)
def test_span_drops_what_can_be_separated_and_keeps_the_rest(text: str, span: str) -> None:
    assert span in [s for _, s in found(text)]


def test_phrase_is_one_trigger() -> None:
    assert ("release", "أطلقت سراح") in found("أطلقت سراح الرهائن في تلماس")
    assert ("selfbomb", "فجر نفسه") in found("رجل فجر نفسه عند الحاجز")


def test_broken_phrase_keeps_the_word_that_carries_the_event() -> None:
    assert ("die", "حتفهم") in found("لقي ثمانية من الحراس حتفهم")
    assert ("selfbomb", "فجر") in found("عندما فجر المسلحون أنفسهم")


def test_first_letter_of_a_whole_word_is_no_conjunction() -> None:
    assert found("وزارة الصيد في نهروز") == []


def test_written_ta_marbuta_is_no_pronoun() -> None:
    assert [g for g, _ in found("إصابة ستة أشخاص")] == ["injury"]


def test_sense_is_taken_away_by_a_neighbour() -> None:
    assert found("احتسب الحكم ضربة جزاء") == []


def test_hostile_text_has_no_candidates_and_no_error() -> None:
    assert found("\ud800 \u202e ((((( 1 2 3") == []
    assert found("") == []
