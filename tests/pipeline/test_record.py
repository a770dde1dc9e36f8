"""From files to a record one can ask."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from dragoman.model.document import Document
from dragoman.model.errors import RecordError, UsageError
from dragoman.pipeline.record import Record
from tests.fake_reader import load_counted, load_fake

ATTACK = (
    "Norway attacked Sweden in Oslo on Wednesday, the two governments said. The attack came at dawn, "
    "and at least 34 people were killed. “We regret it,” said the office that speaks for the country."
)
VISIT = "Sweden invited Chad to a visit, which was to follow in the spring, and the two of them warmed to each other."


def rows() -> list[dict[str, object]]:
    return [
        {"id": "a", "text": ATTACK, "published": "2025-05-15", "source": "Post"},
        {"id": "b", "text": VISIT, "published": "2025-06-02", "source": "Globe", "url": "https://example.org/b"},
    ]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = Record(tmp_path / "record", load=load_fake)
    made.add(rows())
    return made


def parts(record: Record) -> dict[str, bytes]:
    root = record.store.folder / "parts"
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*.parquet"))}


def test_adding_twice_changes_nothing(record: Record) -> None:
    """Not a byte, and the articles are known."""
    before = parts(record)
    added = record.add(rows())
    assert (added.read, added.known) == (0, 2)
    assert parts(record) == before


def test_what_is_known_needs_no_reader(tmp_path: Path) -> None:
    """The model is not even loaded."""
    record = Record(tmp_path / "record", load=partial(load_counted, tmp_path))
    record.add(rows())
    Record(tmp_path / "record", load=partial(load_counted, tmp_path)).add(rows())
    assert len(list(tmp_path.glob("load-*"))) == 1


def test_only_new_articles_are_read(record: Record) -> None:
    """A longer list is no reason to read the old ones again."""
    added = record.add([*rows(), {"id": "c", "text": "Chad attacked nobody and said so.", "published": "2025-06-03"}])
    assert (added.read, added.known) == (1, 2)


def test_questions_see_the_latest_version(record: Record) -> None:
    """Of an article whose text was changed under its address."""
    changed = {**rows()[1], "text": VISIT.replace("Chad", "Norway")}
    record.add([changed])
    assert [row["to"][0]["name"] for row in record.offers()] == ["Norway"]
    assert record.status()["older_versions"] == 1
    assert record.sql("SELECT count(*) AS n FROM offers").column("n").to_pylist() == [2]


def test_events_come_as_acts_with_their_mentions(record: Record) -> None:
    """ "Attacked" and "the attack" are one act told twice, with its figure and first report."""
    act = record.events(type="ASSAULT").to_dicts()[0]
    assert [mention["doc"] for mention in act["mentions"]] == ["a", "a"]
    assert act["first_reported"] == "2025-05-15"
    assert act["figures"][0]["low"] == 34
    assert ATTACK[act["start"] : act["end"]] == act["text"] == "attacked"


FILTERS = [
    ({"actor": "NOR"}, ["a"]),
    ({"actor": "state:SWE"}, ["b", "b"]),
    ({"recipient": "SWE"}, ["a"]),
    ({"between": ("SWE", "NOR")}, ["a"]),
    ({"between": ("NOR", "TCD")}, []),
    ({"type": ["AGREE", "CONSULT"]}, ["b", "b"]),
    ({"mode": "aerial"}, ["a"]),
    ({"status": "offered"}, ["b"]),
    ({"since": "2025-05-16"}, ["b", "b"]),
    ({"until": "2025-05"}, ["a"]),
    ({"since": "2025-05-15", "until": "2025-05-15"}, ["a"]),
    ({"place": "oslo"}, ["a"]),
    ({"place": "NOR"}, ["a"]),
    ({"source": "post"}, ["a"]),
    ({"min_confidence": 0.7}, ["a"]),
    ({}, ["a", "b", "b"]),
]


@pytest.mark.parametrize(("asked", "docs"), FILTERS, ids=[str(asked) for asked, _ in FILTERS])
def test_filters_of_events(record: Record, asked: dict[str, object], docs: list[str]) -> None:
    """Each filter by itself, in the order of days."""
    assert [row["doc"] for row in record.events(**asked)] == docs


@pytest.mark.parametrize(
    ("kind", "asked", "count"),
    [
        ("quotes", {"actor": "NOR"}, 1),
        ("quotes", {"actor": "SWE"}, 0),
        ("figures", {"type": "ASSAULT"}, 1),
        ("figures", {"recipient": "SWE", "since": "2025-05-15"}, 1),
        ("figures", {"until": "2025-05-14"}, 0),
        ("shifts", {"between": ("TCD", "SWE")}, 1),
        ("offers", {"actor": "SWE", "recipient": "TCD"}, 1),
        ("offers", {"since": "2025-07"}, 0),
    ],
)
def test_filters_of_other_kinds(record: Record, kind: str, asked: dict[str, object], count: int) -> None:
    """The same words mean the same everywhere."""
    assert len(record.ask(kind, **asked)) == count


def test_a_filter_that_a_kind_cannot_have_is_told(record: Record) -> None:
    """Rather than passed over in silence."""
    with pytest.raises(UsageError, match="quotes have no type"):
        record.quotes(type="ASSAULT")


def test_no_such_kind(record: Record) -> None:
    """What there is, is listed."""
    with pytest.raises(UsageError, match="There are documents"):
        record.ask("rumours")


def test_answers_are_arrow_and_data_frames(record: Record) -> None:
    """Under the column names of the contract."""
    answer = record.offers()
    assert pa.table(answer).num_rows == len(answer) == len(answer.df()) == 1
    assert {"char_start", "char_end", "offered_by", "offered_to"} <= set(answer.arrow().column_names)
    assert {"from_actor", "to_actor"} <= set(record.shifts().df().columns)


def test_bad_input_is_kept_in_quarantine(record: Record, tmp_path: Path) -> None:
    """With file and line; once, however often it is added; the good lines are read."""
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "d", "text": ATTACK}) + "\n{broken\n")
    for _ in range(2):
        added = record.add(path)
        assert len(added.quarantined) == 1
    (fault,) = record.quarantine()
    assert (fault["origin"], fault["line"]) == (str(path), 2)


def test_another_language_is_kept_unread(record: Record, tmp_path: Path) -> None:
    """The article is in the record, nothing is told of it, and the quarantine says why."""
    (tmp_path / "ru.txt").write_text("Делегации встретились во вторник в Женеве.")
    for _ in range(2):
        record.add(tmp_path / "ru.txt")
    assert record.status()["unread"] == 1
    assert [fault["reason"] for fault in record.quarantine()] == ["language ru, only English is read"]


def test_an_article_on_which_the_reader_fails_stops_no_other(record: Record) -> None:
    """It is set aside by its id, and tried again the next time."""
    bad = {"id": "bad", "text": "Norway attacked Sweden with poison, the two of them said."}
    good = {"id": "good", "text": "Norway attacked Chad, the two of them said later."}
    added = record.add([bad, good])
    assert (added.read, [each.origin for each in added.quarantined]) == (1, ["bad"])
    assert "choked" in added.quarantined[0].reason
    assert len(record.add([bad]).quarantined) == 1


def test_any_number_of_workers_writes_the_same_record(tmp_path: Path) -> None:
    """Part by part and byte by byte."""
    articles = [{**row, "id": f"{row['id']}{n}", "url": None} for n in range(20) for row in rows()]
    records = []
    for workers in (1, 2):
        record = Record(tmp_path / str(workers), load=load_fake)
        record.add(articles, workers=workers)
        records.append(parts(record))
    assert records[0] == records[1]


def test_asking_where_nothing_was_kept_is_told(tmp_path: Path) -> None:
    """With how to begin."""
    with pytest.raises(RecordError, match="no record here"):
        Record(tmp_path / "none").events()


def test_the_record_counts_what_it_has(record: Record) -> None:
    """Articles, outlets, days, models."""
    status = record.status()
    assert (status["documents"], status["outlets"], status["figures"]) == (2, 2, 1)
    assert (status["first_published"], status["last_published"]) == (date(2025, 5, 15), date(2025, 6, 2))
    assert status["models"] == ["fake 1"]


def test_documents_can_be_added_as_they_are(tmp_path: Path) -> None:
    """The Python user may have made them."""
    record = Record(tmp_path / "record", load=load_fake)
    assert record.add(Document("x", ATTACK, date(2025, 5, 15))).read == 1


def test_an_event_leads_back_to_its_article(record: Record) -> None:
    """From an id to the words."""
    event = record.events(type="ASSAULT").to_dicts()[0]
    found = record.questions().document_of_event(event["id"])
    assert found is not None
    assert found[1]["text"] == ATTACK
    assert record.questions().document_of_event("none") is None


def test_a_sound_record_has_no_problems(record: Record) -> None:
    """Every fact stands where it says, also behind odd characters."""
    record.add({"id": "odd", "text": "😀 Bogota\u0301\u00a0— " + ATTACK, "published": "2025-05-15"})
    assert record.verify() == []


def test_a_damaged_part_is_told(record: Record) -> None:
    """By its file."""
    (file,) = record.store.files("events")
    file.write_bytes(file.read_bytes()[:100])
    assert "events.parquet: cannot be read" in record.verify()[0]


def test_a_part_with_other_articles_is_told(record: Record) -> None:
    """Its name is the digest of what it holds."""
    (name,) = record.store.part_names()
    root = record.store.folder / "parts"
    (root / name).rename(root / "0123456789abcdef")
    assert "other articles than its name says" in record.verify()[0]
