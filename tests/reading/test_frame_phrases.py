"""Frames over a list of political phrases in their several forms, and over sentences that tell no act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.rules import EventRules
from dragoman.model.document import Document
from dragoman.model.mention import Reading
from dragoman.reading.reader import Reader

PUBLISHED = date(2024, 5, 15)
HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a list beside this file, remarks left out."""
    given = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in given if line and not line.startswith("#")]


PHRASES = [tuple(line.split("\t")) for line in lines("frame_phrases.tsv")]
NEAR_MISSES = lines("near_misses.txt")


@pytest.fixture(scope="module")
def read() -> dict[str, Reading]:
    """Every sentence of both lists read in one batch, by its text."""
    texts = [text for _, _, text in PHRASES] + NEAR_MISSES
    documents = [Document(f"phrase-{n}", text, PUBLISHED, language="en") for n, text in enumerate(texts)]
    return {r.document.text: r for r in Reader.load().read_many(documents)}


@pytest.mark.parametrize(("kind", "mode", "text"), PHRASES, ids=[text for _, _, text in PHRASES])
def test_a_phrase_tells_its_act(kind: str, mode: str, text: str, read: dict[str, Reading]) -> None:
    """Type, and mode where one is named, in active, passive, nominal and light-verb form."""
    told = {(str(e.type), e.mode) for e in read[text].events}
    assert kind in {k for k, _ in told}
    assert mode == "-" or (kind, mode) in told


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_a_near_miss_tells_nothing(text: str, read: dict[str, Reading]) -> None:
    """Sport, business, weather, lives, metaphor and comment stay uncoded."""
    assert [(str(e.type), e.rule) for e in read[text].events] == []


def test_every_mode_has_a_phrase() -> None:
    """Each mode of the codebook can be produced, and a phrase of the list shows it."""
    types = EventRules.load(KnowledgeFiles()).types
    wanted = {(str(kind), mode) for kind, fact in types.items() for mode in fact.modes}
    assert wanted - {(kind, mode) for kind, mode, _ in PHRASES} == set()
