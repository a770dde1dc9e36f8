"""CSV, TSV and Parquet: a row an article, read piece by piece."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.ingest.mapping import ColumnMap
from dragoman.ingest.rows import read_delimited
from tests.ingest.inputs import OTHER, STORY, taken, write


def test_a_csv_file_has_a_row_an_article(tmp_path: Path) -> None:
    """Cells with commas, quotation marks and line ends stay whole."""
    body = STORY.replace('"', "") + "\nThey said no, and left."
    content = f'id,body,date,outlet,link\n7,"{body}",2024-03-01,Post,https://example.org/7\n'
    (document,), aside, _ = taken(write(tmp_path / "a.csv", content))
    assert (document.id, document.published, document.source) == ("7", date(2024, 3, 1), "Post")
    assert document.text == body.replace('""', '"')
    assert not aside


@pytest.mark.parametrize("mark", ["\t", ";", "|"])
def test_the_heading_tells_what_divides(tmp_path: Path, mark: str) -> None:
    """Whatever the file is called."""
    content = f"text{mark}date{mark}title\n{STORY}{mark}2024-03-01{mark}One, two\n"
    (document,), _, _ = taken(write(tmp_path / "a.csv", content))
    assert (document.text, document.title) == (STORY, "One, two")


def test_a_row_that_is_wrong_is_set_aside_by_line(tmp_path: Path) -> None:
    """The others are read."""
    documents, faults, _ = taken(
        write(tmp_path / "a.csv", f'text,date\n"{STORY}",2024-03-01\n,2024\na,b,c\n"{OTHER}",\n')
    )
    assert [document.text for document in documents] == [STORY, OTHER]
    assert [(fault.line, fault.reason) for fault in faults] == [
        (3, '"text" is empty'),
        (4, "3 cells, and the heading has 2"),
    ]


def test_an_open_quotation_mark_is_told(tmp_path: Path) -> None:
    """It swallows the rest of the file, but no more memory than an article."""
    content = f'text\n"{STORY}"\n"{OTHER}\n' + "line\n" * 4_100_000
    documents, faults, _ = taken(write(tmp_path / "a.csv", content))
    assert len(documents) == 1
    assert "A quotation mark may be left open" in faults[-1].advice


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    """With a mark, or by what the bytes can be."""
    text = STORY.replace("—", "-").replace("city", "café")
    (document,), _, warnings = taken(write(tmp_path / "a.csv", f'text,title\n"{text}",é\n'.encode(encoding)))
    assert (document.text, document.title) == (text, "é")
    assert any("Windows-1252" in warning for warning in warnings) is (encoding == "cp1252")


def test_a_row_in_another_encoding_is_set_aside(tmp_path: Path) -> None:
    """Where the file itself is UTF-8."""
    rows = [f'"{STORY}"\n'.encode() for _ in range(1_000)]
    bad = f'"{STORY}"\n'.replace("—", "-").replace("city", "café").encode("cp1252")
    documents, (fault,), _ = taken(write(tmp_path / "a.csv", b"text\n" + b"".join(rows) + bad + rows[0]))
    assert (len(documents), fault.line) == (1_001, 1_002)
    assert "not UTF-8" in fault.reason


def test_a_table_without_text_names_its_columns(tmp_path: Path) -> None:
    """So that the user can map them."""
    _, (fault,), _ = taken(write(tmp_path / "a.csv", "alpha,beta\n1,2\n"))
    assert fault.reason == 'no "text"; there are alpha, beta'


def test_an_endless_line_is_refused() -> None:
    """Before it fills the memory."""

    class Endless(io.RawIOBase):
        count = 0

        def read(self, size: int = -1) -> bytes:
            self.count += size
            assert self.count < 30_000_000
            return b"x" * size

    stream = Endless()
    with pytest.raises(Exception, match="line longer than 20 MB"):
        list(read_delimited(stream, "a", "a", ColumnMap()))  # type: ignore[arg-type]


def parquet(rows: dict[str, list[object]]) -> bytes:
    held = io.BytesIO()
    pq.write_table(pa.table(rows), held)
    return held.getvalue()


def test_a_parquet_file_has_a_row_an_article(tmp_path: Path) -> None:
    """Days as days, missing cells as nothing."""
    data = parquet({"body": [STORY, None, OTHER], "date": [date(2024, 3, 1), None, None], "views": [1, 2, 3]})
    documents, (fault,), _ = taken(write(tmp_path / "a.parquet", data))
    assert [document.id for document in documents] == ["a-1", "a-3"]
    assert [document.published for document in documents] == [date(2024, 3, 1), date(2025, 5, 16)]
    assert fault.line == 2


def test_a_broken_parquet_file_is_set_aside(tmp_path: Path) -> None:
    """In one line."""
    _, (fault,), _ = taken(write(tmp_path / "a.parquet", parquet({"text": [STORY]})[:-30] + b"PAR1"))
    assert "broken Parquet" in fault.reason
    assert "\n" not in fault.reason


def test_a_parquet_bomb_is_refused(tmp_path: Path) -> None:
    """By what its own list says would come out."""
    held = io.BytesIO()
    bomb = pa.table({"text": ["x" * 1_000_000] * 101})
    pq.write_table(bomb, held, use_dictionary=False, compression="zstd", write_statistics=False)
    _, faults, _ = taken(write(tmp_path / "a.parquet", held.getvalue()))
    assert "bomb" in faults[-1].reason
