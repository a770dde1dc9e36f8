"""The day on which a page was published, from everything on it that tells a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.ingest.stamp import Stamp

LEAD = timedelta(days=366)
"""How far a day may lie after every other day on its page; what lies further ahead is a slip or a placeholder."""

_AFTER_CHANGE = timedelta(days=31)
_TRUSTED = 2.5  # weight from which a saying that lost is worth a warning
_HEARD = 2.0
"""Weight from which a day told to readers decides which day a moment in Greenwich time was there."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One place of a page that tells its day of publication.

    Attributes:
        where: ``"JSON-LD"``, ``"meta article:published_time"``, ``"beside the headline"``.
        weight: How much it counts against others.
        shown: Whether readers see it: by the headline, in the address.
    """

    stamp: Stamp
    where: str
    weight: float
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """The day chosen, and what was odd about it."""

    published: date | None
    warnings: tuple[str, ...] = ()


def choose_day(sayings: Sequence[Saying], updated: date | None, others: Sequence[date], zone: int | None = None) -> Day:
    """The outlet's local day of publication.

    Each saying votes for its day with its weight; of equals the day with more sayings wins, then the earlier saying. A
    moment written in Greenwich time is read in the outlet's zone: as the same moment stands elsewhere on the page with an
    offset, else as the day told to readers, where that is possible somewhere on earth. No clock is asked, so a day in the
    future is told by the page alone: what lies more than a year after every other day on it (two at least), or a month
    after its own last change, is not used, unless the page shows it to its readers too.

    Args:
        sayings: In the order of trust.
        updated: The day of the last change that the page tells.
        others: Every other day on the page, whatever it dates.
        zone: Minutes of the outlet's clock from Greenwich as its address tells, asked last.
    """
    shown = {saying.stamp.day for saying in sayings if saying.shown}
    sound = [
        saying
        for saying in sayings
        if saying.stamp.day in shown or not _is_ahead(saying.stamp.day, updated, _besides(saying, sayings, others))
    ]
    warnings = tuple(
        f"its day {saying.stamp.day} ({saying.where}) lies after all else on the page; not used"
        for saying in _each_day(each for each in sayings if each not in sound and each.weight >= _TRUSTED)
    )
    votes = _votes(sound, zone)
    if not votes:
        return Day(None, warnings)
    chosen = max(votes, key=lambda day: votes[day])
    for saying in sound[:1]:
        if (
            saying.weight >= _TRUSTED
            and not saying.stamp.may_be(chosen)
            and abs(saying.stamp.day - chosen) > timedelta(days=1)
        ):
            warnings += (f"{saying.where} says {saying.stamp.day}, the rest of the page {chosen}, which is used",)
    return Day(chosen, warnings)


def local_day(stamp: Stamp, sayings: Sequence[Saying], zone: int | None = None) -> date:
    """The outlet's day of a moment, from what the rest of the page shows of its zone."""
    if not stamp.is_greenwich:
        return stamp.day
    zoned = [saying.stamp for saying in sayings if saying.stamp.shifted]
    for other in zoned:
        if other.moment == stamp.moment:
            return other.day
    if (minutes := clock_shift(sayings)) is not None and stamp.moment is not None:
        return (stamp.moment + timedelta(minutes=minutes)).date()
    heard: dict[date, float] = {}
    for saying in sayings:
        if not saying.stamp.is_greenwich and stamp.may_be(saying.stamp.day):
            heard[saying.stamp.day] = heard.get(saying.stamp.day, 0.0) + saying.weight
    best = max(heard, key=lambda day: (heard[day], day == stamp.day), default=stamp.day)
    if heard.get(best, 0.0) >= _HEARD:
        return best
    return (stamp.moment + timedelta(minutes=zone or 0)).date() if stamp.moment else stamp.day


def clock_shift(sayings: Sequence[Saying]) -> int | None:
    """Minutes of the outlet's clock from Greenwich: as written, or as a clock for readers differs from one for machines."""
    zoned = [saying.stamp.shifted for saying in sayings if saying.stamp.shifted]
    if zoned:
        return zoned[0]
    moments = [saying.stamp.moment for saying in sayings if saying.stamp.is_greenwich]
    for local in (saying.stamp.local for saying in sayings):
        for moment in moments:
            if local is None or moment is None:
                continue
            minutes = round((local - moment.replace(second=0)).total_seconds() / 60)
            if -12 * 60 <= minutes <= 14 * 60 and minutes % 15 == 0:
                return minutes
    return None


def _votes(sayings: Sequence[Saying], zone: int | None) -> dict[date, tuple[float, int]]:
    votes: dict[date, tuple[float, int]] = {}
    for saying in sayings:
        day = local_day(saying.stamp, sayings, zone)
        weight, count = votes.get(day, (0.0, 0))
        votes[day] = (weight + saying.weight, count + 1)
    return votes


def _besides(saying: Saying, sayings: Sequence[Saying], others: Sequence[date]) -> list[date]:
    """Every day on the page that does not repeat what this saying tells."""
    days = [each.stamp.day for each in sayings if each is not saying] + list(others)
    return [day for day in days if abs(day - saying.stamp.day) > timedelta(days=1)]


def _is_ahead(day: date, updated: date | None, others: Sequence[date]) -> bool:
    if updated is not None and day - updated > _AFTER_CHANGE:
        return True
    return len(set(others)) >= 2 and day - max(others) > LEAD


def _each_day(sayings: Iterable[Saying]) -> list[Saying]:
    found: dict[date, Saying] = {}
    for saying in sayings:
        found.setdefault(saying.stamp.day, saying)
    return list(found.values())
