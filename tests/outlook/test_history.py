"""Rows of acts as arrays: in order of days, with what may be added and taken away."""

from __future__ import annotations

from datetime import date

from dragoman.outlook.history import QUADS, History, Row

ROWS = [
    Row("B", "A", ("verbal conflict", "ACCUSE"), date(2024, 3, 2), "e2"),
    Row("A", "B", ("verbal cooperation", "CONSULT"), date(2024, 3, 1), "e1"),
    Row("A", "A", ("verbal cooperation",), date(2024, 3, 1)),
]


def test_rows_come_by_day_and_none_acts_towards_itself() -> None:
    """Three given, two kept."""
    assert [row.event for row in History.of(ROWS).rows(range(2))] == ["e1", "e2"]


def test_quads_are_always_known() -> None:
    """Even those that no row has."""
    assert History.of(ROWS).labels == (*QUADS, "ACCUSE", "CONSULT")


def test_a_day_is_not_before_itself() -> None:
    """What is reported on a day is not known when it begins."""
    history = History.of(ROWS)
    assert [row.event for row in history.before(date(2024, 3, 2).toordinal()).rows([0])] == ["e1"]
    assert len(history.before(date(2024, 3, 2).toordinal())) == 1


def test_an_added_row_stands_at_its_day() -> None:
    """With an actor that was not known."""
    more = History.of(ROWS).plus([Row("C", "A", ("material conflict", "ASSAULT"), date(2024, 3, 1), "e3")])
    assert [row.event for row in more.rows(range(3))] == ["e1", "e3", "e2"]
    assert next(iter(more.rows([1]))).source == "C"
    assert more.labels[-1] == "ASSAULT"


def test_a_row_taken_out_leaves_the_others() -> None:
    """And the places of actors as they were."""
    less = History.of(ROWS).without([0])
    assert [row.event for row in less.rows(range(1))] == ["e2"]
    assert less.actors == ("A", "B")


def test_an_empty_history_has_no_rows() -> None:
    """And can be asked."""
    assert len(History.of([])) == 0
    assert len(History.of([]).before(5)) == 0
