"""Feasts and dated events by their names, and events that the article itself has dated ("since the raid")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.knowledge.timerules import NamedDay
from dragoman.model.interval import Anchor, Grain
from dragoman.reading import stretches as cal
from dragoman.reading.feasts import feast
from dragoman.reading.stretches import DAY, Stretch
from dragoman.reading.timephrases import Phrase
from dragoman.reading.timereadings import looks_ahead, nearest, read_phrase, reads, told_year
from dragoman.reading.timesetting import Meaning, Setting, undated

_SHORT_DAYS = 31
_DATING_WORDS = (
    "since after before until till by from during following throughout than on to and between preceding post pre"
)
_DATING = frozenset(_DATING_WORDS.split())
_BOUNDING = frozenset(("since", "after", "before", "until", "till", "of", "during"))
_PERIOD_WORDS = (
    "start beginning outbreak end close day days eve anniversary course height time years months weeks middle outset"
    " aftermath wake morning night evening hours dawn"
)
_PERIODS = frozenset(_PERIOD_WORDS.split())

_THING_WORDS = (
    "accord accords agreement agreements deal pact treaty protocol memorandum convention conventions statute declaration"
    " initiative act plan start ii minsk-2 brexit unity versailles lausanne rome"
)
_THINGS = frozenset(_THING_WORDS.split())
"""Last words of names for what was agreed on a day and has stood since."""


def days_of_event(named: NamedDay) -> Stretch:
    """The days of a dated event; one known by its year or month alone has them all."""
    first, last = _written(named.first), _written(named.last)
    value = first.value if first == last else f"{named.first}/{named.last}"
    return Stretch(first.first, last.last, first.grain, value)


def _written(text: str) -> Stretch:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return cal.a_year(parts[0])
    return cal.a_month(*parts) if len(parts) == 2 else cal.a_day(date.fromisoformat(text))


@reads("named")
def read_named(phrase: Phrase, at: Setting) -> Meaning | None:
    """A feast of the year meant, or an event's days.

    A history tells of wars by their names, one that went on for months is more than its days, and a treaty is kept or
    broken long after: such a name is a time only where it dates something ("since the Korean War").
    """
    named = phrase.named
    if named is None or at.before(phrase) == "operation":
        return None
    if not named.comes_back:
        found = days_of_event(named)
        long = (found.last - found.first).days > _SHORT_DAYS
        thing, day = named.words[-1] in _THINGS, named.words[-1] == "day"
        if (long or thing or (at.narrative and not day)) and not _dates(phrase, at):
            return None
        return Meaning(found.first, found.last, found.grain, found.value, anchor=Anchor.NAMED_EVENT)
    return _of_some_year(phrase, named, at)


def _of_some_year(phrase: Phrase, named: NamedDay, at: Setting) -> Meaning:
    def made(year: int) -> Stretch:
        return feast(named, year)

    if at.told is not None:
        return Meaning.of(made(told_year(at.told, made(at.told.first.year).first.month, at.tense)), Anchor.EARLIER_TIME)
    if at.now is None:
        day = named.first[2:] if named.first.startswith("--") and named.first[5:].isdigit() else None
        return undated(f"XXXX-{day}" if day else None, grain=Grain.DAY)
    return Meaning.of(nearest(made, at.now, looks_ahead(phrase, at)), Anchor.NAMED_EVENT)


def _dates(phrase: Phrase, at: Setting) -> bool:
    """Whether the words before a name make a time of it."""
    before = at.before(phrase)
    if at.narrative and before not in _BOUNDING:
        return False
    if before == "of":
        return phrase.first > 1 and at.tokens.lower[phrase.first - 2] in _PERIODS
    return before in _DATING or before == "in"


@reads("named_of_year")
def read_named_of_year(phrase: Phrase, at: Setting) -> Meaning | None:
    named, outer = phrase.inner["base"].named, read_phrase(phrase.inner["outer"], at)
    if named is None or outer is None or outer.first is None:
        return outer
    if not named.comes_back:
        return read_named(phrase.inner["base"], at)
    return Meaning.of(feast(named, outer.first.year), outer.anchor)


@reads("told_event")
def read_told_event(phrase: Phrase, at: Setting) -> Meaning | None:
    """The days of an event that the article told before; without days where it told none such."""
    noun = at.word(phrase, "event")
    words = str(at.rules.value("EVENTNOUN", noun) or "").split()
    told = at.told_events.day_of({noun, noun.removesuffix("s"), *words}, at.sentence)
    return Meaning.of(told, Anchor.EARLIER_EVENT, locates=False) if told else undated(None)


@reads("day_of_event")
def read_day_of_event(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "the day of the raid", "the night of the crash"."""
    base = read_phrase(phrase.inner["base"], at)
    unit = phrase.inner.get("unit")
    word = at.tokens.lower[unit.last - 1] if unit else at.word(phrase, "unit")
    if base is None or base.stretch is None:
        return base if phrase.inner["base"].rule.kind != "told" else None
    part = at.rules.value("DAYPART", word)
    if part:
        return Meaning.of(cal.a_part(base.stretch.first, str(part)), base.anchor)
    return Meaning.of(cal.unit_around(base.stretch.first, word), base.anchor)


@reads("eve_of")
def read_eve_of(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], at)
    if base is None or base.first is None:
        return base
    return Meaning.of(cal.a_day(base.first - DAY), base.anchor)


def edge_of_event(phrase: Phrase, base: Meaning, part: str) -> Meaning | None:
    """The first or last day of a dated event ("since the start of the siege"); None where none is meant."""
    named = phrase.inner["base"].named
    if named is None or named.comes_back or part == "mid":
        return None
    day = base.first if part == "early" else base.last
    return replace(base, first=day, last=day, value=day.isoformat(), grain=Grain.DAY) if day else None
