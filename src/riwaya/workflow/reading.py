"""Reports -> Readings, or what a caller makes of each, in input order and the same whatever the number of workers."""

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from riwaya.claims.read import Tools, load_tools, read
from riwaya.compare.kinship import DatedKinship
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.compare.within import within
from riwaya.errors import RiwayaError
from riwaya.intake import Trouble
from riwaya.lexicon.source import refuse_unknown
from riwaya.model import Reading, Report
from riwaya.workflow.keeping import keeping_place
from riwaya.workflow.parallel import in_order

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The user's own additions to what the reader knows: lexicon overlays and tables of places."""

    lexicon: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()


@cache
def tools_for(knowledge: Knowledge) -> Tools:
    """The reader's tools, loaded once a process. Raises LexiconError."""
    refuse_unknown(knowledge.lexicon)
    tools = load_tools(knowledge.lexicon, knowledge.places, keep_in=keeping_place())
    gc.freeze()  # they stay as long as the process does: no collection need look at them, or copy them once forked
    return tools


def kinship_for(knowledge: Knowledge) -> DatedKinship:
    """Whose voice is whose, as the lexicon tells it, loaded once a process. Raises LexiconError."""
    made_from = tools_for(knowledge).lexicon.hash
    return lexicon_kinship(knowledge.lexicon, made_from=made_from, keep_in=keeping_place())


def read_each(
    taken: Iterable[Report | Trouble],
    make: Callable[[Reading], Made],
    *,
    knowledge: Knowledge = Knowledge(),
    workers: int = 1,
) -> Iterator[Made | Trouble]:
    """``make`` of every reading (a function importable by name, or a partial of one, where workers are several).

    Troubles pass through in their place; a report on which the reader fails becomes one, and the others go on.
    """
    tools_for(knowledge)  # a broken lexicon is told at once, and forked workers share what is loaded
    kinship_for(knowledge)
    return in_order(taken, partial(_reader, knowledge, make), workers=workers)


def read_all(
    taken: Iterable[Report | Trouble],
    *,
    knowledge: Knowledge = Knowledge(),
    workers: int = 1,
) -> Iterator[Reading | Trouble]:
    """Every reading, or the trouble in its place."""
    return read_each(taken, _itself, knowledge=knowledge, workers=workers)


def _itself(reading: Reading) -> Reading:
    return reading


def _reader(knowledge: Knowledge, make: Callable[[Reading], Made]) -> Callable[[Report | Trouble], Made | Trouble]:
    tools = tools_for(knowledge)
    kinship = kinship_for(knowledge)

    def one(item: Report | Trouble) -> Made | Trouble:
        if isinstance(item, Trouble):
            return item
        try:
            return make(within(read(item, tools), kinship=kinship))
        except RiwayaError as error:
            return Trouble(item.ref, str(error))
        except Exception as error:  # one report that trips a bug must not stop thirty thousand others
            return Trouble(item.ref, f"could not be read ({type(error).__name__}: {error}); this is a bug in Riwaya")

    return one
