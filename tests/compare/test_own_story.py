"""A party that changes its own story revises it; what hostile parties both say is common ground."""

import pytest

from riwaya.compare.compare import compare
from riwaya.model import Comparison
from tests.compare.own_story_cases import COMMON, REVISIONS, Story
from tests.compare.world import ACTORS, KINSHIP, reading


def compared(told: Story) -> Comparison:
    made = [
        reading(f"خبر {number}", report.lines, outlet=report.outlet, published=report.published)
        for number, report in enumerate(told.reports, 1)
    ]
    return compare(made, kinship=KINSHIP)


@pytest.mark.parametrize("told", REVISIONS, ids=lambda s: s.name)
def test_only_a_party_that_changes_its_story_revises_it(told: Story) -> None:
    found = [r.party for incident in compared(told).incidents for r in incident.revisions]
    assert set(found) == {ACTORS[who][0] for who in told.who}


def test_revision_lists_the_earlier_version_first() -> None:
    told = next(s for s in REVISIONS if s.name == "within one report")
    (revision,) = [r for incident in compared(told).incidents for r in incident.revisions]
    assert [refs[0].event for refs in revision.positions] == ["e1", "e2"]


@pytest.mark.parametrize("told", COMMON, ids=lambda s: s.name)
def test_only_what_hostile_parties_both_state_is_common_ground(told: Story) -> None:
    found = {p for incident in compared(told).incidents for ground in incident.common_ground for p in ground.parties}
    assert found == {ACTORS[who][0] for who in told.who}


def test_admission_against_interest_is_marked() -> None:
    told = next(s for s in COMMON if s.name == "the doer owns up")
    grounds = [g for incident in compared(told).incidents for g in incident.common_ground]
    assert all(g.against_interest == (ACTORS["brigade"][0],) for g in grounds)
    assert grounds
