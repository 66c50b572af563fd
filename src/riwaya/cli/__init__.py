"""Arguments -> use cases -> output and an exit code. Each command lives in its own module and is loaded when called.

A new group of commands is a module beside this one and a line in ``COMMANDS``: name -> "module:function, one line".
"""

import os
import sys

import click

import riwaya
from riwaya.cli.lazy import LazyGroup

COMMANDS = {
    "read": ("riwaya.cli.read:read", "Read reports: who says what happened, tied to the exact words."),
    "compare": ("riwaya.cli.compare:compare", "Lay what several reports tell of one incident side by side."),
    "ingest": ("riwaya.cli.ingest:ingest", "Read reports and keep what they say in a ledger."),
    "fetch": ("riwaya.cli.fetch:fetch", "Fetch pages and feeds that you name into a capture file."),
    "reports": ("riwaya.cli.reports:reports", "List a ledger's reports; one report's readings and versions."),
    "claims": ("riwaya.cli.claims:claims", "Find claims by speaker, subject, event, place and days."),
    "search": ("riwaya.cli.search:search", "Find reports by words, in any Arabic spelling."),
    "incidents": ("riwaya.cli.incidents:incidents", "Gather a ledger's reports by happening, and list them."),
    "incident": ("riwaya.cli.incidents:incident", "Lay one incident of a ledger out, side by side."),
    "serve": ("riwaya.web.serving:serve", "Open the workbench in a browser, on this machine."),
    "merge": ("riwaya.cli.deciding:merge", "Make one incident of several, for good."),
    "split": ("riwaya.cli.deciding:split", "Take what some reports tell out of an incident, for good."),
    "same-actor": ("riwaya.cli.actors:same_actor", "Say that names are one actor, in all reports of a case."),
    "other-actor": ("riwaya.cli.actors:other_actor", "Say that names are different actors, or one name that of many."),
    "decisions": ("riwaya.cli.actors:decisions", "List what people decided on incidents and actors, or take it back."),
    "judge": ("riwaya.cli.deciding:judge", "Record your opinion on one claim or event."),
    "withdraw": ("riwaya.cli.deciding:withdraw", "Take an opinion back; it stays on record."),
    "diff": ("riwaya.cli.diff:diff", "Show what newer readings changed in what was judged."),
    "assess": ("riwaya.cli.assess:assess", "Record your organisation's own coding of an incident."),
    "export": ("riwaya.cli.export:export", "Give a case out in the columns and rules of other datasets."),
    "audit": ("riwaya.cli.audit:audit", "Set a dataset of events beside what the reports tell."),
    "bundle": ("riwaya.cli.bundle:bundle", "Write a whole case into one file, for another Riwaya or an archive."),
    "unbundle": ("riwaya.cli.bundle:unbundle", "Take such a file in as a case, without loss."),
    "backup": ("riwaya.cli.keeping:backup", "Write a whole, verified copy of a ledger."),
    "restore": ("riwaya.cli.keeping:restore", "Make a ledger out of a backup."),
    "encrypt": ("riwaya.cli.keeping:encrypt", "Make an encrypted ledger out of a plain one."),
    "verify": ("riwaya.cli.keeping:verify", "Check that no record of a ledger was changed."),
    "expunge": ("riwaya.cli.keeping:expunge", "Take a text out of a ledger, for safety or law."),
    "evidence": ("riwaya.cli.evidence:evidence", "Keep files that claims rest on, with their custody."),
    "watch": ("riwaya.cli.watch:watch", "Set names against public lists: possible name matches."),
    "when": ("riwaya.cli.when:when", "Resolve the time expressions of a text to days."),
    "evaluate": ("riwaya.cli.evaluate:evaluate", "Score Riwaya on a set of reports that you annotated."),
    "doctor": ("riwaya.cli.doctor:doctor", "Show versions, lexicon, paths, and whether everything works."),
}


@click.group(cls=LazyGroup, commands_by_name=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(riwaya.__version__, "-V", "--version", message="riwaya %(version)s")
def cli() -> None:
    """Riwaya reads Arabic reporting on armed conflict and keeps who said what happened.

    A text never becomes a fact here: everything is somebody's claim. Nothing leaves this machine, and
    only the addresses that you name are fetched.

    \b
    Begin with:
      riwaya read report.txt --published 2026-05-04
      riwaya read reports.jsonl --format html --out pages/
      riwaya compare reports.jsonl --format html --out incident.html
    """


def main() -> None:
    """The ``riwaya`` command; where the locale takes names and words for another encoding, started anew in UTF-8."""
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    cli(prog_name="riwaya")
