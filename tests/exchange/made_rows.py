"""A source of rows that needs no record: what a writer is given, made by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from dragoman.exchange.formats import EVENT_ROW, MENTION_ROW
from dragoman.record.tables import SCHEMAS

ACTOR = {"char_start": None, "char_end": None, "text": None}


def person(
    name: str, country: str | None = None, sector: str | None = None, known: str | None = None
) -> dict[str, Any]:
    """An actor of a row."""
    return {"id": known or f"text:{name.lower()}", "name": name, "country": country, "sector": sector, **ACTOR}


def place(name: str, country: str | None, lat: float | None = None, lon: float | None = None) -> dict[str, Any]:
    """A place of a row."""
    return {"name": name, "country": country, "lat": lat, "lon": lon, "geonameid": None, **ACTOR}


def event(number: int = 1, **given: Any) -> dict[str, Any]:
    """An event row: a strike on a made-up day unless told otherwise."""
    name = f"{number:016x}"
    row = {
        "doc": "doc-1", "reading": "0" * 16, "char_start": 12, "char_end": 18, "text": "struck", "id": name, "event": name,
        "type": "ASSAULT", "mode": None, "contexts": [], "status": "happened",
        "actors": [person("Armed Forces of Freedonia", "FRA", "MIL")], "recipients": [person("Germany", "DEU")],
        "earliest": date(2031, 5, 4), "latest": date(2031, 5, 4), "place": None, "claimed_by": None,
        "intensity": -9.0, "trigger": "strike", "rule": "frames:strike", "model": "en", "code": "0", "confidence": 0.9,
        "mentions": [{"doc": "doc-1", "char_start": 12, "char_end": 18, "source": "Courier", "published": date(2031, 5, 5)}],
        "figures": [], "first_reported": date(2031, 5, 5), "voices": 1, "outlets": ["Courier"], "contradictions": [],
        "acts": [name], "sentence": "The gunners struck the depot.", "sentence_start": 0, "prefix": "The gunners ",
        "suffix": " the depot.", "url": "https://courier.example/1", "title": "Depot struck", "source": "Courier",
        "published": date(2031, 5, 5), "language": "en",
    }  # fmt: skip
    return dict.fromkeys(EVENT_ROW.names) | row | given


@dataclass(frozen=True)
class FakeSource:
    """Rows by kind, handed out as a record would."""

    given: Mapping[str, Sequence[Mapping[str, Any]]]
    of_mentions: bool = False

    def schema(self, kind: str) -> pa.Schema:
        return {"events": EVENT_ROW, "mentions": MENTION_ROW}.get(kind) or SCHEMAS[kind]

    def batches(self, kind: str) -> Iterator[pa.RecordBatch]:
        rows = list(self.given.get(kind, ()))
        yield from pa.Table.from_pylist(rows, schema=self.schema(kind)).to_batches(max_chunksize=2)

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        for batch in self.batches(kind):
            yield from batch.to_pylist()


def source_of(*, of_mentions: bool = False, **given: Sequence[Mapping[str, Any]]) -> FakeSource:
    """A source: ``source_of(events=[event(), ...], documents=[...])``."""
    return FakeSource(given, of_mentions)
