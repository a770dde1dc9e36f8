"""Who comes next: given one side, the kind of act and the day, how likely each other actor is to be the counterpart.

Candidates are scored by a conditional logit (McFadden 1974), linear but for one small layer, over counts that decay with age:
of the same act by the same pair, of the pair, of the act towards anybody, of what the actor's partners do, of its country
and of its kind. It starts from interpolated decayed counts in which a pair's acts weigh by how often they come before
acts of the kind asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.history import QUADS, History, Real, Whole

Small = NDArray[np.float32]

TRIPLE, PAIR, QUAD, EVERYBODY = (
    (2.0, 8.0, 30.0, 120.0, 1000.0),
    (1.0, 4.0, 15.0, 60.0, 400.0),
    (8.0, 60.0),
    (3.0, 30.0, 400.0),
)
"""Half-lives, in days."""
RELATION = (7.0, 60.0, 400.0)
LEARNT_DAYS, LEARNT_QUERIES = 30, 10_000
"""Last days of the known past that the weights are learnt from, and how many of their queries at most."""
_LIFT_WINDOW, _LIFT_POWER = 60, 0.7
_BY_RELATION, _ANYBODY, _BY_PARTNERS, _BY_COUNTRY, _PARTNERS = (
    120,
    60,
    40,
    60,
    15,
)  # candidates taken from each, partners asked
_PRIOR_TRIPLE, _PRIOR_PAIR, _PRIOR_RELATION = 8.0, 3.0, 80.0
_EPOCHS, _BATCH, _RATE, _RIDGE, _BENDS = 5, 64, 0.004, 1e-4, 32


@dataclass(frozen=True)
class Query:
    """Who is the counterpart of an actor in acts of a label on a day?

    Attributes:
        day: Ordinal; what was reported before it is known.
        known: Place of the actor.
        label: Place of the label.
        acts: True where the known actor acts, False where it is acted upon.
    """

    day: int
    known: int
    label: int
    acts: bool


@dataclass(frozen=True)
class Ranked:
    """Candidates of a query with their scores, log odds up to a constant; all others score less."""

    actors: Whole
    scores: Real


class Succession:
    """Ranks counterparts, day after day, by weights learnt from the days before.

    Args:
        history: What is known; queries about a day see only the days before it.
        day: The weights are learnt from queries of the days before this one.
    """

    def __init__(self, history: History, day: int) -> None:
        self._both = _both_ways(history)
        self._labels = len(history.labels)
        begin = day - LEARNT_DAYS
        self._lift = _lift(self._both, begin)
        self._mean = np.zeros(_WIDTH, np.float32)
        self._scale = np.ones(_WIDTH, np.float32)
        self._scorer = _Scorer.unlearnt()
        self._learn(history, begin, day)

    def rank(self, queries: Iterable[Query]) -> Iterable[tuple[Query, Ranked]]:
        """Each query with its candidates; queries must come by day."""
        for query, candidates, matrix in _candidates(self._both, self._lift, self._labels, queries):
            scores = self._scorer.score((matrix - self._mean) / self._scale)
            yield query, Ranked(candidates, scores.astype(np.float64))

    def _learn(self, history: History, begin: int, end: int) -> None:
        rows = np.flatnonzero((history.day >= begin) & (history.day < end))
        answers: dict[Query, list[int]] = {}
        for row in rows:
            for label in history.label[row][history.label[row] >= len(QUADS)]:
                source, target, day = int(history.source[row]), int(history.target[row]), int(history.day[row])
                answers.setdefault(Query(day, source, int(label), True), []).append(target)
                answers.setdefault(Query(day, target, int(label), False), []).append(source)
        asked = sorted(answers, key=lambda query: (query.day, query.known, query.label, query.acts))
        if len(asked) > LEARNT_QUERIES:
            asked = [asked[place] for place in np.linspace(0, len(asked) - 1, LEARNT_QUERIES).astype(int)]
        sets: list[tuple[Small, NDArray[np.bool_]]] = []
        for query, candidates, matrix in _candidates(self._both, self._lift, self._labels, asked):
            right = np.isin(candidates, answers[query])
            if right.any():
                sets.append((matrix, right))
        if not sets:
            return
        answers_of = [right for _, right in sets]
        every = np.concatenate([matrix for matrix, _ in sets])
        sets.clear()
        self._mean = every.mean(axis=0)
        self._scale = every.std(axis=0) + np.float32(1e-3)
        every -= self._mean
        every /= self._scale
        self._scorer = self._scorer.learn(every, answers_of)


@dataclass(frozen=True)
class _BothWays:
    """Rows and their inverses, by day and by actor; an inverse has its label after all labels."""

    actors: int
    countries: Whole
    kinds: Whole
    known: Whole
    label: Whole
    other: Whole
    quad: Whole
    day: Whole
    by_actor: Whole
    starts: Whole

    def of(self, actor: int, day: int) -> Whole:
        """Places of an actor's rows before a day, oldest first."""
        rows = self.by_actor[self.starts[actor] : self.starts[actor + 1]]
        return rows[: np.searchsorted(self.day[rows], day)]


