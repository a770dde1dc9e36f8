"""How the honesty of confidence is measured."""

from __future__ import annotations

import pytest

from benchmarks.calibration import shown, table_of


def test_chances_that_hold_have_no_error() -> None:
    """Of four mentions given .75, three are right."""
    _, gap = table_of([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    assert gap == 0


def test_a_band_weighs_as_many_as_it_has() -> None:
    """One mention far off in three that are right on average."""
    _, gap = table_of([(0.95, True), (0.95, True), (0.05, True)])
    assert gap == pytest.approx((2 * 0.05 + 0.95) / 3)


def test_certainty_belongs_to_the_highest_band() -> None:
    """1.0 opens no band of its own."""
    bands, _ = table_of([(1.0, True), (0.92, True)])
    assert [(low, n) for low, n, _, _ in bands] == [(0.9, 2)]


def test_the_table_names_count_and_error() -> None:
    """A line for all, one a band."""
    assert shown("all", [(0.5, True), (0.5, False)]) == (
        "all: 2 mentions, 0.500 right, ECE 0.000\n  from 0.5     2 mentions  said 0.50  right 0.50\n"
    )
