"""Pages are fetched with manners and with care."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.ingest import web
from dragoman.ingest.addresses import lookup as web_lookup
from dragoman.ingest.book import AddressBook
from dragoman.ingest.opening import Reach
from dragoman.model.errors import IngestError
from tests.ingest.inputs import PAGE, STORY, taken
from tests.ingest.servers import Clock, Site, dialled_to, dripping, fetcher, serving

HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as found:
        yield found


def test_a_page_is_read_from_its_address(site: Site) -> None:
    """Named by it."""
    site.pages["/a"] = 200, HTML, PAGE.encode()
    (document,), aside, _ = taken(site.url("/a"), reach=Reach(web=fetcher()))
    assert (document.url, document.title, aside) == (site.url("/a"), "Envoys meet again", [])


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/a", "text/plain", STORY.encode()),
        ("/a.jsonl", "application/octet-stream", b'{"text": "%s"}' % STORY.encode()),
        ("/a", "text/csv", f'text\n"{STORY}"\n'.encode()),
        ("/a", "application/json", b'[{"text": "%s"}]' % STORY.encode()),
        ("/a", "application/x-gzip", gzip.compress(STORY.encode())),
    ],
)
def test_all_forms_are_read_from_addresses(site: Site, path: str, kind: str, body: bytes) -> None:
    """By what the server says, the ending, and the bytes, which have the last word."""
    site.pages[path] = 200, {"Content-Type": kind}, body
    (document,), aside, _ = taken(site.url(path), reach=Reach(web=fetcher()))
    assert (document.text, aside) == (STORY, [])


def test_robots_are_asked_first_and_once(site: Site) -> None:
    """What they forbid is not asked for."""
    site.pages |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /no"), "/a": (200, HTML, b"x")}
    found = fetcher()
    found.fetch(site.url("/a"))
    for path in ("/no", "/no/b"):
        with pytest.raises(IngestError, match=r"robots\.txt asks not to"):
            found.fetch(site.url(path))
    assert site.asked == ["/robots.txt", "/a"]
    assert site.heads[0]["user-agent"].startswith("dragoman")


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (500, False), (503, False)])
def test_robots_that_cannot_be_had(site: Site, status: int, may: bool) -> None:
    """None is no rule; a server in trouble is left alone."""
    site.pages |= {"/robots.txt": (status, {}, b""), "/a": (200, HTML, b"x")}
    if may:
        assert fetcher().fetch(site.url("/a")) is not None
    else:
        with pytest.raises(IngestError, match=r"robots\.txt"):
            fetcher().fetch(site.url("/a"))


def test_a_host_is_not_hurried(site: Site) -> None:
    """A second between requests, or what robots.txt asks for."""
    site.pages |= {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 7"), "/a": (200, HTML, b"x")}
    clock = Clock()
    found = fetcher(clock)
    for _ in range(3):
        found.fetch(site.url("/a"))
    assert clock.waits == [7.0, 7.0, 7.0]


def test_what_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    """By the marks that the server gave, also in a later run."""
    site.pages["/a"] = 200, {**HTML, "ETag": '"1"', "Last-Modified": "Thu, 15 May 2025 10:00:00 GMT"}, PAGE.encode()
    path = tmp_path / "addresses.json"
    first = fetcher(book=AddressBook.opened(path, "rules"))
    assert first.fetch(site.url("/a")) is not None
    first.book.save()
    again = fetcher(book=AddressBook.opened(path, "rules"))
    assert again.fetch(site.url("/a")) is None
    assert again.unchanged == 1
    assert site.heads[-1]["if-modified-since"] == "Thu, 15 May 2025 10:00:00 GMT"


def test_new_rules_forget_the_marks(tmp_path: Path) -> None:
    """What has not changed is to be read again by them."""
    path = tmp_path / "addresses.json"
    book = AddressBook(path, "rules")
    book.note("https://example.org/", '"1"', None)
    book.save()
    assert AddressBook.opened(path, "rules").conditions("https://example.org/") == {"If-None-Match": '"1"'}
    assert AddressBook.opened(path, "other rules").conditions("https://example.org/") == {}


@pytest.mark.parametrize("written", ["", "{", "[]", '{"made": "rules", "pages": 3}'])
def test_a_broken_book_is_an_empty_one(tmp_path: Path, written: str) -> None:
    """It costs one more request."""
    (tmp_path / "a.json").write_text(written)
    assert AddressBook.opened(tmp_path / "a.json", "rules").pages == {}


def test_redirects_are_followed(site: Site) -> None:
    """To where the page lies now."""
    site.pages |= {"/a": (301, {"Location": "/b"}, b""), "/b": (200, HTML, PAGE.encode())}
    found = fetcher().fetch(site.url("/a"))
    assert found is not None
    assert found.url == site.url("/b")


def test_redirects_in_a_circle_end(site: Site) -> None:
    """After five."""
    site.pages["/a"] = 302, {"Location": "/a"}, b""
    with pytest.raises(IngestError, match="more than 5 redirects"):
        fetcher().fetch(site.url("/a"))
    assert site.asked.count("/a") == 6


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("http://127.0.0.1/secret", "open net"),
        ("http://[::1]/secret", "open net"),
        ("http://169.254.169.254/latest/meta-data", "open net"),
        ("http://2130706433/", "open net"),
        ("file:///etc/passwd", "only http and https"),
        ("https://user:secret@example.org/", "user name"),
    ],
)
def test_a_redirect_leads_to_no_place_that_may_not_be_asked(site: Site, to: str, reason: str) -> None:
    """Each step is looked at as the first was."""
    site.pages["/a"] = 302, {"Location": to}, b""
    lookup = {"news.example": ["93.184.215.14"]}
    found = fetcher(
        allow_private=False,
        dial=dialled_to(site.port),
        resolve=lambda host, port: lookup.get(host) or web_lookup(host, port),
    )
    with pytest.raises(IngestError, match=reason):
        found.fetch("http://news.example/a")
    assert site.asked == ["/robots.txt", "/a"]


def test_a_name_that_turns_is_connected_to_where_it_was_checked(site: Site) -> None:
    """The number that was looked at is the number that is dialled."""
    dialled: list[str] = []

    def dial(number: str, port: int, timeout_s: float) -> object:
        dialled.append(number)
        return dialled_to(site.port)(number, port, timeout_s)

    site.pages["/a"] = 200, HTML, b"x"
    answers = iter([["93.184.215.14"], ["93.184.215.15"], ["127.0.0.1"]])
    found = fetcher(allow_private=False, dial=dial, resolve=lambda host, port: next(answers))
    found.fetch("http://news.example/a")
    assert dialled == ["93.184.215.14", "93.184.215.15"]
    assert site.heads[0]["host"] == "news.example"
    with pytest.raises(IngestError, match="open net"):
        found.fetch("http://news.example/a")


def test_this_machine_is_not_asked_unless_that_is_allowed(site: Site) -> None:
    """Nothing reaches it."""
    with pytest.raises(IngestError, match="open net"):
        fetcher(allow_private=False).fetch(site.url("/a"))
    assert site.asked == []


def test_what_is_too_large_is_left(site: Site) -> None:
    """Also where the server packed it."""
    site.pages["/a"] = 200, HTML, b"x" * 20_100_000
    site.pages["/b"] = 200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b" " * 21_000_000)
    for path in ("/a", "/b"):
        with pytest.raises(IngestError, match="20 MB"):
            fetcher().fetch(site.url(path))


def test_what_never_ends_is_broken_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it never falls silent."""
    monkeypatch.setattr(web, "WHOLE_S", 0.5)
    site.pages["/a"] = dripping
    with pytest.raises(IngestError, match="took longer than"):
        fetcher().fetch(site.url("/a"))


