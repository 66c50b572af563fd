"""A user's place files in the three forms they come in."""

import gzip
import json
from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.mentions.places.files import read_place_file
from riwaya.model import PlaceKind
from riwaya.text import fold

RECORD = {
    "id": 7,
    "placetype": "locality",
    "lat": 10.5,
    "lon": 20.5,
    "names": {"eng_x_preferred": ["Darnufiya"], "ara_x_preferred": ["الدرنوفية"]},
    "pop": None,
    "current": True,
}


def test_whos_on_first_lines_give_their_arabic_names_and_the_country_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "wof_xa.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(RECORD) + "\n").encode()))
    ((name, site),) = read_place_file(path)
    assert name == fold("الدرنوفية")
    assert (site.id, site.kind, site.country, site.name_en) == ("wof:7", PlaceKind.VILLAGE, "XA", "Darnufiya")


def test_a_geonames_dump_gives_arabic_alternates(tmp_path: Path) -> None:
    path = tmp_path / "XA.txt"
    cells = ["9", "Darnufiya", "Darnufiya", "Darnofia,الدرنوفية", "10.5", "20.5", "P", "PPL", "XA", "", "01", *[""] * 8]
    cells[14] = "4000"
    path.write_text("\t".join(cells) + "\n", "utf-8")
    ((_, site),) = read_place_file(path)
    assert (site.id, site.kind, site.latitude) == ("geonames:9", PlaceKind.TOWN, 10.5)


@pytest.mark.parametrize(("name", "text"), [("x.jsonl", "{}\n"), ("x.txt", "a\tb\n"), ("x.jsonl", "not json\n")])
def test_a_broken_file_is_refused_by_name_and_line(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match="line 1"):
        list(read_place_file(path))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="not a readable place file"):
        list(read_place_file(tmp_path / "none.tsv"))
