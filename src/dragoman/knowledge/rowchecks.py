"""Rows that cannot be read at all, found before anything rests on them: every one of a file, not only the first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from dragoman.knowledge.faults import KnowledgeFault
from dragoman.knowledge.files import SHIPPED, KnowledgeFiles

FILES = (
    "states.csv", "bodies.csv", "actors.csv", "names.csv", "people.csv", "roles.csv", "offices.csv", "plain_words.csv",
    "regions.csv",
)  # fmt: skip
_QUOTE = "Put a cell that holds a comma between double quotes."


def broken_rows(files: KnowledgeFiles) -> list[KnowledgeFault]:
    """Every row of the CSV files that has too many cells, and every file whose text or header is wrong.

    A user's file must have columns of the shipped one; it may lack some.
    """
    folders = [SHIPPED] if files.user is None else [SHIPPED, files.user]
    paths = [(name, folder / name) for folder in folders for name in FILES if (folder / name).is_file()]
    return sorted(fault for name, path in paths for fault in _faults_of(name, path))


def _faults_of(name: str, path: Path) -> Iterator[KnowledgeFault]:
    lines = path.read_bytes().split(b"\n")
    try:
        texts = [line.decode("utf-8-sig") for line in lines]
    except UnicodeDecodeError:
        for at, raw in enumerate(lines, 1):
            if not _is_utf8(raw):
                yield KnowledgeFault(name, at, _start(raw), "is not UTF-8", "Save the file as UTF-8.")
        return
    rows = [(at, line) for at, line in enumerate(texts, 1) if line.strip() and not line.startswith("#")]
    if not rows:
        return
    header = _cells(rows[0][1])
    known = _columns(name)
    for column in header:
        if column not in known and column != "drop":
            problem = f'no column "{column}"; there are {", ".join(known)}'
            yield KnowledgeFault(name, rows[0][0], "header", problem, "Mend the name, or leave the column out.")
    for at, line in rows[1:]:
        cells = _cells(line)
        if len(cells) > len(header):
            yield KnowledgeFault(name, at, cells[0], f"{len(cells)} cells under a header of {len(header)}", _QUOTE)
        if line.count('"') % 2:
            yield KnowledgeFault(
                name, at, cells[0], "a double quote is not closed", "Close it, or double it in a cell."
            )


def _columns(name: str) -> list[str]:
    """The columns of the shipped file, where there is one."""
    path = SHIPPED / name
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig") as file:
        return next((_cells(line) for line in file if line.strip() and not line.startswith("#")), [])


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader(io.StringIO(line)), [])]


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _start(raw: bytes) -> str:
    return raw.split(b",")[0].decode("utf-8", "replace")
