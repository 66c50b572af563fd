"""Blocking and gathering: pure keys, explained scores, and cost that does not grow with the square."""

import pytest

from riwaya.compare import candidates
from riwaya.compare import gather as gathering
from riwaya.compare.blocking import Key, blocking_keys
from riwaya.compare.compare import happenings_of
from riwaya.compare.gather import gather, linked_with
from riwaya.compare.happenings import Happening
from riwaya.compare.likeness import likeness
from riwaya.compare.outline import Outline, outline
from riwaya.model import EventType
from tests.compare.cases import dead, hit, strike
from tests.compare.world import KINSHIP, line, reading


def happening(name: str, *lines: object, **rest: str) -> Happening:
    (found,) = happenings_of(reading(name, lines, **rest), KINSHIP)  # type: ignore[arg-type]
    return found


def keys(one: Happening) -> frozenset[Key]:
    return blocking_keys(outline(one))


def test_one_place_and_day_share_a_key() -> None:
    one, other = happening("أ", hit("front", "army")), happening("ب", dead("ministry", 3))
    assert keys(one) & keys(other)


def test_neighbouring_points_share_a_key_though_their_names_differ() -> None:
    one, other = happening("أ", hit("front", at=("harbun",))), happening("ب", hit("army", at=("suburb",)))
    assert keys(one) & keys(other)


def test_far_places_share_no_place_key() -> None:
    one, other = happening("أ", hit("front", at=("shamran",))), happening("ب", hit("army", at=("port",)))
    assert not {k for k in keys(one) & keys(other) if k[0] != "party"}


def test_undated_history_has_no_keys() -> None:
    assert not keys(happening("أ", hit("front", "army", on=None, background=True)))


def test_score_says_why() -> None:
    score = likeness(*(outline(happening(name, hit(by, "army"))) for name, by in (("أ", "front"), ("ب", "ministry"))))
    assert score.value >= gathering.LINKS
    assert score.why == "same place; same days; same acts; same parties"


def test_chemical_attack_and_air_strike_of_one_town_stay_apart_in_a_report() -> None:
    lines = [strike("front", "army"), line("ministry", EventType.CHEMICAL_ATTACK, at=("port",), occurrence=2)]
    assert len(happenings_of(reading("أ", lines), KINSHIP)) == 2


def test_talk_by_a_party_to_the_blow_goes_with_the_blow() -> None:
    lines = [
        strike(None, "army", at=("port",)),
        line(None, EventType.THREATEN, "army", at=(), on=None, occurrence=2),
        line(None, EventType.CHEMICAL_ATTACK, at=("shamran",), occurrence=3),
    ]
    blow, other = happenings_of(reading("أ", lines), KINSHIP)
    assert EventType.THREATEN in blow.types
    assert other.types == {EventType.CHEMICAL_ATTACK}


def test_one_mention_at_the_wrong_place_does_not_make_two_blows_one_happening() -> None:
    lines = [
        *(strike("army", at=("port",)) for _ in range(3)),
        strike("front", at=("shamran",)),
        line("ministry", EventType.CHEMICAL_ATTACK, at=("shamran",), occurrence=2),
        line("ministry", EventType.CHEMICAL_ATTACK, at=("shamran",), occurrence=2),
    ]
    assert len(happenings_of(reading("أ", lines), KINSHIP)) == 2


def test_country_named_beside_two_places_does_not_make_them_one_happening() -> None:
    lines = [
        strike(None, "front", at=("port", "country")),
        strike(None, "front", at=("shamran", "country"), occurrence=2),
    ]
    assert len(happenings_of(reading("أ", lines), KINSHIP)) == 2


def test_copies_of_one_report_under_ten_outlets_are_one_group() -> None:
    found = gather([happening("خبر", hit("front", "army"), outlet=f"صحيفة {n}") for n in range(10)])
    assert len(found) == 1


@pytest.mark.parametrize("size", [200, 400])
def test_hostile_heap_in_one_block_is_not_paired_with_itself(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counting(one: Outline, other: Outline, least: float, *, near: bool) -> None:
        nonlocal calls
        calls += 1

    monkeypatch.setattr(gathering, "reaches", counting)
    gather([happening("خبر", hit("front", "army"), outlet=f"صحيفة {n}") for n in range(size)])
    assert calls <= size * candidates.CROWD


def test_linked_are_those_alike_and_no_others() -> None:
    told = [happening("أ", hit("front", "army")), happening("ب", hit("front", "army")), happening("ت", strike("army"))]
    outlines = [outline(one) for one in told]
    alike = {other.key for other in outlines[1:] if likeness(outlines[0], other).value >= gathering.LINKS}
    assert outlines[1].key in alike
    assert linked_with(outlines, {outlines[0].key}) == alike
    assert linked_with(outlines, ()) == frozenset()
