"""``riwaya bundle`` and ``riwaya unbundle``: a whole case in one file, and back, without loss."""

from pathlib import Path

import click

from riwaya.cli import ledger_options, options
from riwaya.cli.passphrases import passphrase

_passphrase_file = click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the passphrase from the first line of this file; you are asked for it otherwise.",
)


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--encrypt", is_flag=True, help="Encrypt it with a passphrase (the age format).")
@_passphrase_file
@ledger_options.ledger_option
@ledger_options.case_option
def bundle(out: Path, encrypt: bool, passphrase_file: Path | None, location: str, case: str) -> None:
    """Write a whole case into one file: texts, every reading, opinions, assessments, decisions, tombstones.

    NOTHING IS WITHHELD in it: names of victims and witnesses stand in the texts. It is a tar of a BagIt bag, which
    archivists' tools check; riwaya unbundle takes it in again without loss.

    \b
    Examples:
      riwaya bundle harbun.bundle --case harbun --encrypt
      riwaya unbundle harbun.bundle --ledger other.ledger
    """
    from riwaya.workflow.bundling import write_bundle

    words = passphrase(passphrase_file, new=True) if encrypt or passphrase_file else None
    with ledger_options.opened(location) as ledger:
        made = write_bundle(ledger, out, case=case, passphrase=words)
    secret = "encrypted" if words is not None else "NOT ENCRYPTED"
    click.echo(f"{out}: {made.records} records, {made.reports} reports, {made.incidents} incidents; {secret}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--case", "case", metavar="NAME", help="Take it in under this name, and not under its own.")
@_passphrase_file
@options.lexicon_option
@options.places_option
@ledger_options.ledger_option
def unbundle(
    file: Path,
    case: str | None,
    passphrase_file: Path | None,
    lexicon: tuple[Path, ...],
    places: tuple[Path, ...],
    location: str,
) -> None:
    """Take a bundle into a ledger, as a case of its own; every byte is checked first.

    A text that was expunged here stays out. What the bundle's ledger had expunged and this one still has is named.
    """
    from riwaya.workflow.bundling import is_encrypted, read_bundle
    from riwaya.workflow.reading import Knowledge

    words = passphrase(passphrase_file) if is_encrypted(file) else None
    with ledger_options.opened(location, create=True) as ledger:
        name, done = read_bundle(ledger, file, case=case, passphrase=words, knowledge=Knowledge(lexicon, places))
    click.echo(f"case {name}: {done.records} records, {done.reports} reports new here")
    for id_ in done.refused:
        click.echo(f"  not taken in: {id_[:19]}, whose text was expunged here")
    for id_ in done.held:
        click.echo(f"  look at {id_[:19]}: expunged where the bundle comes from, and still here (riwaya expunge)")
