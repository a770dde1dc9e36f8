"""A GeoNames dump into a knowledge folder: what is written, what is counted, what stays when it fails."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dragoman.knowledge import place_file
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.place_file import PLACES, add_gazetteer, dump_size
from dragoman.knowledge.place_table import PlaceTable
from dragoman.model.errors import KnowledgeError
from tests.knowledge.dumps import dump_row

NAMES = ("Verkhna Rika", "Nyzhnia Rika", "Bilyi Kamin", "Zolota Hora", "Stara Mlynova")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Five villages that no shipped table has."""
    path = tmp_path / "XX.txt"
    path.write_text("".join(dump_row(90_000_000 + n, name) + "\n" for n, name in enumerate(NAMES)), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def test_a_reader_with_the_folder_knows_the_villages(dump: Path, folder: Path) -> None:
    """And none without it."""
    assert Gazetteer.load(KnowledgeFiles()).candidates("Verkhna Rika") == ()
    added = add_gazetteer(dump, folder)
    assert (added.rows, added.kept, added.lines, added.broken) == (5, 5, 5, 0)
    found = Gazetteer.load(KnowledgeFiles(folder)).candidates("Verkhna Rika")
    assert [(p.country, p.lat, p.geonameid) for p in found] == [("UKR", 50.0, 90_000_000)]


def test_shipped_places_are_still_known(dump: Path, folder: Path) -> None:
    """The dump of one country does not take the others away."""
    add_gazetteer(dump, folder)
    assert Gazetteer.load(KnowledgeFiles(folder)).candidates("Paris")[0].country == "FRA"


def test_a_place_that_both_have_stands_once_and_where_the_dump_says(tmp_path: Path, folder: Path) -> None:
    """It keeps our name, the spelling of the press."""
    shipped = Gazetteer.load(KnowledgeFiles()).candidates("Donetsk Oblast")[0]
    path = tmp_path / "UA.txt"
    row = dump_row(shipped.geonameid or 0, "Donetsk Oblast", feature="A.ADM1", lat=48.0, lon=37.75)
    path.write_text(row + "\n", encoding="utf-8")
    add_gazetteer(path, folder)
    found = [p for p in Gazetteer.load(KnowledgeFiles(folder)).candidates("Donetsk Oblast") if p.kind == "admin"]
    assert [(p.name, p.lat, p.population) for p in found] == [(shipped.name, 48.0, shipped.population)]


def test_the_table_is_sorted_by_bytes_however_many_parts(
    dump: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sorting on disk gives what sorting in memory would."""
    monkeypatch.setattr(place_file, "_CHUNK", 2)
    monkeypatch.setattr(place_file, "_OPEN_AT_ONCE", 2)
    add_gazetteer(dump, folder)
    lines = (folder / PLACES).read_bytes().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 5


def test_a_second_dump_is_laid_over_the_first(dump: Path, folder: Path, tmp_path: Path) -> None:
    """New places come in, those of the same number and name give way, the others stay."""
    add_gazetteer(dump, folder)
    more = tmp_path / "more.txt"
    more.write_text(f"{dump_row(90_000_000, NAMES[0], lat=51.5)}\n{dump_row(91_000_000, 'Chorna Skelia')}\n", "utf-8")
    assert add_gazetteer(more, folder).lines == 6
    gazetteer = Gazetteer.load(KnowledgeFiles(folder))
    assert [p.lat for p in gazetteer.candidates(NAMES[0])] == [51.5]
    assert gazetteer.candidates("Chorna Skelia")
    assert gazetteer.candidates(NAMES[4])


def test_the_same_dump_gives_the_same_bytes(dump: Path, folder: Path, tmp_path: Path) -> None:
    """Added twice, or into another folder."""
    add_gazetteer(dump, folder)
    before = (folder / PLACES).read_bytes()
    add_gazetteer(dump, folder)
    add_gazetteer(dump, tmp_path / "other")
    assert (folder / PLACES).read_bytes() == before == (tmp_path / "other" / PLACES).read_bytes()


def test_an_archive_is_read_as_its_table(dump: Path, folder: Path, tmp_path: Path) -> None:
    """GeoNames ships one with a readme beside the table."""
    path = tmp_path / "XX.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(dump, "XX.txt")
        archive.writestr("readme.txt", "about")
    assert add_gazetteer(path, folder).kept == 5
    assert dump_size(path) == dump.stat().st_size


def test_broken_rows_are_counted_and_named_by_line(dump: Path, folder: Path) -> None:
    """They stop no other row."""
    with dump.open("ab") as file:
        file.write(b"half a row\n\xff\n")
    added = add_gazetteer(dump, folder)
    assert (added.kept, added.broken) == (5, 2)
    assert added.faults == ["XX.txt:6: has 1 columns and needs 19", "XX.txt:7: is not UTF-8"]


def test_progress_adds_up_to_the_size_of_the_dump(dump: Path, folder: Path) -> None:
    """So that a bar can be drawn."""
    told: list[int] = []
    add_gazetteer(dump, folder, told.append)
    assert sum(told) == dump_size(dump)


def test_what_is_no_dump_is_refused_and_changes_nothing(dump: Path, folder: Path, tmp_path: Path) -> None:
    """The old table stays, and no half one is left beside it."""
    add_gazetteer(dump, folder)
    before = (folder / PLACES).read_bytes()
    other = tmp_path / "names.csv"
    other.write_text("a,b\nc,d\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no row of a GeoNames dump"):
        add_gazetteer(other, folder)
    assert (folder / PLACES).read_bytes() == before
    assert [p.name for p in folder.iterdir()] == [PLACES]


def test_a_broken_archive_is_told(folder: Path, tmp_path: Path, dump: Path) -> None:
    """With advice, and without a traceback."""
    path = tmp_path / "XX.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.write(dump, "XX.txt")
    path.write_bytes(path.read_bytes().replace(b"Bilyi", b"Cilyi"))
    with pytest.raises(KnowledgeError, match="cannot be read"):
        add_gazetteer(path, folder)


def test_an_archive_of_several_tables_is_refused(folder: Path, tmp_path: Path, dump: Path) -> None:
    """Which one is meant is for the user to say."""
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(dump, "a.txt")
        archive.write(dump, "b.txt")
    with pytest.raises(KnowledgeError, match="2 tables"):
        add_gazetteer(path, folder)


def test_a_missing_dump_is_told(folder: Path, tmp_path: Path) -> None:
    """Before anything is made."""
    with pytest.raises(KnowledgeError, match="no such file"):
        add_gazetteer(tmp_path / "none.txt", folder)
    assert not folder.exists()


@pytest.mark.parametrize("content", [b"", b"not a table\n", b"key\tName\tUKR\tcity\tUA\t1\t2\t3\t0\t1"])
def test_a_damaged_table_is_refused(tmp_path: Path, content: bytes) -> None:
    """Empty, of another kind, or cut off."""
    path = tmp_path / PLACES
    path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"places.tsv"):
        PlaceTable.mapped(path)
