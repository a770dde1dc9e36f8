"""A question -> a probability: that an act of one side towards the other is reported in the days to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dragoman.model.forecast import Cause, Forecast, Supposed
from dragoman.outlook.fitting import SHRINKAGE, Fitted, came, prior_share
from dragoman.outlook.history import History, Real, Row, Whole
from dragoman.outlook.indicators import FAR, NAMES, WEEK, Past
from dragoman.outlook.precedents import find_cases
from dragoman.outlook.weights import probability

_TOLD = 5  # causes told of a forecast
_Z = 1.645  # half a 90% interval, in standard errors
_THIN_ACTS, _THIN_WEEKS = 5, 8
_RATE = f"such acts, half-life {FAR:g} days"
_PRIOR_DAYS = 60.0  # days that the rate of all pairs counts for beside a pair's own


@dataclass(frozen=True)
class Question:
    """Whether acts of one side towards another come.

    Attributes:
        source, target: Names of actors as the history has them; unknown ones are allowed.
        label: A label of the history.
        on: First day of the stretch.
        days: Its length.
    """

    source: str
    target: str
    label: str
    on: date
    days: int


def foretell(history: History, question: Question, fitted: Fitted) -> Forecast:
    """The forecast with its base rate, interval, causes and cases.

    Args:
        fitted: By ``fitting.fit`` for the question's first day and length, or for an earlier day.
    """
    (found,) = foretell_each(history, question, fitted, [question.label])
    return found


def foretell_each(history: History, question: Question, fitted: Fitted, labels: Sequence[str]) -> list[Forecast]:
    """The forecasts for several labels in place of the question's own."""
    known = _with_both(history, question)
    day = question.on.toordinal()
    source, target = known.actor_at[question.source], known.actor_at[question.target]
    pair = np.array([[source, target]])
    rows = known.before(day)
    acts = rows.between(source, target)
    past = _past(rows, pair, day, fitted) if fitted.weights is not None and len(rows) else None
    found = []
    for name in labels:
        label = known.label_at.get(name, -1)
        such = acts[(rows.label[acts] == label).any(axis=1)] if label >= 0 else acts[:0]
        stretches, base = _base_rate(rows, pair, label, day, question.days, fitted)
        share, low, high, causes = _chance(rows, past, label, such, day, fitted)
        cases = find_cases(rows, source, target, label, day, question.days)
        found.append(
            Forecast(
                question.source, question.target, name, question.on, question.days, share, low, high, base,
                "indicators" if causes else "rate", len(such), stretches, cases.precedents, cases.counter_cases,
                cases.followed, cases.cases, causes[:_TOLD], _against(rows, such, acts, day, stretches, fitted),
            )
        )  # fmt: skip
    return found


def probabilities(history: History, pairs: Sequence[tuple[str, str]], label: str, on: date, fitted: Fitted) -> Real:
    """The probability alone, for many pairs of actors that the history knows and one label."""
    day = on.toordinal()
    known = history.before(day)
    at = np.array([[history.actor_at[one], history.actor_at[other]] for one, other in pairs]).reshape(-1, 2)
    place = history.label_at[label]
    if fitted.weights is not None and len(known):
        cells = np.stack([np.zeros(len(at), np.int64), np.arange(len(at)), np.full(len(at), place)], axis=1)
        matrix = _past(known, at, day, fitted).matrix(cells)
        return probability(fitted.weights.log_odds(matrix, cells[:, 2]))
    found = []
    for one, other in at:
        acts = known.between(int(one), int(other))
        such = acts[(known.label[acts] == place).any(axis=1)]
        found.append(_rate(known, such, place, day, fitted)[0])
    return np.array(found)


def suppose(
    history: History, question: Question, fitted: Fitted, supposed: Iterable[Row], labels: Sequence[str]
) -> list[Supposed]:
    """How the probabilities of the pair change if some acts had been reported before the first day; the weights stay.

    The causes of a label add up to the whole change of its log odds. Where no weights were fitted, or none to a label that
    the history does not have, only the rates of the supposed acts' own labels change.
    """
    day = question.on.toordinal()
    first = _with_both(history, question)
    sides = first.before(day), first.plus(supposed).before(day)
    pairs = [np.array([[side.actor_at[question.source], side.actor_at[question.target]]]) for side in sides]
    pasts = (
        [_past(side, pair, day, fitted) for side, pair in zip(sides, pairs, strict=True)]
        if fitted.weights is not None and len(sides[0])
        else []
    )
    told = []
    for label in labels:
        place = sides[1].label_at.get(label, -1)
        if not pasts or not 0 <= place < len(fitted.shares):
            told.append(_supposed_rate(label, place, sides, pairs, day, fitted))
        else:
            told.append(_supposed_signs(label, place, pasts, fitted))
    return told


def _supposed_signs(label: str, place: int, pasts: Sequence[Past], fitted: Fitted) -> Supposed:
    assert fitted.weights is not None
    spot = np.array([place])
    old, new = (past.matrix(np.array([[0, 0, place]])) for past in pasts)
    shares = fitted.weights.shares(new, spot)[0] - fitted.weights.shares(old, spot)[0]
    chances = [float(probability(fitted.weights.log_odds(side, spot))[0]) for side in (old, new)]
    moved = [Cause(name, float(share)) for name, share in zip(NAMES, shares, strict=True) if abs(share) > 1e-9]
    moved.sort(key=lambda cause: (-abs(cause.share), cause.indicator))
    return Supposed(label, chances[0], chances[1], tuple(moved))


