"""``riwaya fetch`` and ``ingest --url``: what is named is fetched, and nothing else ever is."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.cli import fetch as command
from tests.cli.conftest import Run
from tests.intake.net import Net, serving
from tests.intake.test_feeds import ITEM, rss
from tests.intake.test_fetching import fetcher
from tests.intake.world import page


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    with serving() as made:
        monkeypatch.setattr(command, "make_fetcher", lambda: fetcher(made))
        yield made


def test_a_capture_is_written_and_ingested(run: Run, net: Net, tmp_path: Path) -> None:
    out, ledger = tmp_path / "a.warc.gz", tmp_path / "a.ledger"
    done = run("fetch", net.put("/news/1", page()), net.url("/none"), "--out", out)
    assert done.exit_code == 1 and "no such page" in done.stderr and done.stdout == net.url("/news/1") + "\n"
    kept = run("ingest", out, "--outlet", "إذاعة السد", "--ledger", ledger)
    assert kept.exit_code == 0 and "1 new" in kept.stdout


def test_a_capture_is_never_written_over_and_none_is_left_where_nothing_came(
    run: Run, net: Net, tmp_path: Path
) -> None:
    out = tmp_path / "a.warc.gz"
    assert run("fetch", net.url("/none"), "--out", out).exit_code == 1 and not out.exists()
    out.write_bytes(b"mine")
    assert "there is a file already" in run("fetch", net.put("/a", page()), "--out", out).stderr
    assert out.read_bytes() == b"mine"


def test_ingest_takes_addresses(run: Run, net: Net, tmp_path: Path) -> None:
    ledger = tmp_path / "a.ledger"
    done = run("ingest", "--url", net.put("/news/1", page()), "--outlet", "x", "--ledger", ledger)
    assert done.exit_code == 0 and "1 new" in done.stdout
    assert run("ingest", "--ledger", ledger).exit_code == 2


def test_a_saved_feed_is_followed_only_when_asked(run: Run, net: Net, tmp_path: Path) -> None:
    file, ledger = tmp_path / "feed.xml", tmp_path / "a.ledger"
    net.put("/news/1", page())
    file.write_text(rss(ITEM.replace("https://dam.example/news/1", net.url("/news/1"))), "utf-8")
    assert run("ingest", file, "--outlet", "x", "--ledger", ledger).exit_code == 0 and net.asked == []
    assert run("ingest", file, "--follow", "--outlet", "x", "--ledger", ledger).exit_code == 0
    assert net.paths() == ["/news/1"]


def test_without_a_name_to_fetch_no_connection_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("asked the net")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    page_, feed = tmp_path / "a.html", tmp_path / "feed.xml"
    page_.write_text(page('<link rel="stylesheet" href="http://dam.example/a.css">'), "utf-8")
    feed.write_text(rss(ITEM, before='<!DOCTYPE rss SYSTEM "http://dam.example/rss.dtd">'), "utf-8")
    done = run("ingest", page_, feed, "--outlet", "x", "--ledger", tmp_path / "a.ledger")
    assert done.exit_code == 0 and "2 new" in done.stdout
