"""Where what takes long to make is kept: the place the system has for it, or the one that was asked for."""

from pathlib import Path

import pytest

from riwaya.workflow.keeping import keeping_place


@pytest.fixture(autouse=True)
def nothing_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("RIWAYA_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)


@pytest.mark.parametrize(("system", "place"), [("linux", ".cache"), ("darwin", "Library/Caches")])
def test_place_is_the_one_of_the_system(
    system: str, place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.platform", system)
    assert keeping_place() == tmp_path / place / "riwaya"


def test_asked_for_place_is_taken_and_an_empty_one_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path / "mine"))
    assert keeping_place() == tmp_path / "mine"
    monkeypatch.setenv("RIWAYA_CACHE", "")
    assert keeping_place() is None
