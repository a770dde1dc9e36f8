"""The data package, by the standard and by Frictionless' own validator."""

from __future__ import annotations

import csv
import hashlib
import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange.datapackage import write
from dragoman.exchange.formats import KINDS
from tests.exchange.made_rows import event, person, place, source_of

READING = "0" * 16
DOCUMENT = {
    "doc": "doc-1", "reading": READING, "article": "id:doc-1", "version": 1, "title": "=Depot struck", "was_read": True,
    "warnings": ["no day"], "text": "The gunners struck the depot.",
}  # fmt: skip
QUOTE = {
    "doc": "doc-1", "reading": READING, "char_start": 0, "char_end": 3, "text": '-"No",\nnever', "form": "direct",
    "manner": "said", "speaker": person("A"), "parts": [{"char_start": 0, "char_end": 3}],
}  # fmt: skip
EVENTS = [event(1, place=place("Paris", "FRA", 48.85, 2.35), actors=[person("A"), person("B")]), event(2, latest=None)]


def made(folder: Path, of_mentions: bool = False, **given: Any) -> Path:
    """A package of two events, or of what is given."""
    rows = {"events": EVENTS, "mentions": EVENTS, "documents": [DOCUMENT], "quotes": [QUOTE]} | given
    write(source_of(of_mentions=of_mentions, **rows), folder / "package")
    return folder / "package"


def described(package: Path) -> Any:
    """The descriptor."""
    return json.loads((package / "datapackage.json").read_text(encoding="utf-8"))


def resource(package: Path, name: str) -> dict[str, Any]:
    """The descriptor of one table."""
    return next(dict(each) for each in described(package)["resources"] if each["name"] == name)


@pytest.mark.parametrize("of_mentions", [False, True])
def test_frictionless_finds_no_fault(tmp_path: Path, of_mentions: bool) -> None:
    """Types, closed lists, keys, digests and sizes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frictionless = pytest.importorskip("frictionless")
        report = frictionless.validate(str(made(tmp_path, of_mentions) / "datapackage.json"))
        assert report.flatten(["title", "note"]) == []


def test_frictionless_would_find_a_broken_key(tmp_path: Path) -> None:
    """The keys are there to be checked."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frictionless = pytest.importorskip("frictionless")
        report = frictionless.validate(str(made(tmp_path, documents=[]) / "datapackage.json"))
        assert {row[0] for row in report.flatten(["type"])} == {"foreign-key"}


def test_every_kind_is_a_resource(tmp_path: Path) -> None:
    """And the dictionary."""
    assert [each["name"] for each in described(made(tmp_path))["resources"]] == ["dictionary", *KINDS]


def test_the_licence_is_named(tmp_path: Path) -> None:
    """By name and address, and that it does not cover what is quoted."""
    package = described(made(tmp_path))
    assert package["licenses"][0]["name"] == "CC-BY-SA-4.0"
    assert "stay their publishers'" in package["description"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_are_those_of_the_file(tmp_path: Path, kind: str) -> None:
    """In order, each with its meaning."""
    package = made(tmp_path)
    fields = resource(package, kind)["schema"]["fields"]
    with (package / "data" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        assert [field["name"] for field in fields] == next(csv.reader(file))
    assert all(field["description"] for field in fields)


def test_a_closed_list_is_a_constraint(tmp_path: Path) -> None:
    """So that a validator knows every status."""
    fields = {field["name"]: field for field in resource(made(tmp_path), "events")["schema"]["fields"]}
    assert "threatened" in fields["status"]["constraints"]["enum"]


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    """So is the size."""
    package = made(tmp_path)
    data = (package / "data" / "events.csv").read_bytes()
    told = resource(package, "events")
    assert (told["hash"], told["bytes"]) == (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))


def test_the_texts_of_articles_stay_out(tmp_path: Path) -> None:
    """The package may be handed on; the articles may not."""
    assert "text" not in {field["name"] for field in resource(made(tmp_path), "documents")["schema"]["fields"]}


def test_the_dictionary_has_every_column(tmp_path: Path) -> None:
    """Parts included."""
    with (made(tmp_path) / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["table"], row["column"]): row for row in csv.DictReader(file)}
    assert rows["mentions", "actors.country"]["type"] == "text"
    assert {table for table, _ in rows} == set(KINDS)


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    """File for file; no day of creation is told."""
    one, other = (made(tmp_path / name) for name in ("a", "b"))
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert len(files) == len(KINDS) + 2
    assert all((one / file).read_bytes() == (other / file).read_bytes() for file in files)
