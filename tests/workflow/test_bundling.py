"""A bundle goes out, in and out again as the same bytes; what was expunged stays out; nothing foreign comes in."""

import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from riwaya.errors import InputError, LedgerError
from riwaya.export import bag
from riwaya.ledger import (
    ClaimQuery,
    DecisionKind,
    Ledger,
    assess,
    decide,
    digest_reading,
    expunge,
    find_claims,
    find_incident,
    judge,
    list_assessments,
    list_decisions,
    list_judgements,
    open_ledger,
    search,
    store,
    undo,
    verify,
    withdraw,
)
from riwaya.model import EventType, Verdict
from riwaya.text.search import search_query, search_text
from riwaya.workflow.bundling import read_bundle, write_bundle
from riwaya.workflow.exporting import Tally, texts
from riwaya.workflow.reading import Knowledge
from tests.compare.world import line, reading
from tests.export.keeping import ASSESSED, keep, ordered

T = EventType


@pytest.fixture(name="full")
def _full(tmp_path: Path) -> tuple[Ledger, str]:
    """A ledger with every sort of record in its case, and reports of another case."""
    path, id_ = keep(tmp_path)
    ledger = open_ledger(path)
    first = judge(ledger, "r1", "r1-c1", Verdict.REJECTED, by="S. Amin", comment="تعليق")
    judge(ledger, "r2", "r2-c1", Verdict.ACCEPTED, by="L. Haddad")
    withdraw(ledger, first, by="S. Amin", reason="a slip")
    number = decide(ledger, DecisionKind.CONFIRM, ["a"], by="S. Amin")
    undo(ledger, number, by="S. Amin")
    assess(ledger, id_, ASSESSED, by="S. Amin", release="released")
    other = reading("elsewhere", [line("front", T.RAID, "front")])
    store(ledger, [digest_reading(other, search_text)], case="other")
    gone = reading("gone", [line("front", T.RAID, "army")])
    store(ledger, [digest_reading(gone, search_text)], case="main")
    expunge(ledger, "gone", by="S. Amin", reason="safety")
    return ledger, id_


def taken(folder: Path, bundle: Path, name: str = "b.ledger", **rest: object) -> Ledger:
    ledger = open_ledger(folder / name)
    read_bundle(ledger, bundle, knowledge=Knowledge(), **rest)  # type: ignore[arg-type]
    return ledger


def test_out_in_and_out_again_is_the_same_bytes(full: tuple[Ledger, str], tmp_path: Path) -> None:
    first, again, third = (tmp_path / name for name in ("one.bundle", "two.bundle", "three.bundle"))
    made = write_bundle(full[0], first, case="main")
    assert (made.reports, made.incidents) == (3, 1)
    write_bundle(full[0], third, case="main")
    assert first.read_bytes() == third.read_bytes()
    ledger = taken(tmp_path, first)
    write_bundle(ledger, again, case="main")
    assert first.read_bytes() == again.read_bytes()
    assert verify(ledger).problems == ()


def test_everything_is_there_and_found(full: tuple[Ledger, str], tmp_path: Path) -> None:
    write_bundle(full[0], tmp_path / "one.bundle", case="main")
    ledger = taken(tmp_path, tmp_path / "one.bundle")

    def opinions(one: Ledger) -> list[object]:
        return [o.judgement for o in list_judgements(one)]

    def decisions(one: Ledger) -> list[object]:
        return [(d.kind, d.subjects, d.by, d.at, d.withdrawn) for d in list_decisions(one)]

    assert opinions(ledger) == opinions(full[0])
    assert decisions(ledger) == decisions(full[0])
    assert list_assessments(ledger) == list_assessments(full[0])
    assert find_incident(ledger, full[1]) == find_incident(full[0], full[1])
    assert find_claims(ledger, ClaimQuery(by=search_text("مرصد هربون").folded)).total == 2
    assert search(ledger, search_query("هربون")).total == 3


def test_exports_of_the_copy_are_the_same(full: tuple[Ledger, str], tmp_path: Path) -> None:
    write_bundle(full[0], tmp_path / "one.bundle", case="main")
    ledger = taken(tmp_path, tmp_path / "one.bundle")
    for name in ("acled", "ucdp", "geojson"):
        one = "".join(t for t, _ in texts(ordered(Path(full[0].name), name, machine=True), Tally()))
        assert one == "".join(t for t, _ in texts(ordered(Path(ledger.name), name, machine=True), Tally()))


