"""Rows of a GeoNames dump as lines of the place table: which places news names, by which of their spellings.

Source:
    GeoNames, http://download.geonames.org/export/dump/readme.txt: 19 columns parted by tabs, UTF-8.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from dragoman.knowledge.gazetteer import fold_name

ALL_NAMES_FROM = 100_000  # inhabitants from which a town keeps every Latin spelling
LIKE_NAMES_FROM = 15_000  # and from which it keeps those that look like its main name
LIKENESS = 0.6
COLUMNS = 19
LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ‘’'ʻ`][\w’‘'ʻ` .-]*$")
SCHOLARLY = frozenset("āīūĀĪŪḩḨţŢşŞẕẔẓẒḑḐḏḎẖẖḥḤṭṬṣṢ‘ʻ`")
TYPE_WORD = re.compile(
    r"\s+(?:Oblast|Province|Governorate|State|Region|County|Parish|District|Department|Prefecture|Voivodeship|Canton"
    r"|Emirate|Municipality|Krai|Republic|Raion|Borough|Census Area|oblast|krai|raion)$"
)
_GONE = frozenset(("PPLH", "PPLCH", "PPLQ"))
_UNITS = {"ADM1": "admin", "ADM2": "district", "ADM3": "district"}
_WIDE = frozenset("OCN SEA GULF STM CONT RGN RGNE RGNH DSRT MTS PLN VALS ISLS".split())
"""Features that no point stands for."""
_SITES = {
    "H": frozenset("OCN SEA STRT GULF BAY SD CNL LK RSV STM HBR".split()),
    "L": frozenset("CONT RGN RGNE RGNH MILB NVB PRT OILF GASF".split()),
    "T": frozenset("ISL ISLS PEN MTS PASS DSRT ATOL PLAT".split()),
    "S": frozenset(
        "AIRB AIRF AIRP BDG BRKS CMP CMPRF CSTM DAM INSM NUC OILR OILT PAL PRN PS PSH PSN PSTB PSTC PSTP".split()
    ),
}
"""Feature codes beside towns (P) and units (A) that news of a conflict names, by feature class."""
_REGIONS = _WIDE | frozenset("STRT BAY SD CNL LK RSV PEN ISL PASS ATOL PLAT".split())
_STREAM_SPELLINGS = 3
"""Other spellings that a river must have: a dump has a million brooks, and news names none of them."""


class BrokenRowError(ValueError):
    """A row of a dump that cannot be read; its text says why."""


@dataclass(frozen=True, slots=True)
class DumpRow:
    """One place of a dump.

    Attributes:
        feature: Class and code, ``"P.PPLC"``.
        country: ISO 3166-1 alpha-2, empty for what lies in none.
        admin: Codes of the units it lies in, ``"US.LA.009"``.
    """

    ident: int
    name: str
    spellings: tuple[str, ...]
    lat: float
    lon: float
    feature: str
    country: str
    admin: str
    population: int


def read_dump_row(line: bytes) -> DumpRow:
    """One line of a dump.

    Raises:
        BrokenRowError: it has not 19 columns, is not UTF-8, or a number in it is none.
    """
    try:
        cells = line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise BrokenRowError("is not UTF-8") from error
    if len(cells) != COLUMNS:
        raise BrokenRowError(f"has {len(cells)} columns and needs {COLUMNS}")
    ident, name, plain, others, lat, lon = cells[:6]
    try:
        number, north, east, population = int(ident), float(lat), float(lon), int(cells[14] or 0)
    except ValueError as error:
        raise BrokenRowError(f"has a number that is none ({error})") from error
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise BrokenRowError(f"lies at {lat}, {lon}, which is nowhere")
    if not name.strip():
        raise BrokenRowError("has no name")
    admin = ".".join(c for c in (cells[8], cells[10], cells[11] if cells[10] else "") if c)
    spellings = tuple(dict.fromkeys(s for s in (plain, *others.split(",")) if s))
    return DumpRow(number, name, spellings, north, east, f"{cells[6]}.{cells[7]}", cells[8], admin, population)


def kind_of(row: DumpRow) -> str | None:
    """City, admin, district, region or site; None for what news does not name, and for states, which we have."""
    group, _, code = row.feature.partition(".")
    if group == "P":
        return None if code in _GONE else "city"
    if group == "A":
        return _UNITS.get(code)
    if code not in _SITES.get(group, ()) or (code == "STM" and len(row.spellings) < _STREAM_SPELLINGS):
        return None
    return "region" if code in _REGIONS else "site"


def table_lines(row: DumpRow, kind: str, countries: Mapping[str, str]) -> Iterator[str]:
    """The lines of a place in the table: a full one for its main name, then those for its other spellings.

    Args:
        countries: Three letters by two.
    """
    name, key = press_name(row.name), fold_name(row.name)
    if not key:
        return
    country = countries.get(row.country, "")
    code = row.feature.partition(".")[2]
    point = ("", "") if code in _WIDE else (number(row.lat), number(row.lon))
    cells = (name, country, kind, row.admin, *point, str(row.ident), str(row.population))
    yield "\t".join((key, *cells, "1"))
    seen = {key}
    for other in _other_names(row, kind):
        folded = fold_name(other)
        if folded and folded not in seen and len(folded) > 3:
            seen.add(folded)
            if kind == "city":
                yield f"{folded}\t>{key}\t{country}"
            else:
                yield "\t".join((folded, *cells, ""))


def _other_names(row: DumpRow, kind: str) -> Iterator[str]:
    if kind == "city" and row.population < LIKE_NAMES_FROM:
        return
    names = latin_names(row.spellings)
    if kind == "city":
        yield from similar_names(row.name, row.population, names)
        return
    if kind == "district":
        names = names[:1]
    for name in (row.name, *names):
        yield name
        yield TYPE_WORD.sub("", name)


def latin_names(names: tuple[str, ...] | list[str]) -> list[str]:
    """Names in Latin letters that begin with a capital and are no airport code."""
    return [n for n in names if len(n) > 3 and LATIN.match(n) and not n.isupper()]


def similar_names(name: str, population: int, others: list[str]) -> Iterator[str]:
    """The spellings of a town worth a line besides the main one: all of a city's, of a town's those alike."""
    if population < LIKE_NAMES_FROM:
        return
    plain = fold_name(name)
    matcher = SequenceMatcher(None, "", plain)
    for other in others:
        key = fold_name(other)
        if key == plain:
            continue
        if population < ALL_NAMES_FROM:
            matcher.set_seq1(key)
            if matcher.quick_ratio() < LIKENESS or matcher.ratio() < LIKENESS:
                continue
        yield other


def press_name(name: str) -> str:
    """The name without the points and bars of scholarly transliteration, which no newspaper prints."""
    if name.isascii() and not SCHOLARLY.intersection(name):
        return name
    if not SCHOLARLY & set(unicodedata.normalize("NFC", name)):
        return name
    plain = unicodedata.normalize("NFKD", re.sub("[‘’ʻ`]", "", name))
    return "".join(c for c in plain if not unicodedata.combining(c))


def number(value: float) -> str:
    """Degrees to three places, a hundred metres, without needless zeros."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
