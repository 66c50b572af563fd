"""Remarks: made, taken back, listed; gone with the report they tell of."""

import pytest

from riwaya.errors import LedgerError
from riwaya.ledger import Ledger, NewRemark, RemarkKind, expunge, list_remarks, remark, take_back, verify
from tests.ledger import world
from tests.ledger.helpers import fill

BY = "سلمى"


def _dismiss(ledger: Ledger, *subjects: str) -> tuple[int, ...]:
    return remark(ledger, [NewRemark(RemarkKind.DISMISSED, s, report=s) for s in subjects], by=BY)


def test_remark_is_listed_with_who_made_it_and_when(ledger: Ledger) -> None:
    fill(ledger, 2)
    id_ = world.report_for(0).id
    (number,) = _dismiss(ledger, id_)
    (found,) = list_remarks(ledger, RemarkKind.DISMISSED, subjects=[id_])
    assert (found.number, found.by, found.report, found.withdrawn_at) == (number, BY, id_, None)
    assert list_remarks(ledger, RemarkKind.CLAIM) == ()
    assert list_remarks(ledger, RemarkKind.DISMISSED, by="غيرها") == ()


def test_remark_taken_back_stays_on_record_and_is_taken_back_once(ledger: Ledger) -> None:
    fill(ledger, 1)
    numbers = _dismiss(ledger, world.report_for(0).id)
    take_back(ledger, numbers, by="مازن", reason="خطأ")
    (found,) = list_remarks(ledger, RemarkKind.DISMISSED)
    assert found.withdrawn_at is not None
    assert found.withdrawn_by == "مازن"
    with pytest.raises(LedgerError, match="already"):
        take_back(ledger, numbers, by="مازن")


def test_several_remarks_are_made_all_or_none(ledger: Ledger) -> None:
    fill(ledger, 1)
    with pytest.raises(LedgerError, match="no report"):
        _dismiss(ledger, world.report_for(0).id, "sha256:" + "0" * 64)
    assert list_remarks(ledger, RemarkKind.DISMISSED) == ()


def test_remark_needs_a_name_and_one_of_this_case(ledger: Ledger) -> None:
    fill(ledger, 1)
    with pytest.raises(LedgerError, match="name"):
        remark(ledger, [NewRemark(RemarkKind.SEARCH, "x")], by=" ")
    (number,) = _dismiss(ledger, world.report_for(0).id)
    with pytest.raises(LedgerError, match="no remark"):
        take_back(ledger, [number], by=BY, case="other")


def test_remark_on_an_expunged_report_goes_with_it(ledger: Ledger) -> None:
    fill(ledger, 2)
    gone, stays = world.report_for(0).id, world.report_for(1).id
    take_back(ledger, _dismiss(ledger, gone), by=BY)
    _dismiss(ledger, stays)
    expunge(ledger, gone, by=BY, reason="سلامة")
    assert [found.subject for found in list_remarks(ledger, RemarkKind.DISMISSED)] == [stays]
    assert verify(ledger).problems == ()