def _supposed_rate(
    label: str, place: int, sides: Sequence[History], pairs: Sequence[Whole], day: int, fitted: Fitted
) -> Supposed:
    chances = []
    for side, pair in zip(sides, pairs, strict=True):
        acts = side.between(int(pair[0, 0]), int(pair[0, 1]))
        such = acts[(side.label[acts] == place).any(axis=1)] if place >= 0 else acts[:0]
        chances.append(_rate(side, such, place, day, fitted)[0])
    odds = [float(np.log(chance / (1 - chance))) for chance in chances]
    moved = (Cause(_RATE, odds[1] - odds[0]),) if odds[1] != odds[0] else ()
    return Supposed(label, chances[0], chances[1], moved)


def _with_both(history: History, question: Question) -> History:
    """The history, with places for both actors even if it never heard of them."""
    missing = [name for name in (question.source, question.target) if name not in history.actor_at]
    if not missing:
        return history
    return History(
        (*history.actors, *missing),
        history.country_names,
        np.concatenate([history.countries, np.full(len(missing), -1, np.int64)]),
        np.concatenate([history.kinds, np.zeros(len(missing), np.int64)]),
        history.labels,
        history.source,
        history.target,
        history.day,
        history.label,
        history.events,
    )


def _past(known: History, pairs: Whole, day: int, fitted: Fitted) -> Past:
    """The state of some pairs on a day, held against the pairs that were learnt from."""
    return Past.of(known, pairs, np.array([day]), fitted.pairs)


def _chance(
    rows: History, past: Past | None, label: int, such: Whole, day: int, fitted: Fitted
) -> tuple[float, float, float, tuple[Cause, ...]]:
    """Probability, bounds, and what moves it."""
    if fitted.weights is None or past is None or not 0 <= label < len(fitted.shares):
        chance, sure = _rate(rows, such, label, day, fitted)
        return chance, *_bounds(chance, sure), ()
    spot = np.array([label])
    given = past.matrix(np.array([[0, 0, label]]))
    odds = float(fitted.weights.log_odds(given, spot)[0])
    sure = float(np.hypot(fitted.weights.spread(given, spot)[0], np.sqrt(fitted.pair_variance[label])))
    shares = fitted.weights.shares(given, spot)[0]
    order = sorted(range(len(NAMES)), key=lambda one: (-abs(shares[one]), one))
    low, chance, high = (float(each) for each in probability(odds + _Z * sure * np.array([-1.0, 0.0, 1.0])))
    return chance, low, high, tuple(Cause(NAMES[one], float(shares[one])) for one in order)


def _bounds(chance: float, sure: float) -> tuple[float, float]:
    odds = np.log(chance / (1 - chance))
    low, high = probability(odds + _Z * sure * np.array([-1.0, 1.0]))
    return float(low), float(high)


def _rate(rows: History, such: Whole, label: int, day: int, fitted: Fitted) -> tuple[float, float]:
    """A Poisson rate of the pair, decayed and drawn towards that of all pairs: probability, and error of its log odds."""
    share = _share_of_all(label, fitted)
    common = -np.log1p(-min(share, 0.95)) / fitted.horizon
    age = day - rows.day[such]
    weighed = float((2.0 ** (-age / FAR)).sum())
    seen = FAR / np.log(2) * (1 - 2.0 ** (-max(day - rows.first_day, 1) / FAR)) if len(rows) else 0.0
    rate = (weighed + _PRIOR_DAYS * common) / (seen + _PRIOR_DAYS)
    chance = float(np.clip(-np.expm1(-rate * fitted.horizon), 1e-4, 1 - 1e-4))
    return chance, float(1 / np.sqrt(weighed + 1))


def _share_of_all(label: int, fitted: Fitted) -> float:
    return float(fitted.shares[label]) if 0 <= label < len(fitted.shares) else prior_share(fitted.horizon)


def _base_rate(rows: History, pair: Whole, label: int, day: int, days: int, fitted: Fitted) -> tuple[int, float]:
    """Stretches of the same length looked back at, a week apart, and the share of them in which the act came."""
    common = _share_of_all(label, fitted)
    starts = np.arange(day - days, rows.first_day - 1, -WEEK) if len(rows) else np.array([], np.int64)
    if not len(starts):
        return 0, common
    zero = np.zeros(len(starts), np.int64)
    hits = int(came(rows, pair, starts, zero, zero + label, days).sum()) if label >= 0 else 0
    worth = min(1.0, WEEK / days)  # stretches begin a week apart: longer ones overlap
    return len(starts), (hits * worth + SHRINKAGE * common) / (len(starts) * worth + SHRINKAGE)


def _against(rows: History, such: Whole, acts: Whole, day: int, stretches: int, fitted: Fitted) -> tuple[str, ...]:
    """What speaks for giving no forecast."""
    told = []
    weeks = (day - rows.first_day) // WEEK if len(rows) else 0
    if weeks < _THIN_WEEKS:
        told.append(f"the record goes back {weeks} week{'' if weeks == 1 else 's'}")
    if not stretches:
        told.append(f"that is less than {fitted.horizon} days, so the base rate is that of all pairs")
    if len(acts) < _THIN_ACTS:
        told.append(f"it knows {len(acts)} act{'' if len(acts) == 1 else 's'} of the one side towards the other")
    if not len(such):
        told.append("it knows none of this kind between the two")
    if fitted.weights is None:
        told.append(f"too few cases to weigh signs ({fitted.hits} in {fitted.cells}); the probability is a rate alone")
    if len(rows) and day - rows.last_day > 2 * WEEK:
        told.append(f"nothing is reported of the {day - rows.last_day} days before")
    return tuple(told)
