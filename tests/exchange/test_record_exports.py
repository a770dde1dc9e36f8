"""A record out to every format: from articles to files."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dragoman.exchange.registry import EXPORTS
from dragoman.pipeline.record import Record
from tests.fake_reader import load_fake

ATTACK = (
    "Norway attacked Sweden in Oslo on Wednesday, the two governments said. The attack came at dawn, "
    "and at least 34 people were killed. “We regret it,” said the office that speaks for the country."
)
VISIT = "Sweden invited Chad to a visit, which was to follow in the spring, and the two of them warmed to each other."
LIVELY = (
    "timelinejs",
    "timelinejs_sheet",
    "annotations",
    "geojson",
    "sqlite",
    "csv",
    "parquet",
    "bibtex",
    "datapackage",
)
"""Formats that take events of every status."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Two articles, read by a reader that knows four words."""
    made = Record(tmp_path_factory.mktemp("record") / "record", load=load_fake)
    made.add(
        [
            {"id": "a", "text": ATTACK, "published": "2025-05-15", "source": "Post"},
            {"id": "b", "text": VISIT, "published": "2025-06-02", "source": "Globe", "url": "https://example.org/b"},
        ]
    )
    return made


def files(path: Path) -> dict[str, bytes]:
    """What was written, by name."""
    found = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    return {str(each.relative_to(path)): each.read_bytes() for each in found}


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("mentions", [False, True], ids=["events", "mentions"])
def test_the_same_record_is_the_same_bytes(record: Record, tmp_path: Path, name: str, mentions: bool) -> None:
    """In every format."""
    for each in ("one", "other"):
        record.export(name, tmp_path / each, mentions=mentions)
    assert files(tmp_path / "one") == files(tmp_path / "other") != {}


@pytest.mark.parametrize("name", EXPORTS)
def test_a_record_without_such_events_is_still_a_file(record: Record, tmp_path: Path, name: str) -> None:
    """A filter that nothing passes is no fault."""
    assert record.export(name, tmp_path / "a", actor="CHN").rows == 0
    assert files(tmp_path / "a")


@pytest.mark.parametrize("name", LIVELY)
def test_a_format_with_a_status_leaves_none_out(name: str) -> None:
    """It can say what was only offered."""
    assert EXPORTS[name].default_status == ()


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_says_what_it_keeps_and_loses(name: str) -> None:
    """In whole sentences."""
    form = EXPORTS[name]
    assert form.keeps.endswith(".")
    assert form.loses.endswith(".")


def test_an_annotation_finds_its_words_in_the_kept_text(record: Record, tmp_path: Path) -> None:
    """By position and by quotation, for every mention."""
    record.export("annotations", tmp_path / "a")
    texts = {row["url"] or "urn:dragoman:document:a": row["text"] for row in record.documents().arrow().to_pylist()}
    items = json.loads((tmp_path / "a").read_text(encoding="utf-8"))["first"]["items"]
    for target in (item["target"] for item in items):
        place, words = target["selector"]
        text = texts[target["source"]]
        assert text[place["start"] : place["end"]] == words["exact"]
        assert text[: place["start"]].endswith(words.get("prefix", ""))
        assert text[place["end"] :].startswith(words.get("suffix", ""))
    assert items


def test_filters_hold_in_every_table(record: Record, tmp_path: Path) -> None:
    """Articles that the events do not rest on stay out."""
    record.export("parquet", tmp_path / "a", type="ASSAULT")
    told = {path.stem: pq.read_table(path) for path in (tmp_path / "a").iterdir()}
    assert told["documents"].column("doc").to_pylist() == ["a"]
    assert set(told["events"].column("type").to_pylist()) == {"ASSAULT"}


def test_the_keys_of_a_database_hold(record: Record, tmp_path: Path) -> None:
    """Every figure has its mention, every mention its event and its article."""
    record.export("sqlite", tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("SELECT count(*) FROM figures").fetchone()[0] > 0


def test_a_timeline_tells_of_offers_as_offers(record: Record, tmp_path: Path) -> None:
    """Nothing is silently told as having happened."""
    record.export("timelinejs", tmp_path / "a", type="CONSULT")
    slides: list[dict[str, Any]] = json.loads((tmp_path / "a").read_text(encoding="utf-8"))["events"]
    assert all(slide["text"]["headline"].endswith("(offered)") for slide in slides)
    assert slides
