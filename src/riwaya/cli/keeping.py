"""Keeping a ledger whole (``riwaya backup``, ``restore``, ``encrypt``, ``verify``); taking a text out (``expunge``)."""

from pathlib import Path

import click

from riwaya.cli import ledger_options


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@ledger_options.ledger_option
def backup(file: Path, location: str) -> None:
    """Write a whole copy of the ledger to a new FILE, and verify it; others may go on writing meanwhile.

    The copy is a ledger itself, in one SQLite file, whatever database it was taken from.

    \b
    Example:
      riwaya backup 2026-05-04.backup
    """
    from riwaya.ledger import backup as make

    with ledger_options.opened(location) as ledger:
        found = make(ledger, file)
    click.echo(f"{file}: {found.entries} entries; head {found.head.seq}:{found.head.hash}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@ledger_options.ledger_option
def restore(file: Path, location: str) -> None:
    """Make a new ledger out of the backup FILE, once it is verified; nothing is written over.

    \b
    Examples:
      riwaya restore 2026-05-04.backup --ledger again.ledger
      riwaya restore 2026-05-04.backup --ledger postgresql://localhost/riwaya
    """
    from riwaya.ledger import restore as make

    found = make(file, location)
    click.echo(f"restored: {found.entries} entries; head {found.head.seq}:{found.head.hash}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
def encrypt(file: Path, new: Path) -> None:
    """Make a NEW, encrypted ledger out of the plain ledger FILE, which stays: delete it when you have seen the new one.

    The passphrase is taken from RIWAYA_LEDGER_KEY, as by every command on an encrypted ledger; without it nobody can
    open the ledger again. People and the log are not taken along.

    \b
    Example:
      read -rs RIWAYA_LEDGER_KEY && export RIWAYA_LEDGER_KEY
      riwaya encrypt case.ledger safe.ledger
    """
    from riwaya.ledger.copying import encrypt as make

    found = make(file, new)
    click.echo(f"{new}: encrypted, {found.entries} entries; head {found.head.seq}:{found.head.hash}")


@click.command()
@click.option("--head", metavar="N:HASH", help="A head that you noted earlier: nothing before it may have changed.")
@ledger_options.ledger_option
def verify(head: str | None, location: str) -> None:
    """Check that every record is as it was written, and every gap is a tombstone's. Exit code 1 where one is not.

    Note the head it prints, outside this machine: whoever can write the file could make a whole new chain, but not one
    with the head that you noted.

    \b
    Example:
      riwaya verify --head 1841:9be0…
    """
    from riwaya.ledger import read_noted
    from riwaya.ledger import verify as check

    with ledger_options.opened(location) as ledger:
        found = check(ledger, noted=read_noted(head) if head is not None else None)
    for problem in found.problems:
        click.echo(f"PROBLEM  {problem}")
    click.echo(f"{found.entries} entries, {found.expunged} expunged; head {found.head.seq}:{found.head.hash}")
    if found.problems:
        raise SystemExit(1)


@click.command()
@click.argument("name", required=False, metavar="[REPORT]")
@click.option("--by", metavar="NAME", default="", help="Your name; it stays in the tombstone.")
@click.option("--reason", metavar="WORDS", default="", help="Why; it stays in the tombstone, so name nobody in it.")
@click.option("--finish", is_flag=True, help="Finish an expunging that found the ledger in use.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@ledger_options.ledger_option
def expunge(name: str | None, by: str, reason: str, finish: bool, yes: bool, location: str) -> None:
    """Take a report out of the ledger for safety or law, so that no byte of its text is left in the file.

    Gone are the report in all cases, every copy of its text from other outlets, all its readings, the opinions on it
    and its words and names in the index. A tombstone stays, with your name and reason, and keeps the text from being
    taken in again. Exports and backups made earlier are yours to find.

    \b
    Example:
      riwaya expunge 3f9a1c20 --by "S. Amin" --reason "asked for by the witness"
    """
    from riwaya.ledger import expunge as remove
    from riwaya.ledger import scrub

    with ledger_options.opened(location) as ledger:
        if finish:
            scrub(ledger)
            click.echo("finished: nothing of what was expunged is left in the ledger")
            return
        if name is None:
            raise click.UsageError("name the REPORT to expunge, or give --finish")
        if not yes:
            click.confirm(f"Take {name} out of {location} for good?", abort=True)
        done = remove(ledger, name, by=by, reason=reason)
    click.echo(f"expunged: {', '.join(id_[7:19] for id_ in done.reports)}")
    if done.other_versions:
        click.echo("other captures of the same URL are still here: " + ", ".join(done.other_versions))
    if done.to_gather:
        click.echo(f"{len(done.to_gather)} reports told of it too; riwaya incidents gathers their incidents anew")
    click.echo("backups, exports and bundles made before still hold it")
