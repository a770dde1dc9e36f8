"""Places by name: GeoNames in a compressed table, our own regions and villages laid over it."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import asin, cos, log10, radians, sin, sqrt

from dragoman.knowledge.files import SHIPPED, Entry, KnowledgeFiles
from dragoman.knowledge.place_table import PlaceTable
from dragoman.model.actor import Place
from dragoman.model.errors import KnowledgeError

TABLE = "places.tsv.gz"
USER_TABLE = "places.tsv"
REGIONS = "regions.csv"
KINDS = ("country", "admin", "district", "city", "region", "site")
_STRIPPED = str.maketrans({"'": None, "’": None, "‘": None, "ʻ": None, "`": None, ".": None, "-": " ", "–": " "})
_SHORT_WORDS = {"saint": "st", "mount": "mt", "fort": "ft"}
_SAME_PLACE_KM = 60.0  # a row of ours and one of the table of one name, kind and country are one place within this
_WIDE = ("country", "admin")  # whose middle may be anywhere in them: the name and the country tell which
_EARTH_KM = 6371.0

# how well known a place of each kind is against a city of the same population, in powers of ten
_STANDING = {"country": 3.0, "region": 4.0, "site": 3.0, "admin": -1.0, "city": 0.0, "district": -2.0}
_KIN = {"region": "admin"}  # what we call a region may be a unit of the table
_UNCOUNTED = 20_000  # inhabitants that a town of ours is taken to have: news knows it although no table does
_OWN_ROW = 1.0  # our own rows are there because news names them
_OTHER_SPELLING = -1.5  # a name that is only an alternative spelling


def fold_name(name: str) -> str:
    """The key of a name: small letters without accents, points or apostrophes, hyphens as spaces.

    "Saint" and "St." fold alike, so do "Mount" and "Mt.".
    """
    plain = name.translate(_STRIPPED)
    if plain.isascii():  # nine names in ten
        words = plain.lower().split()
    else:
        plain = unicodedata.normalize("NFKD", plain).casefold()
        words = "".join(c for c in plain if not unicodedata.combining(c)).split()
    return " ".join(_SHORT_WORDS.get(w, w) for w in words)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean.

    Attributes:
        place: The place.
        admin: GeoNames codes of the units it lies in, ``"US.LA.009"``; its own code for a unit; empty where unknown.
        standing: How well known it is under this name, in powers of ten of inhabitants.
    """

    place: Place
    admin: str
    standing: float


class Gazetteer:
    """Looks names up in sorted tables of text, so that nothing is parsed before it is asked for.

    Args:
        table: Lines sorted by key, as ``training/distil_gazetteer.py`` writes them.
        own: Our own rows; one with the geonameid of a row of the table stands in its place.
        abbreviations: What stands for a unit after a town and a comma, to the unit's name and admin code
            ("La." ``("Louisiana", "US.LA")``).
        demonyms: Name of the country or region by that of its people ("Kenyan").
        over: A table of the user's own, laid over the first: points and inhabitants are its, names the first's.
    """

    def __init__(
        self,
        table: bytes | PlaceTable,
        own: Iterable[tuple[str, Candidate]] = (),
        abbreviations: Mapping[str, tuple[str, str]] | None = None,
        demonyms: Mapping[str, str] | None = None,
        over: PlaceTable | None = None,
    ) -> None:
        self._table = PlaceTable(table) if isinstance(table, bytes) else table
        self._over = over
        self.abbreviations = dict(abbreviations or {})
        self.demonyms = dict(demonyms or {})
        self._own: dict[str, list[Candidate]] = {}
        self._keys: dict[Candidate, list[str]] = {}
        self._renamed: dict[int, Place] = {}
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._spelled: set[str] = set()
        for name, candidate in own:
            self._spelled.add(name)
            self._own.setdefault(fold_name(name), []).append(candidate)
            self._keys.setdefault(candidate, []).append(fold_name(name))
            if candidate.place.geonameid is not None:
                self._renamed[candidate.place.geonameid] = candidate.place

    @classmethod
    def load(cls, files: KnowledgeFiles) -> Gazetteer:
        """The shipped table with ``regions.csv``, the user's rows included, laid over it.

        Raises:
            KnowledgeError: the table is missing, or a row of regions.csv is wrong.
        """
        path = SHIPPED / TABLE
        if not path.is_file():
            raise KnowledgeError(f"{TABLE}: not in the package", "Make it with training/distil_gazetteer.py.")
        entries = files.rows(REGIONS)
        own = [pair for entry in entries for pair in _read_region(entry)]
        short = {a: (e.text("name"), e.text("admin")) for e in entries for a in e.texts("abbreviations")}
        people = {p: e.text("name") for e in entries for p in e.texts("demonyms")}
        users = files.user / USER_TABLE if files.user is not None else None
        over = PlaceTable.mapped(users) if users is not None and users.is_file() else None
        return cls(gzip.decompress(path.read_bytes()), own, short, people, over)

    def has_own(self, name: str) -> bool:
        """Whether a row of ours spells the name exactly so, capitals included."""
        return name in self._spelled

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, the best known first."""
        return tuple(c.place for c in self.look_up(name))

    def look_up(self, name: str) -> tuple[Candidate, ...]:
        """The same with standing and admin codes; ties in order of geonameid."""
        key = fold_name(name)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._collect(key)
        return found

    def _collect(self, key: str) -> tuple[Candidate, ...]:
        rows = self._rows(key)
        own = [_completed(c, [r for k in self._keys[c] for r in self._rows(k)]) for c in self._own.get(key, [])]
        known = {c.place.geonameid for c in own if c.place.geonameid is not None}
        if own:  # the White House is no city whose name is another spelling of that
            rows = [c for c in rows if fold_name(c.place.name) == key or c.place.geonameid in self._renamed]
        merged = dict.fromkeys((*own, *(c for c in rows if c.place.geonameid not in known)))
        return tuple(sorted(merged, key=lambda c: (-c.standing, c.place.geonameid or 0, c.place.name)))

    def _rows(self, key: str) -> list[Candidate]:
        """What both tables have under a key, a place that both have once."""
        rows = self._rows_of(self._table, key)
        if self._over is None:
            return rows
        users = {c.place.geonameid: c for c in self._rows_of(self._over, key)}
        both = [_updated(c, users.pop(c.place.geonameid, c)) for c in rows]
        return [*both, *users.values()]

    def _rows_of(self, table: PlaceTable, key: str) -> list[Candidate]:
        return [c for line in table.lines(key) for c in self._read_row(line, table)]

    def _read_row(self, line: str, table: PlaceTable) -> list[Candidate]:
        """The candidate of a row; for another spelling's row the best known place of the main name."""
        cells = line.split("\t")
        if cells[1].startswith(">"):
            meant = [c for c in self._main_rows(cells[1][1:], table) if c.place.country == (cells[2] or None)]
            return [replace(meant[0], standing=meant[0].standing + _OTHER_SPELLING)] if meant else []
        _, name, country, kind, admin, lat, lon, ident, population, main = cells
        north, east = (float(lat), float(lon)) if lat else (None, None)
        place = self._renamed.get(int(ident)) or Place(
            name, country or None, north, east, int(ident), kind, int(population)
        )
        standing = _standing(place) + (0.0 if main else _OTHER_SPELLING)
        return [Candidate(place, admin, standing)]

    def _main_rows(self, key: str, table: PlaceTable) -> list[Candidate]:
        rows = [c for line in table.lines(key) if "\t>" not in line for c in self._read_row(line, table)]
        return sorted((c for c in rows if c.place.kind == "city"), key=lambda c: -c.standing)


