"""The filters are the same on every command that asks about many articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.pipeline.record import Record
from tests.fake_reader import load_fake

ROWS = [
    {"id": name, "text": f"{head} Norway attacked Sweden in Oslo on 2025-05-14, the first raid since 2019. Norway invited Sweden.",
     "published": "2025-05-15", "source": outlet}
    for name, head, outlet in (("a", "It was calm.", "post"), ("b", "Ferries had stopped.", "times"))
]  # fmt: skip
COMMANDS = [["stories"], ["predictions"], ["claims"], ["since", "2025-05-01"], ["relations", "NOR", "SWE"],
            ["offers", "--ledger"], ["offers", "--totals"]]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> str:
    Record(tmp_path / "record", load=load_fake).add(ROWS)
    return str(tmp_path / "record")


def told(*words: str) -> list[dict[str, object]]:
    answer = CliRunner().invoke(app, words)
    assert answer.exit_code == 0, answer.output
    return [json.loads(line) for line in answer.stdout.splitlines()]


FILTERS = [
    ["--actor", "NOR"], ["--recipient", "SWE"], ["--between", "NOR", "SWE"], ["--type", "ASSAULT"], ["--mode", "aerial"],
    ["--status", "happened"], ["--since", "2025"], ["--until", "2025-06"], ["--place", "Oslo"], ["--source", "post"],
    ["--story", "nothing"], ["--min-confidence", "0.1"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("asked", FILTERS, ids=lambda words: words[0])
def test_every_filter_is_taken_by_every_command(folder: str, command: list[str], asked: list[str]) -> None:
    """RECORD.md: the same everywhere."""
    told(*command, *asked, "--record", folder)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_does_not_pass_is_left_out(folder: str, command: list[str]) -> None:
    """Nothing in the record was done in 1999."""
    assert not told(*command, "--until", "1999", "--record", folder)


@pytest.mark.parametrize(
    "command", [["stories"], ["claims"], ["since", "2025-05-01"], ["offers", "--ledger"]], ids=" ".join
)
def test_what_passes_is_kept(folder: str, command: list[str]) -> None:
    """By doer, day and outlet."""
    assert told(*command, "--actor", "NOR", "--since", "2025-05", "--source", "times", "--record", folder)


def test_a_ledger_line_says_word_for_word_what_was_offered(folder: str) -> None:
    """And in which article."""
    (line,) = told("offers", "--ledger", "--record", folder)
    assert line["sentence"] == "Norway invited Sweden."
    assert line["doc"] in ("a", "b")
