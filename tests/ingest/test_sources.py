"""Whatever is handed in becomes documents, in order; what cannot be read says why and stops nothing."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from dragoman.ingest.quarantine import Quarantined
from dragoman.ingest.sources import read_sources
from dragoman.model.document import Document

STORY = "OSLO, May 15, 2025 — Envoys of the two countries met in the city and said that they would meet again."


def taken(*paths: object, published: date | None = None) -> tuple[list[Document], list[Quarantined], list[str]]:
    """Documents, what was set aside, and warnings."""
    warnings: list[str] = []
    found = list(
        read_sources([str(p) for p in paths], published, lambda name, told: warnings.append(f"{name}: {told}"))
    )
    documents = [each for each in found if isinstance(each, Document)]
    return documents, [each for each in found if isinstance(each, Quarantined)], warnings


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    """Its name is the id, its head tells day and place, its text is kept whole."""
    (document,), aside, warnings = taken(write(tmp_path / "talks.txt", STORY))
    assert (document.id, document.published, document.dateline) == ("talks", date(2025, 5, 15), "OSLO")
    assert (document.text, aside, warnings) == (STORY, [], [])


def test_carriage_returns_stay(tmp_path: Path) -> None:
    """No character is changed, so that offsets hold against the file."""
    (document,), _, _ = taken(write(tmp_path / "a.txt", STORY + "\r\nThey left.\r\n"))
    assert document.text.endswith("\r\nThey left.\r\n")


def test_a_folder_is_read_by_path(tmp_path: Path) -> None:
    """Sorted, with its folders, without hidden files and without what is no article."""
    for name in ("b.txt", "a/z.txt", ".hidden.txt", "c.png", ".git/d.txt"):
        write(tmp_path / name, STORY)
    documents, aside, _ = taken(tmp_path)
    assert ([document.id for document in documents], aside) == (["a/z", "b"], [])


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    """An empty folder is no silent success."""
    assert taken(tmp_path)[1][0].reason == "no article in this folder"


def test_a_missing_file_stops_nothing(tmp_path: Path) -> None:
    """The others go on."""
    documents, (fault,), _ = taken(tmp_path / "gone.txt", write(tmp_path / "a.txt", STORY))
    assert (len(documents), fault.reason) == (1, "no such file")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\x00\x01met", "binary"),
        (b"x" * 20_000_001, "20 MB"),
        (b"Envoys met. " * 420_000, "1,000,000 characters"),
    ],
    ids=["empty", "binary", "too large", "5 MB of text"],
)
def test_a_bad_file_is_set_aside_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    """One row of quarantine each."""
    documents, (fault,), _ = taken(write(tmp_path / "a.txt", content))
    assert not documents
    assert reason in fault.reason


def test_latin1_is_read_with_a_warning(tmp_path: Path) -> None:
    """The words come out right and the guess is told."""
    (document,), _, warnings = taken(write(tmp_path / "a.txt", STORY.replace("city", "café").encode("cp1252")))
    assert "café" in document.text
    assert "Latin-1" in warnings[0]


def test_without_a_day_the_record_says_null_and_why(tmp_path: Path) -> None:
    """Nothing is guessed from the file or the clock."""
    (document,), _, warnings = taken(write(tmp_path / "a.txt", "Envoys of the two countries met and left for home."))
    assert document.published is None
    assert "no date of publication" in warnings[0]


def test_a_given_day_goes_before_the_head(tmp_path: Path) -> None:
    """The caller knows best."""
    (document,), _, _ = taken(write(tmp_path / "a.txt", STORY), published=date(2024, 1, 1))
    assert document.published == date(2024, 1, 1)


def test_another_language_is_set_aside_with_its_article(tmp_path: Path) -> None:
    """It is kept for the record but never read."""
    _, (fault,), _ = taken(write(tmp_path / "a.txt", "Делегации встретились во вторник в Женеве."))
    assert fault.reason == "language ru, only English is read"
    assert fault.document is not None


def test_jsonl_keeps_text_code_point_for_code_point(tmp_path: Path) -> None:
    """Odd spaces, combining accents, emoji and line ends stay as the caller had them."""
    text = "  They met in Bogota\u0301\u00a0today.\r\n\u200b😀 “Yes”"
    (document,), _, _ = taken(write(tmp_path / "a.jsonl", json.dumps({"id": "x", "text": text})))
    assert document.text == text


def test_jsonl_fields_are_kept(tmp_path: Path) -> None:
    """Title, outlet, address and the outlet's local day."""
    row = {"id": 7, "text": STORY, "published": "2025-05-16T00:30:00+03:00", "title": "T", "source": "S", "url": "u:1"}
    (document,), _, _ = taken(write(tmp_path / "a.jsonl", json.dumps(row)))
    assert (document.id, document.published) == ("7", date(2025, 5, 16))
    assert (document.title, document.source, document.url) == ("T", "S", "u:1")


