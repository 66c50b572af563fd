"""Quotations of a board: each once a list, escaped, in the order of publication, linked or not."""

import re

from markupsafe import Markup

from riwaya.ledger import find_incident
from riwaya.web.quotes import Quotes
from riwaya.workflow.workbench.board import open_board
from tests.web.newsroom import Newsroom


def test_a_claim_stands_once_in_a_list_and_is_the_same_in_every_list(room: Newsroom) -> None:
    board = open_board(room.ledger, room.incident)
    quotes = Quotes(board, Markup("itself"), lambda report, claim: f"/r/{report}#{claim}")
    refs = find_incident(room.ledger, room.incident).incident.claims
    whole = quotes([*refs, *refs])
    assert whole == quotes(refs)
    assert whole.count("<li>") == len({(ref.report, ref.claim) for ref in refs})
    assert len(re.findall(r'<a href="/r/sha256:[0-9a-f]{64}#c\d+">', whole)) == whole.count("<li>")
    days = re.findall(r'class="num">([\d-]+)<', whole)
    assert days == sorted(days)


def test_for_paper_nothing_is_linked_and_the_report_itself_speaks_as_told(room: Newsroom) -> None:
    board = open_board(room.ledger, room.incident)
    quotes = Quotes(board, Markup("<i>itself</i>"), None)
    whole = quotes(board.incident.claims)
    assert "<a " not in whole and " · <i>itself</i>" in whole
