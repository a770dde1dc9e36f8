"""Claims of the first, deadliest or lowest since a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.pipeline.claims import claims_of
from dragoman.pipeline.record import Record
from tests.fake_reader import load_fake

ENTRIES = KnowledgeFiles().entries("en/superlatives.toml", "claim")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.text("id"))
def test_every_example_is_found_and_no_counter_example(entry: object) -> None:
    """As the data says."""
    for sentence in entry.texts("examples"):  # type: ignore[attr-defined]
        assert [claim.kind for claim in claims_of(sentence)] == [entry.text("kind")]  # type: ignore[attr-defined]
    assert not [claim for sentence in entry.texts("not") for claim in claims_of(sentence)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "day"),
    [("2019", date(2019, 12, 31)),
     ("May 2021", date(2021, 5, 31)), ("3 May 2021", date(2021, 5, 3)), ("May 3, 2021", date(2021, 5, 3))],
)  # fmt: skip
def test_a_year_or_month_counts_from_its_end(words: str, day: date) -> None:
    """What is alluded to lies within it."""
    assert [claim.since for claim in claims_of(f"It was the first raid since {words}.")] == [day]


def test_a_claim_is_held_against_the_record(tmp_path: Path) -> None:
    """As far back as it goes."""
    record = Record(tmp_path / "record", load=load_fake)
    told = "Norway attacked Sweden in Oslo on 2025-05-14, the first raid since {}."
    record.add(
        [{"id": "a", "text": told.format("2019"), "published": "2025-05-15"},
         {"id": "b", "text": told.format("1 May 2025").replace("05-14", "06-20"), "published": "2025-06-21"}]
    )  # fmt: skip
    assert {row["doc"]: row["verdict"] for row in record.claims().to_dicts()}["a"] == "not_checkable"
