"""Which acts are worth comparing: those that share a key within a few days, found by sorting, never all with all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from dragoman.model.mention import EventType
from dragoman.storyline.acts import Acts, Floats, Ints
from dragoman.storyline.likeness import FAMILY, ONE_ACT, WIDE_DAYS, likeness

BUCKET_DAYS = 4
"""Acts are sorted into stretches of so many days; two within a day of each other share one."""
_CHUNK = 1_000_000
_CLASSES = 3
_LEAST_COUNT = 3
"""Figures below it ("two killed") are too common to be a key."""


def likely_pairs(acts: Acts, fresh: npt.NDArray[np.bool_] | None = None) -> tuple[Ints, Ints, Floats]:
    """Pairs of rows that are likely one act, with how likely; each pair once, the smaller row first, in order.

    A pair is found by its own two acts alone, whatever else there is.

    Args:
        fresh: Only pairs with at least one of these rows; None for all.
    """
    found = []
    for one, other in _candidates(acts, fresh):
        score = likeness(acts, one, other)
        keep = score >= ONE_ACT
        found.append((one[keep], other[keep], score[keep]))
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)
    one, other, score = (np.concatenate(part) for part in zip(*found, strict=True))
    pairs = one * len(acts) + other
    order = np.argsort(pairs, kind="stable")
    order = order[np.append(True, np.diff(pairs[order]) > 0)[: len(order)]]
    return one[order], other[order], score[order]


def _candidates(acts: Acts, fresh: npt.NDArray[np.bool_] | None) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of rows that share a key, some of them more than once, in pieces that fit into memory."""
    keys, rows = _keyed(acts)
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    at = np.arange(len(keys))
    step = 1
    waiting: list[Ints] = []
    held = 0
    while len(at):
        at = at[at + step < len(keys)]
        at = at[keys[at] == keys[at + step]]
        one, other = rows[at], rows[at + step]
        pairs = np.minimum(one, other) * len(acts) + np.maximum(one, other)
        pairs = pairs[one != other]
        if fresh is not None:
            pairs = pairs[fresh[pairs // len(acts)] | fresh[pairs % len(acts)]]
        waiting.append(pairs)
        held += len(pairs)
        step += 1
        if held > _CHUNK:
            yield from _pieces(waiting, len(acts))
            waiting, held = [], 0
    yield from _pieces(waiting, len(acts))


def _pieces(waiting: list[Ints], acts: int) -> Iterator[tuple[Ints, Ints]]:
    pairs = np.sort(np.concatenate(waiting)) if waiting else np.zeros(0, np.int64)
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]  # np.unique hashes, which is ten times slower
    for start in range(0, len(pairs), _CHUNK):
        piece = pairs[start : start + _CHUNK]
        yield piece // acts, piece % acts


def _keyed(acts: Acts) -> tuple[Ints, Ints]:
    """Every key of every act: days with place, with names of the sentence, with figures, with who and whom."""
    rows, buckets = _bucketed(acts)
    family = FAMILY[acts.kinds] * _CLASSES + acts.classes  # acts of two families or classes are never one
    told = [(1, acts.places), *((2, acts.names[:, n]) for n in range(acts.names.shape[1]))]
    told += [(3 + n, _count_keys(acts, n)) for n in range(acts.counts.shape[1])]
    told += [(20, _pair_keys(acts.actors, acts.recipient_lands)), (21, _pair_keys(acts.actors, acts.recipients))]
    told += [(22, np.where(acts.specific[acts.actors[:, n]], acts.actors[:, n], -1)) for n in range(2)]
    told.append((24, _lone_keys(acts)))
    keys, owners = [], []
    for kind, values in told:
        has = values[rows] >= 0
        owner = rows[has]
        keys.append(_mixed(buckets[has], family[owner], kind, values[owner]))
        owners.append(owner)
    return np.concatenate(keys), np.concatenate(owners)


def _bucketed(acts: Acts) -> tuple[Ints, Ints]:
    """Rows with each stretch of days that they touch; an act dated by a month or a year has one stretch of its own."""
    rows = np.flatnonzero(acts.dated)
    wide = (acts.last[rows] - acts.first[rows]) > WIDE_DAYS
    narrow = rows[~wide]
    low, high = (acts.first[narrow] - 1) // BUCKET_DAYS, (acts.last[narrow] + 1) // BUCKET_DAYS
    found_rows, found = [rows[wide]], [acts.first[rows[wide]] * 100_003 + acts.last[rows[wide]] + 10_000_000]
    step = 0
    while len(narrow):
        keep = low + step <= high
        narrow, low, high = narrow[keep], low[keep], high[keep]
        found_rows.append(narrow)
        found.append(low + step)
        step += 1
    return np.concatenate(found_rows), np.concatenate(found)


def _count_keys(acts: Acts, measure: int) -> Ints:
    counts = acts.counts[:, measure]
    return np.where(np.isnan(counts) | (counts < _LEAST_COUNT), -1.0, counts).astype(np.int64)


def _pair_keys(doers: Ints, receivers: Ints) -> Ints:
    one, other = doers[:, 0], receivers[:, 0]
    return np.where((one < 0) | (other < 0), -1, one * 1_000_003 + other)


def _lone_keys(acts: Acts) -> Ints:
    """A state and what it did, where neither place nor addressee is known: few acts are so bare, and nothing else finds them."""
    doer = acts.actors[:, 0]
    bare = (acts.recipients[:, 0] < 0) & (acts.places < 0) & ~_COMMON[acts.kinds]
    return np.where(bare & (doer >= 0), doer * 64 + acts.kinds, -1)


_COMMON = np.array([kind in (EventType.ASSAULT, EventType.ACCUSE, EventType.REQUEST) for kind in EventType], dtype=bool)
"""Types of which news tells so many acts a day that the doer alone is no key."""


def _mixed(bucket: Ints, family: Ints, kind: int, value: Ints) -> Ints:
    """One number for a key. Two keys may fall on one number: then a pair too many is compared, and none is lost."""
    mixed = ((value * 0x9E3779B1) ^ (bucket * 0x85EBCA77) ^ (family * 64 + kind) * 0xC2B2AE3D) & ((1 << 62) - 1)
    mixed ^= mixed >> 29
    return (mixed * 0xBF58476D) & ((1 << 62) - 1)
