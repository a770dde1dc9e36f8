"""The sample articles of the package: what the demonstration reads."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files

import pytest

import dragoman
from dragoman.ingest.dateline import find_head
from dragoman.model.plain import Plain

SAMPLES = files("dragoman").joinpath("samples")
TEXTS = {
    entry.name: entry.read_text(encoding="utf-8")
    for entry in sorted(SAMPLES.iterdir(), key=lambda entry: entry.name)
    if entry.name.endswith(".txt")
}


@pytest.fixture(scope="module")
def told() -> dict[str, list[Plain]]:
    """What each sample tells, all of them read once by the public way in, their days taken from their own heads."""
    articles = [{"id": name, "text": text} for name, text in TEXTS.items()]
    return {reading.document.id: reading.to_dicts() for reading in dragoman.read_many(articles)}


def _parts(plain: object) -> Iterator[Plain]:
    """An object and all objects inside it."""
    if isinstance(plain, dict):
        yield plain
        for value in plain.values():
            yield from _parts(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _parts(value)


def test_there_are_twelve() -> None:
    """Eight on one war, four on another."""
    assert len(TEXTS) == 12
    assert len([name for name in TEXTS if name.startswith("2025-07")]) == 4


def test_every_sample_has_its_invented_outlet() -> None:
    """One row each in outlets.csv, by file name."""
    rows = list(csv.DictReader(SAMPLES.joinpath("outlets.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["file"] for row in rows] == list(TEXTS)
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize("name", TEXTS)
def test_a_sample_is_short(name: str) -> None:
    """150 to 300 words."""
    assert 150 <= len(TEXTS[name].split()) <= 300


@pytest.mark.parametrize("name", TEXTS)
def test_a_sample_says_its_day_as_its_file_name_does(name: str) -> None:
    """The date is read from the text's own head, whatever its form."""
    published = find_head(TEXTS[name]).published
    assert published is not None
    assert name.startswith(published.isoformat())


@pytest.mark.parametrize("name", TEXTS)
def test_a_sample_is_read_with_its_day(name: str, told: dict[str, list[Plain]]) -> None:
    """The document comes first, dated, without a warning."""
    document = told[name][0]
    assert document["kind"] == "document"
    assert document["published"] == name[:10]
    assert document["warnings"] == []
    assert document["text"] == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_the_words_of_a_sample_stand_where_their_object_says(name: str, told: dict[str, list[Plain]]) -> None:
    """``text[start:end] == object["text"]``, for objects and for the actors and places inside them."""
    text = TEXTS[name]
    parts = [part for plain in told[name][1:] for part in _parts(plain) if part.get("start") is not None]
    assert parts
    assert [part for part in parts if text[part["start"] : part["end"]] != part.get("text")] == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_sample_tells_an_event_with_somebody_in_it(name: str, told: dict[str, list[Plain]]) -> None:
    """At least one event that happened, with an actor that the registry knows."""
    events = [plain for plain in told[name] if plain["kind"] == "event" and plain["status"] == "happened"]
    assert any(not actor["id"].startswith("text:") for event in events for actor in event["actors"])


def test_the_samples_tell_every_kind_of_object(told: dict[str, list[Plain]]) -> None:
    """Predicates are given only when asked for."""
    kinds = {plain["kind"] for objects in told.values() for plain in objects}
    assert kinds == {"document", "time", "actor", "place", "event", "quote", "figure", "shift", "offer"}
