"""How the honesty of intervals is measured."""

from __future__ import annotations

from datetime import date

from benchmarks.intervals import Pair, figures, pairs_of

DAY, NEXT, LATER = date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 9)


def test_an_interval_holds_the_days_within_it() -> None:
    """An open end reaches for ever."""
    assert Pair((DAY, NEXT), (DAY, LATER)).inside
    assert Pair((DAY, NEXT), (DAY, None)).inside
    assert not Pair((DAY, LATER), (DAY, NEXT)).inside
    assert not Pair((DAY, NEXT), None).inside


def test_the_width_is_relative_to_the_true_one() -> None:
    """Nine days for one are nine; an open end has no width that a median could hide."""
    assert Pair((DAY, DAY), (DAY, LATER)).width == 9.0
    assert Pair((DAY, DAY), (DAY, None)).width == float("inf")


def test_a_mention_meets_the_time_that_shares_most_with_it() -> None:
    """Months and years of a gold file count from their first to their last day."""
    gold = [{"id": "a", "timexes": [{"start": 0, "end": 8, "earliest": "2024-12", "latest": "2024-12"}]}]
    near = {"start": 1, "end": 8, "earliest": "2024-12-01", "latest": "2024-12-31"}
    far = {"start": 8, "end": 12, "earliest": "2020-01-01", "latest": "2020-01-01"}
    (pair,) = pairs_of(gold, [{"id": "a", "timexes": [far, near]}])
    assert pair.inside
    assert pair.width == 1.0


def test_what_gets_no_days_is_told_apart() -> None:
    """It lowers what is given, not the honesty of the rest."""
    found = figures([Pair((DAY, DAY), (DAY, DAY)), Pair((DAY, DAY), None)])
    assert (found["given"], found["inside"], found["inside of all"], found["width"]) == (50.0, 100.0, 50.0, 1.0)
