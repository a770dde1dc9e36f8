"""Tables of articles: CSV, TSV and Parquet, a row an article, read piece by piece."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from dragoman.ingest.decode import MAX_DOCUMENT_BYTES
from dragoman.ingest.draft import Draft
from dragoman.ingest.lines import draft_of
from dragoman.ingest.mapping import ColumnMap, row_of
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.errors import IngestError

_PIECE = 65_536
_BATCH_ROWS = 64  # Parquet rows decoded at a time
_DELIMITERS = ",\t;|"
_SWELL, _SMALL = 200, 100_000_000
"""A Parquet file that is unpacked to more than 200 times its size, beyond 100 MB, is a bomb: news text packs about 1:4."""

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_delimited(file: BinaryIO, origin: str, stem: str, columns: ColumnMap) -> Iterator[Draft | Quarantined]:
    """The rows of a CSV or TSV file with a heading; whichever of comma, tab, semicolon and bar the heading has most divides.

    A row that is wrong is set aside by the line it ends on. UTF-8, else Windows-1252; UTF-16 where it is marked.

    Raises:
        IngestError: no heading, no column of text, or a quotation mark that is never closed.
    """
    csv.field_size_limit(MAX_DOCUMENT_BYTES)  # the module's own limit is half an article; other packages set another
    start = file.read(_PIECE)
    encoding = _encoding(start)
    warnings = ("not UTF-8; read as Windows-1252 (Latin-1)",) if encoding == "cp1252" else ()
    text_lines = _lines(file, start, encoding)
    heading = next((line for line in text_lines if line.strip()), "")
    reader = csv.reader(_first_then(heading, text_lines), delimiter=_delimiter(heading))
    try:
        names = [name.strip() for name in next(reader, [])]
        chosen = columns.columns(names)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found = _draft(cells, names, chosen, origin, stem, reader.line_num)
                yield replace(found, warnings=(*warnings, *found.warnings)) if isinstance(found, Draft) else found
    except csv.Error as error:
        raise IngestError(
            f"line {reader.line_num}: {error}", "A quotation mark may be left open; the rows before it were read."
        ) from error


def read_parquet(file: BinaryIO, origin: str, stem: str, columns: ColumnMap) -> Iterator[Draft | Quarantined]:
    """The rows of a Parquet file, a few at a time; only the columns that are asked for are unpacked.

    Args:
        file: One that can seek.

    Raises:
        IngestError: broken, no column of text, or one that would swell without end.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file)
        _check_swelling(table.metadata)
        chosen = columns.columns(table.schema_arrow.names)
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH_ROWS, columns=sorted(set(chosen.values()))):
            for row in batch.to_pylist():
                number += 1
                yield _row_draft(row, chosen, origin, f"{stem}-{number}", number)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise IngestError(f"broken Parquet file: {str(error).splitlines()[0][:200]}") from error


def _draft(
    cells: Sequence[str], names: Sequence[str], chosen: Mapping[str, str], origin: str, stem: str, number: int
) -> Draft | Quarantined:
    if len(cells) > len(names):
        return Quarantined(origin, number, f"{len(cells)} cells, and the heading has {len(names)}")
    if any(map(_is_undecoded, cells)):
        return Quarantined(origin, number, "not UTF-8, as the rows before it are", "Save the file as UTF-8.")
    row = dict(zip(names, cells, strict=False))
    return _row_draft(row, chosen, origin, f"{stem}-{number}", number)


def _row_draft(
    row: Mapping[str, Any], chosen: Mapping[str, str], origin: str, name: str, number: int
) -> Draft | Quarantined:
    try:
        return draft_of(row_of(row, chosen), name, number)
    except IngestError as error:
        return Quarantined(origin, number, error.problem, error.advice)


def _is_undecoded(cell: str) -> bool:
    """Whether a cell holds bytes that the file's encoding has no character for."""
    return not cell.isascii() and any("\udc80" <= character <= "\udcff" for character in cell)


def _delimiter(heading: str) -> str:
    """The mark that the heading has most outside quotation marks, the comma where there is none."""
    bare = "".join(part for number, part in enumerate(heading.split('"')) if number % 2 == 0)
    return max(_DELIMITERS, key=bare.count)


def _first_then(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _lines(file: BinaryIO, start: bytes, encoding: str) -> Iterator[str]:
    """The lines of a stream, ends kept, none of them longer than an article can be.

    Args:
        start: What was read of it.

    Raises:
        IngestError: a longer one.
    """
    piece = start
    decoder = codecs.getincrementaldecoder(encoding)(errors="surrogateescape")
    held = ""
    is_first = True
    while True:
        held += decoder.decode(piece, final=not piece)
        if is_first:
            held, is_first = held.removeprefix("\ufeff"), False
        if "\n" in held:
            *whole, held = _cut(held)
            yield from whole
        if len(held) > MAX_DOCUMENT_BYTES:
            raise IngestError(f"line longer than {MAX_DOCUMENT_BYTES // 1_000_000} MB")
        if not piece:
            break
        piece = file.read(_PIECE)
    if held:
        yield held


def _cut(text: str) -> list[str]:
    """Lines with their ends; the last one is what comes after the last end."""
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + parts[-1:]


def _encoding(start: bytes) -> str:
    """A mark decides; else UTF-8 where the first bytes are, else Windows-1252."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    try:
        start[: max(len(start) - 4, 0)].decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if error.reason == "unexpected end of data" else "cp1252"
    return "utf-8"


def _check_swelling(metadata: Any) -> None:
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    cells = [group.column(number) for group in groups for number in range(group.num_columns)]
    packed, plain = sum(c.total_compressed_size for c in cells), sum(c.total_uncompressed_size for c in cells)
    if plain > max(_SMALL, _SWELL * packed):
        raise IngestError(f"packed more than {_SWELL} times over, which is refused as a bomb")
