"""What is compared of two events that may be one happening."""

from riwaya.claims.events.draft import Draft
from riwaya.claims.events.retelling import Telling, pair_features
from riwaya.claims.linear import names
from riwaya.model import EventType
from tests.claims.events_world import scene


def compared(text: str, one: str, two: str, *, between: int = 0) -> set[str]:
    """The names of the features for two triggers of a text, the first of each form that stands in order."""
    seen = scene(text)
    first = next(c for c in seen.candidates if c.span.text == one)
    second = next(c for c in seen.candidates if c.span.text == two and c.head > first.head)
    drafts = [Draft(c, c.trigger.types[0], 1.0, {c.trigger.types[0]: 1.0}) for c in (first, second)]
    for draft in drafts:
        number = seen.document.sentence_of(draft.candidate.head)
        draft.counts = [q for q in seen.mentions.quantities if seen.document.sentence_of(q.first) == number]
    a, b = (Telling.of(seen, d) for d in drafts)
    return set(names(pair_features(a, b, between)))


def test_an_article_takes_up_what_was_told_without_one() -> None:
    told = compared("شن مسلحون هجوما على تلماس. وأدان المجلس الهجوم.", "هجوما", "الهجوم")
    assert {"kind=same", "d=a>the", "apart=1"} <= told


def test_an_attack_and_a_raid_may_be_one_though_their_words_differ() -> None:
    told = compared("قصفت القوات تلماس. واستمرت الغارات ساعتين.", "قصفت", "الغارات")
    assert "kind=could" in told and "shelling+air_strike" not in told and "air_strike+shelling" in told


def test_this_and_another_beside_the_later_word_are_signs() -> None:
    assert "sign=T" in compared("وقع هجوم في تلماس. ودان الوالي هذا الهجوم.", "هجوم", "الهجوم")
    assert "sign=O" in compared("وقع هجوم في تلماس. ووقع هجوم آخر في نهروز.", "هجوم", "هجوم")


def test_figures_are_the_same_close_or_apart() -> None:
    assert "count=same" in compared("مقتل خمسة جنود في تلماس. وقال شاهد إن مقتل خمسة جنود أكيد.", "مقتل", "مقتل")
    assert "count=far" in compared("مقتل خمسة جنود في تلماس. وقال شاهد إن مقتل تسعين جنديا أكيد.", "مقتل", "مقتل")


def test_no_feature_holds_a_name() -> None:
    told = compared("شن مسلحون هجوما على تلماس. وأدان المجلس الهجوم على تلماس.", "هجوما", "الهجوم")
    assert not any("\u0600" <= letter <= "\u06ff" for name in told for letter in name)


def test_an_event_that_may_be_of_two_types_is_compared_by_how_likely_each_is() -> None:
    seen = scene("قصفت القوات تلماس. وتواصل القصف ليلا.")
    one, two = (c for c in seen.candidates if c.trigger.family == "attack")
    drafts = (
        Draft(one, EventType.SHELLING, 1.0, {EventType.SHELLING: 0.6, EventType.AIR_STRIKE: 0.4}),
        Draft(two, EventType.AIR_STRIKE, 1.0, {EventType.SHELLING: 0.3, EventType.AIR_STRIKE: 0.7}),
    )
    first, second = (Telling.of(seen, d) for d in drafts)
    told = set(names(pair_features(first, second, 0)))
    assert "soft=.3|could" in told
