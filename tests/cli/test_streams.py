"""How fast something goes, told in words that are never "0"."""

import pytest

from riwaya.cli.streams import pace


@pytest.mark.parametrize(
    ("count", "seconds", "told"), [(90, 3.0, "30 a second"), (1, 4.0, "15 a minute"), (5, 3.0, "100 a minute")]
)
def test_slow_work_is_told_by_the_minute(count: int, seconds: float, told: str) -> None:
    assert pace(count, seconds) == told
