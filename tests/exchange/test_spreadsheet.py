"""CSV that a spreadsheet opens."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas
import pytest

from dragoman.exchange.spreadsheet import write
from tests.exchange.made_rows import event, person, source_of


def written(folder: Path, *events: dict[str, Any]) -> Path:
    """The file of some events."""
    write(source_of(events=events), folder / "a.csv")
    return folder / "a.csv"


def rows(path: Path) -> list[dict[str, str]]:
    """As Python's own reader sees them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(tmp_path: Path, start: str) -> None:
    """Whatever an article or an outlet is called."""
    path = written(tmp_path, event(title=f'{start}HYPERLINK("x")'))
    assert rows(path)[0]["title"] == f'\'{start}HYPERLINK("x")'


def test_a_list_that_begins_like_a_formula_is_safe_too(tmp_path: Path) -> None:
    """The cell counts, not the entry."""
    path = written(tmp_path, event(actors=[person("=A"), person("=B")]))
    assert rows(path)[0]["actors_name"] == "'=A; =B"


def test_a_sign_inside_a_text_stays(tmp_path: Path) -> None:
    """Only the first letter makes a formula."""
    assert rows(written(tmp_path, event(title="2+2")))[0]["title"] == "2+2"


def test_a_negative_number_stays_a_number(tmp_path: Path) -> None:
    """No apostrophe before the minus."""
    assert pandas.read_csv(written(tmp_path, event(intensity=-9.0)))["intensity"].tolist() == [-9.0]


def test_pandas_reads_numbers_and_days(tmp_path: Path) -> None:
    """Without being told how."""
    frame = pandas.read_csv(written(tmp_path, event(1), event(2)), parse_dates=["earliest"])
    assert (str(frame.dtypes["char_start"]), str(frame["earliest"].dt.date[0])) == ("int64", "2031-05-04")


def test_a_quotation_with_a_line_end_is_one_cell(tmp_path: Path) -> None:
    """RFC 4180: quotes are doubled, line ends may stand between them."""
    sentence = 'He said: "No,\nnever".\r\n'
    assert rows(written(tmp_path, event(sentence=sentence)))[0]["sentence"] == sentence


def test_lines_end_with_carriage_return_and_line_feed(tmp_path: Path) -> None:
    """RFC 4180."""
    assert written(tmp_path, event()).read_bytes().count(b"\r\n") == 2


def test_a_null_character_does_not_end_the_file(tmp_path: Path) -> None:
    """Readers written in C would stop there."""
    assert b"\0" not in written(tmp_path, event(title="a\0b")).read_bytes()


def test_what_is_unknown_is_empty(tmp_path: Path) -> None:
    """Not None, not null."""
    assert rows(written(tmp_path, event(earliest=None)))[0]["earliest"] == ""


def test_a_file_without_events_has_its_header(tmp_path: Path) -> None:
    """So that a reader knows the columns."""
    path = written(tmp_path)
    assert path.read_text(encoding="utf-8").startswith("doc,reading,char_start")


def test_every_event_is_counted(tmp_path: Path) -> None:
    """Over all batches."""
    assert write(source_of(events=[event(n) for n in range(5)]), tmp_path / "a.csv").rows == 5


def test_the_same_events_are_the_same_bytes(tmp_path: Path) -> None:
    """No clock, no order of a set."""
    first = written(tmp_path, event(1), event(2)).read_bytes()
    assert written(tmp_path, event(1), event(2)).read_bytes() == first
