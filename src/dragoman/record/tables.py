"""Readings -> Arrow, one table a kind; the schema is the public contract and carries a version.

The columns are the fields of RECORD.md. Words that SQL reserves have other names here: ``char_start, char_end`` for
start and end, ``from_actor, to_actor`` in shifts, ``offered_by, offered_to`` in offers; an answer's days are
``answered_earliest, answered_latest``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from dragoman.model.document import Document
from dragoman.model.mention import Reading
from dragoman.model.plain import Plain, plain_document, plain_objects
from dragoman.record.articles import article_name

SCHEMA_VERSION = 1
"""Raised when a column changes its name or meaning; new columns do not raise it."""

_TEXT, _INT, _FLOAT, _DAY = pa.string(), pa.int32(), pa.float64(), pa.date32()
_SPAN = [("char_start", _INT), ("char_end", _INT), ("text", _TEXT)]
_ACTOR = pa.struct([("id", _TEXT), ("name", _TEXT), ("country", _TEXT), ("sector", _TEXT), *_SPAN])
_WHERE = [("name", _TEXT), ("country", _TEXT), ("lat", _FLOAT), ("lon", _FLOAT), ("geonameid", pa.int64())]
_PLACE = pa.struct([*_WHERE, *_SPAN])
_CUE = pa.struct(_SPAN)
_PARTS = pa.list_(pa.struct(_SPAN[:2]))
_FACT = [("doc", _TEXT), ("reading", _TEXT), *_SPAN]
_DAYS = [("earliest", _DAY), ("latest", _DAY)]
_MADE_BY = [("rule", _TEXT), ("model", _TEXT), ("code", _TEXT), ("confidence", _FLOAT)]

_COLUMNS: dict[str, list[tuple[str, pa.DataType]]] = {
    "documents": [
        ("doc", _TEXT),
        ("reading", _TEXT),
        ("article", _TEXT),
        ("version", _INT),
        ("pass_number", _INT),
        ("content", _TEXT),
        ("published", _DAY),
        ("updated", _DAY),
        ("dateline", _TEXT),
        ("title", _TEXT),
        ("source", _TEXT),
        ("byline", _TEXT),
        ("url", _TEXT),
        ("language", _TEXT),
        ("body", _INT),
        ("warnings", pa.list_(_TEXT)),
        ("was_read", pa.bool_()),
        ("model", _TEXT),
        ("rules", _TEXT),
        ("code", _TEXT),
        ("text", _TEXT),
    ],
    "times": [*_FACT, *_DAYS, ("value", _TEXT), ("type", _TEXT), ("grain", _TEXT), ("anchor", _TEXT), *_MADE_BY],
    "actors": [
        *_FACT,
        ("id", _TEXT),
        ("name", _TEXT),
        ("country", _TEXT),
        ("sector", _TEXT),
        ("form", _TEXT),
        ("members", pa.list_(_ACTOR)),
        *_MADE_BY,
    ],
    "places": [*_FACT, *_WHERE, *_MADE_BY],
    "events": [
        *_FACT,
        ("id", _TEXT),
        ("act", _TEXT),
        ("same_as", _TEXT),
        ("type", _TEXT),
        ("mode", _TEXT),
        ("contexts", pa.list_(_TEXT)),
        ("status", _TEXT),
        ("actors", pa.list_(_ACTOR)),
        ("recipients", pa.list_(_ACTOR)),
        *_DAYS,
        ("place", _PLACE),
        ("claimed_by", _ACTOR),
        ("content_of", _TEXT),
        ("caused_by", _TEXT),
        ("intensity", _FLOAT),
        ("trigger", _TEXT),
        *_MADE_BY,
    ],
    "predicates": [*_FACT, ("status", _TEXT), ("claimed_by", _ACTOR), ("factuality", _FLOAT), *_DAYS, *_MADE_BY],
    "quotes": [
        *_FACT,
        ("form", _TEXT),
        ("manner", _TEXT),
        ("parts", _PARTS),
        ("speaker", _ACTOR),
        ("addressee", _ACTOR),
        ("cue", _CUE),
        ("occasion", _TEXT),
        ("occasion_words", _CUE),
        ("via", pa.list_(_ACTOR)),
        *_DAYS,
        *_MADE_BY,
    ],
    "figures": [
        *_FACT,
        ("measure", _TEXT),
        ("value", _FLOAT),
        ("upper", _FLOAT),
        ("bound", _TEXT),
        ("unit", _TEXT),
        ("event", _TEXT),
        ("claimed_by", _ACTOR),
        *_MADE_BY,
    ],
    "shifts": [*_FACT, ("from_actor", _ACTOR), ("to_actor", _ACTOR), ("direction", _TEXT), *_DAYS, *_MADE_BY],
    "offers": [
        *_FACT,
        ("event", _TEXT),
        ("form", _TEXT),
        ("offered_by", pa.list_(_ACTOR)),
        ("offered_to", pa.list_(_ACTOR)),
        ("deadline", _DAY),
        ("outcome", _TEXT),
        ("answer", _TEXT),
        ("answered_earliest", _DAY),
        ("answered_latest", _DAY),
        *_MADE_BY,
    ],
    "quarantine": [
        ("key", _TEXT),
        ("origin", _TEXT),
        ("line", _INT),
        ("reason", _TEXT),
        ("advice", _TEXT),
        ("doc", _TEXT),
    ],
}

SCHEMAS: Mapping[str, pa.Schema] = {
    name: pa.schema(columns, metadata={"dragoman.schema": str(SCHEMA_VERSION)}) for name, columns in _COLUMNS.items()
}
"""Table name to its schema, in the order of RECORD.md."""

FACTS = tuple(name for name in SCHEMAS if name not in ("documents", "quarantine"))


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made a reading: with the article's content it names the reading for good.

    Attributes:
        model: Name of the language model asked for.
        rules: Digest of the knowledge files.
        code: Version of this package.
    """

    model: str
    rules: str
    code: str


