"""Somebody else's event data in the record, and the way out and in again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange.imports import Party
from dragoman.exchange.registry import EXPORTS, IMPORTS
from dragoman.pipeline import imported
from dragoman.pipeline.actors import registry
from dragoman.pipeline.imported import Imported
from dragoman.pipeline.imported_actors import Cast
from dragoman.pipeline.record import Record
from tests.fake_reader import load_fake

COLUMNS = IMPORTS["gdelt"].columns


Bring = Callable[..., tuple[Record, Imported]]


def line(number: int = 1, **cells: str) -> str:
    """A row of GDELT: Russia strikes Ukraine in Odesa, on a day in 2031."""
    given = {
        "GLOBALEVENTID": str(number), "SQLDATE": "20310504", "EventCode": "195", "DATEADDED": "20310505001500",
        "Actor1Name": "RUSSIA", "Actor1CountryCode": "RUS", "Actor1Type1Code": "MIL", "Actor1Code": "RUSMIL",
        "Actor2Name": "UKRAINE", "Actor2CountryCode": "UKR", "Actor2Code": "UKR", "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Odesa, Ukraine", "ActionGeo_CountryCode": "UP", "ActionGeo_Lat": "46.48",
        "ActionGeo_Long": "30.73", "SOURCEURL": "https://courier.example/a",
    }  # fmt: skip
    return "\t".join((given | cells).get(column, "") for column in COLUMNS)


@pytest.fixture
def brought(tmp_path: Path) -> Bring:
    """A record after an import of lines, and what became of them."""

    def bring(*lines: str) -> tuple[Record, Imported]:
        (tmp_path / "in.tsv").write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
        record = Record(tmp_path / "record", load=load_fake)
        return record, record.import_("gdelt", tmp_path / "in.tsv")

    return bring


def test_a_row_is_an_event_with_its_actors_day_and_place(brought: Bring) -> None:
    record, _ = brought(line())
    (event,) = record.events().to_dicts()
    assert (event["type"], event["mode"], event["status"]) == ("ASSAULT", "aerial", "happened")
    assert [actor["id"] for actor in event["actors"]] == ["military:RUS"]
    assert [actor["id"] for actor in event["recipients"]] == ["state:UKR"]
    assert (event["earliest"], event["latest"]) == ("2031-05-04", "2031-05-04")
    assert (event["place"]["name"], event["place"]["country"]) == ("Odesa", "UKR")


def test_an_event_says_that_it_was_imported_and_from_what(brought: Bring) -> None:
    record, _ = brought(line())
    (event,) = record.events().to_dicts()
    assert (event["rule"], event["model"], event["trigger"]) == ("import:gdelt", "import:gdelt 2", "CAMEO 195")


def test_its_article_is_the_row_with_an_empty_text(brought: Bring) -> None:
    record, _ = brought(line())
    (document,) = record.documents().to_dicts()
    assert (document["doc"], document["text"], document["url"]) == ("gdelt:1", "", "https://courier.example/a")
    assert record.events().to_dicts()[0]["text"] == ""


def test_the_record_stays_sound(brought: Bring) -> None:
    record, _ = brought(line(1), line(2))
    assert record.verify() == []


def test_rows_are_events_of_their_own_however_alike(brought: Bring) -> None:
    record, _ = brought(line(1), line(2))
    assert len(record.events()) == 2


def test_a_relation_runs_on_imported_events(brought: Bring) -> None:
    record, _ = brought(line(1), line(2, SQLDATE="20310512"))
    relation = record.relation("RUS", "UKR")
    assert [point.events for point in relation.forth if point.events] == [1, 1]


def test_filters_find_imported_events(brought: Bring) -> None:
    record, _ = brought(line(1), line(2, EventCode="036", Actor1CountryCode="FRA", Actor1Name="FRANCE"))
    assert len(record.events(actor="France", type="AGREE", since="2031-05", place="Odesa")) == 1


def test_importing_twice_changes_nothing(brought: Bring) -> None:
    record, _ = brought(line(1), line(2))
    parts = record.store.part_names()
    record, again = brought(line(1), line(2))
    assert (again.rows, again.known) == (0, 2)
    assert record.store.part_names() == parts


def test_an_import_goes_on_where_it_was_killed(brought: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported, "BLOCK", 2)
    brought(line(1), line(2))
    record, rest = brought(*(line(number) for number in range(1, 6)))
    assert (rest.rows, rest.known) == (3, 2)
    assert len(record.events()) == 5


def test_blocks_are_parts_of_their_own(brought: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported, "BLOCK", 2)
    record, done = brought(*(line(number) for number in range(1, 6)))
    assert done.rows == 5
    assert len(record.store.part_names()) == 3


def test_the_same_row_twice_is_one(brought: Bring) -> None:
    record, done = brought(line(1), line(1))
    assert (done.rows, done.known) == (1, 1)
    assert len(record.events()) == 1


def test_a_row_that_has_changed_is_a_new_version(brought: Bring) -> None:
    brought(line(1))
    record, done = brought(line(1, EventCode="190"))
    (event,) = record.events().to_dicts()
    assert (done.rows, event["mode"]) == (1, None)
    assert record.documents().to_dicts()[0]["version"] == 2


def test_a_wrong_row_is_in_quarantine_with_its_line(brought: Bring) -> None:
    record, done = brought(line(1), line(2, SQLDATE="20311301"), "too\tshort")
    assert (done.rows, done.aside) == (1, 2)
    assert [row["line"] for row in record.quarantine().to_dicts()] == [2, 3]


def test_a_statement_is_left_out_and_counted(brought: Bring) -> None:
    _, done = brought(line(1, EventCode="010"))
    assert (done.rows, sum(done.left_out.values())) == (0, 1)


def test_articles_and_imported_rows_live_in_one_record(brought: Bring) -> None:
    record, _ = brought(line(1))
    record.add({"id": "a", "text": "Norway attacked Sweden in Oslo on 2031-05-04.", "published": "2031-05-05"})
    assert len(record.events()) == 2
    assert (record.status()["imported"], record.status()["unread"]) == (1, 0)
    assert record.verify() == []


def test_fatalities_are_figures_of_the_event(tmp_path: Path) -> None:
    head = "event_id_cnty,event_date,time_precision,sub_event_type,country,location,notes,fatalities"
    row = 'UKR1,04 May 2031,1,Air/drone strike,Ukraine,Odesa,"Jets hit a depot, three died.",3'
    (tmp_path / "in.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    record = Record(tmp_path / "record", load=load_fake)
    record.import_("acled", tmp_path / "in.csv")
    (event,) = record.events().to_dicts()
    assert [(figure["measure"], figure["low"]) for figure in event["figures"]] == [("killed", 3)]
    assert record.documents().to_dicts()[0]["text"] == "Jets hit a depot, three died."
    assert record.verify() == []


def _carried(event: dict[str, Any], form: str) -> tuple[Any, ...]:
    """What of an event a format can carry there and back."""
    actors, recipients = ({a["id"] for a in event[side]} for side in ("actors", "recipients"))
    whole = {
        "type": event["type"], "mode": event["mode"], "earliest": event["earliest"], "place": (event["place"] or {}).get("name"),
        "actors": frozenset(actors), "recipients": frozenset(recipients),
    }  # fmt: skip
    if form == "plover":
        return (*whole.values(), event["latest"], event["status"])
    return tuple(whole.values())


@pytest.mark.parametrize("form", IMPORTS)
def test_what_goes_out_comes_in_again(brought: Bring, tmp_path: Path, form: str) -> None:
    """Imported rows of all roots, out in each format and in again: the same events as far as the format has them."""
    codes = (
        "057",
        "072",
        "0841",
        "105",
        "112",
        "125",
        "138",
        "141",
        "1723",
        "163",
        "154",
        "173",
        "182",
        "190",
        "195",
        "042",
    )
    record, _ = brought(*(line(at, EventCode=code) for at, code in enumerate(codes, 1)))
    path = tmp_path / f"out{EXPORTS[form].suffix}"
    written = record.export(form, path)
    again = Record(tmp_path / "again", load=load_fake)
    assert again.import_(form, path).rows == written.rows
    before = {_carried(event, form) for event in record.events().to_dicts()}
    after = {_carried(event, form) for event in again.events().to_dicts()}
    assert len(again.events()) == written.rows > 0
    assert after <= before
    assert form == "acled" or after == before


@pytest.mark.parametrize("form", IMPORTS)
def test_a_second_round_changes_no_byte(brought: Bring, tmp_path: Path, form: str) -> None:
    """What was imported is exported as it came, but for ids that follow from the record."""
    record, _ = brought(line(1, EventCode="190"), line(2, EventCode="141"))
    first, second = (tmp_path / f"{name}{EXPORTS[form].suffix}" for name in ("first", "second"))
    record.export(form, first)
    again = Record(tmp_path / "again", load=load_fake)
    again.import_(form, first)
    again.export(form, second)
    assert len(first.read_text(encoding="utf-8").splitlines()) == len(second.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("party", "ident"),
    [
        (Party("RUSSIA", "RUS", "MIL"), "military:RUS"),
        (Party("UKRAINIAN", "UKR"), "state:UKR"),
        (Party("POLICE", "KEN", "COP"), "police:KEN"),
        (Party("", "FRA", "GOV"), "government:FRA"),
        (Party("", "FRA"), "state:FRA"),
        (Party("Vladimir Putin", "RUS", "GOV"), "person:vladimir-putin"),
        (Party("NATO", "IGO", "GOV"), registry().entries("NATO")[0].actor),
        (Party("whoever", id="state:FRA"), "state:FRA"),
        (Party("Ada Example", "FRA", id="text:ada example"), "text:ada example"),
    ],
)
def test_an_actor_is_found_by_id_name_or_country_and_sector(party: Party, ident: str) -> None:
    found = Cast(registry()).row(party)
    assert found is not None
    assert found["id"] == ident


def test_rebels_of_a_country_are_not_the_country() -> None:
    found = Cast(registry()).row(Party("UKRAINE", "UKR", "REB"))
    assert found is not None
    assert (found["id"], found["country"], found["sector"]) == ("text:ukraine", "UKR", "REB")


def test_somebody_unknown_keeps_name_country_and_sector() -> None:
    found = Cast(registry()).row(Party("NAVAL BOARD", "CHL", "MIL"))
    assert found is not None
    assert (found["name"], found["country"], found["sector"]) == ("Naval Board", "CHL", "MIL")


def test_a_name_of_another_country_is_somebody_else() -> None:
    found = Cast(registry()).row(Party("Vladimir Putin", "CHL", "GOV"))
    assert found is not None
    assert not found["id"].startswith("person:")


def test_nobody_is_nobody() -> None:
    assert Cast(registry()).row(Party("")) is None


def test_days_of_publication_are_kept(brought: Bring) -> None:
    record, _ = brought(line())
    assert record.documents().arrow().column("published").to_pylist() == [date(2031, 5, 5)]


def test_an_imported_event_is_explained_by_its_row(brought: Bring) -> None:
    record, _ = brought(line())
    ((event, document),) = record.behind(record.events().to_dicts()[0]["id"])
    told = imported.told_of_import(event, document)
    assert told[0].startswith("ASSAULT aerial, happened")
    assert "row 1 of gdelt (gdelt 2), which has CAMEO 195" in told[1]
