"""SQLite, as SQL tools and Datasette open it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange.formats import KINDS, Written
from dragoman.exchange.sqlite import write
from tests.exchange.made_rows import event, person, place, source_of

READING = "0" * 16
DOCUMENT = {
    "doc": "doc-1", "reading": READING, "article": "id:doc-1", "version": 1, "title": "Depot struck", "was_read": True,
    "warnings": [], "text": "The gunners struck the depot. Crews fled.",
}  # fmt: skip
EVENTS = [
    event(1, actors=[person("A", "FRA"), person("B")], place=place("Paris", "FRA", 48.85, 2.35)),
    event(2, status="threatened", sentence="They threatened to shell the harbours."),
]


def made(folder: Path, **given: Any) -> Path:
    """A file of two events, or of what is given."""
    path = folder / "record.db"
    write(source_of(**({"events": EVENTS, "mentions": EVENTS, "documents": [DOCUMENT]} | given)), path)
    return path


def ask(path: Path, query: str) -> list[Any]:
    """The answer to a query."""
    with closing(sqlite3.connect(path)) as base:
        return base.execute(query).fetchall()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_table(tmp_path: Path, kind: str) -> None:
    """Also one without rows."""
    assert ask(made(tmp_path), f"SELECT count(*) FROM {kind}")[0][0] in (0, 1, 2)


def test_a_place_is_plain_columns(tmp_path: Path) -> None:
    """So that maps can draw it."""
    assert ask(made(tmp_path), "SELECT place_lat FROM events ORDER BY id") == [(48.85,), (None,)]


def test_a_list_is_a_json_array(tmp_path: Path) -> None:
    """SQLite's own functions read it."""
    query = "SELECT value FROM events, json_each(actors_name) WHERE events.id LIKE '%1'"
    assert ask(made(tmp_path), query) == [("A",), ("B",)]


@pytest.mark.parametrize("name", ['A "B" C', "A\\B", "A\n\tB", "Ä", ""])
def test_any_name_can_stand_in_a_list(tmp_path: Path, name: str) -> None:
    """Beside others, escaped as JSON has it."""
    events = [event(1, actors=[person("X"), person(name, known="y"), person("Z")])]
    assert json.loads(ask(made(tmp_path, events=events, mentions=[]), "SELECT actors_name FROM events")[0][0]) == [
        "X",
        name,
        "Z",
    ]


def test_nobody_is_an_empty_list(tmp_path: Path) -> None:
    """Not a list of nothing."""
    events = [event(1, actors=[]), event(2, actors=None)]
    assert ask(made(tmp_path, events=events, mentions=[]), "SELECT actors_name FROM events") == [("[]",), ("[]",)]


def test_every_party_of_an_event_is_a_row(tmp_path: Path) -> None:
    """In the order of the event."""
    query = "SELECT role, position, name, country FROM event_parties WHERE event LIKE '%1' ORDER BY role, position"
    assert ask(made(tmp_path), query) == [
        ("actor", 0, "A", "FRA"),
        ("actor", 1, "B", None),
        ("recipient", 0, "Germany", "DEU"),
    ]


def test_days_compare_as_text(tmp_path: Path) -> None:
    """ISO, so that their order is that of time."""
    assert ask(made(tmp_path), "SELECT count(*) FROM events WHERE earliest >= '2031-05-04'") == [(2,)]


def test_text_is_searched_by_stems(tmp_path: Path) -> None:
    """A threat finds who threatened."""
    query = "SELECT rowid FROM events_fts WHERE events_fts MATCH 'threaten harbour'"
    assert ask(made(tmp_path), query) == [(2,)]


def test_documents_are_searched_by_their_text(tmp_path: Path) -> None:
    """Not only by their headline."""
    assert ask(made(tmp_path), "SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'crews'") == [(1,)]


def test_a_mention_leads_to_its_event(tmp_path: Path) -> None:
    """By a key that tools show as a link."""
    keys = ask(made(tmp_path), 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(\'mentions\') ORDER BY 1')
    assert keys == [("event", "events", "id"), ("reading", "documents", "reading")]


def test_all_keys_lead_somewhere(tmp_path: Path) -> None:
    """SQLite's own check."""
    assert ask(made(tmp_path), "PRAGMA foreign_key_check") == []


def test_the_file_is_sound(tmp_path: Path) -> None:
    """SQLite's own check."""
    assert ask(made(tmp_path), "PRAGMA integrity_check") == [("ok",)]


def test_the_dictionary_comes_along(tmp_path: Path) -> None:
    """Every column's meaning."""
    query = "SELECT meaning, allowed FROM dictionary WHERE \"table\" = 'shifts' AND \"column\" = 'direction'"
    assert ask(made(tmp_path), query) == [("Which way", '["better", "worse"]')]


def test_a_repeated_id_is_counted_not_written(tmp_path: Path) -> None:
    """Two articles of one id may have mentions of one id."""
    told = write(source_of(events=[event(1), event(1)], of_mentions=True), tmp_path / "a.db")
    assert told == Written(1, {"an id that was there already": 1})


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    """By one version of SQLite."""
    first = made(tmp_path).read_bytes()
    (tmp_path / "record.db").unlink()
    assert made(tmp_path).read_bytes() == first


def served(path: Path, *addresses: str) -> list[Any]:
    """What Datasette answers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        datasette = pytest.importorskip("datasette.app")

        async def fetch() -> list[Any]:
            served = datasette.Datasette([str(path)])
            await served.invoke_startup()
            return [await served.client.get(address) for address in addresses]

        return asyncio.run(fetch())


def test_datasette_serves_every_table(tmp_path: Path) -> None:
    """As pages."""
    answers = served(made(tmp_path), *(f"/record/{kind}" for kind in KINDS))
    assert [answer.status_code for answer in answers] == [200] * len(KINDS)


def test_datasette_searches(tmp_path: Path) -> None:
    """It finds the index by itself."""
    (answer,) = served(made(tmp_path), "/record/events.json?_search=harbours&_shape=array")
    assert [row["status"] for row in json.loads(answer.text)] == ["threatened"]


def test_datasette_counts_by_actor(tmp_path: Path) -> None:
    """A facet over the lists of names."""
    (answer,) = served(made(tmp_path), "/record/events.json?_facet_array=actors_name")
    (facet,) = json.loads(answer.text)["facet_results"].values()
    assert {row["value"]: row["count"] for row in facet["results"]} == {
        "A": 1,
        "B": 1,
        "Armed Forces of Freedonia": 1,
    }
