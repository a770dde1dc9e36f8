"""GeoJSON: the events that have a place on the map."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any

from dragoman.exchange.formats import ExportFormat, Row, Source, Tally, Written
from dragoman.exchange.json_lists import write_list
from dragoman.exchange.narrow import narrow_rows
from dragoman.exchange.place_kinds import kind_of

_SAID = (
    "type", "mode", "contexts", "status", "earliest", "latest", "intensity", "confidence", "first_reported", "voices",
    "outlets", "text", "sentence", "title", "source", "url", "published",
)  # fmt: skip
_NEEDED = ("id", *_SAID, "actors", "recipients", "claimed_by", "place")
_NO_PLACE = "no place is known"
_TOO_WIDE = "the place is too wide for a point"


def write(source: Source, path: Path) -> Written:
    """A FeatureCollection with a point for each event, longitude before latitude.

    ``precision`` says what the point stands for: a ``site`` or ``city``; the middle of a ``district``, ``admin`` unit,
    ``region`` or ``country``; ``unknown`` for a place that the shipped gazetteer lacks. Who draws points should not take
    the middle of a country for the place of an act. ``claimed_by`` is a name, null where the writer says it.

    Source:
        RFC 7946.
    """
    tally = Tally()
    head = '{"type":"FeatureCollection","features":['
    tally.rows = write_list(path, head, _features(source, tally), "]}")
    return tally.written()


def _features(source: Source, tally: Tally) -> Iterator[dict[str, Any]]:
    for event in narrow_rows(source, "events", _NEEDED):
        place = event["place"]
        if place is None:
            tally.leave_out(_NO_PLACE)
        elif not _on_map(place):
            tally.leave_out(_TOO_WIDE)
        else:
            yield _feature(event, place)


def _on_map(place: Row) -> bool:
    lat, lon = place["lat"], place["lon"]
    return lat is not None and lon is not None and -90 <= lat <= 90 and -180 <= lon <= 180


def _feature(event: Row, place: Row) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": event["id"],
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
        "properties": {
            "id": event["id"],
            **{name: _plain(event[name]) for name in _SAID},
            "actors": _names(event["actors"]),
            "recipients": _names(event["recipients"]),
            "claimed_by": event["claimed_by"]["name"] if event["claimed_by"] else None,
            "place": place["name"],
            "country": place["country"],
            "geonameid": place["geonameid"],
            "precision": kind_of(place) or "unknown",
        },
    }


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not isfinite(value):
        return None  # JSON has no such number
    return value.isoformat() if isinstance(value, date) else value


def _names(actors: list[Row] | None) -> list[str]:
    return [actor["name"] for actor in actors or ()]


FORMATS = (
    ExportFormat(
        id="geojson",
        title="GeoJSON",
        suffix=".geojson",
        keeps="Every event with a place: its point and how precise that is, type, mode, contexts, status, days, names of actors"
        " and recipients, claimant, sentence, outlet and link.",
        loses="Events without a place or whose place is too wide for a point, ids and countries of actors, figures, other"
        " mentions.",
        write=write,
    ),
)
