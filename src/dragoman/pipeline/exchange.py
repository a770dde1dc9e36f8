"""The record out to the formats of others: where exchange, record and storyline meet."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from dragoman.exchange.formats import EVENT_ROW, MENTION_ROW, ExportFormat, Written
from dragoman.model.errors import UsageError
from dragoman.record.filters import Filters, Where
from dragoman.record.queries import Questions
from dragoman.record.spool import Spool, conformed
from dragoman.record.tables import SCHEMAS
from dragoman.storyline.words import sentence_around

_REACH = 700
"""Code points around a trigger among which its sentence is looked for."""
_QUOTED = 32
"""Code points of prefix and suffix, by which a web annotation finds its place again."""

_ARTICLE = f"""
d.url, d.title, d.source, d.published, d.language,
least(t.char_start, {_REACH})::INTEGER AS lead_in, t.char_end - t.char_start AS trigger_length,
substring(d.text, greatest(t.char_start - {_REACH}, 0) + 1,
  least(t.char_start, {_REACH}) + (t.char_end - t.char_start) + {_REACH}) AS around
"""
_BY_DAY = "coalesce(t.earliest, t.latest, t.first_reported) NULLS LAST, t.doc, t.reading, t.char_start, t.id"

_HERE = "<condition>"

_MERGED = f"""
SELECT t.*, t.id AS event, {_ARTICLE}
FROM merged_events t JOIN current_documents d ON d.reading = t.reading WHERE {_HERE} ORDER BY {_BY_DAY}
"""  # noqa: S608

_OF_MENTIONS = """
WITH figured AS (
  SELECT reading, event, list({'measure': measure, 'unit': unit, 'low': value, 'high': coalesce(upper, value),
    'claimants': if(claimed_by IS NULL, [], [claimed_by.name]), 'claims': [{'value': value, 'upper': upper,
      'bound': bound, 'claimed_by': claimed_by.name, 'source': NULL, 'published': NULL}]}
    ORDER BY measure, unit, value) AS figures
  FROM current_figures WHERE event IS NOT NULL GROUP BY reading, event
)
SELECT e.* EXCLUDE (id, act), m.event AS id, e.id AS mention,
  [{'doc': e.doc, 'char_start': e.char_start, 'char_end': e.char_end, 'source': d.source, 'published': d.published}]
    AS mentions,
  coalesce(f.figures, []) AS figures, d.published AS first_reported, 1::INTEGER AS voices,
  if(d.source IS NULL, [], [d.source]) AS outlets, [] AS contradictions, [e.act] AS acts
FROM current_events e JOIN current_documents d ON d.reading = e.reading
JOIN merged_members m ON m.reading = e.reading AND m.act = e.act
LEFT JOIN figured f ON f.reading = e.reading AND f.event = e.id
"""

_MENTIONS = f"""
SELECT t.* EXCLUDE (id, mention), t.mention AS id, t.id AS event, {_ARTICLE}
FROM ({_OF_MENTIONS}) t JOIN current_documents d ON d.reading = t.reading WHERE {_HERE} ORDER BY {_BY_DAY}
"""  # noqa: S608

_HANGING = (
    "SELECT t.* FROM current_{kind} t SEMI JOIN read_parquet('{mentions}') m ON m.reading = t.reading AND m.id = t.event"
    " ORDER BY t.doc, t.reading, t.char_start, t.char_end"
)
_IN_ARTICLES = (
    "SELECT t.* FROM current_{kind} t SEMI JOIN read_parquet('{documents}') d ON d.reading = t.reading"
    " ORDER BY t.doc, t.reading, t.char_start, t.char_end"
)
_DOCUMENTS = "SELECT d.* FROM current_documents d {of} ORDER BY d.published NULLS LAST, d.doc, d.reading"
_HANGS = ("figures", "offers")


class RecordSource:
    """The rows of an export, from a record; each kind is sorted into a scratch folder when it is first asked for.

    Args:
        questions: The record, its merged events lent.
        filters: What is exported.
        scratch: An empty folder of this source's own.
        of_mentions: Mentions instead of merged events.
        everything: All articles are documents of the export, not only those that its events rest on.
    """

    def __init__(
        self, questions: Questions, filters: Filters, scratch: Path, *, of_mentions: bool, everything: bool
    ) -> None:
        self._questions = questions
        self._filters = filters
        self._scratch = scratch
        self._of_mentions = of_mentions
        self._everything = everything
        self._spools: dict[str, Spool] = {}

    @property
    def of_mentions(self) -> bool:
        """Whether ``events`` are mentions."""
        return self._of_mentions

    def schema(self, kind: str) -> pa.Schema:
        """Columns of a kind."""
        return {"events": EVENT_ROW, "mentions": MENTION_ROW}.get(kind) or SCHEMAS[kind]

    def batches(self, kind: str) -> Iterator[pa.RecordBatch]:
        """Rows of a kind, in order."""
        yield from self._spool(kind).batches()

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        """Rows of a kind as dictionaries."""
        for batch in self.batches(kind):
            yield from batch.to_pylist()

    def _spool(self, kind: str) -> Spool:
        if kind not in self._spools:
            query, values = self._query(kind)
            path = self._scratch / f"{kind}.parquet"
            made = _WithWords if kind in ("events", "mentions") else Spool
            self._spools[kind] = made(self._questions, query, values, path, self.schema(kind))
        return self._spools[kind]

    def _query(self, kind: str) -> tuple[str, list[Any]]:
        if kind == "events":
            where, values = Where("events", self._filters, self._questions.find_actor).build()
            return (_MENTIONS if self._of_mentions else _MERGED).replace(_HERE, where), values
        if kind == "mentions":
            column = "event" if not self._of_mentions else "id"
            ours = "t.id" if not self._of_mentions else "t.mention"
            where = f"{ours} IN (SELECT {column} FROM read_parquet('{self._file('events')}'))"  # noqa: S608
            return _MENTIONS.replace(_HERE, where), []
        if kind == "documents":
            rest_on = f"SEMI JOIN read_parquet('{self._file('mentions')}') m ON m.reading = d.reading"
            return _DOCUMENTS.format(of="" if self._everything else rest_on), []
        if kind in _HANGS:
            return _HANGING.format(kind=kind, mentions=self._file("mentions")), []
        return _IN_ARTICLES.format(kind=kind, documents=self._file("documents")), []

    def _file(self, kind: str) -> str:
        return str(self._spool(kind).path).replace("'", "''")


class _WithWords(Spool):
    """Events with the words around their triggers."""

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows in the order of the query."""
        return (conformed(_worded(batch), self.schema) for batch in self.raw_batches())


