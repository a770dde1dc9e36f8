"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman import cli
from dragoman.pipeline import desk
from tests.fake_reader import load_fake

STORY = (
    "Norway attacked Sweden in Oslo on Wednesday, the two governments said. The attack came at dawn, and at least 34 "
    "people were killed. “We regret it,” said the office. Later the country invited its neighbour to a visit."
)


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The reader of four words, a folder of our own, and no record from elsewhere."""
    monkeypatch.setattr(desk.ReaderSettings, "__call__", lambda _: load_fake())
    monkeypatch.setattr(desk, "_loaded", {})
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_RECORD", raising=False)
    Path("news.jsonl").write_text(json.dumps({"id": "a", "text": STORY, "published": "2025-05-15", "source": "Post"}))


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli.app, list(words), input=stdin)


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_read_prints_jsonl_when_piped() -> None:
    """One object a line, the article first, and nothing is stored."""
    result = run("read", "news.jsonl")
    assert result.exit_code == 0
    assert objects(result)[0]["kind"] == "document"
    assert {"event", "quote", "figure"} <= {str(o["kind"]) for o in objects(result)}
    assert not Path("record").exists()


def test_read_prints_tables_when_asked() -> None:
    """Events, quotes and figures."""
    result = run("read", "news.jsonl", "--to", "table")
    assert all(word in result.stdout for word in ("Events", "Quotes", "Figures", "ASSAULT aerial", "≥ 34"))


def test_read_takes_standard_input() -> None:
    """With a day for it."""
    result = run("read", "-", "--published", "2025-05-15", stdin=STORY)
    assert objects(result)[0]["published"] == "2025-05-15"


def test_predicates_come_when_all_are_asked_for() -> None:
    """Else not."""
    told = run("read", "-", "--predicates", "all", stdin=STORY + " They hoped.")
    assert "predicate" in {o["kind"] for o in objects(told)}


def test_the_same_input_prints_the_same_bytes() -> None:
    """Twice."""
    assert run("read", "news.jsonl").stdout_bytes == run("read", "news.jsonl").stdout_bytes


def test_notes_go_to_standard_error_the_first_ten_in_full() -> None:
    """The rest is counted."""
    rows = [json.dumps({"id": f"n{number}", "text": STORY, "published": "soon"}) for number in range(12)]
    Path("many.jsonl").write_text("\n".join(rows))
    told = run("read", "many.jsonl").stderr.splitlines()
    assert told[0].startswith("Note: n0: ")
    assert "Note: and " in told[-1]
    assert len(told) == 11


def test_faults_go_to_standard_error_with_exit_code_3() -> None:
    """Standard output stays clean for the next program."""
    Path("bad.txt").write_bytes(b"\x00")
    result = run("read", "news.jsonl", "bad.txt", "gone.txt")
    assert result.exit_code == 3
    assert "bad.txt: binary" in result.stderr
    assert "gone.txt: no such file" in result.stderr
    assert objects(result)


def test_nothing_read_is_exit_code_1() -> None:
    """As when all inputs are missing."""
    assert run("read", "gone.txt").exit_code == 1
    assert run("add", "gone.txt").exit_code == 1


def test_another_language_prints_its_article_alone() -> None:
    """It is known, and not read."""
    Path("ru.txt").write_text("Делегации встретились во вторник в Женеве.")
    result = run("read", "ru.txt", "news.jsonl")
    assert result.exit_code == 3
    assert [o.get("language") for o in objects(result) if o["kind"] == "document"] == ["ru", "en"]


@pytest.mark.parametrize(
    "words",
    [
        ["read", "news.jsonl", "--published", "Tuesday"],
        ["read", "news.jsonl", "--to", "csv"],
        ["read", "news.jsonl", "--predicates", "some"],
        ["read"],
        ["read", "news.jsonl", "--workers", "0"],
        ["nonsense"],
        ["events", "--type", "FIGHT"],
        ["quotes", "--type", "ASSAULT"],
        ["events", "--since", "soon"],
        ["events", "--between", "RUS"],
        ["explain", "noid"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_exit_code_2(words: list[str]) -> None:
    """With a word on what is right, and never a traceback."""
    run("add", "news.jsonl")
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_add_then_ask() -> None:
    """Kept once, asked in every kind and form."""
    assert run("add", "news.jsonl").exit_code == 0
    again = run("add", "news.jsonl")
    assert "0 articles added to record, 1 known already." in again.stderr
    assert again.exit_code == 0
    assert [o["type"] for o in objects(run("events", "--actor", "NOR"))] == ["ASSAULT", "AGREE", "CONSULT"]
    assert len(objects(run("quotes", "--actor", "NOR"))) == 1
    assert objects(run("figures"))[0]["value"] == 34
    assert objects(run("offers"))[0]["by"]
    assert objects(run("shifts")) == []


def test_csv_and_parquet_are_forms_of_an_answer() -> None:
    """A heading and a row an event; and the magic of Parquet."""
    run("add", "news.jsonl")
    assert run("events", "--to", "csv").stdout.splitlines()[0].startswith("doc,reading,char_start,")
    assert run("events", "--to", "parquet").stdout_bytes.startswith(b"PAR1")


def test_the_record_folder_comes_from_option_or_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The option goes first."""
    monkeypatch.setenv("DRAGOMAN_RECORD", "elsewhere")
    run("add", "news.jsonl")
    run("add", "news.jsonl", "--record", "there")
    assert Path("elsewhere/record.json").is_file()
    assert Path("there/record.json").is_file()


