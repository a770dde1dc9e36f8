"""Rows become plain cells."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dragoman.exchange.dictionary import schema_of
from dragoman.exchange.flat import flat_columns
from dragoman.exchange.formats import EVENT_ROW, KINDS
from tests.exchange.made_rows import event, person, place, source_of


def cells(name: str, *events: dict[str, Any]) -> list[Any]:
    """The cells of one flat column of some events."""
    column = next(c for c in flat_columns("events", EVENT_ROW) if c.name == name)
    source = source_of(events=events)
    return [cell for batch in source.batches("events") for cell in column.of(batch).to_pylist()]


def test_a_place_has_a_column_for_each_part() -> None:
    """Name, country and point."""
    assert cells("place_lat", event(place=place("Paris", "FRA", 48.85, 2.35))) == [48.85]


def test_no_place_is_empty_in_all_its_columns() -> None:
    """Null, not nought."""
    assert cells("place_lat", event()) == [None]


def test_actors_are_lists_side_by_side() -> None:
    """The third batch of two begins anew: offsets hold in every batch."""
    many = [event(n, actors=[person(f"A{n}", "FRA"), person(f"B{n}")]) for n in range(5)]
    assert cells("actors_name", *many) == [[f"A{n}", f"B{n}"] for n in range(5)]


def test_an_actor_without_a_country_keeps_its_place_in_the_list() -> None:
    """So that names and countries go together."""
    assert cells("actors_country", event(actors=[person("A"), person("B", "FRA")])) == [["", "FRA"]]


def test_a_list_that_is_null_is_empty() -> None:
    """Readers of cells know no difference."""
    assert cells("contexts", event(contexts=None), event(2, contexts=["military"])) == [[], ["military"]]


def test_what_is_deeper_is_json() -> None:
    """Figures with their claimants."""
    figure = {"measure": "killed", "unit": "person", "low": 2.0, "high": 3.0, "claimants": ["Nobody"], "claims": []}
    assert json.loads(cells("figures", event(figures=[figure]))[0]) == [figure]


def test_an_event_leaves_its_mentions_to_their_own_table() -> None:
    """Their ids say which event they belong to."""
    assert "mentions" not in {column.name for column in flat_columns("events", EVENT_ROW)}


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_columns_share_a_name(kind: str) -> None:
    """In any table."""
    names = [column.name for column in flat_columns(kind, schema_of(kind))]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", KINDS)
def test_every_plain_column_says_what_it_means(kind: str) -> None:
    """Parts with what they are part of."""
    assert all(column.meaning.text for column in flat_columns(kind, schema_of(kind)))


def test_a_part_says_whose_it_is() -> None:
    """Of claimant and country."""
    meaning = {column.name: column.meaning.text for column in flat_columns("events", EVENT_ROW)}
    assert meaning["place_name"] == "Where it happened: Name of the place"
