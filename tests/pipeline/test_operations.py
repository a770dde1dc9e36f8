"""The verbs: read one, read many, read what lies in files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.ingest.quarantine import Quarantined
from dragoman.model.document import Document
from dragoman.model.errors import ReadingError, UsageError
from dragoman.pipeline.operations import read, read_many, read_paths
from dragoman.pipeline.serialise import json_lines
from tests.fake_reader import load_fake

TEXT = (
    "Norway attacked Sweden in Oslo on 2025-05-14, the two governments said. The attack came at dawn, and at least "
    "34 people were killed. “We regret it,” said the office. Norway invited Sweden and warmed to Sweden; it hoped."
)


def test_every_object_holds_the_words_it_points_at() -> None:
    """text[start:end] is the object's text, also within actors, cues and places, also after odd characters."""
    text = "😀 Bogota\u0301\u00a0— " + TEXT
    objects = read(text, "2025-05-15", predicates=True, load=load_fake).to_dicts()
    checked = [spot for plain in objects for spot in spots(plain) if plain["kind"] != "document"]
    assert all(text[spot["start"] : spot["end"]] == spot["text"] for spot in checked)
    assert len(checked) > 15


def spots(value: object) -> list[dict[str, object]]:
    """Every object inside that has offsets."""
    if isinstance(value, list):
        return [spot for part in value for spot in spots(part)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("start") is not None else []
    return own + [spot for part in value.values() for spot in spots(part)]


KINDS = ["document", "time", "actor", "place", "event", "predicate", "quote", "figure", "shift", "offer"]


def test_kinds_come_in_the_order_of_the_contract() -> None:
    """All ten of them, each in one run."""
    objects = read(TEXT, "2025-05-15", predicates=True, load=load_fake).to_dicts()
    assert list(dict.fromkeys(plain["kind"] for plain in objects)) == KINDS


FIELDS = {
    "document": "id published dateline title source url language text",
    "time": "earliest latest value type anchor",
    "actor": "id name country sector start end text form",
    "place": "name country lat lon geonameid",
    "event": "id same_as type mode contexts status actors recipients earliest latest place claimed_by content_of "
    "caused_by intensity confidence rule model",
    "predicate": "status claimed_by factuality earliest latest",
    "quote": "form manner parts speaker addressee cue earliest latest",
    "figure": "measure value upper bound unit event claimed_by",
    "shift": "from to direction earliest latest",
    "offer": "event form by to deadline outcome answer answered",
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_object_has_the_fields_of_the_contract(kind: str) -> None:
    """By the names that RECORD.md gives."""
    objects = read(TEXT, "2025-05-15", predicates=True, load=load_fake).to_dicts()
    plain = next(plain for plain in objects if plain["kind"] == kind)
    base = set() if kind == "document" else {"doc", "start", "end", "text"}
    assert base | set(FIELDS[kind].split()) <= set(plain)


def test_predicates_come_only_when_asked_for() -> None:
    """They are many."""
    assert read(TEXT, load=load_fake).predicates == ()


def test_the_same_text_reads_the_same() -> None:
    """Byte for byte."""
    assert read(TEXT, load=load_fake).to_jsonl() == read(TEXT, load=load_fake).to_jsonl()


def test_a_wrong_day_is_null_with_a_warning() -> None:
    """As in a JSONL row."""
    reading = read(TEXT, "last Tuesday", load=load_fake)
    assert reading.document.published is None
    assert "no ISO day" in reading.warnings[0]


def test_the_head_dates_a_text_without_a_day() -> None:
    """Unless the caller knows."""
    text = "OSLO, May 15, 2025 — " + TEXT
    assert read(text, load=load_fake).document.published == date(2025, 5, 15)
    assert read(text, date(2024, 1, 1), load=load_fake).document.published == date(2024, 1, 1)


@pytest.mark.parametrize("text", ["", " \n", "Norway met poison, it was said."])
def test_a_text_that_cannot_be_read_raises(text: str) -> None:
    """One error of the family."""
    with pytest.raises(ReadingError):
        read(text, load=load_fake)


def test_many_articles_may_come_in_any_shape() -> None:
    """Texts, rows and documents."""
    articles = [TEXT, {"id": "b", "text": TEXT, "published": date(2025, 5, 15)}, Document("c", TEXT)]
    readings = list(read_many(articles, load=load_fake))
    assert [reading.document.id for reading in readings] == ["1", "b", "c"]
    assert readings[1].document.published == date(2025, 5, 15)


def test_any_number_of_workers_gives_the_same() -> None:
    """In the same order."""
    articles = [{"id": str(n), "text": TEXT} for n in range(40)]
    told = [[r.to_jsonl() for r in read_many(articles, workers=workers, load=load_fake)] for workers in (1, 2)]
    assert told[0] == told[1]


def test_no_workers_is_a_wrong_use() -> None:
    """At least one must do it."""
    with pytest.raises(UsageError, match="workers"):
        list(read_many([TEXT], workers=0, load=load_fake))


def test_faults_stand_where_their_input_stood(tmp_path: Path) -> None:
    """Between the articles, in order, also behind a chunk that failed."""
    lines = [json.dumps({"id": str(n), "text": TEXT}) for n in range(40)]
    lines[3] = "{broken"
    lines[20] = json.dumps({"id": "bad", "text": "Norway met poison, as the two of them said."})
    lines.append("[]")
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found = list(read_paths([tmp_path / "a.jsonl"], load=load_fake))
    faults = [at for at, outcome in enumerate(found) if isinstance(outcome, Quarantined)]
    assert faults == [3, 20, 40]
    assert len(found) == 41


def test_warnings_come_with_the_reading(tmp_path: Path) -> None:
    """Of each article its own."""
    (tmp_path / "a.txt").write_text(TEXT)
    (outcome,) = read_paths([tmp_path / "a.txt"], load=load_fake)
    assert not isinstance(outcome, Quarantined)
    assert "no date of publication" in outcome.warnings[0]


def test_characters_are_written_as_they_are() -> None:
    """UTF-8 needs no escapes."""
    assert list(json_lines([{"a": "Erdoğan — “yes”"}])) == ['{"a": "Erdoğan — “yes”"}\n']


def test_half_a_surrogate_pair_is_named_and_refused() -> None:
    """By its place; no file could hold it."""
    half = "\ud800"
    with pytest.raises(ReadingError, match="character 7 of the text is half a surrogate pair"):
        read(f"Norway {half}attacked Sweden.", load=load_fake)
    with pytest.raises(ReadingError, match="odd: character 7"):
        list(read_many([Document("odd", f"Norway {half}attacked Sweden.")], load=load_fake))
