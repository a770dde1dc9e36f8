"""CSV that a spreadsheet opens safely and every reader of RFC 4180 reads."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from dragoman.exchange.flat import FlatColumn, flat_columns
from dragoman.exchange.formats import ExportFormat, Source, Written

SEPARATOR = "; "
"""Between the texts of a list in one cell."""
_FORMULA = r"^[=+\-@\t\r]"
"""What ``cells.safe_text`` takes for the beginning of a formula."""


def write(source: Source, path: Path) -> Written:
    """Events, one a line, without parts: see ``flat_columns``.

    A comma between cells, CR LF at the end of a line, UTF-8 without a mark, a header. Empty means unknown. A text that
    begins like a formula gets an apostrophe before it; numbers and days are written as they are.

    Source:
        RFC 4180; OWASP, "CSV Injection".
    """
    columns = flat_columns("events", source.schema("events"))
    with path.open("wb") as file:
        return Written(write_table(file, columns, source.batches("events")))


class TakesBytes(Protocol):
    """A file, or what passes bytes on to one."""

    def write(self, data: bytes, /) -> int: ...


def write_table(file: TakesBytes, columns: Sequence[FlatColumn], batches: Iterable[pa.RecordBatch]) -> int:
    """Write a header and the rows of some batches; how many rows."""
    lines = csv_lines(file)
    lines.writerow([column.name for column in columns])
    rows = 0
    for batch in batches:
        lines.writerows(zip(*(_cells(column, batch) for column in columns), strict=True))
        rows += batch.num_rows
    return rows


def csv_lines(file: TakesBytes) -> CsvLines:
    """Writes rows of cells as lines of RFC 4180, in UTF-8."""
    return csv.writer(_Encoded(file), lineterminator="\r\n")


class CsvLines(Protocol):
    """What ``csv.writer`` gives."""

    def writerow(self, row: Iterable[Any], /) -> Any: ...

    def writerows(self, rows: Iterable[Iterable[Any]], /) -> None: ...


class _Encoded:
    """Takes the lines of a CSV writer and passes them on as UTF-8."""

    def __init__(self, file: TakesBytes) -> None:
        self._file = file

    def write(self, line: str) -> int:
        return self._file.write(line.encode("utf-8"))


def _cells(column: FlatColumn, batch: pa.RecordBatch) -> list[Any]:
    values = column.of(batch)
    if column.kind in ("integer", "number"):
        return list(values.to_pylist())
    if column.kind in ("date", "boolean"):
        return list(values.cast(pa.string()).to_pylist())
    if column.kind == "list":
        values = pc.binary_join(values, SEPARATOR)
    return list(_safe(values).to_pylist())


def _safe(texts: pa.Array) -> pa.Array:
    """Texts that no spreadsheet takes for a formula and no reader for an end of file (U+0000 becomes U+FFFD)."""
    if pc.any(pc.match_substring(texts, "\0")).as_py():
        texts = pc.replace_substring(texts, "\0", "\ufffd")
    formulas = pc.match_substring_regex(texts, _FORMULA)
    if not pc.any(formulas).as_py():
        return texts
    return pc.if_else(formulas, pc.binary_join_element_wise("'", texts, ""), texts)


FORMATS = (
    ExportFormat(
        id="csv",
        title="CSV of events",
        suffix=".csv",
        keeps="Every event with all its columns: actors, places and lists side by side in plain cells, figures and"
        " contradictions as JSON, the sentence and the address of the leading article.",
        loses="Its other mentions, where in the text its actors are named, and the difference between an empty text and none;"
        " a text that begins with = + - @, a tab or a carriage return has an apostrophe before it.",
        write=write,
    ),
)
