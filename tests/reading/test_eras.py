"""Years of long ago: which numbers are years, and how years before Christ are told and written."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.timerules import TimeRules
from dragoman.model.document import Document
from dragoman.model.interval import UNKNOWN, Interval, Timex
from dragoman.reading.eras import find_eras, is_proxy, written_before, year_before
from dragoman.reading.parse import Parser
from dragoman.reading.times import find_times

RULES = TimeRules.load(KnowledgeFiles())
MONK = "The monk Aldo (c. 312 - 30 May 371) took his vows in 334 and left the valley until 340."


def read(parser: Parser, text: str) -> list[Timex]:
    return find_times(parser.parse(Document("x", text, date(2024, 5, 15))), RULES)


def test_an_old_texts_three_digits_are_years(parser: Parser) -> None:
    """Where numbers of three digits stand as years do, they are read as years."""
    found = {t.span.of(MONK): t.interval for t in read(parser, MONK)}
    assert found["334"] == Interval(date(334, 1, 1), date(334, 12, 31))
    assert found["30 May 371"] == Interval(date(371, 5, 30), date(371, 5, 30))


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose to 347 and the army lost 211 men in 360 raids.",
        "The bill passed by 312 to 110, and after 200 days it became law in 120 towns.",
        "He took flight 370 and came in 101 other planes.",
    ],
)
def test_a_count_of_three_digits_is_no_year(parser: Parser, text: str) -> None:
    """Counts of the news stay counts."""
    assert not find_eras(parser.parse(Document("x", text))).years


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The town fell in 480 BC.", "480 BC", "BC0480"),
        ("The town fell in April 480 BC.", "April 480 BC", "BC0480-04"),
        ("The town fell in the summer of 480 BC.", "the summer of 480 BC", "BC0480-SU"),
        ("The league fought all through the 470s BC.", "the 470s BC", "BC047"),
        ("The league grew in the 4th century BC.", "the 4th century BC", "BC03"),
        ("The siege began in 480 BC. It ended the following year.", "the following year", "BC0479"),
        ("War came in 480 BC and peace in 449.", "449", "BC0449"),
    ],
)
def test_years_before_christ_are_written_as_such(parser: Parser, text: str, words: str, value: str) -> None:
    """Their value says so, and our calendar has no day for them."""
    found = next(t for t in read(parser, text) if t.span.of(text) == words)
    assert (found.value, found.interval) == (value, UNKNOWN)


def test_a_proxy_and_its_year_belong_together() -> None:
    """Years before Christ run forward as proxies: 479 BC is the year after 480 BC."""
    assert year_before(479) == year_before(480) + 1
    assert is_proxy(year_before(1))
    assert not is_proxy(2024)
    assert written_before(f"{year_before(480)}-04-02") == "BC0480-04-02"


@pytest.mark.parametrize("number", [0, 2000])
def test_a_year_beyond_the_proxies_is_refused(number: int) -> None:
    """Only 1 BC to 1999 BC can be told."""
    with pytest.raises(ValueError, match="proxy"):
        year_before(number)
