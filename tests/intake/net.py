"""A small net of our own: a server on this machine that answers to invented names, for the tests of fetching."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Net:
    """What is served, by host and path; ``asked`` is what was asked for, and ``port`` where."""

    port: int = 0
    pages: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    numbers: dict[str, list[str]] = field(default_factory=dict)

    def url(self, path: str, host: str = "dam.example") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: str | bytes, type_: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Serve a page; its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (200, {"Content-Type": type_} | headers, data)
        return self.url(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Serve a redirection; its address."""
        self.pages[path] = (status, {"Location": to}, b"")
        return self.url(path)

    def look_up(self, host: str, port: int) -> list[str]:
        """The net's own names: ``.example`` is here, what is a number is that number."""
        self.looked_up.append(host)
        if host in self.numbers:
            return self.numbers[host]
        if host.endswith(".example"):
            return ["127.0.0.1"]
        if host.endswith(".invalid"):
            raise OSError("no such name")
        return [host]

    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving() -> Iterator[Net]:
    """A running net."""
    net = Net()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            net.asked.append((self.path, {k.casefold(): v for k, v in self.headers.items()}))
            answer = net.pages.get(self.path, (404, {}, b""))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    net.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield net
    finally:
        server.shutdown()
        server.server_close()
