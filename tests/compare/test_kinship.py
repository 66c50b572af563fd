"""Who speaks for whom, as it holds on a day; rivals for one state and armed groups keep their own accounts."""

from pathlib import Path

from riwaya.compare.kinship import Bond, DatedKinship, make_kinship
from riwaya.compare.lexicon_kinship import lexicon_kinship

OVERLAY = """
entries:
  - {id: actor:t_state, kind: state_body, name: جمهورية مرجانة, gloss: invented, name_en: Mirjana}
  - {id: actor:t_gov_a, kind: state_body, name: حكومة السهل, gloss: invented, name_en: Plain, parent: actor:t_state, bodies: [], valid: {from: 2030}}
  - {id: actor:t_gov_b, kind: state_body, name: حكومة الساحل, gloss: invented, name_en: Coast, parent: actor:t_state, bodies: [], valid: {from: 2031}}
  - {id: actor:t_group, kind: armed_group, name: لواء السهل, gloss: invented, name_en: Brigade, parent: actor:t_gov_a}
  - {id: actor:t_office, kind: state_body, name: ديوان السهل, gloss: invented, name_en: Office, parent: actor:t_gov_a}
"""


def test_party_is_the_last_of_the_parents() -> None:
    kinship = make_kinship({"a": "b", "b": "c"})
    assert kinship.party("a") == "c"
    assert kinship.party("unlisted") == "unlisted"


def test_loop_in_the_data_ends() -> None:
    assert make_kinship({"a": "b", "b": "a"}).party("a") in {"a", "b"}


def test_allies_are_lifted_to_their_parties() -> None:
    kinship = make_kinship({"army": "state"}, [("army", "friend")])
    assert kinship.allied("state", "friend")
    assert kinship.allied("friend", "army")
    assert not kinship.allied("state", "other")


def test_agency_changes_hands_on_its_day() -> None:
    kinship = DatedKinship((Bond("agency", "old", last=100), Bond("agency", "new", first=101)), ())
    assert kinship.on(100).party("agency") == "old"
    assert kinship.on(101).party("agency") == "new"


def test_bond_with_an_end_does_not_hold_on_an_unknown_day() -> None:
    assert DatedKinship((Bond("agency", "old", last=100),), ()).on(None).party("agency") == "agency"


def test_rival_governments_and_armed_groups_keep_their_accounts(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text(OVERLAY, encoding="utf-8")
    kinship = lexicon_kinship((tmp_path,)).on(None)
    assert kinship.party("actor:t_office") == "actor:t_gov_a"
    assert kinship.party("actor:t_gov_b") == "actor:t_gov_b"
    assert kinship.party("actor:t_group") == "actor:t_group"
    assert kinship.allied("actor:t_group", "actor:t_gov_a")
