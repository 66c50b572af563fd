"""``riwaya claims``: who said what, by speaker, subject, kind of event, place and days."""

import json
from typing import TYPE_CHECKING

import click

from riwaya.cli import ledger_options, options
from riwaya.model import Act, EventType

if TYPE_CHECKING:
    from riwaya.ledger import ClaimFound


@click.command()
@click.option("--by", metavar="NAME", help="Who speaks: a name in any spelling, an alias, or a lexicon id (actor:…).")
@click.option("--about", metavar="NAME", help="Who acts or suffers in what is told.")
@click.option("--type", "type_", type=click.Choice([t.value for t in EventType]), metavar="TYPE", help="Kind of event.")
@click.option("--act", type=click.Choice([a.value for a in Act]), help="What the speaker did in speaking.")
@click.option("--place", metavar="NAME", help="Where: a place, or the governorate or country it lies in.")
@click.option("--from", "first", metavar="DAY", callback=ledger_options.day, help="First day (2026-05-04).")
@click.option("--to", "last", metavar="DAY", callback=ledger_options.day, help="Last day.")
@ledger_options.paging(50)
@ledger_options.ledger_option
@ledger_options.case_option
@ledger_options.format_option
@options.isolates
def claims(isolates: bool, format_: str, location: str, part: ledger_options.Part, **asked: str | None) -> None:
    """Find claims: who says what, in the report's own words, with the events told in it.

    A speaker whom the report calls otherwise, or does not name again, stands with the name it gave before.
    Days are those of the event as told; where a claim dates nothing, the day of publication, marked (published).
    Unnamed sources and people without a public post cannot be asked for by name.

    \b
    Examples:
      riwaya claims --by NAME --type shelling
      riwaya claims --about NAME --place TOWN --from 2026-05-01 --to 2026-05-31
      riwaya claims --act deny --format json
    """
    from riwaya.cli.results import write
    from riwaya.ledger import ClaimQuery, find_claims
    from riwaya.ledger.claims import COUNTED
    from riwaya.model import to_json
    from riwaya.text.search import folded_name
    from riwaya.workflow.speaking import speakers

    query = ClaimQuery(
        by=folded_name(asked["by"]),
        about=folded_name(asked["about"]),
        type=EventType(asked["type_"]) if asked["type_"] else None,
        place=folded_name(asked["place"]),
        days=ledger_options.days(asked["first"], asked["last"]),
        act=Act(asked["act"]) if asked["act"] else None,
        case=asked["case"] or "",
    )
    with ledger_options.opened(location) as ledger:
        page = find_claims(ledger, query, limit=part.limit, offset=part.offset)
        names = speakers(ledger, page.claims)
    if format_ == "json":
        rows = (to_json(c) | {"speaker": names.get((c.report, c.id))} for c in page.claims)
        write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), None)
        return
    more = "or more " if page.total >= COUNTED else ""
    write("".join(_lines(claim, names.get((claim.report, claim.id), ""), isolates) for claim in page.claims), None)
    write(f"{len(page.claims)} of {page.total} {more}claims\n", None)


def _speaker(claim: "ClaimFound", name: str, isolates: bool) -> str:
    """The report's own words for who speaks, and whom they mean where that is another name."""
    from riwaya.pages.isolates import isolated

    if claim.source is None:
        return f"{isolated(name, isolates)} (not named again)" if name else _NOBODY[claim.voice == "author"]
    own = isolated(claim.source.text, isolates)
    return own if name in ("", claim.source.text) else f"{own} = {isolated(name, isolates)}"


_NOBODY = {True: "(the article)", False: "(not named again)"}


def _lines(claim: "ClaimFound", name: str, isolates: bool) -> str:
    from riwaya.pages.isolates import isolated

    lines = [
        f"{claim.report[7:19]} {claim.id}  {_days(claim.day_from, claim.day_to, claim.dated_by)}  "
        + f"{isolated(claim.outlet or '-', isolates)} · {_speaker(claim, name, isolates)}"
        + f"  [{claim.act}{'' if claim.relay == 'neutral' else ', relayed ' + claim.relay}]",
        "    " + isolated(claim.content.text, isolates),
    ]
    for event in claim.events:
        who = " -> ".join("; ".join(s.text for s in spans) or "?" for spans in (event.agents, event.patients))
        where = "; ".join(s.text for s in event.places) or "?"
        told = f"{event.type} ({event.polarity}, {event.reality}): "
        lines.append(f"      {told}" + isolated(f"{who}; {where}", isolates))
    return "\n".join(lines) + "\n"


def _days(first: str | None, last: str | None, dated_by: str | None) -> str:
    if first is None:
        return "undated"
    days = first if first == last else f"{first}/{last}"
    return days if dated_by == "event" else f"{days} (published)"
