"""A relation as a curve."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.model.event import Relation, RelationPoint, TurningPoint
from dragoman.terminal.curve import curve

START = date(2031, 1, 6)


def points(*levels: float | None) -> tuple[RelationPoint, ...]:
    return tuple(
        RelationPoint(START + timedelta(weeks=week), level is not None, level, 1.0) for week, level in enumerate(levels)
    )


TURN = TurningPoint(START + timedelta(weeks=2), 6.0, -8.0, 0.97, leading=("e1",), shifts=("a:10",))
FOUND = Relation("Norway", "A & B", 7, points(6.0, 6.0, -8.0, -8.0), points(None, 1.0, None, -10.0), (TURN,))


def test_friendlier_is_higher_and_nothing_is_a_dot() -> None:
    """One row of blocks a direction."""
    forth, back = curve(FOUND, 80)[:2]
    assert forth == "Norway → A & B ▇▇▁▁"
    assert back == "A & B → Norway ·▅·▁"


def test_turning_points_follow_with_what_explains_them() -> None:
    """Levels, confidence, events, statements."""
    assert curve(FOUND, 80)[3:] == ["turn 2031-01-20: +6.0 → -8.0, confidence 0.97", "  before: e1", "  said: a:10"]


def test_a_turn_of_one_direction_names_it() -> None:
    """Where both turned together it is told once."""
    apart = Relation("N", "S", 7, FOUND.forth, FOUND.back, (), (), (TURN,))
    assert curve(apart, 80)[3] == "turn of S → N 2031-01-20: +6.0 → -8.0, confidence 0.97"
    together = Relation("N", "S", 7, FOUND.forth, FOUND.back, (TURN,), (TURN,), (TURN,))
    assert sum(line.startswith("turn") for line in curve(together, 80)) == 1


def test_more_steps_than_columns_are_averaged() -> None:
    """So that a line is never broken."""
    wide = Relation("N", "S", 7, points(*[2.0] * 90), points(*[2.0] * 90), ())
    assert len(curve(wide, 40)[0]) <= 40


def test_two_sides_without_an_event_say_so() -> None:
    """No empty chart."""
    assert curve(Relation("Norway", "Sweden", 7, (), (), ()), 80) == ["no event between Norway and Sweden"]
