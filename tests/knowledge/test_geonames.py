"""Rows of a GeoNames dump: what is kept, under which names, what is broken."""

from __future__ import annotations

import pytest

from dragoman.knowledge.geonames import BrokenRowError, kind_of, read_dump_row, table_lines
from tests.knowledge.dumps import dump_row

CODES = {"UA": "UKR", "SD": "SDN"}


@pytest.mark.parametrize(
    ("feature", "kind"),
    [
        ("P.PPL", "city"), ("P.PPLC", "city"), ("P.PPLQ", None), ("A.ADM1", "admin"), ("A.ADM2", "district"),
        ("A.PCLI", None), ("H.STRT", "region"), ("H.STMI", None), ("S.AIRP", "site"), ("S.DAM", "site"), ("S.SCH", None),
        ("T.ISL", "region"), ("T.HLL", None), ("L.MILB", "site"), ("R.RD", None), ("V.FRST", None),
    ],
)  # fmt: skip
def test_only_what_news_names_is_kept(feature: str, kind: str | None) -> None:
    """Towns, units, seas, straits, islands, airports, bases; no schools, hills and roads; states we have."""
    assert kind_of(read_dump_row(dump_row(1, "Verkhna", feature=feature).encode())) == kind


def test_a_brook_without_other_spellings_is_left_out() -> None:
    """A dump has a million streams, and a river that news names has names in many tongues."""
    brook = dump_row(1, "Tykha", feature="H.STM")
    river = dump_row(2, "Velyka", feature="H.STM", others="Welika,Velika,Wielka")
    assert kind_of(read_dump_row(brook.encode())) is None
    assert kind_of(read_dump_row(river.encode())) == "region"


def test_a_river_has_no_point() -> None:
    """It is as long as it is."""
    river = read_dump_row(dump_row(2, "Velyka", feature="H.STM", others="Welika,Velika,Wielka").encode())
    assert next(table_lines(river, "region", CODES)).split("\t")[5:7] == ["", ""]


def test_a_line_has_the_key_and_the_three_letters_of_the_country() -> None:
    """And admin codes with the two letters, as the shipped table has them."""
    row = read_dump_row(dump_row(7, "Nova Rika", lat=48.12345, lon=37.5, population=1200).encode())
    assert list(table_lines(row, "city", CODES)) == ["nova rika\tNova Rika\tUKR\tcity\tUA.05\t48.123\t37.5\t7\t1200\t1"]


def test_a_city_is_found_by_its_other_spellings() -> None:
    """A short line leads to the main one; other alphabets and airport codes are left out."""
    row = read_dump_row(dump_row(7, "Rikagrad", population=200_000, others="Rikahorod,RKG,Рикаград").encode())
    assert list(table_lines(row, "city", CODES))[1:] == ["rikahorod\t>rikagrad\tUKR"]


def test_a_village_keeps_its_main_name_alone() -> None:
    """Its other spellings would be mostly those of better known places."""
    row = read_dump_row(dump_row(7, "Rikagrad", population=200, others="Rikahorod").encode())
    assert len(list(table_lines(row, "city", CODES))) == 1


def test_a_unit_is_found_without_its_type_word() -> None:
    """ "Verkhna" is the province as well."""
    row = read_dump_row(dump_row(7, "Verkhna Province", feature="A.ADM1").encode())
    assert [line.split("\t")[0] for line in table_lines(row, "admin", CODES)] == ["verkhna province", "verkhna"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"1\tKyiv\n", "has 2 columns"),
        (dump_row(1, "Kyiv").replace("50.0", "north").encode(), "number that is none"),
        (dump_row(1, "Kyiv", lat=95).encode(), "nowhere"),
        (dump_row(1, " ").encode(), "has no name"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_broken_row_says_what_is_wrong(line: bytes, problem: str) -> None:
    """So that it can be told with its line."""
    with pytest.raises(BrokenRowError, match=problem):
        read_dump_row(line)
