"""A folder's files, in a fixed order, none outside it."""

from __future__ import annotations

import os
from pathlib import Path

from dragoman.ingest.folders import files_of
from tests.ingest.inputs import STORY, taken, write


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """Whatever the file system says first."""
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "a-b.txt", "B.txt"):
        write(tmp_path / name, STORY)
    found = list(files_of(tmp_path))
    assert found == sorted(str(name) for name in found)
    assert len(found) == 6


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    """Neither to a file nor to a folder; it is told."""
    write(tmp_path / "out" / "secret.txt", STORY)
    write(tmp_path / "in" / "a.txt", STORY)
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (tmp_path / "in" / "c").symlink_to(tmp_path / "out")
    documents, faults, _ = taken(tmp_path / "in")
    assert [document.id for document in documents] == ["a"]
    assert [fault.reason for fault in faults] == ["a link that leads out of the folder, and is not followed"] * 2


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    """What lies inside is met once."""
    write(tmp_path / "a.txt", STORY)
    (tmp_path / "again").symlink_to(tmp_path)
    assert list(files_of(tmp_path)) == ["a.txt"]


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    write(tmp_path / "a.txt", STORY)
    os.mkfifo(tmp_path / "b.txt")
    assert list(files_of(tmp_path)) == ["a.txt"]


def test_a_record_in_a_folder_is_no_input(tmp_path: Path) -> None:
    """Its tables hold what was read already."""
    write(tmp_path / "a.txt", STORY)
    write(tmp_path / "record" / "record.json", '{"schema": 1}')
    write(tmp_path / "record" / "parts" / "x" / "documents.parquet", b"PAR1")
    assert list(files_of(tmp_path)) == ["a.txt"]


def test_folders_without_end_are_left(tmp_path: Path) -> None:
    """At a hundred."""
    deep = tmp_path
    for _ in range(105):
        deep = deep / "d"
    write(deep / "a.txt", STORY)
    _, (fault,), _ = taken(tmp_path)
    assert "more than 100 deep" in fault.reason
