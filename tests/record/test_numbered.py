"""Versions of rows that come by the million."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from dragoman.record.numbered import Numbered, Numbering, _Sorted
from dragoman.record.store import Store


def digits(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def row(article: str, content: str, made: str = "1") -> Numbered:
    return Numbered(digits(content + made), article, digits(content))


def test_a_new_row_is_the_first_version(tmp_path: Path) -> None:
    (slot,) = Numbering(Store(tmp_path / "record")).slots([row("a", "x")])
    assert slot is not None
    assert (slot.version, slot.pass_number) == (1, 1)


def test_other_content_under_the_same_name_is_the_next_version(tmp_path: Path) -> None:
    numbering = Numbering(Store(tmp_path / "record"))
    numbering.slots([row("a", "x"), row("b", "x")])
    slots = numbering.slots([row("a", "y")])
    assert [slot.version for slot in slots if slot] == [2]


def test_the_same_content_by_other_rules_is_the_next_pass(tmp_path: Path) -> None:
    numbering = Numbering(Store(tmp_path / "record"))
    numbering.slots([row("a", "x"), row("a", "y")])
    slots = numbering.slots([row("a", "x", made="2")])
    assert [(slot.version, slot.pass_number) for slot in slots if slot] == [(1, 2)]


def test_versions_are_counted_within_one_call_as_well(tmp_path: Path) -> None:
    slots = Numbering(Store(tmp_path / "record")).slots([row("a", "x"), row("a", "y"), row("a", "x")])
    assert [slot.version if slot else None for slot in slots] == [1, 2, None]


def test_readings_are_known_once_they_have_a_slot(tmp_path: Path) -> None:
    numbering = Numbering(Store(tmp_path / "record"))
    numbering.slots([row("a", "x")])
    assert numbering.known([row("a", "x").reading, row("a", "y").reading]) == [True, False]


def test_a_set_of_keys_holds_what_was_put_in_however_often() -> None:
    keys, kept = np.arange(0, 1000, 2, dtype=np.uint64), _Sorted()
    for start in range(0, len(keys), 7):
        kept.add(keys[start : start + 7])
    assert kept.has(np.arange(1000, dtype=np.uint64)).tolist() == [number % 2 == 0 for number in range(1000)]


def test_an_empty_set_has_nothing() -> None:
    assert _Sorted().has(np.array([1], dtype=np.uint64)).tolist() == [False]
