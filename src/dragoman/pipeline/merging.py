"""Keeps the merged events of a record in step with its articles."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import pyarrow as pa

from dragoman.model.errors import RecordError
from dragoman.record.merged import MergedStore
from dragoman.record.queries import Questions
from dragoman.record.store import Store

_LENT = {"merged_events": "events", "merged_members": "members", "given_ids": "ids"}
"""What questions call the storyline's tables."""
_IN_MEMORY = 50_000
"""Rows up to which a table is held in memory, which is quicker to ask; a longer one is read from its file."""


def bring_up_to_date(questions: Questions, store: Store) -> Questions:
    """The record ready to be asked for merged events, which are made anew where articles came in since.

    They are kept in the record folder where it may be written to and nobody else is writing; else in memory alone.
    """
    from dragoman.storyline.build import RULES, merge_record

    kept = MergedStore(store, RULES)
    tables: Mapping[str, pa.Table] = {}
    if not kept.fresh:
        tables = merge_record(questions, kept)
        with suppress(RecordError, OSError), store.writer():
            kept.write(tables)
    for name, table in _LENT.items():
        if kept.fresh and kept.rows(table) > _IN_MEMORY:
            questions.lend_file(name, kept.file(table))
        else:
            questions.lend(name, tables[table] if table in tables else kept.table(table))
    return questions
