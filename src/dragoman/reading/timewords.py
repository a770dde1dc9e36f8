"""Rarer ways to name a time: "the first of May", "'98", "H1", "the turn of the year", "overnight into Tuesday"."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.model.interval import Anchor, Grain, TimexType
from dragoman.reading import stretches as cal
from dragoman.reading.stretches import DAY, Stretch
from dragoman.reading.timephrases import Phrase
from dragoman.reading.timereadings import looks_ahead, month_day, nearest, number_in, read_phrase, reads
from dragoman.reading.timesetting import Meaning, Setting, undated
from dragoman.reading.timesteps import nth_weekday, vague_past

_MODERN = 40
"""'40 and above is of the last century, '39 and below of this one."""


@reads("nth_weekday")
def read_nth_weekday(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "the last Friday of April"."""
    month, weekday = at.worth(phrase, "month", "MONTH"), at.worth(phrase, "weekday", "WEEKDAY")
    number = at.worth(phrase, "number", "NTHWORD")
    if not (isinstance(month, int) and isinstance(weekday, int) and isinstance(number, int)):
        return None
    if "year" in phrase.parts:
        base = Meaning.of(cal.a_month(at.year(phrase), month), Anchor.ABSOLUTE)
    else:
        base = month_day(phrase, at, month, None)
    found = nth_weekday(base.stretch, weekday, number) if base.stretch else None
    return Meaning.of(found, base.anchor) if found else undated(None, grain=Grain.DAY)


@reads("day_in_words")
def read_day_in_words(phrase: Phrase, at: Setting) -> Meaning | None:
    words, month = at.words(phrase, "dayword"), at.worth(phrase, "month", "MONTH")
    worth = [at.rules.value("DAYWORD", word) or at.rules.value("NUMWORD", word) or 0 for word in words]
    day = sum(int(number) for number in worth)
    if not isinstance(month, int):
        return None
    if "year" in phrase.parts:
        return Meaning.of(cal.a_day(date(at.year(phrase), month, day)), Anchor.ABSOLUTE)
    return month_day(phrase, at, month, day)


