"""``riwaya reports``: what a ledger holds; one report's readings and versions."""

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli import ledger_options, options

if TYPE_CHECKING:
    from riwaya.ledger import Ledger, Page


@click.command()
@click.argument("name", required=False, metavar="[REPORT]")
@click.option("--outlet", metavar="NAME", help="Only those of this outlet.")
@click.option(
    "--original",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the REPORT's original bytes to a new file.",
)
@ledger_options.paging(50)
@ledger_options.ledger_option
@ledger_options.case_option
@ledger_options.format_option
@options.isolates
def reports(
    name: str | None,
    outlet: str | None,
    original: Path | None,
    part: ledger_options.Part,
    location: str,
    case: str,
    format_: str,
    isolates: bool,
) -> None:
    """List the reports of a case, the newest first; or show one with its readings and versions.

    REPORT is an id, the beginning of one, or the ref it was taken in by.

    \b
    Examples:
      riwaya reports --outlet "My paper" --limit 20
      riwaya reports 3f9a1c20
      riwaya reports 3f9a1c20 --original page.html
    """
    from riwaya.ledger import list_reports

    with ledger_options.opened(location) as ledger:
        if original is not None:
            if name is None:
                raise click.UsageError("name the REPORT whose original is wanted")
            _write_original(ledger, name, original, case)
            return
        if name is not None:
            _show(ledger, name, case, isolates)
            return
        page = list_reports(ledger, case=case, outlet=outlet, limit=part.limit, offset=part.offset)
    show_page(page, format_, isolates)


def _write_original(ledger: "Ledger", name: str, out: Path, case: str) -> None:
    """The original that was taken in last; the file must be new."""
    from riwaya.errors import InputError
    from riwaya.ledger import find_report
    from riwaya.workflow.originals import originals_of

    found = list(originals_of(ledger, find_report(ledger, name).id, case=case))
    if not found:
        raise InputError(f"no original of {name} is kept")
    try:
        with out.open("xb") as file:
            file.write(found[-1][1])
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({(error.strerror or str(error)).lower()})") from None
    click.echo(f"{out}: {found[-1][0]}")


def show_page(page: "Page", format_: str, isolates: bool) -> None:
    """A page of reports, one a line."""
    from riwaya.cli.results import write
    from riwaya.model import dumps
    from riwaya.pages.isolates import isolated

    if format_ == "json":
        write("".join(dumps(report) + "\n" for report in page.reports), None)
        return
    lines = [
        f"{report.id[7:19]}  {(report.published or 'undated')[:10]:10}  "
        + f"{isolated(report.outlet or '-', isolates)} · "
        + isolated(report.title.text if report.title else report.text[:70], isolates)
        for report in page.reports
    ]
    write("\n".join([*lines, f"{len(page.reports)} of {page.total} reports"]) + "\n", None)


def _show(ledger: "Ledger", name: str, case: str, isolates: bool) -> None:
    from riwaya.cli.results import write
    from riwaya.ledger import find_reading, find_report, list_readings, version_changes, versions
    from riwaya.pages.isolates import isolated
    from riwaya.text import fold
    from riwaya.workflow.capturing import captures_of

    report = find_report(ledger, name)
    lines = [
        isolated(f"{report.id}\n{report.ref}  {report.outlet or '-'}  {report.published or 'undated'}", isolates),
        isolated(report.url or "no URL", isolates),
    ]
    for made in captures_of(ledger, report.id, case=case):
        told = (made.format, made.captured and f"captured {made.captured}", made.original, *made.notes)
        lines.append(isolated("taken from " + ", ".join(part for part in told if part), isolates))
    for info in list_readings(ledger, name):
        by = info.made_by
        current = "  (current)" if info.current else ""
        lines.append(f"reading {info.number}: riwaya {by.riwaya}, {by.reader}, stored {info.at}{current}")
    captures = versions(ledger, name, case=case)
    for before, after in pairwise(captures):
        lines.append(f"version {before.id[7:19]} -> {after.id[7:19]}:")
        old, new = find_reading(ledger, before.id), find_reading(ledger, after.id)
        for change in version_changes(old, new, fold=fold):
            claim = change.after or change.before
            lines.append(isolated(f"  {change.kind}: {claim.content.text if claim else ''}", isolates))
            lines += [isolated(f"    {field}: {a} -> {b}", isolates) for field, a, b in change.fields]
    write("\n".join(lines) + "\n", None)
