"""Fetches pages from the open net, with manners and with care.

Standard library: to connect to an address that was checked, and to no other, takes a connection of our own in any library,
and the rest of HTTP that is needed here is a GET.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from dragoman.ingest.addresses import Address, Resolve, address_of, public_address
from dragoman.ingest.book import AddressBook
from dragoman.ingest.decode import MAX_DOCUMENT_BYTES
from dragoman.ingest.packed import sent
from dragoman.ingest.robots import ALL, MAX_BYTES, NOTHING, Robots, read_robots
from dragoman.model.errors import IngestError

MAX_REDIRECTS = 5
"""Steps from one address to the next that are followed, as RFC 9309 has it for robots.txt."""

GAP_S = 1.0
"""Least time between two requests to the same host, where its robots.txt asks for no longer one."""

SILENCE_S, WHOLE_S = 20.0, 90.0
"""Longest wait for the next bytes, and for the whole of a page."""

AGENT = "dragoman"
"""Name under which robots.txt may speak of us."""

_PIECE = 65_536
_MOVED = frozenset((301, 302, 303, 307, 308))
_GONE = frozenset(range(400, 500)) - {429}
_WANTED = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
)

Dial = Callable[[str, int, float], socket.socket]
"""Numeric address, port, seconds -> a connection."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came.

    Attributes:
        url: Where it lies, after all redirects.
        data: Its bytes, unpacked.
        kind: Media type, ``"text/html"``, without parameters; ``""`` where none is told.
        charset: What the server says, None where it does not.
    """

    url: str
    data: bytes
    kind: str
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    heads: Mapping[str, str]
    data: bytes


@dataclass
class Web:
    """Fetches for one run: asks robots.txt first, waits between requests to a host, and asks only for what has changed.

    Attributes:
        book: What is known of pages from earlier runs; to be saved by the caller once their articles are kept.
        allow_private: Whether machines may be asked that are not on the open net.
        agent: What the program calls itself to servers.
        unchanged: Pages that have not changed since the last time.
        clock, sleep: Seconds, and how to wait.
        resolve, dial: How a name is looked up and a connection made.
    """

    book: AddressBook = field(default_factory=AddressBook)
    allow_private: bool = False
    agent: str = AGENT
    unchanged: int = 0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    resolve: Resolve | None = None
    dial: Dial | None = None
    gap_s: float = GAP_S
    _robots: dict[str, Robots] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, written: str) -> Fetched | None:
        """A page by its address; None where it has not changed since it was last kept.

        Raises:
            IngestError: it may not be fetched, cannot be, or is too large or too slow.
        """
        address = address_of(written)
        for _ in range(MAX_REDIRECTS + 1):
            if not self._rules(address).allows(address.path):
                raise IngestError("robots.txt asks not to fetch this")
            answer = self._ask(address, self.book.conditions(address.url))
            if answer.status == 304:
                self.unchanged += 1
                return None
            if answer.status in _MOVED and answer.heads.get("location"):
                address = address_of(answer.heads["location"], address)
                continue
            return self._fetched(address, answer)
        raise IngestError(f"more than {MAX_REDIRECTS} redirects")

    def _fetched(self, address: Address, answer: _Answer) -> Fetched:
        if answer.status != 200:
            after = answer.heads.get("retry-after", "")
            wait = f"; it asks to wait {after} seconds" if after.isdecimal() and len(after) < 8 else ""
            raise IngestError(f"the server answers {answer.status} {answer.reason[:60]}".rstrip() + wait)
        data = sent(answer.data, answer.heads.get("content-encoding", "").strip().lower())
        self.book.note(address.url, answer.heads.get("etag"), answer.heads.get("last-modified"))
        kind, _, rest = answer.heads.get("content-type", "").partition(";")
        charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.IGNORECASE)
        return Fetched(address.url, data, kind.strip().lower(), charset[1] if charset else None)

    def _rules(self, address: Address) -> Robots:
        """What a site's robots.txt asks: all is free where there is none, nothing where it cannot be had (RFC 9309, 2.3.1)."""
        if address.origin not in self._robots:
            self._robots[address.origin] = self._asked_rules(address)
        return self._robots[address.origin]

    def _asked_rules(self, site: Address) -> Robots:
        try:
            address = address_of("/robots.txt", site)
            for _ in range(MAX_REDIRECTS + 1):
                answer = self._ask(address, {}, MAX_BYTES)
                if answer.status in _MOVED and answer.heads.get("location"):
                    address = address_of(answer.heads["location"], address)
                elif answer.status == 200:
                    data = sent(answer.data, answer.heads.get("content-encoding", "").strip().lower())
                    return read_robots(data[:MAX_BYTES].decode("utf-8", "replace"), AGENT)
                else:
                    return ALL if answer.status in _GONE else NOTHING
        except IngestError as error:
            raise IngestError(f"its robots.txt cannot be had: {error.problem}", error.advice) from error
        return ALL

    def _ask(self, address: Address, conditions: Mapping[str, str], most: int | None = None) -> _Answer:
        """One request.

        Args:
            most: Bytes that are read of a longer answer; None refuses one that is longer than an article can be.

        Raises:
            IngestError: no answer, a broken one, or one that is too large or too slow.
        """
        number = public_address(address, self.allow_private, self.resolve)
        self._wait(address)
        connection = _Connection(address, number, self.dial or _dialled)
        heads = {"User-Agent": self.agent, "Accept": _WANTED, "Accept-Encoding": "gzip", "Connection": "close"}
        try:
            with _ended_in(WHOLE_S, connection):
                connection.request("GET", address.path, headers={"Host": address.host_header, **heads, **conditions})
                answer = connection.getresponse()
                found = {name.lower(): value for name, value in reversed(answer.getheaders())}
                data = _read(answer, most) if answer.status == 200 else b""
                return _Answer(answer.status, answer.reason, found, data)
        except (OSError, http.client.HTTPException, ValueError, EOFError) as error:
            raise IngestError(f"could not be fetched: {str(error)[:200] or type(error).__name__}") from error
        finally:
            connection.close()

    def _wait(self, address: Address) -> None:
        """Wait until a host may be asked again."""
        rules = self._robots.get(address.origin)
        gap = max(self.gap_s, rules.delay_s or 0.0) if rules else self.gap_s
        due = self._asked.get(address.host, float("-inf")) + gap
        if (left := due - self.clock()) > 0:
            self.sleep(left)
        self._asked[address.host] = self.clock()


