"""JSONL articles: one object a line, its text kept code point for code point."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from dragoman.ingest.dateline import read_day
from dragoman.ingest.decode import MAX_DOCUMENT_BYTES, check_size, check_text
from dragoman.ingest.draft import Draft
from dragoman.ingest.mapping import ColumnMap, row_of
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.errors import IngestError

MAX_LINE = MAX_DOCUMENT_BYTES
"""Longest line that is held: a million characters, the most that is read as one article, take at most 12 MB however escaped."""

_NO_OBJECT = 'A line is {"id", "text", "published"}.'


def read_lines(
    file: BinaryIO, origin: str, stem: str, columns: ColumnMap | None = None
) -> Iterator[Draft | Quarantined]:
    """The articles of a JSONL stream; a line that is wrong is set aside with its number and the others go on.

    Args:
        file: Read line by line, never whole.
        stem: Names articles that bring no ``id``: ``"news-7"`` for line 7.
        columns: Other names than JSONL's own for what a row says.
    """
    number = 0
    rows = RowReader(columns or ColumnMap())
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            yield Quarantined(origin, number, f"line longer than {MAX_LINE // 1_000_000} MB")
            while line and not line.endswith(b"\n"):
                line = file.readline(1_000_000)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            yield rows.draft(_parsed(line), f"{stem}-{number}", number)
        except IngestError as error:
            yield Quarantined(origin, number, error.problem, error.advice)


class RowReader:
    """Turns rows into articles; remembers for each set of names which is the text."""

    def __init__(self, columns: ColumnMap) -> None:
        self._columns = columns
        self._known: dict[tuple[str, ...], dict[str, str]] = {}

    def draft(self, row: object, name: str, number: int | None) -> Draft:
        """One article from its JSON object.

        Raises:
            IngestError: it is no object, or has no text.
        """
        if not isinstance(row, Mapping):
            raise IngestError("no JSON object", _NO_OBJECT)
        names = tuple(map(str, row))
        columns = self._known.get(names)
        if columns is None:
            columns = self._columns.columns(names, every=False)
            if len(self._known) < 100:
                self._known[names] = columns
        if not self._columns.named and all(column == field for field, column in columns.items()):
            return draft_of(row, name, number)
        return draft_of(row_of(row, columns, lenient=False), name, number)


def draft_of(row: object, name: str, number: int | None) -> Draft:
    """One article from a row under JSONL's own names.

    Raises:
        IngestError: it is no object, or has no text.
    """
    if not isinstance(row, Mapping):
        raise IngestError("no JSON object", _NO_OBJECT)
    text = row.get("text")
    if not isinstance(text, str):
        raise IngestError('no "text"', _NO_OBJECT)
    if not text.strip():
        raise IngestError('"text" is empty')
    check_size(len(text))
    check_text(text)
    given = row.get("published")
    published = read_day(given)
    wrong = given is not None and published is None
    warning = (
        f'"published" is {str(given)[:60]!r}, neither an ISO date nor a date-time with offset; read without a date'
    )
    identity = row.get("id")
    return Draft(
        id=str(identity) if isinstance(identity, str | int) and str(identity) else name,
        text=text,
        published=published,
        title=_text(row, "title"),
        source=_text(row, "source"),
        url=_text(row, "url"),
        language=_text(row, "language"),
        line=number,
        dated=given is not None,
        warnings=(warning,) if wrong else (),
    )


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except UnicodeDecodeError as error:
        raise IngestError(f"not UTF-8 at byte {error.start} of the line", "Save the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise IngestError(f"broken JSON at character {error.pos}: {error.msg}", "Write one object a line.") from error
    except RecursionError as error:
        raise IngestError("JSON nested too deep") from error
    except ValueError as error:
        raise IngestError(f"broken JSON: {error}") from error  # a number of more digits than Python converts


def _text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value.strip() else None
