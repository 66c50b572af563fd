"""A PostgreSQL server of the tests' own: in a temporary folder, on a free port, gone afterwards."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PLACES = ("/usr/local/bin", *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)))


def program(name: str) -> str | None:
    """Where a program of PostgreSQL's stands; None where it is not installed."""
    return shutil.which(name, path=os.pathsep.join((*_PLACES, os.environ.get("PATH", ""))))


def missing() -> str | None:
    """Why no server can be started here, or None."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (pip install 'riwaya[postgresql]')"
    if program("initdb") is None or program("postgres") is None:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    if _is_root() and subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode != 0:
        return "PostgreSQL will not run as root, and there is no user postgres"
    return None


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives the beginning of its URL, to which a database's name is added.

    Its databases sort text as a dictionary does, where the server can, so that nothing may lean on the order of bytes.
    """
    folder = Path(tempfile.mkdtemp(prefix="riwaya-pg-"))
    user = "postgres" if _is_root() else None
    if user is not None:
        shutil.chown(folder, user)
    data, port = folder / "data", _free_port()
    initdb, postgres = str(program("initdb")), str(program("postgres"))
    try:
        begin = [initdb, "-D", data, "-U", "riwaya", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        sorting = ["--locale-provider=icu", "--icu-locale=ar"]
        if subprocess.run([*begin, *sorting], capture_output=True, user=user, cwd=folder, check=False).returncode:
            shutil.rmtree(data, ignore_errors=True)
            subprocess.run(begin, check=True, capture_output=True, user=user, cwd=folder)
        settings = {"port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off"}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen([postgres, "-D", data, *options], stdout=log, stderr=log, user=user, cwd=folder)
        try:
            _wait(port, process, folder / "log")
            yield f"postgresql://riwaya@127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)  # a fast shutdown, whoever is still connected
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    import psycopg

    for _ in range(600):
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="riwaya", dbname="postgres", connect_timeout=1).close()
        except psycopg.OperationalError:
            try:
                process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            break
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')[-500:]}")
