"""ICEWS, out and in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dragoman.exchange import icews
from dragoman.exchange.imports import LeftOut, Party, Spot, Told
from dragoman.model.errors import IngestError
from tests.exchange.made_rows import event, person, place, source_of


def written(tmp_path: Path, *events: dict[str, Any]) -> pd.DataFrame:
    """The rows of an export as somebody else reads them."""
    path = tmp_path / "out.tab"
    icews.write(source_of(events=list(events)), path)
    return pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False, quoting=3)


def row(**cells: str) -> dict[str, str]:
    """A row with an id, a day and a code; columns under names without blanks."""
    given = {"Event ID": "7", "Event Date": "2031-05-04", "CAMEO Code": "190"}
    return dict.fromkeys(icews.COLUMNS, "") | given | {name.replace("_", " "): value for name, value in cells.items()}


def read(**cells: str) -> Told:
    told = icews.read(row(**cells))
    assert isinstance(told, Told)
    return told


def test_there_are_the_20_published_columns_in_order(tmp_path: Path) -> None:
    assert len(icews.COLUMNS) == 20
    assert tuple(written(tmp_path, event()).columns) == icews.COLUMNS


def test_sectors_and_countries_are_in_words(tmp_path: Path) -> None:
    cells = written(tmp_path, event(recipients=[person("Russia", "RUS")])).iloc[0]
    assert list(cells[["Source Sectors", "Source Country", "Target Name", "Target Country"]]) == [
        "Military", "France", "Russia", "Russian Federation",
    ]  # fmt: skip


def test_a_code_has_its_label_and_score(tmp_path: Path) -> None:
    cells = written(tmp_path, event(type="CONSULT", mode="visit")).iloc[0]
    assert list(cells[["Event Text", "CAMEO Code", "Intensity"]]) == ["Make a visit", "042", "1.9"]


def test_rows_of_one_article_share_a_story(tmp_path: Path) -> None:
    frame = written(tmp_path, event(1), event(2))
    assert frame["Story ID"].nunique() == 1


def test_what_is_written_comes_in_again(tmp_path: Path) -> None:
    one = event(type="CONSULT", mode="visit", place=place("Odesa", "UKR", 46.48, 30.73))
    told = icews.read({str(name): cell for name, cell in written(tmp_path, one).iloc[0].items()})
    assert isinstance(told, Told)
    assert (told.type, told.mode, told.earliest) == ("CONSULT", "visit", date(2031, 5, 4))
    assert told.actors == (Party("Armed Forces of Freedonia", "FRA", "MIL"),)
    assert told.recipients == (Party("Germany", "DEU", None),)
    assert (told.place, told.source) == (Spot("Odesa", "UKR", 46.48, 30.73), "Courier")


@pytest.mark.parametrize(
    ("given", "kind"), [("42", "CONSULT"), ("042", "CONSULT"), ("57", "SUPPORT"), ("190", "ASSAULT")]
)
def test_a_code_that_a_spreadsheet_has_shortened_is_mended(given: str, kind: str) -> None:
    assert read(CAMEO_Code=given).type == kind


def test_the_first_sector_that_we_know_counts() -> None:
    told = read(Source_Name="Citizen", Source_Country="Ukraine", Source_Sectors="Nobodies,Navy,Military,Government")
    assert told.actors == (Party("Citizen", "UKR", "MIL"),)


def test_a_country_as_place_has_our_name() -> None:
    told = read(Country="Russian Federation", Latitude="60", Longitude="90")
    assert told.place == Spot("Russia", "RUS", 60.0, 90.0)


def test_a_statement_is_no_event() -> None:
    assert isinstance(icews.read(row(CAMEO_Code="010")), LeftOut)


def test_a_code_of_another_scheme_is_wrong() -> None:
    with pytest.raises(IngestError, match="CAMEO Code '999' is no CAMEO code"):
        icews.read(row(CAMEO_Code="999"))
