"""The crosswalk of the invented world."""

from pathlib import Path

import pytest

from riwaya.export.crosswalk import Crosswalk
from tests.export.world import crosswalk


@pytest.fixture
def walk(tmp_path: Path) -> Crosswalk:
    """Riwaya's tables with the invented world's crosswalk over them."""
    return crosswalk(tmp_path)