def _both_ways(history: History) -> _BothWays:
    size, labels = len(history.actors), len(history.labels)
    quad, own = history.label[:, 0], history.label.max(axis=1)
    day = np.concatenate([history.day, history.day])
    order = np.argsort(day, kind="stable")
    known = np.concatenate([history.source, history.target])[order]
    by_actor = np.argsort(known, kind="stable")
    return _BothWays(
        size,
        history.countries,
        history.kinds,
        known,
        np.concatenate([own, own + labels])[order],
        np.concatenate([history.target, history.source])[order],
        np.concatenate([quad, quad + len(QUADS)])[order],
        day[order],
        by_actor,
        np.searchsorted(known[by_actor], np.arange(size + 1)),
    )


def _lift(both: _BothWays, until: int) -> Real:
    """(labels, labels), log: how much likelier a label is after another one between the same two, within two months."""
    size = int(both.label.max(initial=0)) + 1
    kept = both.day < until
    known, other, label, day = both.known[kept], both.other[kept], both.label[kept], both.day[kept]
    order = np.lexsort((day, other, known))
    pair = (known * both.actors + other)[order]
    label, day = label[order], day[order]
    cuts = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1], True]) if len(pair) else np.array([0])
    found = np.zeros((size, size))
    for begin, end in pairwise(cuts):
        for at in range(begin + 1, end):
            first = begin + int(np.searchsorted(day[begin:at], day[at] - _LIFT_WINDOW))
            last = begin + int(np.searchsorted(day[begin:at], day[at]))
            if first < last:
                before = np.unique(label[first:last])
                found[label[at], before] += 1.0 / len(before)
    base = np.bincount(label, minlength=size).astype(float)
    share = np.maximum(base / max(base.sum(), 1.0), 1e-9)[:, None]
    lifted = (found + 0.5 * share) / (found.sum(axis=0)[None, :] + 0.5)
    found_log: Real = np.log(np.maximum(lifted / share, 1e-9))
    return found_log


class _Today:
    """Decayed counts over everybody at the beginning of a day, carried on from day to day."""

    def __init__(self, both: _BothWays) -> None:
        self.both = both
        self.labels = int(both.label.max(initial=0)) + 1
        self.day = int(both.day[0]) if len(both.day) else 0
        self.done = 0
        self.by_label = [np.zeros((self.labels, both.actors), np.float32) for _ in RELATION]
        self.by_actor = [np.zeros(both.actors) for _ in EVERYBODY]
        self.last = np.full(both.actors, -999.0)
        self.busiest: dict[int, Whole] = {}
        self.partners: dict[int, tuple[Whole, Real]] = {}

    def go_to(self, day: int) -> None:
        """Takes in what was reported before a day."""
        both, end = self.both, int(np.searchsorted(self.both.day, day))
        new = slice(self.done, end)
        age = both.day[new] - day
        for counts, half_life in zip(self.by_label, RELATION, strict=True):
            counts *= np.float32(2.0 ** ((self.day - day) / half_life))
            np.add.at(counts, (both.label[new], both.other[new]), (2.0 ** (age / half_life)).astype(np.float32))
        for place, half_life in enumerate(EVERYBODY):
            added = np.bincount(both.other[new], 2.0 ** (age / half_life), minlength=both.actors)
            self.by_actor[place] = self.by_actor[place] * 2.0 ** ((self.day - day) / half_life) + added
        self.last[both.other[new]] = both.day[new]
        self.done, self.day = end, day
        self.shares = [counts / max(counts.sum(), 1e-9) for counts in self.by_actor]
        self.top = np.argsort(-self.shares[1], kind="stable")[:_ANYBODY]
        self.busiest, self.partners = {}, {}
        self._group(end, day)

    def _group(self, end: int, day: int) -> None:
        """Counts by country and label, by country pair, and by label and kind."""
        both = self.both
        weight = 2.0 ** ((both.day[:end] - day) / 60.0)
        land, other_land = both.countries[both.known[:end]], both.countries[both.other[:end]]
        key = np.where(land >= 0, land * self.labels + both.label[:end], -1)
        self.land_order = np.argsort(key, kind="stable")
        self.land_key = key[self.land_order]
        self.land_other, self.land_weight = both.other[:end][self.land_order], weight[self.land_order]
        lands = int(both.countries.max(initial=-1)) + 2
        self.land_pairs = np.bincount((land + 1) * lands + other_land + 1, weight, lands * lands).reshape(lands, lands)
        kinds = int(both.kinds.max(initial=0)) + 1
        told = np.bincount(both.label[:end] * kinds + both.kinds[both.other[:end]], weight, self.labels * kinds)
        self.kinds = told.reshape(self.labels, kinds) + 0.5
        self.kinds /= self.kinds.sum(axis=1, keepdims=True)

    def of_country(self, land: int, label: int) -> Real:
        """Counts of counterparts in acts of a label by anybody of a country."""
        key = land * self.labels + label
        begin, end = np.searchsorted(self.land_key, [key, key + 1]) if land >= 0 else (0, 0)
        weight = self.land_weight[begin:end]
        return np.bincount(self.land_other[begin:end], weight, self.both.actors).astype(np.float64)

    def of_partners(self, counts: Real) -> Real:
        """What an actor's partners' partners are, each by how much the two have to do with each other."""
        near = np.argsort(-counts, kind="stable")[:_PARTNERS]
        found = np.zeros(self.both.actors)
        for partner in near[counts[near] > 0].tolist():
            if partner not in self.partners:
                rows = self.both.of(partner, self.day)
                distinct, place = np.unique(self.both.other[rows], return_inverse=True)
                weight = np.bincount(place, 2.0 ** ((self.both.day[rows] - self.day) / 60.0))
                best = np.argsort(-weight, kind="stable")[:60]
                self.partners[partner] = distinct[best], weight[best] / (weight.sum() + 3.0)
            others, share = self.partners[partner]
            found[others] += counts[partner] / counts.sum() * share
        return found

    def of_label(self, label: int) -> Whole:
        """The busiest counterparts in acts of a label."""
        if label not in self.busiest:
            self.busiest[label] = np.argsort(-self.by_label[1][label], kind="stable")[:_BY_RELATION]
        return self.busiest[label]


