"""How good past forecasts were: Brier score, skill over the base rates given with them, calibration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dragoman.model.forecast import Scores
from dragoman.outlook.history import Real

_BINS = 10


class Outcome(NamedTuple):
    """A forecast whose days are over.

    Attributes:
        groups: What it is counted under beside all.
        probability, base_rate: As given.
        came: Whether the act was reported.
    """

    groups: tuple[str, ...]
    probability: float
    base_rate: float
    came: bool


def scores(outcomes: Sequence[Outcome]) -> list[Scores]:
    """Scores over all, then of each group by name; none without an outcome."""
    if not outcomes:
        return []
    names = sorted({group for outcome in outcomes for group in outcome.groups})
    found = [_scores("all", outcomes)]
    return found + [_scores(name, [each for each in outcomes if name in each.groups]) for name in names]


def _scores(group: str, outcomes: Sequence[Outcome]) -> Scores:
    chance = np.array([each.probability for each in outcomes])
    base = np.array([each.base_rate for each in outcomes])
    came = np.array([each.came for each in outcomes], float)
    brier, base_brier = float(((chance - came) ** 2).mean()), float(((base - came) ** 2).mean())
    bins = _calibration(chance, came)
    error = sum(number * abs(said - was) for said, was, number in bins) / len(came)
    skill = 1 - brier / base_brier if base_brier else None
    return Scores(group, len(came), float(came.mean()), brier, base_brier, skill, error, bins)


def _calibration(chance: Real, came: Real) -> tuple[tuple[float, float, int], ...]:
    """(mean forecast, share that came, forecasts) of up to ten groups of equal size, least likely first."""
    order = np.argsort(chance, kind="stable")
    parts = [part for part in np.array_split(order, min(_BINS, len(order))) if len(part)]
    return tuple((float(chance[part].mean()), float(came[part].mean()), len(part)) for part in parts)
