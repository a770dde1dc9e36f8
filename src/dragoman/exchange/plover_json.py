"""PLOVER JSON: one event a line; the one format of event coders that can say all we know."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.exchange.codebook import type_scores
from dragoman.exchange.countries import country_name, iso3_of_cameo, iso3_of_name
from dragoman.exchange.formats import ExportFormat, Row, Source, Tally, Written
from dragoman.exchange.imports import (
    Count,
    ImportFormat,
    Layout,
    LeftOut,
    Party,
    Spot,
    Told,
    read_date,
    read_number,
    read_point,
)
from dragoman.exchange.sheets import columns_of
from dragoman.model.errors import IngestError
from dragoman.model.mention import Status

KEYS = columns_of("plover")
_AUXILIARY = {
    "did_not_happen": "negation", "denied": "negation", "planned": "future", "offered": "future", "requested": "future",
    "threatened": "future", "hoped": "hypothetical", "hypothetical": "hypothetical",
}  # fmt: skip
"""PLOVER's auxiliary modes for our statuses; the status itself stands in ``text_info``."""
_STATUS_OF_AUXILIARY = {"negation": "did_not_happen", "future": "planned", "hypothetical": "hypothetical"}
_OTHER_CODES = {"EUR": "EUR", "IGO": "IGO", "UNO": "IGO", "XKX": "XKX", "KOS": "XKX"}


def write(source: Source, path: Path) -> Written:
    """One object a line, its keys in PLOVER's order."""
    tally = Tally()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in source.rows("events"):
            file.write(json.dumps(_object(row), ensure_ascii=False, default=date.isoformat) + "\n")
            tally.rows += 1
    return tally.written()


def _object(row: Row) -> dict[str, Any]:
    values = {
        "id": row["id"],
        "has_event": True,
        "date": row["earliest"],
        "enddate": row["latest"],
        "actor": [_entity(person) for person in row["actors"] or ()],
        "recipient": [_entity(person) for person in row["recipients"] or ()],
        "event": [row["type"]],
        "event_loc": _location(row["place"]),
        "event_text": [row["text"]] if row["text"] else [],
        "quad_code": type_scores()[row["type"]].quad,
        "event_scale": row["intensity"],
        "mode": [mode for mode in (row["mode"], _AUXILIARY.get(row["status"])) if mode],
        "context": row["contexts"] or [],
        "link": [name for name in (row["content_of"], row["caused_by"]) if name],
        "text": row["sentence"],
        "text_info": _told(row),
        "cite_info": {"url": row["url"], "title": row["title"], "language": row["language"], "publication": row["source"],
                      "date": row["published"]},
        "coder": f"dragoman {row['code']}",
    }  # fmt: skip
    return {key: values.get(key) for key in KEYS}


def _entity(person: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": person["country"],
        "sector": person["sector"],
        "entity_text": person["text"],
        "identifier_id": person["id"],
        "identifier_text": person["name"],
    }


