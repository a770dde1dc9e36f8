"""Files of event data, as they come."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from dragoman.exchange import coded_files
from dragoman.exchange.coded_files import RawRow, fields_of, read_coded
from dragoman.exchange.imports import ImportFormat
from dragoman.exchange.registry import import_format
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.errors import IngestError, UsageError

GDELT, ACLED, ICEWS, PLOVER = (import_format(name) for name in ("gdelt", "acled", "icews", "plover"))
LINE = "\t".join(["7", "20310504", *[""] * 24, "190", *[""] * 34])


def rows(paths: list[Path], form: ImportFormat) -> list[RawRow]:
    return [each for each in read_coded(paths, form) if isinstance(each, RawRow)]


def faults(paths: list[Path], form: ImportFormat) -> list[str]:
    return [each.reason for each in read_coded(paths, form) if isinstance(each, Quarantined)]


def test_gdelt_has_no_header_and_goes_by_place(tmp_path: Path) -> None:
    (tmp_path / "a.CSV").write_text(f"{LINE}\n{LINE}\n", encoding="utf-8")
    found = rows([tmp_path / "a.CSV"], GDELT)
    assert [each.line for each in found] == [1, 2]
    assert fields_of(found[0], GDELT)["EventCode"] == "190"


def test_a_header_that_somebody_has_put_before_gdelt_is_no_row(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("\t".join(GDELT.columns) + f"\n{LINE}\n", encoding="utf-8")
    assert [each.line for each in rows([tmp_path / "a.tsv"], GDELT)] == [2]


def test_gdelt_of_58_columns_is_the_first_version_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("\t".join(["1"] * 58) + "\n", encoding="utf-8")
    assert faults([tmp_path / "a.tsv"], GDELT) == ["58 columns where GDELT 2 events has 61"]


def test_a_zip_is_read_member_by_member_and_other_tables_are_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("20310504.export.CSV", f"{LINE}\n")
        archive.writestr("20310504.mentions.CSV", "x\n")
    assert [each.origin.rpartition("!")[2] for each in rows([tmp_path / "a.zip"], GDELT)] == ["20310504.export.CSV"]
    assert faults([tmp_path / "a.zip"], GDELT) == ["holds no events"]


def test_a_gzip_is_read_as_the_file_in_it(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "a.csv.gz", "wt", encoding="utf-8") as file:
        file.write(f"{LINE}\n")
    assert len(rows([tmp_path / "a.csv.gz"], GDELT)) == 1


def test_a_folder_is_read_by_name(tmp_path: Path) -> None:
    for name in ("b.tsv", "a.tsv", "notes.md"):
        (tmp_path / name).write_text(f"{LINE}\n", encoding="utf-8")
    assert [each.origin[-5:] for each in rows([tmp_path], GDELT)] == ["a.tsv", "b.tsv"]


def test_csv_cells_may_hold_commas_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'EVENT_ID_CNTY,Event_Date,sub_event_type,notes\nUKR1,2031-05-04,Attack,"One, two\nand ""three""."\n',
        encoding="utf-8",
    )
    (found,) = rows([tmp_path / "a.csv"], ACLED)
    assert fields_of(found, ACLED)["notes"] == 'One, two\nand "three".'


def test_semicolons_between_cells_are_seen(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("data_id;event_date;sub_event_type\n9;2031-05-04;Attack\n", encoding="utf-8")
    (found,) = rows([tmp_path / "a.csv"], ACLED)
    assert fields_of(found, ACLED)["event_id_cnty"] == "9"


def test_quotes_in_a_tab_file_without_quoted_header_are_letters(tmp_path: Path) -> None:
    (tmp_path / "a.tab").write_text(
        'Event ID\tEvent Date\tCAMEO Code\tSource Name\n1\t2031-05-04\t190\t"Red\n', encoding="utf-8"
    )
    (found,) = rows([tmp_path / "a.tab"], ICEWS)
    assert fields_of(found, ICEWS)["Source Name"] == '"Red'


def test_a_quoted_header_means_quoted_cells(tmp_path: Path) -> None:
    (tmp_path / "a.tab").write_text(
        '"Event ID"\t"Event Date"\t"CAMEO Code"\n"1"\t"2031-05-04"\t"190"\n', encoding="utf-8"
    )
    (found,) = rows([tmp_path / "a.tab"], ICEWS)
    assert fields_of(found, ICEWS)["CAMEO Code"] == "190"


def test_a_file_without_the_columns_that_matter_is_told_whole(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,age\nx,1\n", encoding="utf-8")
    assert faults([tmp_path / "a.csv"], ACLED) == ["no column event_id_cnty, event_date, sub_event_type: no ACLED file"]


@pytest.mark.parametrize("text", ['{"id": 1}\n{"id": 2}\n', '[\n{"id": 1},\n{"id": 2}\n]\n', '[{"id": 1},\n{"id": 2}]'])
def test_json_comes_as_lines_or_as_a_list_of_lines(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    assert [fields_of(each, PLOVER)["id"] for each in rows([tmp_path / "a.json"], PLOVER)] == [1, 2]


@pytest.mark.parametrize("line", ["{", "7", "[" * 100_000])
def test_a_json_line_that_is_no_object_is_wrong(line: str) -> None:
    with pytest.raises(IngestError):
        fields_of(RawRow("a.json", 1, (line,)), PLOVER)


def test_a_line_that_is_not_utf8_is_set_aside_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(b"\xff\xfe\n" + LINE.encode() + b"\n")
    assert len(rows([tmp_path / "a.tsv"], GDELT)) == 1
    assert faults([tmp_path / "a.tsv"], GDELT) == ["not UTF-8"]


def test_an_endless_line_is_set_aside_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coded_files, "MAX_LINE", 1000)
    (tmp_path / "a.tsv").write_text("x" * 5000 + f"\n{LINE}\n", encoding="utf-8")
    assert len(rows([tmp_path / "a.tsv"], GDELT)) == 1
    assert len(faults([tmp_path / "a.tsv"], GDELT)) == 1


def test_a_bomb_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coded_files, "_RATIO_FROM", 10_000)
    with gzip.open(tmp_path / "a.tsv.gz", "wt", encoding="utf-8") as file:
        file.write(f"{LINE}\n" * 20_000)
    assert faults([tmp_path / "a.tsv.gz"], GDELT) == ["unpacks to more than 200 times its size"]


def test_a_broken_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 torn")
    assert faults([tmp_path / "a.zip"], GDELT)[0].startswith("cannot be read")


def test_a_gzip_that_breaks_off_gives_what_comes_before(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "whole.gz", "wb") as file:
        file.write(f"{LINE}\n".encode() * 1000)
    data = (tmp_path / "whole.gz").read_bytes()
    (tmp_path / "torn.gz").write_bytes(data[: len(data) - 12])
    assert rows([tmp_path / "torn.gz"], GDELT)
    assert faults([tmp_path / "torn.gz"], GDELT)


def test_a_format_that_is_not_read_is_named_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="gdelt, polecat, icews, acled, plover"):
        import_format("timelinejs")
