"""ACLED: political violence and protest in 31 columns, CSV."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.exchange.cells import plain_text
from dragoman.exchange.codebook import DATA
from dragoman.exchange.countries import countries, country_name, iso3_of_name
from dragoman.exchange.formats import HAPPENED, ExportFormat, Row, Source, Tally, Written
from dragoman.exchange.imports import (
    Count,
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
from dragoman.exchange.place_kinds import kind_of
from dragoman.exchange.sheets import columns_of, write_commas
from dragoman.exchange.telling import Person, day_of, number_of, point_cells, toll
from dragoman.knowledge.files import read_rows
from dragoman.model.errors import IngestError

COLUMNS = columns_of("acled")
_TEXTS = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2", "location", "source", "notes")
_DAY, _WEEK, _MONTH = 1, 2, 3
"""time_precision: the day, the week, the month is known (ACLED codebook)."""
_PLACE, _REGION, _COUNTRY = 1, 2, 3
"""geo_precision: the town, its surroundings or district, a wider region."""
_PRECISIONS = {
    "site": _PLACE,
    "city": _PLACE,
    "district": _REGION,
    "admin": _REGION,
    "region": _COUNTRY,
    "country": _COUNTRY,
}
_AGAINST_PROTESTERS = "Excessive force against protesters"
"""The one kind whose first actor is at the receiving end."""
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class _Kind:
    """A row of acled.csv; ``written`` and ``civilians`` are the modes that we write so, of armed and unarmed recipients."""

    event_type: str
    sub_type: str
    disorder: str
    type: str | None
    mode: str | None
    context: str | None
    written: tuple[str, ...]
    civilians: tuple[str, ...]


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(
            row.text("event_type"),
            row.text("sub_event_type"),
            row.text("disorder_type"),
            None if row.text("type") == "-" else row.text("type"),
            row.text("mode") or None,
            row.text("context") or None,
            row.texts("written"),
            row.texts("civilians"),
        )
        for row in read_rows(DATA / "acled.csv", "acled.csv")
    )


@cache
def _kind_of_words() -> Mapping[str, _Kind]:
    return {kind.sub_type.lower(): kind for kind in _kinds()}


@cache
def _kind_of_act() -> Mapping[tuple[str, str | None, bool], _Kind]:
    """By type, mode and whether the recipient is unarmed."""
    found = {}
    for kind in _kinds():
        for unarmed, modes in ((False, kind.written), (True, kind.civilians)):
            for mode in modes:
                found[(kind.type or "", None if mode == "*" else mode, unarmed)] = kind
    return found


@cache
def _sides() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    rows = read_rows(DATA / "acled_sides.csv", "acled_sides.csv")
    return tuple((row.text("number"), row.text("words"), row.text("sector"), row.texts("sectors")) for row in rows)


def write(source: Source, path: Path) -> Written:
    """One row an event of a kind that ACLED has, with a place and a day, week or month."""
    return write_commas(source, path, COLUMNS, _rows, texts=_TEXTS)


def _rows(row: Row, tally: Tally) -> Iterable[Sequence[str]]:
    unarmed = any(_words_of(person) == "Civilians" for person in row["recipients"] or ())
    kind = _kind_of_act().get((row["type"], row["mode"], unarmed))
    place = row["place"]
    if kind is None:
        tally.leave_out("of a kind that ACLED does not code")
    elif not place or place["country"] not in countries():
        tally.leave_out("no place in a country")
    elif (day := day_of(row, tally)) is not None:
        targeted = "Civilian targeting" if unarmed and kind.type == "ASSAULT" else ""
        yield [
            f"{place['country']}{number_of(row['id'])}",
            day.isoformat(),
            str(day.year),
            str(_time_precision(row)),
            kind.disorder,
            kind.event_type,
            kind.sub_type,
            *_both_sides(row, kind),
            targeted,
            *_place_cells(place),
            *_report_cells(row, day),
        ]


def _both_sides(row: Row, kind: _Kind) -> list[str]:
    """Actor, associated actors and kind of actor of both sides, and the kinds together."""
    first, second = row["actors"] or [], row["recipients"] or []
    if not second and len(first) > 1:
        first, second = first[:1], first[1:]
    if kind.sub_type == _AGAINST_PROTESTERS:
        first, second = second, first
    one, other = _side_cells(first, kind, 0), _side_cells(second, kind, 1)
    return [*one, *other, "-".join(side[2] for side in (one, other) if side[2])]


def _place_cells(place: Mapping[str, Any]) -> list[str]:
    """From iso to geo_precision; districts are left empty."""
    home = countries()[place["country"]]
    return [
        str(home.numeric),
        home.region,
        home.name,
        "",
        "",
        "",
        place["name"],
        *point_cells(place),
        str(_geo_precision(place)),
    ]


def _report_cells(row: Row, day: date) -> list[str]:
    """Source, its scale, notes, fatalities, tags, timestamp."""
    notes = " ".join((row["sentence"] or "").split())
    seconds = _seconds(row["first_reported"] or day)
    return ["; ".join(row["outlets"] or ()), "", notes, str(toll(row) or 0), "", str(seconds)]


def _side_cells(people: Sequence[Person], kind: _Kind, side: int) -> list[str]:
    """Actor, associated actors, kind of actor."""
    if not people:
        return ["", "", ""]
    words = _words_of(people[0])
    if side == 0 and kind.event_type in ("Protests", "Riots") and words in ("", "Civilians"):
        words = "Protesters" if kind.event_type == "Protests" else "Rioters"
    return [people[0]["name"], "; ".join(person["name"] for person in people[1:]), words]


def _words_of(person: Person) -> str:
    """What kind of actor somebody is; empty where ACLED has none for a sector, or the sector is not known."""
    sector = person["sector"]
    if sector is None and person["country"] and person["name"] == country_name(person["country"]):
        sector = "MIL"  # a state acts through its forces
    return next((words for _, words, _, sectors in _sides() if sector in sectors), "")


def _time_precision(row: Row) -> int:
    days = (row["latest"] - row["earliest"]).days + 1
    return _DAY if days == 1 else _WEEK if days <= _WEEK_DAYS else _MONTH


def _geo_precision(place: Mapping[str, Any]) -> int:
    if iso3_of_name(place["name"]) == place["country"]:
        return _COUNTRY
    return _PRECISIONS.get(kind_of(place) or "", _PLACE if place["lat"] is not None else _REGION)


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def read(row: Mapping[str, Any]) -> Told | LeftOut:
    """One row as an event.

    Raises:
        IngestError: no id or day, or a kind of event that ACLED's codebook does not have.
    """
    words = need(row, "sub_event_type")
    kind = _kind_of_words().get(words.lower())
    if kind is None:
        raise IngestError(f"sub_event_type {words!r} is not in ACLED's codebook")
    if kind.type is None:
        return LeftOut(f"{kind.sub_type}: no event under PLOVER")
    day = read_date(need(row, "event_date"), "event_date")
    first, last = _days(day, cell(row, "time_precision"))
    actors, recipients = _parties(row, "1"), _parties(row, "2")
    if kind.sub_type == _AGAINST_PROTESTERS:
        actors, recipients = recipients, actors
    dead = read_number(cell(row, "fatalities"), "fatalities")
    return Told(
        key=need(row, "event_id_cnty"),
        type=kind.type,
        mode=kind.mode,
        contexts=(kind.context,) if kind.context else (),
        earliest=first,
        latest=last,
        words=f"{kind.event_type}: {kind.sub_type}",
        actors=actors,
        recipients=recipients,
        place=_spot(row),
        figures=(Count("killed", dead),) if dead else (),
        published=_uploaded(cell(row, "timestamp")) or last,
        source=plain_text(cell(row, "source")) or None,
        text=plain_text(cell(row, "notes")),
    )


def _days(day: date, precision: str) -> tuple[date, date]:
    """The day, its week from Monday to Sunday, or its month."""
    if precision == str(_WEEK):
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=_WEEK_DAYS - 1)
    if precision == str(_MONTH):
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day


_YEARS = re.compile(r"\s*\(\d{4}-(?:\d{4})?\)\s*")
_HOME = re.compile(r"\s*\(([^()]+)\)$")
_FORCES = re.compile(r"(?:Military Forces|Police Forces|Government) of (?:the )?(.+?)(?: +-.*)?$")


def _parties(row: Mapping[str, Any], side: str) -> tuple[Party, ...]:
    names = [plain_text(cell(row, f"actor{side}")), *listed(plain_text(cell(row, f"assoc_actor_{side}")))]
    inter = cell(row, f"inter{side}")
    sector = next((s for number, words, s, _ in _sides() if inter.lower() in (number, words.lower())), None)
    return tuple(_party(name, sector if not at else None) for at, name in enumerate(names) if name)


def _party(written: str, sector: str | None) -> Party:
    """A name without its years ("(2000-)") and home ("(Ukraine)"), and the country that the name holds."""
    name = _YEARS.sub(" ", written).strip()
    country = None
    if (home := _HOME.search(name)) and (country := iso3_of_name(home[1])):
        name = name[: home.start()]
    elif forces := _FORCES.match(name):
        country = iso3_of_name(forces[1])
        sector = "COP" if name.startswith("Police") else "GOV" if name.startswith("Government") else "MIL"
    elif country := iso3_of_name(name):
        sector = None  # a bare state; ACLED itself names its forces or its government
    return Party(name, country, sector)


def _spot(row: Mapping[str, Any]) -> Spot | None:
    name = plain_text(cell(row, "location")) or cell(row, "admin1") or cell(row, "country")
    if not name:
        return None
    numeric = cell(row, "iso")
    country = next((c.iso3 for c in countries().values() if str(c.numeric) == numeric), None) if numeric else None
    lat, lon = read_point(cell(row, "latitude"), cell(row, "longitude"))
    return Spot(name, country or iso3_of_name(cell(row, "country")), lat, lon)


def _uploaded(stamp: str) -> date | None:
    return datetime.fromtimestamp(int(stamp), UTC).date() if stamp.isascii() and stamp.isdigit() else None


FORMATS = (
    ExportFormat(
        "acled",
        "ACLED",
        ".csv",
        "Political violence, protest, arrests and withdrawals: day with precision of a day, week or month, kind of event, two "
        "actors with their allies and kind, place with point, outlets, the sentence as notes, the lowest toll that "
        "anyone gives.",
        "All other kinds of events and all without a place; status, who claims it, rival tolls (no toll is 0, as ACLED has "
        "it), quotes; weapons within a battle; districts are left empty.",
        write,
        HAPPENED,
    ),
)
IMPORTS = (
    ImportFormat(
        "acled",
        "ACLED",
        Layout.COMMAS,
        COLUMNS,
        ("event_id_cnty", "event_date", "sub_event_type"),
        read,
        0.9,
        "1",
        renamed={"data_id": "event_id_cnty", "event_id": "event_id_cnty", "assoc_actor1": "assoc_actor_1",
                 "assoc_actor2": "assoc_actor_2", "event_sub_type": "sub_event_type"},
    ),
)  # fmt: skip