def _worded(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A batch with ``sentence``, ``sentence_start``, ``prefix`` and ``suffix`` in place of ``around``."""
    columns = (batch.column(name).to_pylist() for name in ("around", "lead_in", "trigger_length", "char_start"))
    words = [_words(*row) for row in zip(*columns, strict=True)]
    names = ("sentence", "sentence_start", "prefix", "suffix")
    kinds = (pa.string(), pa.int32(), pa.string(), pa.string())
    for at, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        batch = batch.append_column(name, pa.array([row[at] for row in words], kind))
    return batch


def _words(around: str, lead_in: int, length: int, start: int) -> tuple[str, int, str, str]:
    end = lead_in + length
    sentence = sentence_around(around, lead_in, end)
    first = around.rfind(sentence, 0, lead_in + len(sentence))
    return (
        sentence,
        start - lead_in + first,
        around[max(lead_in - _QUOTED, 0) : lead_in],
        around[end : end + _QUOTED],
    )


def export_record(
    questions: Questions, form: ExportFormat, target: Path, filters: Filters, *, of_mentions: bool = False
) -> Written:
    """Write a record in a format of others; what was written stands in place whole or not at all.

    Args:
        target: A file, replaced where there is one; for a format that is a folder a folder that is new or empty.
        filters: Where they name no status, the format's default statuses count, and how many events these leave out is
            told in the result.

    Raises:
        UsageError: the folder holds something else.
    """
    everything = filters == Filters()
    if filters.event is not None:
        filters = replace(filters, event=questions.event_of(filters.event) or filters.event)
    asked = filters
    if form.default_status and not filters.status:
        filters = replace(filters, status=form.default_status)
    _require_room(form, target)
    with tempfile.TemporaryDirectory(prefix="dragoman-") as scratch, _in_place(form, target) as draft:
        source = RecordSource(questions, filters, Path(scratch), of_mentions=of_mentions, everything=everything)
        written = form.write(source, draft)
    if filters is asked:
        return written
    unsaid = _left_by_status(questions, asked, form.default_status, of_mentions)
    return Written(written.rows, {**unsaid, **written.left_out})


def _require_room(form: ExportFormat, target: Path) -> None:
    if form.is_folder and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target}: not empty", f"{form.title} is a folder: name a new one.")
    if not form.is_folder and target.is_dir():
        raise UsageError(f"{target}: a folder", f"{form.title} is a file: name one that ends in {form.suffix}.")


@contextmanager
def _in_place(form: ExportFormat, target: Path) -> Iterator[Path]:
    """A path beside the target, moved there once it is written."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.parent / f".{target.name}.{os.getpid()}{form.suffix}"
    try:
        yield draft
        if form.is_folder and target.is_dir():
            target.rmdir()
        draft.rename(target)
    finally:
        if draft.is_dir():
            shutil.rmtree(draft)
        draft.unlink(missing_ok=True)


def _left_by_status(questions: Questions, asked: Filters, kept: tuple[str, ...], of_mentions: bool) -> dict[str, int]:
    """How many events of each status that the format cannot say are left out."""
    where, values = Where("events", asked, questions.find_actor).build()
    inner = _OF_MENTIONS if of_mentions else "SELECT * FROM merged_events"
    found = questions.sql(
        f"SELECT t.status, count(*) AS events FROM ({inner}) t JOIN current_documents d ON d.reading = t.reading"  # noqa: S608
        f" WHERE {where} GROUP BY t.status ORDER BY t.status",
        values,
    ).to_pylist()
    return {f"status {row['status']}": row["events"] for row in found if row["status"] not in kept}
