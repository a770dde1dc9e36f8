"""Sheets for checking: drawn the same for ever, read with care, scored with intervals."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.model.errors import UsageError
from dragoman.pipeline.checking import COLUMNS, FIELDS, Share, kappa_of, marked_sentence, read_sheet, score_sheets
from dragoman.pipeline.record import Record
from tests.fake_reader import load_fake


def articles(number: int) -> list[dict[str, str]]:
    return [
        {
            "id": f"a{at}",
            "text": f"Rain fell. Norway attacked Sweden in Oslo, {at} times.",
            "published": f"2031-0{at}-05",
        }
        for at in range(1, number + 1)
    ]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = Record(tmp_path / "record", load=load_fake)
    made.add(articles(8))
    return made


def events(rows) -> list[str]:
    return rows.table.column("event").to_pylist()


def test_a_sheet_holds_what_the_record_says_and_the_words(record: Record) -> None:
    row = record.sample(1).table.to_pylist()[0]
    assert tuple(row) == COLUMNS
    assert (row["type"], row["actors"], row["recipients"], row["place"]) == ("ASSAULT", "Norway", "Sweden", "Oslo")
    assert row["sentence"] == f"Norway [[attacked]] Sweden in Oslo, {row['doc'][1:]} times."
    assert all(row[name] is None for name in (*FIELDS, "note"))


def test_the_same_seed_draws_the_same_and_another_others(record: Record) -> None:
    assert events(record.sample(5, seed=7)) == events(record.sample(5, seed=7))
    assert events(record.sample(8, seed=7)) != events(record.sample(8, seed=8))


def test_a_longer_sheet_begins_with_the_shorter(record: Record) -> None:
    assert events(record.sample(8, seed=7))[:3] == events(record.sample(3, seed=7))


def test_what_is_added_later_moves_nothing_before_another(tmp_path: Path) -> None:
    """A sheet half checked is not lost when the record grows."""
    record = Record(tmp_path / "record", load=load_fake)
    record.add(articles(4))
    before = events(record.sample(9, seed=7))
    record.add(articles(8))
    assert [name for name in events(record.sample(9, seed=7)) if name in before] == before


def test_filters_choose_what_can_be_drawn(record: Record) -> None:
    assert len(record.sample(9, since="2031-03", until="2031-05")) == 3


def test_a_sample_of_none_is_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="a sample of 0"):
        record.sample(0)


def test_a_trigger_in_words_without_an_end_is_shown_with_what_stands_beside() -> None:
    """A table without full stops is no sentence."""
    around = "word " * 400
    assert marked_sentence(around, 1500, 4).count("[[word]]") == 1


@pytest.fixture
def sheet(tmp_path: Path):
    def write(*verdicts: str, name: str = "sheet.csv", separator: str = ",", types: str = "AID", head=COLUMNS) -> Path:
        """One event a text: a letter for each field, ``-`` for an empty cell."""
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=separator)
            writer.writerow(head)
            for at, letters in enumerate(verdicts):
                said = dict(zip(FIELDS, [letter.strip("-") for letter in letters], strict=True))
                row = {"event": f"e{at}", "type": types.split()[at % len(types.split())], **said}
                writer.writerow([row.get(column, "") for column in head])
        return path

    return write


def rows(*sheets: Path) -> list[dict[str, object]]:
    return score_sheets([read_sheet(path) for path in sheets]).table.to_pylist()


def test_precision_is_of_what_was_judged(sheet) -> None:
    """Three of four types right; the place was judged but twice."""
    found = {row["field"]: row for row in rows(sheet("yyyyyy", "yyyyyn", "yyyyy-", "nyyyy-")) if row["type"] is None}
    assert (found["type_ok"]["hits"], found["type_ok"]["judged"], found["type_ok"]["share"]) == (3, 4, 0.75)
    assert (found["place_ok"]["hits"], found["place_ok"]["judged"]) == (1, 2)


def test_precision_comes_by_type_too(sheet) -> None:
    found = rows(sheet("y-----", "n-----", "y-----", types="AID ASSAULT"))
    assert [(row["type"], row["hits"], row["judged"]) for row in found] == [
        (None, 2, 3),
        ("AID", 2, 2),
        ("ASSAULT", 0, 1),
    ]


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"),
    [(10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (45, 50, 0.7864, 0.9565), (0, 0, 0.0, 1.0)],
)
def test_intervals_are_wilsons(hits: int, cases: int, low: float, high: float) -> None:
    """Values from the formula by hand; never below 0 or above 1."""
    assert Share(hits, cases).interval == pytest.approx((low, high), abs=5e-5)


def test_two_sheets_are_compared(sheet) -> None:
    """Three of four alike, with kappa 0.5."""
    one = sheet("y-----", "y-----", "n-----", "n-----")
    other = sheet("y-----", "n-----", "n-----", "n-----", name="other.csv")
    found = [row for row in rows(one, other) if row["measure"] == "agreement"]
    assert [(row["field"], row["hits"], row["judged"], row["share"], row["kappa"]) for row in found] == [
        ("type_ok", 3, 4, 0.75, 0.5)
    ]


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(True, True), (False, False)], 1.0),
        ([(True, False), (False, True)], -1.0),
        ([(True, True), (True, False), (False, True), (False, False)], 0.0),
        ([(True, True), (True, True)], None),
    ],
)
def test_kappa_is_agreement_beyond_chance(pairs: list[tuple[bool, bool]], kappa: float | None) -> None:
    """One and the same verdict throughout says nothing of it."""
    assert kappa_of(pairs) == kappa


def test_sheets_without_a_common_event_are_refused(sheet) -> None:
    one, other = sheet("y-----", "------"), sheet("------", "y-----", name="other.csv")
    with pytest.raises(UsageError, match="no event in common"):
        rows(one, other)


@pytest.mark.parametrize("word", ["y", "Y", "yes", "YES", "1", " y "])
def test_right_is_written_in_many_ways(sheet, word: str) -> None:
    path = sheet("?yyyyy")
    path.write_text(path.read_text(encoding="utf-8").replace("?", word), encoding="utf-8")
    assert read_sheet(path)[0].right["type_ok"] is True


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_sheet_may_be_saved_as_spreadsheets_do(sheet, separator: str) -> None:
    """With a mark of byte order before it, and the separator of the country."""
    path = sheet("ynynyn", separator=separator)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert list(read_sheet(path)[0].right.values()) == [True, False] * 3


def test_a_wrong_word_is_told_with_its_place(sheet) -> None:
    path = sheet("yyyyyy", "y?yyyy")
    with pytest.raises(UsageError, match=r'sheet\.csv:3: actor_ok "\?" is no verdict'):
        read_sheet(path)


def test_a_missing_column_is_told(sheet) -> None:
    path = sheet("yyyyyy", head=[name for name in COLUMNS if name not in ("day_ok", "type")])
    with pytest.raises(UsageError, match="no column type, day_ok"):
        read_sheet(path)


def test_an_event_twice_is_told(sheet) -> None:
    path = sheet("yyyyyy")
    path.write_text(
        path.read_text(encoding="utf-8") + path.read_text(encoding="utf-8").splitlines()[1], encoding="utf-8"
    )
    with pytest.raises(UsageError, match="e0 stands there twice"):
        read_sheet(path)


@pytest.mark.parametrize("written", [None, b"\xff\xfe\x00e"])
def test_what_is_no_sheet_is_told(tmp_path: Path, written: bytes | None) -> None:
    path = tmp_path / "sheet.csv"
    if written is not None:
        path.write_bytes(written)
    with pytest.raises(UsageError, match=r"sheet\.csv: "):
        read_sheet(path)


def test_an_empty_sheet_scores_nothing(sheet) -> None:
    with pytest.raises(UsageError, match="nothing is judged"):
        rows(sheet("------"))
