"""What is noted of reports for gathering: kept as long as it is what would be noted again, and gone with its report."""

from pathlib import Path

import pytest
from sqlalchemy import select

from riwaya.ledger import (
    Ledger,
    Noted,
    Told,
    backup,
    begin_case,
    begin_gathering,
    expunge,
    keep_incidents,
    note_happenings,
    notes,
    open_ledger,
    ungathered,
    verify,
)
from riwaya.ledger.tables import outlines
from tests.ledger import world
from tests.ledger.helpers import fill, keep

IDS = [world.report_for(n).id for n in range(4)]


def note(ledger: Ledger, *numbers: int, word: str = "", rulings: str = "") -> frozenset[str]:
    """Note one happening of each of these reports."""
    told = {IDS[n]: [Told(f"{IDS[n]}:h", ("block",))] for n in numbers}
    return note_happenings(ledger, told, {IDS[n]: Noted(f"{n} {word}".encode(), rulings) for n in numbers})


@pytest.fixture
def gathered(ledger: Ledger) -> Ledger:
    """A ledger whose reports are noted and count as gathered."""
    fill(ledger, 4)
    note(ledger, 0, 1, 2, 3)
    keep_incidents(ledger, [], of=IDS)
    assert ungathered(ledger) == ()
    return ledger


def test_what_is_noted_is_given_back(gathered: Ledger) -> None:
    assert notes(gathered, IDS[:2]) == {IDS[0]: Noted(b"0 "), IDS[1]: Noted(b"1 ")}


def test_the_same_noted_again_changes_nothing(gathered: Ledger) -> None:
    assert note(gathered, 0, 1) == frozenset()
    assert ungathered(gathered) == ()


@pytest.mark.parametrize("other", [{"word": "other"}, {"rulings": "other"}])
def test_report_of_which_something_else_is_noted_is_to_be_gathered(gathered: Ledger, other: dict[str, str]) -> None:
    assert note(gathered, 0, **other) == {IDS[0]}
    assert ungathered(gathered) == (IDS[0],)


def test_outlines_that_an_older_format_did_not_keep_are_filled_in(gathered: Ledger) -> None:
    with gathered.writing() as connection:
        connection.execute(outlines.delete())
    assert notes(gathered, IDS) == {}
    assert note(gathered, 0, 1) == frozenset()
    assert set(notes(gathered, IDS)) == {IDS[0], IDS[1]}
    assert ungathered(gathered) == ()


def test_reading_again_forgets_what_was_noted(gathered: Ledger) -> None:
    keep(gathered, [world.reading_for(1, made_by=world.NEWER, shift=1)])
    assert set(notes(gathered, IDS)) == {IDS[0], IDS[2], IDS[3]}
    assert ungathered(gathered) == (IDS[1],)


def test_another_gatherer_forgets_all_that_was_noted(gathered: Ledger) -> None:
    begin_gathering(gathered, "another")
    assert notes(gathered, IDS) == {}


def test_new_decisions_touch_only_the_reports_whose_notes_do_not_fit(gathered: Ledger) -> None:
    begin_case(gathered, "decided", lambda noted: noted.body != b"2 ")
    assert ungathered(gathered) == (IDS[2],)
    note(gathered, 2)
    keep_incidents(gathered, [], of=IDS)
    begin_case(gathered, "decided", lambda noted: False)
    assert ungathered(gathered) == ()


def test_expunged_report_leaves_no_note(gathered: Ledger) -> None:
    expunge(gathered, IDS[1], by="سلمى", reason="سلامة")
    with gathered.reading() as connection:
        left = {bytes(body) for body in connection.scalars(select(outlines.c.body))}
    assert left == {b"0 ", b"2 ", b"3 "}
    assert verify(gathered).problems == ()


def test_backup_has_the_notes(gathered: Ledger, tmp_path: Path) -> None:
    backup(gathered, tmp_path / "backup")
    copy = open_ledger(tmp_path / "backup")
    assert notes(copy, IDS) == notes(gathered, IDS)
    copy.close()


def test_notes_of_a_report_that_has_no_reading_are_found_by_verifying(gathered: Ledger) -> None:
    with gathered.writing() as connection:
        connection.execute(outlines.update().where(outlines.c.body == b"1 ").values(report_seq=10_000))
    assert verify(gathered).problems == ("the index: 1 outlines of reports without a reading",)
