"""Web addresses: which of them may be asked for, and where on the net they lie."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin, urlsplit, urlunsplit

from dragoman.model.errors import IngestError

MAX_LENGTH = 2_000
"""Longest address; no outlet's is longer, and browsers of old took no more."""

_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_KNOWN_SCHEME = re.compile(
    r"(?:https?|file|ftp|feed|data|javascript|jar|gopher|ldap|dict|about|view-source):", re.IGNORECASE
)
_EMBEDDING = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))  # NAT64, and IPv4 written as IPv6 in the old way

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port -> its numeric addresses."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked for.

    Attributes:
        url: In full, without fragment.
        scheme: ``"http"`` or ``"https"``.
        host: Name or number, without brackets, in ASCII.
        port: Also where it is not written.
        path: Path and query, ``"/"`` at least.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what has one robots.txt."""
        return f"{self.scheme}://{_bracketed(self.host)}:{self.port}"

    @property
    def host_header(self) -> str:
        """The host as HTTP names it, the port where it is not the usual one."""
        host = _bracketed(self.host)
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def is_address(name: str) -> bool:
    """Whether an input is meant as an address rather than a path."""
    return bool(_SCHEME.match(name) or _KNOWN_SCHEME.match(name))


def address_of(written: str, base: Address | None = None) -> Address:
    """An address in its parts.

    Args:
        base: What it is relative to.

    Raises:
        IngestError: another scheme than http and https, a user name or password in it, or no host.
    """
    joined = urljoin(base.url, written.strip()) if base else written.strip()
    if len(joined) > MAX_LENGTH or any(ord(c) <= 32 or ord(c) == 127 for c in joined):
        raise IngestError("an address with spaces in it, or too long a one")
    try:
        parts = urlsplit(joined)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise IngestError(f"no address: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise IngestError(f"a {scheme or 'bare'} address, and only http and https are fetched")
    if parts.username is not None or parts.password is not None:
        raise IngestError(
            "an address with a user name or password in it", "Leave them out; nothing is fetched with them."
        )
    if not host:
        raise IngestError("an address without a host")
    path = _quoted(urlunsplit(("", "", parts.path or "/", parts.query, "")))
    number = port if port is not None else _PORTS[scheme]
    shown = _bracketed(host) if number == _PORTS[scheme] else f"{_bracketed(host)}:{number}"
    return Address(f"{scheme}://{shown}{path}", scheme, host, number, path)


def public_address(address: Address, allow_private: bool = False, resolve: Resolve | None = None) -> str:
    """The one numeric address to connect to; the name is looked up once, so that it cannot turn to another in between.

    Args:
        allow_private: Also what is not on the open net: this machine, the house, link-local.
        resolve: Looks a name up.

    Raises:
        IngestError: no such host, or one that lies anywhere else than on the open net, by any of its addresses.
    """
    try:
        found = list((resolve or lookup)(address.host, address.port))
    except (OSError, UnicodeError) as error:
        raise IngestError(f"no such host: {address.host}") from error
    if not found:
        raise IngestError(f"no such host: {address.host}")
    if not allow_private and not all(map(is_public, found)):
        raise IngestError(
            f"{address.host} is no address on the open net", "Give --allow-private if you trust that machine."
        )
    return found[0]


def is_public(written: str) -> bool:
    """Whether a numeric address is on the open net, also one that is written within another."""
    try:
        number = ip_address(written.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, IPv6Address):
        return _is_public_v6(number)
    return number.is_global and not number.is_multicast


def lookup(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, in the order of the system."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def _is_public_v6(number: IPv6Address) -> bool:
    within: list[IPv4Address] = [each for each in (number.ipv4_mapped, number.sixtofour) if each is not None]
    if number.teredo is not None:
        within.extend(number.teredo)
    if any(number in network for network in _EMBEDDING):
        within.append(IPv4Address(int(number) & 0xFFFFFFFF))
    if number.ipv4_mapped is not None or within:
        return all(each.is_global and not each.is_multicast for each in within)
    return number.is_global and not number.is_multicast and not number.is_site_local


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _quoted(path: str) -> str:
    """Letters beyond ASCII as HTTP wants them; what is quoted stays."""
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "replace")) for c in path)
