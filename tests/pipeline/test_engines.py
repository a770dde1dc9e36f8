"""Engines give results in the order of the chunks."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from dragoman.model.errors import ReadingError
from dragoman.pipeline.engines import LocalEngine, PoolEngine


def double(number: int) -> int:
    time.sleep(0.02 if number == 0 else 0)  # the first is the last to be done
    return 2 * number


def start() -> None:
    """Nothing to load."""


def die(_number: int) -> int:
    os._exit(1)


def test_a_pool_keeps_the_order() -> None:
    """As one process would give it."""
    assert list(PoolEngine(2, start).map(double, range(9))) == list(LocalEngine().map(double, range(9)))


def test_a_pool_draws_only_a_few_chunks_ahead() -> None:
    """So that a stream without end needs memory without end nowhere."""
    drawn: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(1_000):
            drawn.append(number)
            yield number

    results = PoolEngine(1, start).map(double, numbers())
    assert next(results) == 0
    assert len(drawn) <= 3
    results.close()  # type: ignore[attr-defined]


def test_a_dead_worker_is_told() -> None:
    """With what may help."""
    with pytest.raises(ReadingError, match="worker process died"):
        list(PoolEngine(1, start).map(die, [1]))
