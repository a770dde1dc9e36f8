"""What decides a status is named, and a figure of factuality follows the telling."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.model.mention import Predicate
from dragoman.reading.factuality import load_weights
from dragoman.reading.parse import Parser
from dragoman.reading.reader import Knowledge, Reader


@pytest.fixture(scope="module")
def reader(parser: Parser) -> Reader:
    """The whole reader over the shared parser."""
    return Reader(parser, Knowledge.load())


def told(reader: Reader, text: str, word: str) -> Predicate:
    """The predicate that a word tells."""
    reading = reader.read(Document("test", text, date(2024, 1, 10), language="en"), predicates=True)
    return next(p for p in reading.predicates if p.span.of(text) == word)


def test_the_rule_of_an_event_names_its_cue(reader: Reader) -> None:
    """Whoever asks why a raid did not happen is told which word denied it."""
    reading = reader.read(Document("test", "The rebels never attacked the port.", date(2024, 1, 10), language="en"))
    assert "negation:never" in reading.events[0].rule


def test_what_was_done_is_surer_than_what_may_be(reader: Reader) -> None:
    """The plain past stands above a modal, a modal above a denial."""
    done = told(reader, "They painted the house yesterday.", "painted").factuality
    open_still = told(reader, "They may paint the house.", "paint").factuality
    denied = told(reader, "They did not paint the house.", "paint").factuality
    assert done > 1 > open_still
    assert done > 1 > denied


def test_the_one_who_hopes_holds_the_hope(reader: Reader) -> None:
    """``claimed_by`` of a hoped act is the one who hopes."""
    claimant = told(reader, "Norway hopes to paint the bridge.", "paint").claimed_by
    assert claimant is not None
    assert claimant.country == "NOR"


def test_a_figure_stays_within_the_scale() -> None:
    """However many facts speak for an act, the figure is at most 3."""
    weights = load_weights()
    assert weights.figure(f for f, w in weights.of.items() if w > 0) == 3.0
    assert weights.figure(f for f, w in weights.of.items() if w < 0) == -3.0
