"""Answers too long for memory: sorted by DuckDB on disk, handed out batch by batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

_BATCH = 4096


class Spools(Protocol):
    """What writes the answer to a query into a file."""

    def spool(self, query: str, values: Sequence[Any], path: Path) -> None: ...


class Spool:
    """One query's answer as a Parquet file in a scratch folder, read again as often as asked.

    Args:
        path: Where; the folder exists.
        schema: What the batches have: columns that the answer lacks are empty, others are left out.
    """

    def __init__(self, record: Spools, query: str, values: Sequence[Any], path: Path, schema: pa.Schema) -> None:
        record.spool(query, values, path)
        self.path = path
        self.schema = schema

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows in the order of the query."""
        return (conformed(batch, self.schema) for batch in self.raw_batches())

    def raw_batches(self) -> Iterator[pa.RecordBatch]:
        """The same with the query's own columns."""
        with pq.ParquetFile(self.path) as file:
            yield from file.iter_batches(batch_size=_BATCH)


def conformed(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """A batch's columns in a schema's order and types; those that it lacks are empty."""
    columns = [
        batch.column(field.name).cast(field.type)
        if field.name in batch.schema.names
        else pa.nulls(batch.num_rows, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
