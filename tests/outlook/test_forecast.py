"""Probabilities from a history of our own: what moves them, what they rest on, and what speaks against them."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from dragoman.outlook.fitting import Fitted, fit
from dragoman.outlook.forecast import Question, foretell, probabilities, suppose
from dragoman.outlook.history import History, Row
from dragoman.outlook.indicators import NAMES, Past
from dragoman.outlook.precedents import find_cases
from tests.outlook.drawn import FIRST, MEETING, drawn_history

ON = FIRST + timedelta(days=7 * 38)


@pytest.fixture(scope="module")
def history() -> History:
    return drawn_history()


@pytest.fixture(scope="module")
def fitted(history: History) -> Fitted:
    return fit(history, ON.toordinal(), 7)


def test_weights_are_fitted_where_the_history_is_long(fitted: Fitted) -> None:
    """Thousands of cells, hundreds of hits."""
    assert fitted.weights is not None


def test_a_busy_pair_is_likelier_than_a_quiet_one(history: History, fitted: Fitted) -> None:
    """A28 meets A29 nearly every week, A00 meets A01 seldom."""
    busy, quiet = probabilities(history, [("A28", "A29"), ("A00", "A01")], "CONSULT", ON, fitted)
    assert busy > 0.6 > 0.4 > quiet


def test_the_past_alone_counts(history: History, fitted: Fitted) -> None:
    """What is reported from the first day on changes nothing."""
    known = history.before(ON.toordinal())
    question = Question("A10", "A11", "CONSULT", ON, 7)
    assert foretell(history, question, fitted) == foretell(known, question, fitted)


def test_a_forecast_brings_its_base_rate_and_interval(history: History, fitted: Fitted) -> None:
    """The probability lies between its bounds."""
    told = foretell(history, Question("A20", "A21", "CONSULT", ON, 7), fitted)
    assert told.low < told.probability < told.high
    assert 0.3 < told.base_rate < 1
    assert told.rests_on == "indicators"
    assert told.causes


def test_precedents_are_dated_and_followed(history: History, fitted: Fitted) -> None:
    """Quarrels follow meetings within a week, in half of the cases."""
    told = foretell(history, Question("A27", "A26", "ACCUSE", ON, 7), fitted)
    assert len(told.precedents) == 3
    assert all(case.followed and case.day < case.followed <= case.day + timedelta(days=7) for case in told.precedents)
    assert all(case.followed is None for case in told.counter_cases)
    assert 0 < told.followed < told.cases


def test_without_its_precedents_the_probability_is_another(history: History, fitted: Fitted) -> None:
    """The cases cited are cases that it rests on."""
    at = history.actor_at
    cases = find_cases(history, at["A27"], at["A26"], history.label_at["ACCUSE"], ON.toordinal(), 7)
    known = history.before(ON.toordinal())
    pair = [("A27", "A26")]
    before = probabilities(known, pair, "ACCUSE", ON, fitted)
    after = probabilities(known.without(cases.rows), pair, "ACCUSE", ON, fitted)
    assert abs(before[0] - after[0]) > 1e-4


def test_causes_of_a_supposed_act_add_up(history: History, fitted: Fitted) -> None:
    """Their sum is the whole change of the log odds."""
    rows = [Row("A10", "A11", MEETING, ON - timedelta(days=1))]
    (told,) = suppose(history, Question("A10", "A11", "CONSULT", ON, 7), fitted, rows, ["CONSULT"])
    change = np.log(told.after / (1 - told.after)) - np.log(told.before / (1 - told.before))
    assert told.after > told.before
    assert sum(cause.share for cause in told.causes) == pytest.approx(change)


def test_an_unknown_pair_gets_a_rate_and_a_warning(history: History, fitted: Fitted) -> None:
    """Nobody has heard of the two."""
    told = foretell(history, Question("X", "Y", "CONSULT", ON, 7), fitted)
    assert told.probability < 0.2
    assert "it knows none of this kind between the two" in told.abstain


def test_a_short_history_gives_the_rate_alone() -> None:
    """Two rows teach no weights; supposing one more of the kind raises its rate."""
    day = date(2024, 5, 1)
    short = History.of([Row("A", "B", MEETING, day), Row("A", "B", MEETING, day + timedelta(days=20))])
    on = day + timedelta(days=30)
    learnt = fit(short, on.toordinal(), 28)
    told = foretell(short, Question("A", "B", "CONSULT", on, 28), learnt)
    assert told.rests_on == "rate"
    assert told.base_rate < 0.5
    rows = [Row("A", "B", MEETING, on - timedelta(days=1))]
    (more,) = suppose(short, Question("A", "B", "CONSULT", on, 28), learnt, rows, ["CONSULT"])
    assert more.after > more.before


def test_every_indicator_has_a_name(history: History) -> None:
    """As many columns as names."""
    past = Past.of(history, np.array([[0, 1]]), np.array([ON.toordinal()]))
    assert past.matrix(np.array([[0, 0, 0]])).shape == (1, len(NAMES))


def test_the_same_history_gives_the_same_forecast(history: History) -> None:
    """Bit by bit."""
    question = Question("A20", "A21", "CONSULT", ON, 28)
    told = [foretell(history, question, fit(history, ON.toordinal(), 28)) for _ in range(2)]
    assert told[0] == told[1]
