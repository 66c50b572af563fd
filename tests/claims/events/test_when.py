"""Times shared out among the events of an invented sentence; the chances are given, event by event and time by time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from riwaya.claims.events.draft import Draft
from riwaya.claims.events.models import load_models
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.when import fill_times
from riwaya.claims.linear import Piece, Question
from riwaya.mentions import Mentions
from riwaya.mentions.times.dates import read_times
from riwaya.model import EventType
from riwaya.text import cut
from tests.claims.events_world import lexicon

TEXT = "قصف الحرس تلماس الأحد وهاجم المسلحون نهروز فجر الاثنين"
SHELLED, STORMED = "الأحد", "فجر الاثنين"


class Given(Question):
    """A model that gives one chance after another."""

    def __init__(self, chances: Iterator[float]) -> None:
        super().__init__({})
        self._chances = chances

    def chance(self, told: Iterable[Piece]) -> float:
        return next(self._chances)


def times_of(*chances: float, text: str = TEXT) -> list[list[str]]:
    document = cut(text)
    times, _ = read_times(document, lexicon(), "2031-05-14")
    scene = Scene.of(document, Mentions(times=times), (), lexicon())
    drafts = [Draft(c, EventType.SHELLING, 1.0) for c in scene.candidates]
    fill_times(scene, replace(load_models(), time=Given(iter(chances))), drafts)
    return [[t.text for t in d.times] for d in drafts]


def test_each_event_has_the_time_it_fits() -> None:
    assert times_of(0.9, 0.1, 0.2, 0.8) == [[SHELLED], [STORMED]]


def test_time_goes_to_its_likeliest_event_though_that_is_less_than_even() -> None:
    assert times_of(0.42, 0.1, 0.3, 0.1) == [[SHELLED], []]


def test_time_that_fits_no_event_is_told_of_none() -> None:
    assert times_of(0.38, 0.1, 0.3, 0.1) == [[], []]


def test_time_is_shared_by_events_that_are_both_likely() -> None:
    assert times_of(0.9, 0.1, 0.6, 0.1) == [[SHELLED], [SHELLED]]
    assert times_of(0.9, 0.1, 0.44, 0.1) == [[SHELLED], []]


@pytest.mark.parametrize(("second", "kept"), [(0.6, [SHELLED]), (0.75, [SHELLED, STORMED])])
def test_second_time_of_an_event_has_to_be_as_good_as_sure(second: float, kept: list[str]) -> None:
    assert times_of(0.9, second, 0.1, 0.1) == [kept, []]


def test_events_joined_by_and_alone_were_at_one_time() -> None:
    text = "قتل وجرح عشرون حارسا الأحد"
    assert times_of(0.9, 0.1, text=text) == [[SHELLED], [SHELLED]]


def test_time_between_a_causing_events_name_and_its_result_is_told_of_both() -> None:
    text = "أسفر القصف على تلماس منذ الأحد عن مقتل سبعة حراس"
    assert times_of(0.9, 0.1, text=text) == [["منذ الأحد"], ["منذ الأحد"]]


def test_result_told_after_a_dated_event_is_not_dated_by_it() -> None:
    text = "قصف الحرس تلماس الأحد مما أسفر عن مقتل سبعة حراس"
    assert times_of(0.9, 0.1, text=text) == [[SHELLED], []]


def test_joined_events_keep_a_time_that_stands_between_them() -> None:
    text = "هجوم الأحد وقصف على تلماس"
    assert times_of(0.9, 0.1, text=text) == [[SHELLED], []]


def test_time_of_another_sentence_is_not_asked_about() -> None:
    assert times_of(0.9, text="قصف الحرس تلماس الأحد. وبقي السوق مغلقا الاثنين.") == [[SHELLED]]
