"""GDELT 2 events, out and in; pandas reads what we write with the published columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dragoman.exchange import gdelt
from dragoman.exchange.imports import LeftOut, Party, Spot, Told
from dragoman.model.errors import IngestError
from tests.exchange.made_rows import event, person, place, source_of


def written(tmp_path: Path, *events: dict[str, Any]) -> pd.DataFrame:
    """The rows of an export as somebody else reads them."""
    path = tmp_path / "out.tsv"
    gdelt.write(source_of(events=list(events)), path)
    return pd.read_csv(
        path, sep="\t", header=None, names=list(gdelt.COLUMNS), dtype=str, keep_default_na=False, quoting=3
    )


def row(**cells: str) -> dict[str, str]:
    """A row as GDELT publishes it: empty but for an id, a day and a code."""
    given = {"GLOBALEVENTID": "7", "SQLDATE": "20310504", "EventCode": "190"} | cells
    return dict.fromkeys(gdelt.COLUMNS, "") | given


def test_there_are_the_61_published_columns(tmp_path: Path) -> None:
    assert len(gdelt.COLUMNS) == 61
    assert written(tmp_path, event()).shape == (1, 61)


def test_a_day_is_written_four_ways(tmp_path: Path) -> None:
    cells = written(tmp_path, event()).iloc[0]
    assert (cells.SQLDATE, cells.MonthYear, cells.Year, cells.FractionDate) == (
        "20310504",
        "203105",
        "2031",
        "2031.4219",
    )


def test_an_actor_is_country_and_type(tmp_path: Path) -> None:
    cells = written(tmp_path, event()).iloc[0]
    assert (cells.Actor1Code, cells.Actor1CountryCode, cells.Actor1Type1Code) == ("FRAMIL", "FRA", "MIL")
    assert cells.Actor1Name == "ARMED FORCES OF FREEDONIA"
    assert (cells.Actor2Code, cells.Actor2Type1Code) == ("DEU", "")


def test_an_international_body_has_its_group_code_and_no_country(tmp_path: Path) -> None:
    cells = written(tmp_path, event(actors=[person("NATO", "IGO", "GOV")])).iloc[0]
    assert (cells.Actor1CountryCode, cells.Actor1KnownGroupCode, cells.Actor1Type1Code) == ("", "NAT", "IGO")


def test_an_act_has_its_code_root_quad_class_and_score(tmp_path: Path) -> None:
    cells = written(tmp_path, event(mode="aerial")).iloc[0]
    assert (cells.EventCode, cells.EventBaseCode, cells.EventRootCode) == ("195", "195", "19")
    assert (cells.QuadClass, cells.GoldsteinScale) == ("4", "-10")


def test_a_place_has_the_country_by_fips(tmp_path: Path) -> None:
    cells = written(tmp_path, event(place=place("Odesa", "UKR", 46.48, 30.73))).iloc[0]
    assert (cells.ActionGeo_FullName, cells.ActionGeo_CountryCode) == ("Odesa, Ukraine", "UP")
    assert (cells.ActionGeo_Type, cells.ActionGeo_Lat, cells.ActionGeo_Long) == ("4", "46.48", "30.73")


def test_a_country_is_a_place_of_the_first_type(tmp_path: Path) -> None:
    cells = written(tmp_path, event(place=place("Ukraine", "UKR", 49.0, 32.0))).iloc[0]
    assert (cells.ActionGeo_Type, cells.ActionGeo_FeatureID) == ("1", "UP")


def test_each_pair_is_a_row_with_an_id_of_its_own(tmp_path: Path) -> None:
    frame = written(tmp_path, event(recipients=[person("A", "DEU"), person("B", "POL")]))
    assert list(frame.Actor2CountryCode) == ["DEU", "POL"]
    assert frame.GLOBALEVENTID.is_unique


def test_an_event_without_a_day_is_counted_and_not_written(tmp_path: Path) -> None:
    result = gdelt.write(source_of(events=[event(earliest=None, latest=None)]), tmp_path / "out.tsv")
    assert (result.rows, result.left_out) == (0, {"no day of its own": 1})


def test_a_tab_in_a_name_breaks_no_row(tmp_path: Path) -> None:
    assert written(tmp_path, event(actors=[person("Two\tnames")])).iloc[0].Actor1Name == "TWO NAMES"


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.tsv", "two.tsv"):
        gdelt.write(source_of(events=[event(1), event(2)]), tmp_path / name)
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()


def test_a_row_comes_in_with_type_mode_and_day() -> None:
    told = gdelt.read(row(EventCode="0871", SOURCEURL="https://www.Courier.example/a"))
    assert isinstance(told, Told)
    assert (told.type, told.mode, told.earliest, told.latest) == (
        "RETREAT",
        "ceasefire",
        date(2031, 5, 4),
        date(2031, 5, 4),
    )
    assert (told.source, told.url) == ("courier.example", "https://www.Courier.example/a")


def test_a_statement_is_no_event() -> None:
    assert isinstance(gdelt.read(row(EventCode="010")), LeftOut)


@pytest.mark.parametrize(
    ("cells", "party"),
    [
        ({"Actor1Name": "UKRAINE", "Actor1CountryCode": "UKR"}, Party("UKRAINE", "UKR", None)),
        ({"Actor1Name": "POLICE", "Actor1CountryCode": "ROM", "Actor1Type1Code": "COP"}, Party("POLICE", "ROU", "COP")),
        ({"Actor1Name": "PRESS", "Actor1Type1Code": "MED"}, Party("PRESS", None, "JRN")),
        (
            {"Actor1Name": "UNITED NATIONS", "Actor1KnownGroupCode": "UNO", "Actor1Type1Code": "IGO"},
            Party("UNITED NATIONS", "IGO", "GOV"),
        ),
        ({"Actor1KnownGroupCode": "HAM", "Actor1Type1Code": "REB"}, Party("Hamas", "PSE", "REB")),
        ({"Actor1Name": "FIGHTER", "Actor1Type1Code": "SEP"}, Party("FIGHTER", None, "REB")),
    ],
)
def test_actor_codes_become_country_and_sector(cells: dict[str, str], party: Party) -> None:
    told = gdelt.read(row(**cells))
    assert isinstance(told, Told)
    assert told.actors == (party,)


def test_no_actor_code_is_no_actor() -> None:
    told = gdelt.read(row())
    assert isinstance(told, Told)
    assert told.actors == told.recipients == ()


def test_a_place_comes_in_by_its_first_name() -> None:
    cells = {
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Lviv, L'vivs'ka Oblast', Ukraine",
        "ActionGeo_CountryCode": "UP",
    }
    told = gdelt.read(row(**cells, ActionGeo_Lat="49.83", ActionGeo_Long="24.02"))
    assert isinstance(told, Told)
    assert told.place == Spot("Lviv", "UKR", 49.83, 24.02)


def test_a_country_comes_in_under_our_name() -> None:
    told = gdelt.read(row(ActionGeo_Type="1", ActionGeo_FullName="Russia", ActionGeo_CountryCode="RS"))
    assert isinstance(told, Told)
    assert told.place is not None
    assert (told.place.name, told.place.country) == ("Russia", "RUS")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"EventCode": "990"}, "EventCode '990' is no CAMEO code"),
        ({"EventCode": ""}, "EventCode is empty"),
        ({"SQLDATE": "20310231"}, "SQLDATE: '20310231' is no day"),
        ({"GLOBALEVENTID": " "}, "GLOBALEVENTID is empty"),
        (
            {"ActionGeo_Type": "4", "ActionGeo_FullName": "X", "ActionGeo_Lat": "91", "ActionGeo_Long": "0"},
            "latitude 91.0, longitude 0.0 lie outside the globe",
        ),
        (
            {"ActionGeo_Type": "4", "ActionGeo_FullName": "X", "ActionGeo_Lat": "north", "ActionGeo_Long": "0"},
            "latitude: 'north' is no number",
        ),
    ],
)
def test_a_wrong_row_is_told_with_the_reason(cells: dict[str, str], reason: str) -> None:
    with pytest.raises(IngestError) as caught:
        gdelt.read(row(**cells))
    assert caught.value.problem == reason
