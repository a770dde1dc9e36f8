"""Groups of plain words: each says what it is for, and shows a word of it at work."""

from __future__ import annotations

import pytest

from dragoman.knowledge.clausewords import FILE, listed, words_of
from dragoman.knowledge.files import Entry, KnowledgeFiles

GROUPS = KnowledgeFiles().entries(FILE, "group")


@pytest.mark.parametrize("group", GROUPS, ids=[g.text("id") for g in GROUPS])
def test_a_group_has_a_purpose_an_example_and_a_near_miss(group: Entry) -> None:
    assert group.text("what")
    assert group.texts("examples")
    assert group.texts("not")


@pytest.mark.parametrize("group", GROUPS, ids=[g.text("id") for g in GROUPS])
def test_a_word_stands_once_in_its_group_and_in_lower_case(group: Entry) -> None:
    words = group.texts("words")
    assert len(set(words)) == len(words)
    assert all(word == word.lower() for word in words)


def test_the_order_of_a_list_is_that_of_the_file() -> None:
    assert listed("place-cases")[:2] == ("in", "at")


def test_an_unknown_group_is_a_fault() -> None:
    with pytest.raises(KeyError):
        words_of("no such group")
