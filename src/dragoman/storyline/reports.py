"""Which reports tell of one happening, also where one tells of the act and another of what people said about it.

Events are merged act by act (``events.py``). Here whole reports are grouped: by words, names, places, people, days and
the merged events that they share, each the heavier the rarer it is among the reports of those weeks. A report that stands
alone afterwards joins the group that is nearest to it and has no near rival, as a reader would take it: on a faint
likeness where little else is told of those weeks, on a clear one where much is.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.storyline.acts import Floats, Ints
from dragoman.storyline.clusters import groups_of

ALIKE = 0.16
"""Mean likeness from which two groups are one happening; .14 still mixes two of the 41 events of twins.tsv, .28 tears some."""
LONE, RIVAL = 0.006, 0.85
"""A lone report joins the nearest group above ``LONE`` unless another is more than ``RIVAL`` as near."""
CROWDED = 0.12
"""What takes the place of ``LONE`` among much other news, where the nearest is often merely what is left."""
_CROWD = 10
"""Other reports of the same fortnights that are much news; fewer raise ``LONE`` in proportion."""
WEEKS_DAYS = 10
"""Days around a report in which a word's rarity is counted."""
REACH_DAYS = 14
_BACKGROUND = 60.0
"""Reports of the world at large that are added to those counted: in a small record a word is not rare for want of others."""
_SHARES = {"land": 0.02, "day": 0.05, "type": 0.25}
_SHARE = 0.003
"""In what share of them a key is found: a country, a given day of the three weeks, a type of act; any other word or name."""
_CLOSENESS = (1.0, 0.9, 0.6, 0.45, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.1)
"""How much likeness counts by the days between what two reports tell of."""
_COMMON_SHARE, _COMMON_LEAST = 0.3, 200
WEIGHTS = {"event": 2.0, "place": 1.0, "who": 0.7, "land": 0.4, "day": 0.8, "type": 0.3, "word": 1.0}
"""Weights by sort of key, set by hand on twins.tsv and the dev half of the 36 reports of RECORD.md's ``many``."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """What is compared of one article.

    Attributes:
        name: Its reading.
        published: Day number.
        days: Day numbers of what it tells of.
        keys: Sort and value, with the word's own weight.
    """

    name: str
    published: int
    days: frozenset[int]
    keys: Mapping[Key, float]

    def of(self, sort: str) -> frozenset[str]:
        """The values of one sort of key."""
        return frozenset(value for kind, value in self.keys if kind == sort)


def happenings(reports: Sequence[Report], alike: float = ALIKE) -> list[list[str]]:
    """Groups of reports of one happening, single reports left out; the same whatever the order of the reports.

    Args:
        alike: Mean likeness from which two groups are one.

    Returns:
        Names, in order of the alphabet within a group and of groups.
    """
    ordered = sorted(reports, key=lambda report: report.name)
    likeness = _likenesses(ordered)
    pairs = sorted(pair for pair, value in likeness.items() if value >= alike)
    one = np.array([a for a, _ in pairs], dtype=np.int64)
    other = np.array([b for _, b in pairs], dtype=np.int64)
    score = np.array([likeness[pair] for pair in pairs], dtype=np.float32)

    def compare(left: Ints, right: Ints) -> Floats:
        found = [likeness.get((min(a, b), max(a, b)), 0.0) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
        return np.array(found, dtype=np.float32)

    group = list(range(len(ordered)))
    for rows in groups_of(one, other, score, compare, alike):
        for row in rows.tolist():
            group[row] = int(rows[0])
    _join_lone(group, [report.published for report in ordered], likeness)
    members: dict[int, list[str]] = defaultdict(list)
    for row, label in enumerate(group):
        members[label].append(ordered[row].name)
    return sorted(names for names in members.values() if len(names) > 1)


def _likenesses(reports: Sequence[Report]) -> dict[tuple[int, int], float]:
    """Cosine of two reports' keys, less the farther apart their days; pairs with nothing in common left out."""
    weighed = _weighed(reports)
    norms = [math.sqrt(sum(weight * weight for weight in keys.values())) for keys in weighed]
    by_day = sorted(range(len(reports)), key=lambda row: (reports[row].published, row))
    holders: dict[Key, deque[int]] = defaultdict(deque)
    found: dict[tuple[int, int], float] = {}
    for row in by_day:
        shared: dict[int, float] = defaultdict(float)
        for key, weight in weighed[row].items():
            earlier = holders[key]
            while earlier and reports[row].published - reports[earlier[0]].published > REACH_DAYS:
                earlier.popleft()
            for other in earlier:
                shared[other] += weight * weighed[other][key]
            earlier.append(row)
        for other, dot in shared.items():
            value = dot / (norms[row] * norms[other]) * _fits(reports[row], reports[other])
            if value > 0:
                found[(min(row, other), max(row, other))] = value
    return found


