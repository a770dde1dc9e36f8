"""BibTeX of the articles."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange.bibtex import write
from tests.exchange.made_rows import source_of


def document(**given: Any) -> dict[str, Any]:
    """An article."""
    row = {
        "doc": "d", "reading": "r", "article": "url:https://courier.example/1", "version": 1, "title": "Depot struck",
        "source": "Courier", "byline": "Ann Other", "published": date(2031, 5, 4), "url": "https://courier.example/1",
        "language": "en", "was_read": True, "text": "",
    }  # fmt: skip
    return row | given


def written(folder: Path, *documents: dict[str, Any]) -> str:
    """The file of some articles."""
    write(source_of(documents=documents), folder / "a.bib")
    return (folder / "a.bib").read_text(encoding="utf-8")


def entries(folder: Path, *documents: dict[str, Any]) -> list[dict[str, str]]:
    """As bibtexparser reads them."""
    reader = pytest.importorskip("bibtexparser")
    library = reader.parse_string(written(folder, *documents))
    assert library.failed_blocks == []
    return [{"key": entry.key, **{field.key: field.value for field in entry.fields}} for entry in library.entries]


def test_an_article_is_an_entry(tmp_path: Path) -> None:
    """With all that is known of it."""
    (entry,) = entries(tmp_path, document())
    assert {key: value for key, value in entry.items() if key != "key"} == {
        "title": "{Depot struck}",
        "author": "{Ann Other}",
        "howpublished": "{Courier}",
        "year": "2031",
        "month": "5",
        "day": "4",
        "url": "https://courier.example/1",
        "language": "en",
    }


def test_what_is_unknown_has_no_field(tmp_path: Path) -> None:
    """No empty braces; an article without an address is told by its id."""
    bare = document(title=None, source=None, byline=None, published=None, url=None, language=None)
    assert list(entries(tmp_path, bare)[0]) == ["key", "note"]


def test_signs_of_latex_are_escaped(tmp_path: Path) -> None:
    """All ten."""
    assert r"\% \& \$ \# \_" in written(tmp_path, document(title="% & $ # _"))


@pytest.mark.parametrize("title", ["a } b", "a { b", "}{", "\\", "a\\}"])
def test_no_title_breaks_the_file(tmp_path: Path, title: str) -> None:
    """BibTeX counts braces, also after a backslash."""
    assert len(entries(tmp_path, document(title=title), document(article="id:2"))) == 2


def test_a_title_stays_on_one_line(tmp_path: Path) -> None:
    """Whatever white space and control characters the page had."""
    assert "{{Depot struck}}" in written(tmp_path, document(title=" Depot\n\x00\tstruck "))


def test_an_address_has_no_braces(tmp_path: Path) -> None:
    """They are percent-encoded; all else stays as it is."""
    text = written(tmp_path, document(url="https://courier.example/a_b?x={1}&y=%20#z"))
    assert "url = {https://courier.example/a_b?x=%7B1%7D&y=%20#z}" in text


def test_a_key_is_outlet_day_and_digest(tmp_path: Path) -> None:
    """In plain letters, whatever the outlet's are."""
    (entry,) = entries(tmp_path, document(source="L'Écho du Nord"))
    assert re.fullmatch(r"lechodunord-2031-05-04-[0-9a-f]{8}", entry["key"])


def test_two_versions_of_an_article_have_two_keys(tmp_path: Path) -> None:
    """Each can be cited."""
    keys = [entry["key"] for entry in entries(tmp_path, document(), document(version=2))]
    assert len(set(keys)) == 2


def test_a_new_reading_keeps_the_key(tmp_path: Path) -> None:
    """A text that cites it goes on citing it."""
    one, other = (entries(tmp_path, document(reading=reading))[0]["key"] for reading in ("r", "s"))
    assert one == other
