"""The record folder: parts whole or not at all, one writer, nothing twice."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.model.errors import RecordError
from dragoman.model.plain import plain_objects
from dragoman.record.store import Register, Store, part_name
from dragoman.record.tables import FACTS, SCHEMAS, Kept, Provenance, tables_of, to_object
from tests.fake_reader import FakeReader

MADE = Provenance("fake", "rules", "0")
STORY = (
    "Norway attacked Sweden in Oslo on 2025-05-14. The attack came at dawn, at least 34 people were killed. "
    "“We regret it,” said Norway. It invited Sweden to a visit. Norway warmed to Sweden."
)


def document(text: str = STORY, name: str = "a", url: str | None = None) -> Document:
    return Document(name, text, date(2025, 5, 15), source="Post", url=url)


def test_every_fact_has_span_rule_model_code_and_confidence() -> None:
    """Nothing is kept without where it stands and what made it."""
    needed = {"doc", "char_start", "char_end", "text", "rule", "model", "code", "confidence"}
    assert all(needed <= set(SCHEMAS[name].names) for name in FACTS)


def test_the_schema_carries_its_version() -> None:
    """In each file, so that any reader of Parquet can see it."""
    assert {schema.metadata[b"dragoman.schema"] for schema in SCHEMAS.values()} == {b"1"}


def test_tables_give_back_what_the_article_told(tmp_path: Path) -> None:
    """Objects to Arrow and back lose nothing but what the record adds."""
    kept = Kept(slot_of(Register(Store(tmp_path), MADE), document()), FakeReader().read_many([document()])[0])
    tables = tables_of([kept], MADE)
    for plain in plain_objects(kept.reading):
        if plain["kind"] == "document":
            continue
        back = [to_object(plain["kind"], row) for row in tables[f"{plain['kind']}s"].to_pylist()]
        assert any(all(row.get(key) == value for key, value in plain.items()) for row in back), plain


def slot_of(register: Register, article: Document) -> object:
    slot = register.slot(article)
    assert slot is not None
    return slot


def keep(store: Store, article: Document, made: Provenance = MADE) -> bool:
    slot = Register(store, made).slot(article)
    if slot is None:
        return False
    kept = Kept(slot, FakeReader().read_many([article])[0])
    with store.writer():
        return store.write_part(part_name([slot]), tables_of([kept], made))


def test_the_same_article_is_kept_once(tmp_path: Path) -> None:
    """By what it says and what read it."""
    store = Store(tmp_path)
    assert keep(store, document())
    assert not keep(store, document())
    assert len(store.part_names()) == 1


def test_new_rules_read_the_article_again(tmp_path: Path) -> None:
    """A second pass of the same version."""
    store = Store(tmp_path)
    keep(store, document())
    keep(store, document(), Provenance("fake", "other rules", "0"))
    rows = store.table("documents", ["version", "pass_number"]).to_pylist()
    assert sorted((row["version"], row["pass_number"]) for row in rows) == [(1, 1), (1, 2)]


def test_new_text_under_an_old_address_is_a_new_version(tmp_path: Path) -> None:
    """The old one stays."""
    store = Store(tmp_path)
    keep(store, document(url="https://example.org/1"))
    keep(store, document(STORY + " More followed.", name="b", url="https://example.org/1"))
    assert sorted(store.table("documents", ["version"]).column("version").to_pylist()) == [1, 2]


def test_the_same_readings_make_the_same_bytes(tmp_path: Path) -> None:
    """No clock and no chance in a part."""
    found = []
    for name in ("one", "two"):
        store = Store(tmp_path / name)
        keep(store, document())
        part = tmp_path / name / "parts"
        found.append({str(f.relative_to(part)): f.read_bytes() for f in sorted(part.rglob("*.parquet"))})
    assert found[0] == found[1]


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    """At once and in so many words."""
    with (
        Store(tmp_path).writer(),
        pytest.raises(RecordError, match="another dragoman is writing"),
        Store(tmp_path).writer(),
    ):
        pass


def test_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    """A lock file that is left over locks nobody out."""
    with Store(tmp_path).writer():
        pass
    with Store(tmp_path).writer():
        assert (tmp_path / "lock").exists()


def test_half_a_part_is_swept_away(tmp_path: Path) -> None:
    """What a killed writer left is no part."""
    half = tmp_path / "parts" / ".abc.1"
    half.mkdir(parents=True)
    (half / "events.parquet").write_bytes(b"PAR1")
    store = Store(tmp_path)
    assert store.part_names() == []
    with store.writer():
        assert not half.exists()


def test_a_record_of_a_later_version_is_refused(tmp_path: Path) -> None:
    """Rather than misread."""
    (tmp_path / "record.json").write_text(json.dumps({"schema": 99}))
    with pytest.raises(RecordError, match="later dragoman"):
        Store(tmp_path)


def test_a_broken_mark_is_told(tmp_path: Path) -> None:
    """With the file's name."""
    (tmp_path / "record.json").write_text("{")
    with pytest.raises(RecordError, match=r"record\.json: broken"):
        Store(tmp_path)


def test_a_file_is_no_record(tmp_path: Path) -> None:
    """A folder is."""
    (tmp_path / "file").touch()
    with pytest.raises(RecordError, match="not a record folder"):
        Store(tmp_path / "file")


def test_a_fault_is_noted_once(tmp_path: Path) -> None:
    """However often the same input is given."""
    store = Store(tmp_path)
    row = {"origin": "a.jsonl", "line": 3, "reason": "broken", "advice": "", "doc": None}
    with store.writer():
        assert (store.write_quarantine([row, row]), store.write_quarantine([row])) == (1, 0)
