"""What was reported before a day, as arrays: who acted towards whom, under which labels, on which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""The four quad classes, which every history knows; its other labels are classes of its own (PLOVER types)."""


class Row(NamedTuple):
    """One act of one side towards another.

    Attributes:
        source, target: Names or ids of actors.
        labels: Up to two classes that it counts under; a class may be one that is only looked back at.
        day: When.
        event: Id of the event that it is taken from.
    """

    source: str
    target: str
    labels: tuple[str, ...]
    day: date
    event: str = ""


@dataclass(frozen=True)
class History:
    """Rows of acts, by day.

    Attributes:
        actors: Names; the arrays hold places in it.
        countries: Country of each actor, as a place in ``country_names``; -1 where none is known.
        kinds: What kind of actor each is (a sector, "Police"); 0 where that is not known.
        labels: The quads, then all other labels.
        source, target, day: One entry a row, ``day`` as a proleptic ordinal; sorted by day, then as given.
        label: (rows, 2), -1 where a row has but one.
        events: Ids of the events behind the rows, as objects.
    """

    actors: tuple[str, ...]
    country_names: tuple[str, ...]
    countries: Whole
    kinds: Whole
    labels: tuple[str, ...]
    source: Whole
    target: Whole
    day: Whole
    label: Whole
    events: NDArray[np.object_]

    @classmethod
    def of(
        cls, rows: Iterable[Row], countries: dict[str, str] | None = None, kinds: dict[str, str] | None = None
    ) -> History:
        """A history of rows in any order; acts of an actor towards itself are left out.

        Args:
            countries: Country of an actor, where known.
            kinds: Its kind, where known.
        """
        kept = [row for row in rows if row.source != row.target]
        kept.sort(key=lambda row: row.day)
        actors = sorted({name for row in kept for name in (row.source, row.target)})
        labels = [*QUADS, *sorted({label for row in kept for label in row.labels} - set(QUADS))]
        at = {name: place for place, name in enumerate(actors)}
        label_at = {name: place for place, name in enumerate(labels)}
        known, sorts = countries or {}, kinds or {}
        kind_at = {kind: place for place, kind in enumerate(sorted(set(sorts.values())), start=1)}
        names = sorted({known[name] for name in actors if name in known})
        country_at = {name: place for place, name in enumerate(names)}
        label = np.full((len(kept), 2), -1, np.int64)
        for number, row in enumerate(kept):
            for column, name in enumerate(row.labels[:2]):
                label[number, column] = label_at[name]
        return cls(
            tuple(actors),
            tuple(names),
            np.array([country_at[known[name]] if name in known else -1 for name in actors], np.int64),
            np.array([kind_at[sorts[name]] if name in sorts else 0 for name in actors], np.int64),
            tuple(labels),
            np.array([at[row.source] for row in kept], np.int64),
            np.array([at[row.target] for row in kept], np.int64),
            np.array([row.day.toordinal() for row in kept], np.int64),
            label,
            np.array([row.event for row in kept], object),
        )

    def __len__(self) -> int:
        return len(self.day)

    @cached_property
    def actor_at(self) -> dict[str, int]:
        """The place of each actor."""
        return {name: place for place, name in enumerate(self.actors)}

    @cached_property
    def label_at(self) -> dict[str, int]:
        """The place of each label."""
        return {name: place for place, name in enumerate(self.labels)}

    @property
    def first_day(self) -> int:
        """Ordinal of the first row's day; 1 for an empty history."""
        return int(self.day[0]) if len(self) else 1

    @property
    def last_day(self) -> int:
        """Ordinal of the last row's day; 1 for an empty history."""
        return int(self.day[-1]) if len(self) else 1

    def rows(self, places: Sequence[int] | Whole) -> Iterator[Row]:
        """Rows by their places."""
        for place in places:
            yield Row(
                self.actors[self.source[place]],
                self.actors[self.target[place]],
                tuple(self.labels[one] for one in self.label[place] if one >= 0),
                date.fromordinal(int(self.day[place])),
                self.events[place],
            )

    def before(self, day: int) -> History:
        """What was known when the day began: rows of earlier days. Actors and labels keep their places."""
        return self._with(np.arange(int(np.searchsorted(self.day, day))))

    def without(self, places: Iterable[int]) -> History:
        """All rows but some; actors and labels keep their places."""
        keep = np.ones(len(self), bool)
        keep[list(places)] = False
        return self._with(np.flatnonzero(keep))

    def plus(self, rows: Iterable[Row]) -> History:
        """These rows as well, each after the others of its day; an actor or label not seen before comes last."""
        added = sorted((row for row in rows if row.source != row.target), key=lambda row: row.day)
        actors = _extended(self.actors, [name for row in added for name in (row.source, row.target)])
        labels = _extended(self.labels, [label for row in added for label in row.labels])
        at = {name: place for place, name in enumerate(actors)}
        label_at = {name: place for place, name in enumerate(labels)}
        day = np.array([row.day.toordinal() for row in added], np.int64)
        spots = np.searchsorted(self.day, day, side="right")
        label = np.array(
            [[label_at[x] for x in row.labels[:2]] + [-1] * (2 - len(row.labels[:2])) for row in added], np.int64
        )
        return History(
            actors,
            self.country_names,
            np.concatenate([self.countries, np.full(len(actors) - len(self.actors), -1, np.int64)]),
            np.concatenate([self.kinds, np.zeros(len(actors) - len(self.actors), np.int64)]),
            labels,
            np.insert(self.source, spots, [at[row.source] for row in added]),
            np.insert(self.target, spots, [at[row.target] for row in added]),
            np.insert(self.day, spots, day),
            np.insert(self.label, spots, label.reshape(-1, 2), axis=0),
            np.insert(self.events, spots, np.array([row.event for row in added], object)),
        )

    def between(self, one: int, other: int) -> Whole:
        """Places of the rows in which one actor acts towards another."""
        return np.flatnonzero((self.source == one) & (self.target == other))

    def has_label(self, label: int) -> NDArray[np.bool_]:
        """For each row whether it counts under a label."""
        found: NDArray[np.bool_] = (self.label == label).any(axis=1)
        return found

    def _with(self, places: Whole) -> History:
        return History(
            self.actors,
            self.country_names,
            self.countries,
            self.kinds,
            self.labels,
            self.source[places],
            self.target[places],
            self.day[places],
            self.label[places],
            self.events[places],
        )


def _extended(known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return (*known, *sorted(set(more) - set(known)))
