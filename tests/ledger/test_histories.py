"""Whatever is done to a ledger in whatever order, it verifies, and holds what was done and nothing else."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from riwaya.ledger import (
    Stored,
    expunge,
    find_reading,
    judge,
    list_cases,
    list_judgements,
    list_reports,
    open_ledger,
    search,
    verify,
    withdraw,
)
from riwaya.model import MadeBy, Verdict
from riwaya.text.search import search_query
from tests.ledger import world
from tests.ledger.helpers import keep

READERS = (world.MADE_BY, world.NEWER)
numbers = st.integers(0, 4)
case_names = st.sampled_from(("north", "south"))


class History(RuleBasedStateMachine):
    """A ledger beside plain sets that say what it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="riwaya-history-"))
        self.ledger = open_ledger(self.folder / "ledger.sqlite", clock=lambda: "t")
        self.members: dict[str, set[int]] = {"north": set(), "south": set()}
        self.readings: dict[int, list[MadeBy]] = {}
        self.expunged: set[int] = set()

    def teardown(self) -> None:
        """Remove the ledger."""
        self.ledger.close()
        shutil.rmtree(self.folder)

    @rule(number=numbers, case=case_names, reader=st.sampled_from((0, 1)))
    def read(self, number: int, case: str, reader: int) -> None:
        """A report is read and stored, once or once more."""
        made_by = READERS[reader]
        (outcome,) = keep(self.ledger, [world.reading_for(number, made_by=made_by, shift=2 * reader)], case=case)
        if number in self.expunged:
            assert outcome is Stored.EXPUNGED
            return
        assert (outcome is Stored.NEW) == (number not in self.readings)
        self.members[case].add(number)
        before = self.readings.setdefault(number, [])
        if made_by not in before:
            before.append(made_by)

    @precondition(lambda self: self.readings)
    @rule(data=st.data(), which=st.integers(0, 2))
    def judge(self, data: st.DataObject, which: int) -> None:
        """A person judges a claim of a current reading."""
        number = data.draw(st.sampled_from(sorted(self.readings)))
        claim = find_reading(self.ledger, f"world-{number}").claims[which]
        judge(self.ledger, f"world-{number}", claim.key, Verdict.ACCEPTED, by="سلمى", case="north")

    @rule()
    def withdraw(self) -> None:
        """The first standing opinion is taken back."""
        if list_cases(self.ledger) and any(name == "north" for name, _ in list_cases(self.ledger)):
            standing = [o for o in list_judgements(self.ledger, case="north") if o.judgement.withdrawn_at is None]
            if standing:
                withdraw(self.ledger, standing[0].number, by="سلمى")

    @precondition(lambda self: self.readings)
    @rule(data=st.data())
    def expunge(self, data: st.DataObject) -> None:
        """A report is taken out."""
        number = data.draw(st.sampled_from(sorted(self.readings)))
        expunge(self.ledger, f"world-{number}", by="سلمى", reason="سلامة")
        del self.readings[number]
        self.expunged.add(number)
        for members in self.members.values():
            members.discard(number)

    @rule()
    def reopen(self) -> None:
        """The ledger is closed and opened."""
        self.ledger.close()
        self.ledger = open_ledger(self.folder / "ledger.sqlite", create=False, clock=lambda: "t")

    @invariant()
    def verifies(self) -> None:
        """Nothing is amiss."""
        found = verify(self.ledger)
        assert (found.problems, found.expunged) == ((), len(self.expunged))

    @invariant()
    def holds_what_was_done(self) -> None:
        """Each case has its reports; the last reading that was new is the current one; search finds all of a case."""
        for case, _ in list_cases(self.ledger):
            listed = {int(r.ref[6:]) for r in list_reports(self.ledger, case=case).reports}
            found = {int(r.ref[6:]) for r in search(self.ledger, search_query("أنباء"), case=case).reports}
            assert listed == found == self.members[case]
        for number, readers in self.readings.items():
            assert find_reading(self.ledger, f"world-{number}").made_by == readers[-1]


History.TestCase.settings = settings(
    max_examples=12, stateful_step_count=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
TestHistory = History.TestCase
