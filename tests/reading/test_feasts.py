"""On which days feasts fall, by the calendar each follows, and what the table of named events may hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.timerules import NamedDay, TimeRules
from dragoman.model.document import Document
from dragoman.model.errors import KnowledgeError
from dragoman.model.interval import Interval
from dragoman.reading.feasts import feast, hebrew_day, islamic_day, orthodox_easter
from dragoman.reading.parse import Parser
from dragoman.reading.times import find_times
from tests.reading.dated import RULES, shown

NAMED = [day for days in RULES.named.values() for day in days]


def first_day(name: str, year: int) -> date:
    day = next(d for d in NAMED if d.words == tuple(name.lower().split()))
    return feast(day, year).first


@pytest.mark.parametrize(
    ("year", "day"),
    [(2014, date(2014, 4, 20)), (2021, date(2021, 5, 2)), (2024, date(2024, 5, 5)), (2025, date(2025, 4, 20))],
)
def test_orthodox_easter_follows_the_julian_moon(year: int, day: date) -> None:
    """It falls on the Western day in some years and up to five weeks later in others."""
    assert orthodox_easter(year) == day


@pytest.mark.parametrize(
    ("year", "month", "day", "found"),
    [
        (5784, 7, 1, date(2023, 9, 16)),
        (5784, 7, 10, date(2023, 9, 25)),
        (5784, 1, 15, date(2024, 4, 23)),
        (5784, 12, 14, date(2024, 3, 24)),
        (5785, 9, 25, date(2024, 12, 26)),
    ],
)
def test_a_jewish_day_is_reckoned_from_its_new_year(year: int, month: int, day: int, found: date) -> None:
    """Months count from Nisan; Purim of a leap year is kept in the second Adar."""
    assert hebrew_day(year, month, day) == found


@pytest.mark.parametrize(
    ("year", "month", "day", "found"),
    [(1445, 9, 1, date(2024, 3, 11)), (1445, 10, 1, date(2024, 4, 10)), (1445, 1, 10, date(2023, 7, 28))],
)
def test_an_islamic_day_is_reckoned_by_the_tables(year: int, month: int, day: int, found: date) -> None:
    """Eleven leap years in thirty."""
    assert islamic_day(year, month, day) == found


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Thanksgiving", 2023, date(2023, 11, 23)),
        ("Memorial Day", 2024, date(2024, 5, 27)),
        ("Ash Wednesday", 2024, date(2024, 2, 14)),
        ("Lunar New Year", 2024, date(2024, 2, 10)),
        ("Diwali", 2022, date(2022, 10, 24)),
        ("Nakba Day", 2024, date(2024, 5, 15)),
    ],
)
def test_a_feast_falls_where_its_row_says(name: str, year: int, day: date) -> None:
    """Fixed days, n-th weekdays, days from Easter, and lists for calendars of the moon."""
    assert first_day(name, year) == day


def test_a_feast_of_an_unlisted_year_has_no_day(parser: Parser) -> None:
    """No day is invented for a year that the list lacks."""
    assert shown(parser, "They met at Diwali 1950.") == []


def test_a_sighted_moon_may_come_a_day_before_the_tables(parser: Parser) -> None:
    """Eid spans the two days on which countries may begin it."""
    assert ("Eid al-Fitr", "2023-04-21", "2023-04-22") in shown(parser, "They met on Eid al-Fitr.", "2023-05-15")


@pytest.mark.parametrize("named", [d for d in NAMED if not d.comes_back], ids=lambda d: " ".join(d.words))
def test_an_event_of_the_table_ends_after_it_began(named: NamedDay) -> None:
    """Days, months or years, in order, and none of them invented."""
    assert named.first[:4] <= named.last[:4]
    assert len(named.first) != 10 or len(named.last) != 10 or named.first <= named.last


def test_no_name_of_the_table_means_two_things() -> None:
    """A name stands in one row."""
    names = [name for row in KnowledgeFiles().rows("en/named_events.csv") for name in row.texts("names")]
    assert len(names) == len({name.lower() for name in names})


def test_a_long_war_is_a_time_only_where_it_dates(parser: Parser) -> None:
    """ "Since the Korean War" is a time, the war itself is none."""
    assert shown(parser, "Films about the Korean War bored him.") == []
    assert ("the Korean War", "1950-06-25", "2024-05-15") in shown(parser, "He has limped since the Korean War.")


def test_a_treaty_is_no_time(parser: Parser) -> None:
    """Who joins an accord today does not do so on the day on which it was signed."""
    assert shown(parser, "Another kingdom may join the Abraham Accords.") == []


def test_the_start_of_an_event_is_its_first_day(parser: Parser) -> None:
    """And its end the last."""
    assert ("the end of World War II", "1945-09-02", "1945-09-02") in shown(
        parser, "He was born towards the end of World War II."
    )


def test_an_operation_is_no_feast(parser: Parser) -> None:
    """ "Operation Ramadan" is a battle's name."""
    assert shown(parser, "He fell in Operation Ramadan.") == []


@pytest.mark.parametrize(
    ("first", "told"),
    [("2024-02-30", "is no day"), ("Easter", "no rule of a feast"), ("--11-4thur", "no rule of a feast")],
)
def test_a_row_that_names_no_day_is_told_where_it_stands(tmp_path: Path, first: str, told: str) -> None:
    """A user's table is checked when it is loaded."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "named_events.csv").write_text(f"names,first,last,source\nOur Raid,{first},{first},us\n")
    with pytest.raises(KnowledgeError, match=told):
        TimeRules.load(KnowledgeFiles(tmp_path))


def test_a_users_event_is_read(tmp_path: Path, parser: Parser) -> None:
    """A row of one's own dates what leans on it."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "named_events.csv").write_text("names,first,last,source\nDovrefjell pact,2019-03,2019-03,us\n")
    rules = TimeRules.load(KnowledgeFiles(tmp_path))
    found = find_times(
        parser.parse(Document("x", "It has been calm since the Dovrefjell pact.", date(2024, 5, 15))), rules
    )
    assert [t.interval for t in found] == [Interval(date(2019, 3, 1), date(2024, 5, 15))]
