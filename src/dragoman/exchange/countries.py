"""Countries under the codes and names of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.exchange.codebook import DATA
from dragoman.knowledge.files import KnowledgeFiles, read_rows
from dragoman.knowledge.folding import name_key


@dataclass(frozen=True, slots=True)
class Country:
    """One country.

    Attributes:
        iso3: ISO 3166-1 alpha-3, XKX for Kosovo: our own code.
        name: Usual English name.
        numeric: ISO 3166-1 numeric; 0 for Kosovo, which has none.
        fips: FIPS 10-4, by which GDELT codes places.
        cow: Correlates of War number, empty for a territory that it does not count as a state.
        cameo: CAMEO's country code of actors.
        region: ACLED's region.
    """

    iso3: str
    name: str
    numeric: int
    fips: str
    cow: str
    cameo: str
    region: str


@dataclass(frozen=True, slots=True)
class Group:
    """A code of CAMEO that is no country; ``country`` is ours, None where the group has none."""

    country: str | None
    sector: str | None
    name: str


@cache
def countries() -> Mapping[str, Country]:
    """Countries by ISO code."""
    names = {row.text("id"): row.text("name") for row in KnowledgeFiles().rows("states.csv")}
    found = {}
    for row in read_rows(DATA / "countries.csv", "countries.csv"):
        iso3 = row.text("iso3")
        found[iso3] = Country(
            iso3,
            names.get(iso3, row.text("name")) or iso3,
            int(row.text("numeric")),
            row.text("fips"),
            row.text("cow"),
            row.text("cameo") or iso3,
            row.text("region"),
        )
    return found


@cache
def iso3_of_fips() -> Mapping[str, str]:
    """FIPS codes to ours; the Gaza Strip, which FIPS has apart, counts as Palestine."""
    return {country.fips: iso3 for iso3, country in countries().items()} | {"GZ": "PSE"}


@cache
def iso3_of_cameo() -> Mapping[str, str]:
    """CAMEO's country codes to ours, ISO's as well."""
    return {iso3: iso3 for iso3 in countries()} | {country.cameo: iso3 for iso3, country in countries().items()}


@cache
def groups() -> Mapping[str, Group]:
    """CAMEO's codes that are no country."""
    return {
        row.text("code"): Group(row.text("country") or None, row.text("sector") or None, row.text("name"))
        for row in read_rows(DATA / "groups.csv", "groups.csv")
    }


@cache
def _iso3_of_name() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in KnowledgeFiles().rows("states.csv"):
        for name in (row.text("name"), *row.texts("aliases")):
            found.setdefault(name_key(name.removeprefix("?")), row.text("id"))
    for country in countries().values():
        found.setdefault(name_key(country.name), country.iso3)
    return found


def iso3_of_name(name: str) -> str | None:
    """Our code of a country by its name as states.csv has it, whatever case and accents; None for none."""
    return _iso3_of_name().get(name_key(name))


def country_name(iso3: str | None) -> str:
    """A country's usual name; the code itself where we have none, empty for no country."""
    if not iso3:
        return ""
    known = countries().get(iso3)
    return known.name if known else {"EUR": "European Union", "IGO": "International organisation"}.get(iso3, iso3)
