"""GeoJSON, by RFC 7946."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange.formats import Written
from dragoman.exchange.geojson import write
from dragoman.exchange.place_kinds import kind_of
from tests.exchange.made_rows import event, person, place, source_of

PARIS = place("Paris", "FRA", 48.85341, 2.3488)


def written(folder: Path, *events: dict[str, Any]) -> Any:
    """The file of some events."""
    write(source_of(events=events), folder / "a.geojson")
    return json.loads((folder / "a.geojson").read_text(encoding="utf-8"))


def properties(folder: Path, **given: Any) -> dict[str, Any]:
    """What is told of one event."""
    return dict(written(folder, event(**({"place": PARIS} | given)))["features"][0]["properties"])


def test_it_is_a_collection_of_features(tmp_path: Path) -> None:
    """With no members but those of the standard."""
    collection = written(tmp_path, event(place=PARIS))
    assert (collection["type"], list(collection)) == ("FeatureCollection", ["type", "features"])
    assert list(collection["features"][0]) == ["type", "id", "geometry", "properties"]


def test_longitude_comes_first(tmp_path: Path) -> None:
    """RFC 7946, 3.1.1."""
    (feature,) = written(tmp_path, event(place=PARIS))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [2.3488, 48.85341]}


def test_no_event_without_a_place_is_put_on_the_map(tmp_path: Path) -> None:
    """Nor one whose place is too wide; both are counted."""
    events = [event(1), event(2, place=place("Levant", None)), event(3, place=PARIS)]
    told = write(source_of(events=events), tmp_path / "a")
    assert told == Written(1, {"no place is known": 1, "the place is too wide for a point": 1})


@pytest.mark.parametrize(("lat", "lon"), [(float("nan"), 2.0), (91.0, 2.0), (10.0, 181.0)])
def test_a_point_off_the_earth_is_none(tmp_path: Path, lat: float, lon: float) -> None:
    """Imported data may have such."""
    assert written(tmp_path, event(place=place("Nowhere", None, lat, lon)))["features"] == []


def test_status_is_told(tmp_path: Path) -> None:
    """So that a map can tell threats from acts."""
    assert properties(tmp_path, status="threatened")["status"] == "threatened"


def test_a_number_that_json_lacks_is_null(tmp_path: Path) -> None:
    """Imported data may have such."""
    assert properties(tmp_path, intensity=float("nan"))["intensity"] is None


def test_parties_are_told_by_name(tmp_path: Path) -> None:
    """As lists."""
    told = properties(tmp_path, claimed_by=person("Somebody"))
    assert (told["actors"], told["recipients"], told["claimed_by"]) == (
        ["Armed Forces of Freedonia"],
        ["Germany"],
        "Somebody",
    )


def test_days_are_iso(tmp_path: Path) -> None:
    """Null where unknown."""
    told = properties(tmp_path, latest=None)
    assert (told["earliest"], told["latest"]) == ("2031-05-04", None)


@pytest.mark.parametrize(
    ("where", "precision"),
    [
        (PARIS, "city"),
        (place("France", "FRA", 46.0, 2.0), "country"),
        (place("Atlantis", None, 30.0, -40.0), "unknown"),
    ],
)
def test_precision_says_what_the_point_stands_for(tmp_path: Path, where: dict[str, Any], precision: str) -> None:
    """The middle of a country is no place of an act."""
    assert properties(tmp_path, place=where)["precision"] == precision


def test_a_place_is_known_by_name_country_and_point() -> None:
    """Not by its name alone."""
    assert kind_of(PARIS) == "city"
    assert kind_of(place("Paris", "FRA", 10.0, 10.0)) is None


def test_the_same_events_are_the_same_bytes(tmp_path: Path) -> None:
    """No clock, no order of a set."""
    written(tmp_path, event(place=PARIS))
    first = (tmp_path / "a.geojson").read_bytes()
    written(tmp_path, event(place=PARIS))
    assert (tmp_path / "a.geojson").read_bytes() == first
