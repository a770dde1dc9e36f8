"""Threads: happenings of one story over longer spans, by cause and by who and where they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

THREAD_DAYS = 60
"""Days between two happenings of one thread that rests on actors and place; a cause reaches any number of days."""
_COMMON_SHARE, _COMMON_LEAST = 0.25, 4
"""A pair of actors at a place that is found in a larger share of all happenings is the background of them all."""

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Strand:
    """What ties one happening to others.

    Attributes:
        name: The happening's.
        day: Day number of its first event; None without one.
        events, causes: Merged events that it tells, and those by which they were caused.
        actors: Ids of those who did it or to whom it was done.
        places: Places narrower than a country.
    """

    name: str
    day: int | None
    events: frozenset[str]
    causes: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]

    def companions(self) -> Iterator[Key]:
        """Two actors and a place, each way of choosing them, in order."""
        people = sorted(self.actors)
        for at, one in enumerate(people):
            for other in people[at + 1 :]:
                for place in sorted(self.places):
                    yield one, other, place


def threads(strands: Sequence[Strand]) -> dict[str, str]:
    """Each happening to its thread, which is named after its first one; the same whatever the order given.

    Two happenings are of one thread where one tells the cause of the other, tells an event that the other tells too, or
    where two actors and a place are common to both within ``THREAD_DAYS``.
    """
    ordered = sorted(strands, key=lambda strand: (strand.day is None, strand.day or 0, strand.name))
    label = list(range(len(ordered)))
    for one, other in _ties(ordered):
        mine, theirs = _root(label, one), _root(label, other)
        label[max(mine, theirs)] = min(mine, theirs)
    return {strand.name: f"thread:{ordered[_root(label, at)].name}" for at, strand in enumerate(ordered)}


def _root(label: list[int], at: int) -> int:
    while label[at] != at:
        label[at] = label[label[at]]
        at = label[at]
    return at


def _ties(strands: Sequence[Strand]) -> Iterator[tuple[int, int]]:
    teller: dict[str, int] = {}
    for at, strand in enumerate(strands):
        for event in sorted(strand.events):
            if event in teller:
                yield teller[event], at
            teller.setdefault(event, at)
    for at, strand in enumerate(strands):
        yield from ((at, teller[cause]) for cause in sorted(strand.causes) if cause in teller)
    yield from _companions(strands)


def _companions(strands: Sequence[Strand]) -> Iterator[tuple[int, int]]:
    holders: dict[Key, list[int]] = {}
    for at, strand in enumerate(strands):
        if strand.day is not None:
            for key in strand.companions():
                holders.setdefault(key, []).append(at)
    count = Counter({key: len(rows) for key, rows in holders.items()})
    for key in sorted(holders):
        if count[key] <= max(_COMMON_LEAST, _COMMON_SHARE * len(strands)):
            for before, after in pairwise(holders[key]):
                if (strands[after].day or 0) - (strands[before].day or 0) <= THREAD_DAYS:
                    yield before, after