@reads("short_year")
def read_short_year(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "'98", alone or behind a month or season."""
    number = number_in(at.words(phrase, "short"))
    year = number + (1900 if number >= _MODERN else 2000)
    month, season = at.worth(phrase, "month", "MONTH"), at.worth(phrase, "season", "SEASON")
    if isinstance(month, int):
        return Meaning.of(cal.a_month(year, month), Anchor.ABSOLUTE)
    return Meaning.of(cal.a_season(year, str(season)) if season else cal.a_year(year), Anchor.ABSOLUTE)


@reads("half_year")
def read_half_year(phrase: Phrase, at: Setting) -> Meaning | None:
    number = at.worth(phrase, "half", "HALFYEAR")
    if not isinstance(number, int):
        return None
    if "year" in phrase.parts:
        return Meaning.of(cal.a_half(at.year(phrase), number), Anchor.ABSOLUTE)
    if at.now is None:
        return undated(f"XXXX-H{number}", grain=Grain.QUARTER)
    ahead = looks_ahead(phrase, at)
    found = nearest(lambda year: cal.a_half(year, number), at.now, ahead)
    if not ahead and found.last >= at.now:
        found = cal.a_half(found.first.year - 1, number) if number == 2 else found
    return Meaning.of(found, at.anchor)


@reads("turn_of")
def read_turn_of(phrase: Phrase, at: Setting) -> Meaning | None:
    """The week on either side of a new year; five years on either side of a new century or millennium."""
    told = at.told
    day = told.first if told is not None else at.now
    if day is None:
        return undated(None)
    anchor = Anchor.EARLIER_TIME if told is not None else at.anchor
    if at.word(phrase, "unit") == "year":
        new = date(day.year + (day.month > 6 or at.tense.ahead), 1, 1)
        return Meaning(new - 7 * DAY, new + 6 * DAY, Grain.WEEK, f"{new.year:04}", anchor=anchor)
    year = 2000 if at.word(phrase, "unit") == "millennium" else day.year // 100 * 100
    return Meaning(date(year - 5, 1, 1), date(year + 4, 12, 31), Grain.DECADE, f"{year:04}", anchor=anchor)


@reads("recent_units")
def read_recent_units(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "in recent weeks": as many as a bare plural may mean, up to the day of writing."""
    unit = at.rules.value("UNIT", at.word(phrase, "unit"))
    if at.now is None or at.narrative or not isinstance(unit, str):
        return undated("PAST_REF")
    return Meaning(
        vague_past(at.now, unit), at.now, cal.UNIT_GRAINS.get(unit), "PAST_REF", anchor=at.anchor, locates=False
    )


@reads("d_plus")
def read_d_plus(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "D-plus-3": so many days from the day told last, on which it began."""
    if at.reference is None or at.reference.stretch.grain is not Grain.DAY:
        return undated(None, grain=Grain.DAY)
    day = at.reference.stretch.first + number_in(at.words(phrase, "count")) * DAY
    return Meaning.of(cal.a_day(day), Anchor.EARLIER_TIME, locates=False)


@reads("this_time")
def read_this_time(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "this time last year": the day of writing, a year off."""
    outer = phrase.inner["outer"]
    mod, unit = at.worth(outer, "mod", "MOD"), at.rules.value("UNIT", at.word(outer, "unit"))
    steps = {"last": -1, "next": 1}.get(str(mod))
    if at.now is None or steps is None or not isinstance(unit, str):
        return read_phrase(outer, at)
    return Meaning.of(cal.a_day(cal.shifted(at.now, steps, unit)), at.anchor)


@reads("same_of")
def read_same_of(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "the same month last year": that of the time told last where it is such a unit, else that of writing."""
    base, outer = phrase.inner["base"], phrase.inner["outer"]
    found = read_phrase(outer, at)
    unit = at.rules.value("UNIT", at.word(base, "unit"))
    near = at.near
    told = near is not None and near.sentence == at.sentence and near.stretch.grain is cal.UNIT_GRAINS.get(str(unit))
    day = near.stretch.first if near is not None and told else at.now
    if at.worth(base, "mod", "MOD") != "that" or found is None or found.first is None or found.grain is not Grain.YEAR:
        return _both(at, base, outer)
    if day is None or not isinstance(unit, str) or unit == "year":
        return found
    moved = cal.shifted(day, found.first.year - day.year, "year")
    return Meaning.of(cal.unit_around(moved, unit), found.anchor)


@reads("night_into")
def read_night_into(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "overnight into Tuesday", "overnight on Monday", "Sunday night into Monday": a night with its two days."""
    night, one, day = (phrase.inner.get(name) for name in ("night", "one", "day"))
    if night is None or day is None:
        return None
    word = at.tokens.lower[night.last - 1]
    if word not in ("overnight", "night"):
        return _both(at, *(p for p in (night, one, day) if p is not None))
    end = read_phrase(day, at)
    if end is None or end.first is None:
        return end
    before = at.tokens.lower[day.first - 1]
    if one is not None or before == "into" or word == "night":
        start = end.first - DAY
    else:
        start = end.first if before in ("from", "on") else end.first - timedelta(1)
    found = Stretch(start, start + DAY, Grain.PART_OF_DAY, f"{start.isoformat()}TNI")
    return Meaning(found.first, found.last, found.grain, found.value, TimexType.TIME, end.anchor)


def _both(at: Setting, *inner: Phrase) -> Meaning | None:
    """Each of the phrases for itself."""
    read = [(p, read_phrase(p, at)) for p in inner]
    parts = tuple((p.first, p.last, meaning) for p, meaning in read if meaning is not None)
    if not parts:
        return None
    last = parts[-1][2]
    return Meaning(last.first, last.last, last.grain, last.value, last.type, last.anchor, last.locates, parts)
