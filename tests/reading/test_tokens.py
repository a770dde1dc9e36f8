"""Sentences and words are cut as the English treebanks cut them, and every offset holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.tokens import MOST_WORDS, cut_text


def words(text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in zip(c.starts, c.ends, strict=True)] for c in cut_text(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Oslo didn't sign.", ["Oslo", "did", "n't", "sign", "."]),
        ("Kyiv’s envoy can’t come.", ["Kyiv", "’s", "envoy", "ca", "n’t", "come", "."]),
        ("A cease-fire held.", ["A", "cease", "-", "fire", "held", "."]),
        ("Anti-war marchers", ["Anti-war", "marchers"]),
        ("U.S. troops left.", ["U.S.", "troops", "left", "."]),
        ("It cost $1,500.50.", ["It", "cost", "$", "1,500.50", "."]),
        ("On 2024-02-03 at 18:30", ["On", "2024-02-03", "at", "18:30"]),
        ("Sean O’Brien", ["Sean", "O’Brien"]),
    ],
)
def test_words_are_those_of_the_treebanks(text: str, cut: list[str]) -> None:
    assert words(text) == [cut]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Dahl met Dr. Moe in St. Olav. They shook hands.", 2),
        ("The U.S. envoy left.", 1),
        ("He flew to the U.S. The talks went on.", 2),
        ("“We are ready,” he said. “Come.”", 2),
        ("Is he afraid? We will see.", 2),
        ("It rose by 3.5 percent.", 1),
        ("First paragraph\n\nSecond one", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(words(text)) == count


def test_a_sentence_without_end_is_cut_before_the_encoder_overflows() -> None:
    assert max(len(s) for s in words("and so on " * 500)) <= MOST_WORDS


@given(st.text(max_size=200))
def test_no_letter_is_lost_and_no_word_overlaps_on_any_text(text: str) -> None:
    spans = [span for c in cut_text(text) for span in zip(c.starts, c.ends, strict=True)]
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {at for a, b in spans for at in range(a, b)}
    assert all(at in covered for at, letter in enumerate(text) if letter.isalnum())
