"""Cells of a row become the fields of an entry."""

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicon.actor_rows import widened
from riwaya.lexicon.source import Entry


def row(**cells: str) -> Entry:
    return Entry("actors_x.tsv", "actor:x", {"id": "actor:x", **cells})


def test_names_carry_their_years_and_their_doubt() -> None:
    entry = widened(row(spelling="الواسعي?; رند; أمير الوادي@2014-03..2018", nom_de_guerre="أبو رند@2019.."))
    assert entry.data["aliases"] == {
        "nom_de_guerre": [{"text": "أبو رند", "from": "2019"}],
        "spelling": [
            {"text": "الواسعي", "ambiguous": True},
            "رند",
            {"text": "أمير الوادي", "from": "2014-03", "to": "2018"},
        ],
    }


def test_posts_and_lists_are_parted() -> None:
    entry = widened(row(posts="king actor:a 2001..; envoy actor:b 1999..2000", head="وكالة; شبكة", valid="..2020"))
    assert entry.data["posts"] == [
        {"post": "king", "of": "actor:a", "from": "2001"},
        {"post": "envoy", "of": "actor:b", "from": "1999", "to": "2000"},
    ]
    assert entry.data["head"] == ["وكالة", "شبكة"]
    assert entry.data["valid"] == {"to": "2020"}


@pytest.mark.parametrize("cells", [{"posts": "king 2001.."}, {"posts": "king actor:a 2001"}, {"valid": "2001"}])
def test_a_cell_that_cannot_be_read_is_told(cells: dict[str, str]) -> None:
    with pytest.raises(LexiconError, match=r"actors_x\.tsv, entry actor:x"):
        widened(row(**cells))
