"""Arguments -> use cases -> output and an exit code. Each command lives in its own module and is loaded when called.

A new group of commands is a module beside this one and a line in ``COMMANDS``: name -> "module:function, one line".
"""

import click

import riwaya
from riwaya.cli.lazy import LazyGroup

COMMANDS = {
    "read": ("riwaya.cli.read:read", "Read reports: who says what happened, tied to the exact words."),
    "compare": ("riwaya.cli.compare:compare", "Lay what several reports tell of one incident side by side."),
    "when": ("riwaya.cli.when:when", "Resolve the time expressions of a text to days."),
    "evaluate": ("riwaya.cli.evaluate:evaluate", "Score Riwaya on a set of reports that you annotated."),
    "doctor": ("riwaya.cli.doctor:doctor", "Show versions, lexicon, paths, and whether everything works."),
}


@click.group(cls=LazyGroup, commands_by_name=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(riwaya.__version__, "-V", "--version", message="riwaya %(version)s")
def cli() -> None:
    """Riwaya reads Arabic reporting on armed conflict and keeps who said what happened.

    A text never becomes a fact here: everything is somebody's claim. Nothing leaves this machine.

    \b
    Begin with:
      riwaya read report.txt --published 2026-05-04
      riwaya read reports.jsonl --format html --out pages/
      riwaya compare reports.jsonl --format html --out incident.html
    """


def main() -> None:
    """The ``riwaya`` command."""
    cli(prog_name="riwaya")
