"""The actors' data: whole, each name one actor's at a time, every party named as deeply and plainly as the others."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from riwaya.lexicon.actor_entries import read_actor_entries
from riwaya.lexicon.actors import Actors, KnownActor, KnownName, Standing, load_actors
from riwaya.lexicon.source import Entry
from riwaya.model import ActorKind
from riwaya.text import Kind, cut

LEFT_TO_THE_MENTIONS = frozenset(
    f"actor:{name}" for name in ("hamas", "bashar_assad", "jordan", "egypt", "qatar", "morocco")
)
"""Their names are common words too, only the sentence tells: `miss` holds what a reader of mentions must pass by."""


@pytest.fixture(scope="module")
def actors() -> Actors:
    return load_actors()


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    return {e.id: e for e in read_actor_entries()}


def folded(text: str) -> str:
    return " ".join(w.folded for w in cut(text).words if w.kind is not Kind.MARK)


def years(actors: Actors, name: KnownName) -> tuple[str, str]:
    base = actors.entries[name.actor].base
    return max(name.since or "", base.since or ""), min(name.until or "9999", base.until or "9999")


def meet(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two times share more than the day, month or year where one takes over from the other."""
    start, end = max(a[0], b[0]), min(a[1], b[1])
    length = min(len(start), len(end))
    return end[:length] > start[:length] or length == 0


def shared(a: KnownName, b: KnownName) -> bool:
    """Whether the data says of both that the name alone does not tell them apart."""
    return (a.ambiguous and (b.ambiguous or b.metonym)) or (a.metonym and b.ambiguous)


def standings(entry: KnownActor) -> Iterator[Standing]:
    yield entry.base
    yield from entry.periods


def test_a_name_is_one_actors_at_a_time_unless_marked_ambiguous(actors: Actors) -> None:
    named: dict[str, list[KnownName]] = defaultdict(list)
    for entry in actors.entries.values():
        for name in entry.names:
            named[folded(name.text)].append(name)
    clashes = [
        (a.text, a.actor, b.actor)
        for names in named.values()
        for n, a in enumerate(names)
        for b in names[:n]
        if a.actor != b.actor and not shared(a, b) and meet(years(actors, a), years(actors, b))
    ]
    assert clashes == []


def test_parents_and_allies_are_entries_and_parents_form_no_circle(actors: Actors) -> None:
    for entry in actors.entries.values():
        for standing in standings(entry):
            for other in (standing.parent, *standing.allies):
                assert other is None or other in actors.entries, (entry.id, other)
                assert other != entry.id
        for day in (None, "2013-06-01", "2018-04-09", "2021-09-01", "2025-11-22"):
            above, seen = entry.id, set()
            while (parent := actors.entries[above].standing(day).parent) is not None:
                assert parent not in seen, (entry.id, day)
                seen.add(parent)
                above = parent


def test_times_run_forward(actors: Actors) -> None:
    for entry in actors.entries.values():
        for held in (*standings(entry), *entry.names):
            if held.since is not None and held.until is not None:
                length = min(len(held.since), len(held.until))
                assert held.since[:length] <= held.until[:length], (entry.id, held)


def test_ambiguous_names_have_something_to_support_them(actors: Actors) -> None:
    for entry in actors.entries.values():
        assert not entry.names[0].ambiguous
        if any(n.ambiguous for n in entry.names):
            assert entry.countries or len(entry.names) > 1, entry.id


def test_hit_sentences_name_the_actor(actors: Actors, entries: dict[str, Entry]) -> None:
    for entry in entries.values():
        for sentence in entry.texts("hit"):
            assert entry.id in {n.actor for n in plain_names(actors, sentence)}, (entry.id, sentence)


def test_miss_sentences_name_nobody_of_that_entry_for_sure(actors: Actors, entries: dict[str, Entry]) -> None:
    for entry in entries.values():
        for sentence in entry.texts("miss"):
            if entry.id not in LEFT_TO_THE_MENTIONS:
                assert entry.id not in {n.actor for n in plain_names(actors, sentence)}, (entry.id, sentence)


