"""Files of event data -> raw rows, streamed: plain, zipped or gzipped, one or a folder of them."""

from __future__ import annotations

import csv
import gzip
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from dragoman.exchange.imports import ImportFormat, Layout
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.errors import IngestError

MAX_LINE = 1_000_000
"""Bytes of a line; the longest row of GDELT has some 3,000."""
_MAX_RATIO, _RATIO_FROM = 200, 100_000_000
"""A packed file that unpacks to more than 200 times its size and 100 MB is a bomb; GDELT's unpack to 5 times."""
_SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".zip", ".gz")
_OTHER_TABLES = (".mentions.", ".gkg.", "translation.mentions", "translation.gkg")
"""Files that GDELT publishes beside its events."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stands in a file.

    Attributes:
        origin: The file, with the member of an archive after ``!``.
        line: Line of the file, from 1, at which the row ends.
        cells: Under the published columns, in their order; of a JSON line the line itself.
    """

    origin: str
    line: int
    cells: tuple[str, ...]


def read_coded(paths: Iterable[str | Path], form: ImportFormat) -> Iterator[RawRow | Quarantined]:
    """The rows of some files, files of a folder by name; what cannot be read is set aside with its line and reason."""
    for path in paths:
        for file in _files(Path(path)):
            try:
                yield from _rows_of_file(file, form)
            except IngestError as error:
                yield Quarantined(str(file), None, error.problem, error.advice)
            except (OSError, EOFError, zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, RuntimeError) as error:
                yield Quarantined(str(file), None, f"cannot be read: {error}")


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in _SUFFIXES)


def _rows_of_file(file: Path, form: ImportFormat) -> Iterator[RawRow | Quarantined]:
    for origin, stream in _streams(file):
        if any(mark in origin.lower() for mark in _OTHER_TABLES):
            yield Quarantined(origin, None, "holds no events", "GDELT's mentions and knowledge graph are not read.")
            continue
        lines = _Lines(stream, origin)
        rows = _json_rows(lines) if form.layout is Layout.JSON_LINES else _sheet_rows(lines, form)
        for row in rows:
            yield from lines.taken_faults()
            yield row
        yield from lines.taken_faults()


def _streams(file: Path) -> Iterator[tuple[str, _ByteLines]]:
    """A file, or the members of an archive, one after another."""
    suffix = file.suffix.lower()
    if suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                if not member.is_dir():
                    with archive.open(member) as stream:
                        yield f"{file}!{member.filename}", _Metered(stream, member.compress_size)
        return
    with _opened(file, suffix) as stream:
        yield str(file), stream


@contextmanager
def _opened(file: Path, suffix: str) -> Iterator[_ByteLines]:
    if suffix != ".gz":
        with file.open("rb") as plain:
            yield plain
        return
    with gzip.open(file, "rb") as packed:
        yield _Metered(packed, file.stat().st_size)


class _ByteLines(Protocol):
    """What gives lines of bytes."""

    def readline(self, size: int = -1, /) -> bytes: ...


class _Metered:
    """An unpacked stream that stops where it grows out of proportion to its packed size."""

    def __init__(self, stream: _ByteLines, packed: int) -> None:
        self._stream = stream
        self._allowed = max(packed * _MAX_RATIO, _RATIO_FROM)
        self._read = 0

    def readline(self, size: int = -1, /) -> bytes:
        """The next line, or as much of it."""
        line = self._stream.readline(size)
        self._read += len(line)
        if self._read > self._allowed:
            raise IngestError(f"unpacks to more than {_MAX_RATIO} times its size", "It looks like a bomb; not read on.")
        return line


