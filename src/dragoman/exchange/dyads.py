"""Actors and pairs of actors, counted over the events of an export in little memory, for writers of graphs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa

from dragoman.exchange.formats import Source
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.model.mention import EventType

QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}
"""PLOVER's quad classes by number."""
TYPES = tuple(str(each) for each in EventType)

_NEEDED = ("type", "actors", "recipients", "earliest", "latest")
_MEMORY = "512MB"
"""What DuckDB may take before it goes to disk."""
_BATCH = 10_000

_ONCE = """
SELECT type, earliest, latest,
  list_sort(list_distinct(list_transform(coalesce(actors, []), lambda x: x.id))) AS ones,
  list_sort(list_distinct(list_transform(coalesce(recipients, []), lambda x: x.id))) AS others
FROM events
"""
_ACTORS = """
WITH named AS (
  SELECT unnest(list_concat(
    list_distinct(list_transform(coalesce(actors, []),
      lambda x: {'id': x.id, 'name': x.name, 'country': x.country, 'sector': x.sector, 'acts': 1})),
    list_distinct(list_transform(coalesce(recipients, []),
      lambda x: {'id': x.id, 'name': x.name, 'country': x.country, 'sector': x.sector, 'acts': 0})))) AS a
  FROM events
), spelled AS (
  SELECT a.id AS id, a.name AS name, a.country AS country, a.sector AS sector,
    sum(a.acts)::BIGINT AS as_actor, count(*) - sum(a.acts)::BIGINT AS as_recipient
  FROM named WHERE a.id IS NOT NULL GROUP BY ALL
)
SELECT id, name, country, sector, (sum(as_actor) OVER whose)::BIGINT AS as_actor,
  (sum(as_recipient) OVER whose)::BIGINT AS as_recipient
FROM spelled
WINDOW whose AS (PARTITION BY id)
QUALIFY row_number() OVER (PARTITION BY id
  ORDER BY as_actor + as_recipient DESC, name, country NULLS LAST, sector NULLS LAST) = 1
ORDER BY id
"""
_DYADS = """
SELECT one, other, count(*) AS weight, {counts},
  min(coalesce(earliest, latest)) AS first, max(coalesce(latest, earliest)) AS last
FROM (SELECT * EXCLUDE others, unnest(others) AS other FROM (SELECT * EXCLUDE ones, unnest(ones) AS one FROM ({once})))
WHERE one <> other GROUP BY one, other ORDER BY one, other
"""
_ALONE = """
SELECT count(*) FILTER (len(ones) = 0 OR len(others) = 0) AS one_sided,
  count(*) FILTER (len(ones) = 1 AND ones = others) AS with_itself FROM ({once})
"""


@dataclass(frozen=True, slots=True)
class CountedActor:
    """An actor of the export.

    Attributes:
        id: Its id.
        name, country, sector: As most events have them; of equally many the first in order of the alphabet.
        as_actor, as_recipient: In how many events it acts, and is acted upon.
    """

    id: str
    name: str
    country: str | None
    sector: str | None
    as_actor: int
    as_recipient: int


@dataclass(frozen=True, slots=True)
class Dyad:
    """What one actor did to another.

    Attributes:
        actor, recipient: Their ids; never the same.
        counts: Events altogether as ``weight``, by quad class and by type; what is 0 is left out.
        first, last: First and last day on which one may have happened, ISO; None where no day is known.
    """

    actor: str
    recipient: str
    counts: dict[str, int]
    first: str | None
    last: str | None


def count_actors(source: Source) -> Iterator[CountedActor]:
    """Everybody who acts or is acted upon in the events of an export, in order of their ids."""
    for row in _answer(source, _ACTORS):
        yield CountedActor(**{**row, "name": row["name"] or row["id"]})


def count_dyads(source: Source) -> Iterator[Dyad]:
    """All pairs of the export, in order of their ids.

    An event of several actors and recipients counts once for each pair of them; one with itself is no pair.
    """
    names = ("weight", *QUADS.values(), *TYPES)
    quads = (f"count(*) FILTER (type IN ({_quoted(_types_of(number))})) AS {name}" for number, name in QUADS.items())
    types = (f"count(*) FILTER (type = '{name}') AS \"{name}\"" for name in TYPES)
    for row in _answer(source, _DYADS.format(counts=", ".join((*quads, *types)), once=_ONCE)):
        counts = {name: row[name] for name in names if row[name]}
        first, last = (row[end].isoformat() if row[end] else None for end in ("first", "last"))
        yield Dyad(row["one"], row["other"], counts, first, last)


def count_alone(source: Source) -> dict[str, int]:
    """How many events are no part of any pair, by reason."""
    row = next(_answer(source, _ALONE.format(once=_ONCE)))
    reasons = {"only one side is named": row["one_sided"], "both sides are the same": row["with_itself"]}
    return {reason: number for reason, number in reasons.items() if number}


@cache
def _quad_of() -> dict[str, int]:
    return {entry.text("id"): int(entry.fields["quad"]) for entry in KnowledgeFiles().entries("events.toml", "type")}


def _types_of(quad: int) -> Sequence[str]:
    return [name for name, number in _quad_of().items() if number == quad]


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _answer(source: Source, query: str) -> Iterator[dict[str, Any]]:
    """Rows of a query over the events of an export."""
    with _connection() as connection:
        connection.register("events", _needed(source))
        for batch in connection.sql(query).to_arrow_reader(_BATCH):
            yield from batch.to_pylist()


def _needed(source: Source) -> pa.RecordBatchReader:
    schema = pa.schema([source.schema("events").field(name) for name in _NEEDED])
    return pa.RecordBatchReader.from_batches(
        schema, (batch.select(list(_NEEDED)).cast(schema) for batch in source.batches("events"))
    )


@contextmanager
def _connection() -> Iterator[Any]:
    import duckdb

    with tempfile.TemporaryDirectory(prefix="dragoman-") as scratch:
        connection = duckdb.connect(
            ":memory:", config={"threads": 1, "memory_limit": _MEMORY, "temp_directory": scratch}
        )
        connection.execute("SET enable_progress_bar = false")  # it would stand in the answer
        try:
            yield connection
        finally:
            connection.close()
