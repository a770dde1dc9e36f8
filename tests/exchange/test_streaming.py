"""No writer holds all rows: many rows take no more memory than few."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from dragoman.exchange import (
    bibtex,
    datapackage,
    geojson,
    graph,
    parquet,
    spreadsheet,
    sqlite,
    timelinejs,
    web_annotation,
)
from dragoman.exchange.formats import EVENT_ROW, ExportFormat
from dragoman.record.tables import SCHEMAS
from tests.exchange.made_rows import event, person, place

ROWS = 80
FORMATS: dict[str, ExportFormat] = {
    form.id: form
    for module in (
        bibtex, datapackage, geojson, graph, parquet, spreadsheet, sqlite, timelinejs, web_annotation,
    )
    for form in module.FORMATS
}  # fmt: skip
_LONG = "The gunners struck the depot by the river, and three crews fled. " * 10
_EVENTS = [
    event(n, actors=[person(f"A{n % 9}")], recipients=[person(f"B{n % 7}")], place=place("Paris", "FRA", 48.85, 2.35),
          sentence=_LONG)
    for n in range(ROWS)
]  # fmt: skip
_DOCUMENTS = [
    {"doc": f"d{n}", "reading": f"r{n}", "article": f"id:{n}", "version": 1, "text": _LONG} for n in range(ROWS)
]


@dataclass
class Repeated:
    """A source that hands out the same rows again and again, and looks how much Arrow holds meanwhile."""

    times: int
    of_mentions: bool = False
    held: int = 0
    made: dict[str, pa.RecordBatch] = field(default_factory=dict)

    def schema(self, kind: str) -> pa.Schema:
        """Columns of a kind."""
        return EVENT_ROW if kind in ("events", "mentions") else SCHEMAS[kind]

    def batches(self, kind: str) -> Iterator[pa.RecordBatch]:
        """The rows, ``times`` times over, each time in memory of their own."""
        given = {"events": _EVENTS, "mentions": _EVENTS, "documents": _DOCUMENTS}.get(kind, [])
        for _ in range(self.times):
            yield pa.RecordBatch.from_pylist(given, schema=self.schema(kind))
            self.held = max(self.held, pa.total_allocated_bytes())

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        """The same as dictionaries."""
        for batch in self.batches(kind):
            yield from batch.to_pylist()


def peak(form: ExportFormat, times: int, path: Path) -> int:
    """The most memory that writing took, Python's and Arrow's."""
    source, before = Repeated(times), pa.total_allocated_bytes()
    tracemalloc.start()
    try:
        form.write(source, path)
        return tracemalloc.get_traced_memory()[1] + source.held - before
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", FORMATS)
def test_six_times_the_rows_take_no_more_memory(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for what any measurement wavers by."""
    monkeypatch.setattr(parquet, "_GROUP", ROWS)
    few, many = (peak(FORMATS[name], times, tmp_path / f"{times}{FORMATS[name].suffix}") for times in (2, 12))
    assert many < 1.5 * few


def test_a_writer_that_keeps_its_rows_would_be_found(tmp_path: Path) -> None:
    """The measurement can tell."""

    def hoard(source: Any, path: Path) -> Any:
        path.write_text(str(len(list(source.rows("events")))))

    form = ExportFormat("hoard", "Hoard", ".txt", "All.", "Nothing.", hoard)
    few, many = (peak(form, times, tmp_path / f"{times}.txt") for times in (2, 12))
    assert many > 1.5 * few
