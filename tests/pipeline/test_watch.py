"""The same inputs again and again, until somebody says stop."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model.errors import IngestError, UsageError
from dragoman.pipeline.watch import seconds_of, watch
from tests.ingest.servers import Clock


def run(add: Callable[[], int], clock: Clock, rounds: int | None = None) -> tuple[list[int], list[str], int]:
    """What was told, what failed, and how many rounds there were."""
    told: list[int] = []
    failed: list[str] = []
    begun = watch(add, 900.0, told.append, failed.append, clock=clock.time, sleep=clock.sleep, rounds=rounds)
    return told, failed, begun


def test_rounds_begin_at_even_distances() -> None:
    """However long each takes; after the last nobody waits."""
    clock = Clock()

    def add() -> int:
        clock.now += 100.0
        return int(clock.now)

    assert run(add, clock, 3) == ([100, 1000, 1900], [], 3)
    assert clock.waits == [800.0, 800.0]


def test_a_round_that_takes_too_long_is_followed_at_once() -> None:
    """None is left out."""
    clock = Clock()

    def add() -> int:
        clock.now += 1_000.0
        return 0

    run(add, clock, 3)
    assert clock.waits == []


def test_a_fault_ends_no_watch() -> None:
    """It is told, and the next round comes."""
    answers = iter([IngestError("no net"), 1, OSError("disk full"), 2])

    def add() -> int:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert run(add, Clock(), 4) == ([1, 2], ["no net", "disk full"], 4)


@pytest.mark.parametrize("during", ["round", "wait"])
def test_an_interrupt_ends_it_cleanly(during: str) -> None:
    """In a round and between two."""
    clock = Clock()

    def add() -> int:
        if during == "round":
            raise KeyboardInterrupt
        return 1

    def sleep(seconds: float) -> None:
        raise KeyboardInterrupt

    assert watch(add, 900.0, lambda _: None, lambda _: None, clock=clock.time, sleep=sleep) == 1


def test_wrong_use_ends_it() -> None:
    """It would be wrong in every round."""

    def add() -> int:
        raise UsageError("no such field")

    with pytest.raises(UsageError):
        run(add, Clock(), 2)


@pytest.mark.parametrize(("written", "seconds"), [("15m", 900.0), ("90s", 90.0), ("2 h", 7_200.0), ("1D", 86_400.0)])
def test_times_are_written_short(written: str, seconds: float) -> None:
    """Number and unit."""
    assert seconds_of(written) == seconds


@pytest.mark.parametrize("written", ["", "15", "m", "1.5h", "-1m", "10s", "0m"])
def test_no_time_or_too_short_a_one(written: str) -> None:
    """A site is not asked more than once a minute."""
    with pytest.raises(UsageError):
        seconds_of(written)
