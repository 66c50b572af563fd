"""``riwaya incidents`` and ``riwaya incident``: a ledger's reports gathered by happening, and one laid out."""

from pathlib import Path
from typing import Any

import click

from riwaya.cli import ledger_options, options
from riwaya.model import EventType


@click.command()
@click.option("--type", "type_", type=click.Choice([t.value for t in EventType]), metavar="TYPE", help="Kind of event.")
@click.option("--from", "first", metavar="DAY", callback=ledger_options.day, help="First day (2026-05-04).")
@click.option("--to", "last", metavar="DAY", callback=ledger_options.day, help="Last day.")
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, help="Told by at least so many reports.")
@ledger_options.paging(50)
@ledger_options.ledger_option
@ledger_options.case_option
@ledger_options.format_option
@options.lexicon_option
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that gather at once."
)
@options.isolates
def incidents(
    isolates: bool,
    format_: str,
    lexicon: tuple[Path, ...],
    location: str,
    case: str,
    part: ledger_options.Part,
    type_: str | None,
    least: int,
    **asked: Any,
) -> None:
    """List the incidents of a case, the newest first; reports that are new are gathered in first.

    An incident keeps its id: after a merge the other ids lead to it. The first gathering of a large case takes minutes;
    stopped and run again it goes on where it was.

    \b
    Examples:
      riwaya incidents --type shelling --from 2026-05-01
      riwaya incidents --workers 2
      riwaya incidents --least 5 --format json
    """
    from riwaya.cli.results import write
    from riwaya.cli.streams import StepTeller
    from riwaya.ledger import list_incidents
    from riwaya.model import dumps
    from riwaya.pages.isolates import isolated
    from riwaya.workflow.gathering import gather_incidents
    from riwaya.workflow.reading import Knowledge

    with ledger_options.opened(location) as ledger:
        gather_incidents(
            ledger, knowledge=Knowledge(lexicon), case=case, workers=asked["workers"], progress=StepTeller()
        )
        page = list_incidents(
            ledger,
            type_=EventType(type_) if type_ else None,
            days=ledger_options.days(asked["first"], asked["last"]),
            least_reports=least,
            case=case,
            limit=part.limit,
            offset=part.offset,
        )
    if format_ == "json":
        write("".join(dumps(found.incident) + "\n" for found in page.incidents), None)
        return
    for found in page.incidents:
        disputes = len(found.incident.disagreements)
        told = f"{len(found.reports)} reports" + (f", {disputes} disputed" if disputes else "")
        write(f"{found.incident.id}  {isolated(found.incident.title.en, isolates)}  ({told})\n", None)
    told = f" told by {least} reports or more; --least 1 lists all" if least > 1 else ""
    write(f"{len(page.incidents)} of {page.total} incidents{told}\n", None)


@click.command()
@click.argument("name", metavar="ID")
@click.option("--format", "format_", type=click.Choice(("text", "json", "html")), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file and not to standard output.")
@ledger_options.ledger_option
@ledger_options.case_option
@options.isolates
def incident(name: str, format_: str, out: Path | None, location: str, case: str, isolates: bool) -> None:
    """Lay one incident out: sides as columns, questions as rows, every answer opening its words.

    ID is the incident's id, the beginning of one, or an id it had before a merge.

    \b
    Example:
      riwaya incident incident:5a07d1 --format html --out incident.html
    """
    from riwaya.cli.results import write
    from riwaya.ledger import all_readings, find_incident
    from riwaya.model import Comparison, dumps

    with ledger_options.opened(location) as ledger:
        found = find_incident(ledger, name, case=case)
        readings = list(all_readings(ledger, case=case, names=found.reports)) if format_ == "html" else []
    comparison = Comparison((found.incident,))
    if format_ == "json":
        write(dumps(found.incident) + "\n", out)
    elif format_ == "html":
        from riwaya.pages.comparison_page import comparison_page

        write(comparison_page(comparison, readings), out)
    else:
        from riwaya.pages.terminal_comparison import comparison_text

        write(comparison_text(comparison, isolates=isolates) + "\n", out)
