"""Faults of a user's places, and rows that cannot be read at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.placechecks import check_places
from dragoman.knowledge.rowchecks import broken_rows

HEADER = "id,name,aliases,country,lat,lon,kind,geonameid\n"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("x,Camp Testfield,,KEN,1,37,hamlet,", 'no kind "hamlet"'),
        ("x,Camp Testfield,,KYA,1,37,site,", 'no country "KYA"'),
        ("x,Camp Testfield,,KEN,1,,site,", "one of lat and lon"),
        ("x,Camp Testfield,,KEN,north,37,site,", 'lat "north" is no number'),
        ("x,Camp Testfield,,KEN,1,370,site,", "lon 370 is nowhere"),
        ("x,Camp Testfield,,KEN,1,37,site,one", 'geonameid "one" is no number'),
        ("x,,,KEN,1,37,site,", "has no name"),
        ("x,Camp Testfield,Testfield|Testfield,KEN,1,37,site,", "stands twice in the row"),
        ("x,Camp Testfield,,KEN,1,37,site,\ny,Camp Testfield,,KEN,1,37,site,", "stands at regions.csv:2 already"),
    ],
)
def test_a_faulty_place_is_named(tmp_path: Path, row: str, problem: str) -> None:
    """File and line, which place, what is wrong, what to do."""
    (tmp_path / "regions.csv").write_text(HEADER + row + "\n", encoding="utf-8")
    faults = check_places(KnowledgeFiles(tmp_path))
    assert len(faults) == 1
    assert problem in str(faults[0])
    assert faults[0].file == "regions.csv"
    assert faults[0].advice


def test_our_own_places_are_without_fault() -> None:
    """No name twice, no point off the earth."""
    assert check_places(KnowledgeFiles()) == []


def test_a_damaged_table_is_a_fault(tmp_path: Path) -> None:
    """Which does not stop the other checks."""
    (tmp_path / "places.tsv").write_bytes(b"cut off")
    assert [fault.file for fault in check_places(KnowledgeFiles(tmp_path))] == ["places.tsv"]


def test_every_broken_row_is_told(tmp_path: Path) -> None:
    """Not the first alone."""
    (tmp_path / "people.csv").write_text("id,name\na,b,c\nfine,row\nd,e,f\n", encoding="utf-8")
    assert [(f.line, f.entry) for f in broken_rows(KnowledgeFiles(tmp_path))] == [(2, "a"), (4, "d")]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("people.csv", b"id,nom\na,b\n", 'no column "nom"'),
        ("people.csv", b"id,name\na,\xff\n", "is not UTF-8"),
        ("people.csv", b'id,name\na,"b\n', "a double quote is not closed"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    """Header, encoding, quotes."""
    (tmp_path / name).write_bytes(content)
    faults = broken_rows(KnowledgeFiles(tmp_path))
    assert any(problem in fault.problem for fault in faults)


def test_our_own_files_have_no_broken_row() -> None:
    """Nothing shipped is left out."""
    assert broken_rows(KnowledgeFiles()) == []
