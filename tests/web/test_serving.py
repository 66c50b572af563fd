"""``riwaya serve``: the address it prints opens the workbench; nothing is fetched from elsewhere unless asked for."""

import multiprocessing
import re
import socket
import subprocess
import sys
import threading
import time
from multiprocessing.context import SpawnProcess
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from riwaya.web import workers
from riwaya.web.app import make_app
from riwaya.web.security import SecuritySettings
from riwaya.web.serving import serve


@pytest.mark.parametrize("processes", ["1", "2"])
def test_printed_address_opens_the_workbench(tmp_path: Path, processes: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "riwaya", "serve", "--ledger", str(tmp_path / "l"), "--port", str(port), "--open"]
    command += ["--new", "--workers", processes]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://\S+", process.stdout.readline())
            assert address is not None
            browser = build_opener(HTTPCookieProcessor())
            for _ in range(200):
                try:
                    page = browser.open(address[0], timeout=10).read().decode()
                    break
                except OSError:
                    time.sleep(0.05)
            assert "/c/main/inbox" in page
            for _ in range(8):  # whichever process answers
                assert (
                    "/c/main/inbox" in browser.open(address[0].partition("/open")[0] + "/c/main/inbox").read().decode()
                )
        finally:
            process.terminate()
        assert process.wait(timeout=20) in (0, -15)
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", port))  # nobody listens there any more


def test_a_slip_in_the_name_of_the_ledger_or_the_vault_opens_no_empty_workbench(tmp_path: Path) -> None:
    (tmp_path / "valley.ledger").write_bytes(b"")
    for given, said in (
        (("--ledger", "vally.ledger"), "valley.ledger. Check the name, or begin it with --new"),
        (("--ledger", "other"), "there is no ledger here. Check the name, or begin it with --new"),
        (("--ledger", "valley.ledger", "--vault", "held"), "there is no such folder; check the name"),
    ):
        named = [str(tmp_path / one) if not one.startswith("--") else one for one in given]
        result = CliRunner().invoke(serve, [*named, "--open"])
        assert result.exit_code == 2 and said in " ".join(result.output.split()), result.output
    assert sorted(p.name for p in tmp_path.iterdir()) == ["valley.ledger"]


def test_a_process_that_ends_by_accident_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_TOO_SOON", 0.0)
    begun: list[SpawnProcess] = []
    stopping = threading.Event()

    def begin() -> SpawnProcess:
        process = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
        process.start()
        begun.append(process)
        if len(begun) == 1:
            process.kill()
        else:
            stopping.set()
        return process

    assert workers._keep(begin, 1, stopping)
    assert len(begun) == 2
    assert not any(process.is_alive() for process in begun)


def test_a_process_that_cannot_start_is_not_begun_for_ever() -> None:
    def begin() -> SpawnProcess:
        process = multiprocessing.get_context("spawn").Process(target=sys.exit, args=(1,))
        process.start()
        return process

    assert not workers._keep(begin, 1, threading.Event())


def test_only_the_tile_server_that_was_named_may_be_fetched_from(tmp_path: Path) -> None:
    settings = SecuritySettings(hosts=("127.0.0.1:8000",))
    for tiles, allowed in ((None, ""), ("https://tiles.example.org/{z}/{x}/{y}.png", " https://tiles.example.org")):
        app = make_app(str(tmp_path / "l"), security=settings, tiles=tiles)
        policy = TestClient(app, base_url="http://127.0.0.1:8000").get("/login").headers["content-security-policy"]
        assert f"img-src 'self' data:{allowed};" in policy


def test_open_to_all_is_for_this_machine_alone(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from riwaya.web.serving import serve

    result = CliRunner().invoke(serve, ["--ledger", str(tmp_path / "l"), "--host", "0.0.0.0", "--open"])
    assert result.exit_code == 2 and "for this machine alone" in result.stderr
    assert not (tmp_path / "l").exists()
