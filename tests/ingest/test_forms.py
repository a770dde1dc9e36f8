"""What an input is: its name promises, its bytes decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.ingest.forms import form_of, stem_of, true_form
from dragoman.model.errors import IngestError
from tests.ingest.inputs import PAGE, STORY, taken, write


@pytest.mark.parametrize(
    ("name", "form", "stem"),
    [
        ("a.txt", "text", "a"),
        ("A.HTML", "page", "A"),
        ("news.warc.gz", "archive", "news"),
        ("b/news.jsonl.gz", "gzip", "b/news"),
        ("news.csv", "table", "news"),
        ("v1.2", None, "v1.2"),
    ],
)
def test_a_name_promises_a_form(name: str, form: str | None, stem: str) -> None:
    """The longest known ending counts, whatever its case."""
    assert (form_of(name), stem_of(name)) == (form, stem)


@pytest.mark.parametrize(
    ("start", "promised", "form"),
    [
        (b"%PDF-1.7", "text", "pdf"),
        (b"PK\x03\x04", "text", "zip"),
        (b"PAR1", "table", "parquet"),
        (b"WARC/1.1\r\n", "text", "archive"),
        (b"<!DOCTYPE html><html>", "text", "page"),
        (b"<!DOCTYPE html><html>", "pdf", "page"),
        (b"<?xml version='1.0'?><rss>", "page", "feed"),
        (b'{"text": "a"}\n{"text"', "text", "lines"),
        (b'[{"text": "a"}]', "lines", "json"),
        (b"Envoys met.", None, "text"),
        (b"{sic} they said", None, "text"),
    ],
)
def test_bytes_have_the_last_word(start: bytes, promised: str | None, form: str) -> None:
    """A wrong ending changes nothing."""
    assert true_form(start, promised) == form


@pytest.mark.parametrize(
    ("start", "promised", "what"),
    [
        (b"{\\rtf1", "text", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1", None, "old Word"),
        (b"\x89PNG\r\n", "page", "image"),
        (b"Rar!\x1a", None, "RAR"),
        (b"just text", "parquet", "it is none"),
        (b"just text", "zip", "it is none"),
    ],
)
def test_what_is_not_read_is_named(start: bytes, promised: str | None, what: str) -> None:
    """With what to do instead."""
    with pytest.raises(IngestError, match=what) as told:
        true_form(start, promised)
    assert told.value.advice


def test_a_page_called_text_is_read_as_a_page(tmp_path: Path) -> None:
    """Its menus do not become news."""
    (document,), aside, _ = taken(write(tmp_path / "a.txt", PAGE))
    assert "All rights" not in document.text
    assert not aside


def test_a_text_called_jsonl_names_its_lines(tmp_path: Path) -> None:
    """It promised rows, and has none."""
    documents, (fault,), _ = taken(write(tmp_path / "a.jsonl", STORY))
    assert not documents
    assert "broken JSON" in fault.reason
