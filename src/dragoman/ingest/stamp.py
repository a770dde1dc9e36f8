"""A date as pages write it, for machines or for readers -> the day, and the moment where it has a zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dragoman.ingest.dateline import find_day

_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:T|\s+)(\d{1,2}):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?(?![\d:]))?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(Z|[+-]\d{4})?)?", re.IGNORECASE)
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d+)?")
_NUMBERS = re.compile(r"(?<![\d/.:-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-])")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"((?:1[6-9]|20)\d\d)(?!\d(?!\d?:\d\d))"  # a clock may follow at once: "May 5, 202410:30 AM"
_TIGHT = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[-.,\s]+(?:of\s+)?{_MONTH}[-,\s]+{_YEAR}", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"(?<![a-z]){_MONTH}[-\s]+(\d{{1,2}})(?:st|nd|rd|th)?[-,\s]+{_YEAR}", re.IGNORECASE)
_MAIL_ZONE = re.compile(
    r"\d{1,2}:\d\d(?::\d\d)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)\b|\d{1,2}:\d\d(?::\d\d)?\s*([+-]\d{4})", re.IGNORECASE
)
_HOUR = re.compile(r"(?<!\d)(\d{1,2})[:.](\d\d)(?::\d\d)?(?!\d)(?:\s*([ap])\.?m\b)?", re.IGNORECASE)
_DAY_WORDS = frozenset(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september"
    " oct october nov november dec december"
    " mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday"
    " st nd rd th at on am pm a p m"
    " published posted updated update last first modified issued date time utc gmt z est edt et cst cdt"
    " mst mdt pst pdt bst cet cest ist jst"
    " local of the by and first".split()
)
_FIRST_YEAR, _LAST_YEAR = 1600, 2049
_UNSET = frozenset((date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1), date(1899, 12, 30)))
"""Days that a program writes where it was told none."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that a page gives.

    Attributes:
        day: The day as written there.
        moment: The same moment in Greenwich, None without clock or zone.
        shifted: Minutes from Greenwich of the zone as written, None where it has none.
        local: Day and clock as readers see them, without a zone.
    """

    day: date
    moment: datetime | None = None
    shifted: int | None = None
    local: datetime | None = None

    @property
    def is_greenwich(self) -> bool:
        """Whether it is written in Greenwich time, as machines do: the outlet's own day may be the one before or after."""
        return self.shifted == 0 and self.moment is not None

    def may_be(self, day: date) -> bool:
        """Whether that was the local day somewhere, from 12 hours behind Greenwich to 14 before it."""
        if not self.is_greenwich:
            return day == self.day
        assert self.moment is not None
        return (self.moment - timedelta(hours=12)).date() <= day <= (self.moment + timedelta(hours=14)).date()


def read_stamp(written: str | None, day_first: bool | None = None) -> Stamp | None:
    """The first date in a piece of metadata or a short line; None where there is none, or none that can be a day of the press.

    Known are ISO 8601 with and without signs, RFC 2822, seconds and milliseconds since 1970, month names in English, and numbers:
    "15/5/2024" by itself, "5/6/2024" only where ``day_first`` tells. Days before 1600 and after 2049, and those that stand for
    "never set", are none.
    """
    text = (written or "").strip()
    if not any(character.isdigit() for character in text):
        return None
    stamp = _machine(text) or _words(text) or _numbers(text, day_first)
    return stamp if stamp and _FIRST_YEAR <= stamp.day.year <= _LAST_YEAR and stamp.day not in _UNSET else None


def is_day_line(line: str) -> bool:
    """Whether a short line is a date and nothing else, with what it dates ("Published", "Updated at")."""
    if (
        len(line) > 140
        or not any(character.isdigit() for character in line)
        or read_stamp(line, day_first=True) is None
    ):
        return False
    return sum(word not in _DAY_WORDS for word in re.findall(r"[^\W\d_]+", line.lower())) <= 1


def _machine(text: str) -> Stamp | None:
    matched = _COMPACT.fullmatch(text) or _ISO.search(text)
    if not matched:
        return _since_1970(text)
    year, month, day, hour, minute, zone = matched.groups()
    try:
        if hour is None:
            return Stamp(date(int(year), int(month), int(day)))
        return _made(datetime(int(year), int(month), int(day), int(hour) % 24, int(minute)), zone)
    except (ValueError, OverflowError):
        return None


def _since_1970(text: str) -> Stamp | None:
    if not _EPOCH.fullmatch(text):
        return None
    digits = text.partition(".")[0]
    seconds = int(digits) // (1000 if len(digits) > 11 else 1)
    return _made(datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None), "Z")


def _words(text: str) -> Stamp | None:
    day = _named(text) or find_day(text)
    if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    zone, clock = _MAIL_ZONE.search(text), _HOUR.search(text)
    if not clock:
        return Stamp(day)
    hour, minute = int(clock[1]) % 24, min(int(clock[2]), 59)
    if clock[3]:
        hour = hour % 12 + (12 if clock[3].lower() == "p" else 0)
    local = datetime(day.year, day.month, day.day, hour, minute)
    if zone and re.search(r"\d{4} \d\d?:\d\d:\d\d", text):
        return _made(local, zone[1] or zone[2])
    return Stamp(day, local=local)


def _named(text: str) -> date | None:
    found = [(matched.start(), matched[1], matched[2], matched[3]) for matched in (_TIGHT.search(text),) if matched]
    found += [
        (matched.start(), matched[2], matched[1], matched[3]) for matched in (_MONTH_FIRST.search(text),) if matched
    ]
    for _, day, month, year in sorted(found):
        try:
            return date(int(year), _MONTHS.index(month.lower()[:3]) + 1, int(day))
        except ValueError:
            continue
    return None


def _numbers(text: str, day_first: bool | None) -> Stamp | None:
    matched = _NUMBERS.search(text)
    if not matched:
        return None
    first, second, year = int(matched[1]), int(matched[3]), int(matched[4])
    if matched[2] == ".":
        day_first = True
    if first > 12 or second > 12:
        day_first = first > 12
    elif first == second:
        day_first = True
    if day_first is None:
        return None
    year += 2000 if year < 70 and len(matched[4]) == 2 else 1900 if len(matched[4]) == 2 else 0
    try:
        return Stamp(date(year, second if day_first else first, first if day_first else second))
    except ValueError:
        return None


def _made(local: datetime, zone: str | None) -> Stamp:
    if zone is None:
        return Stamp(local.date())
    shifted = _minutes(zone)
    return Stamp(local.date(), local - timedelta(minutes=shifted), shifted)


def _minutes(zone: str) -> int:
    digits = zone.replace(":", "")
    if not digits.startswith(("+", "-")):
        return 0
    minutes = int(digits[1:3]) * 60 + int(digits[3:5] or 0)
    return -minutes if digits[0] == "-" else minutes
