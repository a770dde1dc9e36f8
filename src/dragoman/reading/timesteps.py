"""Quantities of time as the text hedges them, and what lies so many units from a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model.interval import Anchor, Grain, TimexType
from dragoman.reading import stretches as cal
from dragoman.reading.stretches import DAY, Stretch
from dragoman.reading.timephrases import Phrase
from dragoman.reading.timereadings import number_in
from dragoman.reading.timesetting import Meaning, Setting, number_of, undated

DAYLIKE = (Grain.DAY, Grain.PART_OF_DAY, Grain.HOUR)
_BARE_PLURAL = {"day": (2, 7), "night": (2, 7), "week": (2, 8), "month": (2, 11), "year": (2, 9), "decade": (2, 9)}
"""How many a bare plural means ("weeks later": two to eight)."""
_LETTERS = {"week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many units, as hedged as the text has it: ``hedge`` is "", about, nearly, more or less."""

    low: float
    high: float
    unit: str
    hedge: str = ""
    vague: bool = False

    @property
    def value(self) -> str:
        """TIMEX3 period: P2W, PT3H, PXD."""
        unit, number = self.unit, self.low
        if unit in ("decade", "century"):
            unit, number = "year", number * (10 if unit == "decade" else 100)
        if unit == "fortnight":
            unit, number = "week", number * 2
        if unit in ("quarter", "weekend"):
            unit, number = ("month", number * 3) if unit == "quarter" else ("week", number)
        shown = "X" if self.vague else f"{number:g}"
        clock = "T" if unit in ("hour", "minute") else ""
        return f"P{clock}{shown}{_LETTERS.get(unit, 'D')}"


def quantity(phrase: Phrase, at: Setting) -> Quantity | None:
    """The quantity of a span's phrase."""
    unit = at.rules.value("UNIT", at.word(phrase, "unit"))
    if not isinstance(unit, str):
        return None
    hedge = next((h for h in ("about", "nearly", "more", "less") if h in phrase.parts), "")
    if hedge == "more" and "least" in at.words(phrase, "more"):
        hedge = "more"
    if "vague" in phrase.parts:
        low = at.worth(phrase, "vague", "VAGUE")
        return Quantity(*_vague(at.word(phrase, "vague"), int(low) if isinstance(low, int) else 2), unit, "", True)
    number = number_of(at.words(phrase, "count"), at.rules)
    if number is not None:
        return Quantity(number, number, unit, hedge)
    if at.word(phrase, "unit").endswith("s"):
        return Quantity(*_BARE_PLURAL.get(unit, (1, 1)), unit, "", True)
    return Quantity(1, 1, unit)


def whole_days(count: Quantity) -> Quantity:
    """Hours as days, where they fill days: 48 hours are two."""
    if count.unit != "hour" or count.vague or count.low % 24 or not count.low:
        return count
    return replace(count, low=count.low / 24, high=count.high / 24, unit="day")


def vague_past(day: date, unit: str) -> date:
    """How far back "in recent weeks" may reach: as many as a bare plural may mean."""
    return cal.shifted(day, -_BARE_PLURAL.get(unit, (2, 8))[1], unit)


def nth_weekday(base: Stretch, weekday: int, number: int) -> Stretch | None:
    """The n-th such weekday of a stretch, counted from its end where negative; None where it has not so many."""
    if number > 0:
        day = base.first + timedelta((weekday - base.first.weekday()) % 7 + 7 * (number - 1))
    else:
        day = base.last - timedelta((base.last.weekday() - weekday) % 7 + 7 * (-number - 1))
    return cal.a_day(day) if base.first <= day <= base.last else None


def _vague(word: str, low: int) -> tuple[float, float]:
    return {"few": (2.0, 5.0), "couple": (2.0, 2.0), "several": (3.0, 7.0), "some": (2.0, 5.0)}.get(
        word, (low, 2.0 * low)
    )


