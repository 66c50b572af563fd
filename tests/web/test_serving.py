"""``riwaya serve``: the address it prints opens the workbench; nothing is fetched from elsewhere unless asked for."""

import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

from starlette.testclient import TestClient

from riwaya.web.app import make_app
from riwaya.web.security import SecuritySettings


def test_printed_address_opens_the_workbench(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "riwaya", "serve", "--ledger", str(tmp_path / "l"), "--port", str(port), "--open"]
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
        finally:
            process.terminate()


def test_only_the_tile_server_that_was_named_may_be_fetched_from(tmp_path: Path) -> None:
    settings = SecuritySettings(hosts=("127.0.0.1:8000",))
    for tiles, allowed in ((None, ""), ("https://tiles.example.org/{z}/{x}/{y}.png", " https://tiles.example.org")):
        app = make_app(str(tmp_path / "l"), security=settings, tiles=tiles)
        policy = TestClient(app, base_url="http://127.0.0.1:8000").get("/login").headers["content-security-policy"]
        assert f"img-src 'self' data:{allowed};" in policy
