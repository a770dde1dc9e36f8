"""Why a row is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.pipeline.explain import explain
from dragoman.pipeline.operations import read
from dragoman.pipeline.windows import WINDOW_CHARACTERS
from dragoman.reading.parse import Parser
from dragoman.reading.reader import Knowledge, Reader

TEXT = "Norway attacked Sweden on Monday. Oslo turned down the offer."
DAY = date(2025, 5, 15)
FRAME = """[[frame]]
id = "own-word"
verbs = ["photograph"]
type = "SUPPORT"
actor = "subject"
recipient = ["object"]
examples = [
  { text = "Norway photographed Sweden.", trigger = "photographed", status = "happened" },
  { text = "Envoys photographed the king.", trigger = "photographed", status = "happened" },
]
not = ["The photograph was blurred."]
"""


def test_it_tells_words_rule_actors_days_and_model(reader: Reader) -> None:
    """Each on a line of its own."""
    told = "\n".join(explain(TEXT, DAY, reader=reader))
    assert "[attacked]" in told
    for begun in ("words ", "status ", "actor     Norway", "recipient Sweden", "days      2025-05-12", "model "):
        assert f"\n  {begun}" in told


def test_one_event_is_told_alone(reader: Reader) -> None:
    """By the id that reading gives it."""
    wanted = read(TEXT, DAY, load=lambda: reader).events[1]
    told = explain(TEXT, DAY, wanted.id, reader=reader)
    assert [line for line in told if "id m-" in line] == [line for line in told if wanted.id in line]
    assert len([line for line in told if wanted.id in line]) == 1


def test_an_event_late_in_a_long_text_is_found(reader: Reader) -> None:
    """In the window in which it was added."""
    text = TEXT + "\n" * WINDOW_CHARACTERS + "Denmark invited Sweden."
    last = read(text, DAY, load=lambda: reader).events[-1]
    assert any(last.id in line for line in explain(text, DAY, last.id, reader=reader))


def test_an_event_made_by_other_rules_says_so(parser: Parser, reader: Reader, tmp_path: Path) -> None:
    """And with those rules it is explained."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "frames_own.toml").write_text(FRAME, encoding="utf-8")
    own = Reader(parser, Knowledge.load(tmp_path))
    text = "Norway photographed Sweden."
    (event,) = read(text, DAY, load=lambda: own).events
    assert "--knowledge" in explain(text, DAY, event.id, reader=reader)[0]
    assert "own-word" in "\n".join(explain(text, DAY, event.id, reader=own))


@pytest.mark.parametrize("text", ["The sun shone.", "?"])
def test_a_text_without_events_says_so(reader: Reader, text: str) -> None:
    """In one line."""
    assert len(explain(text, DAY, reader=reader)) == 1
