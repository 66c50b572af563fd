"""``riwaya search``: reports of a ledger by their words, however they are spelt."""

from typing import TYPE_CHECKING

import click

from riwaya.cli import ledger_options, options

if TYPE_CHECKING:
    from riwaya.model import Span


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--exact", is_flag=True, help="Only the words as you spell them (vowel marks and tatweel never count).")
@ledger_options.paging(20)
@ledger_options.ledger_option
@ledger_options.case_option
@ledger_options.format_option
@options.isolates
def search(
    words: tuple[str, ...],
    exact: bool,
    part: ledger_options.Part,
    location: str,
    case: str,
    format_: str,
    isolates: bool,
) -> None:
    """Find reports by words: all of them, in any spelling of hamza, ta marbuta, alef maqsura and digits.

    A word is also found with the article, a conjunction or a preposition joined to it. "Words in quotation marks" must
    stand side by side; a word after a minus sign must not stand in the report.

    \b
    Examples:
      riwaya search WORD
      riwaya search '"TWO WORDS"' OTHER -NOT --limit 50
      riwaya search WORD --exact
    """
    from riwaya.cli.reports import show_page
    from riwaya.cli.results import write
    from riwaya.ledger import search as find
    from riwaya.pages.isolates import isolated
    from riwaya.text.search import search_hits, search_query

    query = search_query(" ".join(words), exact=exact)
    with ledger_options.opened(location) as ledger:
        page = find(ledger, query, case=case, limit=part.limit, offset=part.offset)
    if format_ == "json":
        show_page(page, format_, isolates)
        return
    for report in page.reports:
        write(f"{report.id[7:19]}  {(report.published or 'undated')[:10]:10}  ", None)
        write(isolated(report.outlet or "-", isolates) + "\n", None)
        for hit in search_hits(report.text, query)[:3]:
            write(f"    … {isolated(_around(report.text, hit), isolates)} …\n", None)
    write(f"{len(page.reports)} of {page.total} reports\n", None)


def _around(text: str, hit: "Span") -> str:
    """The words in which a hit stands, none of them cut."""
    start = text.find(" ", max(0, hit.start - 50), hit.start) + 1 or hit.start
    end = text.rfind(" ", hit.end, hit.end + 50)
    return text[start : end if end > 0 else hit.end]
