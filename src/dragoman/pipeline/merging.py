"""Keeps the merged events of a record in step with its articles."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import pyarrow as pa

from dragoman.model.errors import RecordError
from dragoman.record.merged import MergedStore
from dragoman.record.queries import Questions
from dragoman.record.store import Store


def bring_up_to_date(questions: Questions, store: Store) -> Questions:
    """The record ready to be asked for merged events, which are made anew where articles came in since.

    They are kept in the record folder where it may be written to and nobody else is writing; else in memory alone.
    """
    from dragoman.storyline.build import RULES, merge_record

    kept = MergedStore(store, RULES)
    if kept.fresh:
        tables: Mapping[str, pa.Table] = {name: kept.table(name) for name in ("events", "members", "ids")}
    else:
        tables = merge_record(questions, kept)
        with suppress(RecordError, OSError), store.writer():
            kept.write(tables)
    questions.lend("merged_events", tables["events"])
    questions.lend("merged_members", tables["members"])
    questions.lend("given_ids", tables["ids"])
    return questions