def plain_names(actors: Actors, sentence: str) -> Iterator[KnownName]:
    """The longest names of a sentence from left to right, without those that need support."""
    words = cut(sentence, actors.disguised).words
    at = 0
    while at < len(words):
        hit = next(actors.hits(words, at), None)
        if hit is not None:
            yield from (n for n in hit.names if not n.ambiguous and not n.metonym)
        at = hit.last if hit is not None else at + 1


def test_glosses_take_no_side(entries: dict[str, Entry]) -> None:
    loaded = re.compile(
        r"terror|regime|militia|occup|rebel|martyr|so-called|proxy|mercenar|aggress|insurg", re.IGNORECASE
    )
    for entry in entries.values():
        gloss = re.sub(r"[Cc]ounter[- ][Tt]errorism", "", entry.text("gloss"))
        assert not loaded.search(gloss), (entry.id, gloss)


def test_main_names_are_no_loaded_names(entries: dict[str, Entry]) -> None:
    for entry in entries.values():
        exonyms = {a["text"] for a in entry.data["aliases"] if a["kind"] == "exonym" and not a.get("metonym")}
        assert entry.text("name") not in exonyms


def test_loaded_names_are_kept_for_every_party_of_a_conflict(entries: dict[str, Entry]) -> None:
    parties = "syria_assad_army sna sdf hts houthis yemen_gov_army saudi_coalition saf rsf lna gna israel_army hamas \
        hezbollah_lb pmf pkk turkey_army irgc is coalition_is"
    for name in parties.split():
        kinds = {a["kind"] for a in entries[f"actor:{name}"].data["aliases"]}
        assert "exonym" in kinds, name


def test_every_conflict_has_bodies_groups_and_persons_of_its_sides(actors: Actors) -> None:
    kinds = {ActorKind.STATE_BODY, ActorKind.ARMED_GROUP, ActorKind.PERSON, ActorKind.MEDIA, ActorKind.MONITOR}
    found = {e.base.kind for e in actors.entries.values()}
    assert kinds <= found
    assert len(actors.entries) > 1500


@pytest.mark.parametrize(
    ("day", "army", "parent"),
    [
        ("2018-04-09", "actor:syria_assad_army", "actor:syria_assad"),
        ("2025-11-22", "actor:syria_transitional_army", "actor:syria_transitional_defence"),
    ],
)
def test_the_syrian_army_before_and_after_december_2024_are_two_bodies(
    actors: Actors, day: str, army: str, parent: str
) -> None:
    words = cut("قال الجيش السوري").words
    hit = next(actors.hits(words, 1))
    assert [n.actor for n in hit.names if actors.valid(n, day)] == [army]
    assert actors.entries[army].standing(day).parent == parent


def test_a_group_changes_nature_and_side_with_the_years(actors: Actors) -> None:
    rsf = actors.entries["actor:rsf"]
    assert rsf.standing("2019-06-03").kind is ActorKind.STATE_BODY
    assert rsf.standing("2023-04-20").kind is ActorKind.ARMED_GROUP
    assert "actor:saf" in rsf.standing("2019-06-03").allies
    assert "actor:saf" not in rsf.standing("2023-04-20").allies


def test_a_post_names_who_held_it_then(actors: Actors) -> None:
    words = cut("وزير الخارجية الأمريكي").words
    hit = next(actors.hits(words, 0))
    assert [n.actor for n in hit.names if actors.valid(n, "2018-02-10")] == ["actor:tillerson"]
    assert [n.actor for n in hit.names if actors.valid(n, "2022-02-10")] == ["actor:blinken"]


def test_names_that_people_disguise_are_known(actors: Actors) -> None:
    assert all(actors.disguised(folded(word)) for word in ("داعش", "قسد", "حماس", "القسام"))
