"""Scores of forecasts whose days are over."""

from __future__ import annotations

import pytest

from dragoman.outlook.track import Outcome, scores


def test_a_sure_and_right_forecaster_has_no_error() -> None:
    """And all skill."""
    told = scores([Outcome(("CONSULT",), 1.0, 0.5, True), Outcome(("CONSULT",), 0.0, 0.5, False)])
    assert [each.group for each in told] == ["all", "CONSULT"]
    assert told[0].brier == 0
    assert told[0].skill == 1


def test_skill_is_over_the_base_rates_given() -> None:
    """Half the error of the base rate is a skill of a half."""
    (told, _) = scores([Outcome(("AID",), 1 - 0.5**0.5 * 0.5, 0.5, True)])
    assert told.skill == pytest.approx(0.5)


def test_without_outcomes_there_are_no_scores() -> None:
    """Nothing is over yet."""
    assert scores([]) == []
