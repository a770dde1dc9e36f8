"""How two sides stood to each other, week by week: intensity in each direction, its turning points, and what explains them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.event import Relation, RelationPoint, TurningPoint, Verdict
from dragoman.model.mention import Status
from dragoman.storyline.turns import turns

EXPLAIN_DAYS = 14
"""Events so many days before and after a turn are looked at; longer, and anything explains anything."""
_EXPLAINED = 3
_DONE = (Status.HAPPENED, Status.ONGOING)


@dataclass(frozen=True, slots=True)
class Deed:
    """A merged event between the two sides, as far as their relation goes.

    Attributes:
        forth: Whether the first side did it to the second; None where they did it together.
        toll: Killed, as high as any report has it; None where no report counts them.
        size: Weapons or troops, as high as any report has them.
    """

    event: str
    day: date
    intensity: float
    status: str
    forth: bool | None
    voices: int = 1
    toll: float | None = None
    size: float | None = None


def relation(
    one: str,
    other: str,
    deeds: Sequence[Deed],
    articles: Mapping[date, int],
    shifts: Sequence[tuple[date, str]] = (),
    step_days: int = 7,
) -> Relation:
    """The series of two sides in both directions with its turning points.

    Args:
        one, other: Their names.
        deeds: What happened between them; what did not come about is left out.
        articles: How many articles were published on each day: a step with more news is no step with more acts.
        shifts: Day and place of each explicit statement that a stance moved.
        step_days: 1 for a daily series, 7 for a weekly one, whose weeks begin on Mondays.
    """
    done = sorted((d for d in deeds if d.status in _DONE), key=lambda deed: (deed.day, deed.event))
    if not done:
        return Relation(one, other, step_days, (), (), (), shifts=tuple(sorted(shifts)))
    steps = _steps(done[0].day, done[-1].day, step_days)
    sides = [[d for d in done if d.forth is not against] for against in (False, True)]
    forth, back = (_series(side, steps, articles, step_days) for side in sides)
    both, ours, theirs = (_turning_points(side, steps, shifts, step_days) for side in (done, *sides))
    return Relation(one, other, step_days, forth, back, both, ours, theirs, tuple(sorted(shifts)))


def _steps(first: date, last: date, step_days: int) -> list[date]:
    start = first - timedelta(days=first.weekday()) if step_days > 1 else first
    return [start + timedelta(days=n) for n in range(0, (last - start).days + 1, step_days)]


def _series(
    deeds: Sequence[Deed], steps: Sequence[date], articles: Mapping[date, int], step_days: int
) -> tuple[RelationPoint, ...]:
    by_step: dict[date, list[float]] = defaultdict(list)
    issued: Counter[date] = Counter()
    for deed in deeds:
        by_step[_step_of(deed.day, steps[0], step_days)].append(deed.intensity)
    for day, count in articles.items():
        issued[_step_of(day, steps[0], step_days)] += count
    return tuple(
        RelationPoint(
            first=step,
            events=len(by_step[step]),
            intensity=round(sum(by_step[step]) / len(by_step[step]), 4) if by_step[step] else None,
            weight=round(100 * len(by_step[step]) / max(1, issued[step]), 4),
            balance=round(100 * sum(by_step[step]) / max(1, issued[step]), 4),
        )
        for step in steps
    )


def _step_of(day: date, first: date, step_days: int) -> date:
    return first + timedelta(days=(day - first).days // step_days * step_days)


def _turning_points(
    deeds: Sequence[Deed], steps: Sequence[date], shifts: Sequence[tuple[date, str]], step_days: int
) -> tuple[TurningPoint, ...]:
    """Turns of the mean intensity of some deeds; steps without an event keep the level before them."""
    levels: dict[date, list[float]] = defaultdict(list)
    for deed in deeds:
        levels[_step_of(deed.day, steps[0], step_days)].append(deed.intensity)
    told = [(step, sum(levels[step]) / len(levels[step])) for step in steps if levels[step]]
    found = turns([level for _, level in told])
    bounds = [0, *(at for at, _ in found), len(told)]
    events = [len(levels[step]) for step, _ in told]

    def sure(n: int, share: float) -> float:
        fewer = min(sum(events[bounds[n] : bounds[n + 1]]), sum(events[bounds[n + 1] : bounds[n + 2]]))
        return round(share * fewer / (fewer + 1), 3)

    return tuple(
        _turning_point(told, bounds[n], at, bounds[n + 2], sure(n, share), deeds, shifts)
        for n, (at, share) in enumerate(found)
    )


def _turning_point(
    told: Sequence[tuple[date, float]],
    start: int,
    at: int,
    end: int,
    sure: float,
    deeds: Sequence[Deed],
    shifts: Sequence[tuple[date, str]],
) -> TurningPoint:
    day = told[at][0]
    reach = timedelta(days=EXPLAIN_DAYS)
    return TurningPoint(
        day=day,
        before=_mean([level for _, level in told[start:at]]),
        after=_mean([level for _, level in told[at:end]]),
        confidence=sure,
        leading=_strongest([d for d in deeds if day - reach <= d.day < day]),
        following=_strongest([d for d in deeds if day <= d.day < day + reach]),
        shifts=tuple(where for when, where in sorted(shifts) if abs(when - day) <= reach),
    )


def _mean(levels: Sequence[float]) -> float:
    return round(sum(levels) / len(levels), 4)


def _strongest(deeds: Sequence[Deed]) -> tuple[str, ...]:
    ranked = sorted(deeds, key=lambda d: (-abs(d.intensity) * (1 + d.voices) ** 0.5, d.day, d.event))
    return tuple(deed.event for deed in ranked[:_EXPLAINED])


def check_superlative(kind: str, day: date, since: date | None, deeds: Sequence[Deed], covered: date | None) -> Verdict:
    """Whether "the first", "the deadliest", "the largest", "the lowest since" holds as far as the record goes.

    Args:
        kind: ``first`` (no such event between), ``deadliest`` (no higher toll), ``largest`` (no more weapons or troops),
            ``lowest`` or ``highest`` (no lower or higher intensity).
        day: Of the event of which it is said.
        since: The day from which it is said to hold; None where it is not known.
        deeds: Events of the same sort.
        covered: First day from which the record has articles.

    Returns:
        Contradicted as soon as the record knows an event that should not be there; not checkable where it knows none but
        begins after ``since``, or does not know the event itself.
    """
    if covered is None or since is None:
        return Verdict.NOT_CHECKABLE
    between = [d for d in deeds if since < d.day < day and d.status in _DONE]
    own = [d for d in deeds if d.day == day and d.status in _DONE]
    held = _holds(kind, own, between) if own else None
    if held is None or (held and covered > since):
        return Verdict.NOT_CHECKABLE
    return Verdict.SUPPORTED if held else Verdict.CONTRADICTED


def _holds(kind: str, own: Sequence[Deed], between: Sequence[Deed]) -> bool | None:
    """Whether nothing in between outdoes the event; None where what is compared is not known of it."""
    if kind == "first":
        return not between
    if kind in ("deadliest", "largest"):
        mine, theirs = _counts(kind, own), _counts(kind, between)
        return max(mine) >= max(theirs, default=0.0) if mine else None
    if kind == "highest":
        return all(d.intensity <= max(d.intensity for d in own) for d in between)
    return all(d.intensity >= min(d.intensity for d in own) for d in between)


def _counts(kind: str, deeds: Sequence[Deed]) -> list[float]:
    told = [d.toll if kind == "deadliest" else d.size for d in deeds]
    return [count for count in told if count is not None]
