"""Dates, weekdays, months, seasons and units of the calendar: each way of reading turns a phrase into days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model.interval import Anchor, Grain, TimexType
from dragoman.reading import stretches as cal
from dragoman.reading.eras import is_proxy, year_before
from dragoman.reading.stretches import DAY, Stretch
from dragoman.reading.tense import Tense
from dragoman.reading.timephrases import Phrase
from dragoman.reading.timesetting import Meaning, Setting, undated

Reader = Callable[[Phrase, Setting], Meaning | None]
READERS: dict[str, Reader] = {}
_BEFORE_OLD_YEARS_WORDS = "in year since until by from between to - – and ( about around circa c. c ca. ca after before"
_BEFORE_OLD_YEARS = frozenset(_BEFORE_OLD_YEARS_WORDS.split())
_MARCH, _ARTICLES = 3, ("the", "a")
_FORWARD = frozenset(("for", "until", "till", "by", "before", "from"))
LONG_GRAINS = (Grain.YEAR, Grain.DECADE, Grain.CENTURY)
_FORWARD_TO = frozenset(("to", "for", "until", "till"))
_PUTTING_OFF = frozenset("postpone delay reschedule adjourn defer move push put".split())
"""What is moved or put off "to Saturday" is to be on a Saturday yet to come, though the moving is past."""
_SETTING = frozenset("schedule set slate plan fix announce".split())
_COMING_INTO_FORCE = frozenset("take apply begin start enter come".split())
_LASTING_WORDS = "last continue go remain stay fight wait hold be run have rage live work serve rule sit keep"
_LASTING = frozenset(_LASTING_WORDS.split())


def reads(name: str) -> Callable[[Reader], Reader]:
    """Makes a function the way of reading that rules call by this name."""

    def keep(reader: Reader) -> Reader:
        READERS[name] = reader
        return reader

    return keep


def read_phrase(phrase: Phrase, at: Setting) -> Meaning | None:
    """What a phrase means, None where it names a day that does not exist."""
    try:
        return READERS[phrase.rule.reads](phrase, at)
    except (ValueError, OverflowError):
        return None


def looks_ahead(phrase: Phrase, at: Setting) -> bool:
    """Whether a day without a year or week is to be sought after the day of writing."""
    before = at.before(phrase)
    if before == "of" and phrase.first > 1 and at.tokens.words[phrase.first - 2].lower() == "as":
        return at.tense is Tense.FUTURE or (at.tense.ahead and at.verb in _COMING_INTO_FORCE)
    if before in _FORWARD_TO and at.verb in _PUTTING_OFF:
        return True
    if before in _FORWARD_TO and at.verb in _SETTING and at.tense in (Tense.PRESENT, Tense.PERFECT):
        return True
    if at.behind(phrase) in ("'s", "’s") and at.tense is Tense.PRESENT:
        return before in ("for", "of", "before", "until")
    if at.tense.ahead:
        return True
    return before in ("until", "till") and at.verb not in _LASTING


def number_in(words: list[str]) -> int:
    """The digits of "25th" or "08"."""
    return int("".join(c for c in words[-1] if c.isdigit()))


# ---------------------------------------------------------------- dates


@reads("iso")
def read_iso(phrase: Phrase, at: Setting) -> Meaning | None:
    word = at.word(phrase, "iso")
    year, month, day = word.split("/") if "/" in word else word[:10].split("-")
    return Meaning.of(cal.a_day(date(int(year), int(month), int(day))), Anchor.ABSOLUTE)


@reads("numeric")
def read_numeric(phrase: Phrase, at: Setting) -> Meaning | None:
    """Points are read day first, slashes month first unless that cannot be."""
    text = at.word(phrase, "numeric")
    first, second, year = (int(n) for n in text.replace("/", ".").split("."))
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    day, month = (first, second) if "." in text or first > 12 else (second, first)
    return Meaning.of(cal.a_day(date(year, month, day)), Anchor.ABSOLUTE)


@reads("calendar")
def read_calendar(phrase: Phrase, at: Setting) -> Meaning | None:
    month = at.worth(phrase, "month", "MONTH")
    day = number_in(at.words(phrase, "day")) if "day" in phrase.parts else None
    if "year" in phrase.parts:
        year = at.year(phrase)
        return _with_year(year, month, day) if month or _plausible(year, phrase, at) else None
    if month == _MARCH and day is None and at.before(phrase) in _ARTICLES and at.behind(phrase) in ("on", "for", "to"):
        return None  # "the March on Rome"
    if isinstance(month, int):
        return month_day(phrase, at, month, day)
    return day_alone(at, day) if day else None


def _plausible(year: int, phrase: Phrase, at: Setting) -> bool:
    """Whether a bare number is a year: after a name ("Vision 2030") only a recent one, an old one only after "in"."""
    before, behind = at.before(phrase), at.behind(phrase)
    if year < 1000 or is_proxy(year):
        return True
    if behind in ("-", "–", "—") and _is_year("".join(at.tokens.words[phrase.last + 1 : phrase.last + 2])):
        return True
    named = phrase.first > 0 and at.tokens.words[phrase.first - 1][0].isupper()
    if named and at.rules.value("LEAD", before) is None:
        return 1990 <= year <= 2060
    return year >= 1700 or before in _BEFORE_OLD_YEARS or (not before and behind in (",", ":", "–", "-"))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _with_year(year: int, month: int | str | None, day: int | None) -> Meaning:
    if not isinstance(month, int):
        return Meaning.of(cal.a_year(year), Anchor.ABSOLUTE)
    found = cal.a_day(date(year, month, day)) if day else cal.a_month(year, month)
    return Meaning.of(found, Anchor.ABSOLUTE)


@reads("of_the_lord")
def read_of_the_lord(phrase: Phrase, at: Setting) -> Meaning | None:
    return Meaning.of(cal.a_year(number_in(at.words(phrase, "number"))), Anchor.ABSOLUTE)


def month_day(phrase: Phrase, at: Setting, month: int, day: int | None) -> Meaning:
    """A month, or a day of it, whose year the text leaves to the reader."""

    def made(year: int) -> Stretch:
        return cal.a_day(date(year, month, day)) if day else cal.a_month(year, month)

    told = at.told
    if told is not None:
        year = told_year(told, month, at.tense)
        return Meaning.of(_existing(made, year, 1), Anchor.EARLIER_TIME)
    if at.now is None:
        tail = f"-{day:02}" if day else ""
        date(2024, month, day or 1)
        return undated(f"XXXX-{month:02}{tail}", grain=Grain.DAY if day else Grain.MONTH)
    found = nearest(made, at.now, looks_ahead(phrase, at))
    if at.before(phrase) in _FORWARD and (at.now - found.last).days > 60:
        coming = nearest(made, at.now, True)
        found = coming if (coming.first - at.now).days < 60 else found
    return Meaning.of(found, at.anchor)


def told_year(told: Stretch, month: int, tense: Tense) -> int:
    """The year of a month in a history whose last date was ``told``: the same, or the next after a turn of the year.

    A month that lies eight or more back opens a new year (calibrated on the wars of WikiWars).
    """
    if told.grain in (Grain.YEAR, Grain.DECADE, Grain.CENTURY):
        return told.first.year
    back = told.first.month - month
    if back >= 8:
        return told.first.year + 1
    if back <= -9 and tense is Tense.PLUPERFECT:
        return told.first.year - 1
    return told.first.year


def _existing(made: Callable[[int], Stretch], year: int, step: int) -> Stretch:
    for number in range(8):
        try:
            return made(year + number * step)
        except ValueError:
            continue
    raise ValueError("no such day")


def nearest(made: Callable[[int], Stretch], now: date, ahead: bool) -> Stretch:
    """The last such stretch that has begun by ``now``, or the first that has not ended before it."""
    if ahead:
        found = _existing(made, now.year, 1)
        return found if found.last >= now else _existing(made, now.year + 1, 1)
    found = _existing(made, now.year, -1)
    return found if found.first <= now else _existing(made, now.year - 1, -1)


def day_alone(at: Setting, day: int) -> Meaning | None:
    """ "the 16th": of the month told last, else of the month of writing."""
    told = at.reference.stretch if at.reference else None
    if told is not None and (at.now is None or at.narrative or told.last <= at.now or at.tense.ahead):
        first = told.first.replace(day=1)
        if told.grain is Grain.DAY and day < told.first.day:
            first = cal.shifted(first, 1, "month")
        found = _day_of_month(first, day, 1)
        if at.now is None or found.first <= at.now or at.tense.ahead or at.narrative:
            return Meaning.of(found, Anchor.EARLIER_TIME)
    if at.now is None:
        return undated(f"XXXX-XX-{day:02}", grain=Grain.DAY)
    ahead = at.tense.ahead
    start = at.now.replace(day=1)
    if (ahead and day < at.now.day) or (not ahead and day > at.now.day):
        start = cal.shifted(start, 1 if ahead else -1, "month")
    return Meaning.of(_day_of_month(start, day, 1 if ahead else -1), at.anchor)


def _day_of_month(first: date, day: int, step: int) -> Stretch:
    for _ in range(3):
        try:
            return cal.a_day(first.replace(day=day))
        except ValueError:
            first = cal.shifted(first, step, "month")
    raise ValueError("no such day")


@reads("day_pair")
def read_day_pair(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "3 to 5 May" is a range told twice, "3 and 5 May" two days."""
    month = at.worth(phrase, "month", "MONTH")
    year = at.year(phrase) if "year" in phrase.parts else None
    if not isinstance(month, int):
        return None
    days = [number_in(at.words(phrase, name)) for name in ("one", "two")]
    found = [_with_year(year, month, d) if year else month_day(phrase, at, month, d) for d in days]
    first, last = found[0].first, found[1].last
    if first and last and first > last:
        return None
    if at.word(phrase, "link") not in ("and", "or"):
        found = [Meaning(first, last, m.grain, m.value, m.type, m.anchor) for m in found]
    places = [phrase.parts["one"], phrase.parts["two"]]
    if phrase.parts["month"] < places[0]:
        places[0] = phrase.parts["month"][0], places[0][1]
    else:
        places[1] = places[1][0], phrase.last
    if year and phrase.parts["year"][0] >= places[1][1]:
        places[1] = places[1][0], phrase.last
    parts = tuple((a, b, m) for (a, b), m in zip(places, found, strict=True))
    return Meaning(first, last, Grain.DAY, found[0].value, parts=parts, anchor=found[0].anchor)


