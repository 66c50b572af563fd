"""Expunging leaves no byte of a text, keeps every chain verifiable, and keeps the text from coming back."""

from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from riwaya.errors import LedgerError
from riwaya.ledger import (
    Gathered,
    Ledger,
    Stored,
    Told,
    assess,
    backup,
    expunge,
    expunge_assessment,
    find_report,
    judge,
    keep_incidents,
    list_incidents,
    list_reports,
    note_happenings,
    open_ledger,
    read_noted,
    restore,
    scrub,
    scrub_pending,
    search,
    verify,
)
from riwaya.ledger.tables import metadata
from riwaya.model import EventType, Incident, Verdict, Wording
from riwaya.text.search import search_query
from tests.ledger import world
from tests.ledger.helpers import fill, keep, plain

SECRET = "الشاهدة زمردة البلوطي تسكن قرب الجسر العتيق"
WORDS = ("زمردة", "زمرده", "البلوطي", "العتيق", "secret-slug", "همس السواقي")


def fill_with_secret(ledger: Ledger) -> str:
    """A ledger with a report that must go, opinions on it, and others around it; gives its id."""
    fill(ledger, 30)
    text = f"{SECRET} {world.report_for(3).text}"
    reading = world.reading_for(3)
    secret = plain(text, 9, outlet="همس السواقي", url="https://example.org/secret-slug")
    held = world.Reading(
        world.MADE_BY,
        secret.report,
        actors=(*reading.actors, world.person("ac77", "زمردة البلوطي", "spokesperson")),
        places=reading.places,
        claims=tuple(world.moved(c, secret.report.text, len(SECRET) + 1) for c in reading.claims),
    )
    keep(ledger, [held])
    judge(ledger, secret.report.id, held.claims[0].key, Verdict.REJECTED, by="سلمى", comment="زمردة قالت غير ذلك")
    again = world.Reading(world.NEWER, held.report, held.actors, held.places, held.claims[:1])
    keep(ledger, [again])
    fill(ledger, 10, start=30)
    return secret.report.id


def everything(ledger: Ledger, location: str) -> bytes:
    """All bytes a ledger holds: its files, or every row of every table of its database."""
    if "://" not in location:
        return b"".join(p.read_bytes() for p in sorted(Path(location).parent.glob(Path(location).name + "*")))
    rows = []
    with ledger.reading() as connection:
        for table in inspect(connection).get_table_names():
            rows += [repr(tuple(map(_shown, row))) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]
    return "\n".join(rows).encode()


def _shown(value: object) -> object:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else value


def test_no_byte_of_the_text_is_left(ledger: Ledger, location: str) -> None:
    id_ = fill_with_secret(ledger)
    before = everything(ledger, location)
    assert all(word.encode() in before for word in WORDS)
    done = expunge(ledger, id_, by="سلمى", reason="طلبت الشاهدة ذلك")
    assert done.reports == (id_,)
    after = everything(ledger, location)
    assert not [word for word in WORDS if word.encode() in after]
    ledger.close()
    assert not [word for word in WORDS if word.encode() in everything(ledger, location)]


