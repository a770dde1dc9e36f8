"""Adds the same inputs again and again: feeds, addresses, a folder that fills."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TypeVar

from dragoman.model.errors import DragomanError, UsageError

Result = TypeVar("Result")

SHORTEST_S = 60.0
"""Least time between two rounds: what feeds ask for in their ``ttl`` is seldom below, and a site should not be asked more often."""

_UNITS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
_EVERY = re.compile(r"(\d{1,6})\s*([smhd])", re.IGNORECASE)


def seconds_of(written: str) -> float:
    """Seconds of ``"15m"``, ``"90s"``, ``"2h"``, ``"1d"``.

    Raises:
        UsageError: it is no such time, or a shorter one than ``SHORTEST_S``.
    """
    matched = _EVERY.fullmatch(written.strip())
    if matched is None:
        raise UsageError(f'--every "{written}" is no time', "Write it as 15m, 2h or 1d.")
    seconds = int(matched[1]) * _UNITS[matched[2].lower()]
    if seconds < SHORTEST_S:
        raise UsageError(f"--every {written} is too often", f"Give {SHORTEST_S:.0f}s or more.")
    return seconds


def watch(
    add: Callable[[], Result],
    every_s: float,
    tell: Callable[[Result], None],
    fault: Callable[[str], None],
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    rounds: int | None = None,
) -> int:
    """Add, wait, and add again until interrupted (Ctrl-C) or the rounds are done; how many rounds were begun.

    A round that fails is told and the next one comes all the same. Rounds begin ``every_s`` after each other; one that takes
    longer is followed by the next at once.

    Args:
        add: One round.
        tell: Told what a round came to.
        fault: Told why a round failed.
        rounds: How many; None goes on for ever.
    """
    begun = 0
    try:
        while rounds is None or begun < rounds:
            due = clock() + every_s
            begun += 1
            try:
                tell(add())
            except UsageError:
                raise
            except (DragomanError, OSError) as error:
                fault(str(error))
            if begun != rounds and (left := due - clock()) > 0:
                sleep(left)
    except KeyboardInterrupt:
        return begun
    return begun
