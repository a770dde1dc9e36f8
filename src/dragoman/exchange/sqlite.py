"""An SQLite file with full-text search, as Datasette and every SQL tool open it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dragoman.exchange.dictionary import columns_of
from dragoman.exchange.flat import FlatColumn, flat_columns
from dragoman.exchange.formats import KINDS, ExportFormat, Source, Tally, Written

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_KEYS = {"documents": "reading", "events": "id", "mentions": "id"}
_EVENT_OF = {"mentions": "events", "figures": "mentions", "offers": "mentions"}
_SEARCHED = {"documents": ("title", "text"), "events": ("sentence", "title"), "quotes": ("text",)}
_INDEXED = {
    "events": ("type", "status", "earliest"),
    "mentions": ("event", "earliest"),
    "figures": ("event",),
    "offers": ("event",),
    "quotes": ("speaker_id",),
}
_CREATE_PARTIES = """
CREATE TABLE "event_parties" ("event" TEXT REFERENCES events (id), "role" TEXT, "position" INTEGER,
  "id" TEXT, "name" TEXT, "country" TEXT, "sector" TEXT, PRIMARY KEY ("event", "role", "position")) WITHOUT ROWID
"""
_INSERT_PARTY = "INSERT OR IGNORE INTO event_parties VALUES (?, ?, ?, ?, ?, ?, ?)"
_PARTIES = (("actor", "actors"), ("recipient", "recipients"))
_TO_ESCAPE = r'["\\\x00-\x1f]'
_REPEATED = "an id that was there already"

_SETTINGS = """
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;
PRAGMA cache_size = -32768; PRAGMA encoding = 'UTF-8';
"""  # the file is thrown away if writing fails, so that it needs no journal; the cache is 32 MiB


def write(source: Source, path: Path) -> Written:
    """Tables ``events, mentions, quotes, figures, offers, shifts, documents, actors, places, times``, and more.

    ``event_parties`` has a row for each actor and recipient of an event; ``dictionary`` says what every column means;
    ``documents_fts``, ``events_fts`` and ``quotes_fts`` search the text (FTS5). Lists are JSON arrays, all of a list's
    columns equally long; days are ISO texts, yes and no are 1 and 0. The rows counted are the events. The same rows are
    the same bytes with the same version of SQLite.
    """
    tally = Tally()
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.executescript(_SETTINGS)
        base.execute("BEGIN")
        base.execute(_CREATE_PARTIES)
        rows = {kind: _fill(base, source, kind, tally) for kind in KINDS}
        _add_dictionary(base)
        for statement in _finish():
            base.execute(statement)
        base.execute("COMMIT")
    tally.rows = rows["events"]
    return tally.written()


def _fill(base: sqlite3.Connection, source: Source, kind: str, tally: Tally) -> int:
    """Make a table and fill it; how many rows went in."""
    columns = flat_columns(kind, source.schema(kind))
    base.execute(_create(kind, columns, source.of_mentions))
    insert = f'INSERT OR IGNORE INTO "{kind}" VALUES ({", ".join("?" * len(columns))})'  # noqa: S608
    rows = 0
    for batch in source.batches(kind):
        values = zip(*(_values(column, batch) for column in columns), strict=True)
        kept = base.executemany(insert, values).rowcount
        rows += kept
        if kept < batch.num_rows:
            tally.left_out[_REPEATED] += batch.num_rows - kept
        if kind == "events":
            base.executemany(_INSERT_PARTY, _party_rows(batch))
    return rows


def _create(kind: str, columns: Sequence[FlatColumn], of_mentions: bool) -> str:
    references = {} if kind == "documents" else {"reading": "documents (reading)"}
    if kind in _EVENT_OF and not (of_mentions and kind == "mentions"):
        references["event"] = f"{_EVENT_OF[kind]} (id)"
    lines = []
    for column in columns:
        line = f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}'
        if column.name == _KEYS.get(kind):
            line += " PRIMARY KEY"
        if column.name in references:
            line += f" REFERENCES {references[column.name]}"
        lines.append(line)
    return f'CREATE TABLE "{kind}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _values(column: FlatColumn, batch: pa.RecordBatch) -> list[Any]:
    cells = column.of(batch)
    if column.kind == "date":
        cells = cells.cast(pa.string())
    elif column.kind == "list":
        cells = _arrays(cells)
    return list(cells.to_pylist())


def _arrays(lists: pa.ListArray) -> pa.Array:
    """Lists of texts as JSON arrays; all at once, as most texts need no escaping."""
    texts = lists.values
    odd = pc.match_substring_regex(texts, _TO_ESCAPE)
    if pc.any(odd).as_py():
        escaped = [
            json.dumps(text, ensure_ascii=False)[1:-1] if is_odd else text
            for text, is_odd in zip(texts.to_pylist(), odd.to_pylist(), strict=True)
        ]
        texts = pa.array(escaped, pa.string())
    joined = pc.binary_join(pa.ListArray.from_arrays(lists.offsets, texts), '","')
    whole = pc.binary_join_element_wise('["', joined, '"]', "")
    return pc.if_else(pc.equal(pc.list_value_length(lists), 0), "[]", whole)


def _party_rows(batch: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    """One row for each actor and recipient of the events of a batch, in their order."""
    ids = batch.column("id")
    for role, name in _PARTIES:
        column = batch.column(name)
        events = pc.take(ids, pc.list_parent_indices(column)).to_pylist()
        parties = column.flatten()
        parts = (pc.struct_field(parties, part).to_pylist() for part in ("id", "name", "country", "sector"))
        position, before = 0, None
        for event, *party in zip(events, *parts, strict=True):
            position = position + 1 if event == before else 0
            before = event
            yield (event, role, position, *party)


def _add_dictionary(base: sqlite3.Connection) -> None:
    """The meaning of every column of the file's tables; of those that were taken apart by the name they had."""
    base.execute(
        'CREATE TABLE "dictionary" ("table" TEXT, "column" TEXT, "type" TEXT, "meaning" TEXT, "allowed" TEXT,'
        ' PRIMARY KEY ("table", "column"))'
    )
    rows = (
        (each.table, each.name, each.type, each.meaning.text, json.dumps(each.meaning.values))
        for kind in KINDS
        for each in columns_of(kind)
    )
    base.executemany('INSERT INTO "dictionary" VALUES (?, ?, ?, ?, ?)', rows)


def _finish() -> Iterator[str]:
    """What makes the tables quick to ask: indexes, and the words of their texts."""
    for table, columns in _INDEXED.items():
        for column in columns:
            yield f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")'
    yield 'CREATE INDEX "event_parties_id" ON "event_parties" ("id")'
    for table, columns in _SEARCHED.items():
        named = ", ".join(f'"{column}"' for column in columns)
        yield (
            f'CREATE VIRTUAL TABLE {table}_fts USING fts5({named}, content="{table}",'  # Datasette looks for these quotes
            " content_rowid='rowid', tokenize='porter unicode61 remove_diacritics 2')"
        )
        yield f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')"  # noqa: S608


FORMATS = (
    ExportFormat(
        id="sqlite",
        title="SQLite",
        suffix=".db",
        keeps="All tables with keys between them, documents with their text, and full-text search; actors, places and lists"
        " in plain columns or JSON; every column explained in the table dictionary.",
        loses="Where in the text an event's actors are named.",
        write=write,
    ),
)
