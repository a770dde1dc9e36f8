"""The command that looks ahead, over a record of the sample articles."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.pipeline.record import Record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outlook") / "record"
    Record(folder).add(sorted(Path(str(files("dragoman.samples"))).glob("*.txt")))
    return folder


def run(record: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["outlook", *words, "--record", str(record)])


def objects(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_forecast_has_a_probability_beside_its_base_rate(record: Path) -> None:
    """With the stretch of days it is about, and what speaks against giving it."""
    (told,) = objects(run(record, "RUS", "UKR", "--type", "ASSAULT", "--days", "28"))
    assert told["kind"] == "forecast"
    assert 0 < told["low"] < told["probability"] < told["high"] < 1  # type: ignore[operator]
    assert 0 < told["base_rate"] < 1  # type: ignore[operator]
    assert told["on"] < told["until"]  # type: ignore[operator]
    assert told["abstain"]


def test_without_a_type_every_class_is_foretold(record: Path) -> None:
    """Likeliest first."""
    chances = [told["probability"] for told in objects(run(record, "RUS", "UKR"))]
    assert len(chances) > 4
    assert chances == sorted(chances, reverse=True)  # type: ignore[type-var]


def test_a_supposed_act_changes_what_is_likely(record: Path) -> None:
    """Of its own class at least, and says why."""
    told = objects(run(record, "USA", "RUS", "--suppose", "2025-05-20 USA SANCTION RUS", "--type", "SANCTION"))
    assert told[0]["after"] > told[0]["before"]  # type: ignore[operator]
    assert told[0]["causes"]


def test_what_cannot_be_supposed_is_wrong_use(record: Path) -> None:
    """A sentence without an act."""
    result = run(record, "USA", "RUS", "--suppose", "The weather was fine.")
    assert result.exit_code == 2
    assert "2025-05-20 USA SANCTION RUS" in result.output


def test_forecasts_are_kept_once_and_scored_when_their_days_are_over(record: Path) -> None:
    """Asked twice, kept once; none is over in a record that ends today."""
    for _ in range(2):
        objects(run(record, "KHM", "THA", "--type", "ASSAULT"))
    kept = [json.loads(line) for line in (record / "outlook" / "forecasts.jsonl").read_text().splitlines()]
    assert sum(row["from"] == "KHM" for row in kept) == 1
    assert objects(run(record, "--score")) == []


def test_two_actors_are_needed(record: Path) -> None:
    """One alone is wrong use."""
    assert run(record, "RUS").exit_code == 2


def test_a_wrong_type_names_those_there_are(record: Path) -> None:
    """Wrong use, with the list."""
    result = run(record, "RUS", "UKR", "--type", "PARTY")
    assert result.exit_code == 2
    assert "CONSULT" in result.output
