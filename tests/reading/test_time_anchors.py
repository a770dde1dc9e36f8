"""Times that lean on something else: on the text before them, on an event by its name, on the day of a quotation."""

from __future__ import annotations

import pytest

from dragoman.reading.parse import Parser
from tests.reading.dated import shown


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (
            "Gunmen stormed the depot on 2 April. That morning the guards had been withdrawn.",
            "That morning",
            "2024-04-02",
            "2024-04-02",
        ),
        (
            "Gunmen stormed the depot on 2 April. Two days before, the guards had been withdrawn.",
            "Two days before",
            "2024-03-31",
            "2024-03-31",
        ),
        (
            "Gunmen stormed the depot on 2 April. The day before, the guards had left.",
            "The day before",
            "2024-04-01",
            "2024-04-01",
        ),
        (
            "Gunmen stormed the depot on 2 April. The following day the army sealed the town.",
            "The following day",
            "2024-04-03",
            "2024-04-03",
        ),
        (
            "Gunmen stormed the depot on 2 April. The army sealed the town three days later.",
            "three days later",
            "2024-04-05",
            "2024-04-05",
        ),
        (
            "Gunmen stormed the depot on 2 April. A day later the army sealed the town.",
            "A day later",
            "2024-04-03",
            "2024-04-03",
        ),
        (
            "Gunmen stormed the depot on 2 April. The same day the army sealed the town.",
            "The same day",
            "2024-04-02",
            "2024-04-02",
        ),
        (
            "Gunmen stormed the depot on 2 April. Later that day the army sealed the town.",
            "Later that day",
            "2024-04-02",
            "2024-04-02",
        ),
        (
            "Gunmen stormed the depot on 2 April. Later that week the army sealed the town.",
            "Later that week",
            "2024-04-03",
            "2024-04-07",
        ),
        (
            "Gunmen stormed the depot on 2 April. The next month the army pulled out.",
            "The next month",
            "2024-05-01",
            "2024-05-31",
        ),
        (
            "Gunmen stormed the depot on 2 April. A fortnight later the army pulled out.",
            "A fortnight later",
            "2024-04-16",
            "2024-04-16",
        ),
        (
            "Gunmen stormed the depot on 2 April. The night before, sirens had sounded.",
            "The night before",
            "2024-04-01",
            "2024-04-02",
        ),
        (
            "Gunmen stormed the depot on 2 April. On the eve of the raid, sirens had sounded.",
            "the eve of the raid",
            "2024-04-01",
            "2024-04-01",
        ),
        ("Gunmen stormed the depot on 2 April 2021. In May they returned.", "May", "2021-05-01", "2021-05-31"),
        (
            "Gunmen stormed the depot on 2 April 2021. The year before they had been routed.",
            "The year before",
            "2020-01-01",
            "2020-12-31",
        ),
        (
            "Gunmen stormed the depot in 2019. Two years on, the town is empty.",
            "Two years on",
            "2021-01-01",
            "2021-12-31",
        ),
        (
            "Gunmen stormed the depot on Monday. Hours later the army sealed the town.",
            "Hours later",
            "2024-05-13",
            "2024-05-14",
        ),
        (
            "Gunmen stormed the depot on Monday. 48 hours later the army sealed the town.",
            "48 hours later",
            "2024-05-15",
            "2024-05-15",
        ),
        ("Gunmen stormed the depot on 2 April. Weeks later, they returned.", "Weeks later", "2024-04-16", "2024-05-28"),
    ],
)
def test_a_step_counts_from_the_time_told_last(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """ "That morning", "three days later": read from the text, not from the day of publication."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (
            "The bridge fell nearly a month after the 3 March raid.",
            "nearly a month after the 3 March",
            "2024-03-27",
            "2024-04-02",
        ),
        (
            "The bridge fell on 3 March. Less than two weeks later it reopened.",
            "Less than two weeks later",
            "2024-03-04",
            "2024-03-16",
        ),
        (
            "The bridge fell on 3 March. More than a week later it reopened.",
            "More than a week later",
            "2024-03-11",
            "2024-03-17",
        ),
        (
            "The bridge fell on 3 March. About a week later it reopened.",
            "About a week later",
            "2024-03-07",
            "2024-03-13",
        ),
        (
            "The bridge fell on 3 March. Just over a month later it reopened.",
            "Just over a month later",
            "2024-04-04",
            "2024-05-03",
        ),
        ("The bridge fell a fortnight ago.", "a fortnight ago", "2024-05-01", "2024-05-01"),
        ("The bridge fell just over a year ago.", "just over a year ago", "2022-05-15", "2023-05-14"),
        ("The bridge fell several weeks ago.", "several weeks ago", "2024-03-27", "2024-04-24"),
        ("The bridge fell a couple of days ago.", "a couple of days ago", "2024-05-13", "2024-05-13"),
        ("The bridge fell two and a half years ago.", "two and a half years ago", "2021-11-15", "2021-11-15"),
        ("The bridge fell almost two years ago.", "almost two years ago", "2022-05-16", "2022-08-14"),
        ("The bridge fell half a century ago.", "half a century ago", "1974-05-15", "1974-05-15"),
        ("It was the first strike in more than three years.", "more than three years", "2020-05-16", "2024-05-15"),
        ("It was the first strike on the port in three years.", "three years", "2021-05-15", "2024-05-15"),
        ("No envoy had visited in a decade.", "a decade", "2014-05-15", "2024-05-15"),
        (
            "The bridge fell less than two weeks after the raid of 3 March.",
            "less than two weeks after the raid of 3 March",
            "2024-03-04",
            "2024-03-16",
        ),
        (
            "Monday brought the first ferry in more than three years.",
            "more than three years",
            "2020-05-14",
            "2024-05-13",
        ),
    ],
)
def test_a_hedge_opens_one_side_of_a_unit(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """ "Less than", "nearly", "more than", "about" widen or narrow a step as RECORD.md says."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (
            "Crowds marked the tenth anniversary of the annexation of Crimea.",
            "the tenth anniversary of the annexation of Crimea",
            "2024-03-18",
            "2024-03-18",
        ),
        (
            "Crowds marked the 20th anniversary of the 9/11 attacks.",
            "the 20th anniversary of the 9/11 attacks",
            "2021-09-11",
            "2021-09-11",
        ),
        (
            "Two years to the day after the invasion of 24 February 2022, sirens rang.",
            "Two years to the day after the invasion of 24 February 2022",
            "2024-02-24",
            "2024-02-24",
        ),
        ("Three years ago today the junta seized power.", "Three years ago today", "2021-05-15", "2021-05-15"),
        ("A year ago on Monday the truce collapsed.", "A year ago on Monday", "2023-05-13", "2023-05-13"),
    ],
)
def test_an_anniversary_is_the_day_so_many_years_on(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """Counted from the event, named or dated."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (
            "Since the beginning of the full-scale invasion, prices have doubled.",
            "the beginning of the full-scale invasion",
            "2022-02-24",
            "2024-05-15",
        ),
        ("They met on Orthodox Christmas.", "Orthodox Christmas", "2024-01-07", "2024-01-07"),
        ("They met on Orthodox Easter.", "Orthodox Easter", "2024-05-05", "2024-05-05"),
        ("They met on Diwali.", "Diwali", "2023-11-12", "2023-11-12"),
        ("They met at Lunar New Year.", "Lunar New Year", "2024-02-10", "2024-02-10"),
        ("They met on Thanksgiving.", "Thanksgiving", "2023-11-23", "2023-11-23"),
        ("They met on Memorial Day.", "Memorial Day", "2023-05-29", "2023-05-29"),
        ("They met on Labor Day.", "Labor Day", "2023-09-04", "2023-09-04"),
        ("They met on Martin Luther King Jr. Day.", "Martin Luther King Jr. Day", "2024-01-15", "2024-01-15"),
        ("They met on Anzac Day.", "Anzac Day", "2024-04-25", "2024-04-25"),
        ("They met on Ashura.", "Ashura", "2023-07-28", "2023-07-28"),
        ("They met on Nakba Day.", "Nakba Day", "2024-05-15", "2024-05-15"),
        ("The town was razed after the 2016 accord.", "2016", "2016-01-01", "2016-12-31"),
        ("Since the Oslo Accords little has changed.", "the Oslo Accords", "1993-09-13", "2024-05-15"),
        ("The border dates from the Korean War.", "the Korean War", "1950-06-25", "1953-07-27"),
        ("He served in the Gulf War.", "the Gulf War", "1990-08-02", "1991-02-28"),
        ("Since the Camp David Accords the border is calm.", "the Camp David Accords", "1978-09-17", "2024-05-15"),
        ("Since the Arab Spring little has changed.", "the Arab Spring", "2010-12-17", "2024-05-15"),
        ("The week after the fall of Kabul was chaos.", "The week after the fall of Kabul", "2021-08-16", "2021-08-22"),
        ("They met during Ramadan.", "Ramadan", "2024-03-10", "2024-04-09"),
        ("They met on Eid al-Fitr.", "Eid al-Fitr", "2024-04-09", "2024-04-10"),
        ("They met on Yom Kippur.", "Yom Kippur", "2023-09-25", "2023-09-25"),
        ("They met at Hanukkah.", "Hanukkah", "2023-12-08", "2023-12-15"),
    ],
)
def test_a_name_stands_for_its_days(parser: Parser, text: str, words: str, first: str | None, last: str | None) -> None:
    """Feasts by their own calendars, dated events from the table."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (
            "Bombs went off at two markets on 3 April. On the day of the bombings the mayor was away.",
            "the day of the bombings",
            "2024-04-03",
            "2024-04-03",
        ),
        (
            "The two leaders met in Astana on 3 April. Since the meeting nothing has moved.",
            "the meeting",
            "2024-04-03",
            "2024-05-15",
        ),
        (
            "The pope visited Juba on 3 April. Two days after the visit the truce broke.",
            "Two days",
            "2024-04-05",
            "2024-04-05",
        ),
        (
            "The army shelled the camp on 3 April. A week after the shelling, aid arrived.",
            "A week",
            "2024-04-10",
            "2024-04-10",
        ),
    ],
)
def test_an_event_that_the_article_dated_dates_others(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """ "Two days after the visit" counts from the visit told before."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ('"We will sign tomorrow," the minister said on Monday.', "tomorrow", "2024-05-14", "2024-05-14"),
        ('"They came yesterday," a farmer said on Sunday.', "yesterday", "2024-05-11", "2024-05-11"),
        ('"Tonight we mourn," the mayor told a crowd on Friday.', "Tonight", "2024-05-10", "2024-05-11"),
        ('"We go home next week," he said on 3 April.', "next week", "2024-04-08", "2024-04-14"),
    ],
)
def test_a_quotation_speaks_on_its_own_day(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """ "Tomorrow" in quotation marks follows the day on which it was said."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Talks opened on 3 April and closed on the 25th.", "the 25th", "2024-04-25", "2024-04-25"),
        ("They will vote on the 25th.", "the 25th", "2024-05-25", "2024-05-25"),
        ("They voted on the 25th.", "the 25th", "2024-04-25", "2024-04-25"),
    ],
)
def test_a_day_alone_belongs_to_the_month_told(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """ "The 25th": of the month told last, else of the month of writing."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Over the past 48 hours, 30 people died.", "the past 48 hours", "2024-05-13", "2024-05-15"),
        ("In the last 24 hours, 30 people died.", "the last 24 hours", "2024-05-14", "2024-05-15"),
        ("Over the past week, 30 people died.", "the past week", "2024-05-08", "2024-05-15"),
        ("Over the last two weeks, 30 people died.", "the last two weeks", "2024-05-01", "2024-05-15"),
        ("In recent days, 30 people died.", "recent days", "2024-05-08", "2024-05-15"),
        ("In the coming days, talks will open.", "the coming days", "2024-05-15", "2024-05-22"),
        ("In recent weeks, 30 people died.", "recent weeks", "2024-03-20", "2024-05-15"),
        ("This time last year the town was calm.", "This time last year", "2023-05-15", "2023-05-15"),
        ("So far this year, 30 people have died.", "this year", "2024-01-01", "2024-05-15"),
        ("Talks begin within 72 hours.", "72 hours", "2024-05-15", "2024-05-18"),
        ("Talks begin 10 days from now.", "10 days from now", "2024-05-25", "2024-05-25"),
        ("Talks begin the day after tomorrow.", "the day after tomorrow", "2024-05-17", "2024-05-17"),
        ("Talks began the day before yesterday.", "the day before yesterday", "2024-05-13", "2024-05-13"),
        ("D-plus-3 found the landing force inland.", "D-plus-3", None, None),
        ("Talks begin in two days' time.", "two days", "2024-05-17", "2024-05-17"),
    ],
)
def test_a_window_ends_or_begins_on_the_day_of_writing(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """ "Over the past 48 hours", "in recent weeks", "in two days' time"."""
    assert (words, first, last) in shown(parser, text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The clashes on Friday night and Saturday left ten dead.", "Friday night", "2024-05-10", "2024-05-11"),
        ("The clashes broke out late on Friday night.", "late on Friday night", "2024-05-10", "2024-05-11"),
        ("Gunmen attacked at around 2 a.m. on Tuesday.", "2 a.m. on Tuesday", "2024-05-14", "2024-05-14"),
        (
            "The ceasefire, which took effect at 6 a.m. local time on Friday, held.",
            "6 a.m. local time on Friday",
            "2024-05-10",
            "2024-05-10",
        ),
        ("The ceasefire will take effect at midnight on Friday.", "midnight on Friday", "2024-05-17", "2024-05-18"),
        ("The leaders are due to hold talks early next week.", "early next week", "2024-05-20", "2024-05-21"),
        ("The leaders held talks late last week.", "late last week", "2024-05-09", "2024-05-12"),
        (
            "The ship sank in the early hours of Tuesday morning.",
            "the early hours of Tuesday morning",
            "2024-05-14",
            "2024-05-14",
        ),
        ("On Tuesday evening, the ship sank.", "Tuesday evening", "2024-05-14", "2024-05-14"),
        ("Five days into the offensive, the ship sank.", "Five days", None, None),
        ("By the time the raid ended on Sunday evening, ten had died.", "Sunday evening", "2024-05-12", "2024-05-12"),
        ("The last such raid was in June last year.", "June last year", "2023-06-01", "2023-06-30"),
        ("The raid is the second in as many days.", "many days", None, None),
        ("Shells fell for the third consecutive day on Tuesday.", "Tuesday", "2024-05-14", "2024-05-14"),
        ("He has ruled since a 2021 coup.", "2021", "2021-01-01", "2021-12-31"),
        ("He has ruled since seizing power in 2021.", "2021", "2021-01-01", "2021-12-31"),
        ("He took office four years ago next month.", "four years ago", "2020-05-15", "2020-05-15"),
        ("The war enters its 800th day on Friday.", "Friday", "2024-05-17", "2024-05-17"),
        ("The vote is two weeks away.", "two weeks away", "2024-05-29", "2024-05-29"),
        ("With two weeks to go before the vote, talks stalled.", "two weeks", None, None),
        ("The deadline passed at 23:59 on 30 April.", "23:59 on 30 April", "2024-04-30", "2024-04-30"),
        ("In a statement dated May 2, he resigned.", "May 2", "2024-05-02", "2024-05-02"),
        ("He resigned on Thursday, May 2.", "Thursday, May 2", "2024-05-02", "2024-05-02"),
        ("He resigned on Thursday 2 May 2024.", "Thursday 2 May 2024", "2024-05-02", "2024-05-02"),
        ("The truce of Nov 2022 held.", "Nov 2022", "2022-11-01", "2022-11-30"),
        ("The truce held from 2015 until last year.", "last year", "2023-01-01", "2023-12-31"),
        ("It was signed at the end of last month.", "the end of last month", "2024-04-21", "2024-04-30"),
        ("It was signed a month ago today.", "a month ago today", "2024-04-15", "2024-04-15"),
        ("It will be signed a month from today.", "a month from today", "2024-06-15", "2024-06-15"),
        ("It was signed exactly a year ago.", "a year ago", "2023-05-15", "2023-05-15"),
        ("It will be signed later on Wednesday.", "later on Wednesday", "2024-05-15", "2024-05-15"),
        ("It will be signed later today.", "later today", "2024-05-15", "2024-05-15"),
        ("It was signed earlier today.", "earlier today", "2024-05-15", "2024-05-15"),
        ("It was signed on the sidelines of a summit in June.", "June", "2023-06-01", "2023-06-30"),
        ("They have met three times since the start of the year.", "the start of the year", "2024-01-01", "2024-05-15"),
        ("The strikes began two days before Christmas.", "two days before Christmas", "2023-12-23", "2023-12-23"),
        ("The strikes began on New Year's Eve.", "New Year's Eve", "2023-12-31", "2023-12-31"),
        ("The strikes will end by Eid al-Adha.", "Eid al-Adha", "2024-05-15", "2024-06-17"),
        ("The strikes began days after the fall of Kabul.", "days after the fall of Kabul", "2021-08-17", "2021-08-22"),
        (
            "Seven months after the October 7 attack, hostages remain.",
            "Seven months after the October 7 attack",
            "2024-05-07",
            "2024-05-07",
        ),
        ("Prices have risen since the invasion of Ukraine.", "the invasion of Ukraine", "2022-02-24", "2024-05-15"),
        ("He fled after the fall of Mosul in 2014.", "the fall of Mosul in 2014", "2014-06-10", "2014-06-10"),
        ("He spoke for 2 minutes 30 seconds.", "2 minutes", None, None),
        ("The 2015 nuclear deal is dead.", "2015", "2015-01-01", "2015-12-31"),
        ("Resolution 1701 of 2006 stands.", "2006", "2006-01-01", "2006-12-31"),
        (
            "Soldiers seized the palace on 26 July 2023. On the morning of the coup he fled.",
            "the morning of the coup",
            "2023-07-26",
            "2023-07-26",
        ),
        ("Fighting began on 3 May. Ten days on, no side has won.", "Ten days on", "2024-05-13", "2024-05-13"),
        ("On 3 May rebels struck. Within a week, the town had fallen.", "a week", "2024-05-03", "2024-05-10"),
        ("On 3 May rebels struck. The town fell within 24 hours.", "24 hours", "2024-05-03", "2024-05-04"),
        ("On 3 May rebels struck. The town fell the very next day.", "the very next day", "2024-05-04", "2024-05-04"),
        ("On 3 May rebels struck. The town fell a mere two days later.", "two days later", "2024-05-05", "2024-05-05"),
        ("On 3 May rebels struck. That same evening the town fell.", "That same evening", "2024-05-03", "2024-05-03"),
        (
            "On 3 May rebels struck. The town fell at the end of that month.",
            "the end of that month",
            "2024-05-21",
            "2024-05-31",
        ),
        (
            "On 3 May rebels struck. Over the following three days the town fell.",
            "the following three days",
            "2024-05-03",
            "2024-05-06",
        ),
    ],
)
def test_what_was_probed_last_is_read_too(
    parser: Parser, text: str, words: str, first: str | None, last: str | None
) -> None:
    """A second batch of sentences, written after the rules."""
    assert (words, first, last) in shown(parser, text)
