"""Long JSON lists, entry by entry."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.exchange.json_lists import one_line, write_list


def test_a_list_of_nothing_is_a_list(tmp_path: Path) -> None:
    """No comma is left over."""
    write_list(tmp_path / "a", '{"all":[', [], "]}")
    assert json.loads((tmp_path / "a").read_text()) == {"all": []}


def test_entries_stand_one_a_line(tmp_path: Path) -> None:
    """So that line tools can read them too."""
    write_list(tmp_path / "a", "[", [{"n": 1}, {"n": 2}], "]")
    assert (tmp_path / "a").read_text().splitlines() == ["[", '{"n":1},', '{"n":2}', "]"]


def test_the_envelope_may_tell_the_number(tmp_path: Path) -> None:
    """It is known at the end."""
    write_list(tmp_path / "a", '{"all":[', [{}, {}], lambda total: f'],"total":{total}}}')
    assert json.loads((tmp_path / "a").read_text())["total"] == 2


def test_text_cannot_close_a_script_element() -> None:
    """Whoever puts the JSON into a page is safe."""
    assert "</script>" not in one_line({"text": "</script><b>"})


def test_what_is_escaped_reads_the_same() -> None:
    """Slashes and line separators."""
    value = {"text": "</b>\u2028\u2029é"}
    assert json.loads(one_line(value)) == value
