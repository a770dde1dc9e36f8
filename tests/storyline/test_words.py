"""What two reports have in common by their words."""

from __future__ import annotations

import pytest

from dragoman.storyline.words import NAME, PLAIN, keys_of, sentence_around


@pytest.mark.parametrize(
    ("one", "other"), [("the jet crashed", "a plane crash"), ("a treaty", "the accords"), ("shells", "mortar")]
)
def test_words_of_one_meaning_share_a_key(one: str, other: str) -> None:
    """As two outlets choose them."""
    assert keys_of(one).keys() & keys_of(other).keys()


def test_a_name_weighs_more_than_a_word_of_the_trade() -> None:
    """What is rare tells more."""
    keys = keys_of("Officials in Northford")
    assert keys["northford"] == NAME
    assert keys["official"] == PLAIN


def test_a_capital_that_opens_a_sentence_is_no_name() -> None:
    """It is there for the full stop."""
    assert keys_of("He left. Harbours closed.")["harbour" if "harbour" in keys_of("harbours") else "=dock"] < NAME


def test_the_sentence_of_a_stretch_ends_at_full_stops() -> None:
    """By full stops and line ends alone."""
    text = "One came. Two left at noon. Three stayed."
    assert sentence_around(text, 14, 18) == "Two left at noon."
