"""A history is read as one where the caller says so: by ``read --narrative`` and by ``dragoman.read``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman import cli
from dragoman.pipeline.operations import read

STORY = "The army set out in February 1912. In May it took the fort."


def test_the_option_carries_years_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "In May" of a history is the May of the year told, though the file is dated a century later."""
    monkeypatch.chdir(tmp_path)
    Path("war.txt").write_text(STORY, encoding="utf-8")
    words = ["read", "war.txt", "--narrative", "--published", "2024-08-01", "--to", "jsonl"]
    told = [json.loads(line) for line in CliRunner().invoke(cli.app, words).stdout.splitlines()]
    assert [o["earliest"] for o in told if o["kind"] == "time"] == ["1912-02-01", "1912-05-01"]


def test_read_carries_years_over_when_asked() -> None:
    """The same from Python."""
    found = read("The army set out in February 1912.\n\nIn May it took the fort.", "2024-08-01", narrative=True).times
    assert [str(t.interval.earliest) for t in found] == ["1912-02-01", "1912-05-01"]


def test_without_a_day_of_publication_nobody_need_ask() -> None:
    """Such a text counts from its own dates."""
    assert [str(t.interval.earliest) for t in read(STORY).times] == ["1912-02-01", "1912-05-01"]