def stepped(base: Stretch, count: Quantity, direction: int) -> Stretch:
    """A stretch so many units later (1) or earlier (-1), hedges read as RECORD.md says.

    About N is N give or take half a unit, nearly N the last quarter before it, more than N the unit after it, less than
    N all between; a few is two to five.
    """
    count = whole_days(count)
    unit = count.unit
    if unit in ("hour", "minute"):
        end = base.first + direction * DAY if count.vague or count.low > 12 else base.first
        return Stretch(min(base.first, end), max(base.first, end), Grain.DAY, base.value)
    if not count.hedge and count.low == count.high and count.low == int(count.low):
        return cal.moved_as_unit(base, direction * int(count.low), unit)
    edge = base.last if direction > 0 else base.first

    def at(number: float, days: int = 0) -> date:
        return cal.shifted(edge, direction * number, unit) + direction * days * DAY

    half = {"week": 3, "month": 15, "fortnight": 7, "year": 182, "decade": 1826}.get(unit, 0)
    quarter = {"week": 2, "month": 7, "fortnight": 3, "year": 91, "decade": 913}.get(unit, 1)
    n, high = count.low, count.high
    ends = {
        "about": (at(n, -half), at(high, half)),
        "nearly": (at(n, -quarter), at(n, -1)),
        "more": (at(n, 1), at(n + 1)),
        "less": (at(0, 1), at(n, -1)),
    }.get(count.hedge, (at(n), at(high)))
    first, last = min(ends), max(ends)
    return Stretch(first, last, cal.UNIT_GRAINS.get(unit, Grain.DAY), f"{first.isoformat()}/{last.isoformat()}")


def step_meaning(base: Stretch, count: Quantity, direction: int, anchor: Anchor) -> Meaning:
    found = stepped(base, count, direction)
    value = found.value
    if count.vague:
        value = "PAST_REF" if direction < 0 else "FUTURE_REF"
    elif base.grain in DAYLIKE and count.unit in ("year", "decade"):
        value = f"{cal.shifted(base.first, direction * count.low, count.unit).year:04}"
    elif base.grain in DAYLIKE and count.unit == "month":
        value = cal.shifted(base.first, direction * count.low, "month").isoformat()[:7]
    elif count.hedge:
        value = cal.moved_as_unit(base, direction * round(count.low), count.unit).value
    return Meaning(found.first, found.last, found.grain, value, anchor=anchor)


def day_of(base: Stretch, steps: int) -> date:
    """The day of a stretch from which a step counts: its last forward, its first back; a night's first either way."""
    night = base.grain is Grain.PART_OF_DAY
    return base.last if steps >= 0 and not night else base.first


def unit_steps(base: Stretch, unit: str, steps: int, at: Setting) -> Stretch:
    part = at.rules.value("DAYPART", unit)
    if part:
        return cal.a_part(day_of(base, steps) + steps * DAY, str(part))
    return cal.unit_around(day_of(base, steps), unit, steps)


def ordinal(at: Setting, words: list[str]) -> int | None:
    if not words:
        return None
    worth = at.rules.value("NTHWORD", words[-1])
    if isinstance(worth, int):
        return worth
    if words[-1] in ("latter", "other"):
        return 2
    return number_in(words) if words[-1][0].isdigit() else None


def inner_quantity(phrase: Phrase, at: Setting) -> Quantity | None:
    inner = phrase.inner.get("span")
    return quantity(inner, at) if inner else None


def recent(at: Setting, count: Quantity, mod: str) -> Meaning:
    plain = undated(count.value, TimexType.DURATION, cal.UNIT_GRAINS.get(count.unit))
    ahead = mod in ("next", "following")
    told = at.reference.stretch if at.reference else None
    if told is not None and (at.narrative or mod in ("following", "previous") or (ahead and not at.tense.ahead)):
        day, anchor = (told.last if ahead else told.first), Anchor.EARLIER_TIME
    elif at.now is not None and mod in ("last", "next"):
        day, anchor = at.now, at.anchor
    else:
        return plain
    count = whole_days(count)
    if count.unit in ("hour", "minute"):
        first, last = (day, day + DAY) if ahead else (day - DAY, day)
    else:
        moved = cal.shifted(day, count.high if ahead else -count.high, count.unit)
        first, last = (day, moved) if ahead else (moved, day)
        if ahead and told is not None and told.grain in (Grain.YEAR, Grain.DECADE) and anchor is Anchor.EARLIER_TIME:
            first = told.first  # from some day of that year
    return replace(plain, first=first, last=last, anchor=anchor)
