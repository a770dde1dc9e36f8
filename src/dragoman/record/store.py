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
    """Which articles a record holds: gives each new one its slot, and none to what is there already."""

    def __init__(self, store: Store, provenance: Provenance) -> None:
        self.provenance = provenance
        self._readings: set[str] = set()
        self._versions: dict[str, dict[str, int]] = {}
        self._passes: dict[tuple[str, str], int] = {}
        rows = store.table("documents", ["reading", "article", "content", "version", "pass_number"]).to_pylist()
        for row in rows:
            self._readings.add(row["reading"])
            self._versions.setdefault(row["article"], {})[row["content"]] = row["version"]
            key = row["article"], row["content"]
            self._passes[key] = max(self._passes.get(key, 0), row["pass_number"])

    def slot(self, document: Document) -> Slot | None:
        """Where a new article goes; None where the same text was read by the same rules before."""
        content = content_digest(document)
        made = self.provenance
        reading = digest([content, made.model, made.rules, made.code, str(SCHEMA_VERSION)])
        if reading in self._readings:
            return None
        self._readings.add(reading)
        article = f"url:{document.url}" if document.url else f"id:{document.id}"
        versions = self._versions.setdefault(article, {})
        version = versions.setdefault(content, max(versions.values(), default=0) + 1)
        pass_number = self._passes.get((article, content), 0) + 1
        self._passes[(article, content)] = pass_number
        return Slot(reading, article, version, pass_number, content)


def part_name(slots: Sequence[Slot]) -> str:
    """A part's name: the digest of the readings in it, hence of inputs, rules and code."""
    return digest(sorted(slot.reading for slot in slots))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