class _Connection(http.client.HTTPConnection):
    """A connection to the numeric address that was checked; the name is used for the certificate alone."""

    def __init__(self, address: Address, number: str, dial: Dial) -> None:
        super().__init__(address.host, address.port, timeout=SILENCE_S)
        self._address, self._number, self._dial = address, number, dial
        self._held: socket.socket | None = None  # http.client lets go of it while the answer is still being read
        self.was_ended = False

    def connect(self) -> None:
        plain = self._dial(self._number, self._address.port, SILENCE_S)
        self.sock = self._held = plain
        if self._address.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self._address.host)
        self._held = self.sock

    def end(self) -> None:
        """Break off, from another thread."""
        self.was_ended = True
        if self._held is not None:
            try:
                socket.socket.shutdown(self._held, socket.SHUT_RDWR)
            except OSError:
                return  # it has ended by itself


@contextmanager
def _ended_in(seconds: float, connection: _Connection) -> Iterator[None]:
    """Breaks a connection off that takes too long, also one that never falls silent.

    Raises:
        IngestError: it took too long.
    """
    timer = threading.Timer(seconds, connection.end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:
        if connection.was_ended:
            raise IngestError(f"took longer than {seconds:.0f} seconds") from error
        raise
    finally:
        timer.cancel()
    if connection.was_ended:
        raise IngestError(f"took longer than {seconds:.0f} seconds")


def _read(answer: http.client.HTTPResponse, most: int | None) -> bytes:
    held: list[bytes] = []
    size = 0
    while piece := answer.read(_PIECE):
        held.append(piece)
        size += len(piece)
        if most is not None and size >= most:
            return b"".join(held)
        if size > MAX_DOCUMENT_BYTES:
            raise IngestError(
                f"larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB, the most that is fetched",
                "Download it and give the file.",
            )
    if answer.length:
        raise http.client.IncompleteRead(b"", answer.length)
    return b"".join(held)


def _dialled(number: str, port: int, timeout_s: float) -> socket.socket:
    return socket.create_connection((number, port), timeout_s)
