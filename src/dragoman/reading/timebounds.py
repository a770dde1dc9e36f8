"""Bounds ("since Monday", "until 3 May") and ranges ("from Friday to Sunday")."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.interval import Anchor, Grain
from dragoman.reading import stretches as cal
from dragoman.reading.stretches import DAY
from dragoman.reading.tense import Tense
from dragoman.reading.timephrases import Phrase
from dragoman.reading.timereadings import LONG_GRAINS, number_in, read_phrase, reads
from dragoman.reading.timesetting import Meaning, Setting
from dragoman.reading.timesteps import DAYLIKE

_SUPERLATIVE_REACH = 12
"""So many words before "since" may hold the superlative that it measures ("the worst rate in the country since")."""


@reads("since")
def read_since(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], replace(at, tense=Tense.PAST))
    if phrase.inner["base"].rule.kind == "told" and (base is None or base.first is None):
        return None
    if base is None or base.first is None or at.narrative:
        return _inside(phrase, base.aside()) if base else None
    if at.tense is not Tense.PERFECT and _measures(phrase, at):
        return _inside(phrase, base.aside())
    last = at.now if at.now and at.now >= base.first else None
    return _inside(phrase, replace(base, last=last, locates=False))


def _measures(phrase: Phrase, at: Setting) -> bool:
    """Whether "since" only says by which time something is the first or the worst."""
    near = at.tokens.lower[max(0, phrase.first - _SUPERLATIVE_REACH) : phrase.first]
    return any(at.rules.value("SUPERLATIVE", word) for word in near)


@reads("beyond_year")
def read_beyond_year(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "post-2015": from the day after it on; "pre-1967": up to the day before."""
    base = read_phrase(phrase.inner["base"], at)
    if base is None or base.first is None or base.last is None:
        return base
    if at.word(phrase, "which") == "post":
        return replace(base, first=base.last + DAY, last=None, locates=False)
    return replace(base, first=None, last=base.first - DAY, locates=False)


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
    clock = base.grain is Grain.HOUR or (base.grain is Grain.PART_OF_DAY and base.first == base.last)
    if bound == "before" and clock and at.now is not None and base.last < at.now:
        return _inside(phrase, base)
    if base.grain is Grain.PART_OF_DAY and "base" in phrase.inner and phrase.inner["base"].rule.reads == "bare_part":
        return _inside(phrase, base.aside())
    if at.now and not at.narrative and base.last >= at.now:
        return _inside(phrase, replace(base, first=at.now, locates=False))
    if bound in ("before", "to", "of") and base.grain in DAYLIKE and not at.narrative:
        return _inside(phrase, replace(base, first=None, locates=False))
    told = at.narrative or base.grain in (Grain.MONTH, Grain.YEAR)  # "by Sunday 80 had fled" only sums up
    return _inside(phrase, base if bound == "by" and told else base.aside())


@reads("not_before")
def read_not_before(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], at)
    if base is None:
        return None
    return _inside(phrase, replace(base, last=None, locates=False) if base.first else base)


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
    if one.rule.reads == "weekday" and two.rule.reads == "weekday_of_week" and end and end.first and start.first:
        week = cal.a_week(end.first).first + start.first.weekday() * DAY
        start = replace(start, first=week, last=week, value=week.isoformat())
    if one.rule.kind.startswith("bare") and "year" not in one.parts and end and end.first and "year" in two.parts:
        start = read_phrase(one, replace(at.told_after(cal.a_year(end.first.year)), narrative=True)) or start
    if end is None or end.last is None or start.first is None or end.last < start.first:
        return _pair(one, two, start, end)
    named = at.tokens.text(phrase.first, one.first)
    if start.grain in LONG_GRAINS or (not named and (end.last - start.first).days > 31):
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
    if year <= one.first.year:
        return _pair(phrase.inner["one"], phrase.inner["one"], one, None)
    end = Meaning.of(cal.a_year(year), Anchor.ABSOLUTE)
    inner = phrase.inner["one"]
    return replace(one, parts=((inner.first, inner.last, one), (*phrase.parts["two"], end)))
