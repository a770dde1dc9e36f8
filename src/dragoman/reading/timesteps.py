"""Times counted from other times: units, parts, steps, spans, bounds and ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model.interval import Anchor, Grain, TimexType
from dragoman.reading import stretches as cal
from dragoman.reading.stretches import DAY, Stretch
from dragoman.reading.tense import Tense
from dragoman.reading.timephrases import Phrase
from dragoman.reading.timereadings import number_in, pivot, read_phrase, reads
from dragoman.reading.timesetting import Meaning, Setting, number_of, undated

_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1}
_BARE_PLURAL = {"day": (2, 7), "night": (2, 7), "week": (2, 8), "month": (2, 11), "year": (2, 9), "decade": (2, 9)}
"""How many a bare plural means ("weeks later": two to eight)."""
_LETTERS = {"week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M"}
_GIVING = frozenset(("give", "have", "get", "allow", "grant", "set", "leave"))


# ---------------------------------------------------------------- calendar units


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
        return _recent(at, Quantity(1, 1, unit), "last")
    base, anchor = pivot(mod, at, definite)
    if base is None:
        return undated(None, TimexType.TIME if part else TimexType.DATE)
    steps = _STEPS.get(mod, 0)
    if part:
        return Meaning.of(cal.a_part(_day_of(base, steps) + steps * DAY, str(part)), anchor)
    found = cal.unit_around(_day_of(base, steps), unit, steps)
    return Meaning.of(found, anchor, locates=mod != "this" or unit == "weekend")


def _day_of(base: Stretch, steps: int) -> date:
    """The day of a stretch from which a step counts: its last forward, its first back; a night's first either way."""
    night = base.grain is Grain.PART_OF_DAY
    return base.last if steps >= 0 and not night else base.first


@reads("weekend")
def read_weekend(phrase: Phrase, at: Setting) -> Meaning | None:
    if at.now is None or at.narrative:
        base = at.reference.stretch.first if at.reference else None
        return Meaning.of(cal.a_weekend(base), Anchor.EARLIER_TIME) if base else undated(None)
    found = cal.a_weekend(at.now)
    if not at.tense.ahead and found.first > at.now:
        found = cal.unit_around(at.now, "weekend", -1)
    return Meaning.of(found, at.anchor)


@reads("same_period")
def read_same_period(phrase: Phrase, at: Setting) -> Meaning | None:
    if at.reference is None:
        return undated(None)
    return Meaning.of(at.reference.stretch, Anchor.EARLIER_TIME, locates=False)


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
    if at.reference is None:
        return undated(None)
    unit = at.word(phrase, "unit")
    steps = -1 if at.word(phrase, "which") in ("before", "earlier", "previous") else 1
    return Meaning.of(_unit_steps(at.reference.stretch, unit, steps, at), Anchor.EARLIER_TIME)


def _unit_steps(base: Stretch, unit: str, steps: int, at: Setting) -> Stretch:
    part = at.rules.value("DAYPART", unit)
    if part:
        return cal.a_part(_day_of(base, steps) + steps * DAY, str(part))
    return cal.unit_around(_day_of(base, steps), unit, steps)


@reads("that_day")
def read_that_day(phrase: Phrase, at: Setting) -> Meaning | None:
    if at.reference is None:
        return undated(None)
    found = cal.unit_around(at.reference.stretch.first, at.word(phrase, "unit"))
    return Meaning.of(found, Anchor.EARLIER_EVENT, locates=False)


@reads("nth_unit")
def read_nth_unit(phrase: Phrase, at: Setting) -> Meaning | None:
    number = _ordinal(at, at.words(phrase, "number"))
    if at.reference is None or number is None or number < 1:
        return undated(None)
    unit = at.word(phrase, "unit")
    start = cal.shifted(at.reference.stretch.first, number - 1, unit)
    last = start if unit in ("day", "night") else cal.shifted(start, 1, unit) - DAY
    grain = cal.UNIT_GRAINS[unit]
    return Meaning(start, last, grain, start.isoformat(), anchor=Anchor.EARLIER_TIME, locates=False)


def _ordinal(at: Setting, words: list[str]) -> int | None:
    if not words:
        return None
    worth = at.rules.value("NTHWORD", words[-1])
    if isinstance(worth, int):
        return worth
    if words[-1] in ("latter", "other"):
        return 2
    return number_in(words) if words[-1][0].isdigit() else None


