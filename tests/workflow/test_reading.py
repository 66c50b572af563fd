"""A report on which the reader fails becomes a trouble, and the others go on."""

import pytest

from riwaya.intake import Trouble
from riwaya.model import Reading, make_report
from riwaya.workflow import reading
from riwaya.workflow.reading import read_all, read_each


def report(ref: str):  # type: ignore[no-untyped-def]
    return make_report("قالت قوات الهضبة إن السد بخير.", ref=ref)


def test_troubles_stand_in_their_place() -> None:
    items = list(read_all([report("a"), Trouble("file:2", "broken"), report("b")]))
    assert [i.where if isinstance(i, Trouble) else i.report.ref for i in items] == ["a", "file:2", "b"]


def test_a_bug_in_one_reading_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    real = reading.read

    def fragile(item, tools):  # type: ignore[no-untyped-def]
        if item.ref == "bad":
            raise RecursionError("too deep")
        return real(item, tools)

    monkeypatch.setattr(reading, "read", fragile)
    first, second = read_all([report("bad"), report("good")])
    assert isinstance(first, Trouble) and "bug in Riwaya" in first.why and first.where == "bad"
    assert isinstance(second, Reading)


def test_what_is_made_of_each_comes_back_in_order() -> None:
    assert list(read_each([report("a"), report("b")], lambda r: r.report.ref)) == ["a", "b"]
