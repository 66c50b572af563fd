"""``riwaya assess``: write the next version of your organisation's own record of an incident."""

from pathlib import Path

import click

from riwaya.cli import ledger_options


@click.command()
@click.argument("name", metavar="INCIDENT")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--release", default="draft", show_default=True, metavar="WORD", help="Its state; drafts stay here.")
@click.option("--signed-off-by", metavar="NAME", help="Who signed it off.")
@ledger_options.by_option
@ledger_options.ledger_option
@ledger_options.case_option
def assess(name: str, file: Path, release: str, by: str, signed_off_by: str | None, location: str, case: str) -> None:
    """Record what your organisation holds of an incident. FILE is JSON of the form riwaya/assessment/1
    (docs/assessments.md); what it leaves out is unknown, and stays empty in exports. Every version is kept.

    \b
    Example:
      riwaya assess incident:5a07d1 mine.json --by "S. Amin" --release released --signed-off-by "L. Haddad"
    """
    import json

    from riwaya.errors import InputError
    from riwaya.export.assessed import check
    from riwaya.ledger import assess as keep
    from riwaya.ledger import find_incident

    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: cannot be read as JSON ({error})") from None
    rows = check(data, str(file))
    fields = json.dumps(data, ensure_ascii=False, sort_keys=True)
    with ledger_options.opened(location) as ledger:
        id_ = find_incident(ledger, name, case=case).incident.id
        made = keep(ledger, id_, fields, by=by, signed_off_by=signed_off_by, release=release, case=case)
    click.echo(f"{id_}: version {made.version} recorded ({made.release}), {len(rows)} rows")
