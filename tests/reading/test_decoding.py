"""Scores become one tree with one root, and names that begin before they go on."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.decoding import NameDecoder, best_tree


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_any_scores_give_a_tree_with_a_single_root(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    heads = best_tree(scores)
    assert heads.count(-1) == 1
    for word in range(words):
        seen, at = set(), word
        while at >= 0:
            assert at not in seen
            seen.add(at)
            at = heads[at]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, -9, 5], [1, 5, -9]], dtype=np.float32)  # each word prefers the other
    assert best_tree(scores) == [1, -1]


def test_an_inside_tag_without_a_beginning_starts_no_name() -> None:
    decoder = NameDecoder(["O", "B-PERSON", "I-PERSON"])
    scores = np.array([[[0, 0, 9], [0, 3, 1], [0, 0, 2]]], dtype=np.float32)
    (names,) = decoder.decode(scores, [3])
    assert [(n.first, n.last) for n in names] in ([(0, 3)], [(1, 3)])
    assert all(n.kind == "PERSON" for n in names)
