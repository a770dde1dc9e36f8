"""The head of an article: day of publication, place of the dateline, and where the article proper starts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

_MONTH_NUMBER = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = (
    rf"(?P<date>{_WEEKDAY}(?:(?P<iso>\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}})(?![\d/])(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH}),?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    rf"|(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>\d{{4}})))"
)
_CLOCK = r"(?:[,\s]+(?:at\s+)?\d{1,2}(?::\d\d){0,2}\s*(?:[ap]\.?m\.?)?(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d\d:?\d\d)\)?)?)?"
_I = re.IGNORECASE

_DATE_WORD = re.compile(rf"\s*date:?\s+{_DATE}(?=\s|$)", _I)
_HEADER_LINE = re.compile(
    rf"\s*(?:(?:first\s+|last\s+)?(?:published|posted|updated|released|issued|date)(?:\s+on)?\s*:?\s*"
    rf"|by\s+[^|\d\n]{{2,80}}?[|,–—-]\s*|[^|\d\n]{{2,60}}\|\s*|[A-Z][^\d\n.]{{1,50}}?,\s+)?"
    rf"{_DATE}{_CLOCK}\s*(?:[|,–—-]\s*[^\d\n.]{{0,60}})?\s*$",
    _I,
)
_BYLINE = re.compile(r"\s*by\s+[^\n.]{2,80}$", _I)
_PLACE_WORD = r"[^\W\d_][\w'’.-]*"
_PLACE = rf"(?P<place>{_PLACE_WORD}(?:[ /]{_PLACE_WORD}){{0,4}}(?:,\s*{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,3}}?)?)"
_AGENCY = r"(?:\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/\.?))"
_DASH = r"\s*(?:--+|[–—―]|\s-)\s*"
_DATED = re.compile(rf"\s*{_PLACE},?\s+(?:on\s+)?(?:{_DATE}){_AGENCY}?(?:{_DASH}|(?<=[/.])\s+)", _I)
_YEARLESS = re.compile(
    rf"\s*{_PLACE},?\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH}){_AGENCY}?(?:{_DASH}|(?<=[/.])\s+)", _I
)
_AGENCY_ONLY = re.compile(rf"\s*{_PLACE}{_AGENCY}(?:{_DASH}|(?<=[/.])\s+)")
_PLACE_ONLY = re.compile(rf"\s*{_PLACE}\s*(?:--+|[–—―])\s*(?=[A-Z\"“‘'])")
_NO_PLACES = re.compile(
    r"\b(?:ALERT|ANALYSIS|BREAKING|COMMENT|CORRECTION|EDITORIAL|EXCLUSIVE|EXPLAINER|FACTBOX|FEATURE|INTERVIEW|LIVE|NEWS"
    r"|OPINION|REPORT|TIMELINE|UPDATE|URGENT|WATCH|At|By|For|From|In|On|Since|Until|EU|IMF|NATO|UN|US|USA|UK|WHO)\b"
)
_STOPS = (".", "!", '."', ".”")
_FIRST_LINES = 6
_HEAD = 600


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the article.

    Attributes:
        published: Day of publication, None where none is given with its year.
        dateline: Place as written, ``"GENEVA"``.
        body: Offset at which the article proper starts; 0 where a headline stands before a bare
            date, since it tells too.
        title: A headline above a byline or dateline, which then is no part of the article proper.
        source: The outlet of a line "Outlet | date".
    """

    published: date | None = None
    dateline: str | None = None
    body: int = 0
    title: str | None = None
    source: str | None = None


def find_head(text: str) -> Head:
    """Date line, byline and dateline at the top of a text, in any of the usual forms.

    Looked for in the first six lines that are not empty: ``date 2025-05-15 ...``; a line that is nothing but a date
    with a byline, an outlet or a word like "Published"; ``GENEVA, August 16, 2024 —``; ``KYIV (Agency) —``. A date
    inside a sentence is never taken for the day of publication. Where lines disagree the first wins. A day without a
    year gives no date.
    """
    read = _Read(text)
    for start, end in _first_lines(text):
        if not read.take(start, end):
            break
    return read.head


