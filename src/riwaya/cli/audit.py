"""``riwaya audit``: somebody's table of events set beside what the reports of a ledger tell."""

from pathlib import Path
from typing import Any

import click

from riwaya.cli import ledger_options, options


@click.command()
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Columns of your own table."
)
@click.option(
    "--crosswalk",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What the table calls the actors (YAML, as for riwaya export).",
)
@options.lexicon_option
@ledger_options.ledger_option
@ledger_options.case_option
@ledger_options.format_option
@options.isolates
def audit(table: Path, format_: str, isolates: bool, location: str, **asked: Any) -> None:
    """Set a table of events beside a ledger: ACLED's or UCDP's columns, or your own with a mapping.

    Each row is tied to an incident by days, place and parties. Then: which "several sources" are one origin, which
    row's notes leave out a denial, which figure hangs on one speaker, which rows later reports update. It does not say
    that a row is wrong; it says what the reports here tell, as a machine read them. Run riwaya incidents first.

    \b
    Examples:
      riwaya audit acled.csv --crosswalk ours.yaml
      riwaya audit ours.csv --mapping columns.yaml --format json
    """
    import json

    from riwaya.cli.results import write
    from riwaya.pages.isolates import isolated
    from riwaya.workflow.auditing import audit as run

    tied = rows = unread = 0
    kinds: dict[str, int] = {}
    with ledger_options.opened(location) as ledger:
        for one in run(ledger, table, **asked):
            if isinstance(one, str):
                unread += 1
                click.echo(f"riwaya: {table}, {one}", err=True)
                continue
            rows, tied = rows + 1, tied + (one.incident is not None)
            for finding in one.findings:
                kinds[finding.kind] = kinds.get(finding.kind, 0) + 1
            if format_ == "json":
                said = [{"kind": f.kind, "why": f.why, "reports": list(f.reports)} for f in one.findings]
                plain = {"row": one.row.id, "line": one.row.line, "incident": one.incident, "why": one.why}
                write(json.dumps(plain | {"findings": said}, ensure_ascii=False) + "\n", None)
                continue
            write(f"{one.row.id}  {one.incident or 'no incident'}  {isolated(f'({one.why})', isolates)}\n", None)
            for found in one.findings:
                write(f"  {found.kind}: {isolated(found.why, isolates)}\n", None)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "nothing to say of them"
    click.echo(f"{rows} rows, {tied} tied to incidents; {told}. MACHINE READINGS, NOT CHECKED BY A PERSON", err=True)
    if unread:
        raise SystemExit(1)
