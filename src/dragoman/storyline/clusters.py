"""Groups of rows that are one thing, from pairs that are likely so: connected parts first, then each part by itself.

The result is a function of the set of acts: neither the order in which they came nor how many at a time changes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from dragoman.storyline.acts import Floats, Ints

Compare = Callable[[Ints, Ints], Floats]
"""Likeness of rows, pairwise."""

LARGEST = 400
"""Rows of a part that are compared all with all; a larger part is first cut where its links are weakest."""
_RAISE = 0.5


def parts_of(rows: int, one: Ints, other: Ints) -> Ints:
    """The smallest row of the connected part in which each row lies."""
    label = np.arange(rows, dtype=np.int64)
    while True:
        before = label.copy()
        np.minimum.at(label, one, label[other])
        np.minimum.at(label, other, label[one])
        label = label[label]
        if np.array_equal(before, label):
            return label


def groups_of(one: Ints, other: Ints, score: Floats, compare: Compare, least: float) -> Iterator[Ints]:
    """Groups of two rows or more, each ascending, ordered by their first row.

    Args:
        one, other, score: Likely pairs of rows.
        compare: Likeness of any two rows; below ``_FORBIDDEN`` they are never in one group.
        least: Mean likeness from which two groups are one.
    """
    for part, links in _parts(one, other, score):
        if len(part) <= LARGEST:
            yield from _agglomerate(part, compare, least)
        else:
            yield from _cut(part, *links, compare, least)


_Links = tuple[Ints, Ints, Floats]


def _parts(one: Ints, other: Ints, score: Floats) -> Iterator[tuple[Ints, _Links]]:
    """Connected parts of two rows or more, with the pairs inside each."""
    if not len(one):
        return
    used, inverse = np.unique(np.concatenate([one, other]), return_inverse=True)
    a, b = inverse[: len(one)], inverse[len(one) :]
    label = parts_of(len(used), a, b)
    row_order = np.argsort(label, kind="stable")
    link_label = label[a]
    link_order = np.argsort(link_label, kind="stable")
    starts = np.flatnonzero(np.diff(label[row_order], prepend=-1))
    link_starts = np.flatnonzero(np.diff(link_label[link_order], prepend=-1))
    ends, link_ends = np.append(starts[1:], len(used)), np.append(link_starts[1:], len(one))
    for start, end, first, last in zip(starts, ends, link_starts, link_ends, strict=True):
        links = link_order[first:last]
        yield used[row_order[start:end]], (one[links], other[links], score[links])


def _cut(part: Ints, one: Ints, other: Ints, score: Floats, compare: Compare, least: float) -> Iterator[Ints]:
    """A part too large for one table, by its strongest links alone; at last in the order of its rows."""
    threshold = float(score.min()) + _RAISE
    keep = score >= threshold
    if not keep.any():
        for start in range(0, len(part), LARGEST):
            yield from _agglomerate(part[start : start + LARGEST], compare, least)
        return
    for smaller, links in _parts(one[keep], other[keep], score[keep]):
        if len(smaller) <= LARGEST:
            yield from _agglomerate(smaller, compare, least)
        else:
            yield from _cut(smaller, *links, compare, least)


_FORBIDDEN = -50.0


def _agglomerate(part: Ints, compare: Compare, least: float) -> Iterator[Ints]:
    """Average linkage inside a part; two groups with a forbidden pair between them never meet."""
    size = len(part)
    if size == 2:
        if float(compare(part[:1], part[1:])[0]) >= least:
            yield part
        return
    table = _table(part, compare)
    table[table < _FORBIDDEN] = -np.inf
    weight = np.ones(size)
    member = [[n] for n in range(size)]
    while True:
        at = int(table.argmax())
        keep, gone = divmod(at, size)
        if not table[keep, gone] >= least:
            break
        merged = (weight[keep] * table[keep] + weight[gone] * table[gone]) / (weight[keep] + weight[gone])
        table[keep], table[:, keep] = merged, merged
        table[gone], table[:, gone], table[keep, keep] = -np.inf, -np.inf, -np.inf
        weight[keep] += weight[gone]
        member[keep] += member[gone]
        member[gone] = []
    for group in member:
        if len(group) > 1:
            yield part[np.array(sorted(group))]


def _table(part: Ints, compare: Compare) -> npt.NDArray[np.float64]:
    size = len(part)
    upper, right = np.triu_indices(size, 1)
    table = np.full((size, size), -np.inf)
    table[upper, right] = compare(part[upper], part[right])
    table[right, upper] = table[upper, right]
    return table
