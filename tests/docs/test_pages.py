"""What the pages of docs/ and the README name is there: pages, headings, commands and their options."""

import re
import shlex
from pathlib import Path

import click
import pytest

from riwaya.cli import cli

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "benchmarks" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"```[^\n]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
_PLACEHOLDERS = re.compile(r"[…\[\]|]")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_page_and_a_heading(page: Path) -> None:
    for link in _LINK.findall(page.read_text("utf-8")):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        if anchor:
            assert anchor in headings(target), link


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_page_of_docs_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [page.name for page in (ROOT / "docs").glob("*.md") if f"docs/{page.name}" not in readme] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_that_is_named_is_there(page: Path) -> None:
    for line in commands(page.read_text("utf-8")):
        words = [word for word in split(line) if word]
        command, words = command_of(words[1:])
        assert command is not None, line
        known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
        options = {word.partition("=")[0] for word in words if re.match(r"--[a-z]", word)}
        assert options <= known | {"--help"}, (line, sorted(options - known))


def commands(text: str) -> list[str]:
    """The command lines in code, each cut at a comment, a pipe, a redirection or the next command."""
    out = []
    for block, inline in _CODE.findall(text):
        for line in (block or inline).splitlines():
            for piece in re.split(r"\s#\s|&&|;|\s\|\s|>", line):
                words = piece.strip().removeprefix("$ ")
                if re.match(r"riwaya [a-z]+", words):
                    out.append(words)
    return out


def split(line: str) -> list[str]:
    """A line's words; brackets, bars and dots of a pattern stand for nothing."""
    return shlex.split(_PLACEHOLDERS.sub(" ", line).replace("'", " ").replace('"', " "))


def command_of(words: list[str]) -> tuple[click.Command | None, list[str]]:
    """The command that the first words name, and the words after it."""
    group: click.Command = cli
    while isinstance(group, click.Group) and words and not words[0].startswith("-"):
        inner = group.get_command(click.Context(group), words[0])
        if inner is None:
            return None, words
        group, words = inner, words[1:]
    return group, words
