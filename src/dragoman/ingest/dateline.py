"""The head of an article: day of publication, place of the dateline, and where the article proper starts."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    rf"(?:{_WEEKDAY}(?:(?P<iso>\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}})(?![\d/])(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
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
_FIRST_LINES = 6
_HEAD = 600


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the article.

    Attributes:
        published: Day of publication, None where none is given with its year.
        dateline: Place as written, ``"GENEVA"``.
        body: Offset at which the article proper starts; 0 where a headline stands before the date, since it tells too.
    """

    published: date | None = None
    dateline: str | None = None
    body: int = 0


def find_head(text: str) -> Head:
    """Date line, byline and dateline at the top of a text, in any of the usual forms.

    Looked for in the first six lines that are not empty: ``date 2025-05-15 ...``; a line that is nothing but a date
    with a byline or a word like "Published"; ``GENEVA, August 16, 2024 —``; ``KYIV (Agency) —``. A date inside a
    sentence is never taken for the day of publication. Where lines disagree the first wins. A day
    without a year gives no date.
    """
    published: date | None = None
    body, headline = 0, False
    for start, end in _first_lines(text):
        line = text[start:end]
        dated = _DATE_WORD.match(text, start)
        if dated:
            place, after = _place_after(text, dated.end())
            return Head(published or _day(dated), place, 0 if headline else after)
        head = _dateline(text, start)
        if head is not None:
            return Head(published or head.published, head.dateline, 0 if headline else head.body)
        matched = _HEADER_LINE.match(line) if len(line) <= 140 else None
        if matched and _day(matched):
            published = published or _day(matched)
            body = _skip_space(text, end)
        elif _BYLINE.match(line):
            body = _skip_space(text, end) if not headline else body
        elif published or len(line) > 140 or line.rstrip().endswith((".", "!", '."', ".”")):
            break
        else:
            headline = True
    return Head(published, None, 0 if headline else body)


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