def _candidates(
    both: _BothWays, lift: Real, labels: int, queries: Iterable[Query]
) -> Iterable[tuple[Query, Whole, Small]]:
    """Each query with its candidates and their indicators."""
    today = _Today(both)
    day: int | None = None
    for query in queries:
        if query.day != day:
            today.go_to(query.day)
            day = query.day
        label = query.label if query.acts else query.label + labels
        yield (query, *_query(today, lift, labels, query.known, label))


def _query(today: _Today, lift: Real, labels: int, known: int, label: int) -> tuple[Whole, Small]:
    both, size = today.both, today.both.actors
    rows = both.of(known, today.day)
    other, label_of, quad = both.other[rows], both.label[rows], both.quad[rows]
    age = (today.day - both.day[rows]).astype(float)
    met = np.bincount(other, 2.0 ** (-age / 60.0), size).astype(np.float64)
    partners = today.of_partners(met)
    partners[known] = 0
    land = int(both.countries[known])
    country = today.of_country(land, label)
    found = np.unique(
        np.concatenate(
            [
                np.flatnonzero(met), today.of_label(label), today.top,
                np.argsort(-partners, kind="stable")[:_BY_PARTNERS], np.argsort(-country, kind="stable")[:_BY_COUNTRY],
            ]
        )
    )  # fmt: skip

    def count(weight: Real, kept: NDArray[np.bool_] | None = None) -> Real:
        whose, weighs = (other, weight) if kept is None else (other[kept], weight[kept])
        counted: Real = np.bincount(whose, weighs, size).astype(np.float64)[found]
        return counted

    same = label_of == label
    forth = (label_of < labels) == (label < labels)
    own_quad = int(quad[same][0]) if same.any() else -1
    faded = {half_life: 2.0 ** (-age / half_life) for half_life in {*TRIPLE, *PAIR, *QUAD, 100.0, 56.0}}
    lifted = np.exp(_LIFT_POWER * lift[label, label_of]) if len(lift) else np.ones(len(rows))
    everybody = [share[found] for share in today.shares]
    by_label = [
        (counts[label][found] + _PRIOR_RELATION * everybody[1]) / (float(counts[label].sum()) + _PRIOR_RELATION)
        for counts in today.by_label
    ]
    near, far = count(lifted * faded[15.0]), count(lifted * faded[100.0])
    total = float((lifted * faded[100.0]).sum())
    by_pair = (far + _PRIOR_PAIR * by_label[1]) / (total + _PRIOR_PAIR)
    triple = count(faded[56.0], same)
    interpolated = (triple + _PRIOR_TRIPLE * by_pair) / (float(faded[56.0][same].sum()) + _PRIOR_TRIPLE)
    last_same, last_any = np.full(size, 999.0), np.full(size, 999.0)
    last_same[other[same]], last_any[other] = age[same], age
    lands = both.countries[found]
    rank = np.argsort(np.argsort(-met[found], kind="stable"))
    columns = [
        *(np.log1p(4 * count(faded[half_life], same)) for half_life in TRIPLE),
        *(np.log1p(2 * count(faded[half_life])) for half_life in PAIR),
        *(np.log1p(2 * count(faded[half_life], ~forth)) for half_life in (4.0, 60.0)),
        *(np.log1p(3 * count(faded[half_life], quad == own_quad)) for half_life in QUAD),
        np.log1p(2 * near), np.log1p(2 * far), np.log(interpolated + 1e-7),
        *(np.log(share + 1e-6) for share in by_label), *(np.log(share + 1e-6) for share in everybody),
        np.log1p(last_same[found]), np.log1p(last_any[found]), np.log(partners[found] + 1e-5),
        np.log((country[found] + 5 * by_label[1]) / (country.sum() + 5) + 1e-6),
        np.log(today.kinds[label][both.kinds[found]]), both.kinds[found] == both.kinds[known],
        (lands == land) & (land >= 0), found == known, np.log1p(rank), today.day - today.last[found] > 60,
        np.log((today.land_pairs[land + 1][lands + 1] + 1) / (today.land_pairs[land + 1].sum() + 50)),
    ]  # fmt: skip
    return found, np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


