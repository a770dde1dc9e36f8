"""The rows that a record gives to an export, and the export put in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange.formats import HAPPENED, KINDS, ExportFormat, Source, Written
from dragoman.model.errors import UsageError
from dragoman.pipeline.exchange import export_record
from dragoman.pipeline.record import Record
from dragoman.record.filters import Filters
from tests.fake_reader import load_fake

SAID = "Norway attacked Sweden in Oslo on 2025-05-14. Norway invited Sweden to a visit."
ROWS: list[dict[str, str]] = [
    {
        "id": name,
        "text": f"{head} {SAID}",
        "published": "2025-05-15",
        "source": "Post",
        "url": f"https://post.example/{name}",
    }
    for name, head in (("a", "It was calm."), ("b", "Ferries had stopped."))
]
ROWS.append({"id": "c", "text": "Nothing was heard of Chad.", "published": "2025-05-16"})


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    made = Record(tmp_path_factory.mktemp("record") / "record", load=load_fake)
    made.add(ROWS)
    return made


def exported(
    record: Record, folder: Path, of_mentions: bool = False, said: tuple[str, ...] = (), **filters: Any
) -> tuple[dict[str, list[dict[str, Any]]], Written]:
    """All rows that a writer is given, by kind, and the result."""
    given: dict[str, list[dict[str, Any]]] = {}

    def write(source: Source, path: Path) -> Written:
        given.update({kind: list(source.rows(kind)) for kind in KINDS})
        path.write_text("done", encoding="utf-8")
        return Written(len(given["events"]))

    form = ExportFormat("x", "X", ".x", "all", "nothing", write, said)
    written = export_record(record.questions(), form, folder / "out.x", Filters.of(**filters), of_mentions=of_mentions)
    return given, written


def test_merged_events_come_once_and_their_mentions_each(record: Record, tmp_path: Path) -> None:
    given, _ = exported(record, tmp_path, type="ASSAULT")
    assert len(given["events"]) == 1
    assert [row["doc"] for row in given["mentions"]] == ["a", "b"]
    assert {row["event"] for row in given["mentions"]} == {given["events"][0]["id"]}


def test_mentions_take_the_place_of_events_where_asked_for(record: Record, tmp_path: Path) -> None:
    given, written = exported(record, tmp_path, of_mentions=True, type="ASSAULT")
    assert [row["doc"] for row in given["events"]] == ["a", "b"]
    assert written.rows == 2


def test_a_mention_is_told_under_its_own_id_with_its_event(record: Record, tmp_path: Path) -> None:
    merged, _ = exported(record, tmp_path, type="ASSAULT")
    single, _ = exported(record, tmp_path, of_mentions=True, type="ASSAULT")
    assert {row["event"] for row in single["events"]} == {merged["events"][0]["id"]}
    assert {row["id"] for row in single["events"]} == set(merged["events"][0]["acts"])


def test_the_sentence_stands_where_it_says(record: Record, tmp_path: Path) -> None:
    given, _ = exported(record, tmp_path)
    texts = {row["reading"]: row["text"] for row in given["documents"]}
    for row in given["events"]:
        assert row["sentence"]
        assert texts[row["reading"]][row["sentence_start"] :].startswith(row["sentence"])


def test_prefix_and_suffix_stand_beside_the_trigger(record: Record, tmp_path: Path) -> None:
    given, _ = exported(record, tmp_path)
    texts = {row["reading"]: row["text"] for row in given["documents"]}
    for row in given["events"]:
        text = texts[row["reading"]]
        assert text[: row["char_start"]].endswith(row["prefix"])
        assert text[row["char_end"] :].startswith(row["suffix"])


def test_an_event_has_address_and_outlet_of_its_leading_article(record: Record, tmp_path: Path) -> None:
    given, _ = exported(record, tmp_path, type="ASSAULT")
    (event,) = given["events"]
    assert (event["url"], event["source"]) == (f"https://post.example/{event['doc']}", "Post")


def test_without_a_filter_all_articles_go_out(record: Record, tmp_path: Path) -> None:
    given, _ = exported(record, tmp_path)
    assert [row["doc"] for row in given["documents"]] == ["a", "b", "c"]


def test_with_a_filter_those_that_the_events_rest_on(record: Record, tmp_path: Path) -> None:
    given, _ = exported(record, tmp_path, type="ASSAULT")
    assert [row["doc"] for row in given["documents"]] == ["a", "b"]
    assert {row["doc"] for row in given["actors"]} == {"a", "b"}


def test_a_kind_has_its_schema_also_where_it_is_empty(record: Record, tmp_path: Path) -> None:
    given, _ = exported(record, tmp_path, type="PROTEST")
    assert given == {kind: [] for kind in KINDS}


def test_a_format_without_a_status_gets_what_happened_and_the_rest_is_counted(record: Record, tmp_path: Path) -> None:
    given, written = exported(record, tmp_path, said=HAPPENED)
    assert {row["status"] for row in given["events"]} == {"happened"}
    assert written.left_out == {"status offered": 1}


def test_whoever_asks_for_a_status_gets_it(record: Record, tmp_path: Path) -> None:
    given, written = exported(record, tmp_path, said=HAPPENED, status="offered")
    assert given["events"]
    assert written.left_out == {}


def test_a_writer_that_fails_leaves_what_was_there(record: Record, tmp_path: Path) -> None:
    def write(source: Source, path: Path) -> Written:
        path.write_text("half", encoding="utf-8")
        raise OSError("full")

    (tmp_path / "out.x").write_text("before", encoding="utf-8")
    with pytest.raises(OSError, match="full"):
        export_record(record.questions(), ExportFormat("x", "X", ".x", "", "", write), tmp_path / "out.x", Filters())
    assert [path.name for path in tmp_path.iterdir()] == ["out.x"]
    assert (tmp_path / "out.x").read_text(encoding="utf-8") == "before"


def test_a_folder_that_holds_something_is_refused(record: Record, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    form = ExportFormat("x", "X", "", "", "", lambda source, path: Written(0))
    with pytest.raises(UsageError, match="not empty"):
        export_record(record.questions(), form, tmp_path, Filters())


def test_a_folder_in_place_of_a_file_is_refused(record: Record, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a folder"):
        record.export("gdelt", tmp_path)


def test_a_format_that_there_is_not_is_told_with_those_there_are(record: Record, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="gdelt"):
        record.export("excel", tmp_path / "x")


def test_an_event_is_found_by_the_id_of_a_mention(record: Record, tmp_path: Path) -> None:
    given, _ = exported(record, tmp_path, type="ASSAULT")
    (found, _) = exported(record, tmp_path, event=given["mentions"][1]["id"])
    assert [row["id"] for row in found["events"]] == [given["events"][0]["id"]]