# ---------------------------------------------------------------- parts


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
    if base.grain in (Grain.DAY, Grain.PART_OF_DAY):
        return base
    found = cal.thirds(base.stretch, part)
    return replace(base, first=found.first, last=found.last)


@reads("half")
def read_half(phrase: Phrase, at: Setting) -> Meaning | None:
    base, number = read_phrase(phrase.inner["base"], at), _ordinal(at, at.words(phrase, "number"))
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
    number = _ordinal(at, at.words(phrase, "number"))
    span = _span(phrase, at)
    count = span.low if span else 1
    if number is None:
        return None
    unit = span.unit if span else at.word(phrase, "unit")
    weekday = at.rules.value("WEEKDAY", unit)
    found = (
        _nth_weekday(base.stretch, int(weekday), number)
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


def _nth_weekday(base: Stretch, weekday: int, number: int) -> Stretch | None:
    if number > 0:
        day = base.first + timedelta((weekday - base.first.weekday()) % 7 + 7 * (number - 1))
    else:
        day = base.last - timedelta((base.last.weekday() - weekday) % 7 + 7 * (-number - 1))
    return cal.a_day(day) if base.first <= day <= base.last else None


def _nth_unit(base: Stretch, unit: str, number: int, count: int) -> Stretch | None:
    """The n-th unit of a stretch, or so many of them; weeks are counted in sevens from its first or last day."""
    if unit == "weekend":
        saturday = _nth_weekday(base, 5, number)
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
    if base.stretch.last > found.last:
        found = found.between(first, base.stretch.last)
    return Meaning.of(found, base.anchor)


@reads("bare_part")
def read_bare_part(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "by nightfall": of the day told last in this paragraph; "after midnight" belongs to the next day."""
    word = at.word(phrase, "part")
    part = "MO" if word == "hours" else str(at.rules.value("DAYPART", word) or "MO")
    reference = at.reference
    if reference is None or reference.paragraph != at.paragraph or reference.stretch.grain not in _DAYLIKE:
        return undated(f"XXXX-XX-XXT{part}", TimexType.TIME, Grain.PART_OF_DAY)
    day = reference.stretch.first
    if (word == "midnight" and at.before(phrase) == "after") or word == "hours":
        day += DAY
    found = Stretch(day, day, Grain.PART_OF_DAY, f"{day.isoformat()}T{part}")
    return Meaning.of(found, Anchor.EARLIER_TIME, locates=False)


_DAYLIKE = (Grain.DAY, Grain.PART_OF_DAY, Grain.HOUR)


@reads("clock")
def read_clock(phrase: Phrase, at: Setting) -> Meaning | None:
    if "base" in phrase.inner:
        outer = read_phrase(phrase.inner["outer"], at)
        if outer is None or outer.first is None:
            return outer
        return _clock(phrase.inner["base"], at, outer.first, outer.anchor)
    reference = at.reference
    if reference and reference.paragraph == at.paragraph and reference.stretch.grain in _DAYLIKE:
        return _clock(phrase, at, reference.stretch.first, Anchor.EARLIER_TIME).aside()
    return _clock(phrase, at, at.now, at.anchor).aside()


def _clock(phrase: Phrase, at: Setting, day: date | None, anchor: Anchor | None) -> Meaning:
    words = at.tokens.text(phrase.first, phrase.last)
    hour, _, minute = words[0].replace(".", ":").partition(":")
    number = int(hour) % 24
    if any(w.startswith("p") for w in words[1:]) and number < 12:
        number += 12
    clock = f"T{number:02}:{minute[:2] or '00'}"
    written = day.isoformat() if day else "XXXX-XX-XX"
    return Meaning(day, day, Grain.HOUR, written + clock, TimexType.TIME, anchor if day else None)


# ---------------------------------------------------------------- quantities


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


def _vague(word: str, low: int) -> tuple[float, float]:
    return {"few": (2.0, 5.0), "couple": (2.0, 2.0), "several": (3.0, 7.0), "some": (2.0, 5.0)}.get(word, (low, 2.0 * low))


def stepped(base: Stretch, count: Quantity, direction: int) -> Stretch:
    """A stretch so many units later (1) or earlier (-1), hedges read as RECORD.md says.

    About N is N give or take half a unit, nearly N the last quarter before it, more than N the unit after it, less than N
    all between; a few is two to five.
    """
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


def _step_meaning(base: Stretch, count: Quantity, direction: int, anchor: Anchor) -> Meaning:
    found = stepped(base, count, direction)
    value = found.value
    if count.vague:
        value = "PAST_REF" if direction < 0 else "FUTURE_REF"
    elif base.grain in _DAYLIKE and count.unit in ("year", "decade"):
        value = f"{cal.shifted(base.first, direction * count.low, count.unit).year:04}"
    elif base.grain in _DAYLIKE and count.unit == "month":
        value = cal.shifted(base.first, direction * count.low, "month").isoformat()[:7]
    elif count.hedge:
        value = cal.moved_as_unit(base, direction * round(count.low), count.unit).value
    return Meaning(found.first, found.last, found.grain, value, anchor=anchor)


# ---------------------------------------------------------------- steps


def _span(phrase: Phrase, at: Setting) -> Quantity | None:
    inner = phrase.inner.get("span")
    return quantity(inner, at) if inner else None


@reads("ago")
def read_ago(phrase: Phrase, at: Setting) -> Meaning | None:
    count = _span(phrase, at)
    if count is None or at.now is None or (at.narrative and not at.quoted):
        return undated("PAST_REF")
    return _step_meaning(cal.a_day(at.now), count, -1, at.anchor)


@reads("from_now")
def read_from_now(phrase: Phrase, at: Setting) -> Meaning | None:
    count = _span(phrase, at)
    if count is None or at.now is None:
        return undated("FUTURE_REF")
    return _step_meaning(cal.a_day(at.now), count, 1, at.anchor)


@reads("in_span")
def read_in_span(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "in five days": from now with a future, counted inclusively from the time told last with a past."""
    count = _span(phrase, at)
    if count is None:
        return None
    if at.tense.ahead and at.now and not count.vague:
        return replace(_step_meaning(cal.a_day(at.now), count, 1, at.anchor), type=TimexType.DURATION, value=count.value)
    plain = undated(count.value, TimexType.DURATION, cal.UNIT_GRAINS.get(count.unit))
    if at.tense in (Tense.PERFECT, Tense.PLUPERFECT):
        return _lasted(at, count) or plain
    near = at.near
    if near is None or near.stretch.grain not in _DAYLIKE or count.unit in ("hour", "minute"):
        return plain
    last = cal.shifted(near.stretch.first, count.high, count.unit) - DAY
    return replace(plain, first=near.stretch.first, last=max(near.stretch.first, last), anchor=Anchor.EARLIER_TIME)


@reads("later")
def read_later(phrase: Phrase, at: Setting) -> Meaning | None:
    count = _span(phrase, at)
    which = at.word(phrase, "which")
    earlier = which in ("earlier", "before", "previously")
    if count is None:
        return None
    found = undated("PAST_REF" if earlier else "FUTURE_REF")
    if at.reference is not None:
        found = _step_meaning(at.reference.stretch, count, -1 if earlier else 1, Anchor.EARLIER_TIME)
    if which in ("before", "after") and at.behind(phrase)[:1].isalnum() and not at.narrative:
        length = replace(found, type=TimexType.DURATION, value=count.value)
        return replace(length, parts=((phrase.first, phrase.last - 1, length),))
    return found


@reads("later_than")
def read_later_than(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], at)
    if base is None or base.stretch is None:
        return base
    steps = -1 if at.word(phrase, "which") == "before" else 1
    count = _span(phrase, at)
    if count is not None:
        return _step_meaning(base.stretch, count, steps, base.anchor or Anchor.EARLIER_TIME)
    return Meaning.of(_unit_steps(base.stretch, at.word(phrase, "unit"), steps, at), base.anchor)


@reads("within")
def read_within(phrase: Phrase, at: Setting) -> Meaning | None:
    inner = phrase.inner["span"]
    if inner.rule.reads == "bare_unit":
        unit = read_phrase(inner, at)
        return replace(unit, first=at.now) if unit and unit.last and at.now and at.now <= unit.last else unit
    count = quantity(inner, at)
    if count is None:
        return None
    base, anchor = _start_of_term(at)
    if base is None:
        return undated(count.value, TimexType.DURATION)
    last = base + DAY if count.unit in ("hour", "minute") else cal.shifted(base, count.high, count.unit)
    found = Meaning(base, last, cal.UNIT_GRAINS.get(count.unit), count.value, TimexType.DURATION, anchor, False)
    return replace(found, parts=((inner.first, inner.last, found),))


def _start_of_term(at: Setting) -> tuple[date | None, Anchor | None]:
    """Where a term starts: at the time told last, unless that is long past and the term lies ahead."""
    near = at.near
    if near is not None and near.stretch.grain in _DAYLIKE:
        stale = at.now is not None and at.tense.ahead and (at.now - near.stretch.last).days > 14
        if not stale or near.sentence == at.sentence:
            return near.stretch.first, Anchor.EARLIER_TIME
    return at.now, at.anchor if at.now else None


@reads("is_out")
def read_is_out(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], replace(at, tense=Tense.FUTURE))
    if base is None or base.last is None or at.now is None:
        return base
    return replace(base, first=min(at.now, base.last), locates=False)


