"""Markdown as its reader sees it, and what stands before it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.ingest.markdown import plain, read_markdown
from dragoman.model.errors import IngestError
from tests.ingest.inputs import taken, write

BODY = "The envoys of both countries met in Oslo on Thursday, and they said that they would meet again."


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: 'Envoys: a second round'\ndate: 2025-05-15\noutlet: The Post # ours\ntags: [a, b]\n---\n",
        '+++\ntitle = "Envoys: a second round"\ndate = 2025-05-15\noutlet = "The Post"\n+++\n',
    ],
    ids=["yaml", "toml"],
)
def test_front_matter_says_day_title_and_outlet(tmp_path: Path, head: str) -> None:
    """And is no part of the text."""
    (document,), aside, _ = taken(write(tmp_path / "a.md", head + "\n" + BODY + "\n"))
    assert (document.id, document.published) == ("a", date(2025, 5, 15))
    assert (document.title, document.source) == ("Envoys: a second round", "The Post")
    assert (document.text, aside) == (BODY, [])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# Envoys *meet* #", "Envoys meet"),
        ("The [minister](https://example.org/a_(b)) spoke.", "The minister spoke."),
        ("The [minister][1] spoke.\n\n[1]: https://example.org", "The minister spoke."),
        ("They were **very** _angry_ and ~~calm~~.", "They were very angry and calm."),
        ("A snake_case_name and 2 * 3 * 4 stay.", "A snake_case_name and 2 * 3 * 4 stay."),
        ("> They left.\n> Nobody spoke.", "They left.\nNobody spoke."),
        ("- One left.\n- Two stayed.", "One left.\nTwo stayed."),
        ("1990 was a year of talks.", "1990 was a year of talks."),
        ("![a map](m.png)They left.[^1]", "They left."),
        ("They left.\n\n```\ncode()\n```\n\nThey came.", "They left.\n\n\nThey came."),
        ("They left.\n\n---\n\nThey came.", "They left.\n\n\nThey came."),
        ("5 \\* 5 <br> and <https://example.org>", "5 * 5  and https://example.org"),
    ],
)
def test_marks_are_not_text(written: str, shown: str) -> None:
    """Words stay, and so do line ends."""
    assert plain(written) == shown


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """Where no names stand between."""
    assert read_markdown("---\n\nThey met: it was late.\n\n---\n\nThey left.", "a").text.startswith("They met")


def test_nothing_but_front_matter_is_empty() -> None:
    """And told so."""
    with pytest.raises(IngestError, match="empty"):
        read_markdown("---\ntitle: T\n---\n", "a")


def test_odd_marks_take_no_time() -> None:
    """A line of a hundred thousand brackets is a line."""
    for mark in ("[", "*", "_", "`", "<a", "![", "\\"):
        plain(mark * 20_000)