_WIDTH = len(TRIPLE) + len(PAIR) + 2 + len(QUAD) + 3 + len(RELATION) + len(EVERYBODY) + 11
_INTERPOLATED = len(TRIPLE) + len(PAIR) + 2 + len(QUAD) + 2


@dataclass(frozen=True)
class _Scorer:
    """Scores candidates: a linear part, and a layer of bends beside it for what holds only together."""

    linear: Small
    into: Small
    bend: Small
    out: Small

    @classmethod
    def unlearnt(cls) -> _Scorer:
        """The interpolated counts alone, with bends that have no say yet."""
        linear = np.zeros(_WIDTH, np.float32)
        linear[_INTERPOLATED] = 1
        into = np.random.default_rng(0).normal(0, _WIDTH**-0.5, (_WIDTH, _BENDS)).astype(np.float32)
        return cls(linear, into, np.zeros(_BENDS, np.float32), np.zeros(_BENDS, np.float32))

    @property
    def parts(self) -> tuple[Small, Small, Small, Small]:
        """All weights."""
        return self.linear, self.into, self.bend, self.out

    def score(self, given: Small) -> Small:
        """A score for each row."""
        found: Small = given @ self.linear + np.maximum(given @ self.into + self.bend, 0) @ self.out
        return found

    def learn(self, given: Small, answers: Sequence[NDArray[np.bool_]]) -> _Scorer:
        """Maximises the likelihood of the right candidates by Adam (Kingma and Ba 2015), in an order that a seed fixes."""
        ends = np.cumsum([len(right) for right in answers])
        starts = ends - [len(right) for right in answers]
        order = np.random.default_rng(0)
        parts = [part.copy() for part in self.parts]
        first: list[Small] = [np.zeros_like(part) for part in parts]
        second: list[Small] = [np.zeros_like(part) for part in parts]
        batches = max(len(answers) // _BATCH, 1)
        step = 0
        for _ in range(_EPOCHS):
            for batch in np.array_split(order.permutation(len(answers)), batches):
                rows = np.concatenate([np.arange(starts[place], ends[place]) for place in batch])
                right = np.concatenate([answers[place] / answers[place].sum() for place in batch]).astype(np.float32)
                sizes = np.array([len(answers[place]) for place in batch])
                gradients = _Scorer(*parts)._gradient(given[rows], right, sizes)
                step += 1
                rate = _RATE * min(10 * step / (_EPOCHS * batches), 1 - step / (_EPOCHS * batches + 1))
                for place, gradient in enumerate(gradients):
                    whole = gradient + np.float32(_RIDGE) * parts[place]
                    first[place] = (0.9 * first[place] + 0.1 * whole).astype(np.float32)
                    second[place] = (0.999 * second[place] + 0.001 * whole**2).astype(np.float32)
                    ahead = first[place] / np.float32(1 - 0.9**step)
                    parts[place] -= (
                        np.float32(rate)
                        * ahead
                        / (np.sqrt(second[place] / np.float32(1 - 0.999**step)) + np.float32(1e-8))
                    )
        return _Scorer(*parts)

    def _gradient(self, given: Small, right: Small, sizes: Whole) -> tuple[Small, Small, Small, Small]:
        """Of the mean of the negative log likelihood over queries, whose candidates stand one after the other."""
        bent = given @ self.into + self.bend
        kept = np.maximum(bent, 0)
        scores = given @ self.linear + kept @ self.out
        begin = np.cumsum(sizes) - sizes
        share = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begin), sizes))
        share /= np.repeat(np.add.reduceat(share, begin), sizes)
        error = ((share - right) / len(sizes)).astype(np.float32)
        back = np.where(bent > 0, error[:, None] * self.out, np.float32(0))
        return given.T @ error, given.T @ back, back.sum(axis=0), kept.T @ error
