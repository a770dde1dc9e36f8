"""What formats of fixed columns take of an event."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dragoman.exchange.cells import number, one_line, plain_text, safe_text
from dragoman.exchange.formats import Tally
from dragoman.exchange.telling import contexts_of, day_of, number_of, pairs, point_cells, toll
from tests.exchange.made_rows import event, person, place


def named(row: dict[str, Any]) -> list[tuple[str, str]]:
    """The names of each pair."""
    return [(one["name"], other["name"]) for one, other in pairs(row) if one and other]


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5 points", "@chancellor", "\tx"])
def test_text_that_begins_like_a_formula_gets_an_apostrophe_and_loses_it_again(text: str) -> None:
    assert safe_text(text) == f"'{text}"
    assert plain_text(safe_text(text)) == text


@pytest.mark.parametrize("text", ["plain", "'tis", "a=b", ""])
def test_other_text_stays(text: str) -> None:
    assert safe_text(text) == text
    assert plain_text(text) == text


def test_no_cell_breaks_a_tab_separated_line() -> None:
    assert one_line("a\tb\r\nc\u2028d") == "a b  c d"


@pytest.mark.parametrize(("value", "written"), [(4.0, "4"), (-1.5, "-1.5"), (None, ""), (0.1, "0.1")])
def test_a_number_is_as_short_as_it_can_be_read_back(value: float | None, written: str) -> None:
    assert number(value) == written


def test_an_event_of_a_week_has_its_first_day() -> None:
    assert day_of(event(latest=date(2031, 5, 10)), Tally()) == date(2031, 5, 4)


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (None, None, "no day of its own"),
        (None, date(2031, 5, 4), "no day of its own"),
        (date(2031, 5, 4), None, "day not known to within 31 days"),
        (date(2031, 1, 1), date(2031, 12, 31), "day not known to within 31 days"),
    ],
)
def test_an_event_without_a_day_is_counted_with_the_reason(first: date, last: date, reason: str) -> None:
    tally = Tally()
    assert day_of(event(earliest=first, latest=last), tally) is None
    assert dict(tally.left_out) == {reason: 1}


def test_every_actor_meets_every_recipient() -> None:
    row = event(actors=[person("A"), person("B")], recipients=[person("C"), person("D")])
    assert named(row) == [
        ("A", "C"),
        ("A", "D"),
        ("B", "C"),
        ("B", "D"),
    ]


def test_of_a_joint_act_the_first_meets_the_others() -> None:
    row = event(actors=[person("A"), person("B"), person("C")], recipients=[])
    assert named(row) == [("A", "B"), ("A", "C")]


def test_an_act_of_nobody_has_one_empty_pair() -> None:
    assert pairs(event(actors=[], recipients=[])) == [(None, None)]


def test_the_toll_is_the_lowest_that_anyone_gives() -> None:
    figures = [{"measure": "killed", "unit": "person", "low": low, "high": low + 5} for low in (12.0, 9.0)]
    assert toll(event(figures=figures)) == 9
    assert toll(event()) is None


def test_soldiers_make_an_act_military() -> None:
    assert list(contexts_of(event(contexts=["territory"]))) == ["territory", "military"]
    assert list(contexts_of(event(actors=[person("Police", "FRA", "COP")]))) == []


def test_an_id_is_always_the_same_whole_number() -> None:
    assert number_of("m-1") == number_of("m-1") != number_of("m-2")
    assert 0 <= number_of("m-1") < 2**59


def test_a_point_has_five_decimals_and_both_axes_or_none() -> None:
    assert point_cells(place("Lyon", "FRA", 45.7484599, 4.0)) == ["45.74846", "4"]
    assert point_cells(place("Lyon", "FRA", 45.7, None)) == ["", ""]
