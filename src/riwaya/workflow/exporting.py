"""A ledger's case -> rows of a coded format, one by one, in the order of days, and what was left out and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import riwaya
from riwaya.export.coded import LeftOut
from riwaya.export.formats import CODED, Made, Style
from riwaya.ledger import Days, find_incident, open_ledger
from riwaya.ledger.streaming import incident_numbers, numbers_of
from riwaya.workflow.coding import Coder, Wanted, crosswalk_for, standing_assessments
from riwaya.workflow.parallel import in_order, rarely_collected

PAGE = 64
"""Incidents coded at once."""


@dataclass(frozen=True, slots=True)
class Order:
    """An export as asked for: what, from which ledger, by which crosswalk and rule, with whose confirmed matches."""

    format: str
    ledger: str
    wanted: Wanted
    crosswalk: Path | None = None
    lexicon: tuple[Path, ...] = ()
    rule: str = "ucdp"
    explain: bool = False
    workers: int = 1
    lists: Path | None = None

    @property
    def style(self) -> Style:
        """How rows are made. Raises InputError where the crosswalk is broken."""
        walk = crosswalk_for(self.crosswalk, self.lexicon)
        return Style(walk, self.rule, self.wanted.redact, self.explain, riwaya.__version__)


@dataclass(slots=True)
class Tally:
    """What an export held, and what it left out."""

    assessed: int = 0
    machine: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    incidents: int = 0
    """Incidents that were looked at, in formats of acts."""

    @property
    def rows(self) -> int:
        """All rows."""
        return self.assessed + self.machine


def rows(order: Order, counted: Tally) -> Iterator[Made]:
    """Every row of the export; ``counted`` tells what was made and left out, complete once the rows are through."""
    with rarely_collected():
        for page in in_order(_counting(_pages(order), counted), partial(_Maker, order), workers=order.workers):
            for made in page:
                if isinstance(made, LeftOut):
                    counted.left_out[made.why] += 1
                    continue
                if made.assessed:
                    counted.assessed += 1
                else:
                    counted.machine += 1
                yield made


def texts(order: Order, counted: Tally) -> Iterator[tuple[str, str]]:
    """The whole file, piece by piece, each with the explanation of its row."""
    format_ = CODED[order.format]
    yield format_.head(order.style), ""
    between = ""
    for made in rows(order, counted):
        yield between + made.text, made.explained
        between = format_.between
    yield format_.foot, ""


def _counting(pages: Iterator[tuple[int, ...]], counted: Tally) -> Iterator[tuple[int, ...]]:
    for page in pages:
        counted.incidents += len(page)
        yield page


def _pages(order: Order) -> Iterator[tuple[int, ...]]:
    """Numbers of the incidents to code; without machine rows only those that somebody assessed."""
    wanted = order.wanted
    ledger = open_ledger(order.ledger, create=False)
    try:
        if wanted.incident is not None:
            found = find_incident(ledger, wanted.incident, case=wanted.case)
            yield numbers_of(ledger, [found.incident.id], case=wanted.case)
        elif wanted.machine:
            yield from incident_numbers(ledger, days=Days(None, wanted.days.last), case=wanted.case, page=PAGE)
        else:
            numbers = numbers_of(ledger, standing_assessments(ledger, wanted).keys(), case=wanted.case)
            yield from (numbers[n : n + PAGE] for n in range(0, len(numbers), PAGE))
    finally:
        ledger.close()


class _Maker:
    """What turns a page of numbers into rows; made once a process, which has its own connection to the ledger."""

    def __init__(self, order: Order) -> None:
        self.ledger = open_ledger(order.ledger, create=False)
        self.style = order.style
        self.coder = Coder(self.ledger, order.wanted, self.style.crosswalk, order.lexicon)
        self.make = CODED[order.format].make

    def __call__(self, numbers: tuple[int, ...]) -> list[Made | LeftOut]:
        found = self.coder.page(numbers)
        return [row if isinstance(row, LeftOut) else self.make(row, self.style) for row in found]


def listing(order: Order, counted: Tally) -> Iterator[str]:
    """What an export holds and does not hold, line by line, to be read before it leaves."""
    wanted = order.wanted
    yield f"{order.format}: {counted.rows} rows of case {wanted.case}, by {order.style.crosswalk.name} crosswalk"
    yield f"  {counted.assessed} assessed by people" + (", drafts among them" if wanted.drafts else "")
    if wanted.machine:
        yield f"  {counted.machine} MACHINE READINGS, NOT CHECKED BY A PERSON; every one is labelled so"
    else:
        yield "  no machine readings (--unreviewed adds them, labelled)"
    if wanted.machine and order.format in CODED and not counted.incidents:
        yield "  NO INCIDENT TO MAKE ROWS OF: riwaya incidents gathers them; or none is in these days"
    words = "" if order.format in CODED else ", the words of claims"
    yield f"  with them leave: outlets, addresses, headlines of reports, names of parties and speakers, places{words}"
    if wanted.redact:
        yield "  names of private persons, as far as they were read, are withheld"
    else:
        yield "  NAMES OF PRIVATE PERSONS ARE SHOWN (--names)"
    for why, count in sorted(counted.left_out.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"  left out: {count} ({why})"