def test_a_wrong_published_is_null_with_a_warning(tmp_path: Path) -> None:
    """Not even the head is asked then: the row claimed to know."""
    (document,), _, warnings = taken(write(tmp_path / "a.jsonl", json.dumps({"text": STORY, "published": "May"})))
    assert document.published is None
    assert "neither an ISO date" in warnings[0]


def test_a_null_published_leaves_the_word_to_the_head(tmp_path: Path) -> None:
    """Null means that the row does not know."""
    (document,), _, _ = taken(write(tmp_path / "a.jsonl", json.dumps({"text": STORY, "published": None})))
    assert document.published == date(2025, 5, 15)


BROKEN = [
    ('{"id": "x", "text": ', "broken JSON"),
    ('["x"]', "no JSON object"),
    ('{"id": "x"}', 'no "text"'),
    ('{"text": "  "}', "empty"),
    ('{"text": "met \\ud83d"}', "surrogate"),
    ("[" * 100_000, "nested too deep"),
]


@pytest.mark.parametrize(("line", "reason"), BROKEN, ids=[reason for _, reason in BROKEN])
def test_a_broken_line_is_set_aside_by_number(tmp_path: Path, line: str, reason: str) -> None:
    """File and line of the fault; the lines around it are read."""
    good = json.dumps({"text": STORY})
    documents, (fault,), _ = taken(write(tmp_path / "a.jsonl", f"{good}\n{line}\n\n{good}\n"))
    assert [document.id for document in documents] == ["a-1", "a-4"]
    assert fault.where.endswith("a.jsonl:2")
    assert reason in fault.reason


def test_a_line_that_is_no_utf8_is_set_aside(tmp_path: Path) -> None:
    """The other lines are read."""
    good = json.dumps({"text": STORY}).encode()
    documents, (fault,), _ = taken(write(tmp_path / "a.jsonl", good + b'\n{"text": "caf\xe9"}\n' + good))
    assert (len(documents), fault.line) == (2, 2)


def test_a_second_article_of_the_same_id_is_renamed(tmp_path: Path) -> None:
    """So that no two objects of a call mix, and the caller is told."""
    row = json.dumps({"id": "x", "text": STORY})
    documents, _, warnings = taken(write(tmp_path / "a.jsonl", f"{row}\n{row}\n"))
    assert [document.id for document in documents] == ["x", "x~2"]
    assert "second article" in warnings[0]


def test_a_json_file_may_hold_one_article_or_many(tmp_path: Path) -> None:
    """An object, a list, or lines."""
    one = {"id": "x", "text": STORY}
    for content in (
        json.dumps(one),
        json.dumps([one]),
        json.dumps(one) + "\n" + json.dumps({"id": "y", "text": STORY}),
    ):
        assert taken(write(tmp_path / "a.json", content))[0][0].id == "x"


def test_standard_input_is_known_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text or JSONL, whatever comes."""
    for content, name in ((STORY, "stdin"), (json.dumps({"id": "x", "text": STORY}), "x")):
        stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode())))
        monkeypatch.setattr(sys, "stdin", stream)
        assert [document.id for document in taken("-")[0]] == [name]


def test_an_address_is_not_fetched() -> None:
    """Nothing here reaches for the network."""
    assert "nothing is fetched" in taken("https://example.org/a")[1][0].reason


PAGE = """<!doctype html><html lang="en"><head><title>Envoys meet again</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Envoys meet again",
 "datePublished": "2025-05-16T00:30:00+03:00",
 "publisher": {"@type": "Organization", "name": "The Harbour Post"}}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Envoys meet again</h1>
<p>The envoys of the two countries met in the city on Thursday, and said that they would meet again next week.</p>
<p>The talks had been put off twice since the winter, and nobody at the table spoke of what would follow.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_article(tmp_path: Path) -> None:
    """Text, headline, outlet and local day; menus and footers are left out."""
    (document,), _, _ = taken(write(tmp_path / "a.html", PAGE))
    assert (document.published, document.title, document.source) == (
        date(2025, 5, 16),
        "Envoys meet again",
        "The Harbour Post",
    )
    assert "met in the city on Thursday" in document.text
    assert "All rights" not in document.text


def test_broken_markup_is_read_all_the_same(tmp_path: Path) -> None:
    """Unclosed tags and broken JSON-LD are common."""
    broken = PAGE.replace("</p>", "").replace('"@type": "NewsArticle",', '"@type": ').replace("</body></html>", "<div")
    assert "met in the city" in taken(write(tmp_path / "a.html", broken))[0][0].text


