"""``riwaya export``: a ledger's case in the field's formats; what leaves is listed before it leaves."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli import ledger_options, options
from riwaya.model import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.workflow.coding import Wanted
    from riwaya.workflow.exporting import Order

CODED = ("acled", "ucdp", "plover", "geojson", "timemap")
TABLES = ("csv", "parquet")
STATED = ("ftm", "ftm-statements", "jsonld")


@click.command()
@click.argument("format_", type=click.Choice((*CODED, *TABLES, *STATED)), metavar="FORMAT")
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file (csv, parquet: this new folder).")
@click.option("--unreviewed", is_flag=True, help="Also what no person has assessed, under a loud label in every row.")
@click.option("--drafts", is_flag=True, help="Also assessments that are still drafts.")
@click.option("--names", is_flag=True, help="Show the names of private persons, which are withheld otherwise.")
@click.option(
    "--crosswalk",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own table of actors, countries and codes (YAML), laid over Riwaya's.",
)
@click.option(
    "--rule",
    type=click.Choice(("acled", "ucdp")),
    default="ucdp",
    show_default=True,
    help="Whose rule gives the deaths in geojson: one conservative number, or low and high.",
)
@click.option("--explain", is_flag=True, help="For each row which claims made it, and by which rules: OUT.explain.txt.")
@click.option("--incident", metavar="ID", help="Only this incident.")
@click.option("--type", "type_", type=click.Choice([t.value for t in EventType]), metavar="TYPE", help="Kind of event.")
@click.option("--place", metavar="NAME", help="Only there: a place, or the governorate or country it lies in.")
@click.option("--from", "first", metavar="DAY", callback=ledger_options.day, help="First day (2026-05-04).")
@click.option("--to", "last", metavar="DAY", callback=ledger_options.day, help="Last day.")
@click.option(
    "--lists",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="ftm, ftm-statements, jsonld: with matches that people confirmed in this folder of riwaya watch; no others.",
)
@click.option("--yes", is_flag=True, help="Do not ask before writing, at a terminal.")
@options.workers_option
@options.lexicon_option
@ledger_options.ledger_option
@ledger_options.case_option
def export(format_: str, out: Path | None, yes: bool, **asked: Any) -> None:
    """Export a case in the columns and by the rules of others.

    FORMAT is acled (31 columns), ucdp (GED, 49 columns), plover (JSON Lines, version 2), geojson or timemap: one row
    an act, made of incidents (run riwaya incidents first); csv or parquet: all claims, events and incidents as tables
    with a data dictionary; ftm or ftm-statements (FollowTheMoney), jsonld (W3C PROV and Web Annotation). Without
    --unreviewed only what people assessed or accepted leaves. What leaves is listed on standard error first; at a
    terminal you are asked.

    --type, --place and --incident choose acts. Formats that give out whole reports (tables, FollowTheMoney, JSON-LD)
    take the incidents of that type and place, and the reports that tell of them, whole.

    \b
    Examples:
      riwaya export csv --unreviewed --out tables/
      riwaya export ucdp --from 2026-05-01 --to 2026-05-31 --out may.csv --explain
      riwaya export acled --unreviewed --crosswalk ours.yaml --out draft.csv
      riwaya export acled --incident incident:5a07d1 --unreviewed --explain
    """
    from riwaya.workflow.exporting import Order

    order = Order(
        format=format_,
        ledger=asked["location"],
        wanted=_wanted(**asked),
        crosswalk=asked["crosswalk"],
        lexicon=asked["lexicon"],
        rule=asked["rule"],
        explain=asked["explain"],
        workers=asked["workers"],
        lists=asked["lists"],
    )
    if format_ not in CODED and asked["explain"]:
        raise click.UsageError("--explain tells of rows of acts; see --help")
    if asked["lists"] is not None and format_ not in STATED:
        raise click.UsageError("--lists is for ftm, ftm-statements and jsonld")
    if format_ in TABLES:
        _tables(order, out, ask=not yes)
    else:
        _export(order, out, ask=not yes)


def _wanted(**asked: Any) -> "Wanted":
    from riwaya.workflow.coding import Wanted

    return Wanted(
        case=asked["case"],
        days=ledger_options.days(asked["first"], asked["last"]),
        type=EventType(asked["type_"]) if asked["type_"] else None,
        place=asked["place"],
        incident=asked["incident"],
        machine=asked["unreviewed"],
        drafts=asked["drafts"],
        redact=not asked["names"],
    )


def _export(order: "Order", out: Path | None, *, ask: bool) -> None:
    """Make everything beside its place, list it, ask where there is somebody to ask, and put it there."""
    import shutil
    import sys
    import tempfile

    from riwaya.cli.results import open_file
    from riwaya.workflow import exporting, stating

    counted = exporting.Tally()
    if order.format in CODED:
        pieces = exporting.texts(order, counted)
    else:
        pieces = ((text, "") for text in stating.texts(order, counted))
    beside = None if out is None else out.resolve().parent
    if beside is not None:
        beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".riwaya-export-", dir=beside) as folder:
        draft, why = Path(folder) / "rows", Path(folder) / "explain"
        with open_file(draft) as to, open_file(why) as explained:
            for text, explanation in pieces:
                to.write(text)
                explained.write(explanation)
        _let_leave(exporting.listing(order, counted), ask=ask)
        if out is not None:
            draft.replace(out)
            if order.explain:
                why.replace(out.with_name(out.name + ".explain.txt"))
            return
        with (why if order.explain else draft).open(encoding="utf-8", newline="") as made:
            shutil.copyfileobj(made, sys.stdout)
    sys.stdout.flush()


def _let_leave(listing: "Iterable[str]", *, ask: bool) -> None:
    """List what leaves; at a terminal, go on only where the person there says so."""
    import sys

    for words in listing:
        click.echo(words, err=True)
    if ask and sys.stdin.isatty() and sys.stderr.isatty() and not click.confirm("Let this leave?", err=True):
        raise SystemExit(0)


def _tables(order: "Order", out: Path | None, *, ask: bool) -> None:
    """The tables of a case in a new folder."""
    import tempfile

    from riwaya.errors import InputError
    from riwaya.workflow import tabling

    if out is None:
        raise click.UsageError("tables are several files: name a new folder with --out")
    if out.exists():
        raise InputError(f"{out}: exists already; tables are written into a new folder")
    out.resolve().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".riwaya-export-", dir=out.resolve().parent) as folder:
        counts = tabling.write(order, Path(folder) / "tables")
        _let_leave(tabling.listing(order, counts), ask=ask)
        (Path(folder) / "tables").rename(out)
