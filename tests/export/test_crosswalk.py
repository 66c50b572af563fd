"""The tables are whole, and a user's own is checked."""

from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.export.crosswalk import Crosswalk, load_crosswalk
from riwaya.model import ActorKind, EventType

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()
UCDP = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id "
    "dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources "
    "source_article source_office source_date source_headline source_original where_prec where_coordinates "
    "where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split()


def test_acled_has_its_31_columns_in_order() -> None:
    assert [c["name"] for c in load_crosswalk().tables["acled"]["columns"]] == ACLED
    assert len(ACLED) == 31


def test_ucdp_has_its_49_columns_in_order() -> None:
    assert [c["name"] for c in load_crosswalk().tables["ucdp"]["columns"]] == UCDP
    assert len(UCDP) == 49


@pytest.mark.parametrize("format_", ["acled", "plover"])
@pytest.mark.parametrize("type_", list(EventType))
def test_every_event_type_has_an_entry_with_a_code_or_a_reason(format_: str, type_: EventType) -> None:
    entry = load_crosswalk().type_of(format_, type_)
    assert (
        isinstance(entry, list)
        or entry.get("none")
        or entry.get("sub")
        or set(entry["by"])
        == {
            "state",
            "other",
            "unknown",
        }
    )


def test_every_code_a_type_leads_to_is_in_the_tables() -> None:
    tables = load_crosswalk().tables
    for entry in tables["acled"]["types"].values():
        for sub in (entry.get("sub"), entry.get("on_civilians"), entry.get("unfought"), *entry.get("by", {}).values()):
            assert sub is None or sub in tables["acled"]["sub_events"]
    for entry in tables["plover"]["types"].values():
        options = entry.get("by", {}).values() if isinstance(entry, dict) else [entry]
        assert all(event in tables["plover"]["quad"] for event, _, _ in options)


def test_every_kind_of_actor_but_the_unnamed_has_a_default() -> None:
    tables = load_crosswalk().tables
    kinds = {k.value for k in ActorKind} - {"unnamed_source"}
    assert set(tables["acled"]["kinds"]) == set(tables["plover"]["sectors"]) == kinds
    assert set(tables["acled"]["kinds"].values()) <= set(tables["acled"]["inter"])


def test_a_users_crosswalk_lies_over_the_packaged_tables(walk: Crosswalk) -> None:
    assert walk.party("actor:front").acled == "OF: Oak Front"
    assert walk.country("MJ").name == "Marjana"  # type: ignore[union-attr]
    assert walk.country("SY").iso == 760  # type: ignore[union-attr]
    assert walk.name.startswith("walk.yaml (sha256:")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("acledd: {}", "no part is called 'acledd'"),
        ("acled: {typs: {}}", "no key 'typs'"),
        ("acled: {types: {shellling: {sub: Attack}}}", "no event type 'shellling'"),
        ("acled: {types: {shelling: {sub: Bombing}}}", "no sub-event type 'Bombing'"),
        ("acled: {columns: []}", "no key 'columns'"),
        ("actors: {a: {inter: Rebels}}", "actors.a.inter is one of"),
        ("actors: {a: {colour: red}}", "actors.a may have"),
        ("[1, 2]", "a crosswalk has the parts"),
        ("a: [", "not a crosswalk in YAML"),
    ],
)
def test_a_slip_in_a_crosswalk_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"own\.yaml") as raised:
        load_crosswalk(path)
    assert says in str(raised.value)