@reads("anniversary")
def read_anniversary(phrase: Phrase, at: Setting) -> Meaning | None:
    base, number = read_phrase(phrase.inner["base"], at), _ordinal(at, at.words(phrase, "number"))
    if base is None or base.first is None or number is None:
        return base
    given = "year" in phrase.inner["base"].parts or base.anchor is Anchor.NAMED_EVENT
    year = base.first.year + number if given else base.first.year
    return Meaning.of(cal.a_day(cal.shifted(base.first, year - base.first.year, "year")), base.anchor)


# ---------------------------------------------------------------- durations and sets


@reads("duration")
def read_duration(phrase: Phrase, at: Setting) -> Meaning | None:
    count = quantity(phrase, at)
    if count is None:
        return None
    plain = undated(count.value, TimexType.DURATION, cal.UNIT_GRAINS.get(count.unit))
    if "-" in at.tokens.text(phrase.first, phrase.last) or count.unit in ("hour", "minute"):
        return plain
    if _GIVING.intersection(at.verbs) and at.behind(phrase) in ("to", "in"):
        base, anchor = _start_of_term(at)
        if base is not None:
            return replace(plain, first=base, last=cal.shifted(base, count.high, count.unit), anchor=anchor)
    if at.tense in (Tense.PERFECT, Tense.PLUPERFECT) and at.behind(phrase) not in ("old", "of", "before", "after"):
        return _lasted(at, count) or plain
    return plain


