"""``riwaya evidence``: files that people hold, kept with their custody and set beside what claims say."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli import ledger_options, options
from riwaya.cli.exits import SOME_UNREAD
from riwaya.cli.lazy import ToldGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.evidence.metadata import Facts
    from riwaya.evidence.vault import Vault
    from riwaya.workflow.holding import Held

vault_option = click.option(
    "--vault",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="RIWAYA_VAULT",
    default="riwaya.vault",
    show_default=True,
    metavar="DIR",
    help="Where the files and their custody are kept. Also taken from RIWAYA_VAULT.",
)


def _account() -> str:
    from getpass import getuser

    try:
        return f"{getuser()} (account of this machine)"
    except (OSError, KeyError, ImportError):
        return "unknown account of this machine"


by_option = click.option(
    "--by",
    metavar="NAME",
    envvar="RIWAYA_BY",
    default=_account,
    show_default="your account on this machine",
    help="Your name; it is recorded and never changed. Also taken from RIWAYA_BY.",
)
passphrase_option = click.option(
    "--passphrase-file",
    "words",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="RIWAYA_VAULT_PASSPHRASE_FILE",
    help="Of an encrypted vault: take the passphrase from this file's first line; you are asked for it otherwise.",
)
why_option = click.option("--why", default="", metavar="WORDS", help="What for; it is recorded.")


@click.group(cls=ToldGroup)
def evidence() -> None:
    """Keep files that claims rest on: bytes once by SHA-256, never changed, with a log of who did what with them.

    \b
    Examples:
      riwaya evidence add photo.jpg --for CLAIM_KEY --from "a resident, by hand" --by "S. Amin"
      riwaya evidence list
      riwaya evidence verify --head 12:9be0…
    """


@evidence.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--for", "claims", multiple=True, metavar="CLAIM_KEY", help="The claim or event it bears on; repeatable.")
@click.option("--from", "from_", default="", metavar="WHERE", help="From whom or where it came; else its path.")
@click.option("--copy-of", "original", default="", metavar="HASH", help="It is a working copy of this kept file.")
@click.option("--redacted", is_flag=True, help="The copy leaves out what must not be seen.")
@why_option
@by_option
@vault_option
def add(
    files: tuple[Path, ...],
    claims: tuple[str, ...],
    from_: str,
    original: str,
    redacted: bool,
    why: str,
    by: str,
    folder: Path,
) -> None:
    """Keep each FILE. What cannot be kept is told, and the others go on.

    \b
    Examples:
      riwaya evidence add photo.jpg flight.ulg --for CLAIM_KEY --from "a resident, by hand"
      riwaya evidence add blurred.jpg --copy-of 9be04c11 --redacted
    """
    from riwaya.errors import InputError
    from riwaya.evidence.vault import Vault
    from riwaya.workflow import holding

    if redacted and not original:
        raise click.UsageError("--redacted needs --copy-of: the kept file that it is a copy of")
    failed = False
    adding = holding.noted_as_copy(holding.Adding(by, _now(), from_, claims, original, why), redacted=redacted)
    for path, done in holding.add(Vault(folder), files, adding):
        if isinstance(done, InputError):
            failed = True
            click.echo(f"riwaya: {done}", err=True)
        else:
            click.echo(f"{done.file}  {done.size}  {path}  head {done.number}:{done.hash}")
    if failed:
        raise SystemExit(SOME_UNREAD)


@evidence.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--table",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="TABLE",
    help="Its sheet saved as CSV, or its own CSV.",
)
@click.option(
    "--for", "claims", multiple=True, metavar="CLAIM_KEY", help="The claim or event they bear on; repeatable."
)
@why_option
@by_option
@vault_option
def archived(files: tuple[Path, ...], table: Path, claims: tuple[str, ...], why: str, by: str, folder: Path) -> None:
    """Keep what auto-archiver made: each FILE (or file of a folder), and its TABLE.

    The table says by their hashes from which address files came; one whose hash it does not have is kept without.

    \b
    Example:
      riwaya evidence archived local_archive/ --table sheet.csv --by "S. Amin"
    """
    from riwaya.errors import InputError
    from riwaya.evidence.archived import read_archived
    from riwaya.evidence.vault import Vault
    from riwaya.workflow import holding

    adding = holding.Adding(by, _now(), claims=claims, note=why)
    told = read_archived(table)
    failed, known = False, set()
    for path, done, source in holding.add_archived(Vault(folder), files, table, told, adding):
        if isinstance(done, InputError):
            failed = True
            click.echo(f"riwaya: {done}", err=True)
            continue
        click.echo(f"{done.file}  {done.size}  {path}  head {done.number}:{done.hash}")
        if source is not None:
            known.add(source)
            click.echo(f"  as archived: {source}")
        elif path != table:
            click.echo(f"riwaya: {path}: kept; its hash is not in {table.name}", err=True)
    for source in sorted(set(told.values()) - known, key=lambda one: one.line):
        click.echo(f"riwaya: {table.name}, line {source.line}: no file here has its hash: {source}", err=True)
    if failed:
        raise SystemExit(SOME_UNREAD)


@evidence.command("list")
@click.option("--for", "claim", default="", metavar="CLAIM_KEY", help="Only what was added for this claim or event.")
@ledger_options.format_option
@vault_option
def list_(claim: str, format_: str, folder: Path) -> None:
    """List the kept files.

    Of each: the beginning of its hash, bytes, when, by whom, name, copies and claims.
    """
    from riwaya.evidence.vault import Vault
    from riwaya.workflow.holding import holdings

    found = tuple(holdings(Vault(folder), claim=claim))
    if not found:
        click.echo(f"{folder}: no file is kept" + (" for this claim" if claim else ""), err=True)
    for held in found:
        if format_ == "json":
            click.echo(json.dumps(_held(held), ensure_ascii=False))
        else:
            click.echo(_line(held))


@evidence.command()
@click.argument("file", metavar="HASH")
@ledger_options.format_option
@passphrase_option
@vault_option
def show(file: str, format_: str, words: Path | None, folder: Path) -> None:
    """Show one kept file: its custody from the beginning, and what the file tells of itself.

    Its bytes are checked first, and read in another process with limits of time and memory.
    """
    from riwaya.workflow.holding import facts, holding

    vault = _opened(folder, words)
    held = holding(vault, file)
    told = None if held.expunged else facts(vault, held)
    if format_ == "json":
        about = {} if told is None else {"facts": asdict(told)}
        click.echo(json.dumps({**_held(held), **about}, ensure_ascii=False))
        return
    click.echo(_line(held))
    for record in held.records:
        parts = ((record.from_, "from"), (record.for_, "for"), (record.original[:16], "copy of"), (record.note, "note"))
        more = "".join(f"  {name} {text}" for text, name in parts if text)
        click.echo(f"  {record.number}  {record.at}  {record.action} by {record.by}{more}")
    for line in _facts(told) if told is not None else ("its bytes were expunged",):
        click.echo(f"  {line}")


@evidence.command()
@click.argument("file", metavar="HASH")
@click.option("--for", "claims", multiple=True, metavar="CLAIM_KEY", help="Against these; else those it was added for.")
@click.option("--language", type=click.Choice(("en", "ar")), default="en", show_default=True)
@ledger_options.ledger_option
@ledger_options.format_option
@options.isolates
@passphrase_option
@vault_option
def check(
    file: str,
    claims: tuple[str, ...],
    language: str,
    location: str,
    format_: str,
    isolates: bool,
    words: Path | None,
    folder: Path,
) -> None:
    """Set a kept file against claims: time against the event's days, position against its place, kind against what the
    claim cites. Each check says what it compared; none says that a claim is right.

    \b
    Example:
      riwaya evidence check 9be04c11 --for CLAIM_KEY --language ar
    """
    from riwaya.evidence.wording import say
    from riwaya.pages.isolates import isolated
    from riwaya.workflow import holding

    vault = _opened(folder, words)
    held = holding.holding(vault, file)
    with ledger_options.opened(location) as ledger:
        found = holding.check(vault, held, ledger, claims)
    for one in found:
        if format_ == "json":
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
            continue
        head = (say(f"question.{one.question}"), say(f"verdict.{one.standing}"))
        click.echo(f"{one.about}  {': '.join(getattr(part, language) for part in head)}")
        for sentence in (one.why, *one.also):
            click.echo("  " + isolated(getattr(sentence, language), isolates))


@evidence.command()
@click.argument("file", metavar="HASH")
@click.option("--ahead", type=int, default=0, metavar="SECONDS", help="So many seconds ahead of the right time; or -N.")
@click.option(
    "--zone", default="", metavar="+HH:MM", help="The zone that the clock was set to, where the file tells none."
)
@why_option
@by_option
@vault_option
def clock(file: str, ahead: int, zone: str, why: str, by: str, folder: Path) -> None:
    """Record your judgement that a file's clock was off. Checks are corrected by it; the file's own reading stays.

    Of several the last is applied; all stay on record. Times by satellite are not corrected.

    \b
    Example:
      riwaya evidence clock 9be04c11 --ahead 3600 --why "the clock tower in the picture shows 14:05"
    """
    from riwaya.evidence.times import Clock
    from riwaya.evidence.vault import Vault
    from riwaya.workflow.holding import judge_clock

    if not why:
        raise click.UsageError("--why is needed: what shows that the clock was off")
    judge_clock(Vault(folder), file, Clock(by, _now(), ahead, zone), why=why)
    click.echo("recorded; riwaya evidence check applies it")


@evidence.command("open")
@click.argument("file", metavar="HASH")
@why_option
@by_option
@vault_option
def open_(file: str, why: str, by: str, folder: Path) -> None:
    """Check a kept file and print where it stands (read-only). The opening is recorded."""
    from riwaya.evidence.vault import Vault
    from riwaya.workflow.holding import open_file

    click.echo(open_file(Vault(folder), file, by=by, at=_now(), why=why))


@evidence.command()
@click.argument("file", metavar="HASH")
@click.option("--yes", is_flag=True, help="Do not ask.")
@why_option
@by_option
@vault_option
def expunge(file: str, yes: bool, why: str, by: str, folder: Path) -> None:
    """Remove a kept file for safety or law: its bytes are overwritten and gone, and are not kept again.

    The log stays whole and tells that something was removed, when, by whom and why (--why, in which nobody should be
    named); it also keeps the file's name and where it came from. Copies are files of their own.

    \b
    Example:
      riwaya evidence expunge 9be04c11 --why "asked for by the witness"
    """
    from riwaya.evidence.vault import Vault
    from riwaya.workflow import holding

    if not why:
        raise click.UsageError("--why is needed; name nobody in it, for it stays")
    if not yes:
        click.confirm(f"Remove {file} from {folder} for good?", abort=True)
    done = holding.expunge(Vault(folder), file, by=by, at=_now(), why=why)
    last = done.records[-1]
    click.echo(f"expunged: {done.file}  head {last.number}:{last.hash}")
    for copy_ in done.copies:
        click.echo(f"a copy made of it is still kept: {copy_}")


@evidence.command()
@click.argument("file", metavar="HASH")
@click.argument("to", default=".")
@why_option
@by_option
@passphrase_option
@vault_option
def copy(file: str, to: str, why: str, by: str, words: Path | None, folder: Path) -> None:
    """Write a working copy of a kept file, checked and recorded.

    TO is a new file, or a folder (one that is there, or a name that ends in /); without it, the folder you are in.
    """
    from riwaya.workflow.holding import copy_file

    if to.endswith(("/", "\\")):
        Path(to).mkdir(parents=True, exist_ok=True)
    click.echo(copy_file(_opened(folder, words), file, Path(to), by=by, at=_now(), why=why))


@evidence.command()
@click.option("--head", metavar="N:HASH", help="A head that you noted earlier: nothing before it may have changed.")
@vault_option
def verify(head: str | None, folder: Path) -> None:
    """Check every record and every kept file. Exit code 1 where one is not as it was written.

    Note the head it prints, outside this machine: whoever can write the folder could make a whole new log, but not one
    with the head that you noted.
    """
    from riwaya.errors import InputError
    from riwaya.evidence.vault import Vault
    from riwaya.evidence.verifying import parse_head
    from riwaya.evidence.verifying import verify as check

    if not folder.is_dir():
        raise InputError(f"{folder}: no such vault")
    found = check(Vault(folder), noted=parse_head(head) if head is not None else None)
    for problem in found.problems:
        click.echo(f"PROBLEM  {problem}")
    for note in found.notes:
        click.echo(f"note: {note}")
    click.echo(f"{found.files} files, {found.records} records; head {found.head}")
    if found.problems:
        raise SystemExit(1)


@evidence.command()
@passphrase_option
@vault_option
def encrypt(words: Path | None, folder: Path) -> None:
    """Begin an encrypted vault, with a passphrase of your choice.

    What is added to it from then on is encrypted (the age format). Adding, listing and verifying need no passphrase;
    show, check and copy do. The record of custody is not encrypted: names, sources and reasons stand in it. Without the
    passphrase nobody gets the files back, also not you.

    \b
    Example:
      riwaya evidence encrypt --vault north.vault
    """
    from riwaya.cli.passphrases import passphrase
    from riwaya.evidence.sealing import begin, refuse_begun

    refuse_begun(folder)
    begin(folder, passphrase(words, new=True))
    click.echo(f"{folder}: begun; what is added to it is encrypted")


@evidence.command()
@click.argument("to", type=click.Path(path_type=Path), default="verify_vault.py")
def verifier(to: Path) -> None:
    """Write the stand-alone verifier: one file of Python that needs nothing of Riwaya."""
    from riwaya.workflow.holding import write_verifier

    write_verifier(to)
    click.echo(f"{to}: run it with python3 {to} VAULT [--head N:HASH]")


def _opened(folder: Path, words: Path | None) -> "Vault":
    """The vault; an encrypted one with its passphrase."""
    from riwaya.cli.passphrases import passphrase
    from riwaya.evidence.sealing import unlock
    from riwaya.evidence.vault import Vault

    vault = Vault(folder)
    return Vault(folder, key=unlock(folder, passphrase(words))) if vault.is_sealed else vault


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")


def _held(held: "Held") -> dict[str, Any]:
    records = [
        {("from" if k == "from_" else "for" if k == "for_" else k): v for k, v in asdict(r).items()}
        for r in held.records
    ]
    return {**asdict(held), "records": records}


def _facts(told: "Facts") -> "Iterator[str]":
    yield f"{told.kind}: {told.format}; as the file tells it, which nobody has confirmed:"
    for name, value in told.properties:
        yield f"  {name}: {value}"
    for moment in told.moments:
        yield f"  {moment.what}: {moment.at} {moment.zone or '(zone not told)'}"
    ends = told.fixes if len(told.fixes) < 4 else (*told.fixes[:2], told.fixes[-1])
    for fix in ends:
        height = f", {fix.altitude} m" if fix.altitude is not None else ""
        yield f"  {fix.what}: {fix.latitude}, {fix.longitude}{height}  {fix.at} {fix.zone}".rstrip()
    if told.points > 1:
        yield f"  positions in all: {told.points}"
    for note in told.notes:
        yield f"  note: {note}"


def _line(held: "Held") -> str:
    copy_of = f"  copy of {held.original[:16]}…" if held.original else ""
    copies = f"  {len(held.copies)} copies" if held.copies else ""
    claims = f"  for {', '.join(held.claims)}" if held.claims else ""
    gone = "  EXPUNGED" if held.expunged else ""
    gone += f"  (encrypted; its own SHA-256 {held.plain})" if held.plain else ""
    return (
        f"{held.file[:16]}…{gone}  {held.size}  {held.at}  {held.by}  {' / '.join(held.names)}{copy_of}{copies}{claims}"
    )