@dataclass(frozen=True, slots=True)
class Slot:
    """An article's place in the record, given out before it is read.

    Attributes:
        reading: Digest of content and provenance: the same article read by the same rules is the same reading.
        article: Its URL, else its id: what stays when the text is changed.
        version: 1 for the first text under that name.
        pass_number: 1 for the first reading of that text; a later reading stands in front.
        content: Digest of the article.
    """

    reading: str
    article: str
    version: int
    pass_number: int
    content: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading on its way into a part; ``was_read`` is False for an article kept unread (another language)."""

    slot: Slot
    reading: Reading
    was_read: bool = True


def content_digest(document: Document) -> str:
    """What the article says and when, where and by whom it was said: 16 hexadecimal digits.

    Of an article with an address the id is left out: a second crawl of the same words is no new version.
    """
    return digest([article_name(document), str(document.published), document.title, document.source, document.text])


def digest(parts: Sequence[str | None]) -> str:
    """16 hexadecimal digits of SHA-256 over some texts."""
    written = json.dumps(list(parts), ensure_ascii=True)
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:16]


def tables_of(kept: Sequence[Kept], provenance: Provenance) -> dict[str, pa.Table]:
    """The tables of some readings, empty ones left out; rows in the order of the readings, then of their objects."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    for each in kept:
        rows["documents"].append(_document_row(each, provenance))
        acts = _acts(each.reading)
        for plain in plain_objects(each.reading) if each.was_read else ():
            if plain["kind"] != "document":
                rows[f"{plain['kind']}s"].append(_fact_row(plain, each, provenance, acts))
    return {name: table_of(name, found) for name, found in rows.items() if found}


