"""An actor of a case and the lists an office keeps -> possible name matches, and what people decided on each."""

from functools import lru_cache
from pathlib import Path

from riwaya.watchlists.deciding import Decision, State, Verdict
from riwaya.watchlists.index import Index
from riwaya.workflow.reading import Knowledge
from riwaya.workflow.watching import Checked, Lists, check, decide, index, set_rule
from riwaya.workflow.workbench.actors import Listed

__all__ = ["State", "Verdict", "decide_on", "look_up", "require", "required", "subject_of"]


def subject_of(listed: Listed) -> str:
    """What an actor is called in decisions: as ``riwaya watch`` calls them, by the lexicon's id or by name."""
    return listed.key if listed.key.startswith("actor:") else listed.name


def look_up(folder: Path, listed: Listed, *, knowledge: Knowledge, case: str) -> Checked:
    """The candidates for one actor. Nothing is looked up but who is asked for. LedgerError where no list is loaded."""
    lists = Lists(folder)
    loads = tuple(loaded.sha256 for loaded in lists.loads())
    ready = _index(folder, loads)
    (checked,) = check(lists, [subject_of(listed)], case=case, lexicon=knowledge.lexicon, ready=ready)
    return checked


@lru_cache(maxsize=1)
def _index(folder: Path, loads: tuple[str, ...]) -> Index:
    """Made once for a set of lists: opening the kept one takes a second (15,000 entries)."""
    return index(Lists(folder))


def decide_on(
    folder: Path, listed: Listed, entry: tuple[str, str], verdict: Verdict, *, by: str, at: str, comment: str, case: str
) -> State:
    """Record what a person says of a candidate, an (list, entry); where it stands then."""
    decision = Decision(case, subject_of(listed), entry[0], entry[1], verdict, by, at, comment)
    return decide(Lists(folder), decision)


def required(folder: Path, case: str) -> int:
    """How many persons must confirm in a case."""
    return Lists(folder).persons(case)


def require(folder: Path, case: str, persons: int, *, by: str, at: str) -> None:
    """From now on so many must."""
    set_rule(Lists(folder), case, persons, by=by, at=at)
