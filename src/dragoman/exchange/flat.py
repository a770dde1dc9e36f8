"""Rows without parts: every actor, place and list of a row in columns of its own, for tools that know cells alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dragoman.exchange.dictionary import Meaning, meaning_of, part_meaning

_LEFT = {
    "events": frozenset(("mentions", "acts")),
    "mentions": frozenset(("mentions", "acts", "figures", "first_reported", "voices", "outlets", "contradictions")),
}
"""Columns that a table of mentions says, or that say nothing of a single mention."""
_OF_MANY = ("id", "name", "country", "sector")
"""Of a list of actors; of a single one all is kept."""


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column of plain cells.

    Attributes:
        name: ``"place_name"`` for the name of ``place``, ``"actors_country"`` for the countries of ``actors``.
        kind: ``text``, ``integer``, ``number``, ``boolean``, ``date``, ``list`` (of texts) or ``json``.
        meaning: What stands in it.
        field: The column of the table that it comes from.
        part: The part of that column; empty for the whole.
    """

    name: str
    kind: str
    meaning: Meaning
    field: str
    part: str = ""

    def of(self, batch: pa.RecordBatch) -> pa.Array:
        """The cells of a batch: of a ``list`` column lists of texts that are never null, of ``json`` texts."""
        column = batch.column(self.field)
        if self.kind == "json":
            return pa.array([_json(value) for value in column.to_pylist()], pa.string())
        if self.kind == "list":
            return _texts(column, self.part)
        return pc.struct_field(column, self.part) if self.part else column


def flat_columns(table: str, schema: pa.Schema) -> tuple[FlatColumn, ...]:
    """The plain columns of a table, in its order.

    A single actor or place becomes a column for each of its parts; a list of actors becomes four lists, of ids, names,
    countries and sectors, each as long as the others and with an empty text where an actor has none. What is deeper
    (figures, contradictions, parts of a quote) is one column of JSON. Of events and mentions those columns are left out
    that a table of mentions says.
    """
    left = _LEFT.get(table, frozenset())
    return tuple(flat for field in schema if field.name not in left for flat in _flat(table, field))


def _flat(table: str, field: pa.Field) -> Iterable[FlatColumn]:
    kind, name = field.type, field.name
    meaning = meaning_of(table, name)
    if pa.types.is_struct(kind):
        return [_part(table, field, part, kind, _plain(part.type), meaning) for part in kind]
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        parts = {part.name: part for part in kind.value_type}
        if set(_OF_MANY) <= set(parts):
            return [_part(table, field, parts[each], kind.value_type, "list", meaning) for each in _OF_MANY]
        return [FlatColumn(name, "json", meaning, name)]
    return [FlatColumn(name, "list" if pa.types.is_list(kind) else _plain(kind), meaning, name)]


def _part(table: str, field: pa.Field, part: pa.Field, kind: pa.StructType, plain: str, whole: Meaning) -> FlatColumn:
    meaning = Meaning(f"{whole.text}: {part_meaning(table, field.name, part, kind).text}")
    return FlatColumn(f"{field.name}_{part.name}", plain, meaning, field.name, part.name)


def _plain(kind: pa.DataType) -> str:
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_date(kind):
        return "date"
    if pa.types.is_integer(kind):
        return "integer"
    return "number" if pa.types.is_floating(kind) else "text"


def _texts(column: pa.Array, part: str) -> pa.Array:
    """Lists of texts, empty where the list or a text is null."""
    values = column.flatten()
    if part:
        values = pc.struct_field(values, part)
    lengths = pc.fill_null(pc.list_value_length(column), 0)
    ends = pc.cumulative_sum(lengths).cast(pa.int32())
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), ends])
    return pa.ListArray.from_arrays(offsets, pc.fill_null(values, ""))


def _json(value: Any) -> str | None:
    if not value:
        return None if value is None else "[]"
    return _ENCODER.encode(value)


def _day(value: Any) -> str:
    assert isinstance(value, date)
    return value.isoformat()


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_day)
