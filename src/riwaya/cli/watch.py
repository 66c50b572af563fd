"""``riwaya watch``: names against public lists that the user downloaded. Possible name matches; a person decides."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli import ledger_options, options
from riwaya.cli.lazy import ToldGroup

if TYPE_CHECKING:
    from riwaya.watchlists.index import Candidate
    from riwaya.workflow.watching import Checked

_folder = click.option(
    "--lists",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="RIWAYA_LISTS",
    default="riwaya.lists",
    show_default=True,
    metavar="DIR",
    help="Where the lists and what was decided are kept. Also taken from RIWAYA_LISTS.",
)
_threshold = click.option(
    "--threshold", type=click.FloatRange(0, 1), metavar="SCORE", help="Least score of a possible name match."
)


@click.group(cls=ToldGroup)
def watch() -> None:
    """Set names against public lists, in any script. What is found is a possible name match; a person decides.

    \b
    Examples:
      riwaya watch load sdn.csv alt.csv consolidated.xml --by "S. Amin"
      riwaya watch check "NAME" actor:ID
      riwaya watch match "NAME" "NAME"
    """


@watch.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@ledger_options.by_option
@_folder
def load(files: tuple[Path, ...], by: str, folder: Path) -> None:
    """Load lists from files that you downloaded: OFAC, UN, EU, UK or OpenSanctions, in their published forms.

    \b
    Example:
      riwaya watch load sdn.csv alt.csv --by "S. Amin"
    """
    from riwaya.workflow.watching import Lists
    from riwaya.workflow.watching import load as take

    for loaded in take(Lists(folder), files, by=by, at=_now()):
        version = loaded.version or "no version in the file"
        click.echo(f"{loaded.list}: {loaded.entries} entries, {version}, sha256 {loaded.sha256[:16]}…")


@watch.command()
@click.argument("actors", nargs=-1, required=True, metavar="ACTOR…")
@click.option("--born", default="", metavar="DATE", help="The actor's birth date or year, where one actor is given.")
@_threshold
@options.lexicon_option
@ledger_options.case_option
@ledger_options.format_option
@options.isolates
@_folder
def check(
    actors: tuple[str, ...],
    born: str,
    threshold: float | None,
    lexicon: tuple[Path, ...],
    case: str,
    format_: str,
    isolates: bool,
    folder: Path,
) -> None:
    """Look chosen actors up: names, or the lexicon's ids, whose other names are looked up too.

    \b
    Example:
      riwaya watch check actor:sharaa "NAME"
    """
    from riwaya.watchlists.matching import THRESHOLD
    from riwaya.workflow.watching import Lists
    from riwaya.workflow.watching import check as look_up

    if born and len(actors) > 1:
        raise click.UsageError("--born is of one actor; check the others by themselves")
    least = THRESHOLD if threshold is None else threshold
    for checked in look_up(Lists(folder), actors, case=case, threshold=least, lexicon=lexicon, birth=born):
        if format_ == "json":
            click.echo(json.dumps(_checked(checked), ensure_ascii=False))
        else:
            _show(checked, isolates)


@watch.command()
@_folder
@ledger_options.case_option
@ledger_options.format_option
def changes(folder: Path, case: str, format_: str) -> None:
    """Show what the newest version of each list changed, and which confirmed matches it touches."""
    from riwaya.workflow.watching import Lists, changed

    found = changed(Lists(folder), case)
    if not found:
        click.echo("riwaya: no list was loaded in a second version yet; riwaya watch load FILE… loads one", err=True)
    for change in found:
        if format_ == "json":
            click.echo(json.dumps(asdict(change), ensure_ascii=False))
            continue
        click.echo(f"{change.list}: {change.old} -> {change.new}: {change.came} came, {change.went} went")
        for actor, what, entry in change.confirmed:
            click.echo(f"  confirmed: {actor}  {what}  {entry.id} {entry.names[0].text}")


@watch.command()
@click.argument("a", metavar="NAME")
@click.argument("b", metavar="NAME")
@_threshold
@ledger_options.format_option
@options.isolates
def match(a: str, b: str, threshold: float | None, format_: str, isolates: bool) -> None:
    """Say whether two names, in any scripts and spellings, are possibly one name, and why.

    \b
    Example:
      riwaya watch match "NAME" "NAME" --format json
    """
    from riwaya.pages.isolates import isolated
    from riwaya.watchlists.matching import THRESHOLD
    from riwaya.watchlists.matching import match as compare

    found = compare(a, b, threshold=THRESHOLD if threshold is None else threshold)
    if format_ == "json":
        click.echo(json.dumps({**asdict(found), "verdict": found.verdict}, ensure_ascii=False))
        return
    click.echo(f"{found.score:.3f}  {found.verdict}")
    for part in found.agreements:
        click.echo(isolated(f"  {part.a} ~ {part.b}  {part.likeness:.2f}", isolates))
    for name, value in found.terms:
        click.echo(f"  {value:+.2f}  {name}")


@watch.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@_threshold
def pairs(file: Path, threshold: float | None) -> None:
    """Score pairs of names from JSON lines with the fields a and b; each line comes back with score and match.

    \b
    Example:
      riwaya watch pairs pairs.jsonl > scored.jsonl
    """
    from riwaya.errors import InputError
    from riwaya.watchlists.matching import THRESHOLD
    from riwaya.watchlists.matching import match as compare

    least = THRESHOLD if threshold is None else threshold
    with click.open_file(str(file), encoding="utf-8-sig", errors="replace") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            pair = _pair(line)
            if pair is None:
                raise InputError(f"{file}, line {number}: a JSON object with the texts a and b belongs here")
            found = compare(pair["a"], pair["b"], threshold=least)
            click.echo(json.dumps({**pair, "score": found.score, "match": found.match}, ensure_ascii=False))


def _pair(line: str) -> dict[str, Any] | None:
    try:
        pair = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(pair, dict) or not all(isinstance(pair.get(key), str) for key in ("a", "b")):
        return None
    return pair


@watch.command()
@click.argument("actor")
@click.argument("list_", metavar="LIST")
@click.argument("entry")
@click.argument("verdict", type=click.Choice(("confirm", "refuse")))
@click.option("--comment", default="", metavar="WORDS", help="Why.")
@ledger_options.by_option
@ledger_options.case_option
@_folder
def decide(actor: str, list_: str, entry: str, verdict: str, comment: str, by: str, case: str, folder: Path) -> None:
    """Record your decision on a candidate: that ACTOR is, or is not, whom ENTRY of LIST means. It stays on record.

    \b
    Example:
      riwaya watch decide actor:ID "OFAC SDN" 12345 confirm --by "S. Amin" --comment "birth date and post agree"
    """
    from riwaya.watchlists.deciding import Decision, Verdict
    from riwaya.workflow.watching import Lists
    from riwaya.workflow.watching import decide as record

    decision = Decision(case, actor, list_, entry, Verdict(verdict), by, _now(), comment)
    click.echo(record(Lists(folder), decision))


@watch.command()
@click.argument("persons", type=click.IntRange(1, 2))
@ledger_options.by_option
@ledger_options.case_option
@_folder
def rule(persons: int, by: str, case: str, folder: Path) -> None:
    """Set how many PERSONS must confirm a match in a case: one, or two."""
    from riwaya.workflow.watching import Lists, set_rule

    set_rule(Lists(folder), case, persons, by=by, at=_now())
    click.echo(f"case {case}: {persons} must confirm")


@watch.command()
@ledger_options.case_option
@_folder
def confirmed(case: str, folder: Path) -> None:
    """Write the confirmed matches as JSON lines. Candidates that nobody confirmed are never written."""
    from riwaya.workflow.watching import Lists
    from riwaya.workflow.watching import confirmed as find

    for said in find(Lists(folder), case):
        head = {"actor": said[0].actor, "list": said[0].list, "entry": said[0].entry, "case": case}
        people = [{"by": d.by, "at": d.at, "verdict": d.verdict, "comment": d.comment} for d in said]
        click.echo(json.dumps({**head, "decisions": people}, ensure_ascii=False))


@watch.command()
@click.option("--head", metavar="N:HASH", help="A head that you noted earlier: nothing before it may have changed.")
@_folder
def verify(head: str | None, folder: Path) -> None:
    """Check that every load, rule, decision and kept list is as it was written. Exit code 1 where one is not.

    Note the head it prints, outside this machine: whoever can write the folder could make a whole new log.
    """
    from riwaya.evidence.verifying import parse_head
    from riwaya.workflow.watching import Lists

    lists = Lists(folder)
    noted = parse_head(head) if head is not None else None
    problems = list(lists.problems((noted.number, noted.hash) if noted is not None else None))
    for problem in problems:
        click.echo(f"PROBLEM  {problem}")
    number, hash_ = lists.log.head()
    click.echo(f"{number} records; head {number}:{hash_}")
    if problems:
        raise SystemExit(1)


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")


def _checked(checked: "Checked") -> dict[str, Any]:
    return {
        "actor": checked.actor,
        "names": checked.names,
        "candidates": [
            {**_candidate(candidate), "state": state, "decisions": [asdict(d) for d in said]}
            for candidate, state, said in checked.candidates
        ],
    }


def _candidate(candidate: "Candidate") -> dict[str, Any]:
    return {
        "score": candidate.score,
        "verdict": "possible name match",
        "asked": candidate.asked,
        "name": candidate.name.text,
        "strength": candidate.name.strength,
        "list": candidate.list.name,
        "version": candidate.list.version or candidate.list.date,
        "sha256": candidate.list.sha256,
        "entry": asdict(candidate.entry),
        "agreements": [asdict(a) for a in candidate.agreements],
        "terms": candidate.terms,
        "confirmed_by": candidate.confirmed_by,
        "missing": candidate.missing,
    }


def _show(checked: "Checked", isolates: bool) -> None:
    from riwaya.pages.isolates import isolated

    click.echo(isolated(checked.actor, isolates))
    for candidate, state, _ in checked.candidates:
        entry, list_ = candidate.entry, candidate.list
        gone = f"  no longer listed ({entry.delisted})" if entry.delisted else ""
        click.echo(f"  {candidate.score:.3f}  possible name match  [{state}]  {list_.name} {entry.id}{gone}")
        pair = f"{candidate.asked} ~ {candidate.name.text} ({candidate.name.strength})"
        click.echo(f"         {isolated(pair, isolates)}")
        if candidate.confirmed_by:
            click.echo(f"         weak aliases agree too: {isolated('; '.join(candidate.confirmed_by), isolates)}")
        if candidate.missing:
            click.echo(f"         to compare: {'; '.join(candidate.missing)}")
    if not checked.candidates:
        click.echo("  no possible name match in the lists loaded")