def table_of(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    """Rows as a table of the named kind; what a row lacks is null."""
    return pa.Table.from_pylist(rows, schema=SCHEMAS[name])


def to_object(kind: str, row: Mapping[str, Any]) -> Plain:
    """A row under RECORD.md's names, as JSON has them: the way back from ``tables_of``."""
    plain: Plain = {"kind": kind}
    for key, value in row.items():
        if key not in _INTERNAL:
            plain[_PLAIN_NAMES.get(key, key)] = _to_plain(value)
    if "answered_earliest" in plain:
        days = {"earliest": plain.pop("answered_earliest"), "latest": plain.pop("answered_latest")}
        plain["answered"] = days if any(days.values()) else None
    if isinstance(plain.get("parts"), list):
        plain["parts"] = [[part["start"], part["end"]] for part in plain["parts"]]
    return plain


_INTERNAL = frozenset(("reading", "act", "content", "article"))
_PLAIN_NAMES = {
    "char_start": "start",
    "char_end": "end",
    "from_actor": "from",
    "to_actor": "to",
    "offered_by": "by",
    "offered_to": "to",
}


def _to_plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {_PLAIN_NAMES.get(key, key): _to_plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_to_plain(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _document_row(kept: Kept, provenance: Provenance) -> dict[str, Any]:
    document, slot = kept.reading.document, kept.slot
    plain = plain_document(document, kept.reading.warnings)
    return {
        **plain,
        "doc": document.id,
        "published": document.published,
        "updated": document.updated,
        "reading": slot.reading,
        "article": slot.article,
        "version": slot.version,
        "pass_number": slot.pass_number,
        "content": slot.content,
        "was_read": kept.was_read,
        "model": kept.reading.model or provenance.model,
        "rules": provenance.rules,
        "code": provenance.code,
    }


def _fact_row(plain: Plain, kept: Kept, provenance: Provenance, acts: Mapping[str, str]) -> dict[str, Any]:
    row = {
        "model": kept.reading.model or provenance.model,
        **{
            _column(plain["kind"], key): _to_column(value) if isinstance(value, dict | list) else value
            for key, value in plain.items()
        },
        "reading": kept.slot.reading,
        "code": provenance.code,
    }
    for key in ("earliest", "latest", "deadline"):
        row[key] = _to_day(row.get(key))
    if plain["kind"] == "event":
        row["act"] = acts[plain["id"]]
    elif plain["kind"] == "offer":
        answered = plain["answered"] or {}
        row["answered_earliest"] = _to_day(answered.get("earliest"))
        row["answered_latest"] = _to_day(answered.get("latest"))
    elif plain["kind"] == "quote":
        row["parts"] = [{"char_start": start, "char_end": end} for start, end in plain["parts"]]
    return row


def _column(kind: str, key: str) -> str:
    if kind == "offer" and key == "to":
        return "offered_to"
    return _COLUMN_NAMES.get(key, key)


_COLUMN_NAMES = {
    "start": "char_start",
    "end": "char_end",
    "from": "from_actor",
    "to": "to_actor",
    "by": "offered_by",
}


def _to_column(value: Any) -> Any:
    """Nested objects with their offsets renamed as well."""
    if isinstance(value, dict):
        return {_COLUMN_NAMES.get(key, key): _to_column(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_to_column(part) for part in value]
    return value


def _to_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _acts(reading: Reading) -> dict[str, str]:
    """Each event mention's id to the id of the first mention of the same act, whatever the chain of ``same_as``."""
    earlier = {event.id: event.same_as for event in reading.events}
    return {name: _root(name, earlier) for name in earlier}


def _root(name: str, earlier: Mapping[str, str | None]) -> str:
    seen = {name}
    while (before := earlier.get(name)) and before in earlier and before not in seen:
        seen.add(before)
        name = before
    return name


def quarantine_table(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Quarantine rows as a table; ``key`` tells a fault that was already noted."""
    columns = ("origin", "line", "reason", "advice", "doc")
    return table_of("quarantine", [{"key": quarantine_key(row), **{c: row.get(c) for c in columns}} for row in rows])


def quarantine_key(row: Mapping[str, Any]) -> str:
    """The same fault at the same place has the same key."""
    return digest([str(row["origin"]), str(row.get("line")), str(row["reason"]), str(row.get("doc"))])