@pytest.mark.parametrize("content", ["<html></html>", "<html><body>" + "<div>" * 5_000, "<" * 1_000])
def test_a_page_without_an_article_is_set_aside(tmp_path: Path, content: str) -> None:
    """Also one that is nested without end."""
    documents, (fault,), _ = taken(write(tmp_path / "a.html", content))
    assert not documents
    assert fault.reason


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title>
<item><guid>one</guid><title>Envoys meet</title><link>https://example.org/1</link>
<pubDate>Thu, 15 May 2025 23:30:00 -0400</pubDate>
<description>&lt;p&gt;The envoys met in the city &amp;amp; said that they would meet again.&lt;/p&gt;</description>
</item>
<item><guid>two</guid><title>Nothing</title></item></channel></rss>"""


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    """With the outlet's own day; an entry without text is set aside by number."""
    (document,), (fault,), _ = taken(write(tmp_path / "feed.xml", FEED))
    assert (document.id, document.source, document.url) == ("one", "The Harbour Post", "https://example.org/1")
    assert document.published == date(2025, 5, 15)
    assert document.text == "The envoys met in the city & said that they would meet again."
    assert fault.line == 2


def test_atom_is_a_feed_too(tmp_path: Path) -> None:
    """Its content goes before its summary."""
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>urn:1</id><title>T</title>
    <published>2025-05-15T01:00:00+02:00</published><summary>Short.</summary>
    <content type="html">The envoys met in the city and said that they would meet again.</content></entry></feed>"""
    (document,), _, _ = taken(write(tmp_path / "a.atom", atom))
    assert (document.id, document.published) == ("urn:1", date(2025, 5, 15))
    assert document.text.startswith("The envoys met")


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    """A few bytes that would swell to gigabytes, or fetch a file, are refused at sight."""
    bomb = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "xxxx"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>'
    documents, (fault,), _ = taken(write(tmp_path / "a.xml", bomb))
    assert not documents
    assert "entities" in fault.reason


def warc(page: str, day: str = "2025-05-17T00:00:00Z", status: str = "200 OK") -> bytes:
    body = page.encode()
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    )
    block = http + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://example.org/1\r\n"
        f"WARC-Date: {day}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_gives_its_pages(tmp_path: Path, packed: bool) -> None:
    """Plain or gzipped, with the page's address and day; errors of servers are passed over."""
    data = warc(PAGE) + warc("<html>gone</html>", status="404 Not Found")
    name = "a.warc.gz" if packed else "a.warc"
    (document,), _, _ = taken(write(tmp_path / name, gzip.compress(data) if packed else data))
    assert (document.id, document.url) == ("urn:uuid:1", "https://example.org/1")
    assert document.published == date(2025, 5, 16)


def test_a_page_cannot_be_younger_than_its_crawl(tmp_path: Path) -> None:
    """Such a day is wrong, and is not used."""
    (document,), _, warnings = taken(write(tmp_path / "a.warc", warc(PAGE, "2025-01-01T00:00:00Z")))
    assert document.published is None
    assert "after it was crawled" in warnings[0]


def test_what_is_no_archive_is_set_aside(tmp_path: Path) -> None:
    """By its name it should be one."""
    assert taken(write(tmp_path / "a.warc.gz", b"not an archive"))[1]


def test_what_tells_of_a_folder_is_no_article(tmp_path: Path) -> None:
    """README and LICENSE are left out of a folder, and read where they are named."""
    for name in ("README.md", "LICENSE.txt", "a.txt"):
        (tmp_path / name).write_text("Envoys of the two countries met in the harbour on Thursday.")
    assert [found.id for found in read_sources([tmp_path]) if isinstance(found, Document)] == ["a"]
    assert [found.id for found in read_sources([tmp_path / "README.md"]) if isinstance(found, Document)] == ["README"]


def test_a_line_of_fifty_megabytes_is_passed_over_in_little_memory(tmp_path: Path) -> None:
    """The lines around it are read."""
    good = json.dumps({"text": STORY}).encode()
    path = write(tmp_path / "a.jsonl", good + b'\n{"text": "' + b"x" * 50_000_000 + b'"}\n' + good)
    tracemalloc.start()
    documents, (fault,), _ = taken(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [document.id for document in documents] == ["a-1", "a-3"]
    assert (fault.line, fault.reason) == (2, "line longer than 20 MB")
    assert peak < 70_000_000


@pytest.mark.parametrize("path", ["file:///etc/passwd", "ftp://example.org/a.txt", "feed:https://example.org/a"])
def test_no_address_opens_a_file(path: str) -> None:
    """Whatever its scheme."""
    documents, (fault,), _ = taken(path)
    assert not documents
    assert "nothing is fetched" in fault.reason
