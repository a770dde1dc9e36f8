"""Rows into a file of fixed columns, and the columns that each format has published."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from dragoman.exchange.cells import one_line, safe_text
from dragoman.exchange.codebook import DATA
from dragoman.exchange.formats import Row, Source, Tally, Written
from dragoman.knowledge.files import read_rows

RowsOf = Callable[[Row, Tally], Iterable[Sequence[str]]]
"""The rows that an event makes, cells in the order of the columns; what it cannot say is counted."""


@cache
def columns_of(name: str) -> tuple[str, ...]:
    """The published columns of a format, in order, from ``columns.csv``."""
    return tuple(
        row.text("column") for row in read_rows(DATA / "columns.csv", "columns.csv") if row.text("format") == name
    )


def write_tabs(source: Source, path: Path, columns: Sequence[str], rows_of: RowsOf, *, header: bool) -> Written:
    """Write events tab-separated in UTF-8, without quotes: tabs and line ends in a cell become spaces."""
    tally = Tally()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        if header:
            file.write("\t".join(columns) + "\n")
        for row in source.rows("events"):
            for cells in rows_of(row, tally):
                file.write("\t".join(map(one_line, cells)) + "\n")
                tally.rows += 1
    return tally.written()


def write_commas(
    source: Source, path: Path, columns: Sequence[str], rows_of: RowsOf, *, texts: Iterable[str] = ()
) -> Written:
    """Write events as CSV in UTF-8 (RFC 4180, but with plain line ends).

    Args:
        texts: Columns of free text, in which nothing may begin like a formula.
    """
    tally = Tally()
    unsafe = [at for at, column in enumerate(columns) if column in set(texts)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in source.rows("events"):
            for cells in rows_of(row, tally):
                safe = list(cells)
                for at in unsafe:
                    safe[at] = safe_text(safe[at])
                writer.writerow(safe)
                tally.rows += 1
    return tally.written()
