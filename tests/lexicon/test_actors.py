"""Known actors: names found behind particles and across quotes, years that hold, disguises."""

from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicon.actors import Actors, load_actors, within
from riwaya.model import ActorKind, AliasKind
from riwaya.text import cut

WORLD = """
entries:
  - id: actor:nawras
    gloss: an invented armed group
    kind: armed_group
    name: حركة نوارس الوادي
    name_en: Gulls of the Valley
    head: [حركة]
    disguised: true
    aliases: {abbreviation: [نواد], description: [{text: القوات الزرقاء, from: 2016, to: 2018-05}], exonym: [النوارسيون]}
    valid: {from: 2015-03, to: null}
    periods: [{from: 2019-01, to: null, name: مجلس نوارس الوادي, kind: political_body}]
  - id: actor:abu_rand
    gloss: an invented commander
    kind: person
    name: أبو رند الزهراني
    name_en: Abu Rand
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Actors:
    overlay = tmp_path_factory.mktemp("overlay")
    (overlay / "actors.yaml").write_text(WORLD, encoding="utf-8")
    return load_actors([overlay])


def longest(known: Actors, text: str) -> list[tuple[str, str, str, int]]:
    document = cut(text, known.disguised)
    found = []
    for i in range(len(document.words)):
        for hit in known.hits(document.words, i):
            found += [(n.actor, document.span(hit.first, hit.last).text, hit.particle, hit.skip) for n in hit.names]
            break
    return [f for f in found if f[0] in ("actor:nawras", "actor:abu_rand")]


def test_name_is_found_behind_particles(known: Actors) -> None:
    assert longest(known, "ولحركة نوارس الوادي") == [("actor:nawras", "ولحركة نوارس الوادي", "ل", 2)]


def test_article_swallowed_by_to_stays_with_the_word(known: Actors) -> None:
    assert longest(known, "وللقوات الزرقاء") == [("actor:nawras", "وللقوات الزرقاء", "ل", 1)]


def test_quotation_marks_inside_a_name_are_stepped_over(known: Actors) -> None:
    assert longest(known, "قالت حركة «نوارس الوادي» أمس")[0][1] == "حركة «نوارس الوادي»"


def test_other_cases_are_the_same_name(known: Actors) -> None:
    assert [f[0] for f in longest(known, "بيان النوارسيين عن أبي رند الزهراني")] == ["actor:nawras", "actor:abu_rand"]


def test_disguised_word_is_read_as_the_name(known: Actors) -> None:
    assert longest(known, "هاجم نـ.ـوا.د القرية")[0][0] == "actor:nawras"


def test_undisguised_words_are_left_alone(known: Actors) -> None:
    assert not known.disguised("القريه")


def test_alias_holds_in_its_years_only(known: Actors) -> None:
    (name,) = [n for n in known.entries["actor:nawras"].names if n.text == "القوات الزرقاء"]
    assert name.kind is AliasKind.DESCRIPTION
    assert known.valid(name, "2018-05-31T10:00:00Z")
    assert not known.valid(name, "2018-06-01")
    assert not known.valid(name, "2015-12-31")


def test_actor_is_none_before_it_began(known: Actors) -> None:
    assert not known.valid(known.entries["actor:nawras"].names[0], "2014-06-01")


def test_nature_changes_with_the_period(known: Actors) -> None:
    nawras = known.entries["actor:nawras"]
    assert nawras.standing("2018-01-01").kind is ActorKind.ARMED_GROUP
    assert nawras.standing("2020-01-01").kind is ActorKind.POLITICAL_BODY
    assert nawras.standing("2020-01-01").name == "مجلس نوارس الوادي"


def test_unknown_day_excludes_nothing() -> None:
    assert within(None, "2016", "2018")


def test_unknown_field_names_file_and_entry(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text(
        "entries: [{id: actor:x, gloss: g, kind: person, name: س, name_en: X, colour: red}]", encoding="utf-8"
    )
    with pytest.raises(LexiconError, match="entry actor:x: unknown field 'colour'"):
        load_actors([tmp_path])


def test_unknown_kind_lists_the_kinds(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text(
        "entries: [{id: actor:x, gloss: g, kind: ghost, name: س, name_en: X}]", encoding="utf-8"
    )
    with pytest.raises(LexiconError, match="'ghost' is none of person"):
        load_actors([tmp_path])
