"""Checks a record against itself: every part readable and named by what is in it, every fact where it says it is."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.record.queries import Questions
from dragoman.record.store import Store
from dragoman.record.tables import FACTS, SCHEMAS, digest


def verify_record(store: Store) -> list[str]:
    """What is wrong, one sentence each, part by part; an empty list for a sound record.

    Raises:
        RecordError: there is no record.
    """
    broken = list(_broken_parts(store))
    return broken or list(_misplaced_facts(Questions(store)))


def _broken_parts(store: Store) -> Iterator[str]:
    for name in SCHEMAS:
        for file in store.files(name):
            try:
                table = pq.ParquetFile(file).read()
            except (pa.ArrowException, OSError) as error:
                yield f"{file}: cannot be read: {error}"
                continue
            if table.schema.names != SCHEMAS[name].names:
                yield f"{file}: its columns are not those of schema {name}"
            elif name == "documents" and digest(sorted(table.column("reading").to_pylist())) != file.parent.name:
                yield f"{file}: holds other articles than its name says"


def _misplaced_facts(questions: Questions) -> Iterator[str]:
    for kind in FACTS:
        found = questions.sql(
            f"SELECT t.doc, t.char_start, t.char_end FROM {kind} t LEFT JOIN documents d USING (reading)"  # noqa: S608
            " WHERE substring(d.text, t.char_start + 1, t.char_end - t.char_start) IS DISTINCT FROM t.text"
            " ORDER BY ALL"
        )
        for row in found.to_pylist():
            yield f"{kind}: {row['doc']} {row['char_start']}-{row['char_end']} is not where it says"
