"""The table of formats and the page that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.exchange.registry import EXPORTS
from dragoman.exchange.sheets import columns_of
from dragoman.exchange.table import format_table

PAGE = Path(__file__).parents[2] / "docs" / "exchange.md"


def test_the_page_shows_the_table_as_it_is() -> None:
    text = PAGE.read_text(encoding="utf-8")
    _, _, rest = text.partition("<!-- formats: dragoman export --list -->\n")
    table, _, _ = rest.partition("<!-- /formats -->")
    assert table.splitlines() == list(format_table())


@pytest.mark.parametrize("name", EXPORTS)
def test_a_format_says_what_it_keeps_and_loses(name: str) -> None:
    form = EXPORTS[name]
    assert form.keeps.endswith(".")
    assert form.loses.endswith(".")
    assert "|" not in form.keeps + form.loses + form.title


@pytest.mark.parametrize(
    ("name", "count"), [("gdelt", 61), ("polecat", 40), ("icews", 20), ("acled", 31), ("plover", 23)]
)
def test_the_published_columns_are_whole_and_each_once(name: str, count: int) -> None:
    columns = columns_of(name)
    assert len(columns) == len(set(columns)) == count
