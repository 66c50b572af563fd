"""How the workbench is to be served -> one process that answers, or several that share a socket and the ledger.

Python computes in one thread of a process at a time: with twenty people clicking, each page waits for all others in its
process. Processes share nothing but the ledger and the people's store, so that any of them can answer any request.
"""

import gc
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from riwaya.errors import RiwayaError
from riwaya.web.security import SecuritySettings
from riwaya.workflow.reading import Knowledge

MOST = 4
"""Processes begun unless more are asked for: each holds the words and places, some 150 MB."""
_TOO_SOON = 5.0
"""Seconds within which a process that ends has not been able to start at all, and is not begun again."""


@dataclass(frozen=True, slots=True)
class Setup:
    """All that a process needs to make the workbench."""

    location: str
    host: str
    port: int
    security: SecuritySettings
    knowledge: Knowledge
    codebooks: tuple[Path, ...] = ()
    tiles: str | None = None
    lists: Path | None = None
    vault: Path | None = None


def by_cores() -> int:
    """How many processes this machine is good for."""
    return max(1, min(os.cpu_count() or 1, MOST))


def serve_alone(setup: Setup, listening: socket.socket | None = None) -> None:
    """Answer in this process until it is told to stop."""
    import uvicorn

    from riwaya.web.app import make_app

    app = make_app(
        setup.location,
        security=setup.security,
        knowledge=setup.knowledge,
        codebooks=setup.codebooks,
        tiles=setup.tiles,
        lists=setup.lists,
        vault=setup.vault,
        apart=True,
    )
    config = uvicorn.Config(
        app, host=setup.host, port=setup.port, log_level="warning", proxy_headers=False, server_header=False
    )
    server = uvicorn.Server(config)
    threading.Thread(target=_warm, args=(setup.knowledge,), daemon=True).start()
    if (parent := multiprocessing.parent_process()) is not None:

        def follow() -> None:
            """Stop with the process that began this one, however it ended."""
            wait([parent.sentinel])
            server.should_exit = True

        threading.Thread(target=follow, daemon=True).start()
    server.run(sockets=None if listening is None else [listening])


def _warm(knowledge: Knowledge) -> None:
    """Load what the first page of each kind would have somebody wait for: templates, and who is kin to whom."""
    from riwaya.compare.lexicon_kinship import lexicon_kinship
    from riwaya.web.rendering import environment

    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)
    with suppress(RiwayaError):  # told where somebody needs it
        lexicon_kinship(knowledge.lexicon)
    collect_seldom()


def collect_seldom() -> None:
    """Look for cycles of garbage less often, and never among what was loaded at the start.

    What pages are made of is by the hundred thousand small values without cycles, which are freed as they are let go.
    Python's own thresholds had them gone through again and again: two thirds of the time of opening an incident
    (measured on 500 incidents of 29,943 drawn reports). Requests do leave cycles; those are found young.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def listen(host: str, port: int) -> socket.socket:
    """The socket that the processes share. Raises OSError where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind((host, port))
    made.listen(128)
    made.set_inheritable(True)
    return made


def serve_together(setup: Setup, listening: socket.socket, workers: int) -> bool:
    """Have ``workers`` processes answer, begin one anew that ends by accident; stop with SIGINT or SIGTERM.

    False where a process could not start.
    """
    spawn = multiprocessing.get_context("spawn")
    stopping = threading.Event()
    before = {number: signal.signal(number, lambda *_: stopping.set()) for number in (signal.SIGINT, signal.SIGTERM)}

    def begin() -> SpawnProcess:
        process = spawn.Process(target=serve_alone, args=(setup, listening), name="riwaya-web")
        # Ctrl+C reaches all processes of a terminal: one that is still starting would answer with a trace, and this
        # one ends it in any case
        kept = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            process.start()
        finally:
            signal.signal(signal.SIGINT, kept)
        return process

    try:
        return _keep(begin, workers, stopping)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _keep(begin: Callable[[], SpawnProcess], workers: int, stopping: threading.Event) -> bool:
    running = {begin(): time.monotonic() for _ in range(workers)}
    started = True
    while started and not stopping.is_set():
        wait([process.sentinel for process in running], timeout=0.5)
        for process in [process for process in running if not process.is_alive()]:
            since = running.pop(process)
            if stopping.is_set():
                continue
            if time.monotonic() - since < _TOO_SOON:
                started = False
            else:
                running[begin()] = time.monotonic()
    for process in running:
        process.terminate()
    for process in running:
        process.join(timeout=10)
        if process.is_alive():
            process.kill()
    return started
