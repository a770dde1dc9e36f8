"""A finite verb gets the subject that the parse hung elsewhere."""

from __future__ import annotations

import pytest

from dragoman.model.document import Document
from dragoman.reading.parse import Parser
from dragoman.reading.subjects import Tree, give_subjects


def test_a_noun_taken_for_the_root_is_the_subject_of_the_verb_after_its_relative_clause() -> None:
    words = "Oman , which left , protested .".split()
    tree = Tree(
        words,
        ["PROPN", "PUNCT", "PRON", "VERB", "PUNCT", "VERB", "PUNCT"],
        ["NNP", ",", "WDT", "VBD", ",", "VBD", "."],
        [-1, 3, 3, 0, 3, 0, 0],
        ["root", "punct", "nsubj", "acl:relcl", "punct", "parataxis", "punct"],
    )
    assert give_subjects(tree) == 1
    assert tree.heads == [5, 3, 3, 0, 3, -1, 5]
    assert (tree.relations[0], tree.relations[5]) == ("nsubj", "root")


def test_a_name_after_an_adverbial_of_time_is_the_subject() -> None:
    words = "Days after the raid India answered .".split()
    tree = Tree(
        words,
        ["NOUN", "ADP", "DET", "NOUN", "PROPN", "VERB", "PUNCT"],
        ["NNS", "IN", "DT", "NN", "NNP", "VBD", "."],
        [5, 3, 3, 0, 3, -1, 5],
        ["obl:unmarked", "case", "det", "nmod", "appos", "root", "punct"],
    )
    assert give_subjects(tree) == 1
    assert (tree.heads[4], tree.relations[4]) == (5, "nsubj")


def test_a_further_verb_after_a_comma_shares_the_subject() -> None:
    words = "Chad shut the border , expelled two envoys .".split()
    tree = Tree(
        words,
        ["PROPN", "VERB", "DET", "NOUN", "PUNCT", "VERB", "NUM", "NOUN", "PUNCT"],
        ["NNP", "VBD", "DT", "NN", ",", "VBD", "CD", "NNS", "."],
        [1, -1, 3, 1, 5, 1, 7, 5, 1],
        ["nsubj", "root", "det", "obj", "punct", "parataxis", "nummod", "obj", "punct"],
    )
    assert give_subjects(tree) == 1
    assert tree.relations[5] == "conj"


@pytest.mark.parametrize(
    "sentence",
    [
        "A guard named Lopez was hurt.",
        "On Monday came the answer.",
        "What followed was a siege.",
        "The minister said on Friday that talks would resume.",
    ],
)
def test_a_sound_parse_stays_as_it_is(parser: Parser, sentence: str) -> None:
    parsed = parser.parse(Document("a", sentence)).sentences[0]
    tree = Tree(parsed.words, parsed.upos, parsed.xpos, list(parsed.heads), list(parsed.relations))
    assert give_subjects(tree) == 0
    assert tuple(tree.heads) == parsed.heads
