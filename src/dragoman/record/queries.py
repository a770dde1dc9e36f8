"""Questions to the record: the same filters for every kind, answers as Arrow tables in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pyarrow as pa

from dragoman.model.errors import RecordError, UsageError
from dragoman.model.plain import Plain
from dragoman.record.filters import DOERS, OF_EVENT, Filters, FindActor, Where, plain_actor_key
from dragoman.record.store import Store
from dragoman.record.tables import FACTS, SCHEMAS, to_object


class Rows:
    """An answer: an Arrow table that also comes as a data frame or as RECORD.md's objects.

    It speaks Arrow's C stream interface, so that ``pyarrow.table(rows)`` and ``polars.DataFrame(rows)`` take it.
    """

    def __init__(self, kind: str, table: pa.Table) -> None:
        self.kind = kind
        self.table = table

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def __iter__(self) -> Iterator[Plain]:
        return iter(self.to_dicts())

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.kind} rows: {', '.join(self.table.column_names)}>"

    def arrow(self) -> pa.Table:
        """The Arrow table, under the record's column names."""
        return self.table

    def df(self) -> Any:
        """A pandas data frame (pandas must be installed)."""
        return self.table.to_pandas()

    def to_dicts(self) -> list[Plain]:
        """The rows as RECORD.md's objects."""
        return [to_object(self.kind, row) for row in self.table.to_pylist()]


_EVENTS = """
SELECT t.* FROM merged_events t JOIN current_documents d ON d.reading = t.reading WHERE {where}
ORDER BY coalesce(t.earliest, t.latest, t.first_reported) NULLS LAST, t.doc, t.reading, t.char_start, t.id
"""

_BEHIND = """
SELECT e.* FROM merged_members m JOIN current_events e ON e.reading = m.reading AND e.id = m.act
JOIN merged_events t ON t.id = m.event WHERE m.event = ?
ORDER BY e.reading <> t.reading OR e.char_start <> t.char_start, e.doc, e.char_start, e.id
"""

_EVENT_OF = """
SELECT event FROM (
  SELECT id AS event, 1 AS rank FROM merged_events WHERE id = ?
  UNION ALL SELECT m.event, 2 FROM current_events e JOIN merged_members m ON m.reading = e.reading AND m.act = e.act
    WHERE e.id = ?
  UNION ALL SELECT m.event, 3 FROM given_ids g JOIN current_events e ON e.id = g.mention
    JOIN merged_members m ON m.reading = e.reading AND m.act = e.act WHERE g.id = ?
) ORDER BY rank, event LIMIT 1
"""

_OTHERS = """
SELECT t.* FROM current_{kind} t JOIN current_documents d ON d.reading = t.reading {event}
WHERE {where} ORDER BY coalesce({dated}.earliest, {dated}.latest, d.published) NULLS LAST,
  t.doc, t.reading, t.char_start, t.char_end
"""
_SPILLS = count()
_SPOOL_MEMORY = "1GB"
"""What DuckDB may take while it sorts a long answer; the rest goes to disk."""
_ITS_EVENT = "LEFT JOIN current_events e ON e.reading = t.reading AND e.id = t.event"


_BY_REASON = """
SELECT regexp_replace(regexp_replace(reason, '[:;(].*$', '', 's'), '[0-9][0-9,.]*', 'N', 'g') AS kind, count(*) AS number
FROM quarantine GROUP BY kind ORDER BY number DESC, kind
"""
"""Kinds of reasons: up to the colon or bracket behind which the single case is told, numbers left out."""

_BY_LANGUAGE = """
SELECT coalesce(language, 'unknown') AS name, count(*) AS number FROM current_documents
WHERE NOT was_read AND NOT starts_with(model, 'import:') GROUP BY name ORDER BY number DESC, name
"""


