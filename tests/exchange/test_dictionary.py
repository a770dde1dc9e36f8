"""The data dictionary says what every column means, and no more."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest

from dragoman.exchange.dictionary import Column, as_markdown, columns_of, meaning_of, meanings, schema_of
from dragoman.exchange.formats import KINDS
from dragoman.model.actor import ActorForm
from dragoman.model.interval import TimexType
from dragoman.model.mention import (
    Bound,
    Direction,
    EventType,
    Manner,
    Measure,
    OfferForm,
    Outcome,
    QuoteForm,
    Status,
)
from dragoman.record.tables import SCHEMAS

_PARTS = ("actor", "place", "span", "fact")


@pytest.mark.parametrize("table", [*SCHEMAS, "mentions"])
def test_every_column_of_every_table_has_a_meaning(table: str) -> None:
    """Parts of columns included."""
    assert all(column.meaning.text for column in columns_of(table))


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_exported_is_explained(kind: str) -> None:
    """In the order of the table."""
    names = [column.name for column in columns_of(kind) if "." not in column.name]
    assert names == schema_of(kind).names


def test_the_record_keeps_a_column_that_exports_lack() -> None:
    """The record's own events are explained as well."""
    assert {name for name in SCHEMAS["events"].names if meaning_of("events", name)} == set(SCHEMAS["events"].names)


def test_no_row_explains_a_column_that_is_not_there() -> None:
    """A column that goes takes its row with it."""
    there = {(c.table, c.name) for table in (*SCHEMAS, "events") for c in columns_of(table)}
    there |= {("events", name) for name in SCHEMAS["events"].names}
    assert [row for row in meanings() if row[0] not in _PARTS and row not in there] == []


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("events", "type", EventType),
        ("events", "status", Status),
        ("predicates", "status", Status),
        ("quotes", "form", QuoteForm),
        ("quotes", "manner", Manner),
        ("figures", "measure", Measure),
        ("figures", "bound", Bound),
        ("shifts", "direction", Direction),
        ("offers", "form", OfferForm),
        ("offers", "outcome", Outcome),
        ("actors", "form", ActorForm),
        ("times", "type", TimexType),
    ],
)
def test_a_closed_list_is_the_one_of_the_model(table: str, column: str, values: type[StrEnum]) -> None:
    """Value for value."""
    assert meaning_of(table, column).values == tuple(str(value) for value in values)


def test_a_column_that_nobody_knows_has_no_meaning() -> None:
    """A new column needs a row."""
    with pytest.raises(KeyError, match=r"events\.colour"):
        meaning_of("events", "colour")


def test_types_are_in_plain_words() -> None:
    """As the dictionary prints them."""
    types = {column.name: column.type for column in columns_of("events")}
    assert [types[name] for name in ("id", "char_start", "confidence", "earliest", "actors", "place", "contexts")] == [
        "text",
        "integer",
        "number",
        "day",
        "list of parts",
        "parts",
        "list of text",
    ]


def test_a_part_of_an_actor_is_explained_once_for_all_columns() -> None:
    """The country of a speaker is the country of an actor."""
    of_quotes = {column.name: column for column in columns_of("quotes")}
    assert of_quotes["speaker.country"] == Column("quotes", "speaker.country", "text", meanings()["actor", "country"])


PAGE = Path(__file__).parents[2] / "docs" / "columns.md"


def test_the_page_of_columns_is_as_the_dictionary_has_it() -> None:
    """Where it is not, put ``as_markdown(KINDS)`` under its first heading."""
    assert PAGE.read_text(encoding="utf-8").partition("\n## ")[2] == as_markdown(KINDS).removeprefix("## ")
