"""The head of an article: day, place, and where the article proper starts."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

import dragoman
from dragoman.ingest.dateline import find_day, find_head, read_day

HEADS = [
    ("date 2025-05-15 On Thursday envoys met.", "2025-05-15", None, "On Thursday"),
    (" date 2025-05-15 On Thursday envoys met.", "2025-05-15", None, "On Thursday"),
    ("date 2023-08-11 Abuja\n\nEnvoys met.", "2023-08-11", "Abuja", "Envoys"),
    ("date 2023-08-11\n\nEnvoys met.", "2023-08-11", None, "Envoys"),
    ("By our correspondent | 15 December 2023\n\nThey met.", "2023-12-15", None, "They"),
    ("By Ann Author\nJanuary 3, 2024\n\nThey met.", "2024-01-03", None, "They"),
    ("Published: 12 March 2024, 10:30 GMT\n\nThey met.", "2024-03-12", None, "They"),
    ("Friday, 15 December 2023\n\nThey met.", "2023-12-15", None, "They"),
    ("2025-03-01\nThey met.", "2025-03-01", None, "They"),
    ("GENEVA, August 16, 2024 — Envoys met.", "2024-08-16", "GENEVA", "Envoys"),
    ("PRISTINA, 6 October 2023 — Envoys met.", "2023-10-06", "PRISTINA", "Envoys"),
    ("KUALA LUMPUR, 31 July 2025 - Envoys met.", "2025-07-31", "KUALA LUMPUR", "Envoys"),
    ("BOGOTÁ, Jan. 22, 2025 -- Envoys met.", "2025-01-22", "BOGOTÁ", "Envoys"),
    ("WASHINGTON/LONDON, Jan 12, 2024 (Agency) - Jets flew.", "2024-01-12", "WASHINGTON/LONDON", "Jets"),
    ("Sanaa, Yemen, January 12, 2024 — Jets flew.", "2024-01-12", "Sanaa, Yemen", "Jets"),
    ("MOSCOW, August 16, 2024 /AGENCY/. Envoys met.", "2024-08-16", "MOSCOW", "Envoys"),
    ("KYIV, Ukraine (AG) — Envoys met.", None, "KYIV, Ukraine", "Envoys"),
    ("WASHINGTON, May 3 (Agency) - Envoys met.", None, "WASHINGTON", "Envoys"),
    ("PARIS — “We met,” he said.", None, "PARIS", "“We"),
]


@pytest.mark.parametrize(("text", "day", "place", "start"), HEADS, ids=[case[0][:30] for case in HEADS])
def test_a_head_gives_day_place_and_start(text: str, day: str | None, place: str | None, start: str) -> None:
    """Day, place and the first word after the head are found."""
    head = find_head(text)
    assert (head.published and head.published.isoformat(), head.dateline) == (day, place)
    assert text[head.body :].startswith(start)


SAMPLES = sorted(Path(dragoman.__file__).parent.joinpath("samples").glob("*.txt"))


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.stem for sample in SAMPLES])
def test_the_samples_are_dated_by_their_heads(sample: Path) -> None:
    """Their names carry the day that the head must give."""
    assert str(find_head(sample.read_text(encoding="utf-8")).published) == sample.name[:10]


NO_HEADS = [
    "On May 3, 2024 - a Friday - they met.",
    "The deal of 2023-05-01 holds.",
    "NATO — The alliance met.",
    "BREAKING — Envoys meet.",
    "In Geneva, August 16, 2024 was a day of talks.",
    "The accord reached in Geneva, August 16, 2024 — a milestone — held.",
    "They met.",
    "",
]


@pytest.mark.parametrize("text", NO_HEADS)
def test_prose_is_no_head(text: str) -> None:
    """A date within a sentence is never the day of publication."""
    head = find_head(text)
    assert (head.published, head.dateline, head.body) == (None, None, 0)


def test_a_headline_stays_part_of_the_article() -> None:
    """A headline tells too, so nothing before it is cut away though the day below it is found."""
    head = find_head("Envoys meet again\nMarch 06, 2008\nDuring the day they met.")
    assert (head.published, head.body) == (date(2008, 3, 6), 0)


def test_a_day_that_does_not_exist_dates_nothing() -> None:
    """30 February is no day."""
    assert find_head("OSLO, February 30, 2024 — They met.").published is None


def test_a_long_line_without_a_head_takes_no_time() -> None:
    """Patterns look at the first characters only, so that hostile text cannot hold them."""
    assert find_head("a, " * 200_000).published is None


def test_the_day_is_the_outlets_own() -> None:
    """Half past eleven at night in Kyiv is that day, though Greenwich has another."""
    assert read_day("2025-05-16T00:30:00+03:00") == date(2025, 5, 16)


@pytest.mark.parametrize("value", ["yesterday", "15.05.2025", "2025-13-01", "2025-05-15T10:00:00", "", 20250515, None])
def test_anything_but_iso_is_no_day(value: object) -> None:
    """Neither a guess nor a date-time without its offset is taken."""
    assert read_day(value) is None


def test_python_dates_are_days() -> None:
    """A datetime counts by its own calendar day."""
    assert read_day(datetime(2025, 5, 15, 23, 59)) == read_day(date(2025, 5, 15)) == date(2025, 5, 15)


@pytest.mark.parametrize("value", ["2025-05-15T23:30:00-04:00", "Thu, 15 May 2025 23:30:00 -0400", "May 15, 2025"])
def test_metadata_is_read_in_any_usual_form(value: str) -> None:
    """Pages write days in many ways."""
    assert find_day(value) == date(2025, 5, 15)


def test_a_byline_closes_the_head_and_the_headline_is_the_title() -> None:
    """The line "By our correspondent | date" is no sentence of the article."""
    text = "Envoys meet again\n\nBy our correspondent | 6 March 2008\n\nOSLO — Envoys met."
    head = find_head(text)
    assert (head.published, head.title, head.dateline) == (date(2008, 3, 6), "Envoys meet again", "OSLO")
    assert text[head.body :] == "Envoys met."


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("The Harbour Post | 11 April 2025", "The Harbour Post"),
        ("By Ann Author | 11 April 2025", None),
        ("Published: 11 April 2025", None),
    ],
)
def test_an_outlet_before_the_date_is_the_source(line: str, source: str | None) -> None:
    """ "Outlet | date" names the outlet; a byline and "Published" name none."""
    assert find_head(f"{line}\n\nEnvoys met.").source == source
