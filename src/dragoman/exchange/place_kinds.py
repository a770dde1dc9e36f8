"""How precise a place is: a site, a town, a unit, a country, told by the gazetteer."""

from __future__ import annotations

from functools import cache, lru_cache

from dragoman.exchange.formats import Row
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.gazetteer import Gazetteer

NEAR_DEGREES = 0.01
"""About a kilometre: a place that lies so near one of its name is that one."""


def kind_of(place: Row) -> str | None:
    """``country``, ``admin``, ``district``, ``city``, ``region`` or ``site``; None where the shipped gazetteer has no such place.

    Args:
        place: A place of the record's tables: ``name``, ``country``, ``lat``, ``lon``, ``geonameid``.
    """
    return _kind(place["name"] or "", place["country"], place["lat"], place["lon"], place["geonameid"])


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load(KnowledgeFiles())


@lru_cache(maxsize=65_536)
def _kind(name: str, country: str | None, lat: float | None, lon: float | None, geonameid: int | None) -> str | None:
    for known in _gazetteer().candidates(name):
        if geonameid is not None and known.geonameid == geonameid:
            return known.kind
        if known.country == country and _near(known.lat, lat) and _near(known.lon, lon):
            return known.kind
    return None


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= NEAR_DEGREES
