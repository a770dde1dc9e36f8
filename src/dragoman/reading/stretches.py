"""Calendar arithmetic: days, weeks, months and years as stretches with the TIMEX3 value that writes them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model.interval import Grain

DAY = timedelta(1)
SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}
"""Meteorological: a winter is named by the year in which its December lies."""
UNIT_GRAINS = {
    "second": Grain.HOUR, "minute": Grain.HOUR, "hour": Grain.HOUR, "day": Grain.DAY, "night": Grain.DAY,
    "week": Grain.WEEK, "weekend": Grain.WEEK, "fortnight": Grain.WEEK, "month": Grain.MONTH, "season": Grain.SEASON,
    "quarter": Grain.QUARTER, "year": Grain.YEAR, "decade": Grain.DECADE, "century": Grain.CENTURY,
}  # fmt: skip
_MONTHS_A_UNIT = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_A_UNIT = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
GRAIN_ORDER = tuple(Grain)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of calendar time: first and last day, the unit it is named in, its TIMEX3 value."""

    first: date
    last: date
    grain: Grain
    value: str

    def between(self, first: date, last: date) -> Stretch:
        """A part of it under the same value."""
        return replace(self, first=first, last=max(first, last))


def a_day(day: date) -> Stretch:
    return Stretch(day, day, Grain.DAY, day.isoformat())


def a_part(day: date, part: str) -> Stretch:
    """A part of a day by its TIMEX3 code; a night (NI) reaches into the next day."""
    last = day + DAY if part == "NI" and day < date.max else day
    return Stretch(day, last, Grain.PART_OF_DAY, f"{day.isoformat()}T{part}")


def a_week(day: date) -> Stretch:
    """The week, Monday to Sunday, in which a day lies."""
    monday = day - timedelta(day.weekday())
    year, week, _ = monday.isocalendar()
    return Stretch(monday, monday + 6 * DAY, Grain.WEEK, f"{year:04}-W{week:02}")


def a_weekend(day: date) -> Stretch:
    """Saturday and Sunday of the week in which a day lies."""
    week = a_week(day)
    return Stretch(week.last - DAY, week.last, Grain.DAY, f"{week.value}-WE")


def a_month(year: int, month: int) -> Stretch:
    last = date(year, month, monthrange(year, month)[1])
    return Stretch(date(year, month, 1), last, Grain.MONTH, f"{year:04}-{month:02}")


def a_year(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31), Grain.YEAR, f"{year:04}")


def a_decade(year: int) -> Stretch:
    first = year // 10 * 10
    return Stretch(date(first, 1, 1), date(first + 9, 12, 31), Grain.DECADE, f"{first // 10:03}")


def a_century(number: int) -> Stretch:
    """The 20th: 1900 to 1999, as the press counts."""
    first = (number - 1) * 100
    return Stretch(date(max(first, 1), 1, 1), date(first + 99, 12, 31), Grain.CENTURY, f"{number - 1:02}")


def a_season(year: int, name: str) -> Stretch:
    code, month = SEASONS[name]
    end = a_month(year + (month == 12), (month + 2 - 1) % 12 + 1)
    return Stretch(date(year, month, 1), end.last, Grain.SEASON, f"{year:04}-{code}")


def a_quarter(year: int, number: int) -> Stretch:
    return Stretch(date(year, 3 * number - 2, 1), a_month(year, 3 * number).last, Grain.QUARTER, f"{year:04}-Q{number}")


def a_half(year: int, number: int) -> Stretch:
    return Stretch(date(year, 6 * number - 5, 1), a_month(year, 6 * number).last, Grain.QUARTER, f"{year:04}-H{number}")


