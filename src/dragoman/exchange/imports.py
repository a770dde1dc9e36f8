"""What a row of somebody else's event data says, and what a format must bring to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from dragoman.model.errors import IngestError


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a data set names it.

    Attributes:
        name: As the data set spells it; empty where it gives a code alone.
        country: ISO 3166-1 alpha-3, or EUR, IGO, XKX.
        sector: PLOVER sector.
        id: Our own id, where the data set brings it.
    """

    name: str
    country: str | None = None
    sector: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as a data set names it."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a data set: ``measure`` and ``bound`` are ours."""

    measure: str
    value: float
    unit: str = "person"
    upper: float | None = None
    bound: str = "exact"


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a data set, on its way into the record.

    Attributes:
        key: Its id in the data set.
        type, mode, contexts, status: PLOVER's and ours.
        earliest, latest: Days on which it may have happened.
        words: What the data set calls it: "CAMEO 190", "Battles: Armed clash".
        published: Day of the report; None where the data set does not say.
        text: Words of the report that the data set holds; empty where it holds none.
        start, end: Of the words in ``text`` that tell the event; both 0 where nobody says.
        related: Keys of events that this one belongs to, ``content_of`` first.
    """

    key: str
    type: str
    earliest: date | None
    latest: date | None
    words: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    status: str = "happened"
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: Spot | None = None
    claimed_by: Party | None = None
    figures: tuple[Count, ...] = ()
    published: date | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    text: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sound row that is no event of ours; rows are counted by reason."""

    reason: str


class Layout(StrEnum):
    """How the rows of a format lie in its files."""

    TABS = "tabs"
    COMMAS = "commas"
    JSON_LINES = "json lines"


ReadRow = Callable[[Mapping[str, Any]], Told | LeftOut]
"""Raises IngestError where the row is wrong."""


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format that can be read.

    Attributes:
        id: Its word on the command line.
        columns: The published columns, in order.
        required: Those without which a file is not read.
        has_header: Whether the first row names the columns; where not, columns go by their place.
        renamed: Other names under which a column is met, in small letters.
        read: Reads one row, a mapping from published column names.
        confidence: What an event of it is given: 0.5 for what a machine coded, 0.9 for what people did.
        version: Of the format as read, part of the provenance.
    """

    id: str
    title: str
    layout: Layout
    columns: tuple[str, ...]
    required: tuple[str, ...]
    read: ReadRow
    confidence: float
    version: str
    has_header: bool = True
    renamed: Mapping[str, str] = field(default_factory=dict)


_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d{6})?")
_WORDY = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(value: str, column: str) -> date:
    """A day as data sets write it: ``20310504``, ``2031-05-04``, ``04 May 2031``, each also with a time after it.

    Raises:
        IngestError: it is none.
    """
    text = value.strip()
    try:
        if matched := _COMPACT.fullmatch(text):
            return date(int(matched[1]), int(matched[2]), int(matched[3]))
        if (matched := _WORDY.match(text)) and matched[2].lower() in _MONTHS:
            return date(int(matched[3]), _MONTHS.index(matched[2].lower()) + 1, int(matched[1]))
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise IngestError(f"{column}: {text[:40]!r} is no day", "Write 2031-05-04.") from error


def read_number(value: Any, column: str) -> float | None:
    """A number; None for an empty cell.

    Raises:
        IngestError: it is none.
    """
    text = str(value).strip() if value is not None else ""
    if not text or text.lower() in ("nan", "na", "none", "null"):
        return None
    try:
        number = float(text)
    except ValueError as error:
        raise IngestError(f"{column}: {text[:40]!r} is no number") from error
    if number != number or number in (float("inf"), float("-inf")):
        raise IngestError(f"{column}: {text[:40]!r} is no number")
    return number


def read_point(lat: Any, lon: Any) -> tuple[float | None, float | None]:
    """A point of the globe; both None where one is missing.

    Raises:
        IngestError: it lies outside the globe.
    """
    north, east = read_number(lat, "latitude"), read_number(lon, "longitude")
    if north is None or east is None:
        return None, None
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise IngestError(f"latitude {north}, longitude {east} lie outside the globe")
    return north, east


_NOTHING = frozenset(("None", "nan", "NaN", "NULL", "\\N"))


def need(row: Mapping[str, Any], column: str) -> str:
    """A cell that must not be empty.

    Raises:
        IngestError: it is.
    """
    value = str(row.get(column) or "").strip()
    if not value:
        raise IngestError(f"{column} is empty")
    return value


def cell(row: Mapping[str, Any], column: str) -> str:
    """A cell's text without blanks around it; empty where there is none, also where a program wrote "None" or "nan"."""
    value = row.get(column)
    text = "" if value is None else str(value).strip()
    return "" if text in _NOTHING else text


def listed(value: str, mark: str = ";") -> Sequence[str]:
    """The entries of a cell that holds several."""
    return [part.strip() for part in value.split(mark) if part.strip()]
