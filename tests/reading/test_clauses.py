"""Who stands where in a clause, on trees drawn by hand."""

from __future__ import annotations

import pytest

from dragoman.reading.clauses import clause_words, is_passive, modifiers, obliques, owners, read_clause
from dragoman.reading.sentence import Sentence
from tests.reading.drawn import drawn, texts

STRUCK = drawn("""
    Depots depot NOUN NNS 3 nsubj:pass
    were be AUX VBD 3 aux:pass
    struck strike VERB VBN 0 root
    by by ADP IN 5 case
    Norway Norway PROPN NNP 3 obl:agent
    and and CCONJ CC 7 cc
    Sweden Sweden PROPN NNP 5 conj
    in in ADP IN 9 case
    Narvik Narvik PROPN NNP 3 obl
""")
ASKED = drawn("""
    Norway Norway PROPN NNP 2 nsubj
    asked ask VERB VBD 0 root
    Sweden Sweden PROPN NNP 2 obj
    to to PART TO 5 mark
    withdraw withdraw VERB VB 2 xcomp
""")
REFUSED = drawn("""
    Norway Norway PROPN NNP 2 nsubj
    refused refuse VERB VBD 0 root
    to to PART TO 4 mark
    meet meet VERB VB 2 xcomp
    Sweden Sweden PROPN NNP 4 obj
""")
ACCUSED = drawn("""
    Norway Norway PROPN NNP 2 nsubj
    accused accuse VERB VBD 0 root
    Sweden Sweden PROPN NNP 2 obj
    of of SCONJ IN 5 mark
    shelling shell VERB VBG 2 advcl
    Narvik Narvik PROPN NNP 5 obj
""")
RELATIVE = drawn("""
    The the DET DT 2 det
    rebels rebel NOUN NNS 6 nsubj
    who who PRON WP 4 nsubj
    fled flee VERB VBD 2 acl:relcl
    later later ADV RB 6 advmod
    returned return VERB VBD 0 root
""")
NOUN = drawn("""
    Norway Norway PROPN NNP 4 nmod:poss
    's 's PART POS 1 case
    Arctic Arctic ADJ JJ 4 amod
    blockade blockade NOUN NN 0 root
    of of ADP IN 6 case
    Narvik Narvik PROPN NNP 4 nmod
""")


def test_a_passive_is_turned_round() -> None:
    """The agent and its conjunct do it; the surface subject is acted on; "by" is no preposition phrase any more."""
    clause = read_clause(STRUCK, 2)
    assert clause.passive
    assert texts(STRUCK, clause.subject) == ["Norway", "Sweden"]
    assert texts(STRUCK, clause.object) == ["Depots"]
    assert {case: texts(STRUCK, heads) for case, heads in clause.oblique.items()} == {"in": ["Narvik"]}


@pytest.mark.parametrize(
    ("sentence", "verb", "doer"),
    [(ASKED, 4, "Sweden"), (REFUSED, 3, "Norway"), (ACCUSED, 4, "Sweden"), (RELATIVE, 3, "rebels")],
    ids=["the one asked", "the one who refuses", "the one accused", "the noun of a relative clause"],
)
def test_an_unsaid_subject_is_found(sentence: Sentence, verb: int, doer: str) -> None:
    """From the governing verb or noun."""
    assert texts(sentence, read_clause(sentence, verb).subject) == [doer]


def test_a_shared_subject_is_told_from_an_own_one() -> None:
    """``controlled`` says that the words stand in another clause."""
    assert read_clause(REFUSED, 3).controlled
    assert not read_clause(REFUSED, 1).controlled


def test_an_active_past_is_no_passive() -> None:
    """Only a participle is."""
    assert is_passive(STRUCK, 2)
    assert not is_passive(ASKED, 1)


def test_a_noun_has_owner_modifier_and_phrases() -> None:
    """The possessor is no modifier, though it stands before the noun and has a capital."""
    assert texts(NOUN, owners(NOUN, 3)) == ["Norway"]
    assert texts(NOUN, modifiers(NOUN, 3)) == ["Arctic"]
    assert texts(NOUN, obliques(NOUN, 3)["of"]) == ["Narvik"]


def test_words_of_a_clause_stop_where_another_begins() -> None:
    """What is refused is not part of the refusing."""
    assert texts(REFUSED, tuple(clause_words(REFUSED, 1))) == ["Norway", "refused"]


def test_an_empty_slot_is_empty_and_no_error() -> None:
    """Whatever its name."""
    clause = read_clause(RELATIVE, 5)
    assert (clause.slot("iobject"), clause.slot("against"), clause.slot("subject")) == ((), (), (1,))
