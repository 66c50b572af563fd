"""How fast something goes, told in words that are never "0"."""

import pytest

from riwaya.cli import streams
from riwaya.cli.streams import StepTeller, pace


@pytest.mark.parametrize(
    ("count", "seconds", "told"), [(90, 3.0, "30 a second"), (1, 4.0, "15 a minute"), (5, 3.0, "100 a minute")]
)
def test_slow_work_is_told_by_the_minute(count: int, seconds: float, told: str) -> None:
    assert pace(count, seconds) == told


def test_long_work_tells_its_step_on_stderr_every_so_often(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter((0.0, 1.0, 11.0, 12.0, 22.0))
    monkeypatch.setattr(streams.time, "monotonic", lambda: next(clock))
    tell = StepTeller()
    for done in range(4):
        tell("incidents", done, 4)
    assert capsys.readouterr() == ("", "incidents: 1 of 4\nincidents: 3 of 4\n")
