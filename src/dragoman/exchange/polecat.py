"""POLECAT: PLOVER events in 40 columns, tab-separated with a header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.exchange.cells import number
from dragoman.exchange.codebook import type_scores
from dragoman.exchange.countries import countries, country_name, iso3_of_cameo, iso3_of_name
from dragoman.exchange.formats import HAPPENED, ExportFormat, Row, Source, Tally, Written
from dragoman.exchange.imports import (
    ImportFormat,
    Layout,
    LeftOut,
    Party,
    Spot,
    Told,
    cell,
    listed,
    need,
    read_date,
    read_number,
    read_point,
)
from dragoman.exchange.sheets import columns_of, write_tabs
from dragoman.exchange.telling import day_of, point_cells
from dragoman.model.errors import IngestError

COLUMNS = columns_of("polecat")
QUADS = ("", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
"""Names of the quad classes by their numbers."""
_LANGUAGES = {"en": "English"}
_OTHER_CODES = {"EUR": "EUR", "IGO": "IGO", "UNO": "IGO", "XKX": "XKX", "KOS": "XKX"}
"""Codes of PLOVER that are no ISO country; it writes Kosovo KOS in its manual and XKX in its coder."""
_RENAMED_MODES = {
    "ban": "restrict",
    "political": "restrict",
    "assassinate": "targeted",
    "execute": "targeted",
    "massacre": "targeted",
}
"""Modes of PLOVER before 2.0 and what became of them."""


def write(source: Source, path: Path) -> Written:
    """One row an event; of several actors the names, countries and sectors are joined with semicolons."""
    return write_tabs(source, path, COLUMNS, _rows, header=True)


def _rows(row: Row, tally: Tally) -> Iterable[Sequence[str]]:
    day = day_of(row, tally)
    if day is None:
        return
    yield [
        row["id"],
        day.isoformat(),
        row["type"],
        row["mode"] or "",
        number(row["intensity"]),
        QUADS[type_scores()[row["type"]].quad],
        ";".join(row["contexts"] or ()),
        *_side_cells(row["actors"]),
        *_side_cells(row["recipients"]),
        *_place_cells(row["place"]),
        "; ".join(row["outlets"] or ()),
        str(row["published"] or ""),
        "",
        "",
        "",
        _LANGUAGES.get(row["language"] or "", row["language"] or ""),
        f"dragoman {row['code']}",
    ]


def _side_cells(people: Sequence[Mapping[str, Any]] | None) -> list[str]:
    """Name, country, COW number, first and all sectors, title, raw name, Wikipedia id."""
    side = people or []
    lands = [person["country"] or "" for person in side]
    cow = [countries()[land].cow if land in countries() else "" for land in lands]
    sectors = [person["sector"] or "" for person in side]
    return [
        _joined([person["name"] for person in side]),
        _joined(lands),
        _joined(cow),
        sectors[0] if sectors else "",
        _joined(sectors),
        "",
        _joined([person["text"] or "" for person in side]),
        "",
    ]


def _joined(cells: Sequence[str]) -> str:
    """Cells with semicolons between; an empty one keeps its place, unless all are empty."""
    return ";".join(cell.replace(";", ",") for cell in cells) if any(cells) else ""


def _place_cells(place: Mapping[str, Any] | None) -> list[str]:
    """Place name, city, district, province, country, point, GeoNames id, raw name, feature type."""
    if not place or not place["name"]:
        return [""] * 10
    home = country_name(place["country"])
    whole = iso3_of_name(place["name"]) == place["country"] and place["country"] is not None
    ident = str(place["geonameid"] or "")
    city = "" if whole else place["name"]
    return [
        place["name"],
        city,
        "",
        "",
        home,
        *point_cells(place),
        ident,
        place["text"] or "",
        "country" if whole else "",
    ]


def read(row: Mapping[str, Any]) -> Told | LeftOut:
    """One row as an event.

    Raises:
        IngestError: no id or day, or a type that PLOVER 2.0 does not have.
    """
    kind = need(row, "Event Type").upper()
    known = type_scores().get(kind)
    if known is None:
        raise IngestError(f"Event Type {kind!r} is no type of PLOVER 2.0")
    day = read_date(need(row, "Event Date"), "Event Date")
    published = cell(row, "Publication Date")
    modes = [_RENAMED_MODES.get(mode, mode) for mode in listed(cell(row, "Event Mode").lower())]
    return Told(
        key=need(row, "Event ID"),
        type=kind,
        mode=next((mode for mode in modes if mode in known.modes), None),
        contexts=tuple(context.lower() for context in listed(cell(row, "Contexts"))),
        earliest=day,
        latest=day,
        words=" ".join([f"PLOVER {kind}", *modes]),
        actors=_parties(row, "Actor"),
        recipients=_parties(row, "Recipient"),
        place=_spot(row),
        published=read_date(published, "Publication Date") if published else day,
        source=cell(row, "Source") or None,
        language={name: code for code, name in _LANGUAGES.items()}.get(cell(row, "Language")),
    )


def _parties(row: Mapping[str, Any], side: str) -> tuple[Party, ...]:
    names = _split(cell(row, f"{side} Name") or cell(row, f"{side} Name Raw"))
    lands = _split(cell(row, f"{side} Country"))
    sectors = _split(cell(row, f"{side} Sectors"))
    first = cell(row, f"Primary {side} Sector")
    several = len(names) > 1
    found = []
    for at in range(max(len(names), 1 if lands or first else 0)):
        sector = _at(sectors, at) if several else first or _at(sectors, 0)
        country = _country(_at(lands, at if len(lands) > 1 else 0))
        found.append(Party(_at(names, at), country, sector or None))
    return tuple(found)


def _split(value: str) -> list[str]:
    return [part.strip() for part in value.split(";")] if value else []


def _at(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _country(value: str) -> str | None:
    """ISO code, the codes of PLOVER for Kosovo and the United Nations, or a name."""
    if value in _OTHER_CODES:
        return _OTHER_CODES[value]
    return iso3_of_cameo().get(value) or (iso3_of_name(value) if value else None)


def _spot(row: Mapping[str, Any]) -> Spot | None:
    name = cell(row, "Placename") or cell(row, "City") or cell(row, "Province") or cell(row, "Country")
    if not name:
        return None
    lat, lon = read_point(cell(row, "Latitude"), cell(row, "Longitude"))
    ident = read_number(cell(row, "GeoNames ID"), "GeoNames ID")
    return Spot(name, _country(cell(row, "Country")), lat, lon, int(ident) if ident else None)


FORMATS = (
    ExportFormat(
        "polecat",
        "POLECAT",
        ".txt",
        "Day, PLOVER type, mode, contexts, intensity and quad class, all actors and recipients with country, Correlates of "
        "War number and sector, place with point and GeoNames id, outlets, day of publication.",
        "Status, intervals, who claims it, figures, quotes, the numbers of mentions and the words; Wikipedia ids and the "
        "lists of people, bodies and places of the story are left empty.",
        write,
        HAPPENED,
    ),
)
IMPORTS = (
    ImportFormat("polecat", "POLECAT", Layout.TABS, COLUMNS, ("Event ID", "Event Date", "Event Type"), read, 0.5, "1"),
)