def _updated(shipped: Candidate, users: Candidate) -> Candidate:
    """A place that both tables have: where the user's says that it lies, called as ours does, the higher count of both."""
    if shipped is users:
        return shipped
    place = users.place
    full = replace(
        shipped.place,
        lat=place.lat if place.lat is not None else shipped.place.lat,
        lon=place.lon if place.lon is not None else shipped.place.lon,
        population=max(place.population, shipped.place.population),
    )
    gained = _standing(full) - _standing(shipped.place)
    return Candidate(full, users.admin or shipped.admin, shipped.standing + gained)


def _completed(own: Candidate, rows: Sequence[Candidate]) -> Candidate:
    """Our row with geonameid, admin codes and inhabitants of the table's row for the same place, where there is one."""
    for row in rows:
        place, far = row.place, distance_km(own.place, row.place)
        if own.place.geonameid is not None:
            if place.geonameid == own.place.geonameid:
                return replace(own, admin=own.admin or row.admin)
            continue
        alike = _KIN.get(place.kind, place.kind) == _KIN.get(own.place.kind, own.place.kind)
        alike = alike and place.country == own.place.country
        if alike and (far is None or far < _SAME_PLACE_KM or place.kind in _WIDE):
            lat, lon = (place.lat, place.lon) if own.place.lat is None else (own.place.lat, own.place.lon)
            population = max(own.place.population, place.population)
            full = replace(own.place, lat=lat, lon=lon, geonameid=place.geonameid, population=population)
            return Candidate(full, own.admin or row.admin, _standing(full) + _OWN_ROW)
    return own


def _standing(place: Place) -> float:
    population = place.population or (_UNCOUNTED if place.kind == "city" and place.geonameid is None else 0)
    return log10(population + 10) + _STANDING[place.kind]


def _read_region(entry: Entry) -> list[tuple[str, Candidate]]:
    """One row of regions.csv under its name and each of its aliases."""
    kind = entry.text("kind")
    if kind not in KINDS:
        raise entry.fault(f'kind "{kind}" is none of {", ".join(KINDS)}')
    try:
        lat, lon = (float(v) if v else None for v in (entry.text("lat"), entry.text("lon")))
        ident = int(entry.text("geonameid")) if entry.text("geonameid") else None
        population = int(entry.text("population") or 0)
    except ValueError as error:
        raise entry.fault(f"a number cannot be read: {error}") from error
    if (lat is None) != (lon is None):
        raise entry.fault("has one of lat and lon and needs both or neither")
    name = entry.text("name")
    place = Place(name, entry.text("country") or None, lat, lon, ident, kind, population)
    candidate = Candidate(place, entry.text("admin"), _standing(place) + _OWN_ROW)
    return [(n, candidate) for n in (name, *entry.texts("aliases"))]


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance, None where one of the two is too wide for a point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    south, north = radians(a.lat), radians(b.lat)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
