"""GDELT 2 events: 61 columns, tab-separated, no header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.exchange.cells import number
from dragoman.exchange.codebook import agent_of_sector, cameo_meaning, cameo_of, sector_of_agent
from dragoman.exchange.countries import countries, country_name, groups, iso3_of_cameo, iso3_of_fips, iso3_of_name
from dragoman.exchange.formats import HAPPENED, ExportFormat, Row, Source, Tally, Written
from dragoman.exchange.imports import (
    ImportFormat,
    Layout,
    LeftOut,
    Party,
    Spot,
    Told,
    cell,
    need,
    read_date,
    read_point,
)
from dragoman.exchange.place_kinds import kind_of
from dragoman.exchange.sheets import columns_of, write_tabs
from dragoman.exchange.telling import Person, contexts_of, day_of, number_of, pairs, point_cells
from dragoman.knowledge.folding import name_key
from dragoman.model.errors import IngestError

COLUMNS = columns_of("gdelt")
_COUNTRY = "1"
_UNITS = {True: "2", False: "5"}
_TOWNS = {True: "3", False: "4"}
"""Geo types: a country; units and towns, of the United States and elsewhere (GDELT event codebook 2.0)."""
_NO_GEO = ("0", "", "", "", "", "", "", "")


def write(source: Source, path: Path) -> Written:
    """One row for each pair of actors."""
    return write_tabs(source, path, COLUMNS, _rows, header=False)


def _rows(row: Row, tally: Tally) -> Iterable[Sequence[str]]:
    day = day_of(row, tally)
    if day is None:
        return
    for at, (one, other) in enumerate(pairs(row)):
        yield [
            str(number_of(row["id"] if not at else f"{row['id']}:{at}")),
            *_day_cells(day),
            *_actor_cells(one),
            *_actor_cells(other),
            *_act_cells(row),
            *_NO_GEO,
            *_NO_GEO,
            *_place_cells(row["place"]),
            f"{row['first_reported'] or day:%Y%m%d}000000",
            row["url"] or row["doc"],
        ]


def _day_cells(day: date) -> list[str]:
    fraction = day.year + (day.month * 30 + day.day) / 365  # GDELT's own reckoning
    return [f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", f"{fraction:.4f}"]


def _act_cells(row: Row) -> list[str]:
    code = cameo_of(row["type"], row["mode"], contexts_of(row))
    articles = {mention["doc"] for mention in row["mentions"]}
    counts = (len(row["mentions"]), max(len(row["outlets"] or ()), 1), len(articles))
    named = ["1", code.code, code.base, code.root, str(code.quad), number(code.goldstein)]
    return [*named, *map(str, counts), ""]


def _actor_cells(actor: Person | None) -> list[str]:
    """Code, name, country, known group, ethnic, two religions, three types."""
    if actor is None:
        return [""] * 10
    known = countries().get(actor["country"] or "")
    country = known.cameo if known else ("EUR" if actor["country"] == "EUR" else "")
    group = _group_of(actor["name"]) or ""
    agent = agent_of_sector().get(actor["sector"] or "", "")
    kinds = [kind for kind in ("IGO" if actor["country"] == "IGO" else "", agent) if kind]
    code = country + group + "".join(kinds)
    return [code, actor["name"].upper(), country, group, "", "", "", *[*kinds, "", "", ""][:3]]


@lru_cache(maxsize=4096)
def _group_of(name: str) -> str | None:
    wanted = name_key(name)
    known = ((code, group) for code, group in groups().items() if group.country and code not in countries())
    return next((code for code, group in known if name_key(group.name) == wanted), None)


def _place_cells(place: Mapping[str, Any] | None) -> list[str]:
    if not place or not place["name"]:
        return list(_NO_GEO)
    home = countries().get(place["country"] or "")
    fips = home.fips if home else ""
    whole = iso3_of_name(place["name"]) == place["country"] and home is not None
    kinds = _UNITS if kind_of(place) in ("admin", "district") else _TOWNS
    kind = _COUNTRY if whole else kinds[fips == "US"]
    full = place["name"] if whole or not home else f"{place['name']}, {home.name}"
    point = point_cells(place)
    return [kind, full, fips, fips, "", *point, fips if whole else ""]


def read(row: Mapping[str, Any]) -> Told | LeftOut:
    """One row as an event; a statement without consequence (root 01) is none.

    Raises:
        IngestError: no id, day or code, or a place outside the globe.
    """
    code = need(row, "EventCode")
    meaning = cameo_meaning(code)
    if meaning is None:
        raise IngestError(f"EventCode {code!r} is no CAMEO code")
    if meaning.type is None:
        return LeftOut(f"CAMEO {meaning.root}: a statement, no event under PLOVER")
    day = read_date(need(row, "SQLDATE"), "SQLDATE")
    added = cell(row, "DATEADDED")
    url = cell(row, "SOURCEURL")
    return Told(
        key=need(row, "GLOBALEVENTID"),
        type=meaning.type,
        mode=meaning.mode,
        contexts=(meaning.context,) if meaning.context else (),
        earliest=day,
        latest=day,
        words=f"CAMEO {code}",
        actors=_party(row, "Actor1"),
        recipients=_party(row, "Actor2"),
        place=_spot(row),
        published=read_date(added, "DATEADDED") if added else day,
        url=url or None,
        source=_outlet(url),
    )


def _party(row: Mapping[str, Any], side: str) -> tuple[Party, ...]:
    name, code = cell(row, f"{side}Name"), cell(row, f"{side}CountryCode")
    kinds = [kind for n in (1, 2, 3) if (kind := cell(row, f"{side}Type{n}Code"))]
    if not (name or code or kinds):
        return ()
    sector = next((sector_of_agent()[kind] for kind in kinds if kind in sector_of_agent()), None)
    country = iso3_of_cameo().get(code)
    if country is None:
        known = next((groups()[c] for c in (cell(row, f"{side}KnownGroupCode"), code, *kinds) if c in groups()), None)
        if known is not None:
            country, sector, name = known.country, sector or known.sector, name or known.name
    return (Party(name, country, sector),)


def _spot(row: Mapping[str, Any]) -> Spot | None:
    full = cell(row, "ActionGeo_FullName")
    if not full or cell(row, "ActionGeo_Type") in ("", "0"):
        return None
    country = iso3_of_fips().get(cell(row, "ActionGeo_CountryCode"))
    lat, lon = read_point(cell(row, "ActionGeo_Lat"), cell(row, "ActionGeo_Long"))
    name = country_name(country) if cell(row, "ActionGeo_Type") == _COUNTRY and country else full.split(",")[0].strip()
    return Spot(name, country, lat, lon)


def _outlet(url: str) -> str | None:
    """The host of an address, by which GDELT's rows can be told apart by outlet."""
    if "://" not in url:
        return None
    return url.split("://", 1)[1].split("/", 1)[0].removeprefix("www.").lower() or None


FORMATS = (
    ExportFormat(
        "gdelt",
        "GDELT 2 events",
        ".tsv",
        "Day, actors pair by pair with country and sector, CAMEO code with quad class and Goldstein score, place with "
        "FIPS country and point, numbers of mentions, outlets and articles, address of the leading article.",
        "Status, intervals, who claims it, figures, quotes, and modes without a CAMEO code; tone is left empty; actors "
        "beyond the first of a joint act stand in rows of their own.",
        write,
        HAPPENED,
    ),
)
IMPORTS = (
    ImportFormat(
        "gdelt",
        "GDELT 2 events",
        Layout.TABS,
        COLUMNS,
        ("GLOBALEVENTID", "SQLDATE", "EventCode"),
        read,
        0.5,
        "2",
        has_header=False,
    ),
)
