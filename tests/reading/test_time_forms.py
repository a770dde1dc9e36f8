"""Weekdays, parts of a period, nights, bounds, ranges, clocks and forms of dates, each with one sentence of the news."""

from __future__ import annotations

import pytest

from dragoman.reading.parse import Parser
from tests.reading.dated import shown


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Negotiators will reconvene on Thursday.", "Thursday", "2024-05-16", "2024-05-16"),
        ("The envoy is expected in Doha on Sunday.", "Sunday", "2024-05-19", "2024-05-19"),
        ("The rebels took the airstrip on Sunday.", "Sunday", "2024-05-12", "2024-05-12"),
        ("Parliament is due to vote this Friday.", "this Friday", "2024-05-17", "2024-05-17"),
        ("The council meets again in July.", "July", "2024-07-01", "2024-07-31"),
        ("The ceasefire collapsed in July.", "July", "2023-07-01", "2023-07-31"),
        ("Elections are scheduled for December.", "December", "2024-12-01", "2024-12-31"),
        ("The garrison had surrendered in December.", "December", "2023-12-01", "2023-12-31"),
        ("The summit has been moved to Saturday.", "Saturday", "2024-05-18", "2024-05-18"),
        ("Ministers postponed the vote until Tuesday.", "Tuesday", "2024-05-15", "2024-05-21"),
        ("Tuesday's vote was called off.", "Tuesday", "2024-05-14", "2024-05-14"),
        ("Aid trucks are to cross next Monday.", "next Monday", "2024-05-20", "2024-05-20"),
        ("The convoy crossed this past Monday.", "this past Monday", "2024-05-13", "2024-05-13"),
        ("The convoy will cross this coming Monday.", "this coming Monday", "2024-05-20", "2024-05-20"),
        ("He resigned Monday of last week.", "Monday of last week", "2024-05-06", "2024-05-06"),
        ("They gather a week on Thursday.", "a week on Thursday", "2024-05-23", "2024-05-23"),
        ("They gather Thursday week.", "Thursday week", "2024-05-23", "2024-05-23"),
        ("They gather on Friday next week.", "Friday next week", "2024-05-24", "2024-05-24"),
    ],
)
def test_the_tense_says_which_weekday_or_month(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """A past looks back, a future ahead; what is put off lies ahead whatever its tense."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("They met on the first Tuesday of March.", "the first Tuesday of March", "2024-03-05", "2024-03-05"),
        ("They met on the last Friday in April.", "the last Friday in April", "2024-04-26", "2024-04-26"),
        ("They met in the second week of April.", "the second week of April", "2024-04-08", "2024-04-14"),
        ("They met on the third day of April.", "the third day of April", "2024-04-03", "2024-04-03"),
        ("They met on the penultimate day of April.", "the penultimate day of April", "2024-04-29", "2024-04-29"),
        ("They met in the final days of 2023.", "the final days of 2023", "2023-12-25", "2023-12-31"),
        ("They met in the opening days of January.", "the opening days of January", "2024-01-01", "2024-01-07"),
        ("They met in the first three months of 2024.", "the first three months of 2024", "2024-01-01", "2024-03-31"),
        ("They met in the last two weeks of March.", "the last two weeks of March", "2024-03-18", "2024-03-31"),
        ("They met in the third week of November 2022.", "the third week of November 2022", "2022-11-15", "2022-11-21"),
        ("They met in the final week of the year.", "the final week of the year", "2024-12-25", "2024-12-31"),
    ],
)
def test_an_ordinal_picks_a_unit_of_a_period(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """Days, weeks, weekdays and months are counted within the period named."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("They met in early January.", "early January", "2024-01-01", "2024-01-10"),
        ("They met in mid-February.", "mid-February", "2024-02-11", "2024-02-20"),
        ("They met in late 2022.", "late 2022", "2022-09-01", "2022-12-31"),
        ("They met towards the end of March.", "the end of March", "2024-03-21", "2024-03-31"),
        ("They met at the beginning of the month.", "the beginning of the month", "2024-05-01", "2024-05-10"),
        ("They met mid-week.", "mid-week", "2024-05-14", "2024-05-16"),
        ("They met early on Monday.", "early on Monday", "2024-05-13", "2024-05-13"),
        ("They met late Tuesday.", "late Tuesday", "2024-05-14", "2024-05-14"),
        ("They met late last year.", "late last year", "2023-09-01", "2023-12-31"),
        ("They met early this year.", "early this year", "2024-01-01", "2024-04-30"),
        ("They met at the start of the week.", "the start of the week", "2024-05-13", "2024-05-14"),
        ("The first half of the 1990s was bloody.", "The first half of the 1990s", "1990-01-01", "1994-12-31"),
        ("They met at the turn of the year.", "the turn of the year", "2023-12-25", "2024-01-07"),
        ("They met in the middle of last week.", "the middle of last week", "2024-05-07", "2024-05-09"),
    ],
)
def test_a_part_of_a_stretch_is_its_third(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """Early, middle and late, by the conventions of RECORD.md; weeks and seasons by their days and months."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Drones struck in the small hours of Sunday.", "the small hours of Sunday", "2024-05-12", "2024-05-12"),
        ("Drones struck overnight into Tuesday.", "overnight into Tuesday", "2024-05-13", "2024-05-14"),
        ("Drones struck on the night of 12 May.", "the night of 12 May", "2024-05-12", "2024-05-13"),
        ("Drones struck on Saturday night.", "Saturday night", "2024-05-11", "2024-05-12"),
        ("Drones struck on Sunday morning.", "Sunday morning", "2024-05-12", "2024-05-12"),
        ("Drones struck last night.", "last night", "2024-05-14", "2024-05-15"),
        ("Drones struck at dawn on Sunday.", "dawn on Sunday", "2024-05-12", "2024-05-12"),
        ("Drones struck before dawn on Sunday.", "dawn on Sunday", "2024-05-12", "2024-05-12"),
        ("Drones struck shortly after midnight on Sunday.", "midnight on Sunday", "2024-05-12", "2024-05-12"),
        ("Drones struck on the night of 12-13 May.", "the night of 12-13 May", "2024-05-12", "2024-05-13"),
        ("Drones struck in the night from Friday to Saturday.", "Friday", "2024-05-10", "2024-05-11"),
        ("Drones struck on Sunday night into Monday.", "Sunday night into Monday", "2024-05-12", "2024-05-13"),
        ("Drones struck the port overnight.", "overnight", "2024-05-14", "2024-05-15"),
        ("Drones struck early Wednesday.", "early Wednesday", "2024-05-15", "2024-05-15"),
        ("Drones struck this morning.", "this morning", "2024-05-15", "2024-05-15"),
        ("Drones struck yesterday evening.", "yesterday evening", "2024-05-14", "2024-05-14"),
        (
            "Drones struck during the early hours of the morning on Sunday.",
            "the early hours of the morning on Sunday",
            "2024-05-12",
            "2024-05-12",
        ),
        ("Drones struck in the predawn hours of Friday.", "the predawn hours of Friday", "2024-05-10", "2024-05-10"),
        ("Drones struck in Monday's early hours.", "Monday's early hours", "2024-05-13", "2024-05-13"),
        ("Drones struck at the weekend.", "the weekend", "2024-05-11", "2024-05-12"),
        ("Drones struck last weekend.", "last weekend", "2024-05-11", "2024-05-12"),
        ("They will gather next weekend.", "next weekend", "2024-05-25", "2024-05-26"),
    ],
)
def test_a_night_reaches_into_the_next_day(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """The small hours belong to the day named, a night to two."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("They retreated last autumn.", "last autumn", "2023-09-01", "2023-11-30"),
        ("They retreated in the spring of 2022.", "the spring of 2022", "2022-03-01", "2022-05-31"),
        ("A summit is planned for this autumn.", "this autumn", "2024-09-01", "2024-11-30"),
        ("They retreated last winter.", "last winter", "2023-12-01", "2024-02-29"),
        ("They retreated in late summer 2022.", "late summer 2022", "2022-08-01", "2022-08-31"),
        ("They retreated in early spring.", "early spring", "2024-03-01", "2024-03-31"),
        ("They retreated in the winter of 2022-23.", "the winter of 2022-23", "2022-12-01", "2023-02-28"),
    ],
)
def test_a_season_is_three_months(parser: Parser, text: str, words: str, first: str | None, last: str | None) -> None:
    """Meteorological seasons; a winter is named by its December."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The border has been shut since last October.", "last October", "2023-10-01", "2024-05-15"),
        ("The border will stay shut until 1 June.", "1 June", "2024-05-15", "2024-06-01"),
        ("Troops must leave by year's end.", "year's end", "2024-05-15", "2024-12-31"),
        ("Troops must leave by the end of the year.", "the end of the year", "2024-05-15", "2024-12-31"),
        ("Troops must leave no later than 30 June.", "30 June", "2024-05-15", "2024-06-30"),
        ("Troops must leave before the end of July.", "the end of July", "2024-05-15", "2024-07-31"),
        ("Troops will leave no earlier than September.", "September", "2024-09-01", None),
        ("The curfew applies from 1 June onwards.", "1 June", "2024-06-01", None),
        ("The curfew takes effect as of 1 June.", "1 June", "2024-06-01", "2024-06-01"),
        ("The ban has held ever since 2015.", "2015", "2015-01-01", "2024-05-15"),
        ("The pact must be signed by mid-June.", "mid-June", "2024-05-15", "2024-06-20"),
        ("The pact runs through 2026.", "2026", "2024-05-15", "2026-12-31"),
        ("The pact runs through the end of 2026.", "the end of 2026", "2024-05-15", "2026-12-31"),
        ("Talks will not resume until after the election in November.", "November", "2024-11-01", "2024-11-30"),
    ],
)
def test_a_bound_opens_or_closes_a_stretch(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """Since, until, by, from: up to publication, up to the day, open where the text leaves it open."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("They met from 3 to 7 April.", "7 April", "2024-04-03", "2024-04-07"),
        ("They met between Monday and Thursday last week.", "Monday", "2024-05-06", "2024-05-09"),
        ("They met from March to May 2022.", "March", "2022-03-01", "2022-05-31"),
        ("He ruled from 1994 to 2005.", "1994", "1994-01-01", "1994-12-31"),
        ("The war of 1998-2000 left scars.", "1998", "1998-01-01", "1998-12-31"),
        ("The war of 1998-99 left scars.", "99", "1999-01-01", "1999-12-31"),
        ("They met between 3 March and 9 April 2023.", "3 March", "2023-03-03", "2023-04-09"),
        ("They met from late March to early April.", "late March", "2024-03-21", "2024-04-10"),
        ("They will meet on May 28 and 29.", "29", "2024-05-29", "2024-05-29"),
    ],
)
def test_a_range_has_two_ends(parser: Parser, text: str, words: str, first: str | None, last: str | None) -> None:
    """Both ends of a range are known to each; years stay years."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (
            "Output fell in the fourth quarter of last year.",
            "the fourth quarter of last year",
            "2023-10-01",
            "2023-12-31",
        ),
        ("Output fell in Q3.", "Q3", "2023-07-01", "2023-09-30"),
        ("Output fell last quarter.", "last quarter", "2024-01-01", "2024-03-31"),
        ("Output fell in the first quarter.", "the first quarter", "2024-01-01", "2024-03-31"),
        ("Output fell in the second half of last year.", "the second half of last year", "2023-07-01", "2023-12-31"),
        ("Exports shrank in the first half of the year.", "the first half of the year", "2024-01-01", "2024-06-30"),
        ("Output fell in H1 2023.", "H1 2023", "2023-01-01", "2023-06-30"),
    ],
)
def test_quarters_and_halves_are_of_the_calendar_year(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """ "Q3", "H1 2023", "last quarter"."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("They march every Friday.", "every Friday", None, None),
        ("They march twice a week.", "a week", None, None),
        ("They meet on the first Monday of every month.", "every month", None, None),
        ("They shell the town nightly.", "nightly", None, None),
    ],
)
def test_what_comes_back_is_a_set_without_days(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """ "Every Friday" names no single day."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The treaty dates from the 1950s.", "the 1950s", "1950-01-01", "1959-12-31"),
        ("The treaty dates from the early 20th century.", "the early 20th century", "1900-01-01", "1939-12-31"),
        ("The feud began in the nineties.", "the nineties", "1990-01-01", "1999-12-31"),
        ("The feud began two decades ago.", "two decades ago", "2004-05-15", "2004-05-15"),
        ("The feud dates from the last century.", "the last century", "1900-01-01", "1999-12-31"),
        ("Over the past decade the feud has grown.", "the past decade", "2014-05-15", "2024-05-15"),
    ],
)
def test_decades_and_centuries_are_whole(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """As the press counts them."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Sirens sounded at 0400 GMT on Monday.", "0400 GMT on Monday", "2024-05-13", "2024-05-13"),
        ("Sirens sounded at 04:00 UTC on Monday.", "04:00 UTC on Monday", "2024-05-13", "2024-05-13"),
        ("Sirens sounded at 6.30pm on Monday.", "6.30pm on Monday", "2024-05-13", "2024-05-13"),
        ("Sirens sounded on Monday at 17:45 local time.", "Monday at 17:45 local time", "2024-05-13", "2024-05-13"),
        ("Sirens sounded at noon on Monday.", "noon on Monday", "2024-05-13", "2024-05-13"),
        ("Sirens sounded shortly before 3 a.m. on Sunday.", "3 a.m. on Sunday", "2024-05-12", "2024-05-12"),
        ("Sirens sounded at 2pm (1300 GMT) on Monday.", "2pm (1300 GMT) on Monday", "2024-05-13", "2024-05-13"),
    ],
)
def test_a_clock_keeps_its_day(parser: Parser, text: str, words: str, first: str | None, last: str | None) -> None:
    """Hours with zones stand for the day beside them."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The order, dated 3/5/2024, was leaked.", "3/5/2024", "2024-03-05", "2024-03-05"),
        ("The order, dated 23/5/2023, was leaked.", "23/5/2023", "2023-05-23", "2023-05-23"),
        ("The order of 2024-04-30 was leaked.", "2024-04-30", "2024-04-30", "2024-04-30"),
        ("The order of 2024-04-30T10:00:00Z was leaked.", "2024-04-30T10:00:00Z", "2024-04-30", "2024-04-30"),
        ("The order of 30.4.2024 was leaked.", "30.4.2024", "2024-04-30", "2024-04-30"),
        ("The order of April 30th, 2024 was leaked.", "April 30th, 2024", "2024-04-30", "2024-04-30"),
        ("The order of 30 Apr 2024 was leaked.", "30 Apr 2024", "2024-04-30", "2024-04-30"),
        ("The order of Tues., Apr. 30, was leaked.", "Tues., Apr. 30", "2024-04-30", "2024-04-30"),
        ("The order of 30-Apr-2024 was leaked.", "30-Apr-2024", "2024-04-30", "2024-04-30"),
        ("The order of 2024/04/30 was leaked.", "2024/04/30", "2024-04-30", "2024-04-30"),
        ("The order of the thirtieth of April was leaked.", "the thirtieth of April", "2024-04-30", "2024-04-30"),
        ("The order of April the 30th was leaked.", "April the 30th", "2024-04-30", "2024-04-30"),
        ("He left in Sept. 2022.", "Sept. 2022", "2022-09-01", "2022-09-30"),
        ("He left in '98.", "'98", "1998-01-01", "1998-12-31"),
    ],
)
def test_a_date_is_read_in_every_usual_form(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """Points day first, slashes month first unless that cannot be, ISO, words, abbreviations."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It was the worst raid since World War II.", "World War II", "1939-09-01", "1945-09-02"),
        ("It was the worst raid since 2014.", "2014", "2014-01-01", "2014-12-31"),
        ("He was freed after 14 months in prison.", "14 months", None, None),
        ("The April 22 massacre shook the town.", "April 22", "2024-04-22", "2024-04-22"),
        ("Talks begin at the end of the month.", "the end of the month", "2024-05-21", "2024-05-31"),
        ("The truce expires at midnight.", "midnight", None, None),
        ("The truce expires in a week.", "a week", "2024-05-22", "2024-05-22"),
        ("The truce lasted a week.", "a week", None, None),
        ("A deal was reached in the run-up to Christmas.", "Christmas", "2023-12-25", "2023-12-25"),
        ("Earlier on Monday the army fired shells.", "Earlier on Monday", "2024-05-13", "2024-05-13"),
        ("Earlier in the day the army fired shells.", "Earlier in the day", "2024-05-15", "2024-05-15"),
        ("Earlier this week the army fired shells.", "Earlier this week", "2024-05-13", "2024-05-14"),
        ("The raid came a day after talks failed on Monday.", "Monday", "2024-05-13", "2024-05-13"),
        ("It came a year after the 2023 coup.", "a year after the 2023", "2024-01-01", "2024-12-31"),
        ("In 2023 and 2024 the river flooded.", "2023", "2023-01-01", "2023-12-31"),
        ("In January and February the river flooded.", "January", "2024-01-01", "2024-01-31"),
        ("In March last year the river flooded.", "March last year", "2023-03-01", "2023-03-31"),
        ("In the same month last year the river flooded.", "the same month last year", "2023-05-01", "2023-05-31"),
    ],
)
def test_plain_news_is_read_as_meant(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """Attributes, first and worst, two times in one sentence."""
    assert (words, first, last) in shown(parser, text)