@reads("day_list")
def read_day_list(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "May 3, 4 and 5": three days, each a time of its own."""
    month = at.worth(phrase, "month", "MONTH")
    if not isinstance(month, int):
        return None
    year = at.year(phrase) if "year" in phrase.parts else None
    places = [phrase.parts[name] for name in ("one", "two", "three")]
    days = [number_in(at.words(phrase, name)) for name in ("one", "two", "three")]
    if days != sorted(days):
        return None
    found = [_with_year(year, month, d) if year else month_day(phrase, at, month, d) for d in days]
    if phrase.parts["month"] < places[0]:
        places[0] = phrase.parts["month"][0], places[0][1]
    if phrase.last > places[2][1]:
        places[2] = places[2][0], phrase.last
    parts = tuple((a, b, m) for (a, b), m in zip(places, found, strict=True))
    return replace(found[2], parts=parts)


@reads("which_month")
def read_which_month(phrase: Phrase, at: Setting) -> Meaning | None:
    month, mod = at.worth(phrase, "month", "MONTH"), at.worth(phrase, "mod", "MOD")
    if not isinstance(month, int):
        return None

    def made(year: int) -> Stretch:
        return cal.a_month(year, month)

    base, anchor = pivot(str(mod), at, "det" in phrase.parts)
    if base is None:
        return undated(f"XXXX-{month:02}", grain=Grain.MONTH)
    year = base.first.year
    if mod in ("next", "following"):
        found = made(year) if made(year).first > base.last else made(year + 1)
    elif mod in ("last", "previous"):
        found = made(year) if made(year).last < base.first else made(year - 1)
    else:
        found = made(year)
    return Meaning.of(found, anchor)


def pivot(mod: str, at: Setting, definite: bool) -> tuple[Stretch | None, Anchor]:
    """The day from which "last", "the following", "that" count: of writing, or of the time told last."""
    told = at.reference.stretch if at.reference else None
    from_told = mod in ("following", "previous", "that") or (mod == "next" and definite)
    if told is not None and (from_told or (at.narrative and not at.quoted)):
        return told, Anchor.EARLIER_TIME
    if at.now is None or (mod in ("following", "previous", "that") and told is None):
        return None, Anchor.EARLIER_TIME
    return cal.a_day(at.now), at.anchor


@reads("decade")
def read_decade(phrase: Phrase, at: Setting) -> Meaning | None:
    if at.rules.value("ERA", at.word(phrase, "decade")):
        year = at.year(phrase, "decade")
        return Meaning.of(cal.a_decade(year), Anchor.ABSOLUTE)
    word = at.word(phrase, "decade")
    worth = at.rules.value("DECADEWORD", word)
    year = int(worth) if isinstance(worth, int) else number_in([word])
    if year < 100:
        year += 1900 if year >= 20 or at.now is None else 2000
    elif year % 100 == 0 and year < 1900:
        return Meaning.of(cal.a_century(year // 100 + 1), Anchor.ABSOLUTE)
    return Meaning.of(cal.a_decade(year), Anchor.ABSOLUTE)


@reads("century")
def read_century(phrase: Phrase, at: Setting) -> Meaning | None:
    words = at.words(phrase, "number")
    worth = at.rules.value("NTHWORD", words[-1])
    number = int(worth) if isinstance(worth, int) else number_in(words)
    if number == -1 and at.now is not None:
        if at.before(phrase) in ("over", "in", "for", "during", "within"):
            return Meaning(
                cal.shifted(at.now, -100, "year"), at.now, Grain.CENTURY, "P100Y", TimexType.DURATION, at.anchor
            )
        return Meaning.of(cal.unit_around(at.now, "century", -1), at.anchor)
    if not 1 <= number <= 30:
        return None
    before = at.worth(phrase, "era", "ERA") == "BC" if "era" in phrase.parts else False
    found = cal.unit_around(date(year_before(number * 100 - 1), 1, 1), "century") if before else cal.a_century(number)
    return Meaning.of(found, Anchor.ABSOLUTE)


@reads("quarter")
def read_quarter(phrase: Phrase, at: Setting) -> Meaning | None:
    words = at.words(phrase, "number")
    worth = at.rules.value("NTHWORD", words[-1]) or at.rules.value("NUMBERED", words[-1])
    number = int(worth) if isinstance(worth, int) else number_in(words)
    if number == -1 and at.now is not None:
        return Meaning.of(cal.unit_around(at.now, "quarter", -1), at.anchor)
    if not 1 <= number <= 4:
        return None
    if "year" in phrase.parts:
        return Meaning.of(cal.a_quarter(at.year(phrase), number), Anchor.ABSOLUTE)
    if at.told is not None:
        return Meaning.of(cal.a_quarter(at.told.first.year, number), Anchor.EARLIER_TIME)
    if at.now is None:
        return undated(f"XXXX-Q{number}", grain=Grain.QUARTER)
    return Meaning.of(nearest(lambda year: cal.a_quarter(year, number), at.now, looks_ahead(phrase, at)), at.anchor)


@reads("season")
def read_season(phrase: Phrase, at: Setting) -> Meaning | None:
    name = at.word(phrase, "season")
    if "year" in phrase.parts:
        return Meaning.of(cal.a_season(at.year(phrase), name), Anchor.ABSOLUTE)

    def made(year: int) -> Stretch:
        return cal.a_season(year, name)

    mod = at.worth(phrase, "mod", "MOD")
    if mod is None:
        if at.told is not None:
            year = told_year(at.told, cal.SEASONS[name][1], at.tense)
            return Meaning.of(made(year), Anchor.EARLIER_TIME)
        if at.now is None:
            return undated(f"XXXX-{cal.SEASONS[name][0]}", grain=Grain.SEASON)
        return Meaning.of(nearest(made, at.now, looks_ahead(phrase, at)), at.anchor)
    base, anchor = pivot(str(mod), at, "det" in phrase.parts)
    if base is None:
        return undated(f"XXXX-{cal.SEASONS[name][0]}", grain=Grain.SEASON)
    return Meaning.of(_which_season(made, str(mod), base), anchor)


def _which_season(made: Callable[[int], Stretch], mod: str, base: Stretch) -> Stretch:
    if mod in ("last", "previous"):
        found = made(base.first.year)
        while found.last >= base.first:
            found = made(found.first.year - 1)
        return found
    if mod in ("next", "following"):
        found = made(base.last.year)
        return found if found.first > base.last else made(base.last.year + 1)
    running = made(base.first.year - 1)  # a winter of last December may still last
    return running if base.first <= running.last else made(base.first.year)


# ---------------------------------------------------------------- weekdays and days near now


@reads("weekday")
def read_weekday(phrase: Phrase, at: Setting) -> Meaning | None:
    number = at.worth(phrase, "weekday", "WEEKDAY")
    if not isinstance(number, int):
        return None
    mod = at.worth(phrase, "mod", "MOD")
    day, anchor = _weekday(number, str(mod) if mod else "", phrase, at)
    part = at.worth(phrase, "part", "DAYPART")
    if day is None:
        tail = f"T{part}" if part else ""
        kind = TimexType.TIME if part else TimexType.DATE
        return undated(f"XXXX-WXX-{number + 1}{tail}", kind, Grain.DAY)
    if "week" in phrase.parts:
        day += 7 * DAY
    return Meaning.of(cal.a_part(day, str(part)) if part else cal.a_day(day), anchor)


def _weekday(number: int, mod: str, phrase: Phrase, at: Setting) -> tuple[date | None, Anchor | None]:
    told = at.reference.stretch if at.reference else None
    article = at.word(phrase, "det")
    if at.before(phrase) == "a" and not at.behind(phrase).isalpha():
        return None, None
    counted = mod in ("that", "following", "previous") or (article == "the" and (mod == "next" or not mod))
    history = at.narrative and told is not None and _tells_weekdays(told, at.now)
    if told is not None and ((counted and (mod or at.before(phrase) == "on")) or at.now is None or history):
        return _weekday_told(number, mod, told), Anchor.EARLIER_TIME
    if at.now is None:
        return None, None
    return weekday_near(number, mod, at.now, looks_ahead(phrase, at)), at.anchor


def _tells_weekdays(told: Stretch, now: date | None) -> bool:
    """Whether a history's weekday counts from its last date: not from a whole year, nor from the days of writing."""
    return told.grain not in LONG_GRAINS and (now is None or abs((now - told.last).days) > 7)


def _weekday_told(number: int, mod: str, told: Stretch) -> date:
    if mod == "that":
        monday = told.last - timedelta(told.last.weekday())
        return monday + timedelta(number)
    if mod in ("previous", "last"):
        return told.first - timedelta((told.first.weekday() - number - 1) % 7 + 1)
    if mod in ("following", "next"):
        return told.last + timedelta((number - told.last.weekday() - 1) % 7 + 1)
    return told.first + timedelta((number - told.first.weekday()) % 7)


def weekday_near(number: int, mod: str, now: date, ahead: bool) -> date:
    """The weekday that a news writer means: the nearest one by tense, the day itself where it is its own.

    "last" is the latest before the day of writing, "next" the one of the next calendar week, "this" of the same week.
    """
    if mod in ("last", "previous"):
        return now - timedelta((now.weekday() - number - 1) % 7 + 1)
    if mod == "next":
        return now - timedelta(now.weekday()) + timedelta(7 + number)
    if mod == "this":
        return now - timedelta(now.weekday()) + timedelta(number)
    if ahead:
        return now + timedelta((number - now.weekday()) % 7)
    return now - timedelta((now.weekday() - number) % 7)


@reads("weekday_of_week")
def read_weekday_of_week(phrase: Phrase, at: Setting) -> Meaning | None:
    number = at.worth(phrase, "weekday", "WEEKDAY")
    mod = str(at.worth(phrase, "mod", "MOD") or "")
    base, anchor = pivot(mod, at, False)
    if base is None or not isinstance(number, int):
        return undated(None, grain=Grain.DAY)
    steps = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(mod, 0)
    week = cal.unit_around(base.first, "week", steps)
    return Meaning.of(cal.a_day(week.first + timedelta(number)), anchor)


@reads("deictic")
def read_deictic(phrase: Phrase, at: Setting) -> Meaning | None:
    word = at.word(phrase, "word")
    part = at.worth(phrase, "part", "DAYPART") or {"tonight": "NI", "overnight": "NI"}.get(word)
    if at.narrative and not at.quoted and word == "today":
        return Meaning(at.now, at.now, Grain.DAY, "PRESENT_REF", anchor=at.anchor, locates=False)
    if at.now is None:
        tail = f"T{part}" if part else ""
        return undated(f"XXXX-XX-XX{tail}", TimexType.TIME if part else TimexType.DATE, Grain.DAY)
    shift = at.rules.value("DEICTIC", word)
    day = at.now + (int(shift) if isinstance(shift, int) else 0) * DAY
    if word == "overnight" and not at.tense.ahead:
        day -= DAY
    found = cal.a_part(day, str(part)) if part else cal.a_day(day)
    return Meaning.of(found, at.anchor, locates=not (word == "today" and at.tense is Tense.PRESENT))


@reads("two_days_off")
def read_two_days_off(phrase: Phrase, at: Setting) -> Meaning | None:
    if at.now is None:
        return undated("XXXX-XX-XX", grain=Grain.DAY)
    return Meaning.of(cal.a_day(at.now + (-2 if at.word(phrase, "which") == "before" else 2) * DAY), at.anchor)
