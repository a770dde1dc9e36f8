"""Parquet: every table as the record has it, one file a table, columns described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.exchange.dictionary import meaning_of
from dragoman.exchange.formats import KINDS, ExportFormat, Source, Written

_GROUP = 32_768
"""Rows of a row group: enough for readers to skip by, little enough to hold in memory."""


def write(source: Source, path: Path) -> Written:
    """A folder with ``events.parquet, mentions.parquet, quotes.parquet ...``, also of kinds that have no rows.

    Each column carries its meaning as ``description``. The rows counted are the events.
    """
    path.mkdir()
    rows = {kind: _write_table(source, kind, path / f"{kind}.parquet") for kind in KINDS}
    return Written(rows["events"])


def _write_table(source: Source, kind: str, path: Path) -> int:
    schema = _described(kind, source.schema(kind))
    rows = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        for table in _groups(source.batches(kind), schema):
            file.write_table(table, row_group_size=_GROUP)
            rows += table.num_rows
    return rows


def _groups(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """Batches put together into tables of a row group each."""
    waiting: list[pa.RecordBatch] = []
    held = 0
    for batch in batches:
        waiting.append(batch.cast(schema) if batch.schema != schema else batch)
        held += batch.num_rows
        if held >= _GROUP:
            table = pa.Table.from_batches(waiting, schema)
            whole = held - held % _GROUP
            yield table.slice(0, whole)
            waiting = table.slice(whole).combine_chunks().to_batches()
            held -= whole
    if held:
        yield pa.Table.from_batches(waiting, schema)


def _described(kind: str, schema: pa.Schema) -> pa.Schema:
    return pa.schema(
        [field.with_metadata({"description": meaning_of(kind, field.name).text}) for field in schema],
        metadata=schema.metadata,
    )


FORMATS = (
    ExportFormat(
        id="parquet",
        title="Parquet",
        suffix="",
        keeps="Everything: events, mentions, quotes, figures, offers, shifts, documents with their text, actors, places and"
        " times, with the record's own columns.",
        loses="Nothing but what was filtered out.",
        write=write,
    ),
)
