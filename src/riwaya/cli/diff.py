"""``riwaya diff``: what newer readings changed in what people have judged."""

import click

from riwaya.cli import ledger_options, options


@click.command()
@click.argument("name", required=False, metavar="[REPORT]")
@ledger_options.ledger_option
@ledger_options.case_option
@ledger_options.format_option
@options.isolates
def diff(name: str | None, location: str, case: str, format_: str, isolates: bool) -> None:
    """Show what the current readings changed in claims and events that were judged on earlier readings.

    same: read as before; changed: the same words, read otherwise; moved: other words, the opinion needs another look;
    gone: no longer read at all. Each field that differs is shown before and after.

    \b
    Examples:
      riwaya diff
      riwaya diff 3f9a1c20 --format json
    """
    from riwaya.cli.results import write
    from riwaya.ledger import diff as find
    from riwaya.model import dumps
    from riwaya.pages.isolates import isolated

    with ledger_options.opened(location) as ledger:
        changes = find(ledger, name=name, case=case)
    if format_ == "json":
        write("".join(dumps(change) + "\n" for change in changes), None)
        return
    for change in changes:
        judged = change.opinion.judgement
        head = f"{change.fate:8} {change.opinion.report[7:19]} {judged.key}  {judged.verdict} by {judged.by}"
        write(isolated(head, isolates) + "\n", None)
        for field, before, after in change.fields:
            write(isolated(f"    {field}: {before or '-'} -> {after or '-'}", isolates) + "\n", None)
    write(f"{len(changes)} judged on an earlier reading\n", None)
