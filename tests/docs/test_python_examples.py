"""The examples of docs/python.md do what the page says, and importing riwaya loads nothing."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import riwaya

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")


def test_every_example_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "demo").symlink_to(ROOT / "demo")
    monkeypatch.chdir(tmp_path)
    blocks = "\n".join(re.findall(r"```pycon\n(.*?)```", PAGE, re.DOTALL))
    examples = doctest.DocTestParser().get_doctest(blocks, {}, "docs/python.md", "docs/python.md", 0)
    told: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL | doctest.ELLIPSIS).run(
        examples, out=told.append
    )
    assert result.failed == 0, "".join(told)
    assert result.attempted > 15


def test_frames_are_made_where_their_libraries_are() -> None:
    reading = riwaya.read("أعلنت القوات أمس مقتل ثلاثة مقاتلين في قرية الزعرور.", published="2031-05-06")
    pandas = pytest.importorskip("pandas", reason="pandas is a test extra: riwaya[interop]")
    assert isinstance(riwaya.to_pandas(reading, "events"), pandas.DataFrame)
    polars = pytest.importorskip("polars", reason="polars is a test extra: riwaya[interop]")
    frame = riwaya.to_polars(reading, "events")
    assert frame.schema["trigger_start"] == polars.Int64
    assert frame["type"].to_list() == riwaya.to_pandas(reading, "events")["type"].tolist()


def test_importing_riwaya_loads_none_of_its_rooms() -> None:
    code = "import riwaya, sys; print([m for m in sys.modules if m.startswith('riwaya.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_compare_is_a_function_whatever_was_imported_before() -> None:
    code = "import riwaya.compare.compare, riwaya; print(len(riwaya.compare([]).incidents))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_every_public_name_is_there_and_typed() -> None:
    stub = (ROOT / "src" / "riwaya" / "__init__.pyi").read_text("utf-8")
    for name in (n for n in dir(riwaya) if not n.startswith("_") and n not in ("_PUBLIC", "_ROOMS")):
        getattr(riwaya, name)
    for name in re.findall(r"as (\w+)$", stub, re.MULTILINE):
        assert callable(getattr(riwaya, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = riwaya.reed  # type: ignore[attr-defined]
