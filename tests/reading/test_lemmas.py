"""Dictionary forms by table and spelling."""

from __future__ import annotations

import pytest

from dragoman.reading.encoder import SHIPPED
from dragoman.reading.lemmas import Lemmatizer


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    return Lemmatizer.load(SHIPPED)


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("refused", "VBD", "refuse"), ("fled", "VBD", "flee"), ("shelled", "VBN", "shell"), ("met", "VBD", "meet"),
        ("expelled", "VBD", "expel"), ("denied", "VBD", "deny"), ("lapsed", "VBD", "lapse"), ("died", "VBD", "die"),
        ("dropping", "VBG", "drop"), ("striking", "VBG", "strike"), ("countries", "NNS", "country"), ("men", "NNS", "man"),
        ("sanctions", "NNS", "sanction"), ("Moscow", "NNP", "Moscow"), ("’s", "POS", "'s"), ("n’t", "RB", "not"),
    ],
)  # fmt: skip
def test_the_lemma_is_that_of_a_dictionary(lemmatizer: Lemmatizer, word: str, tag: str, lemma: str) -> None:
    assert lemmatizer.lemma(word, tag) == lemma
