"""Rows as a GeoNames dump has them, for the tests."""

from __future__ import annotations


def dump_row(
    ident: int,
    name: str,
    *,
    feature: str = "P.PPL",
    country: str = "UA",
    lat: float = 50.0,
    lon: float = 30.0,
    population: int = 0,
    others: str = "",
    admin: str = "05",
) -> str:
    """One line of a dump, without its line feed."""
    group, _, code = feature.partition(".")
    cells = [str(ident), name, name, others, str(lat), str(lon), group, code, country, "", admin, "", "", "",
             str(population), "", "", "", "2024-01-01"]  # fmt: skip
    return "\t".join(cells)
