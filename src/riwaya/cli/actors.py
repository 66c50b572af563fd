"""``riwaya same-actor``, ``other-actor`` and ``decisions``: who is who across reports, as people decide it."""

import click

from riwaya.cli import ledger_options

_AFTER = "the next riwaya incidents gathers the case anew under it"


@click.command("same-actor")
@click.argument("names", nargs=-1, required=True, metavar="ACTOR…")
@ledger_options.by_option
@click.option("--reason", default="", metavar="WORDS", help="Why; it is recorded.")
@ledger_options.ledger_option
@ledger_options.case_option
def same_actor(names: tuple[str, ...], by: str, reason: str, location: str, case: str) -> None:
    """Say that these names are one actor, now and in reports to come, in this case.

    ACTOR is a name as reports write it, an id of the lexicon (actor:…), or the key in brackets that riwaya incident
    prints beside a candidate link. One name alone confirms that whoever bears it is one.

    \b
    Examples:
      riwaya same-actor "NAME" "OTHER SPELLING" --by "S. Amin" --reason "one brigade, renamed in May"
      riwaya same-actor "NAME" --by "S. Amin"
    """
    from riwaya.ledger import DecisionKind

    _decide(DecisionKind.SAME_ACTOR.value, names, by, reason, location, case)


@click.command("other-actor")
@click.argument("names", nargs=-1, required=True, metavar="ACTOR…")
@ledger_options.by_option
@click.option("--reason", default="", metavar="WORDS", help="Why; it is recorded.")
@ledger_options.ledger_option
@ledger_options.case_option
def other_actor(names: tuple[str, ...], by: str, reason: str, location: str, case: str) -> None:
    """Say that these names are different actors; of one name alone, that many bear it and no reports are linked by it.

    \b
    Examples:
      riwaya other-actor "NAME" "NAME OF THE OTHER" --by "S. Amin"
      riwaya other-actor "NAME" --by "S. Amin" --reason "three commanders go by it"
    """
    from riwaya.ledger import DecisionKind

    _decide(DecisionKind.OTHER_ACTOR.value, names, by, reason, location, case)


def _decide(kind: str, names: tuple[str, ...], by: str, reason: str, location: str, case: str) -> None:
    from riwaya.compare.decided import actor_key
    from riwaya.ledger import DecisionKind, decide

    with ledger_options.opened(location) as ledger:
        number = decide(ledger, DecisionKind(kind), map(actor_key, names), by=by, reason=reason, case=case)
    click.echo(f"decision {number} recorded; {_AFTER}")


@click.command()
@click.option("--undo", "undone", type=int, metavar="NUMBER", help="Take this decision back; it stays on record.")
@click.option("--by", default="", metavar="NAME", help="Who takes it back.")
@click.option("--reason", default="", metavar="WORDS", help="Why; it is recorded.")
@ledger_options.ledger_option
@ledger_options.case_option
def decisions(undone: int | None, by: str, reason: str, location: str, case: str) -> None:
    """List what people decided on incidents and actors of a case, the oldest first; or take one decision back.

    \b
    Example:
      riwaya decisions --undo 41 --by "S. Amin"
    """
    from riwaya.ledger import list_decisions, undo

    if undone is not None and not by.strip():
        raise click.UsageError("--undo needs --by, the name of who takes it back")
    with ledger_options.opened(location) as ledger:
        if undone is not None:
            undo(ledger, undone, by=by, reason=reason, case=case)
            click.echo(f"decision {undone} taken back; {_AFTER}")
            return
        for one in list_decisions(ledger, case=case):
            back = "  (taken back)" if one.withdrawn else ""
            why = f"  {one.reason}" if one.reason else ""
            click.echo(f"{one.number}  {one.at}  {one.by}  {one.kind.value}  {' | '.join(one.subjects)}{why}{back}")
