"""Assessment: nothing filled in by the machine, versions, another's version in between, signing off, release."""

import json
import re
from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.export.assessed import check
from riwaya.ledger import list_assessments
from riwaya.workflow.workbench.codebooks import Codebook, load_codebooks, presets
from tests.web.newsroom import Newsroom, text_of

FIELDS = {
    "codebook": "admiralty",
    "type": "shelling",
    "from": "2026-05-05",
    "place": "عين السرو",
    "side_a": "own",
    "own.side_a": "الجيش التيفاني، تنظيم الرماد",
    "side_b": "unknown",
    "best": "11",
    "civilians": "6",
    "disputed": "1",
    "note.place": "كل الجهات تذكرها",
    "grade.place.source": "B",
    "grade.place.information": "2",
}


def path_of(room: Newsroom) -> str:
    return f"/c/main/incidents/{room.incident}/assessment"


def test_form_is_empty_and_lists_what_claims_say_and_who_says_it(room: Newsroom) -> None:
    page = room.visitor("Karim").get(path_of(room)).text
    assert re.findall(r'<input type="radio"[^>]* checked', page) == re.findall(
        r'<input type="radio"[^>]*value="unknown" checked', page
    )
    assert re.search(r'<input name="best" value=""', page)
    assert "2026-05-05 – " in text_of(page)
    assert "Claims give" in text_of(page)


def test_saved_fields_carry_the_claims_they_were_chosen_from_and_what_is_unknown_is_left_out(
    own_room: Newsroom,
) -> None:
    visitor = own_room.visitor("Karim")
    assert visitor.post(path_of(own_room), **FIELDS, version="0").status_code == 303
    (made,) = list_assessments(own_room.ledger)
    (row,) = check(json.loads(made.fields))
    assert row["place"]["value"]["name"] == "عين السرو" and row["place"]["claims"]
    assert row["place"]["grade"] == "B2" and row["place"]["note"] == "كل الجهات تذكرها"
    assert row["side_a"] == {"value": ["الجيش التيفاني", "تنظيم الرماد"]}
    assert row["deaths"]["value"] == {"best": 11, "civilians": 6}
    assert "side_b" not in row and "to" not in row
    page = visitor.get(path_of(own_room)).text
    assert 'name="best" value="11"' in page and re.search(r'name="place" value="عين السرو" checked', page)
    assert "Version 1 ✎ Karim" in text_of(page)


def test_version_written_meanwhile_is_shown_and_nothing_typed_is_lost(own_room: Newsroom) -> None:
    own_room.visitor("Karim").post(path_of(own_room), **FIELDS, version="0")
    late = own_room.visitor("Nour").post(path_of(own_room), **FIELDS | {"best": "12", "version": "0"})
    assert late.status_code == 409
    assert 'name="best" value="12"' in late.text
    assert 'name="version" value="1"' in late.text
    assert len(list_assessments(own_room.ledger)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"best": "many"},
        {"from": "a day that no claim gives"},
        {"side_a": "own", "own.side_a": ""},
        {"type": "party"},
        {"low": "20"},
        {"grade.place.source": "Z"},
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_named_and_the_form_kept(
    own_room: Newsroom, wrong: dict[str, str]
) -> None:
    answer = own_room.visitor("Karim").post(path_of(own_room), **FIELDS | wrong, version="0")
    assert answer.status_code == 400
    assert "كل الجهات تذكرها" in answer.text
    assert list_assessments(own_room.ledger) == ()


def test_senior_signs_off_what_somebody_else_wrote_and_only_that_is_released(own_room: Newsroom) -> None:
    karim, samar, path = own_room.visitor("Karim"), own_room.visitor("Samar"), path_of(own_room)
    karim.post(path, **FIELDS, version="0")
    assert karim.post(f"{path}/sign", version="1").status_code == 403
    assert samar.post(f"{path}/release", version="1", release="released").status_code == 400
    assert samar.post(f"{path}/sign", version="1").status_code == 303
    assert samar.post(f"{path}/release", version="2", release="released").status_code == 303
    last = list_assessments(own_room.ledger)[-1]
    assert (last.version, last.by, last.signed_off_by, last.release) == (3, "Karim", "Samar", "released")
    karim.post(path, **FIELDS, version="3")
    again = list_assessments(own_room.ledger)[-1]
    assert (again.version, again.signed_off_by, again.release) == (4, None, "draft")
    assert "Karim" in karim.see(f"{path}?version=1")
    samar.post(path, **FIELDS, version="4")
    assert samar.post(f"{path}/sign", version="5").status_code == 403


def test_an_offices_own_codebook_comes_first_and_a_broken_one_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "{id: own, en: Ours, ar: لنا, axes: [{id: a, en: A, ar: أ, values: [{id: x, en: X, ar: س}]}]}", "utf-8"
    )
    books = load_codebooks([own])
    assert [book.id for book in books] == ["own", *(book.id for book in presets())]
    assert books[0].grade(["x"]) == "x" and books[0].parts("x") == ("x",)
    own.write_text("id: own", "utf-8")
    with pytest.raises(InputError, match=r"own\.yaml"):
        load_codebooks([own])


@pytest.mark.parametrize("book", presets(), ids=lambda book: book.id)
def test_a_grade_is_read_back_as_it_was_chosen(book: Codebook) -> None:
    chosen = tuple(axis.values[-1].id for axis in book.axes)
    assert book.parts(book.grade(chosen)) == chosen
    assert set("".join(book.parts("no grade"))) == set()
    assert all(value.means.en and value.means.ar for axis in book.axes for value in axis.values)


def test_what_changed_between_two_versions_is_shown_field_by_field(own_room: Newsroom) -> None:
    visitor, path = own_room.visitor("Karim"), path_of(own_room)
    assert visitor.get(f"{path}/versions").headers["location"] == path
    visitor.post(path, **FIELDS, version="0")
    visitor.post(path, **FIELDS | {"best": "12", "note.place": "", "type": "air_strike"}, version="1")
    shown = visitor.see(f"{path}/versions")
    assert "Where – noteكل الجهات تذكرهاnothing" in shown
    assert "Deadbest 11; civilians among them 6best 12; civilians among them 6" in shown
    assert re.search(r"Kind of event\S*[Ss]helling[Aa]ir.?strike", shown), shown
    assert "First day" not in shown
    assert "The two say the same." in visitor.see(f"{path}/versions?before=2&after=2")
    own_room.visitor("Samar").post(f"{path}/sign", version="2")
    signed = own_room.visitor("Karim", "ar").see(f"{path}/versions")
    assert "غير موقَّع" in signed or "Samar" in signed
    assert visitor.get(f"{path}/versions?before=9").status_code == 404
