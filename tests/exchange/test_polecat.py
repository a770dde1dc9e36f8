"""POLECAT, out and in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dragoman.exchange import polecat
from dragoman.exchange.imports import Party, Spot, Told
from dragoman.model.errors import IngestError
from tests.exchange.made_rows import event, person, place, source_of


def written(tmp_path: Path, *events: dict[str, Any]) -> pd.DataFrame:
    """The rows of an export as somebody else reads them."""
    path = tmp_path / "out.txt"
    polecat.write(source_of(events=list(events)), path)
    return pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False, quoting=3)


def row(**cells: str) -> dict[str, str]:
    """A row with an id, a day and a type; columns under names without blanks."""
    given = {"Event ID": "e7", "Event Date": "2031-05-04", "Event Type": "ASSAULT"}
    return dict.fromkeys(polecat.COLUMNS, "") | given | {name.replace("_", " "): value for name, value in cells.items()}


def read(**cells: str) -> Told:
    told = polecat.read(row(**cells))
    assert isinstance(told, Told)
    return told


def test_there_are_the_40_published_columns_in_order(tmp_path: Path) -> None:
    assert len(polecat.COLUMNS) == 40
    assert tuple(written(tmp_path, event()).columns) == polecat.COLUMNS


def test_type_mode_score_and_quad_class_are_plovers(tmp_path: Path) -> None:
    cells = written(tmp_path, event(mode="drone", intensity=-9.5, contexts=["military", "territory"])).iloc[0]
    assert list(cells[["Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"]]) == [
        "ASSAULT", "drone", "-9.5", "MATERIAL CONFLICT", "military;territory",
    ]  # fmt: skip


def test_several_actors_share_a_row_each_in_its_place(tmp_path: Path) -> None:
    cells = written(tmp_path, event(actors=[person("A", "FRA", "GOV"), person("B", None, "CVL")])).iloc[0]
    assert list(cells[["Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors"]]) == [
        "A;B", "FRA;", "220;", "GOV", "GOV;CVL",
    ]  # fmt: skip


def test_a_place_has_point_and_geonames_id(tmp_path: Path) -> None:
    spot = place("Odesa", "UKR", 46.48, 30.73) | {"geonameid": 698740}
    cells = written(tmp_path, event(place=spot)).iloc[0]
    assert list(cells[["Placename", "City", "Country", "Latitude", "Longitude", "GeoNames ID"]]) == [
        "Odesa", "Odesa", "Ukraine", "46.48", "30.73", "698740",
    ]  # fmt: skip


def test_what_is_written_comes_in_again(tmp_path: Path) -> None:
    spot = place("Odesa", "UKR", 46.48, 30.73) | {"geonameid": 698740}
    one = event(
        mode="drone", contexts=["military"], place=spot, actors=[person("A", "FRA", "GOV"), person("B", None, "CVL")]
    )
    told = polecat.read({str(name): cell for name, cell in written(tmp_path, one).iloc[0].items()})
    assert isinstance(told, Told)
    assert (told.type, told.mode, told.contexts, told.earliest) == ("ASSAULT", "drone", ("military",), date(2031, 5, 4))
    assert told.actors == (Party("A", "FRA", "GOV"), Party("B", None, "CVL"))
    assert told.recipients == (Party("Germany", "DEU", None),)
    assert told.place == Spot("Odesa", "UKR", 46.48, 30.73, 698740)
    assert (told.source, told.published, told.language) == ("Courier", date(2031, 5, 5), "en")


def test_a_mode_of_an_older_plover_is_read_as_its_successor() -> None:
    assert read(Event_Mode="assassinate").mode == "targeted"


def test_a_mode_of_another_type_is_none() -> None:
    assert read(Event_Mode="visit").mode is None


@pytest.mark.parametrize(
    ("written_as", "iso3"),
    [("UKR", "UKR"), ("Ukraine", "UKR"), ("KOS", "XKX"), ("UNO", "IGO"), ("EUR", "EUR"), ("Mars", None)],
)
def test_a_country_is_a_code_or_a_name(written_as: str, iso3: str | None) -> None:
    assert read(Actor_Name="X", Actor_Country=written_as).actors[0].country == iso3


def test_a_country_without_a_name_is_still_somebody() -> None:
    assert read(Recipient_Country="POL").recipients == (Party("", "POL", None),)


def test_a_row_without_city_has_its_province() -> None:
    assert read(Province="Zakarpattia", Country="Ukraine").place == Spot("Zakarpattia", "UKR")


def test_a_type_that_plover_has_given_up_is_wrong() -> None:
    with pytest.raises(IngestError, match="Event Type 'DEMAND' is no type of PLOVER"):
        polecat.read(row(Event_Type="demand"))
