"""Rows of some columns."""

from __future__ import annotations

import pytest

from dragoman.exchange.narrow import narrow_rows
from tests.exchange.made_rows import event, source_of


def test_rows_have_the_columns_asked_for() -> None:
    """Over all batches, in order."""
    source = source_of(events=[event(n, mode=f"m{n}") for n in range(3)])
    assert list(narrow_rows(source, "events", ("mode",))) == [{"mode": "m0"}, {"mode": "m1"}, {"mode": "m2"}]


def test_a_column_that_is_not_there_is_a_fault() -> None:
    """A writer that needs it would write nonsense."""
    with pytest.raises(KeyError, match="colour"):
        list(narrow_rows(source_of(events=[event()]), "events", ("colour",)))