@pytest.mark.parametrize("status", [400, 404, 410, 429, 500])
def test_an_error_of_the_server_is_told(site: Site, status: int) -> None:
    """With its number, and what it asks for."""
    site.pages["/a"] = status, {"Retry-After": "120"}, b""
    with pytest.raises(IngestError, match=rf"answers {status}.*wait 120 seconds"):
        fetcher().fetch(site.url("/a"))


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.0 200 OK\r\nContent-Length: 99\r\n\r\nx"])
def test_a_broken_answer_is_told(site: Site, answer: bytes) -> None:
    """As one that could not be fetched."""

    def broken(handler: object) -> None:
        handler.wfile.write(answer)  # type: ignore[attr-defined]

    site.pages["/a"] = broken
    with pytest.raises(IngestError, match="could not be fetched"):
        fetcher().fetch(site.url("/a"))


def test_nobody_at_home_is_told() -> None:
    """A closed port."""
    _, (fault,), _ = taken("http://127.0.0.1:9/a", reach=Reach(web=fetcher()))
    assert "could not be fetched" in fault.reason


def test_nothing_is_fetched_unless_asked() -> None:
    """Reading alone never reaches for the net."""
    assert "nothing is fetched" in taken("https://example.org/a")[1][0].reason


def test_a_server_that_cannot_prove_its_name_is_not_read(site: Site) -> None:
    """What it says over a bare connection is not what was asked for."""
    with pytest.raises(IngestError, match="could not be fetched"):
        fetcher().fetch(site.url("/a").replace("http:", "https:"))
    assert site.asked == []


def test_what_nothing_could_be_made_of_is_asked_for_again(site: Site) -> None:
    """Though it has not changed."""
    site.pages["/a"] = 200, {**HTML, "ETag": '"1"'}, b"<html></html>"
    found = fetcher()
    for _ in range(2):
        assert taken(site.url("/a"), reach=Reach(web=found))[1]
    assert found.unchanged == 0