def test_asking_without_a_record_says_how_to_make_one() -> None:
    """In two lines."""
    result = run("events")
    assert result.exit_code == 1
    assert "no record here" in result.stderr
    assert "dragoman add" in result.stderr


def test_status_and_quarantine() -> None:
    """What is there and what is not."""
    Path("bad.txt").touch()
    assert run("add", "news.jsonl", "bad.txt").exit_code == 3
    assert objects(run("status"))[0]["documents"] == 1
    assert objects(run("quarantine"))[0]["reason"] == "empty"
    assert "documents  1" in run("status", "--to", "table").stdout
    assert "bad.txt" in run("quarantine", "--to", "table").stdout


def test_a_timeline_is_shown() -> None:
    """With a bar a line."""
    run("add", "news.jsonl")
    result = run("timeline", "--type", "ASSAULT", "--to", "table")
    assert result.exit_code == 0
    assert "2025-05-15" in result.stdout
    assert "ASSAULT aerial: Norway → Sweden" in result.stdout
    assert "●" in result.stdout


def test_demo_without_arguments_teaches(monkeypatch: pytest.MonkeyPatch) -> None:
    """It reads the samples, shows them, and ends with what to type next."""
    result = run("demo")
    if "samples are missing" in result.stderr or "sample articles are missing" in result.stderr:
        pytest.skip("the samples are not in yet")
    assert result.exit_code == 0
    assert "Now try:" in result.stdout


def test_version() -> None:
    """As the package has it."""
    assert run("--version").stdout.startswith("dragoman 0.")


@pytest.mark.parametrize(
    "command", [*sorted(c.name for c in cli.app.registered_commands if c.name), "read", "add", "explain", "who", "demo"]
)
def test_every_command_teaches(command: str) -> None:
    """Its help says what it does."""
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def python(*words: str) -> str:
    """What a fresh interpreter prints."""
    environment = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True, env=environment).stdout


HEAVY = ("duckdb", "pyarrow", "numpy", "onnxruntime", "trafilatura", "py3langid", "rich", "typer")


def test_importing_the_package_loads_nothing_heavy() -> None:
    """It must cost next to nothing; a name loads what it needs."""
    code = f"import sys, dragoman; print([m for m in {HEAVY} if m in sys.modules])"
    assert python("-c", code) == "[]\n"


def test_help_loads_nothing_heavy() -> None:
    """Only what draws it."""
    code = f"import sys, dragoman.cli; print([m for m in {HEAVY[:-2]} if m in sys.modules])"
    assert python("-c", code) == "[]\n"


def test_the_module_is_the_command() -> None:
    """python -m dragoman."""
    assert python("-m", "dragoman", "--version").startswith("dragoman 0.")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"\x00\x01\x02", "binary"), (b" \n ", "empty")],
    ids=["empty", "binary", "blank"],
)
def test_a_file_without_text_is_exit_code_1_with_its_reason(content: bytes, reason: str) -> None:
    """Alone it leaves nothing to read."""
    Path("bad.txt").write_bytes(content)
    result = run("read", "bad.txt")
    assert result.exit_code == 1
    assert f"bad.txt: {reason}" in result.stderr


def test_latin1_is_read_and_told_of() -> None:
    """A warning, no quarantine."""
    Path("old.txt").write_bytes(
        "OSLO, May 15, 2025 — ".encode("cp1252") + "Norway attacked São Tomé.".encode("latin-1")
    )
    result = run("read", "old.txt")
    assert result.exit_code == 0
    assert "Windows-1252" in result.stderr


def test_one_broken_line_leaves_the_others_and_its_number() -> None:
    """Exit code 3, the line named."""
    rows = ['{"id": "a", "text": "Norway attacked Sweden.", "published": "2025-05-15"}', '{"id": "b", "text":']
    Path("two.jsonl").write_text("\n".join(rows))
    result = run("read", "two.jsonl")
    assert result.exit_code == 3
    assert "two.jsonl:2" in result.stderr
    assert [o["id"] for o in objects(result) if o["kind"] == "document"] == ["a"]


def test_without_a_day_nothing_relative_is_dated() -> None:
    """``published`` is null, with a note."""
    result = run("read", "-", stdin="Norway attacked Sweden yesterday, and nobody could tell the reason for it.")
    assert objects(result)[0]["published"] is None
    assert "no date of publication" in result.stderr
