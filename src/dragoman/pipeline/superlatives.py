"""Claims in words: the first, deadliest, largest, lowest, and the time since when or for how long an article says so."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.knowledge.files import KnowledgeFiles

_MONTH_NAMES = "January February March April May June July August September October November December".split()
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        "a|an|one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(),
        1,
    )
    for word in words.split("|")
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_UNITS = {
    "day": 1,
    "week": 7,
    "month": 30.4,
    "year": 365.25,
    "decade": 3652.5,
    "generation": 9131.0,
    "century": 36525,
}
_FEW = 2
"""How many "months" are where no number stands: as RECORD.md has "a few", at least two."""
_BETWEEN = r"[^.;\n]{0,120}?"
_NEAR = r"(?P<near>(?:[\s,]+[\w'’-]+){0,12}?)"
_MONTH = "|".join(_MONTH_NAMES)
_DAY = (
    rf"since\s+(?:(?:early|mid|late)[ -])?(?:(?P<day>\d{{1,2}})\s+)?"
    rf"(?:(?P<month>{_MONTH})\s+(?:(?P<us_day>\d{{1,2}}),\s+)?)?(?P<year>\d{{4}})\b"
)
_FIGHTING = (
    r"(?:full[- ]scale\s+|civil\s+|current\s+)?(?:war|invasion|conflict|fighting|hostilities|offensive|campaign)"
)
_WAR = (
    rf"(?:since\s+the\s+(?:start|beginning|outbreak|onset)\s+of\s+(?:the|this|its)\s+{_FIGHTING}"
    rf"|since\s+(?:the|this)\s+{_FIGHTING}(?:\s+(?:began|started|broke\s+out|erupted))?|of\s+(?:the|this)\s+{_FIGHTING}"
    rf"|in\s+(?:the|this)\s+(?:war|conflict))\b(?!\s+(?:of|in|on|against)\s+[A-Z])"
)
_STRETCH = (
    r"in\s+(?:(?:more\s+than|over|nearly|almost|about|around|at\s+least|some|roughly|what\s+\w+\s+\w+)\s+)?"
    rf"(?:(?P<count>{'|'.join(_NUMBERS)}|\d{{1,3}})\s+)?(?P<unit>days?|weeks?|months?|years?|decades?|generations?|centur(?:y|ies))\b"
)
_THIS_YEAR = r"(?:(?:so\s+far\s+)?this\s+year|of\s+the\s+year)\b"
_EVER = r"(?:ever|on\s+record|in\s+(?:recorded\s+)?history|in\s+living\s+memory)\b"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says.

    Attributes:
        kind: What is compared: first, deadliest, largest, lowest, highest.
        window: The words that tell since when or for how long, as they stand.
        start: Where in the sentence the claim's first word stands.
        since: The day from which it is said to hold, where the words name one.
        back_days: How far back it reaches from the act, where they name a stretch.
        of_war: Whether it reaches back to the start of the war of which the sentence speaks.
        checkable: Whether the sentence speaks of what the record can know.
    """

    kind: str
    window: str
    start: int
    since: date | None = None
    back_days: int | None = None
    of_war: bool = False
    checkable: bool = True

    def names_an_act_at(self, sentence: str, offset: int) -> bool:
        """Whether what stands at an offset is but the time that the claim names: "since the war *began*"."""
        start = sentence.find(self.window, self.start)
        return start <= offset < start + len(self.window)


@dataclass(frozen=True, slots=True)
class War:
    """A war that reports call "the war": its countries, its first day, its last where it has ended."""

    countries: frozenset[str]
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    about: tuple[str, ...]
    word: re.Pattern[str]


def claims_of(sentence: str) -> Iterator[Claim]:
    """The claims of a sentence; a year or month counts from its end, since what it alludes to lies within."""
    found: set[int] = set()
    for pattern in _patterns():
        for match in pattern.word.finditer(sentence):
            if _ONE_OF.search(sentence[: match.start()]):
                continue  # "one of the deadliest" makes room for deadlier ones
            claim = _claim(pattern, sentence, match)
            if claim is not None and claim.start not in found:
                found.add(claim.start)
                yield claim


_ONE_OF = re.compile(r"\b(?:one\s+of|some\s+of|among)\s+(?:the|its|their)\s+(?:[\w'’-]+\s+)?$", re.IGNORECASE)


def may_claim(text: str) -> bool:
    """Whether any word of a claim stands in a text."""
    return any(pattern.word.search(text) for pattern in _patterns())


