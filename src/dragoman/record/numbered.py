"""Versions of rows that come by the million: which are there already, told by eight bytes each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.record.store import Store
from dragoman.record.tables import Slot

_Keys = npt.NDArray[np.uint64]
_COLUMNS = ("reading", "article", "content", "version", "pass_number")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row on its way to its slot; ``article`` is what stays when its content changes."""

    reading: str
    article: str
    content: str


class Numbering:
    """Gives rows their slots as ``Register`` does, in 40 bytes of memory a row.

    Args:
        store: Whose articles are known.
    """

    def __init__(self, store: Store) -> None:
        self._readings = _Sorted()
        self._articles = _Versions()
        for rows in store.rows("documents", _COLUMNS):
            listed = list(rows)
            self._readings.add(_keys([row[0] for row in listed]))
            articles = _keys([_short(row[1]) for row in listed])
            contents = _keys([row[2] for row in listed])
            self._articles.add(articles, contents, [row[3] for row in listed], [row[4] for row in listed])

    def known(self, readings: Sequence[str]) -> list[bool]:
        """Which readings are there."""
        return [bool(known) for known in self._readings.has(_keys(readings))]

    def slots(self, rows: Sequence[Numbered]) -> list[Slot | None]:
        """A slot for each row; None for one whose reading is there, or came before in the same call."""
        articles = _keys([_short(row.article) for row in rows])
        contents = _keys([row.content for row in rows])
        before = self._articles.has(articles)
        taken: set[str] = set()
        met: dict[int, list[tuple[int, int, int]]] = {}
        slots: list[Slot | None] = []
        for row, article, content, is_old in zip(
            rows, articles.tolist(), contents.tolist(), before.tolist(), strict=True
        ):
            if row.reading in taken:
                slots.append(None)
                continue
            taken.add(row.reading)
            if article not in met:
                met[article] = list(self._articles.of(article)) if is_old else []
            version, number = _next(met[article], content)
            met[article].append((content, version, number))
            slots.append(Slot(row.reading, row.article, version, number, row.content))
        self._enter(articles, contents, slots)
        return slots

    def _enter(self, articles: _Keys, contents: _Keys, slots: Sequence[Slot | None]) -> None:
        kept = [slot for slot in slots if slot is not None]
        mask = np.array([slot is not None for slot in slots], dtype=bool)
        self._readings.add(_keys([slot.reading for slot in kept]))
        versions, passes = [slot.version for slot in kept], [slot.pass_number for slot in kept]
        self._articles.add(articles[mask], contents[mask], versions, passes)


def _next(known: Sequence[tuple[int, int, int]], content: int) -> tuple[int, int]:
    """Version and number of the pass for a content, after those that are known: content, version, pass."""
    same = [(version, number) for one, version, number in known if one == content]
    if same:
        return same[0][0], max(number for _, number in same) + 1
    return max((version for _, version, _ in known), default=0) + 1, 1


class _Sorted:
    """A set of keys in sorted arrays: a large one and a few that came later."""

    def __init__(self) -> None:
        self._runs: list[_Keys] = []

    def add(self, keys: _Keys) -> None:
        """Put keys in; runs of about the same length become one, so that there are never many."""
        run = np.sort(keys)
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = np.sort(np.concatenate([self._runs.pop(), run]), kind="stable")
        self._runs.append(run)

    def has(self, keys: _Keys) -> npt.NDArray[np.bool_]:
        """Which keys are in."""
        found = np.zeros(len(keys), dtype=bool)
        for run in self._runs:
            if len(run):
                at = np.minimum(np.searchsorted(run, keys), len(run) - 1)
                found |= run[at] == keys
        return found


class _Versions:
    """Content, version and pass of each article, kept as they came and sorted when asked for."""

    def __init__(self) -> None:
        self._articles = _Sorted()
        self._rows: list[tuple[_Keys, _Keys, npt.NDArray[np.int32], npt.NDArray[np.int32]]] = []

    def add(self, articles: _Keys, contents: _Keys, versions: Sequence[int], passes: Sequence[int]) -> None:
        self._articles.add(articles)
        order = np.argsort(articles, kind="stable")
        numbers = np.array(versions, dtype=np.int32), np.array(passes, dtype=np.int32)
        self._rows.append((articles[order], contents[order], numbers[0][order], numbers[1][order]))

    def has(self, articles: _Keys) -> npt.NDArray[np.bool_]:
        return self._articles.has(articles)

    def of(self, article: int) -> Iterator[tuple[int, int, int]]:
        """Content, version and pass of every reading of an article."""
        key = np.uint64(article)
        for articles, contents, versions, passes in self._rows:
            first, last = np.searchsorted(articles, key, "left"), np.searchsorted(articles, key, "right")
            for at in range(int(first), int(last)):
                yield int(contents[at]), int(versions[at]), int(passes[at])


def _short(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8")).hexdigest()[:16]


def _keys(digests: Sequence[str]) -> _Keys:
    """Digests of 16 hexadecimal digits as numbers."""
    return np.array([int(each, 16) for each in digests], dtype=np.uint64)
