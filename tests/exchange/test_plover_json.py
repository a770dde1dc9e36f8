"""PLOVER JSON, out and in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange import plover_json
from dragoman.exchange.imports import Count, LeftOut, Party, Spot, Told
from dragoman.model.errors import IngestError
from tests.exchange.made_rows import event, person, place, source_of


def written(tmp_path: Path, *events: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects of an export."""
    path = tmp_path / "out.jsonl"
    plover_json.write(source_of(events=list(events)), path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(**keys: Any) -> Told:
    told = plover_json.read({"id": "e7", "event": ["ASSAULT"], "date": "2031-05-04"} | keys)
    assert isinstance(told, Told)
    return told


def test_an_object_has_the_23_published_keys_in_order(tmp_path: Path) -> None:
    assert len(plover_json.KEYS) == 23
    assert tuple(written(tmp_path, event())[0]) == plover_json.KEYS


@pytest.mark.parametrize(
    ("status", "auxiliary"),
    [("happened", []), ("denied", ["negation"]), ("threatened", ["future"]), ("hoped", ["hypothetical"])],
)
def test_a_status_is_an_auxiliary_mode_and_stands_in_text_info(
    tmp_path: Path, status: str, auxiliary: list[str]
) -> None:
    (one,) = written(tmp_path, event(mode="drone", status=status))
    assert one["mode"] == ["drone", *auxiliary]
    assert one["text_info"]["status"] == status


@pytest.mark.parametrize(
    "status", ["happened", "ongoing", "did_not_happen", "planned", "threatened", "offered", "denied"]
)
def test_every_status_comes_in_again(tmp_path: Path, status: str) -> None:
    told = plover_json.read(written(tmp_path, event(status=status))[0])
    assert isinstance(told, Told)
    assert told.status == status


def test_what_is_written_comes_in_again(tmp_path: Path) -> None:
    figures = [{"measure": "killed", "unit": "soldier", "low": 3.0, "high": 5.0}]
    spot = place("Odesa", "UKR", 46.48, 30.73) | {"geonameid": 698740}
    speaker = person("Rufus Firefly", "FRA", "GOV")
    one = event(
        mode="aerial", contexts=["military"], place=spot, figures=figures, claimed_by=speaker, latest=date(2031, 5, 9)
    )
    told = plover_json.read(written(tmp_path, one)[0])
    assert isinstance(told, Told)
    assert (told.type, told.mode, told.contexts) == ("ASSAULT", "aerial", ("military",))
    assert (told.earliest, told.latest) == (date(2031, 5, 4), date(2031, 5, 9))
    assert told.place == Spot("Odesa", "UKR", 46.48, 30.73, 698740)
    assert told.claimed_by == Party("Rufus Firefly", "FRA", "GOV", "text:rufus firefly")
    assert told.figures == (Count("killed", 3.0, "soldier", 5.0),)
    assert told.text[told.start : told.end] == "struck"


def test_an_open_end_stays_open(tmp_path: Path) -> None:
    told = plover_json.read(written(tmp_path, event(latest=None))[0])
    assert isinstance(told, Told)
    assert (told.earliest, told.latest) == (date(2031, 5, 4), None)


def test_a_date_without_an_end_is_one_day() -> None:
    assert read().latest == date(2031, 5, 4)


@pytest.mark.parametrize(
    ("mode", "status"),
    [
        ("negation", "did_not_happen"),
        ("future", "planned"),
        ("hypothetical", "hypothetical"),
        ("historical", "happened"),
    ],
)
def test_an_auxiliary_mode_of_somebody_else_is_a_status(mode: str | None, status: str) -> None:
    told = read(mode=["aerial", mode])
    assert (told.mode, told.status) == ("aerial", status)


def test_the_names_of_plovers_own_coder_are_read() -> None:
    actor = {"entity_name": "Kenya Police", "raw_text": "officers", "country_name": "Kenya", "sector_code": "COP"}
    assert read(actor=[actor]).actors == (Party("Kenya Police", "KEN", "COP"),)


def test_a_single_value_may_stand_without_its_list() -> None:
    assert read(event="CONSULT", mode="phone").mode == "phone"


def test_words_are_found_in_the_text() -> None:
    told = read(text="A depot was struck.", event_text=["struck"])
    assert told.text[told.start : told.end] == "struck"


def test_a_sentence_without_event_is_left_out() -> None:
    assert isinstance(plover_json.read({"id": "e7", "has_event": False}), LeftOut)


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"event": ["FIGHT"]}, "event 'FIGHT' is no type of PLOVER 2.0"),
        ({"id": None}, "id is empty"),
        ({"date": "yesterday"}, "date: 'yesterday' is no day"),
        ({"event_loc": "Odesa"}, "'Odesa' stands where an object belongs"),
        ({"text_info": {"status": "maybe"}}, "status 'maybe' is none of ours"),
    ],
)
def test_a_wrong_object_is_told_with_the_reason(keys: dict[str, Any], reason: str) -> None:
    with pytest.raises(IngestError) as caught:
        read(**keys)
    assert caught.value.problem == reason
