"""Fits the outlook to a history: which cells it learns from, what came of them, and how sure the weights are.

A cell is a pair, a label and a day of the past. The pairs of each day are those that were busiest *before* it, so that none is
chosen for what it did later; a model that learns from pairs picked in hindsight takes every quiet pair for a busy one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.history import QUADS, History, Real, Whole
from dragoman.outlook.indicators import UNREALISED, WEEK, Past
from dragoman.outlook.weights import Weights, probability

PAIRS, WARM_WEEKS, MOST_WEEKS = 400, 8, 52
"""Pairs of each day, weeks of history before the first, and weeks learnt from at most."""
LEAST_CELLS, LEAST_HITS = 3000, 250
"""With fewer cells, or fewer in which the act came, no weights are fitted: the rate of the pair has to do."""
SHRINKAGE = 4.0
"""Stretches that the share of all pairs counts for beside a pair's own."""
_PRIOR_WEEKLY, _PRIOR_CELLS, _PRIOR_WEEKS = 0.01, 20, 50
"""Share of weeks in which a class comes of which nothing was ever told; the cells, and the weeks of a pair, that it is worth."""


@dataclass(frozen=True)
class Fitted:
    """What a history taught.

    Attributes:
        day: First day not known.
        horizon: Days of a stretch.
        weights: None where the history is too thin.
        shares: For each label the share of cells in which it came.
        pair_variance: For each label how much the log odds differ between pairs beyond what the indicators know.
        cells, hits: How many cells there were, and in how many it came.
        pairs: (n, 2) places of the pairs learnt from.
    """

    day: int
    horizon: int
    weights: Weights | None
    shares: Real
    pair_variance: Real
    cells: int
    hits: int
    pairs: Whole


def fit(history: History, day: int, horizon: int) -> Fitted:
    """Learns from what was reported before a day.

    Args:
        day: First day not known, as an ordinal.
        horizon: Days in which the act is to come.
    """
    known = history.before(day)
    labels = len(history.labels)
    last = day - horizon
    weeks = min((last - known.first_day) // WEEK - WARM_WEEKS, MOST_WEEKS - 1) if len(known) else -1
    if weeks < 0:
        return Fitted(day, horizon, None, _thin_shares(known, day, horizon), np.zeros(labels), 0, 0, _no_pairs())
    days = last - WEEK * np.arange(weeks, -1, -1)
    pairs, chosen = _busiest(known, days)
    past = Past.of(known, pairs, days)
    cells = cells_of(past, chosen, labels, history.label_at.get(UNREALISED, -1))
    outcome = came(known, pairs, days[cells[:, 0]], cells[:, 1], cells[:, 2], horizon).astype(float)
    came_in = np.bincount(cells[:, 2], outcome, labels) + _PRIOR_CELLS * prior_share(horizon)
    shares = came_in / (np.bincount(cells[:, 2], minlength=labels) + _PRIOR_CELLS)
    hits = int(outcome.sum())
    if len(cells) < LEAST_CELLS or hits < LEAST_HITS:
        return Fitted(day, horizon, None, shares, np.zeros(labels), len(cells), hits, pairs)
    matrix = past.matrix(cells)
    weights = Weights.fit(matrix, cells[:, 2], outcome, labels)
    chance = probability(weights.log_odds(matrix, cells[:, 2]))
    apart = cells[:, 0] % -(-horizon // WEEK) == 0  # stretches that overlap share what happened in them
    variance = _between_pairs(cells[apart], outcome[apart], chance[apart], len(pairs), labels)
    return Fitted(day, horizon, weights, shares, variance, len(cells), hits, pairs)


def prior_share(horizon: int) -> float:
    """Share of stretches in which a class comes that no row has: the longer the stretch, the more."""
    return float(-np.expm1(np.log1p(-_PRIOR_WEEKLY) * horizon / WEEK))


def _no_pairs() -> Whole:
    return np.zeros((0, 2), np.int64)


def _thin_shares(known: History, day: int, horizon: int) -> Real:
    """For each label the share of stretches in which a pair had it, from days with such an act per pair and week."""
    labels = len(known.labels)
    size = len(known.actors)
    keys = known.source * size + known.target
    exposed = len(np.unique(keys)) * (day - known.first_day) / WEEK if len(known) else 0.0
    seen = np.zeros(labels)
    for label in range(labels):
        rows = known.has_label(label)
        seen[label] = len(np.unique(np.stack([keys[rows], known.day[rows]]), axis=1).T)
    weekly = (seen + _PRIOR_WEEKS * _PRIOR_WEEKLY) / (exposed + _PRIOR_WEEKS)
    found: Real = -np.expm1(-weekly * horizon / WEEK)
    return found


def cells_of(past: Past, chosen: list[Whole], labels: int, unforetold: int) -> Whole:
    """(cells, 3) places of day, pair and label: every quad, and what else a pair had in two weeks before."""
    found = []
    sums = np.cumsum(past.weeks, axis=0)
    begin = len(past.weeks) - len(past.days) + 1
    for place, pairs in enumerate(chosen):
        seen = sums[begin + place - 1] if begin + place > 0 else np.zeros(past.weeks.shape[1:])
        for label in range(labels):
            kept = pairs if label < len(QUADS) else pairs[seen[pairs, label] >= 2]
            if label != unforetold:
                found.append(np.stack([np.full(len(kept), place), kept, np.full(len(kept), label)], axis=1))
    return np.concatenate(found)


def came(history: History, pairs: Whole, day: Whole, pair: Whole, label: Whole, horizon: int) -> NDArray[np.bool_]:
    """For each cell whether the act was reported in ``[day, day + horizon)``.

    Args:
        pairs: (n, 2) places of actors.
        day, pair, label: One entry a cell; ``pair`` is a place in ``pairs``.
    """
    size = len(history.actors)
    asked = pairs[pair, 0] * size + pairs[pair, 1]
    found = np.zeros(len(day), bool)
    span = int(history.last_day) + horizon + 2
    for one in np.unique(label):
        rows = history.has_label(int(one))
        keys = np.sort((history.source[rows] * size + history.target[rows]) * span + history.day[rows])
        if not len(keys):
            continue
        mine = label == one
        first = np.searchsorted(keys, asked[mine] * span + day[mine])
        at = np.minimum(first, len(keys) - 1)
        found[mine] = (first < len(keys)) & (keys[at] < asked[mine] * span + day[mine] + horizon)
    return found


def _busiest(history: History, days: Whole) -> tuple[Whole, list[Whole]]:
    """The pairs that were busiest before any of the days, and for each day the places of its own."""
    size = len(history.actors)
    keys = history.source * size + history.target
    chosen = []
    for day in days:
        distinct, counts = np.unique(keys[: np.searchsorted(history.day, day)], return_counts=True)
        chosen.append(distinct[np.lexsort((distinct, -counts))[:PAIRS]])
    every = np.unique(np.concatenate(chosen))
    return np.stack([every // size, every % size], axis=1), [np.searchsorted(every, one) for one in chosen]


def _between_pairs(cells: Whole, outcome: Real, chance: Real, pairs: int, labels: int) -> Real:
    """Variance between pairs by the method of moments: how far their sums of errors lie beyond chance."""
    slot = cells[:, 1] * labels + cells[:, 2]
    error = np.bincount(slot, outcome - chance, pairs * labels).reshape(pairs, labels)
    spread = np.bincount(slot, chance * (1 - chance), pairs * labels).reshape(pairs, labels)
    excess = (error**2 - spread).sum(axis=0) / np.maximum((spread**2).sum(axis=0), 1e-9)
    found: Real = np.maximum(excess, 0)
    return found