def test_bagits_own_library_finds_it_valid(full: tuple[Ledger, str], tmp_path: Path) -> None:
    bagit = pytest.importorskip("bagit", reason="bagit is a test extra: riwaya[interop]")
    write_bundle(full[0], tmp_path / "one.bundle", case="main")
    with tarfile.open(tmp_path / "one.bundle") as tar:
        tar.extractall(tmp_path / "bag", filter="data")
    bag = bagit.Bag(str(tmp_path / "bag" / "riwaya-bundle"))
    bag.validate()
    assert bag.info["External-Identifier"] == "main"
    texts_in = list((tmp_path / "bag" / "riwaya-bundle" / "data" / "texts").iterdir())
    assert len(texts_in) == 3
    assert all(hashlib.sha256(p.read_bytes()).hexdigest() == p.stem for p in texts_in)


def test_only_the_case_is_in_it_and_what_was_expunged_is_not(full: tuple[Ledger, str], tmp_path: Path) -> None:
    write_bundle(full[0], tmp_path / "one.bundle", case="main")
    data = (tmp_path / "one.bundle").read_bytes()
    for report in (
        reading("elsewhere", [line("front", T.RAID, "front")]),
        reading("gone", [line("front", T.RAID, "army")]),
    ):
        assert report.report.text.encode() not in data
        assert report.report.content_hash.removeprefix("sha256:").encode() not in data or report.report.ref == "gone"


def test_tombstones_travel_and_keep_the_text_out(full: tuple[Ledger, str], tmp_path: Path) -> None:
    write_bundle(full[0], tmp_path / "one.bundle", case="main")
    ledger = taken(tmp_path, tmp_path / "one.bundle")
    gone = reading("gone", [line("front", T.RAID, "army")])
    assert [s.value for s in store(ledger, [digest_reading(gone, search_text)], case="main")] == ["expunged"]


def test_a_text_expunged_here_stays_out_and_takes_along_what_hangs_on_it(
    full: tuple[Ledger, str], tmp_path: Path
) -> None:
    write_bundle(full[0], tmp_path / "one.bundle", case="main")
    ledger = open_ledger(tmp_path / "c.ledger")
    store(
        ledger,
        [
            digest_reading(
                reading(
                    "r2",
                    [line("ministry", T.SHELLING, "army", denied=True)],
                    outlet="وكالة مرجان",
                    published="2031-05-05",
                ),
                search_text,
            )
        ],
        case="own",
    )
    expunge(ledger, "r2", by="L. Haddad", reason="safety")
    _, done = read_bundle(ledger, tmp_path / "one.bundle", knowledge=Knowledge())
    assert (done.reports, len(done.refused)) == (2, 1)
    assert {o.judgement.key for o in list_judgements(ledger)} == {"r1-c1"}
    assert verify(ledger).problems == ()


def test_what_the_other_ledger_expunged_and_this_one_has_is_told(full: tuple[Ledger, str], tmp_path: Path) -> None:
    write_bundle(full[0], tmp_path / "one.bundle", case="main")
    ledger = open_ledger(tmp_path / "c.ledger")
    gone = reading("gone", [line("front", T.RAID, "army")])
    store(ledger, [digest_reading(gone, search_text)], case="own")
    _, done = read_bundle(ledger, tmp_path / "one.bundle", knowledge=Knowledge())
    assert done.held == [gone.report.id]


def test_an_encrypted_bundle_opens_with_its_passphrase_only(full: tuple[Ledger, str], tmp_path: Path) -> None:
    pytest.importorskip("pyrage", reason="pyrage is an extra: riwaya[bundle]")
    write_bundle(full[0], tmp_path / "one.bundle", case="main", passphrase="سرّ طويل")
    assert "هربون".encode() not in (tmp_path / "one.bundle").read_bytes()
    for words, says in ((None, "give its passphrase"), ("another", "is the passphrase right")):
        with pytest.raises(InputError, match=says):
            taken(tmp_path, tmp_path / "one.bundle", passphrase=words)
    ledger = taken(tmp_path, tmp_path / "one.bundle", "d.ledger", passphrase="سرّ طويل")
    write_bundle(full[0], tmp_path / "plain.bundle", case="main")
    write_bundle(ledger, tmp_path / "again.bundle", case="main")
    assert (tmp_path / "plain.bundle").read_bytes() == (tmp_path / "again.bundle").read_bytes()


