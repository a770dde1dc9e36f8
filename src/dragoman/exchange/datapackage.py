"""A Frictionless data package: CSV tables, a licence, and a data dictionary that says what every column means."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dragoman.exchange.dictionary import columns_of
from dragoman.exchange.flat import FlatColumn, flat_columns
from dragoman.exchange.formats import KINDS, ExportFormat, Source, Written
from dragoman.exchange.spreadsheet import TakesBytes, csv_lines, write_table
from dragoman.record.tables import SCHEMA_VERSION

_KEYS = {"events": ["id"], "documents": ["reading"]}
_OF_EVENT = {"mentions": ("event", "events", "id")}
_TYPES = {"text": "string", "list": "string", "json": "string"}
_TITLES = {
    "events": "What happened, each event once however often told",
    "mentions": "Every telling of these events",
    "quotes": "Who said what",
    "figures": "How many, as the articles give it",
    "offers": "Offers, requests and demands, and what became of them",
    "shifts": "Stances that moved",
    "documents": "The articles, without their text",
    "actors": "Every mention of an actor",
    "places": "Every place named",
    "times": "Every time named",
}
_LICENCE = {
    "name": "CC-BY-SA-4.0",
    "title": "Creative Commons Attribution-ShareAlike 4.0",
    "path": "https://creativecommons.org/licenses/by-sa/4.0/",
}
_ABOUT = (
    "Events, quotes and figures read from news articles. The licence covers the coding; the words quoted from the"
    " articles, and their titles, stay their publishers'. Whoever passes the package on may narrow or replace it."
)
_SOURCES = [
    {"title": "PLOVER 2.0, Open Event Data Alliance (event types and intensities; CC BY-SA 4.0)",
     "path": "https://github.com/openeventdata/PLOVER"},
    {"title": "GeoNames (places; CC BY 4.0)", "path": "https://www.geonames.org/"},
]  # fmt: skip
_CELLS = (
    "A list is one cell with '; ' between its entries. A text that begins with = + - @, a tab or a carriage return has an"
    " apostrophe before it, so that no spreadsheet takes it for a formula."
)


def write(source: Source, path: Path) -> Written:
    """A folder with ``datapackage.json``, ``dictionary.csv`` and ``data/events.csv, data/mentions.csv ...``.

    The texts of articles stay out, so that the package can be handed on; the sentences around events are in. The rows
    counted are the events.

    Source:
        Data Package and Table Schema, version 1, Frictionless Standards.
    """
    (path / "data").mkdir(parents=True)
    resources = [_dictionary(path)]
    rows = 0
    for kind in KINDS:
        columns = _columns(source, kind)
        with (path / "data" / f"{kind}.csv").open("wb") as file:
            out = _Measured(file)
            written = write_table(out, columns, source.batches(kind))
        rows = written if kind == "events" else rows
        resources.append(_resource(kind, f"data/{kind}.csv", _TITLES[kind], _schema(source, kind, columns), out))
    text = json.dumps(_package(resources), ensure_ascii=False, indent=2)
    (path / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    return Written(rows)


def _columns(source: Source, kind: str) -> tuple[FlatColumn, ...]:
    columns = flat_columns(kind, source.schema(kind))
    return tuple(c for c in columns if c.name != "text") if kind == "documents" else columns


class _Measured:
    """Counts and digests what is written to a file."""

    def __init__(self, file: TakesBytes) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.bytes = 0

    def write(self, data: bytes) -> int:
        """Pass it on."""
        self._digest.update(data)
        self.bytes += len(data)
        return self._file.write(data)

    @property
    def hash(self) -> str:
        """As a data package names it."""
        return f"sha256:{self._digest.hexdigest()}"


def _package(resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": "dragoman-record",
        "profile": "tabular-data-package",
        "title": "Record of events from news",
        "description": f"{_ABOUT} {_CELLS}",
        "version": f"{SCHEMA_VERSION}.0.0",
        "licenses": [_LICENCE],
        "sources": _SOURCES,
        "resources": resources,
    }


def _resource(name: str, path: str, title: str, schema: dict[str, Any], out: _Measured) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "profile": "tabular-data-resource",
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": out.bytes,
        "hash": out.hash,
        "schema": schema,
    }


def _schema(source: Source, kind: str, columns: Sequence[FlatColumn]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns], "missingValues": [""]}
    if kind in _KEYS and not (kind == "events" and source.of_mentions):
        schema["primaryKey"] = _KEYS[kind]
    keys = [_foreign("reading", "documents", "reading")] if kind != "documents" else []
    if kind in _OF_EVENT and not source.of_mentions:
        keys.append(_foreign(*_OF_EVENT[kind]))
    return {**schema, "foreignKeys": keys} if keys else schema


def _field(column: FlatColumn) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, column.kind),
        "description": column.meaning.text,
    }
    if column.kind == "boolean":
        return {**field, "trueValues": ["true"], "falseValues": ["false"]}
    if column.kind == "text" and column.meaning.values:
        field["constraints"] = {"enum": list(column.meaning.values)}
    return field


def _foreign(column: str, resource: str, target: str) -> dict[str, Any]:
    return {"fields": [column], "reference": {"resource": resource, "fields": [target]}}


def _dictionary(path: Path) -> dict[str, Any]:
    """Write the dictionary of the whole record, parts of columns included."""
    names = ("table", "column", "type", "meaning", "values")
    with (path / "dictionary.csv").open("wb") as file:
        out = _Measured(file)
        lines = csv_lines(out)
        lines.writerow(names)
        for kind in KINDS:
            for each in columns_of(kind):
                values = "|".join(each.meaning.values)
                lines.writerow((each.table, each.name, each.type, each.meaning.text, values))
    fields = [{"name": name, "type": "string"} for name in names]
    title = "Data dictionary of the record: every column of every table, with its parts"
    schema = {"fields": fields, "missingValues": [""], "primaryKey": ["table", "column"]}
    return _resource("dictionary", "dictionary.csv", title, schema, out)


FORMATS = (
    ExportFormat(
        id="datapackage",
        title="Frictionless data package",
        suffix="",
        keeps="All tables as CSV with a schema, a meaning for every column, keys between the tables, digests and a licence.",
        loses="The texts of the articles, and where in the text an event's actors are named.",
        write=write,
    ),
)
