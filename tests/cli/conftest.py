"""What runs a command as a user would, and an invented report to read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from riwaya.cli import cli

TEXT = """قوات الهضبة: صد هجوم على سد الخابية

قالت قوات الهضبة إن جيش لاوند هاجم سد الخابية ليل الأحد الاثنين وإن ثلاثة من مقاتليها قتلوا.
ونفى الناطق باسم جيش لاوند أن تكون قواته قد هاجمت السد. واتهم الناطق قوات الهضبة بقصف بلدة شقحاء أمس.
"""
Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run ``riwaya`` with these arguments in this process."""
    return lambda *arguments, **options: CliRunner().invoke(cli, [str(a) for a in arguments], **options)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A plain text file."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """JSON Lines: two records with a broken line between them."""
    path = tmp_path / "reports.jsonl"
    first = {"id": "one", "outlet": "صحيفة الهضبة", "date": "2031-03-04", "text": TEXT}
    second = {"id": "two", "outlet": "وكالة الأفق", "date": "2031-03-05", "title": "سد الخابية", "text": TEXT}
    lines = [json.dumps(first, ensure_ascii=False), "{broken", json.dumps(second, ensure_ascii=False)]
    path.write_text("\n".join(lines), "utf-8")
    return path