def _claim(pattern: _Pattern, sentence: str, word: re.Match[str]) -> Claim | None:
    rest = sentence[word.end() :]
    checkable = not pattern.about or any(re.search(rf"\b{noun}\b", sentence, re.IGNORECASE) for noun in pattern.about)
    if (day := re.match(_BETWEEN + rf"\b(?P<window>{_DAY})", rest)) and (since := _last_day(day)) is not None:
        return Claim(pattern.kind, day["window"], word.start(), since, checkable=checkable)
    if named := _named().match(rest):
        return Claim(pattern.kind, named["window"], word.start(), _named_day(named), checkable=checkable)
    if war := re.match(_BETWEEN + rf"\b(?P<window>{_WAR})", rest):
        return Claim(pattern.kind, war["window"], word.start(), of_war=True, checkable=checkable)
    if (back := re.match(_NEAR + rf"\s+(?P<window>{_STRETCH})", rest)) and _is_of_time(pattern, back):
        return Claim(pattern.kind, back["window"], word.start(), back_days=_days_back(back), checkable=checkable)
    if year := re.match(_NEAR + rf"\s+(?P<window>{_THIS_YEAR})", rest):
        return Claim(pattern.kind, year["window"], word.start(), back_days=_THIS_YEAR_DAYS, checkable=checkable)
    if pattern.kind != "first" and (ever := re.match(_NEAR + rf"\s+(?P<window>{_EVER})", rest)):
        return Claim(pattern.kind, ever["window"], word.start(), checkable=False)
    return None


_THIS_YEAR_DAYS = -1
"""Stands for "since New Year"."""


def _is_of_time(pattern: _Pattern, back: re.Match[str]) -> bool:
    """No "first ferry *arrived* in two days", which tells how long it took."""
    return pattern.kind != "first" or not any(word.endswith("ed") for word in back["near"].split())


def _days_back(match: re.Match[str]) -> int:
    unit = match["unit"]
    single = "century" if unit.startswith("centur") else unit.rstrip("s")
    count = match["count"]
    number = _FEW if count is None else _NUMBERS.get(count) or int(count)
    return math.ceil(number * _UNITS[single])


def since_of(claim: Claim, day: date, lands: frozenset[str]) -> date | None:
    """The day from which a claim is said to hold; None where its words name none that is known.

    Args:
        day: Of the act of which it is said.
        lands: Countries that take part in the act, by which it is known which war is meant.
    """
    if claim.of_war:
        meant = [
            war
            for war in wars()
            if war.first <= day and (war.last is None or day <= war.last) and war.countries & lands
        ]
        meant.sort(key=lambda war: (-len(war.countries & lands), -war.first.toordinal()))
        return meant[0].first if meant else None
    if claim.back_days == _THIS_YEAR_DAYS:
        return date(day.year - 1, 12, 31)
    if claim.back_days is not None:
        return day - timedelta(days=claim.back_days)
    return claim.since


def _last_day(match: re.Match[str]) -> date | None:
    year, month = int(match["year"]), _MONTHS.get(match["month"] or "", 12)
    day = match["day"] or match["us_day"]
    try:
        return date(year, month, int(day) if day and match["month"] else calendar.monthrange(year, month)[1])
    except ValueError:
        return None


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(
            entry.text("kind"),
            tuple(entry.texts("about")),
            re.compile(rf"\b(?:{'|'.join(map(re.escape, _longest_first(entry.texts('words'))))})\b", re.IGNORECASE),
        )
        for entry in KnowledgeFiles().entries("en/superlatives.toml", "claim")
    )


def _longest_first(words: Sequence[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


@cache
def wars() -> tuple[War, ...]:
    """The wars that reports call "the war", in file order."""
    return tuple(
        War(
            frozenset(entry.texts("countries")),
            date.fromisoformat(entry.text("first")),
            date.fromisoformat(entry.text("last")) if entry.text("last") else None,
        )
        for entry in KnowledgeFiles().entries("en/superlatives.toml", "war")
    )


_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")


@cache
def _named_days() -> dict[str, tuple[date, date]]:
    """Names of dated events and turns to their first and last day; feasts, which come back, left out."""
    files = KnowledgeFiles()
    turns = {
        name.lower(): (date.fromisoformat(entry.text("day")),) * 2
        for entry in files.entries("en/superlatives.toml", "turn")
        for name in entry.texts("names")
    }
    return turns | {
        name.lower(): (_edge(row.text("first"), last=False), _edge(row.text("last"), last=True))
        for row in files.rows("en/named_events.csv")
        if _ISO.fullmatch(row.text("first")) and _ISO.fullmatch(row.text("last"))
        for name in row.texts("names")
    }


def _edge(text: str, last: bool) -> date:
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    day = parts[2] if len(parts) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
    return date(year, month, day)


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _longest_first(list(_named_days()))))
    start = r"(?P<start>(?:the\s+)?(?:start|beginning|outbreak)\s+of\s+)?"
    return re.compile(
        _BETWEEN + rf"\b(?P<window>since\s+(?:the\s+end\s+of\s+)?{start}(?:the\s+)?(?P<name>{names})\b)", re.IGNORECASE
    )


def _named_day(match: re.Match[str]) -> date:
    first, last = _named_days()[match["name"].lower()]
    return first if match["start"] else last