def _lasted(at: Setting, count: Quantity) -> Meaning | None:
    """A duration that reaches up to now, or with "had" up to the time told last."""
    end, anchor = at.now, at.anchor
    if at.tense is Tense.PLUPERFECT and at.reference is not None and not at.quoted:
        end, anchor = at.reference.stretch.first, Anchor.EARLIER_TIME
    if end is None or (at.narrative and not at.quoted):
        return None
    first = cal.shifted(end, -count.high, count.unit)
    if count.hedge == "more":
        first = cal.shifted(end, -count.high - 1, count.unit) + DAY
    elif count.hedge in ("nearly", "less"):
        first += DAY
    return Meaning(first, end, cal.UNIT_GRAINS.get(count.unit), count.value, TimexType.DURATION, anchor, False)


@reads("recent_span")
def read_recent_span(phrase: Phrase, at: Setting) -> Meaning | None:
    count = quantity(phrase, at)
    if count is None:
        return None
    mod = str(at.worth(phrase, "mod", "MOD") or "")
    return _recent(at, count, "next" if at.word(phrase, "mod") == "ahead" else mod)


def _recent(at: Setting, count: Quantity, mod: str) -> Meaning:
    plain = undated(count.value, TimexType.DURATION, cal.UNIT_GRAINS.get(count.unit))
    ahead = mod in ("next", "following")
    told = at.reference.stretch if at.reference else None
    if told is not None and (at.narrative or mod in ("following", "previous") or (ahead and not at.tense.ahead)):
        day, anchor = (told.last if ahead else told.first), Anchor.EARLIER_TIME
    elif at.now is not None and mod in ("last", "next"):
        day, anchor = at.now, at.anchor
    else:
        return plain
    if count.unit in ("hour", "minute"):
        first, last = (day, day + DAY) if ahead else (day - DAY, day)
    else:
        moved = cal.shifted(day, count.high if ahead else -count.high, count.unit)
        first, last = min(day, moved), max(day, moved)
    return replace(plain, first=first, last=last, anchor=anchor)


