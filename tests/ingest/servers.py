"""A web server for tests: on this machine, with pages and answers of our own."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from dragoman.ingest.web import Web

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """What the server says, and what it was asked.

    Attributes:
        pages: Path -> an answer, or a function of the request that writes one itself.
        asked: Paths in the order of the requests.
        heads: The heads of each request.
    """

    port: int = 0
    pages: dict[str, Answer | Callable[[Any], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str) -> str:
        """Where a page lies."""
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """The site, while it is served."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.heads.append({name.lower(): value for name, value in self.headers.items()})
            answer = site.pages.get(self.path, (404, {}, b"gone"))
            if callable(answer):
                answer(self)
                return
            status, heads, body = answer
            if status == 200 and "ETag" in heads and self.headers.get("If-None-Match") == heads["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in heads.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Clock:
    """Time that passes only when somebody waits."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def fetcher(clock: Clock | None = None, **wishes: Any) -> Web:
    """A fetcher that may ask this machine and does not really wait."""
    clock = clock or Clock()
    return Web(**{"allow_private": True, "clock": clock.time, "sleep": clock.sleep, **wishes})


def dialled_to(port: int) -> Callable[[str, int, float], socket.socket]:
    """A dial that reaches the server on this machine whatever number is asked for."""
    return lambda number, asked, timeout_s: socket.create_connection(("127.0.0.1", port), timeout_s)


def dripping(handler: Any) -> None:
    """An answer that never ends and never falls silent."""
    try:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
        for _ in range(200):
            handler.wfile.write(b"<p>met</p>")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return
