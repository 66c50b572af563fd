"""How an event of an invented sentence hangs on the verb that a time belongs to."""

from riwaya.claims.events.clause_features import bond, held_by, link_of
from riwaya.claims.events.clauses import clauses_of
from riwaya.claims.events.scene import Scene
from riwaya.mentions import Mentions
from riwaya.mentions.times.dates import read_times
from riwaya.text import cut
from tests.claims.events_world import lexicon


def hangs(text: str, trigger: str, time: str) -> str:
    document = cut(text)
    times, _ = read_times(document, lexicon(), "2031-05-14", nested=True)
    scene = Scene.of(document, Mentions(times=times), (), lexicon())
    candidate = next(c for c in scene.candidates if c.span.text == trigger)
    words = document.words_of(next(t for t in times if t.text == time))
    clauses = clauses_of(scene, 0)
    holder = held_by(scene, clauses, words.start, words.stop).clause
    return bond(clauses, holder, candidate, link_of(scene, candidate))


def test_time_behind_a_verb_belongs_to_it() -> None:
    text = "قصف الحرس تلماس الأحد وهاجم المسلحون نهروز فجر الاثنين"
    assert hangs(text, "قصف", "الأحد") == "about"
    assert hangs(text, "هاجم", "الأحد") == "next|about"
    assert hangs(text, "هاجم", "فجر الاثنين") == "about"


def test_time_that_opens_the_sentence_belongs_to_the_verb_behind_it() -> None:
    assert hangs("وفجر الأحد هاجم الحرس تلماس", "هاجم", "فجر الأحد") == "about"


def test_event_told_by_preposition_hangs_in_the_clause() -> None:
    assert hangs("قتل سبعة حراس الأحد في غارة على تلماس", "غارة", "الأحد") == "in|في"
    assert hangs("شن الحرس هجوما الأحد لتحرير تلماس", "تحرير", "الأحد") == "in|ل"


def test_content_of_a_saying_hangs_below_it() -> None:
    assert hangs("قال المجلس الأحد إن الحرس هاجم تلماس", "هاجم", "الأحد") == "below that|about"


def test_event_that_a_relative_clause_dates_is_what_the_clause_is_about() -> None:
    assert hangs("أدان المجلس الغارات التي وقعت الأحد", "الغارات", "الأحد") == "about"


def test_event_of_the_main_clause_stands_above_a_relative_clause() -> None:
    assert hangs("قصف الحرس البلدة التي زارها المجلس الأحد", "قصف", "الأحد") == "above who|about"


def test_no_verb_holds_a_time_of_a_heading() -> None:
    assert hangs("مقتل سبعة حراس الأحد", "مقتل", "الأحد") == "none"
