"""The day of a page is its outlet's local day, chosen among all that tell one."""

# ruff: noqa: E501 - mark-up is read in one piece

from __future__ import annotations

from datetime import date

import pytest

from dragoman.ingest.page import Page, read_page
from dragoman.ingest.stamp import is_day_line, read_stamp

TEXT = "<p>The envoys of the two river countries met in the harbour, and nobody spoke of a date for the next round.</p>"
BODY = TEXT + "<p>The talks had been put off twice since the winter, and the bridge stays shut until they are over.</p>"


def page(head: str = "", line: str = "", after: str = "", lang: str = "en", url: str | None = None) -> Page:
    """A page with something in its head, by its headline and after its text."""
    return read_page(
        f"<html lang={lang}><head>{head}</head><body><article><h1>Envoys meet again</h1>{line}<div class=post-body>{BODY}</div></article>{after}</body></html>",
        url,
    )


def data(**keys: str) -> str:
    """JSON-LD."""
    said = ", ".join(f'"{key}": "{value}"' for key, value in keys.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Envoys meet again", {said}}}</script>'


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (data(datePublished="2024-05-05T23:40:00-04:00"), ""),
        (data(datePublished="2024-05-06T03:40:00Z"), "<p>May 5, 2024 at 11:40 p.m.</p>"),
        (data(datePublished="2024-05-06T03:40:00Z"), "<p>Sunday, 5 May 2024</p>"),
        (data(datePublished="2024-05-06T03:40:00Z"), '<time datetime="2024-05-05T23:40:00-04:00">3 years ago</time>'),
        (data(datePublished="2024-05-04T22:10:00.000Z"), "<div class=when>5 May 2024, 00:10</div>"),
        (
            data(datePublished="2024-05-06T03:40:00Z", dateModified="2024-05-06T10:15:00Z"),
            "<p>Updated May 6, 2024 at 6:15 a.m.</p>",
        ),
        ('<meta property="article:published_time" content="2024-05-05T10:00:00+00:00">', ""),
        ('<meta name="date" content="2019-01-01">', "<p>Published: 5 May 2024</p>"),
        ('<meta name="pubdate" content="20240505">', ""),
        ('<meta name="parsely-pub-date" content="1714910400">', ""),
        ("", '<span itemprop="datePublished" content="2024-05-05"></span>'),
        ("", '<abbr itemprop="datePublished" title="x" content="2024-05-05T01:00">1:00</abbr>'),
        ("", "<p>Published 4:30 PM EDT, Sun May 5, 2024 | Updated 8:00 AM EDT, Mon May 6, 2024</p>"),
        ("", "<p>By Maren Holt | 05/05/2024</p>"),
        ("", "<span>May 5, 2024</span><span>10:30 AM EDT</span>"),
        (data(datePublished="Sun, 05 May 2024 23:40:00 -0400"), ""),
    ],
)
def test_the_outlet_s_local_day(head: str, line: str) -> None:
    """Whatever tells it; Greenwich time is read in the zone that the rest of the page shows."""
    assert page(head, line).published == date(2024, 5, 5)


def test_greenwich_time_alone_is_read_by_the_address() -> None:
    """An address of India has India's clock, one that says nothing that of Greenwich."""
    head = data(datePublished="2024-05-05T20:00:00Z")
    assert page(head, url="https://mail.example.in/a").published == date(2024, 5, 6)
    assert page(head, url="https://mail.example/a").published == date(2024, 5, 5)


@pytest.mark.parametrize(("lang", "day", "told"), [("en-US", 5, 0), ("en-GB", 6, 0), ("en", 6, 1)])
def test_numbers_are_read_as_the_country_writes_them(lang: str, day: int, told: int) -> None:
    """Day first where nobody tells which, as most of the world has it, and with a warning."""
    found = page(line="<p>Published 06/05/2024</p>", lang=lang)
    assert (found.published, len(found.warnings)) == (date(2024, 11 - day, day), told)


