"""Every published form is read into the same values, and what is broken is named with its file and line."""

import pytest

from riwaya.errors import InputError
from riwaya.watchlists.entries import EntryKind, ListedName, Strength
from riwaya.watchlists.lists.files import read_lists
from tests.watchlists import fixtures as f

FORMS = {
    "ofac-csv": {"sdn.csv": f.OFAC_CSV, "alt.csv": f.OFAC_ALT},
    "ofac-xml": {"sdn.xml": f.OFAC_XML},
    "ofac-advanced": {"advanced.xml": f.OFAC_ADVANCED},
    "un-xml": {"un.xml": f.UN_XML},
    "eu-xml": {"eu.xml": f.EU_XML},
    "uk-xml": {"uk.xml": f.UK_XML},
    "opensanctions-csv": {"targets.simple.csv": f.TARGETS_CSV},
    "ftm-json": {"entities.ftm.json": f.FTM_JSON},
}


@pytest.mark.parametrize("form", FORMS)
def test_form_is_told_from_the_content(form: str) -> None:
    (list_,) = read_lists(FORMS[form])
    assert list_.form == form
    assert len(list_.sha256) == 64


@pytest.mark.parametrize("form", FORMS)
def test_person_has_names_kind_and_year_of_birth(form: str) -> None:
    (list_,) = read_lists(FORMS[form])
    person = list_.entries[0]
    assert person.kind is EntryKind.PERSON
    assert person.names[0].strength is Strength.PRIMARY
    assert "talmasi" in person.names[0].text.lower()
    assert person.births[0][:4] == "1963"


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"opensanctions-csv"}))
def test_post_and_programme_are_read(form: str) -> None:
    (list_,) = read_lists(FORMS[form])
    assert list_.entries[0].posts == ("Minister of Salt",)
    assert any("talmas" in p.lower() or p == "TLM" for p in list_.entries[0].programmes)


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"opensanctions-csv"}))
def test_weak_alias_is_kept_as_weak(form: str) -> None:
    (list_,) = read_lists(FORMS[form])
    weak = [n.text.lower() for n in list_.entries[0].names if n.strength is Strength.WEAK]
    assert "rando" in weak


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"ofac-csv", "ofac-xml"}))
def test_name_in_arabic_script_is_kept(form: str) -> None:
    (list_,) = read_lists(FORMS[form])
    assert any("رند سالم" in n.text and "التلماسي" in n.text for n in list_.entries[0].names)


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"ofac-csv"}))
def test_version_is_the_day_in_the_file(form: str) -> None:
    (list_,) = read_lists(FORMS[form])
    assert list_.date == "2031-05-03"


def test_ofac_alternate_names_go_with_their_entries() -> None:
    (list_,) = read_lists(FORMS["ofac-csv"])
    assert ListedName("ABU GHAYTH AL-TALMASI", Strength.STRONG) in list_.entries[0].names
    assert ListedName("RAND THE ELDER", Strength.FORMER) in list_.entries[0].names


def test_vessel_is_kept_but_is_no_party() -> None:
    (list_,) = read_lists(FORMS["ofac-csv"])
    assert [e.kind for e in list_.entries] == [EntryKind.PERSON, EntryKind.BODY, EntryKind.OTHER]


def test_several_names_in_one_un_alias_are_taken_apart() -> None:
    (list_,) = read_lists(FORMS["un-xml"])
    assert {"Abu Ghayth", "Abu Ghaith al-Talmasi"} <= {n.text for n in list_.entries[0].names}


def test_eu_remark_low_quality_makes_an_alias_weak() -> None:
    (list_,) = read_lists(FORMS["eu-xml"])
    assert ListedName("Rand of the Hills", Strength.WEAK) in list_.entries[0].names


def test_several_lists_are_read_at_once() -> None:
    found = read_lists({"un.xml": f.UN_XML, "sdn.csv": f.OFAC_CSV, "alt.csv": f.OFAC_ALT})
    assert {list_.form for list_ in found} == {"un-xml", "ofac-csv"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (f.UN_XML[:-40], "x.xml, line 12"),
        (f.UN_XML.replace(b"<SECOND_NAME>", b"<SECOND>"), "x.xml, line 3"),
        (b"", "empty"),
        (b"hello", "none of the forms"),
        (f.OFAC_CSV.replace(b'102,"SALT BRIGADE",', b"102,"), "x.xml, line 2: 11 columns"),
        (f.OFAC_ALT, "alternate names alone"),
        (f.FTM_JSON + b"{broken\n", "x.xml, line 4"),
        (f.FTM_JSON + b'{"id": 3}\n', "x.xml, line 4"),
        (f.TARGETS_CSV + b'"only","two"\n', "x.xml, line 5"),
    ],
)
def test_broken_file_is_named_with_its_line(data: bytes, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_lists({"x.xml": data})
    assert told in str(caught.value)


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
    ],
)
def test_entities_and_outside_files_are_refused(declared: bytes) -> None:
    data = f.UN_XML.replace(b"<CONSOLIDATED_LIST", declared + b"<CONSOLIDATED_LIST", 1)
    with pytest.raises(InputError, match="refused"):
        read_lists({"x.xml": data})
