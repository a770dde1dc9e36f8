"""Questions to the record: the same filters for every kind, answers as Arrow tables in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


_ACTS = """
WITH picked AS MATERIALIZED (
  SELECT t.*, d.source, d.published FROM current_events t JOIN current_documents d ON d.reading = t.reading
  WHERE t.act = t.id AND {where}
),
told AS (
  SELECT e.reading, e.act,
    list({{'doc': e.doc, 'char_start': e.char_start, 'char_end': e.char_end, 'source': p.source,
      'published': p.published}} ORDER BY e.char_start, e.id) AS mentions
  FROM current_events e JOIN picked p ON p.reading = e.reading AND p.id = e.act GROUP BY ALL
),
counted AS (
  SELECT e.reading, e.act, g.measure, g.unit, min(g.value) AS low, max(coalesce(g.upper, g.value)) AS high,
    list_sort(list(DISTINCT g.claimed_by.name) FILTER (g.claimed_by IS NOT NULL)) AS claimants
  FROM current_figures g JOIN current_events e ON e.reading = g.reading AND e.id = g.event
  JOIN picked p ON p.reading = e.reading AND p.id = e.act GROUP BY ALL
),
figured AS (
  SELECT reading, act, list({{'measure': measure, 'unit': unit, 'low': low, 'high': high, 'claimants': claimants}}
    ORDER BY measure, unit) AS figures
  FROM counted GROUP BY ALL
)
SELECT picked.* EXCLUDE (source, published, act), told.mentions,
  coalesce(figured.figures, []) AS figures, picked.published AS first_reported
FROM picked JOIN told ON told.reading = picked.reading AND told.act = picked.id
LEFT JOIN figured ON figured.reading = picked.reading AND figured.act = picked.id
ORDER BY coalesce(earliest, latest, first_reported) NULLS LAST, doc, picked.reading, char_start, picked.id
"""

_OTHERS = """
SELECT t.* FROM current_{kind} t JOIN current_documents d ON d.reading = t.reading {event}
WHERE {where} ORDER BY coalesce({dated}.earliest, {dated}.latest, d.published) NULLS LAST,
  t.doc, t.reading, t.char_start, t.char_end
"""
_ITS_EVENT = "LEFT JOIN current_events e ON e.reading = t.reading AND e.id = t.event"


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

        self._find_actor = find_actor or plain_actor_key
        self._connection = duckdb.connect(":memory:", config={"threads": 2, "preserve_insertion_order": True})
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

        Events come as acts: one row for all mentions of an act in an article, with ``mentions``, ``figures`` (low and
        high, with who claims them) and ``first_reported``. Order: by day, then outlet's article and place in it.

        Raises:
            UsageError: the kind cannot be filtered so.
        """
        if kind not in DOERS:
            return self.all_rows(kind)
        where, values = Where(kind, filters, self._find_actor).build()
        if kind == "events":
            query = _ACTS.format(where=where)
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
        """An event mention and its article, both as rows; None where the record has no such id."""
        found = self._table("SELECT * FROM current_events WHERE id = ?", [name]).to_pylist()
        if not found:
            return None
        article = self._table("SELECT * FROM current_documents WHERE reading = ?", [found[0]["reading"]])
        return found[0], article.to_pylist()[0]

    def counts(self) -> dict[str, Any]:
        """How much is in the record: rows a kind, articles, versions, outlets, first and last day, models."""
        one = self._one
        counted = {name: one(_count(f"current_{name}")) for name in ("documents", *FACTS)}
        return {
            **counted,
            "quarantine": one(_count("quarantine")),
            "unread": one("SELECT count(*) FROM current_documents WHERE NOT was_read"),
            "undated": one("SELECT count(*) FROM current_documents WHERE published IS NULL"),
            "older_versions": one(_count("documents")) - counted["documents"],
            "outlets": one("SELECT count(DISTINCT source) FROM current_documents"),
            "first_published": one("SELECT min(published) FROM current_documents"),
            "last_published": one("SELECT max(published) FROM current_documents"),
            "models": one("SELECT list_sort(list(DISTINCT model)) FROM current_documents") or [],
        }

    def sql(self, query: str) -> pa.Table:
        """Any query over ``documents, events, quotes ...`` (all versions) or ``current_events ...`` (the latest)."""
        return self._table(query)

    def _table(self, query: str, values: Sequence[Any] = ()) -> pa.Table:
        table: pa.Table = self._connection.sql(query, params=list(values)).to_arrow_table()
        return table

    def _one(self, query: str) -> Any:
        return self._connection.execute(query).fetchall()[0][0]

    def _view(self, name: str, store: Store) -> None:
        files = store.files(name)
        if files:
            listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
            self._connection.execute(
                f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{listed}], union_by_name=true)"  # noqa: S608
            )
        else:
            self._connection.register(name, SCHEMAS[name].empty_table())


def _count(table: str) -> str:
    return f"SELECT count(*) FROM {table}"  # noqa: S608 - the names are ours; what a user gives is always bound


def _singular(kind: str) -> str:
    return kind.removesuffix("s")
