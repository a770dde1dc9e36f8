"""Who a phrase means on a day, with reasons and with those who were passed over."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.errors import UsageError
from dragoman.pipeline.who import answers
from dragoman.terminal.who import who_object


def test_an_office_is_its_holders_on_the_day() -> None:
    """Who held it before and after is passed over."""
    first, *others = answers("the French foreign minister", date(2024, 2, 3))
    assert first.name == "Stéphane Séjourné"
    assert first.reason == "foreign minister, France (2024-01-11 to 2024-09-21)"
    assert [(a.name, a.reason) for a in others] == [
        ("Catherine Colonna", "foreign minister, France, until 2024-01-11"),
        ("Jean-Noël Barrot", "foreign minister, France, from 2024-09-21"),
    ]


def test_another_day_gives_another_holder() -> None:
    """The day decides, not the one on which is asked."""
    assert answers("the French foreign minister", date(2023, 5, 1))[0].name == "Catherine Colonna"


def test_namesakes_are_passed_over_with_a_reason() -> None:
    """A last name that several have is weak."""
    first, *others = answers("Smith", date(2024, 2, 3))
    assert len(others) > 3
    assert all(a.reason.startswith("also a name of this actor") for a in others)
    assert first.id not in {a.id for a in others}


def test_a_metonym_says_that_it_is_one() -> None:
    """And whose."""
    first = answers("the Kremlin", date(2024, 2, 3))[0]
    assert (first.id, first.form) == ("presidency:RUS", "metonym")
    assert "stands for this body" in first.reason


def test_nobody_is_nobody() -> None:
    """No guess."""
    assert answers("the purple teapot", date(2024, 2, 3)) == []


def test_an_empty_phrase_is_wrong_use() -> None:
    """With an example of right use."""
    with pytest.raises(UsageError, match="needs a phrase"):
        answers(" . ")


def test_the_object_has_who_was_passed_over() -> None:
    """For a program that reads it."""
    told = who_object(answers("the French foreign minister", date(2024, 2, 3)))
    assert told["id"] == "person:stephane-sejourne"
    assert [other["name"] for other in told["competing"]] == ["Catherine Colonna", "Jean-Noël Barrot"]
