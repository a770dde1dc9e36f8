"""Copies of one text are one voice."""

from __future__ import annotations

from dragoman.storyline.copies import voices

STORY = (
    "Envoys of the two coasts met in the old customs house for six hours and left without a word to the reporters who had "
    "waited in the rain since noon. The ferry line stays shut, the harbour master said, until both towns agree on a fee."
)
OTHER = (
    "Fishermen burned nets on the quay to protest at a fee that neither town will lower. Police kept apart from them, and the "
    "harbour stayed open all day, though the ferry did not run and the envoys gave no account of their long meeting."
)


def test_a_story_with_another_head_is_a_copy() -> None:
    """Outlets print an agency's text under their own first words."""
    found = voices([("a", STORY), ("b", "COAST DAILY - " + STORY), ("c", OTHER)])
    assert found["a"] == found["b"] == "a"
    assert found["c"] == "c"


def test_the_order_of_texts_names_no_other_voice() -> None:
    """The alphabetically first copy stands for all."""
    texts = [("b", STORY), ("a", STORY + " More later."), ("c", OTHER)]
    assert voices(texts) == voices(texts[::-1])


def test_a_text_of_three_words_is_nobodys_copy() -> None:
    """Too short to tell."""
    assert voices([("a", "No comment yet.")]) == {}
