"""Where the level of a series changes: PELT, and how sure a change is.

Killick, Fearnhead and Eckley 2012, with squared error as cost. Written here in forty lines of numpy, since the usual library
brings SciPy along for it. A penalty of ``3 log n`` times the noise is that of the modified BIC (Zhang and Siegmund 2007).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

PENALTY = 3.0
SHUFFLES = 199
"""Rearrangements against which a change is held: confidence then comes in steps of a half per cent."""
_MAD = 1.4826  # of a normal law's median absolute deviation to its standard deviation

Values = npt.NDArray[np.float64]


def turns(values: Sequence[float], least: int = 3) -> list[tuple[int, float]]:
    """Positions at which a new level begins, each with its confidence from 0 to 1.

    Args:
        values: Equally spaced.
        least: Steps that a level lasts at least.
    """
    series = np.asarray(values, dtype=np.float64)
    if len(series) < 2 * least:
        return []
    cuts = _pelt(series, PENALTY * math.log(len(series)) * _noise(series) ** 2, least)
    bounds = [0, *cuts, len(series)]
    return [(cut, _confidence(series[bounds[at] : bounds[at + 2]], least)) for at, cut in enumerate(cuts)]


def _noise(series: Values) -> float:
    """Standard deviation of the steps between neighbours, which a few jumps do not swell; never nought."""
    steps = np.diff(series)
    by_median = _MAD * float(np.median(np.abs(steps - np.median(steps)))) / math.sqrt(2)
    return max(by_median, float(series.std()) / 4, 1e-6)


def _pelt(series: Values, penalty: float, least: int) -> list[int]:
    total, square = np.append(0.0, np.cumsum(series)), np.append(0.0, np.cumsum(series**2))
    best = np.full(len(series) + 1, np.inf)
    best[0] = -penalty
    last = np.zeros(len(series) + 1, dtype=np.int64)
    starts = np.zeros(1, dtype=np.int64)
    for end in range(least, len(series) + 1):
        length = end - starts
        cost = best[starts] + square[end] - square[starts] - (total[end] - total[starts]) ** 2 / length + penalty
        at = int(cost.argmin())
        best[end], last[end] = cost[at], starts[at]
        starts = starts[cost - penalty <= best[end]]
        if end + 1 - least >= least:
            starts = np.append(starts, end + 1 - least)
    cuts = []
    at = len(series)
    while last[at] > 0:
        at = int(last[at])
        cuts.append(at)
    return cuts[::-1]


def _confidence(stretch: Values, least: int) -> float:
    """In what share of rearrangements of the two levels no cut parts them as well."""
    found = _gain(stretch, least)
    draw = np.random.Generator(np.random.PCG64(len(stretch)))
    beaten = sum(_gain(draw.permutation(stretch), least) < found - 1e-9 for _ in range(SHUFFLES))
    return round(beaten / SHUFFLES, 3)


def _gain(stretch: Values, least: int) -> float:
    """How much the best single cut of a stretch takes away of its squared error."""
    total = np.cumsum(stretch)
    left = np.arange(1, len(stretch))
    gains = (
        total[:-1] ** 2 / left + (total[-1] - total[:-1]) ** 2 / (len(stretch) - left) - total[-1] ** 2 / len(stretch)
    )
    return float(gains[least - 1 : len(gains) - least + 1].max())
