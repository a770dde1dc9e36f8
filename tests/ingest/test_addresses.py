"""Which addresses may be asked for, and where they lie."""

from __future__ import annotations

import pytest

from dragoman.ingest.addresses import address_of, is_address, is_public, public_address
from dragoman.model.errors import IngestError


@pytest.mark.parametrize(
    ("written", "url", "path"),
    [
        ("https://Example.ORG", "https://example.org/", "/"),
        ("http://example.org:80/a?b=c#d", "http://example.org/a?b=c", "/a?b=c"),
        ("http://example.org:8080/a", "http://example.org:8080/a", "/a"),
        ("https://example.org/é", "https://example.org/%C3%A9", "/%C3%A9"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/", "/"),
        ("http://[2606:4700::1111]/a", "http://[2606:4700::1111]/a", "/a"),
    ],
)
def test_an_address_in_its_parts(written: str, url: str, path: str) -> None:
    """Host in small letters and ASCII, no fragment, no port that goes without saying."""
    found = address_of(written)
    assert (found.url, found.path) == (url, path)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("feed:https://example.org/a", "only http and https"),
        ("data:text/html,hello", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("https://user:secret@example.org/", "user name or password"),
        ("https://user@example.org/", "user name or password"),
        ("https:///a", "without a host"),
        ("https://example.org/a b", "spaces"),
        ("https://example.org/a\r\nHost:x", "spaces"),
        ("https://example.org:99999/", "no address"),
        ("https://" + "a" * 3_000, "too long"),
    ],
)
def test_what_is_refused_at_sight(written: str, reason: str) -> None:
    """Before anything is looked up."""
    with pytest.raises(IngestError, match=reason):
        address_of(written)


@pytest.mark.parametrize("name", ["https://example.org", "HTTP://x", "file:///a", "feed:x", "ftp://x"])
def test_an_address_is_no_path(name: str) -> None:
    """Also one that will be refused."""
    assert is_address(name)
    assert not is_address(name.replace(":", "_"))


PRIVATE = [
    "127.0.0.1",
    "127.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::1",
    "::",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
    "no number",
]


@pytest.mark.parametrize("number", PRIVATE)
def test_what_is_not_on_the_open_net(number: str) -> None:
    """This machine, the house, the provider's own, and any of these written within another."""
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_what_is_on_the_open_net(number: str) -> None:
    """The rest."""
    assert is_public(number)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "0", "[::1]"])
def test_this_machine_by_another_name(host: str) -> None:
    """Whatever the system makes of it, it is looked at as the number that it is."""
    with pytest.raises(IngestError, match=r"open net|no such host"):
        public_address(address_of(f"http://{host}/"))


def test_one_private_number_among_several_is_enough() -> None:
    """A name that has both is a trap."""
    address = address_of("http://news.example/")
    with pytest.raises(IngestError, match="--allow-private") as told:
        public_address(address, resolve=lambda host, port: ["93.184.215.14", "10.0.0.1"])
    assert told.value.advice


def test_a_name_is_looked_up_once() -> None:
    """So that it cannot point elsewhere when the connection is made."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.215.14"] if len(asked) == 1 else ["127.0.0.1"]

    assert public_address(address_of("http://news.example/"), resolve=resolve) == "93.184.215.14"
    assert asked == ["news.example"]


def test_private_machines_are_asked_where_that_is_allowed() -> None:
    """By the user alone."""
    assert public_address(address_of("http://127.0.0.1/"), allow_private=True) == "127.0.0.1"


def test_a_host_that_is_not_there_is_told() -> None:
    """By name."""

    def resolve(host: str, port: int) -> list[str]:
        raise OSError("no")

    with pytest.raises(IngestError, match=r"no such host: news\.example"):
        public_address(address_of("http://news.example/"), resolve=resolve)