@pytest.mark.parametrize(
    "after",
    [
        '<div class="related"><time datetime="2026-01-01">1 January 2026</time></div>',
        '<div id="comments"><p>Jo, 3 May 2025: I have said so for years.</p></div>',
        '<aside><span itemprop="datePublished" content="2026-01-01">1 January 2026</span></aside>',
        "<footer>Copyright 2026. Printed on 24 October 2026.</footer>",
        f"<section>{data(datePublished='2026-01-01').replace('Envoys meet again', 'Storm in the hills')}</section>",
    ],
    ids=["related", "comment", "microdata", "footer", "another article"],
)
def test_days_of_other_things_do_not_count(after: str) -> None:
    """They stand beside or below."""
    assert page(data(datePublished="2024-05-05"), after=after).published == date(2024, 5, 5)
    assert page(
        line="<p>Published: 5 May 2024</p>", after=after.replace("<script", "<i").replace("</script", "</i")
    ).published == date(2024, 5, 5)


def test_two_that_readers_see_outweigh_one_in_the_data() -> None:
    """A system that was moved writes the day of its move; the address and the line keep the first. It is told."""
    head = data(datePublished="2026-02-01T10:00:00+01:00", dateModified="2026-02-01T10:00:00+01:00")
    found = page(head, "<p>Published: 5 May 2024</p>", url="https://post.example/2024/05/05/envoys")
    assert found.published == date(2024, 5, 5)
    assert "2026-02-01" in found.warnings[0]


@pytest.mark.parametrize(
    "day", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2999-12-31", "2024-02-30", "soon", "0"]
)
def test_no_day_is_better_than_a_false_one(day: str) -> None:
    """What stands for "never set", what no calendar has, and what is far ahead."""
    assert page(data(datePublished=day)).published is None


def test_a_day_after_all_else_on_the_page_is_not_used() -> None:
    """No clock is asked: what lies more than a year after every other day there is a slip."""
    others = '<time datetime="2024-05-05"></time><time datetime="2024-04-02"></time>'
    found = page(data(datePublished="2031-01-01"), after=f"<div>{others}</div>")
    assert found.published is None
    assert "lies after all else" in found.warnings[0]


def test_nothing_is_changed_a_month_before_it_is_published() -> None:
    """Then the first of the two is wrong."""
    assert page(data(datePublished="2031-01-01", dateModified="2024-05-05")).published is None


def test_the_day_of_change_stands_in() -> None:
    """Where nothing else is told, with a warning."""
    found = page(line="<p>Last updated: May 6, 2024</p>")
    assert (found.published, found.updated) == (date(2024, 5, 6), date(2024, 5, 6))
    assert "last change" in found.warnings[0]


def test_published_and_updated_are_two() -> None:
    """Each by its own word."""
    found = page(line="<div>Published 5 May 2024, 10:00 Updated 7 May 2024, 09:12</div>")
    assert (found.published, found.updated) == (date(2024, 5, 5), date(2024, 5, 7))


def test_a_dateline_is_asked_last() -> None:
    """A bare page of an agency has no other."""
    bare = "<html><body><h2>Envoys meet again</h2><p>OSLO, May 5, 2024 (Field Wire) — The envoys met in the harbour, and nobody spoke.</p></body></html>"
    assert read_page(bare).published == date(2024, 5, 5)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-05T10:00:00+05:30", "2024-05-05"),
        ("20240505T101500Z", "2024-05-05"),
        ("1714910400000", "2024-05-05"),
        ("May 5th, 2024", "2024-05-05"),
        ("5-May-2024", "2024-05-05"),
        ("Sunday 5 May 2024 10.30 BST", "2024-05-05"),
        ("May 5, 202410:30 AM EDT", "2024-05-05"),
        ("25/12/2024", "2024-12-25"),
        ("05.06.2024", "2024-06-05"),
        ("06/05/2024", None),
        ("version 1.2.3", None),
        ("2024", None),
        ("", None),
    ],
)
def test_dates_as_pages_write_them(written: str, day: str | None) -> None:
    """For machines and for readers; what may be two days is none."""
    stamp = read_stamp(written)
    assert (str(stamp.day) if stamp else None) == day


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Published: 5 May 2024, 10:30 GMT", True),
        ("May 5, 2024 at 11:40 p.m.", True),
        ("He resigned on 5 May 2024.", False),
        ("Thursday", False),
    ],
)
def test_a_line_that_is_only_a_date(line: str, is_one: bool) -> None:
    """It is no line of the article."""
    assert is_day_line(line) is is_one
