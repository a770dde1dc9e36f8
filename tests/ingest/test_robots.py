"""robots.txt is kept as RFC 9309 has it."""

from __future__ import annotations

import time

import pytest

from dragoman.ingest.robots import ALL, NOTHING, read_robots

RULES = """
# for all
User-agent: *
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search?
Crawl-delay: 5

User-agent: dragoman
User-agent: other
Disallow: /dragons

User-agent: third
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/", True),
        ("/private/a", False),
        ("/private/open/a", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
        ("/search?q=1", False),
        ("/search", True),
        ("/%70rivate/a", False),
    ],
)
def test_the_longest_rule_that_fits_decides(path: str, may: bool) -> None:
    """With stars and ends of line."""
    assert read_robots(RULES, "nobody").allows(path) is may


def test_who_is_named_keeps_his_own_rules() -> None:
    """And not those for all."""
    ours = read_robots(RULES, "dragoman")
    assert (ours.allows("/private/a"), ours.allows("/dragons/1"), ours.delay_s) == (True, False, None)


def test_a_site_may_ask_to_wait() -> None:
    """Up to a point."""
    assert read_robots(RULES, "nobody").delay_s == 5.0
    assert read_robots("User-agent: *\nCrawl-delay: 9999", "nobody").delay_s == 30.0
    assert read_robots("User-agent: *\nCrawl-delay: soon", "nobody").delay_s is None


def test_an_empty_disallow_allows_all() -> None:
    """As does a page of anything else."""
    assert read_robots("User-agent: *\nDisallow:", "nobody").allows("/a")
    assert read_robots("<html>Disallow: /</html>", "nobody").allows("/a")


def test_all_and_nothing() -> None:
    """What a missing file and an unreachable one mean."""
    assert ALL.allows("/a")
    assert not NOTHING.allows("/a")


def test_no_rule_takes_long() -> None:
    """Not even one of a thousand stars."""
    rules = read_robots("User-agent: *\nDisallow: /" + "a*" * 1_000 + "b$", "nobody")
    before = time.perf_counter()
    rules.allows("/" + "a" * 5_000)
    assert time.perf_counter() - before < 1.0
