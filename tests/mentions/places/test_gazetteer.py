"""The packaged place tables are well formed, and answer by name."""

from importlib import resources
from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.mentions.places.gazetteer import Gazetteer, Grade, load_gazetteer
from riwaya.mentions.places.site import COLUMNS, curated_rows, curated_site, packaged_site
from riwaya.model import PlaceKind
from riwaya.text import fold


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def grade(gazetteer: Gazetteer, word: str) -> Grade:
    return gazetteer.grade(next(n for n in gazetteer.starting(fold(word)) if len(n.words) == 1))


def test_every_packaged_row_is_a_place_on_the_globe_under_its_folded_name() -> None:
    text = (resources.files("riwaya.mentions") / "weights" / "geonames.tsv").read_text("utf-8")
    lines = text.splitlines()
    assert lines == sorted(lines)
    for line in lines:
        folded, site = packaged_site(line)
        assert folded == fold(folded)
        assert site.latitude is None or (abs(site.latitude) <= 90 and abs(site.longitude or 0) <= 180)


def test_every_curated_row_is_a_place_on_the_globe_and_names_its_source() -> None:
    text = (resources.files("riwaya.lexicon") / "data" / "places.tsv").read_text("utf-8")
    rows = list(curated_rows("places.tsv", text))
    assert len({line for _, line, _ in rows}) > 3000
    for _, line, number in rows:
        site = curated_site("places.tsv", line, number)
        assert line.split("\t")[8].startswith(("wof:", "geonames:", "editors", "name only", "cldr:"))
        assert (site.latitude is None) == (site.longitude is None)
        assert site.latitude is None or (abs(site.latitude) <= 90 and abs(site.longitude or 0) <= 180)


def test_the_lands_of_the_conflicts_are_all_covered() -> None:
    text = (resources.files("riwaya.lexicon") / "data" / "places.tsv").read_text("utf-8")
    lands = [line.split("\t")[5] for line in text.splitlines() if not line.startswith("#")]
    assert all(lands.count(land) >= 50 for land in "SY IQ YE LB LY SD PS IL TR IR EG SA".split())


def test_a_common_word_needs_evidence_and_a_city_does_not(gazetteer: Gazetteer) -> None:
    assert grade(gazetteer, "الدور") is Grade.COMMON
    assert grade(gazetteer, "بنغازي") is Grade.SURE
    assert grade(gazetteer, "معدان") is Grade.RARE


def test_longer_names_come_first(gazetteer: Gazetteer) -> None:
    lengths = [len(n.words) for n in gazetteer.starting(fold("رأس"))]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1


def test_a_table_of_ones_own_adds_places_and_a_bad_row_is_named(tmp_path: Path) -> None:
    good = tmp_path / "places.tsv"
    good.write_text(
        "\t".join(COLUMNS) + "\nالدرنوفية\t\tvillage\t10.5\t20.5\tXA\tشبرمين\tDarnufiya\teditors\n", "utf-8"
    )
    (site,) = load_gazetteer([good]).named(fold("الدرنوفية"))
    assert (site.latitude, site.kind) == (10.5, PlaceKind.VILLAGE)
    bad = tmp_path / "bad.tsv"
    bad.write_text("\t".join(COLUMNS) + "\nالدرنوفية\t\thamlet\t10.5\t20.5\tXA\t\t\teditors\n", "utf-8")
    with pytest.raises(LexiconError, match=r"bad\.tsv, line 2.*hamlet"):
        load_gazetteer([bad])
