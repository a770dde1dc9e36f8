"""Feeds and the pages that they link to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.ingest.opening import Reach
from tests.ingest.inputs import PAGE, taken, write
from tests.ingest.servers import Site, fetcher, serving

SHORT = "The envoys of the two countries met in the city, it was said."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as found:
        yield found


def feed(*links: str, text: str = SHORT) -> str:
    entries = "".join(
        f"<item><guid>{number}</guid><title>T{number}</title><link>{link}</link>"
        f"<pubDate>Thu, 15 May 2025 23:30:00 -0400</pubDate><description>{text}</description></item>"
        for number, link in enumerate(links, 1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>{entries}</channel></rss>'


def test_an_entry_has_the_text_of_its_page(site: Site, tmp_path: Path) -> None:
    """And the feed's day and headline, the page's outlet."""
    site.pages["/1"] = 200, {"Content-Type": "text/html"}, PAGE.encode()
    path = write(tmp_path / "a.xml", feed(site.url("/1")))
    (document,), aside, _ = taken(path, reach=Reach(web=fetcher(), follow=True))
    assert "put off twice since the winter" in document.text
    assert (document.id, document.title, document.source) == ("1", "T1", "The Harbour Post")
    assert (str(document.published), document.url, aside) == ("2025-05-15", site.url("/1"), [])


def test_without_the_flag_nothing_is_followed(site: Site, tmp_path: Path) -> None:
    """The feed's own lines are read."""
    (document,), _, _ = taken(write(tmp_path / "a.xml", feed(site.url("/1"))), reach=Reach(web=fetcher()))
    assert (document.text, site.asked) == (SHORT, [])


def test_an_entry_whose_page_cannot_be_had_keeps_its_own_text(site: Site, tmp_path: Path) -> None:
    """With a warning; one without text is set aside."""
    reach = Reach(web=fetcher(), follow=True)
    (document,), _, warnings = taken(write(tmp_path / "a.xml", feed(site.url("/gone"))), reach=reach)
    assert document.text == SHORT
    assert "answers 404" in warnings[0]
    _, (fault,), _ = taken(write(tmp_path / "b.xml", feed(site.url("/gone"), text="")), reach=reach)
    assert "entry without text, and its page" in fault.reason


@pytest.mark.parametrize("link", ["file:///etc/passwd", "http://127.0.0.1/", "ftp://example.org/a", "javascript:1"])
def test_a_feed_cannot_send_us_anywhere(tmp_path: Path, link: str) -> None:
    """Not to files, not into the house."""
    path = write(tmp_path / "a.xml", feed(link))
    (document,), _, warnings = taken(path, reach=Reach(web=fetcher(allow_private=False), follow=True))
    assert document.text == SHORT
    assert "its page: " in warnings[0]


def test_an_entry_that_says_the_same_is_not_asked_for_again(site: Site, tmp_path: Path) -> None:
    """One that says something else is."""
    site.pages["/1"] = 200, {"Content-Type": "text/html"}, PAGE.encode()
    found = fetcher()
    path = tmp_path / "a.xml"
    for text in (SHORT, SHORT, SHORT + " More followed."):
        taken(write(path, feed(site.url("/1"), text=text)), reach=Reach(web=found, follow=True))
    assert site.asked.count("/1") == 2
    assert found.unchanged == 1


BOMB = (
    '<!DOCTYPE l [<!ENTITY a "xx"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>'
)
OUTSIDE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&a;</title></channel></rss>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("written", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_entities_are_refused_in_any_encoding(tmp_path: Path, encoding: str, written: str) -> None:
    """Also where every other byte is nothing."""
    data = f'<?xml version="1.0" encoding="{encoding}"?>{written}'.encode(encoding)
    documents, (fault,), _ = taken(write(tmp_path / "a.xml", data))
    assert not documents
    assert "unsafe" in fault.reason or "binary" in fault.reason


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "cp500"])
def test_encodings_that_hide_marks_are_refused(tmp_path: Path, encoding: str) -> None:
    """In which "<" is another byte."""
    data = f'<?xml version="1.0" encoding="{encoding}"?>+ADwAIQ-DOCTYPE l><rss></rss>'.encode()
    _, (fault,), _ = taken(write(tmp_path / "a.xml", data))
    assert "unsafe" in fault.reason
