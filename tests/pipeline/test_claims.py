"""Claims of the first, deadliest or lowest since a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.pipeline.record import Record
from dragoman.pipeline.superlatives import claims_of, since_of
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


@pytest.mark.parametrize(
    ("words", "day"),
    [("in months", date(2025, 3, 14)), ("in three years", date(2022, 5, 14)), ("in more than a decade", date(2015, 5, 14)),
     ("of the year", date(2024, 12, 31)), ("since the war began", date(2022, 2, 24)),
     ("since World War II", date(1945, 9, 2)), ("since the Cold War", date(1991, 12, 26))],
)  # fmt: skip
def test_a_time_that_hangs_on_the_act_is_counted_back_from_its_day(words: str, day: date) -> None:
    """A stretch, the year's beginning, the war in which the two take part, a turn of history."""
    (claim,) = claims_of(f"It was the deadliest raid {words}.")
    assert since_of(claim, date(2025, 5, 14), frozenset({"RUS", "UKR"})) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "It was one of the deadliest raids in months.",
        "The first convoy arrived in two days.",
        "The first phase of the war began.",
    ],
)
def test_what_is_no_claim_is_passed_over(sentence: str) -> None:
    """Among the deadliest, how long it took, a phase."""
    assert not [claim for claim in claims_of(sentence) if claim.window != "of the war"]


def test_the_war_of_countries_at_peace_is_not_known() -> None:
    """So that a claim that goes back to it cannot be checked."""
    (claim,) = claims_of("It was the deadliest raid since the war began.")
    assert since_of(claim, date(2025, 5, 14), frozenset({"NOR", "SWE"})) is None


def test_the_lowest_price_is_nothing_that_the_record_knows() -> None:
    """Only what relations are compared with is held against it."""
    assert [claim.checkable for claim in claims_of("Oil is at its lowest level in years.")] == [False]
    assert [claim.checkable for claim in claims_of("Relations are at their lowest level in years.")] == [True]


def test_a_claim_is_held_against_the_record(tmp_path: Path) -> None:
    """As far back as it goes."""
    record = Record(tmp_path / "record", load=load_fake)
    told = "Norway attacked Sweden in Oslo on 2025-05-14, the first raid since {}."
    record.add(
        [{"id": "a", "text": told.format("2019"), "published": "2025-05-15"},
         {"id": "b", "text": told.format("1 May 2025").replace("05-14", "06-20"), "published": "2025-06-21"}]
    )  # fmt: skip
    assert {row["doc"]: row["verdict"] for row in record.claims().to_dicts()}["a"] == "not_checkable"
