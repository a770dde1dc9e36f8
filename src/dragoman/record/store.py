"""The record folder: immutable Parquet parts, written whole or not at all, and one writer at a time."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.model.document import Document
from dragoman.model.errors import RecordError
from dragoman.record.articles import article_name
from dragoman.record.tables import (
    SCHEMA_VERSION,
    SCHEMAS,
    Provenance,
    Slot,
    content_digest,
    digest,
    quarantine_key,
    quarantine_table,
)

_MARK, _LOCK, _PARTS = "record.json", "lock", "parts"


class Store:
    """A folder ``parts/<name>/<table>.parquet``, which DuckDB, Spark or Polars read as it is.

    A part is named by the readings in it, written under a temporary name, synced to disk and renamed, so that a crash
    leaves the record as it was. Parts are never changed.

    Args:
        folder: Need not exist yet; the first write makes it.

    Raises:
        RecordError: it is no record, or one of a later version.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._check()

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept here."""
        return (self.folder / _MARK).is_file()

    def part_names(self) -> list[str]:
        """Every finished part, by name."""
        parts = self.folder / _PARTS
        return sorted(p.name for p in parts.iterdir() if not p.name.startswith(".")) if parts.is_dir() else []

    def files(self, table: str) -> list[Path]:
        """The files of one table, in the order of their parts' names."""
        files = (self.folder / _PARTS / name / f"{table}.parquet" for name in self.part_names())
        return [file for file in files if file.is_file()]

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """All rows of a table, parts in the order of their names; an empty one where there are none."""
        schema = SCHEMAS[name]
        if columns is not None:
            schema = pa.schema([schema.field(column) for column in columns])
        tables = [pq.ParquetFile(file).read(columns=columns) for file in self.files(name)]
        return pa.concat_tables(tables) if tables else schema.empty_table()

    def rows(self, name: str, columns: Sequence[str]) -> Iterator[Iterator[tuple[Any, ...]]]:
        """The rows of a table, part by part, so that no more than one part is held."""
        for file in self.files(name):
            table = pq.ParquetFile(file).read(columns=list(columns))
            yield zip(*(table.column(column).to_pylist() for column in columns), strict=True)

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Hold the record for writing; the lock goes with the process, also when it is killed.

        Raises:
            RecordError: somebody else is writing.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / _LOCK).open("w", encoding="ascii") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise RecordError(
                    f"{self.folder}: another dragoman is writing to this record", "Wait until it is done."
                ) from error
            self._mark()
            self._sweep()
            yield

    def write_part(self, name: str, tables: Mapping[str, pa.Table]) -> bool:
        """Write one part; False where it is there already."""
        final = self.folder / _PARTS / name
        if final.exists():
            return False
        draft = self.folder / _PARTS / f".{name}.{os.getpid()}"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        for kind, table in tables.items():
            path = draft / f"{kind}.parquet"
            pq.write_table(table, path, compression="zstd", write_statistics=True)
            _sync(path)
        _sync(draft)
        draft.rename(final)
        _sync(final.parent)
        return True

    def write_quarantine(self, rows: Sequence[Mapping[str, Any]]) -> int:
        """Note faults that are not noted yet; how many were new."""
        known = set(self.table("quarantine", ["key"]).column("key").to_pylist())
        fresh = {quarantine_key(row): row for row in rows}
        fresh = {key: row for key, row in fresh.items() if key not in known}
        if fresh:
            self.write_part(digest(sorted(fresh)), {"quarantine": quarantine_table(fresh.values())})
        return len(fresh)

    def _check(self) -> None:
        mark = self.folder / _MARK
        if self.folder.exists() and not self.folder.is_dir():
            raise RecordError(f"{self.folder}: a file, not a record folder", "Name another with --record.")
        if mark.is_file():
            try:
                version = int(json.loads(mark.read_text(encoding="utf-8"))["schema"])
            except (ValueError, KeyError, TypeError) as error:
                raise RecordError(f"{mark}: broken", 'It must read {"schema": 1}.') from error
            if version > SCHEMA_VERSION:
                raise RecordError(
                    f"{self.folder}: written by a later dragoman (schema {version}; this one knows {SCHEMA_VERSION})",
                    "Upgrade dragoman.",
                )

    def _mark(self) -> None:
        mark = self.folder / _MARK
        if not mark.is_file():
            draft = mark.with_suffix(".tmp")
            draft.write_text(json.dumps({"schema": SCHEMA_VERSION}) + "\n", encoding="utf-8")
            _sync(draft)
            draft.rename(mark)
        (self.folder / _PARTS).mkdir(exist_ok=True)

    def _sweep(self) -> None:
        """Remove what a killed writer left half done."""
        for left in (self.folder / _PARTS).glob(".*"):
            shutil.rmtree(left, ignore_errors=True)


class Register:
    """Which articles a record holds: gives each new one its slot, and none to what is there already.

    Held in memory is half a kilobyte an article, whatever its length.
    """

    def __init__(self, store: Store, provenance: Provenance) -> None:
        self.provenance = provenance
        self._readings: set[bytes] = set()
        self._versions: dict[bytes, list[int]] = {}
        self._places: dict[bytes, tuple[int, int]] = {}
        self._faults: set[bytes] = set()
        self._failed: set[str] = set()
        for rows in store.rows("documents", ["reading", "article", "content", "version", "pass_number"]):
            for reading, article, content, version, pass_number in rows:
                self._readings.add(_packed(reading))
                self._enter(article, content, version, pass_number)
        for rows in store.rows("quarantine", ["key", "doc", "reason"]):
            for key, doc, reason in rows:
                self._faults.add(_packed(key))
                if doc and reason.startswith(FAILED):
                    self._failed.add(doc)

    def slot(self, document: Document) -> Slot | None:
        """Where a new article goes; None where the same text was read by the same rules before."""
        content = content_digest(document)
        made = self.provenance
        reading = digest([content, made.model, made.rules, made.code, str(SCHEMA_VERSION)])
        if _packed(reading) in self._readings:
            return None
        self._readings.add(_packed(reading))
        article = article_name(document)
        version, passes = self._places.get(_place(article, content), (0, 0))
        if not version:
            taken = self._versions.get(_packed(digest([article])), [])
            version = next(number for number in range(1, len(taken) + 2) if number not in taken)
        self._enter(article, content, version, passes + 1)
        return Slot(reading, article, version, passes + 1, content)

    def is_new_fault(self, row: Mapping[str, Any]) -> bool:
        """Whether a quarantine row is not noted yet; from then on it is."""
        key = _packed(quarantine_key(row))
        is_new = key not in self._faults
        self._faults.add(key)
        return is_new

    def has_failed(self, document: Document) -> bool:
        """Whether the reader failed on an article of that id before."""
        return document.id in self._failed

    def _enter(self, article: str, content: str, version: int, pass_number: int) -> None:
        versions = self._versions.setdefault(_packed(digest([article])), [])
        if version not in versions:
            versions.append(version)
        place = _place(article, content)
        known = self._places.get(place, (version, 0))
        self._places[place] = known[0], max(known[1], pass_number)


FAILED = "could not be read: "
"""How the reason begins for an article that the reader failed on."""


def _packed(digits: str) -> bytes:
    return bytes.fromhex(digits)


def _place(article: str, content: str) -> bytes:
    return _packed(digest([article, content]))


def part_name(slots: Sequence[Slot]) -> str:
    """A part's name: the digest of the readings in it, hence of inputs, rules and code."""
    return digest(sorted(slot.reading for slot in slots))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
