"""ICEWS: CAMEO events in 20 columns, tab-separated with a header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.exchange.cells import number
from dragoman.exchange.codebook import DATA, cameo_codes, cameo_meaning, cameo_of
from dragoman.exchange.countries import country_name, iso3_of_name
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
    read_point,
)
from dragoman.exchange.sheets import columns_of, write_tabs
from dragoman.exchange.telling import Person, contexts_of, day_of, number_of, pairs, point_cells
from dragoman.knowledge.files import read_rows
from dragoman.model.errors import IngestError

COLUMNS = columns_of("icews")
_NAMES = {
    "RUS": "Russian Federation",
    "PSE": "Occupied Palestinian Territory",
    "IGO": "International Government Organization",
}
"""Countries that ICEWS calls otherwise than we do."""
_CODES = {name: code for code, name in _NAMES.items()} | {"European Union": "EUR"}


def write(source: Source, path: Path) -> Written:
    """One row for each pair of actors."""
    return write_tabs(source, path, COLUMNS, _rows, header=True)


def _rows(row: Row, tally: Tally) -> Iterable[Sequence[str]]:
    day = day_of(row, tally)
    if day is None:
        return
    code = cameo_of(row["type"], row["mode"], contexts_of(row))
    for at, (one, other) in enumerate(pairs(row)):
        yield [
            str(number_of(row["id"] if not at else f"{row['id']}:{at}")),
            day.isoformat(),
            *_actor_cells(one),
            code.label,
            code.code,
            number(code.goldstein),
            *_actor_cells(other),
            str(number_of(row["doc"])),
            "",
            row["source"] or "",
            *_place_cells(row["place"]),
        ]


def _actor_cells(actor: Person | None) -> list[str]:
    """Name, sectors, country."""
    if actor is None:
        return ["", "", ""]
    return [actor["name"], _words_of_sector().get(actor["sector"] or "", ""), _country_name(actor["country"])]


def _place_cells(place: Mapping[str, Any] | None) -> list[str]:
    """City, district, province, country, point."""
    if not place or not place["name"]:
        return [""] * 6
    whole = place["country"] is not None and iso3_of_name(place["name"]) == place["country"]
    return ["" if whole else place["name"], "", "", _country_name(place["country"]), *point_cells(place)]


def _country_name(code: str | None) -> str:
    return _NAMES.get(code or "") or country_name(code)


def _country_code(name: str) -> str | None:
    return _CODES.get(name) or (iso3_of_name(name) if name else None)


@cache
def _sector_rows() -> tuple[tuple[str, str, str], ...]:
    rows = read_rows(DATA / "icews_sectors.csv", "icews_sectors.csv")
    return tuple((row.text("words"), row.text("sector"), row.text("written")) for row in rows)


@cache
def _words_of_sector() -> Mapping[str, str]:
    return {sector: words for words, sector, written in _sector_rows() if written}


@cache
def _sector_of_words() -> Mapping[str, str]:
    return {words.lower(): sector for words, sector, _ in _sector_rows()}


def read(row: Mapping[str, Any]) -> Told | LeftOut:
    """One row as an event; a statement without consequence (root 01) is none.

    Raises:
        IngestError: no id, day or code.
    """
    code = need(row, "CAMEO Code").strip('"')
    if f"0{code}" in cameo_codes() and cameo_meaning(code) is None:
        code = f"0{code}"  # a spreadsheet took the first zero away
    meaning = cameo_meaning(code)
    if meaning is None:
        raise IngestError(f"CAMEO Code {code!r} is no CAMEO code")
    if meaning.type is None:
        return LeftOut(f"CAMEO {meaning.root}: a statement, no event under PLOVER")
    day = read_date(need(row, "Event Date"), "Event Date")
    return Told(
        key=need(row, "Event ID"),
        type=meaning.type,
        mode=meaning.mode,
        contexts=(meaning.context,) if meaning.context else (),
        earliest=day,
        latest=day,
        words=f"CAMEO {code}",
        actors=_party(row, "Source"),
        recipients=_party(row, "Target"),
        place=_spot(row),
        published=day,
        source=cell(row, "Publisher") or None,
    )


def _party(row: Mapping[str, Any], side: str) -> tuple[Party, ...]:
    name, land = cell(row, f"{side} Name"), cell(row, f"{side} Country")
    if not name and not land:
        return ()
    words = listed(cell(row, f"{side} Sectors"), ",")
    sector = next((_sector_of_words()[word.lower()] for word in words if word.lower() in _sector_of_words()), None)
    return (Party(name, _country_code(land), sector),)


def _spot(row: Mapping[str, Any]) -> Spot | None:
    name = next((cell(row, column) for column in ("City", "District", "Province", "Country") if cell(row, column)), "")
    if not name:
        return None
    country = _country_code(cell(row, "Country"))
    lat, lon = read_point(cell(row, "Latitude"), cell(row, "Longitude"))
    return Spot(country_name(country) if country and _country_code(name) == country else name, country, lat, lon)


FORMATS = (
    ExportFormat(
        "icews",
        "ICEWS",
        ".tab",
        "Day, source and target pair by pair with country and sectors in words, CAMEO code with its label and score, outlet, "
        "place with country and point.",
        "Status, intervals, who claims it, figures, quotes, numbers of mentions, and modes without a CAMEO code; actors "
        "beyond the first of a joint act stand in rows of their own.",
        write,
        HAPPENED,
    ),
)
IMPORTS = (
    ImportFormat("icews", "ICEWS", Layout.TABS, COLUMNS, ("Event ID", "Event Date", "CAMEO Code"), read, 0.5, "1"),
)
