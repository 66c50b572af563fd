"""Links of actors that rest on a name alone are told as candidates, with their reasons; the hidden stay unlinked."""

from dataclasses import replace

from riwaya.compare.compare import compare
from riwaya.compare.decided import Ruling, with_rulings
from riwaya.model import ActorKind, ActorLink, ClaimedRole, EventType, Reading
from tests.compare.cases import strike
from tests.compare.world import ACTORS, KINSHIP, line, reading


def links(*readings: Reading, rulings: tuple[Ruling, ...] = ()) -> list[ActorLink]:
    found = compare(readings, kinship=with_rulings(KINSHIP, rulings)).incidents
    return [link for incident in found for link in incident.actor_links]


def told_by(name: str, who: str, *, kind: ActorKind | None = None, post: str | None = None) -> Reading:
    """A report in which somebody says that the front struck; with a kind or post of this report's own."""
    made = reading(name, [strike(who, "front", patients=("army",))])
    roles = (ClaimedRole(post, None, None),) if post else ()
    return replace(
        made,
        actors=tuple(replace(a, kind=kind or a.kind, roles=roles) if a.id == who else a for a in made.actors),
    )


def test_body_that_two_reports_name_alike_is_a_candidate_with_its_reason() -> None:
    told = [told_by(name, "nadim", kind=ActorKind.ARMED_GROUP) for name in "أب"]
    (link,) = links(*told)
    assert (link.name, link.reports) == (ACTORS["nadim"][0], ("أ", "ب"))
    assert link.actor.startswith("name:")
    assert link.why.en.startswith("2 reports name")


def test_reason_names_the_post_that_all_give() -> None:
    (link,) = links(*(told_by(name, "nadim", post="commander") for name in "أب"))
    assert "same post (commander)" in link.why.en
    (link,) = links(told_by("أ", "nadim", post="commander"), told_by("ب", "nadim", post="mayor"))
    assert "different posts (commander; mayor)" in link.why.en


def test_person_without_a_post_the_unnamed_and_the_listed_are_no_candidates() -> None:
    for who in ("nadim", "official", "ministry", "people"):
        assert links(*(told_by(name, who) for name in "أب")) == []
    one_report = reading("أ", [line("nadim", EventType.SHELLING, "front"), line("nadim", EventType.SHELLING, "front")])
    assert links(one_report) == []


def test_what_a_person_decided_is_no_candidate() -> None:
    told = [told_by(name, "nadim", kind=ActorKind.ARMED_GROUP) for name in "أب"]
    assert links(*told, rulings=(Ruling((ACTORS["nadim"][0], ACTORS["salman"][0]), same=True),)) == []
    assert links(*told, rulings=(Ruling((ACTORS["nadim"][0],), same=True),)) == []
