"""What moves the thread from which "the next day" counts, how a history carries its dates over, and what never breaks."""

from __future__ import annotations

import pytest

from dragoman.reading.parse import Parser
from tests.reading.dated import shown


@pytest.mark.parametrize(
    "aside",
    [
        "Rebels had taken it in mid-March.",
        "In mid-March a general had said that it would fall.",
        "A clash on 10 April, in which six died, had shut it.",
    ],
)
def test_a_look_back_does_not_move_the_thread(parser: Parser, aside: str) -> None:
    """What "had" happened before is told aside; the story goes on from its own last day."""
    text = f"On 2 May the army stormed the port. {aside} The following week shops reopened."
    assert ("The following week", "2024-05-06", "2024-05-12") in shown(parser, text)


def test_a_look_back_goes_on_while_it_is_told_with_had(parser: Parser) -> None:
    """Steps forward within it count from it."""
    text = (
        "On 2 May the army stormed the port. On 10 April rebels had seized it. Two days later they had mined the quay."
    )
    assert ("Two days later", "2024-04-12", "2024-04-12") in shown(parser, text)


def test_a_step_back_counts_from_the_main_thread(parser: Parser) -> None:
    """ "Two nights earlier" leaves an aside out."""
    text = "On 2 May the army stormed the port. A clash on 10 April had shut it. Two nights earlier drones had hit it."
    assert ("Two nights earlier", "2024-04-30", "2024-04-30") in shown(parser, text)


def test_a_paragraph_that_opens_with_a_look_back_stays_there(parser: Parser) -> None:
    """Its simple past goes on from the look back."""
    text = "On 2 May the army stormed the port.\n\nOn 10 April rebels had seized it. The next day they mined the quay."
    assert ("The next day", "2024-04-11", "2024-04-11") in shown(parser, text)


def test_what_a_sentence_dates_cannot_be_counted_from_its_own_day(parser: Parser) -> None:
    """ "A few days after the visit" beside a date says when the visit was, and moves no thread."""
    text = "On 2 May the army stormed the port, a few days after the minister's visit. The next day shops reopened."
    found = shown(parser, text)
    assert ("a few days", None, None) in found
    assert ("The next day", "2024-05-03", "2024-05-03") in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was the first shelling of the port in more than three years.", "more than three years"),
        ("No ship had called there in more than three years.", "more than three years"),
    ],
)
def test_the_first_in_years_looks_back(parser: Parser, text: str, words: str) -> None:
    """It measures what is past and never reaches ahead."""
    assert (words, "2020-05-16", "2024-05-15") in shown(parser, text)


def test_a_quotation_ends_with_its_paragraph(parser: Parser) -> None:
    """A mark that nobody closed does not make the rest of the article a quotation."""
    text = 'A placard read "Go home.\n\nTroops left on 3 May 2019. The next day they were back.'
    assert ("The next day", "2019-05-04", "2019-05-04") in shown(parser, text)


@pytest.mark.parametrize("published", [None, "2024-05-15"])
def test_a_history_can_be_asked_for(parser: Parser, published: str | None) -> None:
    """Then each date counts from the one before, with a day of publication or without."""
    text = "The army set out in February 1912. In May it took the fort. In August a truce was signed."
    found = shown(parser, text, published, narrative=True)
    assert [f[1] for f in found] == ["1912-02-01", "1912-05-01", "1912-08-01"]


def test_a_text_without_a_day_carries_its_year_over(parser: Parser) -> None:
    """It is read as a history without being asked."""
    text = "The army set out in February 1912. In May it took the fort."
    assert ("May", "1912-05-01", "1912-05-31") in shown(parser, text, None)


@pytest.mark.parametrize(
    "text",
    [
        "It was due on February 30.",
        "It was due on 31 April 2023 and again on 31.04.2023.",
        "It was due on 2023-13-45.",
        "It was due in the year 99999.",
        "The decree of 0000-00-00 was void.",
        "Its number was 45/45/2024.",
        "The sirens rang at 45:99 in the night.",
        "It lies twenty thousand years ahead.",
    ],
)
def test_a_day_that_cannot_be_is_not_invented(parser: Parser, text: str) -> None:
    """No exception and no day."""
    assert [f for f in shown(parser, text) if f[1] or f[2]] == []


@pytest.mark.parametrize(
    "text",
    [
        "He left 9999 centuries ago.",
        "He will return in 90000 years.",
        "It fell in the year 0.",
        "In 1 AD and 9999 AD all was calm.",
    ],
)
def test_the_calendars_ends_raise_nothing(parser: Parser, text: str) -> None:
    """A time outside the calendar has no days, whatever it is."""
    assert all(first is None or first >= "0001" for _, first, _ in shown(parser, text))


@pytest.mark.parametrize("words", ["on Monday", "yesterday", "last week", "next month", "three days ago", "this year"])
def test_nothing_is_dated_from_a_day_that_nobody_gave(parser: Parser, words: str) -> None:
    """Without publication, relative words have no days."""
    assert [f[1:] for f in shown(parser, f"Envoys met {words}.", None)] == [(None, None)]


def test_a_date_in_a_quoted_headline_is_read_as_written(parser: Parser) -> None:
    """It keeps its own day, and the story does not go on from it."""
    text = 'On 2 May he opened the paper: "Fleet sailed on 9 March". The next day he resigned.'
    found = shown(parser, text)
    assert ("9 March", "2024-03-09", "2024-03-09") in found
    assert ("The next day", "2024-05-03", "2024-05-03") in found


def test_a_calendar_page_is_read_day_by_day(parser: Parser) -> None:
    """Two hundred dates are two hundred days."""
    days = [
        f"{day} {month} 2023"
        for month in ("March", "April", "May", "June", "July", "August", "October")
        for day in range(1, 30)
    ]
    found = shown(parser, "\n".join(f"{day}: closed." for day in days[:200]))
    assert len(found) == 200
    assert all(first == last for _, first, last in found)


def test_a_clause_with_since_does_not_move_the_thread(parser: Parser) -> None:
    """ "A day later" counts from the raid, not from what it answered."""
    text = "Jets bombed the depot on 2 May, their first sortie since rebels crossed the river in March. A day later they returned."
    assert ("A day later", "2024-05-03", "2024-05-03") in shown(parser, text)


def test_that_year_is_not_the_year_of_a_passing_clause(parser: Parser) -> None:
    """What is told of the subject beside the story leaves "that year" alone."""
    text = "Rebels rose in 2014. Their general, who had served abroad in 1987, took the port in May of that year."
    assert ("May of that year", "2014-05-01", "2014-05-31") in shown(parser, text)


def test_by_a_month_moves_the_thread(parser: Parser) -> None:
    """The next "following June" is the one behind it."""
    text = "By July 2017 rebels had taken the town. The following June they took the port."
    assert ("The following June", "2018-06-01", "2018-06-30") in shown(parser, text)


def test_weeks_after_a_month_are_after_any_of_its_days(parser: Parser) -> None:
    """So many weeks later lies as far behind the month's first day as behind its last."""
    text = "In November 2014 rebels seized a judge. Two weeks later they freed her."
    assert ("Two weeks later", "2014-11-15", "2014-12-14") in shown(parser, text)


def test_each_day_of_a_list_is_a_time(parser: Parser) -> None:
    """Three days are no stretch."""
    found = shown(parser, "The council met on May 3, 4 and 5.")
    assert [first for _, first, _ in found] == ["2024-05-03", "2024-05-04", "2024-05-05"]
