"""Entries unfolded, bodies and posts made from patterns: an invented state beside the packaged ones."""

from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicon.actor_entries import read_actor_entries
from riwaya.lexicon.source import Entry

STATE = """
  - id: actor:sahar
    kind: state_body
    name: سهرستان
    name_en: Saharistan
    gloss: an invented state
    adjective: [سهري, سهاري]
    bodies: [basic, health]
    without: [army]
    metonyms: [نورة]
    valid: {from: 1960, to: 2024-12-08}
"""
MINISTER = """
  - id: actor:rand
    kind: person
    name: رند الواسعي
    name_en: Rand al-Wasii
    gloss: an invented minister
    gender: f
    posts: [{post: foreign_minister, of: actor:sahar, from: 2010-02, to: 2012}]
"""


def read(tmp_path: Path, *entries: str) -> dict[str, Entry]:
    (tmp_path / "actors.yaml").write_text("entries:\n" + "".join(entries), encoding="utf-8")
    return {e.id: e for e in read_actor_entries([tmp_path])}


def names(entry: Entry) -> list[str]:
    return [entry.text("name"), *(a["text"] for a in entry.data["aliases"])]


def test_a_state_has_the_bodies_it_asks_for(tmp_path: Path) -> None:
    made = {i for i in read(tmp_path, STATE) if i.startswith("actor:sahar_")}
    assert made == {"actor:sahar_government", "actor:sahar_foreign", "actor:sahar_defence", "actor:sahar_health"}


def test_a_body_is_named_in_every_spelling_of_its_state_and_lives_as_long(tmp_path: Path) -> None:
    ministry = read(tmp_path, STATE)["actor:sahar_health"]
    assert names(ministry)[:2] == ["وزارة الصحة السهرية", "وزارة الصحة السهارية"]
    assert "وزارة صحة سهرستان" in names(ministry)
    assert ministry.data["parent"] == "actor:sahar"
    assert ministry.data["valid"] == {"from": "1960", "to": "2024-12-08"}
    assert ministry.text("gloss") == "Health ministry of Saharistan"


def test_an_entry_written_out_replaces_the_made_one(tmp_path: Path) -> None:
    own = "  - {id: actor:sahar_health, kind: state_body, name: هيئة العافية, name_en: Health Board, gloss: its own name}\n"
    assert read(tmp_path, STATE, own)["actor:sahar_health"].text("name") == "هيئة العافية"


def test_a_capital_is_a_metonym(tmp_path: Path) -> None:
    assert read(tmp_path, STATE)["actor:sahar"].data["aliases"] == [{"text": "نورة", "kind": "exonym", "metonym": True}]


def test_a_post_names_a_person_while_it_lasts_and_in_her_gender(tmp_path: Path) -> None:
    aliases = read(tmp_path, STATE, MINISTER)["actor:rand"].data["aliases"]
    assert {"text": "وزيرة الخارجية السهرية", "kind": "description", "from": "2010-02", "to": "2012"} in aliases
    assert not any(a["text"].startswith("وزير ") for a in aliases)


def test_aliases_by_kind_and_as_a_list_are_the_same(tmp_path: Path) -> None:
    head = "  - {id: actor:x, kind: media, name: صحيفة المدى البعيد, gloss: g, aliases: "
    by_kind = read(tmp_path, head + "{abbreviation: [مدب, {text: مدى, from: 2019}]}}\n")
    listed = read(tmp_path, head + "[{text: مدب, kind: abbreviation}, {text: مدى, kind: abbreviation, from: 2019}]}\n")
    assert by_kind["actor:x"].data["aliases"] == listed["actor:x"].data["aliases"]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("aliases: [قلم]", "alias"),
        ("posts: [{post: gardener, of: actor:x}]", "gardener"),
        ("posts: [{post: king, of: actor:nobody}]", "actor:nobody"),
        ("valid: {from: spring}", "spring"),
        ("bodies: [circus]", "circus"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_entry(tmp_path: Path, field: str, told: str) -> None:
    with pytest.raises(LexiconError, match=rf"actors\.yaml, entry actor:x: .*{told}"):
        read(tmp_path, f"  - {{id: actor:x, kind: media, name: صحيفة, gloss: g, {field}}}\n")


def test_an_overlay_may_replace_an_entry_of_any_packaged_file(tmp_path: Path) -> None:
    entries = read(tmp_path, "  - {id: actor:un, kind: media, name: صحيفة, gloss: g}\n")
    assert entries["actor:un"].text("kind") == "media"
