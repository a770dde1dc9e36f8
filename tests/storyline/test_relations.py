"""Series of two sides, their turning points, and claims of the first or deadliest since."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.storyline.relations import Deed, check_superlative, relation
from dragoman.storyline.turns import turns

START = date(2031, 1, 6)  # a Monday


def deed(
    week: int, intensity: float, forth: bool | None = True, status: str = "happened", toll: float | None = None
) -> Deed:
    return Deed(f"e{week}{forth}", START + timedelta(weeks=week, days=2), intensity, status, forth, toll=toll)


def test_a_change_of_level_is_a_turn() -> None:
    """Where it begins, and almost surely no chance."""
    found = turns([1.0, 1.2, 0.9, 1.1, 1.0, 1.1, -6.0, -6.2, -5.9, -6.1, -6.0])
    assert [at for at, _ in found] == [6]
    assert found[0][1] > 0.9


@pytest.mark.parametrize(
    "values", [[], [1.0], [2.0] * 20, [1.0, -1.0] * 10], ids=["none", "one", "level", "to and fro"]
)
def test_a_series_without_a_change_of_level_has_no_turn(values: list[float]) -> None:
    """Nor has one that is too short."""
    assert turns(values) == []


def test_two_changes_are_two_turns() -> None:
    """Each with the confidence of its own stretch."""
    assert [at for at, _ in turns([0.0, 0.1, 0.0, 0.1] * 3 + [5.0, 5.1, 5.0, 5.1] * 3 + [-5.0, -5.1] * 6)] == [12, 24]


WORSENING = [deed(week, 4.0 if week < 8 else -7.0) for week in range(16)]


def test_a_turning_point_names_what_lies_before_and_after_it() -> None:
    """With the levels, and an explicit statement of a shift near by."""
    shifts = [(START + timedelta(weeks=8), "a:10"), (START, "a:90")]
    (turn,) = relation("Norway", "Sweden", WORSENING, {}, shifts).turns
    assert (turn.day, turn.before, turn.after) == (START + timedelta(weeks=8), 4.0, -7.0)
    assert turn.leading == ("e6True", "e7True")
    assert turn.following == ("e8True", "e9True")
    assert turn.shifts == ("a:10",)


def test_each_direction_has_its_own_series() -> None:
    """What both do together is in both."""
    found = relation("Norway", "Sweden", [deed(0, 3.0), deed(0, -5.0, forth=False), deed(1, 6.0, forth=None)], {})
    assert [point.intensity for point in found.forth] == [3.0, 6.0]
    assert [point.intensity for point in found.back] == [-5.0, 6.0]


def test_a_direction_turns_by_itself() -> None:
    """One side worsens; the other goes on as before."""
    theirs = [deed(week, 2.0, forth=False) for week in range(16)]
    found = relation("Norway", "Sweden", [*WORSENING, *theirs], {})
    assert [turn.day for turn in found.forth_turns] == [START + timedelta(weeks=8)]
    assert found.back_turns == ()


def test_what_did_not_come_about_moves_no_curve() -> None:
    """A threat is a deed of its own; what it threatens is none yet."""
    found = relation("Norway", "Sweden", [deed(0, 3.0), deed(1, -9.0, status="threatened")], {})
    assert [point.intensity for point in found.forth] == [3.0]


def test_a_week_with_twice_the_articles_has_half_the_weight() -> None:
    """More news is not more deeds."""
    articles = {START: 50, START + timedelta(weeks=1): 100}
    found = relation("Norway", "Sweden", [deed(0, 3.0), deed(1, 3.0)], articles)
    assert [point.weight for point in found.forth] == [2.0, 1.0]


def test_two_sides_without_a_deed_have_no_series() -> None:
    """And no turn."""
    assert relation("Norway", "Sweden", [], {}).forth == ()


DAY = START + timedelta(weeks=9, days=2)


@pytest.mark.parametrize(
    ("kind", "deeds", "verdict"),
    [
        ("first", [deed(9, 1.0)], "supported"),
        ("first", [deed(5, 1.0), deed(9, 1.0)], "contradicted"),
        ("deadliest", [deed(5, -9.0, toll=3), deed(9, -9.0, toll=8)], "supported"),
        ("deadliest", [deed(5, -9.0, toll=30), deed(9, -9.0, toll=8)], "contradicted"),
        ("deadliest", [deed(9, -9.0)], "not_checkable"),
        ("lowest", [deed(5, -4.0), deed(9, -9.0)], "supported"),
        ("lowest", [deed(5, -9.5), deed(9, -9.0)], "contradicted"),
        ("first", [], "not_checkable"),
    ],
)
def test_a_claim_of_the_most_since_is_held_against_the_record(kind: str, deeds: list[Deed], verdict: str) -> None:
    """As far as the record goes."""
    assert check_superlative(kind, DAY, START, deeds, START) == verdict


def test_what_lies_before_the_record_cannot_be_checked() -> None:
    """A record that begins later than the claim knows nothing of it."""
    assert check_superlative("first", DAY, START, [deed(9, 1.0)], START + timedelta(days=1)) == "not_checkable"
