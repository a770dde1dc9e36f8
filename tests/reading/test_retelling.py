"""Which nouns tell a known act again, and which only resemble one."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.reading.reader import Reader


def told_again(reader: Reader, text: str, words: str) -> bool:
    reading = reader.read(Document("test", text, date(2024, 5, 16), language="en"))
    return next(e for e in reversed(reading.events) if e.span.of(text) == words).same_as is not None


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Sudan bombed a Chadian village on Monday. The attack destroyed a school.", "attack"),
        ("Norway's and Chile's ministers met in Lima on Monday. That meeting lasted an hour.", "meeting"),
    ],
)
def test_a_noun_that_points_back_tells_the_act_again(reader: Reader, text: str, noun: str) -> None:
    assert told_again(reader, text, noun)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Norway sent aid to Chad on Monday. Doctors in the east wait for aid.", "aid"),
        ("Norway sent aid to Chad on Monday. In the east the aid is spoiled by rain.", "aid"),
        ("Sudan bombed a Chadian village on Monday. Farmers fear attacks.", "attacks"),
        ("Sudan shelled a Chadian village on Monday. Its heaviest barrage hit a road.", "barrage"),
    ],
)
def test_a_bare_noun_a_lasting_state_and_a_superlative_do_not(reader: Reader, text: str, noun: str) -> None:
    assert not told_again(reader, text, noun)


def test_a_noun_means_the_act_told_by_a_verb_of_its_stem(reader: Reader) -> None:
    """Not the last act of the type, and never what the defender did."""
    text = "Sudan shelled a Chadian village on Monday. Its guards repelled a raid. Norway condemned the shelling."
    reading = reader.read(Document("test", text, date(2024, 5, 16), language="en"))
    first, last = (e for e in reading.events if e.span.of(text) in ("shelled", "shelling"))
    assert last.same_as == first.id


def test_an_arrest_is_told_again_by_another_word(reader: Reader) -> None:
    text = "Police in Chad detained nine nurses on Monday. Norway criticised the arrests."
    assert told_again(reader, text, "arrests")
