"""What is no page, or is built to hurt, is refused with its reason in bounded time; what is merely broken is read."""

# ruff: noqa: E501 - mark-up is read in one piece

from __future__ import annotations

import contextlib
import time

import pytest

from dragoman.ingest.markup import MAX_TAGS, decode_page
from dragoman.ingest.page import read_page
from dragoman.model.errors import IngestError

TEXT = "The envoys of the two river countries met in Zürich – and nobody spoke of a date, naïve or not."
ARTICLE = f"<article><h1>Envoys meet again</h1><p>{TEXT}</p><p>The talks had been put off twice since the winter.</p></article>"
PATIENCE = 4.0
"""Seconds of one core for a fifth of the largest page that is read; the whole takes some five, and slow machines twice that."""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "binary"),
        (b"<html><body><p>" + b"x" * 20_000_001, "20 MB"),
        (b"<html><body>" + b"<p>Envoys met again." * (MAX_TAGS + 1), "tags"),
        (b"<html><body>" + b"<div>" * 100_000 + b"deep", "nested too deep"),
        (b"<html><body>" + b"<div>" * 100_000 + b"<p>deep</p>" + b"</div>" * 100_000, "tags"),
        (
            b"<html><head><title>App</title></head><body><div id=root></div><script>start()</script></body></html>",
            "scripts",
        ),
        (
            b"<html><body><div class='cookie-consent'><p>We use cookies to make this site work. Please say yes to all.</p></div></body></html>",
            "no article",
        ),
        (b"<html><frameset><frame src=a.htm></frameset></html>", "no article"),
    ],
    ids=[
        "nothing",
        "blanks",
        "bytes",
        "picture",
        "20 MB",
        "tags",
        "deep",
        "deep and closed",
        "scripts",
        "consent",
        "frames",
    ],
)
def test_what_holds_no_article_says_why(data: bytes, reason: str) -> None:
    """One sentence each, and no other error."""
    with pytest.raises(IngestError) as caught:
        read_page(data)
    assert reason in caught.value.problem


def test_what_stands_before_the_depths_is_read() -> None:
    """With a warning that the rest was not."""
    found = read_page(f"<html><body>{ARTICLE}{'<div>' * 5_000}<p>deep</p>")
    assert found.text.startswith(TEXT)
    assert "nested too deep" in found.warnings[0]


HEAVY = {
    "paragraphs": "<p>The envoys of town met, and they said so.</p>" * 12_000,
    "breaks": "word<br>" * 24_000,
    "names": "".join(f"<p class='x{n} article-body'>The envoys met for the {n}th time.</p>" for n in range(6_000)),
    "bodies in bodies": "<div class='post-body'>" * 600 + "<p>They met again in town.</p>" * 10_000,
    "headings": "<h2>Related stories</h2><p>They met in town, and they talked.</p>" * 6_000,
    "times": "<article><h1>Envoys meet again</h1>"
    + "<time datetime='2024-05-05T10:00:00Z'>x</time>" * 40_000
    + ARTICLE,
    "a long attribute": f"<div class='{'a ' * 800_000}'>{ARTICLE}</div>",
    "broken data": f"<script type='application/ld+json'>{'[' * 400_000}</script>{ARTICLE}",
    "deep data": "<script type='application/ld+json'>" + '{"@graph":' * 50_000 + f"</script>{ARTICLE}",
    "many scripts": "<script>" + "window.abc = {" * 50_000 + f"</script>{ARTICLE}",
    "numbers": f"<meta name=date content='{'1-2-' * 40_000}'><article><h1>Envoys meet again</h1><time datetime='{'2024-' * 20_000}'>{'5/' * 20_000}</time>{ARTICLE}",
}


@pytest.mark.parametrize("body", HEAVY.values(), ids=HEAVY.keys())
def test_a_heavy_page_takes_bounded_time(body: str) -> None:
    """Whether there is an article in it or not."""
    start = time.process_time()
    with contextlib.suppress(IngestError):
        read_page(f"<html><body>{body}</body></html>")
    assert time.process_time() - start < PATIENCE


