"""Units of the calendar ("last week", "that night") and parts of a stretch ("late May", "the first half of 2023")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.model.interval import Anchor, Grain, TimexType
from dragoman.reading import stretches as cal
from dragoman.reading.stretches import DAY, Stretch
from dragoman.reading.tense import Tense
from dragoman.reading.timenamed import edge_of_event
from dragoman.reading.timephrases import Phrase
from dragoman.reading.timereadings import pivot, read_phrase, reads
from dragoman.reading.timesetting import Meaning, Setting, undated
from dragoman.reading.timesteps import (
    DAYLIKE,
    Quantity,
    day_of,
    inner_quantity,
    nth_weekday,
    ordinal,
    recent,
    unit_steps,
)

_MANY = {"days": 7, "weeks": 4, "months": 3, "years": 3}
"""How many "the final days of March" are at most."""
_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1}


@reads("which_unit")
def read_which_unit(phrase: Phrase, at: Setting) -> Meaning | None:
    unit = at.word(phrase, "unit")
    mod_words = at.words(phrase, "mod")
    mod = next((str(w) for w in (at.rules.value("MOD", word) for word in mod_words) if w), "this")
    if mod == "this" and mod_words[-1] in ("past", "last"):
        mod = "this" if at.narrative else "last" if unit != "week" else "this"
    part = at.rules.value("DAYPART", unit)
    definite = "det" in phrase.parts
    if definite and mod == "last" and mod_words[-1] in ("last", "past") and unit in ("week", "month", "year", "decade"):
        return recent(at, Quantity(1, 1, unit), "last")
    base, anchor = pivot(mod, at, definite)
    if mod == "that" and unit in ("year", "decade") and at.mentioned is not None:
        base, anchor = at.mentioned, Anchor.EARLIER_TIME
    if base is None:
        return undated(None, TimexType.TIME if part else TimexType.DATE)
    steps = _STEPS.get(mod, 0)
    if part:
        return Meaning.of(cal.a_part(day_of(base, steps) + steps * DAY, str(part)), anchor)
    found = cal.unit_around(day_of(base, steps), unit, steps)
    if at.before(phrase) == "far" and mod == "this" and at.now is not None:
        found = found.between(found.first, at.now)
    return Meaning.of(found, anchor, locates=mod != "this" or unit == "weekend")


@reads("weekend")
def read_weekend(_phrase: Phrase, at: Setting) -> Meaning | None:
    if at.now is None or at.narrative:
        base = at.reference.stretch.first if at.reference else None
        return Meaning.of(cal.a_weekend(base), Anchor.EARLIER_TIME) if base else undated(None)
    found = cal.a_weekend(at.now)
    if not at.tense.ahead and found.first > at.now:
        found = cal.unit_around(at.now, "weekend", -1)
    return Meaning.of(found, at.anchor)


@reads("same_period")
def read_same_period(phrase: Phrase, at: Setting) -> Meaning | None:
    """The time told last; a "period" has no bounds of its own that TIMEX3 could write."""
    if at.reference is None:
        return undated(None)
    found = Meaning.of(at.reference.stretch, Anchor.EARLIER_TIME, locates=False)
    word = at.tokens.lower[phrase.last - 1]
    if at.narrative and word == "time" and at.word(phrase, "mod") == "this":
        return replace(found, value="PRESENT_REF")
    return replace(found, value=None) if word == "period" else found


@reads("bare_unit")
def read_bare_unit(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "the month" in "the end of the month": of the time told last in the past, else of the day of writing."""
    unit = at.word(phrase, "unit")
    told = at.reference.stretch if at.reference else None
    near = at.near is not None and not at.tense.ahead
    base = told if told is not None and (at.narrative or at.now is None or near) else None
    if base is None and at.now is None:
        return undated(None)
    anchor = Anchor.EARLIER_TIME if base else at.anchor
    day = base.first if base else at.now
    assert day is not None
    part = at.rules.value("DAYPART", unit)
    return Meaning.of(cal.a_part(day, str(part)) if part else cal.unit_around(day, unit), anchor)


@reads("unit_before")
def read_unit_before(phrase: Phrase, at: Setting) -> Meaning | None:
    unit = at.word(phrase, "unit")
    if at.reference is None or (unit in ("day", "night") and at.reference.stretch.grain is Grain.YEAR):
        return undated(None)  # "the day before" a year is none
    steps = -1 if at.word(phrase, "which") in ("before", "earlier", "previous") else 1
    return Meaning.of(unit_steps(at.reference.stretch, unit, steps, at), Anchor.EARLIER_TIME)


