from pathlib import Path

from riwaya.lexicon.kept import kept


class _Counter:
    made = 0


def _make() -> list[str]:
    _Counter.made += 1
    return ["نوران"]


def test_the_second_time_nothing_is_made(tmp_path: Path) -> None:
    before = _Counter.made
    assert kept("a", tmp_path / "k", _make, list) == kept("a", tmp_path / "k", _make, list) == ["نوران"]
    assert _Counter.made == before + 1


def test_other_data_is_made_anew(tmp_path: Path) -> None:
    before = _Counter.made
    kept("a", tmp_path / "k", _make, list)
    kept("b", tmp_path / "k", _make, list)
    assert _Counter.made == before + 2


def test_a_broken_file_is_as_good_as_none(tmp_path: Path) -> None:
    kept("a", tmp_path / "k", _make, list)
    for file in (tmp_path / "k").iterdir():
        file.write_bytes(b"\x80\x05not a pickle")
    assert kept("a", tmp_path / "k", _make, list) == ["نوران"]


def test_a_directory_others_can_write_to_is_not_trusted(tmp_path: Path) -> None:
    directory = tmp_path / "k"
    kept("a", directory, _make, list)
    directory.chmod(0o777)
    before = _Counter.made
    kept("a", directory, _make, list)
    assert _Counter.made == before + 1


def test_nothing_is_kept_unless_a_directory_is_named() -> None:
    before = _Counter.made
    kept("a", None, _make, list)
    assert _Counter.made == before + 1


def test_only_the_last_few_tables_of_a_kind_stay(tmp_path: Path) -> None:
    directory = tmp_path / "k"
    kept("of another kind", directory, lambda: {"نوران": 1}, dict)
    for number in range(12):
        kept(str(number), directory, _make, list)
    assert len(list(directory.glob("list-*.pickle"))) == 8
    assert len(list(directory.glob("dict-*.pickle"))) == 1
    before = _Counter.made
    kept("11", directory, _make, list)
    assert _Counter.made == before
