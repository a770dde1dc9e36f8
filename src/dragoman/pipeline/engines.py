"""Engines: whatever maps a function over chunks, in order. Here: this process, or a pool of them."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol, TypeVar

from dragoman.model.errors import ReadingError

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

_AHEAD = 2  # chunks a worker, waiting or running: enough to keep it busy, few enough to stay within memory


class Engine(Protocol):
    """Maps a function over chunks; results come in the order of the chunks, whichever is done first."""

    def map(self, function: Callable[[Chunk], Result], chunks: Iterable[Chunk]) -> Iterator[Result]: ...


class LocalEngine:
    """One chunk after the other in this process."""

    def map(self, function: Callable[[Chunk], Result], chunks: Iterable[Chunk]) -> Iterator[Result]:
        """Results in order, each made when it is asked for."""
        return map(function, chunks)


class PoolEngine:
    """A pool of processes, started afresh ("spawn") so that it works the same on Linux and macOS.

    Args:
        workers: Number of processes.
        start: Run once in each; must be importable by name, as must the mapped function.
    """

    def __init__(self, workers: int, start: Callable[[], None]) -> None:
        self.workers = workers
        self.start = start

    def map(self, function: Callable[[Chunk], Result], chunks: Iterable[Chunk]) -> Iterator[Result]:
        """Results in order; chunks are drawn only a few ahead of the results.

        Raises:
            ReadingError: a worker died, for want of memory as a rule.
        """
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.workers, mp_context=context, initializer=self.start) as pool:
            waiting: deque[Future[Result]] = deque()
            try:
                for chunk in chunks:
                    waiting.append(pool.submit(function, chunk))
                    if len(waiting) >= _AHEAD * self.workers:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            except BrokenProcessPool as error:
                raise ReadingError("a worker process died", "Use fewer --workers; memory may be short.") from error
            finally:
                for future in waiting:
                    future.cancel()