def test_a_case_that_is_there_already_is_not_mixed_with(full: tuple[Ledger, str], tmp_path: Path) -> None:
    write_bundle(full[0], tmp_path / "one.bundle", case="main")
    with pytest.raises(LedgerError, match="another name with --case"):
        read_bundle(full[0], tmp_path / "one.bundle", knowledge=Knowledge())
    name, done = read_bundle(full[0], tmp_path / "one.bundle", case="copy", knowledge=Knowledge())
    assert (name, done.reports) == ("copy", 0)
    assert verify(full[0]).problems == ()


def changed(bundle: Path, out: Path, change: dict[str, bytes | None], more: dict[str, bytes] | None = None) -> Path:
    """The bundle with files changed (None: left out) and others added."""
    with tarfile.open(bundle) as old, tarfile.open(out, "w") as new:
        files = {m.name: old.extractfile(m).read() for m in old}  # type: ignore[union-attr]
        for name, data in {**files, **{f"riwaya-bundle/{n}": d for n, d in change.items()}, **(more or {})}.items():
            if data is not None:
                member = tarfile.TarInfo(name)
                member.size = len(data)
                new.addfile(member, io.BytesIO(data))
    return out


@pytest.mark.parametrize(
    ("change", "more", "says"),
    [
        ({"data/records.jsonl": b"{}\n"}, {}, "is not as it was written"),
        ({"data/incidents.jsonl": None}, {}, "lacks data/incidents.jsonl"),
        ({"bag-info.txt": b"x"}, {}, "is not as it was written"),
        ({"manifest-sha256.txt": b"x"}, {}, "manifest is broken"),
        ({}, {"riwaya-bundle/data/texts/" + "0" * 64 + ".txt": b"x"}, "does not name"),
        ({}, {"../evil.txt": b"x"}, "not a bundle of Riwaya"),
        ({}, {"/etc/evil": b"x"}, "not a bundle of Riwaya"),
        ({}, {"riwaya-bundle/data/../../evil": b"x"}, "not a bundle of Riwaya"),
    ],
)
def test_what_was_changed_or_is_foreign_is_refused_and_nothing_is_kept(
    full: tuple[Ledger, str], tmp_path: Path, change: dict[str, bytes | None], more: dict[str, bytes], says: str
) -> None:
    write_bundle(full[0], tmp_path / "one.bundle", case="main")
    bad = changed(tmp_path / "one.bundle", tmp_path / "bad.bundle", change, more)
    ledger = open_ledger(tmp_path / "e.ledger")
    with pytest.raises(InputError, match=says):
        read_bundle(ledger, bad, knowledge=Knowledge())
    assert search(ledger, search_query("هربون")).total == 0
    assert not (tmp_path.parent / "evil.txt").exists()


@pytest.mark.parametrize("data", [b"", b"not a tar at all", b"\x1f\x8b" + b"0" * 600, b"\0" * 10240])
def test_what_is_no_bundle_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(InputError, match="not a bundle"):
        read_bundle(open_ledger(tmp_path / "e.ledger"), tmp_path / "x", knowledge=Knowledge())


def test_lone_surrogates_travel(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "s.ledger")
    one = reading("r1", [line("front", T.RAID, "army", words="حدث\ud800")])
    store(ledger, [digest_reading(one, search_text)], case="main")
    write_bundle(ledger, tmp_path / "one.bundle", case="main")
    copy = taken(tmp_path, tmp_path / "one.bundle")
    write_bundle(copy, tmp_path / "two.bundle", case="main")
    assert (tmp_path / "one.bundle").read_bytes() == (tmp_path / "two.bundle").read_bytes()


def test_a_sparse_member_that_says_it_is_ten_gigabytes_is_refused(tmp_path: Path) -> None:
    member = tarfile.TarInfo("riwaya-case/data/records.jsonl")
    member.pax_headers = {
        "GNU.sparse.major": "1",
        "GNU.sparse.minor": "0",
        "GNU.sparse.realsize": str(10 << 30),
        "GNU.sparse.name": f"{bag.ROOT}/{bag.RECORDS}",
    }
    held = b"0\n".ljust(512, b"\0")
    member.size = len(held)
    with tarfile.open(tmp_path / "bomb.bundle", "w", format=tarfile.PAX_FORMAT) as tar:
        tar.addfile(member, io.BytesIO(held))
    with tarfile.open(tmp_path / "bomb.bundle") as tar:
        assert tar.getmembers()[0].size == 10 << 30
    with pytest.raises(InputError, match="not a bundle of Riwaya"):
        taken(tmp_path, tmp_path / "bomb.bundle")