@reads("regular")
def read_regular(phrase: Phrase, at: Setting) -> Meaning | None:
    word = at.tokens.text(phrase.last - 1, phrase.last)[0]
    weekday = at.rules.value("WEEKDAY", word)
    if weekday is None:
        weekday = at.rules.value("WEEKDAYS", word)
    if isinstance(weekday, int):
        return undated(f"XXXX-WXX-{weekday + 1}", TimexType.SET)
    unit = at.rules.value("UNIT", word)
    value = at.rules.value("REGULAR", word) or (Quantity(1, 1, unit).value if isinstance(unit, str) else None)
    return undated(str(value) if value else None, TimexType.SET)


@reads("now")
def read_now(phrase: Phrase, at: Setting) -> Meaning | None:
    if at.narrative or at.now is None:
        return undated("PRESENT_REF")
    return Meaning(at.now, at.now, Grain.DAY, "PRESENT_REF", anchor=at.anchor, locates=False)


@reads("recently")
def read_recently(phrase: Phrase, at: Setting) -> Meaning | None:
    return undated("PAST_REF")


# ---------------------------------------------------------------- bounds and ranges


@reads("since")
def read_since(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], replace(at, tense=Tense.PAST))
    if base is None or base.first is None or at.narrative:
        return _inside(phrase, base.aside()) if base else None
    last = at.now if at.now and at.now >= base.first else None
    return _inside(phrase, replace(base, last=last, locates=False))


def _inside(phrase: Phrase, meaning: Meaning) -> Meaning:
    """A meaning that belongs to the words without the preposition."""
    base = phrase.inner["base"]
    return replace(meaning, parts=((base.first, base.last, meaning),))


@reads("until")
def read_until(phrase: Phrase, at: Setting) -> Meaning | None:
    """Up to a day that lies ahead: from now to it. By or until a day that is past: on it. Before such a day: open."""
    base = read_phrase(phrase.inner["base"], at)
    if base is None or base.last is None:
        return _inside(phrase, base) if base else None
    bound = at.word(phrase, "bound")
    if at.now and not at.narrative and base.last >= at.now:
        return _inside(phrase, replace(base, first=at.now, locates=False))
    if bound == "before" and base.grain in _DAYLIKE and not at.narrative:
        return _inside(phrase, replace(base, first=None, locates=False))
    return _inside(phrase, base.aside())


@reads("not_before")
def read_not_before(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], at)
    if base is None:
        return None
    return _inside(phrase, replace(base, last=None, locates=False) if base.first else base)


_LONG = (Grain.YEAR, Grain.DECADE, Grain.CENTURY)


@reads("range")
def read_range(phrase: Phrase, at: Setting) -> Meaning | None:
    one, two = phrase.inner["one"], phrase.inner["two"]
    start = read_phrase(one, at)
    if start is None or start.stretch is None:
        end = read_phrase(two, at)
        return _pair(one, two, start, end)
    told = at.told_after(start.stretch)
    counted = two.rule.kind.startswith("bare") or two.rule.reads == "weekday"
    end = read_phrase(two, replace(told, narrative=True) if counted and not at.quoted else told)
    if one.rule.kind.startswith("bare") and "year" not in one.parts and end and end.first and "year" in two.parts:
        start = read_phrase(one, replace(at.told_after(cal.a_year(end.first.year)), narrative=True)) or start
    if end is None or end.last is None or start.first is None or end.last < start.first:
        return _pair(one, two, start, end)
    named = at.tokens.text(phrase.first, one.first)
    if start.grain in _LONG or (not named and (end.last - start.first).days > 31):
        return _pair(one, two, start, end)
    return _pair(one, two, replace(start, last=end.last), replace(end, first=start.first))


def _pair(one: Phrase, two: Phrase, start: Meaning | None, end: Meaning | None) -> Meaning | None:
    parts = tuple((p.first, p.last, m) for p, m in ((one, start), (two, end)) if m is not None)
    return replace(parts[0][2], parts=parts) if parts else None


@reads("short_range")
def read_short_range(phrase: Phrase, at: Setting) -> Meaning | None:
    one = read_phrase(phrase.inner["one"], at)
    if one is None or one.first is None:
        return one
    year = one.first.year // 100 * 100 + number_in(at.words(phrase, "two"))
    end = Meaning.of(cal.a_year(year), Anchor.ABSOLUTE)
    inner = phrase.inner["one"]
    return replace(one, parts=((inner.first, inner.last, one), (*phrase.parts["two"], end)))
