"""Days that matter, and a line for each in the articles' words."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.storyline.timelines import Naming, days_that_matter, lines_of

DAY = date(2031, 4, 7)
PEACE = "The ferry sailed again between the two towns."


def naming(article: str, after: int, sentence: str = PEACE, day: date = DAY, is_act: bool = False) -> Naming:
    return Naming(article, DAY + timedelta(days=after), day, sentence, is_act)


def test_a_day_that_is_still_named_weeks_later_matters_more() -> None:
    """News of a day is forgotten the day after."""
    other = DAY + timedelta(days=1)
    told = [naming("a", 1), naming("b", 20), naming("c", 2, day=other), naming("d", 2, day=other)]
    assert [day for day, _ in days_that_matter(told, [])] == [DAY, other]


def test_one_article_that_names_a_day_often_is_one_article() -> None:
    """Repetition is no weight."""
    other = DAY + timedelta(days=1)
    told = [naming("a", 1), naming("b", 1), *[naming("c", 1, day=other)] * 5]
    assert days_that_matter(told, [])[0][0] == DAY


def test_of_equal_days_the_earlier_comes_first() -> None:
    """So that the order never depends on anything else."""
    later = DAY + timedelta(days=3)
    assert [day for day, _ in days_that_matter([naming("a", 5, day=later), naming("a", 2)], [])] == [DAY, later]


def test_a_line_is_a_sentence_of_an_article_that_says_what_others_say() -> None:
    """Word for word."""
    told = [naming("a", 1), naming("b", 1, "After weeks the ferry sailed."), naming("c", 1, "A mayor likes herring.")]
    assert lines_of(DAY, told) in ([PEACE], ["After weeks the ferry sailed."])


def test_lines_do_not_repeat_each_other() -> None:
    """The second says something else."""
    told = [
        naming("a", 1),
        naming("b", 1, PEACE[:-1] + " today."),
        naming("c", 1, "Fishermen burned a wooden bridge at dusk."),
    ]
    assert lines_of(DAY, told, 2)[1].startswith("Fishermen")


def test_a_day_of_which_nothing_is_told_has_no_line() -> None:
    """Nothing is invented."""
    assert lines_of(DAY, []) == []
