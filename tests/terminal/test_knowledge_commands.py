"""``knowledge add-gazetteer`` and ``knowledge check``: what they print and with which exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman import cli
from dragoman.pipeline import desk
from tests.fake_reader import load_fake
from tests.knowledge.dumps import dump_row


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.app, ["knowledge", *words])


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "XX.txt"
    path.write_text(dump_row(90_000_000, "Verkhna Rika") + "\n", encoding="utf-8")
    return path


def test_a_dump_is_taken_in(dump: Path, tmp_path: Path) -> None:
    """How many places, and where they are now."""
    result = run("add-gazetteer", str(dump), "--knowledge", str(tmp_path / "mine"))
    assert result.exit_code == 0
    assert "1 of 1 places taken" in result.stderr
    assert (tmp_path / "mine" / "places.tsv").is_file()


def test_broken_rows_make_exit_code_three(dump: Path, tmp_path: Path) -> None:
    """Done, but something was set aside."""
    with dump.open("a", encoding="utf-8") as file:
        file.write("half a row\n" * 12)
    result = run("add-gazetteer", str(dump), "--knowledge", str(tmp_path / "mine"))
    assert result.exit_code == 3
    assert "XX.txt:2: has 1 columns and needs 19" in result.stderr
    assert "and 2 more" in result.stderr


def test_without_a_folder_it_is_wrong_use(dump: Path) -> None:
    """And says how it is right."""
    result = run("add-gazetteer", str(dump))
    assert result.exit_code == 2
    assert "--knowledge" in result.stderr


def test_what_is_no_dump_makes_exit_code_one(tmp_path: Path) -> None:
    """Nothing could be read."""
    (tmp_path / "a.txt").write_text("a,b\n", encoding="utf-8")
    result = run("add-gazetteer", str(tmp_path / "a.txt"), "--knowledge", str(tmp_path / "mine"))
    assert result.exit_code == 1
    assert "no row of a GeoNames dump" in result.stderr


def test_check_tells_every_broken_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And runs nothing that would rest on them."""
    monkeypatch.setattr(desk.ReaderSettings, "__call__", lambda _: load_fake())
    (tmp_path / "names.csv").write_text("actor,name\na,b,c\nd,e,f\n", encoding="utf-8")
    result = run("check", "--knowledge", str(tmp_path))
    assert result.exit_code == 1
    assert "names.csv:2: a: 3 cells under a header of 2\n  Put a cell" in result.stdout
    assert "names.csv:3: d" in result.stdout
    assert "0 examples run, 2 faults: 2 in names.csv." in result.stderr