def _location(place: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not place or not place["name"]:
        return None
    return {
        "extracted_place": place["text"],
        "resolved_place": place["name"],
        "geonameid": place["geonameid"],
        "lat": place["lat"],
        "lon": place["lon"],
        "country": country_name(place["country"]) or None,
        "country_code": place["country"],
    }


def _told(row: Row) -> dict[str, Any]:
    """What PLOVER has no key for: status, claimant, links by kind, figures and mentions."""
    start = row["char_start"] - row["sentence_start"]
    return {
        "start": start,
        "end": start + len(row["text"] or ""),
        "status": row["status"],
        "claimed_by": _entity(row["claimed_by"]) if row["claimed_by"] else None,
        "content_of": row["content_of"],
        "caused_by": row["caused_by"],
        "confidence": row["confidence"],
        "figures": [
            {key: figure[key] for key in ("measure", "unit", "low", "high")} for figure in row["figures"] or ()
        ],
        "mentions": [
            {"doc": m["doc"], "source": m["source"], "published": m["published"]} for m in row["mentions"] or ()
        ],
    }


def read(row: Mapping[str, Any]) -> Told | LeftOut:
    """One object as an event, under the key names of the manual or of its coder's records.

    Raises:
        IngestError: no id, a type that PLOVER 2.0 does not have, or a part of the wrong sort.
    """
    if row.get("has_event") is False:
        return LeftOut("has_event is false")
    kind = _first(row.get("event")).upper()
    known = type_scores().get(kind)
    if known is None:
        raise IngestError(f"event {kind!r} is no type of PLOVER 2.0")
    first, last = _day(row, "date"), _day(row, "enddate")
    info, cite = _mapping(row.get("text_info")), _mapping(row.get("cite_info"))
    modes = [str(mode).lower() for mode in _list(row.get("mode"))]
    text = str(row.get("text") or "")
    start, end = _span(row, info, text)
    return Told(
        key=_text(row.get("id"), "id"),
        type=kind,
        mode=next((mode for mode in modes if mode in known.modes), None),
        contexts=tuple(str(context) for context in _list(row.get("context"))),
        status=_status(info, modes),
        earliest=first,
        latest=last if "enddate" in row or "endtime" in row else first,
        words=" ".join([f"PLOVER {kind}", *modes]),
        actors=_parties(row.get("actor")),
        recipients=_parties(row.get("recipient")),
        place=_spot(_mapping(row.get("event_loc"))),
        claimed_by=next(iter(_parties(info.get("claimed_by"))), None),
        figures=tuple(_count(_mapping(figure)) for figure in _list(info.get("figures"))),
        published=read_date(str(cite["date"]), "cite_info.date") if cite.get("date") else None,
        source=_or_none(cite.get("publication")),
        url=_or_none(cite.get("url")),
        title=_or_none(cite.get("title")),
        language=_or_none(cite.get("language")),
        text=text,
        start=start,
        end=end,
    )


def _status(info: Mapping[str, Any], modes: Sequence[str]) -> str:
    given = info.get("status")
    if given is None:
        return next((_STATUS_OF_AUXILIARY[mode] for mode in modes if mode in _STATUS_OF_AUXILIARY), "happened")
    if given not in list(Status):
        raise IngestError(f"status {given!r} is none of ours")
    return str(given)


def _span(row: Mapping[str, Any], info: Mapping[str, Any], text: str) -> tuple[int, int]:
    """Where the event's words stand in the text: as told, else where they are found; 0, 0 where they are not."""
    words = _first(row.get("event_text"))
    start = info.get("start")
    if isinstance(start, int) and words and text[start : start + len(words)] == words:
        return start, start + len(words)
    found = text.find(words) if words else -1
    return (found, found + len(words)) if found >= 0 else (0, 0)


def _parties(value: Any) -> tuple[Party, ...]:
    return tuple(_party(_mapping(entity)) for entity in _list(value))


def _party(entity: Mapping[str, Any]) -> Party:
    name = next(
        (entity[key] for key in ("identifier_text", "entity_name", "entity_text", "raw_text") if entity.get(key)), ""
    )
    code = str(entity.get("code") or entity.get("country_name") or "")
    country = _OTHER_CODES.get(code) or iso3_of_cameo().get(code) or (iso3_of_name(code) if code else None)
    sector = str(entity.get("sector") or entity.get("sector_code") or "")[:3].upper()
    ident = entity.get("identifier_id")
    return Party(str(name), country, sector or None, str(ident) if ident else None)


def _spot(place: Mapping[str, Any]) -> Spot | None:
    name = place.get("resolved_place") or place.get("extracted_place") or place.get("city") or place.get("country")
    if not name:
        return None
    lat, lon = read_point(place.get("lat"), place.get("lon"))
    code = str(place.get("country_code") or place.get("country") or "")
    ident = read_number(place.get("geonameid"), "geonameid")
    return Spot(
        str(name),
        iso3_of_cameo().get(code) or (iso3_of_name(code) if code else None),
        lat,
        lon,
        int(ident) if ident else None,
    )


def _count(figure: Mapping[str, Any]) -> Count:
    low, high = read_number(figure.get("low"), "figures.low"), read_number(figure.get("high"), "figures.high")
    if low is None:
        raise IngestError("a figure without a number")
    upper = high if high is not None and high > low else None
    return Count(str(figure.get("measure") or "count"), low, str(figure.get("unit") or ""), upper)


def _day(row: Mapping[str, Any], key: str) -> date | None:
    return read_date(str(row[key]), key) if row.get(key) else None


def _text(value: Any, key: str) -> str:
    if value is None or not str(value).strip():
        raise IngestError(f"{key} is empty")
    return str(value)


def _or_none(value: Any) -> str | None:
    return str(value) if value else None


def _first(value: Any) -> str:
    return str(next(iter(_list(value)), "") or "")


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _mapping(value: Any) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise IngestError(f"{str(value)[:40]!r} stands where an object belongs")
    return value


FORMATS = (
    ExportFormat(
        "plover",
        "PLOVER JSON",
        ".jsonl",
        "Type, mode, contexts, status (as PLOVER's auxiliary mode and in text_info), first and last day, actors, recipients, "
        "place, who claims it, what it is the content or the outcome of, figures as low and high, sentence, trigger, outlet.",
        "Who gives which figure, contradictions, quotes, offers; of the mentions the offsets and all sentences but one.",
        write,
    ),
)
IMPORTS = (ImportFormat("plover", "PLOVER JSON", Layout.JSON_LINES, KEYS, ("id", "event"), read, 0.7, "2"),)
