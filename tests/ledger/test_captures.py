"""What a later capture of a URL added, dropped, softened and hardened."""

from dataclasses import replace

import pytest

from riwaya.ledger import Kind, version_changes
from riwaya.model import Act, Bound, Claim, Counted, CountSpan, Event, Reading, Reality, Relay, Span
from riwaya.text import fold
from tests.ledger import world

EARLIER = world.reading_for(8, sentences=4)


def with_claim(number: int, **changes: object) -> Reading:
    """The reading with one claim otherwise."""
    claims = list(EARLIER.claims)
    claims[number] = replace(claims[number], **changes)  # type: ignore[arg-type]
    return replace(EARLIER, claims=tuple(claims))


def with_event(number: int, **changes: object) -> Reading:
    """The reading with one event otherwise."""
    events = list(EARLIER.events)
    events[number] = replace(events[number], **changes)  # type: ignore[arg-type]
    return replace(EARLIER, events=tuple(events))


def count(value: int, bound: Bound) -> tuple[CountSpan, ...]:
    """A figure of killed."""
    return (CountSpan(0, 1, "x", value=value, low=value, high=value, bound=bound, of=Counted.KILLED),)


def said(claim: Claim, words: str) -> Claim:
    """A claim with other words."""
    return replace(claim, key=f"{claim.key}-{words}", content=Span(claim.content.start, claim.content.end, words))


def test_equal_captures_have_no_change() -> None:
    assert version_changes(EARLIER, EARLIER) == ()


def test_claim_of_the_later_only_is_added_and_of_the_earlier_only_dropped() -> None:
    short = replace(EARLIER, claims=EARLIER.claims[:-1], events=EARLIER.events[:-1])
    (added,) = version_changes(short, EARLIER)
    assert (added.kind, added.before, added.after) == (Kind.ADDED, None, EARLIER.claims[-1])
    (dropped,) = version_changes(EARLIER, short)
    assert (dropped.kind, dropped.before, dropped.after) == (Kind.DROPPED, EARLIER.claims[-1], None)


def test_mended_spelling_is_no_change_where_spelling_is_folded() -> None:
    content = EARLIER.claims[0].content
    respelt = Span(content.start, content.end, content.text.replace("ى", "ي").replace("أ", "ا") + "ـ")
    later = with_claim(0, content=respelt)
    assert version_changes(EARLIER, later, fold=fold) == ()
    assert [change.kind for change in version_changes(EARLIER, later)] == [Kind.REWORDED]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (EARLIER, with_claim(0, relay=Relay.DOUBTING), Kind.SOFTENED),
        (EARLIER, with_claim(0, relay=Relay.ENDORSING), Kind.HARDENED),
        (with_claim(0, act=Act.STATE), with_claim(0, act=Act.OPINE), Kind.SOFTENED),
        (with_claim(0, act=Act.STATE), with_claim(0, act=Act.CONFIRM), Kind.HARDENED),
        (with_claim(0, act=Act.STATE), with_claim(0, act=Act.ACCUSE), Kind.REWORDED),
        (EARLIER, with_event(0, reality=Reality.POSSIBLE), Kind.SOFTENED),
        (with_event(0, counts=count(5, Bound.EXACT)), with_event(0, counts=count(5, Bound.AT_LEAST)), Kind.SOFTENED),
        (with_event(0, counts=count(5, Bound.EXACT)), with_event(0, counts=count(7, Bound.EXACT)), Kind.REWORDED),
    ],
)
def test_softening_and_hardening_are_told_apart(before: Reading, after: Reading, kind: Kind) -> None:
    (change,) = version_changes(before, after)
    assert change.kind is kind
    assert change.fields


def test_both_at_once_is_neither() -> None:
    later = replace(with_claim(0, relay=Relay.DOUBTING), events=with_event(0, counts=count(5, Bound.EXACT)).events)
    (change,) = version_changes(EARLIER, later)
    assert change.kind is Kind.REWORDED


def test_changed_figure_is_told_before_and_after() -> None:
    before, after = with_event(0, counts=count(5, Bound.EXACT)), with_event(0, counts=count(7, Bound.EXACT))
    (change,) = version_changes(before, after)
    assert change.fields == (("counts", "killed exact 5 unknown", "killed exact 7 unknown"),)


def test_reworded_claim_is_paired_with_its_earlier_self() -> None:
    words = EARLIER.claims[1].content.text
    later = replace(
        EARLIER, claims=(*EARLIER.claims[:1], said(EARLIER.claims[1], words + " مساء"), *EARLIER.claims[2:])
    )
    (change,) = version_changes(EARLIER, later)
    assert (change.kind, change.before) == (Kind.REWORDED, EARLIER.claims[1])


def test_order_of_sentences_is_no_change() -> None:
    moved = replace(EARLIER, claims=EARLIER.claims[::-1], events=EARLIER.events[::-1])
    assert version_changes(EARLIER, moved) == ()


def test_thousands_of_like_claims_are_compared_in_good_time() -> None:
    claim, event = EARLIER.claims[0], EARLIER.events[0]
    claims = tuple(replace(said(claim, f"{claim.content.text} {n}"), id=f"x{n}") for n in range(4000))
    events: tuple[Event, ...] = tuple(replace(event, claim=f"x{n}", id=f"y{n}") for n in range(4000))
    earlier = replace(EARLIER, claims=claims, events=events)
    later = replace(earlier, claims=tuple(said(c, c.content.text + " جديد") for c in claims))
    changes = version_changes(earlier, later)
    assert {change.kind for change in changes} == {Kind.REWORDED}
    assert len(changes) == 4000
