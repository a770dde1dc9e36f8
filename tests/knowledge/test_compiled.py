"""A large folder of the user's is compiled once, and what is kept is never taken for anything else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge import compiled
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.registry import Registry

_PEOPLE = "id,name,country,sector,aliases,gender,qid,checked\nperson:ada-lund,Ada Lund,NOR,GOV,,f,,\n"
_OFFICES = "role,body,holder,first,last,precision,checked\nmayor,state:NOR,person:ada-lund,2020-02-01,,day,\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder, however small worth keeping, with a cache of its own."""
    monkeypatch.setenv(compiled.FOLDER, str(tmp_path / "cache"))
    monkeypatch.setattr(compiled, "_WORTH_KEEPING", 0)
    own = tmp_path / "own"
    own.mkdir()
    (own / "people.csv").write_text(_PEOPLE, encoding="utf-8")
    (own / "offices.csv").write_text(_OFFICES, encoding="utf-8")
    return own


def _kept(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache").glob("*"))


def test_the_second_registry_is_the_first(folder: Path) -> None:
    """Actors, names, offices, gender and faults are the same."""
    first, second = Registry.load(KnowledgeFiles(folder)), Registry.load(KnowledgeFiles(folder))
    assert len(_kept(folder)) == 1
    assert second.actors() == first.actors()
    assert second.find_names("Ada Lund met Volodymyr Zelensky.") == first.find_names("Ada Lund met Volodymyr Zelensky.")
    assert second.holders("mayor", "state:NOR", date(2021, 1, 1)) == first.holders(
        "mayor", "state:NOR", date(2021, 1, 1)
    )
    assert second.gender("person:ada-lund") == "f"
    assert second.faults == first.faults


def test_a_changed_file_is_read_anew(folder: Path) -> None:
    """What was kept of the old one is not used."""
    Registry.load(KnowledgeFiles(folder))
    (folder / "people.csv").write_text(_PEOPLE.replace("Ada", "Eva"), encoding="utf-8")
    assert Registry.load(KnowledgeFiles(folder)).actor("person:ada-lund").name == "Eva Lund"


def test_a_broken_cache_is_made_anew(folder: Path) -> None:
    """Half a file is no registry."""
    Registry.load(KnowledgeFiles(folder))
    (kept,) = _kept(folder)
    kept.write_bytes(kept.read_bytes()[:-9])
    assert Registry.load(KnowledgeFiles(folder)).get("person:ada-lund") is not None


def test_a_small_folder_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read as fast as the shipped files alone."""
    monkeypatch.setattr(compiled, "_WORTH_KEEPING", 500_000)
    Registry.load(KnowledgeFiles(folder))
    assert _kept(folder) == []


def test_the_cache_can_be_turned_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With DRAGOMAN_CACHE=off."""
    monkeypatch.setenv(compiled.FOLDER, "off")
    Registry.load(KnowledgeFiles(folder))
    assert _kept(folder) == []


def test_a_folder_that_cannot_be_written_does_no_harm(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The registry is made every time."""
    blocked = folder.parent / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv(compiled.FOLDER, str(blocked / "cache"))
    assert Registry.load(KnowledgeFiles(folder)).get("person:ada-lund") is not None
