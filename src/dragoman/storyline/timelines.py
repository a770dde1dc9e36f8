"""The days that matter among many articles, and one line for each in words of the articles."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.storyline.words import keys_of

LATE_DAYS = 3
"""A day that is still named so many days later was more than the news of a day."""
_NAMED, _LATE, _ACTS, _REPORTED_NEXT, _REPORTED = 1.0, 0.5, 0.3, 0.4, 0.2
"""Weights of the logarithms, by hand on the six dev timelines of Timeline17 (date F1 .754 by mentions alone, .799 so)."""
_LONGEST = 60  # words of a line


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence of an article that names a day, by a date of its own or by the act that it tells.

    Attributes:
        article: The article's name.
        published: Its day.
        day: The day named.
        sentence: The sentence, word for word.
        is_act: Whether an act that happened is told on that day; else a date is named.
    """

    article: str
    published: date
    day: date
    sentence: str
    is_act: bool


def days_that_matter(namings: Iterable[Naming], published: Iterable[date]) -> list[tuple[date, float]]:
    """Every day that is named or on which something was published, the weightiest first; of equals the earlier.

    Weighed are the articles that name it, those that still name it ``LATE_DAYS`` later, the acts told of it, and how much
    was published on it and on the day after.

    Args:
        published: Day of each article.
    """
    articles: dict[date, set[str]] = defaultdict(set)
    late: Counter[date] = Counter()
    acts: Counter[date] = Counter()
    for naming in namings:
        if naming.is_act:
            acts[naming.day] += 1
            continue
        articles[naming.day].add(naming.article)
        late[naming.day] += (naming.published - naming.day).days >= LATE_DAYS
    issued = Counter(published)

    def weight(day: date) -> float:
        return (
            _NAMED * math.log1p(len(articles[day]))
            + _LATE * math.log1p(late[day])
            + _ACTS * math.log1p(acts[day])
            + _REPORTED_NEXT * math.log1p(issued[day + timedelta(days=1)])
            + _REPORTED * math.log1p(issued[day])
        )

    weighed = {day: weight(day) for day in sorted({*articles, *acts, *issued})}
    return sorted(weighed.items(), key=lambda item: (-item[1], item[0]))


def lines_of(day: date, namings: Sequence[Naming], count: int = 1) -> list[str]:
    """Sentences, word for word, that say best what a day was about: those most like all that is told of it.

    Args:
        namings: Of any days; an article published soon after the day speaks louder.
        count: How many at most, none a near repetition of another.
    """
    told = _sentences(day, namings)
    common: Counter[str] = Counter()
    for keys, _ in told.values():
        common.update(keys.keys())
    worth = {sentence: _worth(keys, common, len(told)) * nearness for sentence, (keys, nearness) in told.items()}
    chosen: list[str] = []
    for sentence in sorted(worth, key=lambda each: (-worth[each], each)):
        mine = told[sentence][0].keys()
        if all(len(mine & told[other][0].keys()) <= len(mine) / 2 for other in chosen):
            chosen.append(sentence)
        if len(chosen) == count:
            break
    return chosen


def _sentences(day: date, namings: Sequence[Naming]) -> dict[str, tuple[Mapping[str, float], float]]:
    found: dict[str, tuple[Mapping[str, float], float]] = {}
    for naming in namings:
        if naming.day != day or len(naming.sentence.split()) > _LONGEST:
            continue
        nearness = 1.0 / (1.0 + 0.2 * abs((naming.published - day).days))
        before = found.get(naming.sentence)
        if before is None or before[1] < nearness:
            found[naming.sentence] = keys_of(naming.sentence), nearness
    return found


def _worth(keys: Mapping[str, float], common: Mapping[str, int], sentences: int) -> float:
    """Weight of the words that other sentences about the day have too, for the length of the sentence."""
    shared = sum(weight * math.log1p(common[key] - 1) for key, weight in keys.items())
    return shared / math.sqrt(3.0 + len(keys)) if sentences else 0.0