class Questions:
    """Asks one record; keeps a DuckDB connection over its parts as they are now.

    Only the latest version of an article counts, in its latest reading; ``sql`` sees all of them.

    Raises:
        RecordError: there is no record.
    """

    def __init__(self, store: Store, find_actor: FindActor | None = None) -> None:
        if not store.exists:
            raise RecordError(f"{store.folder}: no record here", "Make one with: dragoman add PATH --record DIR")
        import duckdb

        self.find_actor = find_actor or plain_actor_key
        spill = str(Path(gettempdir()) / f"dragoman-{os.getpid()}-{next(_SPILLS)}")
        self._connection = duckdb.connect(
            ":memory:", config={"threads": 2, "preserve_insertion_order": True, "temp_directory": spill}
        )
        self._connection.execute("SET enable_progress_bar = false")  # it would stand in the answer
        for name in SCHEMAS:
            self._view(name, store)
        self._connection.execute(
            "CREATE TEMP TABLE current_readings AS SELECT reading FROM documents"
            " QUALIFY row_number() OVER (PARTITION BY article ORDER BY version DESC, pass_number DESC, reading) = 1"
        )
        for name in ("documents", *FACTS):
            self._connection.execute(
                f"CREATE VIEW current_{name} AS SELECT * FROM {name} SEMI JOIN current_readings USING (reading)"  # noqa: S608
            )

    def ask(self, kind: str, filters: Filters) -> Rows:
        """The rows of one kind that pass the filters.

        Events come merged (``lend`` the table ``merged_events`` before): one row for all mentions of all articles, with
        ``mentions``, ``figures`` (low and high, with who claims them) and ``first_reported``. Order: by day, then the
        leading article and place in it. Asked by an id that an event had earlier, it comes under that id, with
        ``superseded_by``.

        Raises:
            UsageError: the kind cannot be filtered so.
        """
        if kind not in DOERS:
            return self.all_rows(kind)
        asked = filters.event
        if asked is not None:
            filters = replace(filters, event=self.event_of(asked) or asked)
        where, values = Where(kind, filters, self.find_actor).build()
        if kind == "events":
            query = _EVENTS.format(where=where)
            if filters.event != asked:
                return Rows("event", _superseded(self._table(query, values), str(asked)))
        elif kind in OF_EVENT:
            query = _OTHERS.format(kind=kind, event=_ITS_EVENT, dated="e", where=where)
        else:
            query = _OTHERS.format(kind=kind, event="", dated="t", where=where)
        return Rows(_singular(kind), self._table(query, values))

    def all_rows(self, kind: str) -> Rows:
        """Every row of a kind, unfiltered: documents, times, actors, places, predicates, quarantine.

        Raises:
            UsageError: no such kind.
        """
        if kind not in SCHEMAS:
            raise UsageError(f'no table "{kind}"', f"There are {', '.join(SCHEMAS)}.")
        if kind == "quarantine":
            query = "SELECT * EXCLUDE key FROM quarantine ORDER BY origin, line NULLS FIRST, reason"
        elif kind == "documents":
            query = "SELECT * FROM current_documents ORDER BY published NULLS LAST, doc, reading"
        else:
            query = f"SELECT * FROM current_{kind} ORDER BY doc, reading, char_start, char_end"  # noqa: S608
        return Rows(_singular(kind), self._table(query))

    def document_of_event(self, name: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """An event's leading mention and its article, both as rows; None where the record has no such id."""
        return next(iter(self.behind(name)), None)

    def behind(self, name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """The acts that an id stands for, each with its article, the leading one first; none where there is no such id.

        Args:
            name: Of a merged event, now or at any earlier time, or of a mention.
        """
        found = self._table("SELECT * FROM current_events WHERE id = ?", [name]).to_pylist()
        event = None if found else self.event_of(name)
        if event is not None:
            found = self._table(_BEHIND, [event]).to_pylist()
        articles = {
            row["reading"]: self._table(
                "SELECT * FROM current_documents WHERE reading = ?", [row["reading"]]
            ).to_pylist()[0]
            for row in found
        }
        return [(row, articles[row["reading"]]) for row in found]

    def event_of(self, name: str) -> str | None:
        """The merged event that an id means: of an event, of one that a later article joined to others, of a mention."""
        found = self._table(_EVENT_OF, [name] * 3).to_pylist()
        return str(found[0]["event"]) if found else None

    def counts(self) -> dict[str, Any]:
        """How much is in the record: rows a kind, articles, versions, outlets, first and last day, models; what was not read by
        language, what was set aside by reason.
        """
        one = self._one
        counted = {name: one(_count(f"current_{name}")) for name in ("documents", *FACTS)}
        return {
            **counted,
            "quarantine": one(_count("quarantine")),
            "quarantined_by_reason": self._numbers(_BY_REASON),
            "imported": one("SELECT count(*) FROM current_documents WHERE starts_with(model, 'import:')"),
            "unread": one(
                "SELECT count(*) FROM current_documents WHERE NOT was_read AND NOT starts_with(model, 'import:')"
            ),
            "unread_by_language": self._numbers(_BY_LANGUAGE),
            "undated": one("SELECT count(*) FROM current_documents WHERE published IS NULL"),
            "versions": one("SELECT count(*) FROM (SELECT DISTINCT article, version FROM documents)"),
            "older_versions": one(_count("documents")) - counted["documents"],
            "outlets": one("SELECT count(DISTINCT source) FROM current_documents"),
            "first_published": one("SELECT min(published) FROM current_documents"),
            "last_published": one("SELECT max(published) FROM current_documents"),
            "models": one("SELECT list_sort(list(DISTINCT model)) FROM current_documents") or [],
        }

    def sql(self, query: str, values: Sequence[Any] = ()) -> pa.Table:
        """Any query over ``documents, events, quotes ...`` (all versions) or ``current_events ...`` (the latest).

        Args:
            values: Of its question marks.
        """
        return self._table(query, values)

    def spool(self, query: str, values: Sequence[Any], path: Path) -> None:
        """Write the answer to a query into a Parquet file, in little memory however long it is."""
        self._connection.execute(f"SET memory_limit = '{_SPOOL_MEMORY}'")
        try:
            self._connection.sql(query, params=list(values)).write_parquet(str(path), compression="zstd")
        finally:
            self._connection.execute("RESET memory_limit")

    def lend(self, name: str, table: pa.Table) -> None:
        """Let ``sql`` see another table under a name of its own, in place of an earlier one of that name."""
        self._connection.register(name, table)

    def lend_file(self, name: str, path: Path) -> None:
        """The same for a table that is too long for memory: a Parquet file."""
        listed = str(path).replace("'", "''")
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet('{listed}')")  # noqa: S608

    def _table(self, query: str, values: Sequence[Any] = ()) -> pa.Table:
        table: pa.Table = self._connection.sql(query, params=list(values)).to_arrow_table()
        return table

    def _numbers(self, query: str) -> dict[str, int]:
        return {str(name): int(number) for name, number in self._connection.execute(query).fetchall()}

    def _one(self, query: str) -> Any:
        return self._connection.execute(query).fetchall()[0][0]

    def _view(self, name: str, store: Store) -> None:
        files = store.files(name)
        if files:
            listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
            self._connection.register(f"no_{name}", SCHEMAS[name].empty_table())  # columns that older parts lack
            self._connection.execute(
                f"CREATE VIEW {name} AS SELECT * FROM no_{name} UNION ALL BY NAME"  # noqa: S608
                f" SELECT * FROM read_parquet([{listed}], union_by_name=true)"
            )
        else:
            self._connection.register(name, SCHEMAS[name].empty_table())


def _superseded(table: pa.Table, asked: str) -> pa.Table:
    """The event that an earlier id, or a mention's, stands for now: under the id asked for, with the one that took its place."""
    now = table.column("id")
    return table.set_column(
        table.column_names.index("id"), "id", pa.array([asked] * len(table), pa.string())
    ).append_column("superseded_by", now)


def _count(table: str) -> str:
    return f"SELECT count(*) FROM {table}"  # noqa: S608 - the names are ours; what a user gives is always bound


def _singular(kind: str) -> str:
    return kind.removesuffix("s")
