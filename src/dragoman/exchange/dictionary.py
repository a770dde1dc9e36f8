"""The data dictionary: what every column of every table means (``data/dictionary.csv``), with its type from the schema."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa

from dragoman.exchange.formats import EVENT_ROW
from dragoman.record.tables import SCHEMAS

_FILE = Path(__file__).parent / "data" / "dictionary.csv"
_ACTOR = frozenset(("id", "name", "country", "sector"))
_PLACE = frozenset(("lat", "lon", "geonameid"))
_SAME = {"mentions": "events"}
"""Tables that have the columns of another."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column means.

    Attributes:
        text: One sentence without a full stop.
        values: All that may stand in it, where that is a closed list; else empty.
    """

    text: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, or a part of one.

    Attributes:
        table: ``"events"``.
        name: ``"status"``; a part has the names on the way to it: ``"actors.country"``.
        type: ``text``, ``integer``, ``number``, ``day``, ``yes or no``, ``parts``, or a ``list of`` these.
        meaning: What stands in it.
    """

    table: str
    name: str
    type: str
    meaning: Meaning


@cache
def meanings() -> Mapping[tuple[str, str], Meaning]:
    """The shipped dictionary: (table, column) to meaning."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {
            (row["table"], row["column"]): Meaning(row["meaning"], tuple(filter(None, row["values"].split("|"))))
            for row in rows
        }


def meaning_of(table: str, name: str) -> Meaning:
    """What a column means, or a part of one that has a row of its own: ``meaning_of("events", "figures.low")``.

    Raises:
        KeyError: the dictionary does not know the column.
    """
    known = meanings()
    for of in (_SAME.get(table, table), "fact"):
        if (of, name) in known:
            return known[of, name]
    raise KeyError(f"{table}.{name}")


def part_meaning(table: str, name: str, part: pa.Field, kind: pa.StructType) -> Meaning:
    """What a part of a column means: an actor's, a place's or a stretch's, unless the dictionary has a row for it.

    Raises:
        KeyError: the dictionary does not know the part.
    """
    known = meanings()
    own = known.get((_SAME.get(table, table), f"{name}.{part.name}"))
    return own or known.get((_shape(kind), part.name)) or known["span", part.name]


def schema_of(table: str) -> pa.Schema:
    """Columns of a table: of the record's tables, and of events and mentions as an export has them."""
    return EVENT_ROW if table in ("events", "mentions") else SCHEMAS[table]


def columns_of(table: str) -> tuple[Column, ...]:
    """All columns of a table with their parts, in the order of the table."""
    return tuple(column for field in schema_of(table) for column in _columns(table, field.name, field.type, None))


def _columns(table: str, name: str, kind: pa.DataType, meaning: Meaning | None) -> Iterator[Column]:
    yield Column(table, name, type_name(kind), meaning or meaning_of(table, name))
    inner = kind.value_type if pa.types.is_list(kind) else kind
    if pa.types.is_struct(inner):
        for part in inner:
            yield from _columns(table, f"{name}.{part.name}", part.type, part_meaning(table, name, part, inner))


def type_name(kind: pa.DataType) -> str:
    """A type in plain words."""
    if pa.types.is_list(kind):
        return f"list of {type_name(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "parts"
    if pa.types.is_boolean(kind):
        return "yes or no"
    if pa.types.is_date(kind):
        return "day"
    if pa.types.is_integer(kind):
        return "integer"
    return "number" if pa.types.is_floating(kind) else "text"


def as_markdown(tables: Sequence[str]) -> str:
    """The dictionary of some tables as a page: a heading and a table each; what ``docs/columns.md`` is."""
    return "\n".join(line for table in tables for line in _section(table))


def _section(table: str) -> Iterator[str]:
    yield from (f"## {table}", "", "| column | type | meaning |", "|---|---|---|")
    for each in columns_of(table):
        allowed = f" ({', '.join(each.meaning.values)})" if each.meaning.values else ""
        yield f"| `{each.name}` | {each.type} | {each.meaning.text}{allowed} |"
    yield ""


def _shape(kind: pa.StructType) -> str:
    names = {field.name for field in kind}
    if names >= _ACTOR:
        return "actor"
    return "place" if names >= _PLACE else "span"