def test_packed_readings_of_the_text_are_gone_from_the_file(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    id_ = fill_with_secret(ledger)
    with ledger.reading() as connection:
        report = metadata.tables["reports"]
        seq = connection.scalar(select(report.c.seq).where(report.c.id == id_))
        reading = metadata.tables["readings"]
        bodies = list(connection.scalars(select(reading.c.body).where(reading.c.report_seq == seq)))
    pieces = [body[at : at + 24] for body in bodies for at in range(0, len(body) - 24, 24)]
    assert len(bodies) == 2
    held = everything(ledger, str(tmp_path / "ledger.sqlite"))
    assert any(piece in held for piece in pieces)
    expunge(ledger, id_, by="سلمى", reason="سلامة")
    ledger.close()
    left = everything(ledger, str(tmp_path / "ledger.sqlite"))
    assert not [piece for piece in pieces if piece in left]


def test_chain_and_noted_heads_stay_verifiable(ledger: Ledger) -> None:
    id_ = fill_with_secret(ledger)
    noted = verify(ledger).head
    expunge(ledger, id_, by="سلمى", reason="سلامة")
    found = verify(ledger, noted=read_noted(f"{noted.seq}:{noted.hash}"))
    assert (found.problems, found.expunged) == ((), 1)


def test_everything_else_is_still_there_and_found(ledger: Ledger) -> None:
    id_ = fill_with_secret(ledger)
    expunge(ledger, id_, by="سلمى", reason="سلامة")
    assert list_reports(ledger).total == 40
    assert search(ledger, search_query("زمردة")).total == 0
    assert search(ledger, search_query("أنباء")).total == 40
    with pytest.raises(LedgerError, match="no report"):
        find_report(ledger, id_)


def test_expunged_text_is_not_taken_in_again_by_anybody(ledger: Ledger) -> None:
    reading = plain(SECRET, 1)
    keep(ledger, [reading])
    expunge(ledger, reading.report.id, by="سلمى", reason="سلامة")
    assert keep(ledger, [reading]) == (Stored.EXPUNGED,)
    assert keep(ledger, [plain(SECRET, 2, outlet="منقول")], case="other") == (Stored.EXPUNGED,)


def test_wire_copies_go_together_and_other_captures_are_named(ledger: Ledger) -> None:
    url = "https://example.org/story"
    copies = [plain(SECRET, 1, url=url), plain(SECRET, 2, outlet="منقول", url="https://example.org/copy")]
    later = plain("نص آخر من الرابط نفسه", 3, url=url)
    keep(ledger, copies, case="north")
    keep(ledger, [copies[0], later], case="south")
    done = expunge(ledger, copies[0].report.id, by="سلمى", reason="سلامة")
    assert set(done.reports) == {copy.report.id for copy in copies}
    assert done.other_versions == ("plain-3",)
    assert list_reports(ledger, case="north").total == 0


def test_incidents_that_told_of_it_are_dropped_and_named(ledger: Ledger) -> None:
    readings = [plain(SECRET, 1), plain("خبر ثان عن الحادث", 2)]
    keep(ledger, readings)
    note_happenings(ledger, {r.report.id: [Told(f"{r.report.id}:h", ("b",))] for r in readings})
    incident = Incident("incident:1", Wording(SECRET, SECRET), EventType.KILLING, None, "2031-02-01", None, ())
    keep_incidents(ledger, [Gathered(incident, tuple(f"{r.report.id}:h" for r in readings))])
    done = expunge(ledger, readings[0].report.id, by="سلمى", reason="سلامة")
    assert done.to_gather == (readings[1].report.id,)
    assert list_incidents(ledger).total == 0


def test_assessment_that_quotes_is_expunged_by_itself(ledger: Ledger, location: str) -> None:
    assess(ledger, "incident:1", '{"witness": "زمردة البلوطي"}', by="سلمى")
    assess(ledger, "incident:1", '{"witness": null}', by="سلمى")
    expunge_assessment(ledger, "incident:1", 1, by="سلمى", reason="سلامة")
    assert "البلوطي".encode() not in everything(ledger, location)
    assert verify(ledger).problems == ()


@pytest.mark.parametrize(("by", "reason"), [("", "سلامة"), ("سلمى", " ")])
def test_name_and_reason_are_required(ledger: Ledger, by: str, reason: str) -> None:
    reading = plain(SECRET)
    keep(ledger, [reading])
    with pytest.raises(LedgerError, match="name of who does it and the reason"):
        expunge(ledger, reading.report.id, by=by, reason=reason)
    assert list_reports(ledger).total == 1


def test_expunging_while_another_reads_says_what_is_left_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.ledger.scrubbing.PATIENCE_MS", 100)
    path = tmp_path / "ledger.sqlite"
    ledger, other = open_ledger(path), open_ledger(path)
    reading = plain(SECRET)
    keep(ledger, [reading])
    with other.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM reports").all()
        with pytest.raises(LedgerError, match="expunge --finish"):
            expunge(ledger, reading.report.id, by="سلمى", reason="سلامة")
    assert scrub_pending(ledger)
    assert any("expunge --finish" in problem for problem in verify(ledger).problems)
    other.close()
    scrub(ledger)
    assert verify(ledger).problems == ()
    ledger.close()
    assert "زمردة".encode() not in everything(ledger, str(path))


def test_backup_made_before_still_holds_it_and_one_made_after_does_not(ledger: Ledger, tmp_path: Path) -> None:
    id_ = fill_with_secret(ledger)
    backup(ledger, tmp_path / "before.sqlite")
    expunge(ledger, id_, by="سلمى", reason="سلامة")
    backup(ledger, tmp_path / "after.sqlite")
    assert "زمردة".encode() in (tmp_path / "before.sqlite").read_bytes()
    assert "زمردة".encode() not in (tmp_path / "after.sqlite").read_bytes()
    assert restore(tmp_path / "after.sqlite", tmp_path / "restored.sqlite").expunged == 1
