"""The days of a feast in a year, by the calendar that it follows.

``named_events.csv`` writes a feast's first and last day in one of these forms:

====================  ================================================================================
``--12-25``           that day of every year
``--11-4thu``         the fourth Thursday of November; ``--05-lastmon`` the last Monday of May
``easter+1``          days from Easter Sunday of the Western churches, ``orthodox+1`` of the Orthodox
``islamic-09-01``     day of the Islamic calendar, as the tables reckon it; sighting the moon may move it by one
``hebrew-07-10``      day of the Jewish calendar, months counted from Nisan; it begins on the evening before
``2023-11-12 2024-11-01``  a list, one day for each year that is known
====================  ================================================================================
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.knowledge.timerules import NamedDay
from dragoman.model.interval import Grain
from dragoman.reading import stretches as cal
from dragoman.reading.stretches import Stretch

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NTH = re.compile(r"--(\d\d)-(\d|last)([a-z]{3})$")
_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
"""1 Muharram of the year 1, 16 July 622 of the Julian calendar."""
_HEBREW_EPOCH = -1373427
"""1 Tishri of the year 1 as a proleptic Gregorian ordinal (Reingold and Dershowitz)."""
_LENGTHS = {1: 30, 2: 29, 3: 30, 4: 29, 5: 30, 6: 29, 7: 30, 10: 29, 11: 30}
"""Days of the Jewish months whose length is fixed."""


def feast(named: NamedDay, year: int) -> Stretch:
    """The days of a feast that begins in a year; of two in one year the first.

    Raises:
        ValueError: there is none in that year, or nobody has told us its day.
    """
    first = min(_days(named.first, year), default=None)
    if first is None:
        raise ValueError(f"no {' '.join(named.words)} known in {year}")
    last = min((d for y in (year, year + 1) for d in _days(named.last, y) if d >= first), default=first)
    return Stretch(first, last, Grain.DAY, first.isoformat())


def _days(text: str, year: int) -> list[date]:
    if nth := _NTH.match(text):
        return [_nth_weekday(year, int(nth[1]), nth[2], _WEEKDAYS.index(nth[3]))]
    if text.startswith("--"):
        return [date.fromisoformat(f"{year:04}{text[1:]}")]
    for word, sunday in (("easter", cal.easter), ("orthodox", orthodox_easter)):
        if text.startswith(word):
            return [sunday(year) + timedelta(int(text.removeprefix(word)))]
    if text.startswith("islamic"):
        month, day = map(int, text.split("-")[1:])
        guess = int((year - 622) * 33 / 32)
        found = (islamic_day(guess + near, month, day) for near in (-1, 0, 1, 2))
        return [each for each in found if each.year == year]
    if text.startswith("hebrew"):
        month, day = map(int, text.split("-")[1:])
        found = (hebrew_day(year + near, month, day) for near in (3760, 3761))
        return [each for each in found if each.year == year]
    return [each for each in map(date.fromisoformat, text.split()) if each.year == year]


def _nth_weekday(year: int, month: int, which: str, weekday: int) -> date:
    if which == "last":
        end = cal.a_month(year, month).last
        return end - timedelta((end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (int(which) - 1))


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, in our calendar (Meeus; good for 1900 to 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(13)


def islamic_day(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (eleven leap years in thirty; Reingold and Dershowitz)."""
    months = 29 * (month - 1) + month // 2
    return date.fromordinal(_ISLAMIC_EPOCH - 1 + day + months + 354 * (year - 1) + (3 + 11 * year) // 30)


def hebrew_day(year: int, month: int, day: int) -> date:
    """A day of the Jewish calendar; its months count from Nisan, its year changes with the seventh, Tishri.

    A feast of Adar, the twelfth, is kept in the thirteenth month of a leap year.
    """
    if month == 12 and _is_hebrew_leap(year):
        month = 13
    before = range(7, month) if month >= 7 else (*range(7, 13 + _is_hebrew_leap(year)), *range(1, month))
    days = sum(_hebrew_month(year, each) for each in before)
    return date.fromordinal(_hebrew_new_year(year) + days + day - 1)


def _is_hebrew_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _hebrew_month(year: int, month: int) -> int:
    if month == 8:
        return 30 if _hebrew_year_days(year) % 10 == 5 else 29
    if month == 9:
        return 29 if _hebrew_year_days(year) % 10 == 3 else 30
    if month == 12:
        return 30 if _is_hebrew_leap(year) else 29
    return 29 if month == 13 else _LENGTHS[month]


def _hebrew_year_days(year: int) -> int:
    return _hebrew_new_year(year + 1) - _hebrew_new_year(year)


def _elapsed(year: int) -> int:
    """Days from the epoch to the molad of a year's Tishri, put off where it may not begin on that weekday."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew_new_year(year: int) -> int:
    before, here, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return _HEBREW_EPOCH + here + late
