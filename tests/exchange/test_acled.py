"""ACLED, out and in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dragoman.exchange import acled
from dragoman.exchange.imports import Count, LeftOut, Party, Spot, Told
from dragoman.model.errors import IngestError
from tests.exchange.made_rows import event, person, place, source_of

ODESA = place("Odesa", "UKR", 46.48, 30.73)


def written(tmp_path: Path, *events: dict[str, Any]) -> pd.DataFrame:
    """The rows of an export as somebody else reads them."""
    path = tmp_path / "out.csv"
    acled.write(source_of(events=list(events)), path)
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def row(**cells: str) -> dict[str, str]:
    """A row with an id, a day and a kind of event."""
    given = {
        "event_id_cnty": "UKR7",
        "event_date": "2031-05-04",
        "sub_event_type": "Armed clash",
        "time_precision": "1",
    }
    return dict.fromkeys(acled.COLUMNS, "") | given | cells


def read(**cells: str) -> Told:
    told = acled.read(row(**cells))
    assert isinstance(told, Told)
    return told


def test_there_are_the_31_published_columns_in_order(tmp_path: Path) -> None:
    assert len(acled.COLUMNS) == 31
    assert tuple(written(tmp_path, event(place=ODESA)).columns) == acled.COLUMNS


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"mode": "firearms", "recipients": [person("Rebels", "FRA", "REB")]}, "Armed clash"),
        ({"mode": "firearms", "recipients": [person("Farmers", "FRA", "CVL")]}, "Attack"),
        ({"mode": "drone"}, "Air/drone strike"),
        ({"mode": "heavy-weapons"}, "Shelling/artillery/missile attack"),
        ({"mode": "abduct"}, "Abduction/forced disappearance"),
        ({"mode": "destroy"}, "Looting/property destruction"),
        ({"mode": "crowd-control"}, "Excessive force against protesters"),
        ({"type": "PROTEST", "mode": "demo"}, "Peaceful protest"),
        ({"type": "PROTEST", "mode": "riot"}, "Violent demonstration"),
        ({"type": "COERCE", "mode": "arrest"}, "Arrests"),
        ({"type": "RETREAT", "mode": "withdraw"}, "Non-violent transfer of territory"),
    ],
)
def test_an_act_has_its_kind_by_type_mode_and_whom_it_hit(tmp_path: Path, given: dict[str, Any], kind: str) -> None:
    assert written(tmp_path, event(place=ODESA, **given)).iloc[0].sub_event_type == kind


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"type": "CONSULT", "place": ODESA}, "of a kind that ACLED does not code"),
        ({"type": "PROTEST", "mode": "strike", "place": ODESA}, "of a kind that ACLED does not code"),
        ({}, "no place in a country"),
        ({"place": place("Baltic Sea", None)}, "no place in a country"),
        ({"place": ODESA, "earliest": None}, "no day of its own"),
    ],
)
def test_what_acled_does_not_code_is_counted(tmp_path: Path, given: dict[str, Any], reason: str) -> None:
    result = acled.write(source_of(events=[event(**given)]), tmp_path / "out.csv")
    assert (result.rows, result.left_out) == (0, {reason: 1})


@pytest.mark.parametrize(("last", "precision"), [(4, "1"), (10, "2"), (31, "3")])
def test_the_precision_of_a_day_follows_from_its_interval(tmp_path: Path, last: int, precision: str) -> None:
    cells = written(tmp_path, event(place=ODESA, latest=date(2031, 5, last))).iloc[0]
    assert (cells.event_date, cells.time_precision) == ("2031-05-04", precision)


def test_a_country_is_no_precise_place(tmp_path: Path) -> None:
    assert written(tmp_path, event(place=place("Ukraine", "UKR", 49.0, 32.0))).iloc[0].geo_precision == "3"


def test_a_place_has_numbers_and_region_of_its_country(tmp_path: Path) -> None:
    cells = written(tmp_path, event(place=ODESA)).iloc[0]
    assert list(cells[["iso", "region", "country", "location", "latitude", "longitude"]]) == [
        "804", "Europe", "Ukraine", "Odesa", "46.48", "30.73",
    ]  # fmt: skip


def test_the_toll_is_the_lowest_and_none_is_nought(tmp_path: Path) -> None:
    figures = [{"measure": "killed", "unit": "person", "low": 3.0, "high": 9.0}]
    frame = written(tmp_path, event(1, place=ODESA, figures=figures), event(2, place=ODESA))
    assert list(frame.fatalities) == ["3", "0"]


def test_allies_stand_behind_the_first_actor(tmp_path: Path) -> None:
    cells = written(tmp_path, event(place=ODESA, actors=[person("A", "FRA", "MIL"), person("B", "FRA", "REB")])).iloc[0]
    assert (cells.actor1, cells.assoc_actor_1, cells.inter1) == ("A", "B", "State forces")


def test_the_kinds_of_both_sides_make_the_interaction(tmp_path: Path) -> None:
    cells = written(tmp_path, event(place=ODESA, recipients=[person("Farmers", "DEU", "CVL")])).iloc[0]
    assert (cells.interaction, cells.civilian_targeting) == ("State forces-Civilians", "Civilian targeting")


def test_who_protests_is_a_protester(tmp_path: Path) -> None:
    crowd = [person("Teachers", "UKR", "EDU")]
    cells = written(tmp_path, event(place=ODESA, type="PROTEST", mode="demo", actors=crowd, recipients=[])).iloc[0]
    assert cells.inter1 == "Protesters"


def test_text_is_safe_in_a_spreadsheet_and_numbers_stay_numbers(tmp_path: Path) -> None:
    cells = written(tmp_path, event(place=place("Quito", "ECU", -0.2, -78.5), sentence="=SUM(A1) was said.")).iloc[0]
    assert cells.notes == "'=SUM(A1) was said."
    assert (cells.latitude, cells.longitude) == ("-0.2", "-78.5")


def test_what_is_written_comes_in_again(tmp_path: Path) -> None:
    figures = [{"measure": "killed", "unit": "person", "low": 3.0, "high": 3.0}]
    one = event(mode="aerial", place=ODESA, figures=figures, sentence="+49 jets struck the depot.")
    told = acled.read({str(name): cell for name, cell in written(tmp_path, one).iloc[0].items()})
    assert isinstance(told, Told)
    assert (told.type, told.mode, told.earliest, told.latest) == (
        "ASSAULT",
        "aerial",
        date(2031, 5, 4),
        date(2031, 5, 4),
    )
    assert told.place == Spot("Odesa", "UKR", 46.48, 30.73)
    assert (told.figures, told.text, told.source) == ((Count("killed", 3.0),), "+49 jets struck the depot.", "Courier")
    assert [party.name for party in (*told.actors, *told.recipients)] == ["Armed Forces of Freedonia", "Germany"]


def test_force_against_protesters_comes_from_the_second_actor(tmp_path: Path) -> None:
    told = read(
        sub_event_type="Excessive force against protesters",
        actor1="Protesters (Ukraine)",
        actor2="Police Forces of Ukraine (2014-)",
    )
    assert [party.sector for party in told.actors] == ["COP"]
    assert told.recipients == (Party("Protesters", "UKR", None),)


@pytest.mark.parametrize(
    ("name", "inter", "party"),
    [
        ("Military Forces of Ukraine (2019-)", "1", Party("Military Forces of Ukraine", "UKR", "MIL")),
        (
            "Police Forces of Kenya (2022-) - Prison Guards",
            "State forces",
            Party("Police Forces of Kenya - Prison Guards", "KEN", "COP"),
        ),
        ("Civilians (Mali)", "Civilians", Party("Civilians", "MLI", "CVL")),
        ("Unidentified Armed Group (Haiti)", "3", Party("Unidentified Armed Group", "HTI", "PRM")),
        ("Red Column (Militia)", "4", Party("Red Column (Militia)", None, "PRM")),
        ("Ukraine", "1", Party("Ukraine", "UKR", None)),
    ],
)
def test_names_lose_years_and_home(name: str, inter: str, party: Party) -> None:
    assert read(actor1=name, inter1=inter).actors == (party,)


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        ("1", date(2031, 5, 8), date(2031, 5, 8)),
        ("2", date(2031, 5, 5), date(2031, 5, 11)),
        ("3", date(2031, 5, 1), date(2031, 5, 31)),
    ],
)
def test_precision_makes_an_interval(precision: str, first: date, last: date) -> None:
    told = read(event_date="08 May 2031", time_precision=precision)
    assert (told.earliest, told.latest) == (first, last)


def test_no_fatalities_are_no_figure() -> None:
    assert read(fatalities="0").figures == ()


def test_the_upload_is_the_day_of_the_report() -> None:
    assert read(timestamp="1935705600").published == date(2031, 5, 5)


def test_a_change_of_a_group_is_no_event_of_ours() -> None:
    assert isinstance(acled.read(row(sub_event_type="Change to group/activity")), LeftOut)


def test_a_kind_that_acled_does_not_have_is_wrong() -> None:
    with pytest.raises(IngestError, match="sub_event_type 'Parade' is not in ACLED's codebook"):
        acled.read(row(sub_event_type="Parade"))
