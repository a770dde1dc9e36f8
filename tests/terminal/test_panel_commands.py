"""``dragoman count``, ``dragoman sample``, ``dragoman score``; and the recipes of docs/panels.md."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import typer
from typer.testing import CliRunner

from dragoman.model.errors import UsageError
from dragoman.pipeline.checking import FIELDS
from dragoman.pipeline.record import Record
from dragoman.record.queries import Rows
from dragoman.terminal import panels
from dragoman.terminal.sheets import write_csv, write_page
from tests.fake_reader import load_fake

TEXT = "Norway attacked Sweden in Oslo, and at least 34 people were killed."
GUIDE = Path(__file__).parents[2] / "docs" / "panels.md"
app = typer.Typer()
panels.add_commands(app)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("panels") / "record"
    days = ("2031-01-05", "2031-03-05")
    Record(path, load=load_fake).add([{"id": day, "text": TEXT, "published": day} for day in days])
    return str(path)


def run(*words: str):
    return CliRunner(env={"COLUMNS": "120"}).invoke(app, words)


def test_a_panel_is_printed_as_objects(folder: str) -> None:
    answer = run("count", "--record", folder, "--by", "actor,recipient,year", "--to", "jsonl")
    assert json.loads(answer.stdout) == {
        "kind": "count", "actor": "NOR", "recipient": "SWE", "year": "2031-01-01", "events": 2, "intensity_mean": -9,
        "intensity_sum": -18, "killed": 68, "articles": 2, "covered": True,
    }  # fmt: skip


def test_a_panel_is_printed_as_csv(folder: str) -> None:
    answer = run("count", "--record", folder, "--by", "month", "--zeros", "--to", "csv")
    assert answer.stdout.splitlines() == [
        "month,events,intensity_mean,intensity_sum,killed,articles,covered",
        "2031-01-01,1,-9.0,-9.0,34.0,1,true",
        "2031-02-01,0,,0.0,0.0,0,false",
        "2031-03-01,1,-9.0,-9.0,34.0,1,true",
    ]


def test_a_panel_is_printed_as_parquet(folder: str) -> None:
    answer = run("count", "--record", folder, "--to", "parquet")
    assert pq.read_table(pa.BufferReader(answer.stdout_bytes)).num_rows == 2


def test_a_panel_is_shown_on_a_terminal(folder: str) -> None:
    answer = run("count", "--record", folder, "--by", "quad", "--to", "table")
    assert answer.stdout.splitlines()[1].split() == ["material", "conflict", "2", "-9", "-18", "68", "2", "yes"]
    assert answer.stdout.splitlines()[-1] == "1 row"


def test_the_statuses_are_told_on_standard_error(folder: str) -> None:
    answer = run("count", "--record", folder)
    assert answer.stderr.splitlines()[0] == "Counted: happened, ongoing; --status asks for others."
    assert "Counted" not in answer.stdout


def test_filters_are_taken(folder: str) -> None:
    answer = run("count", "--record", folder, "--since", "2031-02", "--actor", "Norway", "--by", "actor", "--mentions")
    assert json.loads(answer.stdout)["mentions"] == 1


def test_a_wrong_key_is_wrong_use(folder: str) -> None:
    answer = run("count", "--record", folder, "--by", "mood")
    assert isinstance(answer.exception, UsageError)


def test_a_sheet_goes_to_be_filled_and_comes_back_as_scores(folder: str, tmp_path: Path) -> None:
    drawn = run("sample", "9", "--seed", "7", "--record", folder)
    assert drawn.stderr == "2 events drawn.\n"
    filled = tmp_path / "sheet.csv"
    filled.write_text(re.sub(r",{7}$", ",y,,n,,,,", drawn.stdout, flags=re.MULTILINE), encoding="utf-8")
    answer = run("score", str(filled), str(filled), "--to", "jsonl")
    told = [json.loads(line) for line in answer.stdout.splitlines()]
    assert {(row["field"], row["share"]) for row in told if row["measure"] == "precision"} == {
        ("type_ok", 1),
        ("recipient_ok", 0),
    }
    assert {row["share"] for row in told if row["measure"] == "agreement"} == {1}


def test_scores_are_shown_on_a_terminal(folder: str, tmp_path: Path) -> None:
    filled = tmp_path / "sheet.csv"
    filled.write_text(
        re.sub(r",{7}$", ",y,,,,,,", run("sample", "--record", folder).stdout, flags=re.MULTILINE), encoding="utf-8"
    )
    assert run("score", str(filled), "--to", "table").stdout.splitlines()[0].split()[:3] == [
        "measure",
        "sheet",
        "field",
    ]


def test_three_sheets_are_too_many() -> None:
    assert isinstance(run("score", "a", "b", "c").exception, UsageError)


def test_a_page_marks_the_trigger_and_asks_for_each_field(folder: str) -> None:
    page = run("sample", "1", "--record", folder, "--to", "html").stdout
    assert "Norway <mark>attacked</mark> Sweden" in page
    assert page.count("<select") == len(FIELDS)


def test_a_page_asks_nothing_of_the_net(folder: str) -> None:
    page = run("sample", "1", "--record", folder, "--to", "html").stdout
    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page


def test_words_of_an_article_are_no_markup(capfd: pytest.CaptureFixture[str]) -> None:
    """Nor does a script of theirs run."""
    words = {"sentence": "<script>x</script> [[shot]] & fled"}
    write_page(Rows("check", pa.Table.from_pylist([words])), "a < b")
    page = capfd.readouterr().out
    assert "&lt;script&gt;x&lt;/script&gt; <mark>shot</mark> &amp; fled" in page
    assert "<title>a &lt; b</title>" in page


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@A1", "\tx"])
def test_no_cell_is_a_formula(capfd: pytest.CaptureFixture[str], words: str) -> None:
    """A number below zero is one still."""
    write_csv(Rows("check", pa.table({"said": [words], "intensity": [-9.0]})))
    told = list(csv.reader(io.StringIO(capfd.readouterr().out)))
    assert told[1] == ["'" + words, "-9.0"]


def test_the_recipe_for_pandas_runs(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands in the guide, in a folder with the record and the panel that its first line writes."""
    command = re.search(r"^ {4}dragoman (count .*) > panel\.csv$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert command
    (tmp_path / "panel.csv").write_text(run(*command[1].split(), "--record", folder).stdout, encoding="utf-8")
    (tmp_path / "record").symlink_to(folder)
    monkeypatch.chdir(tmp_path)
    for recipe in re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL):
        names: dict[str, object] = {}
        exec(recipe, names)
        assert isinstance(names["wide"], pd.DataFrame)


def test_the_guide_names_every_column(folder: str) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    answer = run("count", "--record", folder, "--to", "csv")
    assert all(f"`{name}`" in guide for name in answer.stdout.splitlines()[0].split(","))