def shifted(day: date, count: float, unit: str) -> date:
    """A day so many units later (earlier where negative); the 31st becomes a shorter month's last day.

    Raises:
        ValueError, OverflowError: the result lies outside the calendar.
    """
    if unit in _MONTHS_A_UNIT:
        months = count * _MONTHS_A_UNIT[unit]
        whole = int(months // 1)
        number = day.year * 12 + day.month - 1 + whole
        year, month = divmod(number, 12)
        moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return moved + timedelta(round((months - whole) * 30.4))
    return day + timedelta(round(count * _DAYS_A_UNIT.get(unit, 0)))


def unit_around(day: date, unit: str, steps: int = 0) -> Stretch:
    """The calendar unit in which a day lies, or the one so many steps on."""
    match unit:
        case "day" | "night":
            return a_day(day + steps * DAY)
        case "week":
            return a_week(day + 7 * steps * DAY)
        case "fortnight":
            return a_week(day + 14 * steps * DAY)
        case "weekend":
            return a_weekend(day + 7 * steps * DAY)
        case "month":
            moved = shifted(day.replace(day=1), steps, "month")
            return a_month(moved.year, moved.month)
        case "quarter":
            moved = shifted(day.replace(day=1), steps, "quarter")
            return a_quarter(moved.year, (moved.month - 1) // 3 + 1)
        case "year":
            return a_year(day.year + steps)
        case "decade":
            return a_decade(day.year + 10 * steps)
        case "century":
            return a_century(day.year // 100 + 1 + steps)
    return a_day(day)


def moved_as_unit(stretch: Stretch, count: int, unit: str) -> Stretch:
    """A stretch so many units on, in its own grain: two months after March is May, ten days after a day is a day."""
    if stretch.grain is Grain.MONTH and unit in ("month", "year"):
        moved = shifted(stretch.first, count, unit)
        return a_month(moved.year, moved.month)
    if stretch.grain is Grain.YEAR and unit in ("year", "decade"):
        return a_year(shifted(stretch.first, count, unit).year)
    if stretch.grain is Grain.WEEK and unit == "week":
        return a_week(stretch.first + 7 * count * DAY)
    day = a_day(shifted(stretch.last if count > 0 else stretch.first, count, unit))
    if stretch.grain is Grain.MONTH:  # two weeks after some day of November
        first, last = shifted(stretch.first, count, unit), shifted(stretch.last, count, unit)
        return Stretch(first, last, Grain.DAY, day.value)
    return day


def thirds(stretch: Stretch, part: str) -> Stretch:
    """The early, middle or late part, by the conventions of RECORD.md; halves by days or months.

    Months: days 1-10, 11-20, 21-end; years: months 1-4, 5-8, 9-12; decades: years 0-3, 4-6, 7-9; seasons: their
    months; weeks: Monday and Tuesday, Tuesday to Thursday, from Thursday on; else thirds of days.
    """
    first, last = stretch.first, stretch.last
    days = (last - first).days + 1
    if part in ("half1", "half2"):
        return _half(stretch, part == "half1")
    if stretch.grain is Grain.MONTH:
        cuts = [
            (first, first.replace(day=10)),
            (first.replace(day=11), first.replace(day=20)),
            (first.replace(day=21), last),
        ]
    elif stretch.grain in (Grain.YEAR, Grain.DECADE, Grain.CENTURY):
        cuts = _year_cuts(first.year, stretch.grain)
    elif stretch.grain is Grain.SEASON:
        cuts = [_months_of(first, number) for number in (0, 1, 2)]
    elif stretch.grain is Grain.WEEK and days == 7:
        cuts = [(first, first + DAY), (first + DAY, first + 3 * DAY), (first + 3 * DAY, last)]
    else:
        third = max(1, days // 3)
        middle = first + timedelta(third), last - timedelta(third)
        cuts = [(first, first + timedelta(third - 1)), (min(middle), max(middle)), (last - timedelta(third - 1), last)]
    return stretch.between(*cuts[("early", "mid", "late").index(part)])


def _months_of(first: date, number: int) -> tuple[date, date]:
    start = shifted(first, number, "month")
    return start, a_month(start.year, start.month).last


def _year_cuts(year: int, grain: Grain) -> list[tuple[date, date]]:
    if grain is Grain.YEAR:
        return [(date(year, m, 1), a_month(year, m + 3).last) for m in (1, 5, 9)]
    size = 1 if grain is Grain.DECADE else 10
    return [
        (date(max(year + a * size, 1), 1, 1), date(year + b * size - 1, 12, 31)) for a, b in ((0, 4), (4, 7), (7, 10))
    ]


def _half(stretch: Stretch, first_half: bool) -> Stretch:
    first, last = stretch.first, stretch.last
    if stretch.grain is Grain.MONTH:
        middle = first.replace(day=15)
    elif stretch.grain is Grain.YEAR:
        middle = date(first.year, 6, 30)
    else:
        middle = first + timedelta(((last - first).days + 1) // 2 - 1)
    middle = max(first, middle)
    found = stretch.between(first, middle) if first_half else stretch.between(middle + DAY, last)
    if stretch.grain is Grain.YEAR:
        return a_half(first.year, 1 if first_half else 2)
    return replace(found, value=f"{found.first.isoformat()}/{found.last.isoformat()}")


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
