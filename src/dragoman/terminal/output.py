"""Rows out: a table on a terminal, JSONL when piped, CSV or Parquet when asked."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from dragoman.pipeline.serialise import json_lines

if TYPE_CHECKING:
    from dragoman.model.plain import Plain
    from dragoman.record.queries import Rows


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def chosen(asked: Format | None) -> Format:
    """What was asked for, else a table on a terminal and JSONL anywhere else."""
    return asked or (Format.TABLE if sys.stdout.isatty() else Format.JSONL)


def write_rows(rows: Rows, form: Format) -> None:
    """An answer of the record on standard output."""
    if form is Format.TABLE:
        _write_table(rows)
    elif form is Format.CSV:
        _write_csv(rows)
    elif form is Format.PARQUET:
        _write_parquet(rows)
    else:
        write_objects(rows)


def write_objects(objects: Iterable[Plain]) -> None:
    """Objects as JSONL in UTF-8, whatever the terminal's own encoding."""
    for line in json_lines(objects):
        write_bytes(line.encode("utf-8", "surrogatepass"))


def write_bytes(data: bytes) -> None:
    """Bytes on standard output."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(data.decode("utf-8"))
    else:
        stream.write(data)


def _write_table(rows: Rows) -> None:
    from rich.console import Console

    from dragoman.terminal.tables import table_of

    console = Console()
    objects = rows.to_dicts()
    if objects:
        console.print(table_of(rows.kind, objects, console.width))
    console.print(
        f"{len(objects)} {rows.kind}{'' if len(objects) == 1 or rows.kind == 'quarantine' else 's'}", style="dim"
    )


def _write_csv(rows: Rows) -> None:
    """Nested cells as JSON; what a spreadsheet would take for a formula gets a quote before it (OWASP)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows.table.column_names)
    for row in rows.table.to_pylist():
        writer.writerow([_cell(value) for value in row.values()])
    write_bytes(text.getvalue().encode("utf-8"))


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=_iso)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


def _iso(value: Any) -> str:
    return str(value.isoformat())


def _write_parquet(rows: Rows) -> None:
    import pyarrow.parquet as pq

    sink = io.BytesIO()
    pq.write_table(rows.table, sink, compression="zstd")
    write_bytes(sink.getvalue())
