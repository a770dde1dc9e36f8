"""``dragoman export`` and ``dragoman import``."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from dragoman.exchange.registry import EXPORTS, IMPORTS
from dragoman.model.errors import UsageError
from dragoman.pipeline.record import Record
from dragoman.terminal import exchange
from tests.fake_reader import load_fake

TEXT = "Norway attacked Sweden in Oslo on 2025-05-14. Norway invited Sweden to a visit."
app = typer.Typer()
exchange.add_commands(app)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    Record(tmp_path / "record", load=load_fake).add({"id": "a", "text": TEXT, "published": "2025-05-15"})
    return str(tmp_path / "record")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_an_export_goes_to_standard_output(folder: str) -> None:
    answer = run("export", "polecat", "--record", folder)
    assert answer.exit_code == 0
    assert answer.stdout.splitlines()[0].startswith("Event ID\tEvent Date")


def test_what_a_format_cannot_say_is_told_on_standard_error(folder: str) -> None:
    answer = run("export", "polecat", "--record", folder)
    assert "1 left out: status offered" in answer.stderr
    assert "cannot say a status" in answer.stderr


def test_an_export_goes_to_a_file_and_takes_filters(folder: str, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    answer = run("export", "plover", str(file), "--record", folder, "--type", "ASSAULT", "--mentions")
    assert answer.exit_code == 0
    assert [line.count('"ASSAULT"') for line in file.read_text(encoding="utf-8").splitlines()] == [1]
    assert "1 written." in answer.stderr


def test_a_folder_needs_a_name(folder: str) -> None:
    answer = run("export", "datapackage", "--record", folder)
    assert isinstance(answer.exception, UsageError)


def test_a_format_is_asked_for(folder: str) -> None:
    answer = run("export", "--record", folder)
    assert isinstance(answer.exception, UsageError)


def test_the_list_names_every_format_with_its_direction() -> None:
    answer = run("export", "--list")
    assert all(f"| `{name}` |" in answer.stdout for name in EXPORTS)
    assert answer.stdout.count("out, in") == len(IMPORTS)


def test_an_import_tells_what_became_of_the_rows(folder: str, tmp_path: Path) -> None:
    file = tmp_path / "in.txt"
    file.write_bytes(run("export", "polecat", "--record", folder).stdout_bytes)
    answer = run("import", "polecat", str(file), "--record", str(tmp_path / "other"))
    assert answer.exit_code == 0
    assert answer.stderr == "2 rows imported, 0 known already.\n"


def test_an_import_with_wrong_rows_ends_with_3(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": "1", "event": ["AID"], "date": "2031-05-04"}\n{"id": "2"}\n', encoding="utf-8")
    answer = run("import", "plover", str(file), "--record", str(tmp_path / "record"))
    assert answer.exit_code == 3
    assert "in.jsonl:2: event '' is no type of PLOVER 2.0" in answer.stderr


def test_an_import_of_nothing_ends_with_1(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert run("import", "acled", str(file), "--record", str(tmp_path / "record")).exit_code == 1


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    answer = run("import", "gdelt", str(tmp_path / "none.zip"), "--record", str(tmp_path / "record"))
    assert isinstance(answer.exception, UsageError)
    assert not Path(tmp_path / "record").exists()
