"""Parquet, as others read it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from dragoman.exchange import parquet
from dragoman.exchange.formats import EVENT_ROW, KINDS
from dragoman.exchange.parquet import write
from tests.exchange.made_rows import event, person, source_of


def test_every_kind_has_a_file(tmp_path: Path) -> None:
    """Also one without rows."""
    write(source_of(events=[event()]), tmp_path / "a")
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == sorted(f"{kind}.parquet" for kind in KINDS)


def test_arrow_reads_what_was_written(tmp_path: Path) -> None:
    """Column for column, nested ones too."""
    events = [event(n, actors=[person(f"A{n}", "FRA")]) for n in range(5)]
    write(source_of(events=events), tmp_path / "a")
    assert pq.read_table(tmp_path / "a" / "events.parquet").to_pylist() == events


def test_duckdb_reads_the_parts_of_an_actor(tmp_path: Path) -> None:
    """As SQL names them."""
    write(source_of(events=[event(actors=[person("A", "FRA")])]), tmp_path / "a")
    file = tmp_path / "a" / "events.parquet"
    assert duckdb.sql(f"SELECT actors[1].country FROM '{file}'").fetchall() == [("FRA",)]


def test_a_column_says_what_it_means(tmp_path: Path) -> None:
    """In the file itself."""
    write(source_of(), tmp_path / "a")
    field = pq.read_schema(tmp_path / "a" / "events.parquet").field("type")
    assert field.metadata[b"description"] == b"Event type of PLOVER 2.0"


def test_a_file_without_rows_has_its_columns(tmp_path: Path) -> None:
    """All of them."""
    write(source_of(), tmp_path / "a")
    assert pq.read_schema(tmp_path / "a" / "events.parquet").names == EVENT_ROW.names


def test_small_batches_become_row_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one size, but for the last."""
    monkeypatch.setattr(parquet, "_GROUP", 3)
    write(source_of(events=[event(n) for n in range(8)]), tmp_path / "a")
    held = pq.ParquetFile(tmp_path / "a" / "events.parquet").metadata
    assert [held.row_group(n).num_rows for n in range(held.num_row_groups)] == [3, 3, 2]


def test_no_row_is_lost_between_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor told twice."""
    monkeypatch.setattr(parquet, "_GROUP", 3)
    write(source_of(events=[event(n) for n in range(8)]), tmp_path / "a")
    ids = pq.read_table(tmp_path / "a" / "events.parquet").column("id").to_pylist()
    assert ids == [f"{n:016x}" for n in range(8)]


def test_the_same_events_are_the_same_bytes(tmp_path: Path) -> None:
    """File for file."""
    for name in ("a", "b"):
        write(source_of(events=[event(1), event(2)]), tmp_path / name)
    one, other = ((tmp_path / name / "events.parquet").read_bytes() for name in ("a", "b"))
    assert one == other