class _Lines:
    """The lines of a stream as text, its faults kept until asked for.

    Attributes:
        number: Of the line last given.
    """

    def __init__(self, stream: _ByteLines, origin: str) -> None:
        self.origin = origin
        self.number = 0
        self._stream = stream
        self._faults: list[Quarantined] = []

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(MAX_LINE + 1):
            self.number += 1
            if len(line) > MAX_LINE:
                self.fault(f"line longer than {MAX_LINE // 1_000_000} MB")
                while line and not line.endswith(b"\n"):
                    line = self._stream.readline(MAX_LINE)
                continue
            if self.number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                self.fault("not UTF-8", "Save the file as UTF-8.")
                continue
            yield text

    def fault(self, reason: str, advice: str = "") -> None:
        """Set the line last given aside."""
        self._faults.append(Quarantined(self.origin, self.number, reason, advice))

    def taken_faults(self) -> list[Quarantined]:
        """Faults since the last call."""
        faults, self._faults = self._faults, []
        return faults


def _json_rows(lines: _Lines) -> Iterator[RawRow]:
    """One object a line; also a list with one object a line, as ``[`` ... ``]``."""
    for line in lines:
        text = line.strip().rstrip(",")
        if text.startswith("[{"):
            text = text[1:]
        if text.endswith("}]"):
            text = text[:-1]
        if text and text not in ("[", "]"):
            yield RawRow(lines.origin, lines.number, (text,))


def _sheet_rows(lines: _Lines, form: ImportFormat) -> Iterator[RawRow]:
    order: Sequence[int] | None = None
    for cells in _split(lines, form):
        if not cells or (len(cells) == 1 and not cells[0].strip()):
            continue
        if order is None:
            order, is_header = _order(cells, form)
            if is_header:
                continue
        if not form.has_header and len(cells) != len(form.columns):
            lines.fault(f"{len(cells)} columns where {form.title} has {len(form.columns)}")
            continue
        cells += [""] * (max(order, default=0) + 1 - len(cells))
        yield RawRow(lines.origin, lines.number, tuple([cells[at] if at >= 0 else "" for at in order]))


def _split(lines: _Lines, form: ImportFormat) -> Iterator[list[str]]:
    """Cells of each line; tab-separated files have quotes only where their header has."""
    given = iter(lines)
    first = next(given, None)
    if first is None:
        return
    tabs = form.layout is Layout.TABS
    quoted = not tabs or first.startswith('"')
    comma = ";" if not tabs and first.count(";") > first.count(",") else ","
    if not quoted:
        for line in _after(first, given):
            yield line.rstrip("\r\n").split("\t")
        return
    reader = csv.reader(_after(first, given), delimiter="\t" if tabs else comma, strict=False)
    while True:
        try:
            yield next(reader)
        except csv.Error as error:
            lines.fault(f"broken row: {error}")
        except StopIteration:
            return


def _after(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _order(cells: Sequence[str], form: ImportFormat) -> tuple[list[int], bool]:
    """Where each published column stands in a row, -1 for nowhere; and whether the row is a header.

    Raises:
        IngestError: a column that the format cannot do without is missing.
    """
    named = [form.renamed.get(_plain(cell), _plain(cell)) for cell in cells]
    wanted = {_plain(column): column for column in form.columns}
    is_header = sum(name in wanted for name in named) > len(form.required)
    if not form.has_header and not is_header:
        return list(range(len(form.columns))), False
    place = {name: at for at, name in reversed(list(enumerate(named)))}
    lacking = [column for column in form.required if _plain(column) not in place]
    if lacking:
        raise IngestError(
            f"no column {', '.join(lacking)}: no {form.title} file",
            f"Its columns are {', '.join(form.columns[:6])} ...",
        )
    return [place.get(_plain(column), -1) for column in form.columns], True


def _plain(column: str) -> str:
    return column.strip().lower().replace(" ", "_")


def fields_of(row: RawRow, form: ImportFormat) -> Mapping[str, Any]:
    """A row's cells under the published names.

    Raises:
        IngestError: a JSON line that is none, or no object.
    """
    if form.layout is not Layout.JSON_LINES:
        return dict(zip(form.columns, row.cells, strict=True))
    try:
        value = json.loads(row.cells[0])
    except (ValueError, RecursionError) as error:
        raise IngestError(f"broken JSON: {error}", "Write one object a line.") from error
    if not isinstance(value, Mapping):
        raise IngestError("no JSON object", "Write one object a line.")
    return value
