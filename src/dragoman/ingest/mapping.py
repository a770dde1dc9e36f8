"""Which column of somebody else's table is the text, which the day: as the user says, else by the usual names."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dragoman.ingest.dateline import find_day, read_day
from dragoman.model.errors import IngestError, UsageError

FIELDS = ("id", "text", "published", "title", "source", "url", "language")
"""What an article row says, by the names of JSONL."""

_USUAL = {
    "id": ("id", "uid", "guid", "articleid", "docid", "documentid", "storyid"),
    "text": (
        "text",
        "body",
        "content",
        "fulltext",
        "articletext",
        "articlebody",
        "maintext",
        "bodytext",
        "article",
        "story",
    ),
    "published": (
        *("published", "date", "publisheddate", "publisheddatetime", "publishedat", "publishdate", "publicationdate"),
        *(
            "datepublished",
            "datepublish",
            "publishedon",
            "pubdate",
            "pubtime",
            "articledate",
            "timestamp",
            "datetime",
            "day",
        ),
    ),
    "title": ("title", "headline", "heading", "articletitle"),
    "source": (
        "source",
        "outlet",
        "publisher",
        "publication",
        "newspaper",
        "sourcename",
        "sourcedomain",
        "domain",
        "site",
    ),
    "url": ("url", "link", "href", "weburl", "articleurl", "sourceurl", "permalink"),
    "language": ("language", "lang"),
}
"""Names that news corpora give their columns, the likeliest first, without case and punctuation: those of JSONL itself, of
news-please (``maintext``, ``date_publish``), NewsAPI (``publishedAt``), the Guardian's and New York Times' APIs."""

_SHOWN = 20
_COMPACT_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Columns named by the user; what he leaves out is guessed from the usual names.

    Attributes:
        named: Pairs of a field (``"text"``) and the column that holds it.
    """

    named: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, written: str | None) -> ColumnMap:
        """From ``"text=body,published=date"``.

        Raises:
            UsageError: no such field, one named twice, or no ``=``.
        """
        pairs = [tuple(part.split("=", 1)) for part in (written or "").split(",") if part.strip()]
        named: dict[str, str] = {}
        for pair in pairs:
            field, column = (pair[0].strip(), pair[1].strip()) if len(pair) == 2 else (pair[0].strip(), "")
            if field not in FIELDS:
                raise UsageError(f'no field "{field}" to map a column to', f"There are {', '.join(FIELDS)}.")
            if not column or field in named:
                raise UsageError(f'"{field}" needs one column', "Write --map text=body,published=date.")
            named[field] = column
        return cls(tuple(named.items()))

    def columns(self, names: Iterable[str], every: bool = True) -> dict[str, str]:
        """The column of each field that a table has, by field.

        Args:
            names: What columns there are.
            every: Whether all named columns must be there; else only that of the text, as in rows of JSON.

        Raises:
            IngestError: no column holds the text, or a column that the user named is not there; the columns are named.
        """
        there = list(names)
        named = dict(self.named)
        for field, column in self.named:
            if column not in there and (every or field == "text"):
                raise IngestError(f'no column "{column}" for {field}; there are {_listed(there)}', _ADVICE)
        folded: dict[str, str] = {}
        for name in there:
            folded.setdefault(_folded(name), name)
        taken = set(named.values())
        for field in FIELDS:
            found = next(
                (folded[usual] for usual in _USUAL[field] if usual in folded and folded[usual] not in taken), None
            )
            exact = field if field in there and field not in taken else found
            if field not in named and exact is not None:
                named[field] = exact
                taken.add(exact)
        if "text" not in named:
            raise IngestError(f'no "text"; there are {_listed(there)}', _ADVICE)
        return {field: named[field] for field in FIELDS if field in named}


def row_of(row: Mapping[str, Any], columns: Mapping[str, str], lenient: bool = True) -> dict[str, Any]:
    """A row under JSONL's names.

    Args:
        row: As the table has it; empty and NaN cells say nothing.
        columns: Of ``ColumnMap.columns``.
        lenient: Also days in other forms than ISO, as tables have them; ``published`` under its own name stays as it is where
            this is False, since JSONL promises an ISO date there.
    """
    found = {f: row.get(c) if f == "text" else _filled(row.get(c)) for f, c in columns.items()}
    if lenient or columns.get("published") != "published":
        found["published"] = _day_in(found.get("published"))
    return {field: value for field, value in found.items() if value is not None}


_ADVICE = "Name the columns: --map text=COLUMN,published=COLUMN,source=COLUMN."


def _day_in(value: object) -> object:
    """A day in any usual form as ISO text; what is none comes back as it is, so that the reader of rows can say so."""
    if isinstance(value, date | datetime):
        return str(read_day(value))
    written = str(value) if isinstance(value, int) else value
    if not isinstance(written, str):
        return value
    if day := read_day(written) or find_day(written):
        return day.isoformat()
    if matched := _COMPACT_DAY.fullmatch(written.strip()):
        try:
            return date(int(matched[1]), int(matched[2]), int(matched[3])).isoformat()
        except ValueError:
            return value
    return value


def _filled(value: Any) -> Any:
    if isinstance(value, float):
        return None if math.isnan(value) else int(value) if value.is_integer() else value
    if isinstance(value, str):
        return value if value.strip() else None
    return value


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN]) or "none"
    return shown + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
