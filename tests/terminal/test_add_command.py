"""The command that adds: what it counts, tells and takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman import cli
from dragoman.pipeline import desk, watch
from tests.fake_reader import load_fake
from tests.ingest.inputs import PAGE
from tests.ingest.servers import Site, serving

STORY = "Norway attacked Sweden in Oslo on Wednesday, the two governments said, and they would not say any more."


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The reader of four words, a folder of our own, and no record from elsewhere."""
    monkeypatch.setattr(desk.ReaderSettings, "__call__", lambda _: load_fake())
    monkeypatch.setattr(desk, "_loaded", {})
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_RECORD", raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as found:
        yield found


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words))


def test_add_counts_what_became_of_each_article() -> None:
    """New, updated, known, set aside."""
    rows = [{"text": STORY, "url": "https://example.org/1"}, {"text": STORY, "url": "https://example.org/2"}]
    Path("a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert "2 articles added to record, 0 known already." in run("add", "a.jsonl").stderr
    rows[0]["text"] += " More followed later on that day."
    Path("a.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n{broken")
    told = run("add", "a.jsonl")
    assert "0 articles added to record, 1 updated, 1 known already." in told.stderr
    assert "1 set aside:" in told.stderr
    assert told.exit_code == 3


def test_columns_are_mapped_in_add_and_read() -> None:
    """A wrong map is wrong use; a column that is not there names those that are."""
    Path("a.csv").write_text(f'words,day\n"{STORY}",2024-05-01\n')
    assert "there are words, day" in run("add", "a.csv").stderr
    for command in ("add", "read"):
        assert run(command, "a.csv", "--map", "text=words,published=day").exit_code == 0
        assert run(command, "a.csv", "--map", "body=words").exit_code == 2
    found = [json.loads(line) for line in run("read", "a.csv", "--map", "text=words").stdout.splitlines()]
    assert found[0]["published"] == "2024-05-01"


def test_add_fetches_addresses_and_read_does_not(site: Site) -> None:
    """This machine only where that is allowed."""
    site.pages["/a"] = 200, {"Content-Type": "text/html", "ETag": '"1"'}, PAGE.encode()
    assert "open net" in run("add", site.url("/a")).stderr
    assert "nothing is fetched" in run("read", site.url("/a")).stderr
    assert site.asked == []
    assert "1 article added" in run("add", site.url("/a"), "--allow-private").stderr


def test_a_day_to_come_is_told_of() -> None:
    """The article is kept all the same."""
    Path("a.jsonl").write_text(json.dumps({"id": "a", "text": STORY, "published": "2199-01-01"}))
    told = run("add", "a.jsonl")
    assert "Note: a: dated in the future (2199-01-01)" in told.stderr
    assert told.exit_code == 0


def test_a_watch_adds_until_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes between two rounds is found in the next."""
    Path("in").mkdir()
    Path("in/a.txt").write_text(STORY)

    def sleep(seconds: float) -> None:
        if Path("in/b.txt").exists():
            raise KeyboardInterrupt
        Path("in/b.txt").write_text(STORY + " More followed later.")

    monkeypatch.setattr(watch.watch, "__kwdefaults__", {**watch.watch.__kwdefaults__, "sleep": sleep})
    told = run("add", "in", "--every", "15m")
    assert "1 article added to record, 0 known already." in told.stderr
    assert "1 article added to record, 1 known already." in told.stderr
    assert "Stopped in round 2." in told.stderr
    assert told.exit_code == 0


@pytest.mark.parametrize("words", [["add", "-", "--every", "15m"], ["add", "in", "--every", "often"]])
def test_a_watch_that_cannot_be_is_wrong_use(words: list[str]) -> None:
    """Standard input ends."""
    assert run(*words).exit_code == 2
