"""``riwaya merge``, ``split``, ``judge`` and ``withdraw``: what people decide, kept and held on every later run."""

import json
from typing import TYPE_CHECKING

import click

from riwaya.cli import ledger_options
from riwaya.model import Verdict

if TYPE_CHECKING:
    from riwaya.ledger import Ledger

_reason = click.option("--reason", default="", metavar="WORDS", help="Why; it is recorded.")


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID ID…")
@ledger_options.by_option
@_reason
@ledger_options.ledger_option
@ledger_options.case_option
def merge(ids: tuple[str, ...], by: str, reason: str, location: str, case: str) -> None:
    """Make one incident of several. It holds whatever is gathered later; the other ids lead to the one that stays.

    \b
    Example:
      riwaya merge incident:5a07d1 incident:93be44 --by "S. Amin" --reason "one strike, two village names"
    """
    from riwaya.ledger import DecisionKind, decide, find_incident
    from riwaya.workflow.gathering import gather_again
    from riwaya.workflow.reading import Knowledge

    if len(ids) < 2:
        raise click.UsageError("name the incidents to merge, at least two")
    with ledger_options.opened(location) as ledger:
        found = [find_incident(ledger, name, case=case) for name in ids]
        # One happening of each is enough to hold them together, and survives what is split off later.
        decide(ledger, DecisionKind.MERGE, [one.happenings[0][1] for one in found], by=by, reason=reason, case=case)
        touched = sorted({report for one in found for report in one.reports})
        gather_again(ledger, touched, knowledge=Knowledge(), case=case)
        _tell(ledger, ids, case)


@click.command()
@click.argument("name", metavar="ID")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT…")
@ledger_options.by_option
@_reason
@ledger_options.ledger_option
@ledger_options.case_option
def split(name: str, reports: tuple[str, ...], by: str, reason: str, location: str, case: str) -> None:
    """Take what these reports tell out of an incident, as an incident of its own. It holds on every later gathering.

    \b
    Example:
      riwaya split incident:5a07d1 3f9a1c20 --by "S. Amin" --reason "another village of that name"
    """
    from riwaya.errors import LedgerError
    from riwaya.ledger import DecisionKind, decide, find_incident, find_report
    from riwaya.workflow.gathering import gather_again
    from riwaya.workflow.reading import Knowledge

    with ledger_options.opened(location) as ledger:
        found = find_incident(ledger, name, case=case)
        meant = {find_report(ledger, report).id for report in reports}
        keys = [key for report, key in found.happenings if report in meant]
        if not keys or len(keys) == len(found.happenings):
            raise LedgerError(f"{name}: name some of the reports that tell of it, and not all")
        decide(ledger, DecisionKind.SPLIT, keys, by=by, reason=reason, case=case)
        gather_again(ledger, found.reports, knowledge=Knowledge(), case=case)
        _tell(ledger, (name,), case)


def _tell(ledger: "Ledger", ids: tuple[str, ...], case: str) -> None:
    from riwaya.ledger import find_incident

    for found in {one.incident.id: one for one in (find_incident(ledger, name, case=case) for name in ids)}.values():
        click.echo(f"{found.incident.id}  {len(found.reports)} reports")


def _fields(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Fields and how they should read, checked to be a JSON object."""
    try:
        fields = {} if value is None else json.loads(value)
    except ValueError as error:
        raise click.BadParameter(f"is not JSON ({error})") from None
    if not isinstance(fields, dict):
        raise click.BadParameter('is no JSON object such as {"act": "deny"}')
    return value


@click.command()
@click.argument("name", metavar="REPORT")
@click.argument("key")
@click.argument("verdict", type=click.Choice([v.value for v in Verdict]))
@click.option("--comment", default="", metavar="WORDS", help="What you think of it.")
@click.option("--mended", metavar="JSON", callback=_fields, help="How it should read, where the verdict is mended.")
@ledger_options.by_option
@ledger_options.ledger_option
@ledger_options.case_option
def judge(
    name: str, key: str, verdict: str, comment: str, mended: str | None, by: str, location: str, case: str
) -> None:
    """Record your opinion on one claim or event of a report, by its key (riwaya claims --format json shows keys).

    \b
    Example:
      riwaya judge 3f9a1c20 KEY rejected --by "S. Amin" --comment "the spokesman of the other side said it"
    """
    from riwaya.ledger import judge as give

    if mended is not None and verdict != Verdict.MENDED.value:
        raise click.UsageError(f"--mended goes with the verdict mended, and not with {verdict}")
    with ledger_options.opened(location) as ledger:
        number = give(ledger, name, key, Verdict(verdict), by=by, comment=comment, mended=mended, case=case)
    click.echo(f"judgement {number} recorded; riwaya withdraw {number} takes it back")


@click.command()
@click.argument("number", type=int)
@ledger_options.by_option
@_reason
@ledger_options.ledger_option
def withdraw(number: int, by: str, reason: str, location: str) -> None:
    """Take a judgement back, by its number; it stays on record, withdrawn."""
    from riwaya.ledger import withdraw as take_back

    with ledger_options.opened(location) as ledger:
        take_back(ledger, number, by=by, reason=reason)
    click.echo(f"judgement {number} withdrawn")