def _weighed(reports: Sequence[Report]) -> list[dict[Key, float]]:
    """Each report's keys with their weight: the rarer within the weeks around it, the heavier."""
    weighed: list[dict[Key, float]] = [{} for _ in reports]
    for row, count, around in _surroundings(reports):
        for key, own in sorted(reports[row].keys.items()):
            if around > _COMMON_LEAST and count[key] > _COMMON_SHARE * around:
                continue
            expected = _BACKGROUND * _SHARES.get(key[0], _SHARE) + count[key]
            weighed[row][key] = WEIGHTS[key[0]] * own * math.log((_BACKGROUND + around) / expected)
    return weighed


def _surroundings(reports: Sequence[Report]) -> Iterator[tuple[int, Counter[Key], int]]:
    """For each report how many reports of the weeks around it hold each key, and how many there are."""
    by_day = sorted(range(len(reports)), key=lambda row: (reports[row].published, row))
    count: Counter[Key] = Counter()
    start = end = 0
    for row in by_day:
        day = reports[row].published
        while end < len(by_day) and reports[by_day[end]].published <= day + WEEKS_DAYS:
            count.update(reports[by_day[end]].keys.keys())
            end += 1
        while reports[by_day[start]].published < day - WEEKS_DAYS:
            count.subtract(reports[by_day[start]].keys.keys())
            start += 1
        yield row, count, end - start


def _fits(one: Report, other: Report) -> float:
    """How much likeness counts: less by days apart, less again where countries or acts have nothing in common."""
    fit = _closeness(one.days, other.days)
    for sort, share in _STRANGE.items():
        mine, theirs = one.of(sort), other.of(sort)
        if mine and theirs and not mine & theirs:
            fit *= share
    return fit


_STRANGE = {"land": 0.2, "type": 0.5}


def _closeness(one: frozenset[int], other: frozenset[int]) -> float:
    gap = min(abs(a - b) for a in one for b in other)
    return _CLOSENESS[gap] if gap < len(_CLOSENESS) else 0.0


def _join_lone(group: list[int], published: Sequence[int], likeness: Mapping[tuple[int, int], float]) -> None:
    """Lets lone reports join, round by round, each time the pairs that are nearest to each other."""
    spans = _spans(group, published)
    nearness: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for one, other in sorted(likeness):
        if group[one] != group[other]:
            nearness[group[one]][group[other]] += likeness[(one, other)]
            nearness[group[other]][group[one]] += likeness[(one, other)]
    days = sorted(published)
    while pairs := _nearest(nearness, spans, days):
        for keep, gone in pairs:
            for other, value in nearness.pop(gone).items():
                nearness[other].pop(gone, None)
                if other != keep:
                    nearness[keep][other] += value
                    nearness[other][keep] += value
            spans[keep] = _joined(spans[keep], spans.pop(gone))
            group[:] = [keep if label == gone else label for label in group]


_Span = tuple[int, int, int]
"""How many reports a group has, and the first and last day on which they were published."""


def _spans(group: Sequence[int], published: Sequence[int]) -> dict[int, _Span]:
    found: dict[int, _Span] = {}
    for label, day in zip(group, published, strict=True):
        found[label] = _joined(found[label], (1, day, day)) if label in found else (1, day, day)
    return found


def _joined(one: _Span, other: _Span) -> _Span:
    return one[0] + other[0], min(one[1], other[1]), max(one[2], other[2])


def _nearest(
    nearness: Mapping[int, Mapping[int, float]], spans: Mapping[int, _Span], days: Sequence[int]
) -> list[tuple[int, int]]:
    """Pairs of groups, one of them a lone report, each the other's nearest and without a near rival."""
    ranked = {label: _ranked(label, near, spans) for label, near in nearness.items() if near}
    found = []
    for label in sorted(ranked):
        value, other = ranked[label][0]
        if label > other or ranked[other][0][1] != label or min(spans[label][0], spans[other][0]) > 1:
            continue
        rivals = [ranked[side][1][0] for side in (label, other) if len(ranked[side]) > 1]
        if max(rivals, default=0.0) <= RIVAL * value and value >= _least(_joined(spans[label], spans[other]), days):
            found.append((label, other))
    return found


def _least(span: _Span, days: Sequence[int]) -> float:
    """From what likeness a lone report joins: the more other news there is around both, the more it takes."""
    size, first, last = span
    around = bisect_right(days, last + REACH_DAYS) - bisect_left(days, first - REACH_DAYS)
    return LONE + (CROWDED - LONE) * min(1.0, (around - size) / _CROWD)


def _ranked(label: int, near: Mapping[int, float], spans: Mapping[int, _Span]) -> list[tuple[float, int]]:
    means = ((value / (spans[label][0] * spans[other][0]), other) for other, value in near.items())
    return sorted(means, key=lambda each: (-each[0], each[1]))[:2]
