"""auto-archiver's table tells where files came from, by their hashes."""

import hashlib
from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.evidence.archived import hashes_of, read_archived


def test_the_sheet_says_where_a_hash_came_from(tmp_path: Path) -> None:
    file, table = tmp_path / "a.mp4", tmp_path / "sheet.csv"
    file.write_bytes(b"moving")
    digest = hashlib.sha256(b"moving").hexdigest()
    table.write_text(f"Link,Archive status,Archive date,Hash\nhttps://x/1,ok,2031-03-05,SHA-256:{digest}\n")
    found = read_archived(table)
    assert str(found[hashes_of(file)[0]]) == "https://x/1 (auto-archiver, 2031-03-05)"


def test_its_own_csv_says_it_for_every_medium(tmp_path: Path) -> None:
    table, long = tmp_path / "db.csv", hashlib.sha3_512(b"still").hexdigest()
    processed = "'_processed_at': datetime.datetime(2031, 3, 5, 8, 0, 1)"
    row = f"ok,\"{{{processed}, 'url': 'https://x/2'}}\",\"[{{'hash': 'SHA3-512:{long}'}}]\""
    table.write_text(f"status,metadata,media\n{row}\n")
    (place,) = read_archived(table).values()
    assert (place.address, place.at) == ("https://x/2", "2031-03-05T08:00Z")


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "Link,Hash\nhttps://x,not-calculated\n", "", "\0"])
def test_what_is_no_table_of_hashes_is_told(tmp_path: Path, text: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(text)
    with pytest.raises(InputError):
        read_archived(table)