@reads("that_day")
def read_that_day(phrase: Phrase, at: Setting) -> Meaning | None:
    if at.reference is None:
        return undated(None)
    found = cal.unit_around(at.reference.stretch.first, at.word(phrase, "unit"))
    return Meaning.of(found, Anchor.EARLIER_EVENT, locates=False)


@reads("nth_unit")
def read_nth_unit(phrase: Phrase, at: Setting) -> Meaning | None:
    number = ordinal(at, at.words(phrase, "number"))
    if at.reference is None or number is None or number < 1:
        return undated(None)
    unit = at.word(phrase, "unit")
    start = cal.shifted(at.reference.stretch.first, number - 1, unit)
    last = start if unit in ("day", "night") else cal.shifted(start, 1, unit) - DAY
    grain = cal.UNIT_GRAINS[unit]
    return Meaning(start, last, grain, start.isoformat(), anchor=Anchor.EARLIER_TIME, locates=False)


@reads("of_year")
def read_of_year(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "May last year", "August of that year"."""
    outer = read_phrase(phrase.inner["outer"], at)
    if outer is None or outer.stretch is None or outer.grain is not Grain.YEAR:
        return read_phrase(phrase.inner["base"], at) if outer is None or outer.grain is not Grain.YEAR else outer
    told = replace(at.told_after(outer.stretch), narrative=True)
    found = read_phrase(phrase.inner["base"], told)
    return replace(found, anchor=outer.anchor) if found else None


@reads("early")
def read_early(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], at)
    if base is None or base.stretch is None:
        return base
    word = at.word(phrase, "part")
    part = str(at.rules.value("EARLY", word) or at.rules.value("PARTNOUN", word))
    edge = edge_of_event(phrase, base, part)
    if edge is not None or base.grain in (Grain.DAY, Grain.PART_OF_DAY):
        return edge or base
    found = cal.thirds(base.stretch, part)
    return replace(base, first=found.first, last=found.last)


@reads("half")
def read_half(phrase: Phrase, at: Setting) -> Meaning | None:
    base, number = read_phrase(phrase.inner["base"], at), ordinal(at, at.words(phrase, "number"))
    if base is None or base.stretch is None:
        return base
    return replace(Meaning.of(cal.thirds(base.stretch, "half1" if number == 1 else "half2"), base.anchor))


@reads("earlier_in")
def read_earlier_in(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], at)
    if base is None or base.stretch is None or base.first is None or base.last is None:
        return base
    told = at.reference.stretch if at.reference else None
    if base.anchor in (Anchor.PUBLICATION, Anchor.QUOTATION) and at.now:
        first = last = at.now
    elif told is not None:
        first, last = told.first, told.last
    else:
        return base
    earlier = at.word(phrase, "which") == "earlier"
    start, end = (base.first, first - DAY) if earlier else (last + DAY, base.last)
    if base.grain in (Grain.DAY, Grain.PART_OF_DAY) or not base.first <= start <= end <= base.last:
        return base
    return replace(base, first=start, last=end, locates=True)


@reads("nth_in")
def read_nth_in(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], at)
    if base is None or base.stretch is None:
        return base
    if "weekday" in phrase.inner:
        return _weekdays_in(phrase, at, base)
    number = ordinal(at, at.words(phrase, "number"))
    span = inner_quantity(phrase, at)
    count = span.low if span else _MANY.get(at.tokens.lower[phrase.parts["unit"][1] - 1], 1)
    if number is None:
        return None
    unit = span.unit if span else at.word(phrase, "unit")
    weekday = at.rules.value("WEEKDAY", unit)
    found = (
        nth_weekday(base.stretch, int(weekday), number)
        if isinstance(weekday, int)
        else _nth_unit(base.stretch, str(at.rules.value("UNIT", unit)), number, int(count))
    )
    return Meaning.of(found, base.anchor) if found else None


def _weekdays_in(phrase: Phrase, at: Setting, base: Meaning) -> Meaning | None:
    number = at.rules.value("WEEKDAY", at.word(phrase, "weekday"))
    part = at.rules.value("EARLY", at.word(phrase, "part")) if "part" in phrase.parts else None
    stretch = base.stretch
    if stretch is None or not isinstance(number, int):
        return base
    if part:
        stretch = cal.thirds(stretch, str(part))
    first = stretch.first + timedelta((number - stretch.first.weekday()) % 7)
    last = stretch.last - timedelta((stretch.last.weekday() - number) % 7)
    return replace(base, first=first, last=max(first, last), grain=Grain.DAY)


def _nth_unit(base: Stretch, unit: str, number: int, count: int) -> Stretch | None:
    """The n-th unit of a stretch, or so many of them; weeks are counted in sevens from its first or last day."""
    if unit == "weekend":
        saturday = nth_weekday(base, 5, number)
        return cal.a_weekend(saturday.first) if saturday else None
    size = count if number in (1, -1) else 1
    if number > 0:
        first = cal.shifted(base.first, number - 1, unit)
        last = cal.shifted(first, size, unit) - DAY
    else:
        last = cal.shifted(base.last + DAY, number + 1, unit) - DAY
        first = cal.shifted(last + DAY, -size, unit)
    if not base.first <= first <= last <= base.last:
        return None
    if unit == "day" and size == 1:
        return cal.a_day(first)
    value = f"{first.isoformat()}/{last.isoformat()}"
    if unit == "month" and size == 1:
        value = f"{first.year:04}-{first.month:02}"
    return Stretch(first, last, cal.UNIT_GRAINS.get(unit, Grain.DAY), value)


@reads("part_of")
def read_part_of(phrase: Phrase, at: Setting) -> Meaning | None:
    base_phrase = phrase.inner.get("base") or phrase.inner["outer"]
    base = read_phrase(base_phrase, at)
    if base is None or base.stretch is None:
        return base
    word = at.word(phrase, "part")
    part = "MO" if word == "hours" else str(at.rules.value("DAYPART", word) or "MO")
    if base.grain is not Grain.DAY:
        return base
    first = base.stretch.first
    found = cal.a_part(first, part)
    if word == "midnight" and at.before(phrase) == "after":
        found = found.between(first, first)
    if base.stretch.last > found.last:
        found = found.between(first, base.stretch.last)
    return Meaning.of(found, base.anchor)


@reads("bare_part")
def read_bare_part(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "by nightfall": of the day told last in this paragraph; "after midnight" belongs to the next day."""
    word = at.word(phrase, "part")
    part = "MO" if word == "hours" else str(at.rules.value("DAYPART", word) or "MO")
    reference = at.reference
    if reference is None or reference.paragraph != at.paragraph or reference.stretch.grain not in DAYLIKE:
        return undated(f"XXXX-XX-XXT{part}", TimexType.TIME, Grain.PART_OF_DAY)
    day = reference.stretch.first
    if (word == "midnight" and at.before(phrase) == "after") or word == "hours":
        day += DAY
    found = Stretch(day, day, Grain.PART_OF_DAY, f"{day.isoformat()}T{part}")
    return Meaning.of(found, Anchor.EARLIER_TIME, locates=False)


@reads("clock")
def read_clock(phrase: Phrase, at: Setting) -> Meaning | None:
    if "base" in phrase.inner:
        outer = read_phrase(phrase.inner["outer"], at)
        if outer is None or outer.first is None:
            return outer
        return _clock(phrase.inner["base"], at, outer.first, outer.anchor)
    reference = at.near if at.tense is Tense.PAST else at.reference
    here = reference is not None and (at.tense is Tense.PAST or reference.paragraph == at.paragraph)
    if reference and here and reference.stretch.grain in DAYLIKE:
        return _clock(phrase, at, reference.stretch.first, Anchor.EARLIER_TIME).aside()
    return _clock(phrase, at, at.now, at.anchor).aside()


def _clock(phrase: Phrase, at: Setting, day: date | None, anchor: Anchor | None) -> Meaning:
    words = at.tokens.text(phrase.first, phrase.last)
    digits = words[0] if len(words[0]) != 4 or not words[0].isdigit() else f"{words[0][:2]}:{words[0][2:]}"
    hour, _, minute = digits.replace(".", ":").partition(":")
    if int(hour) > 24 or (minute[:2] or "0") > "59" or len(hour) > 2:
        raise ValueError("no such hour")
    number = int(hour) % 24
    if any(w.startswith("p") for w in words[1:]) and number < 12:
        number += 12
    clock = f"T{number:02}:{minute[:2] or '00'}"
    written = day.isoformat() if day else "XXXX-XX-XX"
    return Meaning(day, day, Grain.HOUR, written + clock, TimexType.TIME, anchor if day else None)
