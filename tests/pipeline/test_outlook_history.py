"""Which acts of a record make the outlook's history, on which side they count, and what was known when."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.model.document import Document
from dragoman.model.errors import UsageError
from dragoman.outlook.history import Row
from dragoman.outlook.indicators import UNREALISED
from dragoman.pipeline.actors import find_actor
from dragoman.pipeline.outlook import Outlook
from dragoman.pipeline.outlook_history import Sides, called, history_from, history_of
from dragoman.pipeline.record import Record
from dragoman.record.forecasts import GivenForecasts
from tests.fake_reader import load_fake

FIRST, ON = date(2030, 1, 1), date(2030, 3, 1)


def person(name: str, country: str | None, sector: str | None = None, kind: str = "person") -> dict[str, Any]:
    return {"id": f"{kind}:{name.lower()}", "name": name, "country": country, "sector": sector}


NORWAY, SWEDEN = person("NOR", "NOR", None, "state"), person("SWE", "SWE", None, "state")


def told(**given: Any) -> dict[str, Any]:
    """Norway consults Sweden in February 2030."""
    usual = {
        "id": "e1", "type": "CONSULT", "status": "happened", "actors": [NORWAY], "recipients": [SWEDEN], "land": None,
        "earliest": date(2030, 2, 1), "latest": date(2030, 2, 1),
    }  # fmt: skip
    return usual | given


def rows(*events: dict[str, Any], asked: tuple[str, ...] = ()) -> list[Row]:
    history = history_from(events, Sides.of(find_actor, asked), FIRST, ON)
    return list(history.rows(range(len(history))))


def pairs(*events: dict[str, Any], asked: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(row.source, row.target) for row in rows(*events, asked=asked)]


def test_a_minister_acts_for_the_state() -> None:
    assert pairs(told(actors=[person("Ola", "NOR", "GOV")])) == [("NOR", "SWE")]


def test_an_armed_group_acts_for_itself() -> None:
    assert pairs(told(actors=[person("Raiders", "NOR", "REB", "group")])) == [("group:raiders", "SWE")]


def test_an_armed_group_acts_for_itself_though_its_country_is_asked_about() -> None:
    group = person("Raiders", "NOR", "REB", "group")
    assert pairs(told(actors=[group]), asked=("NOR", "SWE")) == [("group:raiders", "SWE")]


def test_somebody_asked_about_by_name_acts_for_himself() -> None:
    assert pairs(told(actors=[person("Ola", "NOR", "GOV")]), asked=("Ola", "SWE")) == [("Ola", "SWE")]


def test_a_group_asked_about_acts_as_one() -> None:
    events = [told(), told(id="e2", actors=[SWEDEN], recipients=[person("TCD", "TCD", None, "state")])]
    assert pairs(*events, asked=("NOR,SWE", "TCD")) == [("NOR,SWE", "TCD")]


def test_a_state_has_one_name_in_the_history() -> None:
    assert called(find_actor, "Norway") == called(find_actor, "NOR") == "NOR"


def test_a_joint_act_goes_both_ways() -> None:
    assert pairs(told(actors=[NORWAY, SWEDEN], recipients=[])) == [("NOR", "SWE"), ("SWE", "NOR")]


def test_what_did_not_happen_is_looked_back_at_alone() -> None:
    assert [row.labels for row in rows(told(status="did_not_happen"))] == [(UNREALISED,)]


def test_what_is_planned_is_no_row() -> None:
    assert rows(told(status="planned")) == []


@pytest.mark.parametrize("recipients", [[], [person("villagers", None, "CVL", "text")]])
def test_an_attack_on_unnamed_people_counts_against_the_country_of_its_place(recipients: list[Any]) -> None:
    assert pairs(told(type="ASSAULT", recipients=recipients, land="TCD")) == [("NOR", "TCD")]


def test_what_lies_far_back_is_no_news() -> None:
    long_ago = date(1905, 6, 7)
    assert rows(told(earliest=long_ago, latest=long_ago)) == []


def test_what_may_have_been_on_any_day_of_a_year_is_no_row() -> None:
    assert rows(told(earliest=date(2029, 1, 1), latest=date(2030, 2, 1))) == []


def test_a_supposed_day_that_is_none_is_wrong_use(record: Record) -> None:
    with pytest.raises(UsageError, match="no day"):
        record.suppose("NOR", "SWE", "2030-13-45 NOR SANCTION SWE")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    found = Record(tmp_path / "record", load=load_fake)
    add(found, "a", "Norway attacked Sweden near the border.", date(2030, 1, 5))
    add(found, "b", "Sweden attacked Norway near the lake.", date(2030, 2, 5))
    return found


def add(record: Record, name: str, text: str, day: date) -> None:
    record.add([Document(name, text, day, language="en")])


def test_what_was_published_later_is_not_known(record: Record) -> None:
    history = history_of(record.questions(), Sides(), date(2030, 2, 1))
    assert [(row.source, row.day) for row in history.rows(range(len(history)))] == [("NOR", date(2030, 1, 5))]


def test_without_a_day_of_an_article_a_day_must_be_given(tmp_path: Path) -> None:
    bare = Record(tmp_path / "bare", load=load_fake)
    bare.add([Document("a", "Norway attacked Sweden near the border.", None, language="en")])
    with pytest.raises(UsageError, match="no article"):
        Outlook.of(bare.questions(), find_actor, ())


def test_before_the_record_begins_there_is_a_rate_and_a_warning(record: Record) -> None:
    (forecast,) = record.outlook("NOR", "SWE", type="ASSAULT", on=date(2000, 1, 1))
    assert forecast["rests_on"] == "rate"
    assert "the record goes back 0 weeks" in forecast["abstain"]


@pytest.mark.parametrize("days", [1, 365])
def test_any_length_of_stretch_has_a_sound_interval(record: Record, days: int) -> None:
    (forecast,) = record.outlook("NOR", "SWE", type="ASSAULT", days=days)
    assert 0 < forecast["low"] < forecast["probability"] < forecast["high"] < 1


def test_a_longer_stretch_has_a_higher_base_rate(record: Record) -> None:
    short, long = (record.outlook("NOR", "TCD", type="AID", days=days)[0]["base_rate"] for days in (1, 28))
    assert short < long


@pytest.mark.parametrize("sides", [("NOR", "NOR"), ("NOR", "Norway"), ("NOR,SWE", "SWE")])
def test_nobody_acts_towards_himself(record: Record, sides: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match="in common"):
        record.outlook(*sides)


def test_the_type_may_be_written_small(record: Record) -> None:
    assert record.outlook("NOR", "SWE", type="assault")[0]["type"] == "ASSAULT"


def test_a_class_never_seen_can_be_supposed(record: Record) -> None:
    (told_of,) = record.suppose("NOR", "SWE", "2030-02-05 NOR AID SWE", type="AID")
    assert told_of["after"] > told_of["before"]


@pytest.mark.parametrize("day", ["1814-05-17", "2090-01-01"])
def test_an_act_far_from_the_record_cannot_be_supposed(record: Record, day: str) -> None:
    with pytest.raises(UsageError, match="nothing can be supposed"):
        record.suppose("NOR", "SWE", f"{day} NOR ASSAULT SWE")


def test_nobody_known_is_watched_in_vain(record: Record) -> None:
    assert record.watch("PRK") == []


def test_a_forecast_is_scored_when_its_days_are_over(record: Record) -> None:
    (given,) = record.outlook("NOR", "SWE", type="ASSAULT", days=7)
    assert record.outlook_scores() == []
    path = record.store.folder / "outlook" / "forecasts.jsonl"
    kept = path.read_bytes()
    add(record, "c", "Norway attacked Sweden near the port.", date(2030, 2, 9))
    add(record, "d", "Sweden attacked Norway near the bridge.", date(2030, 3, 9))
    scored = record.outlook_scores()[0]
    assert (scored["forecasts"], scored["came"]) == (1, 1.0)
    assert scored["brier"] == pytest.approx((1 - given["probability"]) ** 2, abs=1e-6)
    assert path.read_bytes() == kept


def test_two_names_of_one_state_are_scored_alike(record: Record) -> None:
    record.outlook("NOR", "SWE", type="ASSAULT", days=7)
    record.outlook("Norway", "Sweden", type="ASSAULT", days=7)
    add(record, "c", "Norway attacked Sweden near the port.", date(2030, 2, 9))
    add(record, "d", "Sweden attacked Norway near the bridge.", date(2030, 3, 9))
    assert record.outlook_scores()[0]["came"] == 1.0


def test_a_line_cut_by_a_crash_is_told_of_and_stops_nothing(record: Record) -> None:
    record.outlook("NOR", "SWE", type="ASSAULT")
    path = record.store.folder / "outlook" / "forecasts.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id": "ab", "fr')
    record.outlook("SWE", "NOR", type="ASSAULT")
    given = GivenForecasts(record.store.folder)
    assert [row["from"] for row in given.read()] == ["NOR", "SWE"]
    assert len(given.faults()) == 1
    assert ":2:" in given.faults()[0]


@pytest.mark.parametrize("wrong", ["null", "[]", '{"id": "a"}', "NaN"])
def test_a_line_that_is_no_forecast_is_passed_over(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "outlook").mkdir()
    (tmp_path / "outlook" / "forecasts.jsonl").write_text(f"{wrong}\n", encoding="utf-8")
    assert GivenForecasts(tmp_path).read() == []


def test_a_probability_that_is_no_number_is_passed_over(record: Record) -> None:
    record.outlook("NOR", "SWE", type="ASSAULT")
    path = record.store.folder / "outlook" / "forecasts.jsonl"
    row = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(row | {"probability": float("nan")}) + "\n", encoding="utf-8")
    assert GivenForecasts(record.store.folder).read() == []