def test_entities_of_the_page_s_own_are_dropped() -> None:
    """Neither swollen nor fetched."""
    bomb = "".join(f'<!ENTITY e{n} "{(f"&e{n - 1};" if n else "x") * 10}">' for n in range(10))
    outside = '<!ENTITY file SYSTEM "file:///etc/passwd">'
    article = ARTICLE.replace("</p>", " &e9;&file;</p>", 1)
    found = read_page(f'<?xml version="1.0"?><!DOCTYPE html [{bomb}{outside}]><html><body>{article}</body></html>')
    assert len(found.text) < 1_000
    assert "root:" not in found.text


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode("utf-8"),
        b"\xef\xbb\xbf" + ARTICLE.encode("utf-8"),
        b"<meta charset=iso-8859-1>" + ARTICLE.encode("utf-8"),
        b"<meta charset=windows-1252>" + ARTICLE.encode("cp1252"),
        b"<meta charset=utf-8>" + ARTICLE.encode("cp1252"),
        b"<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>" + ARTICLE.encode("cp1252"),
        b"<meta charset=shift_jis>" + ARTICLE.encode("utf-8"),
        ARTICLE.encode("utf-16"),
        ARTICLE.encode("utf-16-le"),
        ARTICLE.encode("utf-16-be"),
        b"<meta charset=no-such-thing>" + ARTICLE.encode("cp1252"),
        b"<meta charset=utf-16>" + ARTICLE.encode("utf-8"),
    ],
    ids=[
        "utf-8",
        "mark",
        "said Latin, is utf-8",
        "cp1252",
        "said utf-8, is cp1252",
        "Latin-1 means cp1252",
        "said Japanese",
        "utf-16",
        "le",
        "be",
        "unknown",
        "said utf-16",
    ],
)
def test_an_encoding_is_told_by_the_bytes(data: bytes) -> None:
    """A mark decides, then valid UTF-8, then what the page says, then Windows-1252."""
    assert TEXT in read_page(data).text


def test_the_server_is_heard_before_the_page() -> None:
    """Where the bytes are no UTF-8."""
    assert decode_page("<p>Kraków, Łódź</p>".encode("iso-8859-2"), "iso-8859-2") == ("<p>Kraków, Łódź</p>", None)


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    """A page cut in the middle of a letter is still UTF-8, and a stray zero byte makes it no binary."""
    found = read_page(ARTICLE.replace("date,", "da\x00te,").encode() + b"<p>\xc3 (</p>" + ARTICLE.encode())
    assert "met in Zürich – and nobody" in found.text
    assert "1 broken character" in found.warnings[0]


def test_a_guessed_encoding_is_told() -> None:
    """Nobody said what it is."""
    assert "Windows-1252" in read_page(ARTICLE.encode("cp1252")).warnings[0]


@pytest.mark.parametrize(
    "broken",
    [
        ARTICLE.replace("</p>", "").replace("</article>", ""),
        ARTICLE.replace("<article>", "<article <div"),
        f"<b><i><p>{ARTICLE}</b></i></p></html></html><p>",
        ARTICLE.replace("Envoys meet", "Envoys \x00\x01meet"),
        f"<script type='application/ld+json'>{{broken</script>{ARTICLE}",
        f"<meta><link><time><time datetime></time>{ARTICLE}",
        f"<a href='http://[::1'>x</a><link rel=canonical href='http://[bad'>{ARTICLE}",
    ],
)
def test_broken_mark_up_is_read(broken: str) -> None:
    """Pages are rarely whole."""
    assert TEXT in read_page(f"<html><body>{broken}").text


def test_broken_data_still_tell_their_day() -> None:
    """JSON that no one can parse is searched for its dates."""
    found = read_page(
        f'<script type="application/ld+json">{{"@type": "NewsArticle" "datePublished": "2024-05-05T10:00:00+02:00",}}</script>{ARTICLE}'
    )
    assert str(found.published) == "2024-05-05"
