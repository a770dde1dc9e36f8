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


def test_a_past_verb_joined_to_an_infinitive_goes_on_from_the_past_verb_above() -> None:
    words = "Ruiz told it to sell and gave notice .".split()
    tree = Tree(
        words,
        ["PROPN", "VERB", "PRON", "PART", "VERB", "CCONJ", "VERB", "NOUN", "PUNCT"],
        ["NNP", "VBD", "PRP", "TO", "VB", "CC", "VBD", "NN", "."],
        [1, -1, 1, 4, 1, 6, 4, 6, 1],
        ["nsubj", "root", "obj", "mark", "xcomp", "cc", "conj", "obj", "punct"],
    )
    assert give_subjects(tree) == 1
    assert tree.heads[6] == 1


def test_a_noun_set_before_a_further_clause_is_its_subject() -> None:
    words = "Oman agreed ; Chad , she said , balked .".split()
    tree = Tree(
        words,
        ["PROPN", "VERB", "PUNCT", "PROPN", "PUNCT", "PRON", "VERB", "PUNCT", "VERB", "PUNCT"],
        ["NNP", "VBD", ":", "NNP", ",", "PRP", "VBD", ",", "VBD", "."],
        [1, -1, 8, 8, 3, 6, 1, 6, 1, 1],
        ["nsubj", "root", "punct", "dislocated", "punct", "nsubj", "parataxis", "punct", "conj", "punct"],
    )
    assert give_subjects(tree) == 1
    assert (tree.heads[3], tree.relations[3]) == (8, "nsubj")


def test_a_main_verb_taken_for_a_relative_clause_becomes_the_root() -> None:
    words = "In a speech that night she denounced it , put up guards .".split()
    tree = Tree(
        words,
        ["ADP", "DET", "NOUN", "DET", "NOUN", "PRON", "VERB", "PRON", "PUNCT", "VERB", "ADP", "NOUN", "PUNCT"],
        ["IN", "DT", "NN", "DT", "NN", "PRP", "VBD", "PRP", ",", "VB", "RP", "NNS", "."],
        [2, 2, 9, 4, 6, 6, 2, 6, 9, -1, 9, 9, 9],
        ["case", "det", "obl", "det", "obl:unmarked", "nsubj", "acl:relcl", "obj", "punct", "root", "compound:prt",
         "obj", "punct"],
    )  # fmt: skip
    assert give_subjects(tree) == 1
    assert tree.heads[6] == -1
    assert (tree.heads[9], tree.relations[9]) == (6, "conj")


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
