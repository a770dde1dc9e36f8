"""Fits how much each indicator counts: one logistic regression over all labels, and for each label its leaning from it.

The first is fitted to all cells with a term a label, the second to the cells of its label with the first as offset, each with
a ridge, so that a label with few cells stays close to what holds for all (partial pooling; Gelman and Hill 2007, ch. 12).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.outlook.history import Real, Whole

SHARED_RIDGE, LABEL_RIDGE = 30.0, 300.0
"""Set on the development weeks of two public sets; see benchmarks."""
_STEPS = 12


@dataclass(frozen=True)
class Weights:
    """A fitted model.

    Attributes:
        mean, scale: Of each indicator, over the cells that were fitted to.
        slopes: (labels, indicators), for standardised indicators.
        intercepts: One a label.
        covariance: (labels, indicators + 1, indicators + 1): Laplace's, the intercept last.
        fitted: Whether there were cells of the label to fit to.
    """

    mean: Real
    scale: Real
    slopes: Real
    intercepts: Real
    covariance: Real
    fitted: Real

    @classmethod
    def fit(cls, matrix: Real, label: Whole, outcome: Real, labels: int) -> Weights:
        """Fits to cells.

        Args:
            matrix: (cells, indicators).
            label: Place of each cell's label.
            outcome: 1 where the act came, else 0.
            labels: How many labels there are.
        """
        mean, scale = matrix.mean(axis=0), matrix.std(axis=0)
        scale = np.where(scale < 1e-6, 1.0, scale)
        given = (matrix - mean) / scale
        terms = np.eye(labels)[label]
        start = _log_odds((outcome.sum() + 0.5) / (len(outcome) + 1))
        shared, _ = _newton(
            np.c_[given, terms, np.ones(len(given))], outcome, SHARED_RIDGE, np.zeros(len(given)), start
        )
        width = matrix.shape[1]
        slopes = np.tile(shared[:width], (labels, 1))
        intercepts = shared[-1] + shared[width:-1]
        covariance = np.zeros((labels, width + 1, width + 1))
        fitted = np.zeros(labels)
        for place in range(labels):
            own = label == place
            if not own.any():
                continue
            offset = given[own] @ shared[:width] + intercepts[place]
            leaning, covariance[place] = _newton(
                np.c_[given[own], np.ones(own.sum())], outcome[own], LABEL_RIDGE, offset
            )
            slopes[place] += leaning[:-1]
            intercepts[place] += leaning[-1]
            fitted[place] = own.sum()
        return cls(mean, scale, slopes, intercepts, covariance, fitted)

    def log_odds(self, matrix: Real, label: Whole) -> Real:
        """For each cell the log odds that the act comes."""
        odds: Real = (self.standardised(matrix) * self.slopes[label]).sum(axis=1) + self.intercepts[label]
        return odds

    def shares(self, matrix: Real, label: Whole) -> Real:
        """(cells, indicators): what each indicator adds to the log odds, beside its mean."""
        found: Real = self.standardised(matrix) * self.slopes[label]
        return found

    def spread(self, matrix: Real, label: Whole) -> Real:
        """For each cell the standard error of its log odds."""
        given = np.c_[self.standardised(matrix), np.ones(len(matrix))]
        found: Real = np.sqrt(np.maximum(np.einsum("ij,ijk,ik->i", given, self.covariance[label], given), 0))
        return found

    def standardised(self, matrix: Real) -> Real:
        """Indicators in units of their spread, at most eight of them either way."""
        found: Real = np.clip((matrix - self.mean) / self.scale, -8, 8)
        return found


def probability(log_odds: Real) -> Real:
    """The inverse of the log odds."""
    found: Real = 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))
    return found


def _log_odds(share: float) -> float:
    return float(np.log(share / (1 - share)))


def _newton(given: Real, outcome: Real, ridge: float, offset: Real, start: float | None = None) -> tuple[Real, Real]:
    """Ridge logistic regression by Newton's steps; the last column is the intercept. Coefficients and their covariance.

    A free intercept (``start`` given) carries next to no ridge; a leaning from an offset a tenth.
    """
    width = given.shape[1]
    penalty = np.full(width, ridge)
    penalty[-1] = 1e-3 if start is not None else ridge / 10
    found: Real = np.zeros(width)
    found[-1] = start or 0.0
    for _ in range(_STEPS):
        chance = probability(given @ found + offset)
        gradient = given.T @ (chance - outcome) + penalty * found
        curvature = (given * (chance * (1 - chance))[:, None]).T @ given + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        found -= step
        if np.abs(step).max() < 1e-5:
            break
    covariance: Real = np.asarray(np.linalg.inv(curvature), np.float64)
    return found, covariance
