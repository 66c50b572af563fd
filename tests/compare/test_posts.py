"""A commander is told in two commands at once only where the first is told again after the second."""

from dataclasses import replace

from riwaya.compare.compare import compare
from riwaya.model import ClaimedRole, Continuity, Question, Reading
from tests.compare.cases import hit
from tests.compare.world import ACTORS, KINSHIP, reading


def commands(who: str, body: str, day: int, role: str = "commander") -> Reading:
    """A report of that day that names somebody as commander of a body."""
    told = reading(f"خبر {day}", [hit(None, body, patients=(who,))], published=f"2031-05-{day:02}")
    actors = tuple(
        replace(actor, roles=(ClaimedRole(role, body, told.claims[0].id),)) if actor.id == who else actor
        for actor in told.actors
    )
    return replace(told, actors=actors)


def flags(*readings: Reading) -> tuple[Continuity, ...]:
    found = compare(readings, kinship=KINSHIP).continuity
    return tuple(flag for flag in found if flag.kind is Question.IDENTITY)


def test_return_to_the_first_command_after_another_is_flagged() -> None:
    told = commands("commander", "front", 1), commands("commander", "brigade", 9), commands("commander", "front", 20)
    (flag,) = flags(*told)
    assert (flag.a.report, flag.b.report) == ("خبر 1", "خبر 9")
    assert ACTORS["commander"][0] in flag.why.en
    assert flag.rests_on is None
    assert flag.would_dissolve


def test_flag_on_a_name_no_lexicon_lists_says_that_it_rests_on_a_candidate() -> None:
    (flag,) = flags(commands("salman", "front", 1), commands("salman", "brigade", 9), commands("salman", "front", 20))
    assert flag.rests_on is not None


def test_one_command_after_another_is_an_appointment() -> None:
    assert flags(commands("commander", "front", 1), commands("commander", "brigade", 9)) == ()


def test_army_and_its_ministry_are_one_command() -> None:
    told = commands("commander", "army", 1), commands("commander", "ministry", 9), commands("commander", "army", 20)
    assert flags(*told) == ()


def test_two_persons_and_other_posts_are_no_two_commands() -> None:
    assert (
        flags(commands("commander", "front", 1), commands("salman", "brigade", 9), commands("commander", "front", 20))
        == ()
    )
    told = (commands("commander", body, day, "member") for body, day in (("front", 1), ("brigade", 9), ("front", 20)))
    assert flags(*told) == ()
