"""Columns under any name: as the user says, else by the usual names."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from dragoman.ingest.mapping import ColumnMap, row_of
from dragoman.ingest.opening import Reach
from dragoman.model.errors import IngestError, UsageError
from tests.ingest.inputs import STORY, taken, write


def test_columns_are_named_by_the_user() -> None:
    """The rest is guessed."""
    found = ColumnMap.of("text=Inhalt, source=Blatt").columns(["Inhalt", "Blatt", "Date", "Headline"])
    assert found == {"text": "Inhalt", "source": "Blatt", "published": "Date", "title": "Headline"}


@pytest.mark.parametrize(
    ("names", "text", "published"),
    [
        (["maintext", "date_publish"], "maintext", "date_publish"),
        (["content", "publishedAt"], "content", "publishedAt"),
        (["Body", "Publication Date"], "Body", "Publication Date"),
        (["text", "body", "date"], "text", "date"),
    ],
)
def test_usual_names_are_known(names: list[str], text: str, published: str) -> None:
    """Whatever their case and punctuation; JSONL's own name goes first."""
    found = ColumnMap().columns(names)
    assert (found["text"], found["published"]) == (text, published)


def test_without_a_column_of_text_those_there_are_named() -> None:
    """And how to name the right one."""
    with pytest.raises(IngestError, match="there are alpha, beta") as told:
        ColumnMap().columns(["alpha", "beta"])
    assert "--map" in told.value.advice


def test_a_named_column_must_be_there() -> None:
    """A slip of the pen is no guess."""
    with pytest.raises(IngestError, match='no column "bdy" for text; there are body'):
        ColumnMap.of("text=bdy").columns(["body"])


@pytest.mark.parametrize("written", ["text", "words=body", "text=", "text=a,text=b"])
def test_a_wrong_map_is_wrong_use(written: str) -> None:
    """Before anything is read."""
    with pytest.raises(UsageError):
        ColumnMap.of(written)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-05-15", "2025-05-15"),
        ("2025-05-15 09:30:00", "2025-05-15"),
        ("May 15, 2025", "2025-05-15"),
        ("15.05.2025", "2025-05-15"),
        ("20250515", "2025-05-15"),
        (20250515, "2025-05-15"),
        (date(2025, 5, 15), "2025-05-15"),
        ("soon", "soon"),
        (float("nan"), None),
    ],
)
def test_tables_write_days_in_many_ways(written: object, day: str | None) -> None:
    """What is no day stays as it is, to be told of."""
    row = row_of({"body": "x", "date": written}, {"text": "body", "published": "date"})
    assert row.get("published") == day


def test_rows_of_json_are_mapped_too(tmp_path: Path) -> None:
    """A row that lacks the day has none."""
    rows = [{"words": STORY, "when": "2024-01-02"}, {"words": STORY}, {"text": STORY}]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    documents, (fault,), _ = taken(path, reach=Reach(ColumnMap.of("text=words,published=when")))
    assert [document.published for document in documents] == [date(2024, 1, 2), date(2025, 5, 15)]
    assert 'no column "words"' in fault.reason


def test_published_under_its_own_name_stays_strict(tmp_path: Path) -> None:
    """JSONL promises an ISO date there, and a title under another name changes nothing about that."""
    row = json.dumps({"text": STORY, "published": "May 3, 2024", "headline": "T"})
    (document,), _, warnings = taken(write(tmp_path / "a.jsonl", row))
    assert (document.published, document.title) == (None, "T")
    assert "neither an ISO date" in warnings[0]


def test_standard_input_is_a_table_where_columns_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else has any."""
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(f'words;day\n"{STORY}";2024-01-02\n'.encode())))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", stream)
    (document,), _, _ = taken("-", reach=Reach(ColumnMap.of("text=words,published=day")))
    assert (document.text, document.published) == (STORY, date(2024, 1, 2))
