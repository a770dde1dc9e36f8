"""The commands that ask about many articles at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.pipeline.record import Record
from tests.fake_reader import load_fake

ROWS = [
    {"id": name, "text": f"{head} Norway attacked Sweden in Oslo on 2025-05-14. Norway invited Sweden.", "published": "2025-05-15"}
    for name, head in (("a", "It was calm."), ("b", "Ferries had stopped."))
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> str:
    Record(tmp_path / "record", load=load_fake).add(ROWS)
    return str(tmp_path / "record")


def told(*words: str) -> list[dict[str, object]]:
    answer = CliRunner().invoke(app, words)
    assert answer.exit_code == 0, answer.output
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_events_are_told_once(folder: str) -> None:
    """Two articles, one raid; and since they are almost word for word the same, one voice."""
    (raid,) = told("events", "--record", folder, "--type", "ASSAULT")
    assert [mention["doc"] for mention in raid["mentions"]] == ["a", "b"]
    assert raid["voices"] == 1


def test_a_relation_is_one_row_a_step_and_direction(folder: str) -> None:
    """From one side and from the other."""
    assert {row["from"] for row in told("relations", "NOR", "SWE", "--record", folder)} == {"NOR", "SWE"}


def test_a_claim_stands_below_the_timeline(tmp_path: Path) -> None:
    """With what the record says of it."""
    folder = tmp_path / "record"
    told = "Norway attacked Sweden in Oslo on 2025-05-14, the first raid since 2019."
    Record(folder, load=load_fake).add({"id": "a", "text": told, "published": "2025-05-15"})
    answer = CliRunner().invoke(app, ["timeline", "--record", str(folder), "--to", "table"])
    assert "first since 2019-12-31, not checkable: ASSAULT" in answer.stdout


def test_a_relation_can_be_drawn(folder: str, tmp_path: Path) -> None:
    """Into a file that a browser shows."""
    file = tmp_path / "curve.svg"
    told("relations", "NOR", "SWE", "--record", folder, "--plot", str(file))
    assert file.read_text(encoding="utf-8").startswith("<svg")


def test_a_drawing_needs_a_name_that_ends_in_svg(folder: str, tmp_path: Path) -> None:
    """Anything else is wrong use."""
    answer = CliRunner().invoke(app, ["relations", "NOR", "SWE", "--record", folder, "--plot", str(tmp_path / "x.gif")])
    assert answer.exit_code == 2


def test_to_names_a_format_or_to_whom_an_offer_goes(folder: str) -> None:
    """As one says it: offers to Sweden."""
    assert len(told("offers", "--record", folder, "--to", "jsonl", "--to", "SWE")) == 2
    assert told("offers", "--record", folder, "--to", "TCD") == []


def test_the_ledger_has_one_line_an_offer(folder: str) -> None:
    """However many articles tell of it."""
    assert all(row["kind"] == "ledger" for row in told("offers", "--ledger", "--record", folder))


@pytest.mark.parametrize(
    "command", [("stories",), ("predictions",), ("claims",), ("since", "2025-05"), ("offers", "--totals")]
)
def test_every_question_answers_in_lines(folder: str, command: tuple[str, ...]) -> None:
    """JSON when piped."""
    assert all("kind" in row for row in told(*command, "--record", folder))