class _Read:
    """The head as far as its lines have been read."""

    def __init__(self, text: str) -> None:
        self.text, self.head, self._headline = text, Head(), ""

    def take(self, start: int, end: int) -> bool:
        """Reads one line; whether the head may go on after it."""
        text, line = self.text, self.text[start:end]
        if dated := _DATE_WORD.match(text, start):
            place, after = _place_after(text, dated.end())
            self._close(_day(dated), place, after)
            return False
        if (found := _dateline(text, start)) is not None:
            self._close(found.published, found.dateline, found.body)
            return False
        if (matched := _HEADER_LINE.match(line) if len(line) <= 140 else None) and _day(matched):
            source = _outlet(line[: matched.start("date")])
            self.head = replace(
                self.head, published=self.head.published or _day(matched), source=self.head.source or source
            )
            self._skip(end, signed=bool(line[: matched.start("date")].strip()))
        elif _BYLINE.match(line):
            self._skip(end, signed=True)
        elif self.head.published or self.head.body or len(line) > 140 or line.rstrip().endswith(_STOPS):
            return False
        else:
            self._headline = self._headline or line.strip()
        return True

    def _close(self, published: date | None, place: str | None, body: int) -> None:
        self.head = replace(self.head, published=self.head.published or published, dateline=place)
        self._skip(body, signed=place is not None and self.head.body > 0)

    def _skip(self, end: int, signed: bool) -> None:
        """Moves the start of the article behind a line, past a headline only where a byline or outlet ends it."""
        if not self._headline or signed or self.head.body:
            title = self._headline or None
            self.head = replace(self.head, body=_skip_space(self.text, end), title=title)


def _outlet(before: str) -> str | None:
    """The outlet that a line names before its date, a byline or "Published:" is none: "The Daily Post | 4 May 2024"."""
    name = before.strip().removesuffix("|").strip()
    unsigned = before.rstrip().endswith("|") and not re.match(r"(?:by|published|posted|updated)\b", name, _I)
    return name if unsigned and name[:1].isupper() else None


def read_day(value: object) -> date | None:
    """The day of an ISO date, or the local day of an ISO date-time with offset; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    try:
        if len(value) <= 10:
            return date.fromisoformat(value)
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.date() if moment.tzinfo is not None else None


def find_day(value: str) -> date | None:
    """The first full date in a piece of metadata, in any usual form, offsets and times ignored."""
    matched = re.search(_DATE, value, _I)
    return _day(matched) if matched else None


def _first_lines(text: str) -> list[tuple[int, int]]:
    """Where the first lines that are not blank stand."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text) and at < _HEAD * 4 and len(found) < _FIRST_LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text[at : min(end, at + _HEAD)].strip():
            found.append((at, end))
        at = end + 1
    return found


def _dateline(text: str, start: int) -> Head | None:
    """A dateline that begins at ``start``."""
    window = text[start : start + 160]
    for pattern in (_DATED, _YEARLESS, _AGENCY_ONLY, _PLACE_ONLY):
        matched = pattern.match(window)
        if matched is None:
            continue
        place = matched["place"].strip(" ,")
        dated = pattern is _DATED
        if dated and _day(matched) is None:
            continue
        if pattern is _PLACE_ONLY and (not place.split(",")[0].isupper() or len(place.split(",")[0].split()) > 3):
            continue
        if _NO_PLACES.search(place) or not _capitalised(place):
            continue
        return Head(_day(matched) if dated else None, place, start + matched.end())
    return None


def _capitalised(place: str) -> bool:
    """Whether every longer word begins with a capital ("Port au Prince" and "Dar es Salaam" may not)."""
    return all(word[0].isupper() or len(word) <= 2 for word in re.split(r"[\s,/]+", place) if word)


def _place_after(text: str, at: int) -> tuple[str | None, int]:
    """The place on the rest of a date line, and where the article starts; no place where prose goes on at once."""
    end = text.find("\n", at)
    rest = text[at : len(text) if end < 0 else end]
    words = rest.strip(" ,|–—-")
    if end >= 0 and len(words) <= 40 and not re.search(r"[.!?:;]", words):
        is_place = bool(words) and _capitalised(words)
        return (words if is_place else None), (
            _skip_space(text, end) if is_place or not words else _skip_space(text, at)
        )
    return None, _skip_space(text, at)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _day(matched: re.Match[str]) -> date | None:
    """The day that ``_DATE``'s groups name; None where the calendar has no such day."""
    group = matched.groupdict()
    try:
        if group["iso"]:
            year, month, day = re.split("[-/]", group["iso"])
            return date(int(year), int(month), int(day))
        if group["d3"]:
            return date(int(group["y3"]), int(group["m3"]), int(group["d3"]))
        which = "1" if group["d1"] else "2"
        month_number = _MONTH_NUMBER[group[f"m{which}"].lower()[:3]]
        return date(int(group[f"y{which}"]), month_number, int(group[f"d{which}"]))
    except ValueError:
        return None
