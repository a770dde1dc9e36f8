"""Which acts a clause tells on the day that it names: words of saying and of making, and what they tell of."""

from __future__ import annotations

from dragoman.knowledge.clausewords import words_of
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.tense import governing_verb

SAYING = words_of("saying")
"""Verbs whose time is that of the telling, not of what is told."""
MAKING = words_of("making")
"""Verbs that bring about what their object names ("signed the accord", "launched the raid")."""

JUDGING = words_of("judging")
"""Verbs that speak of what was done before; an old time behind them is that of the deed."""


def told_acts(sentence: Sentence, word: int) -> frozenset[str]:
    """Lemmas by which a sentence tells, on a time's day, what was done: the clause's verb, its subject, what it made.

    "Called the raid cowardly on Monday" tells of a call and not of a raid; "the raid of Monday" does.
    """
    verb, head = governing_verb(sentence, word), sentence.heads[word]
    words = [head] if head != ROOT and sentence.upos[head] in ("NOUN", "PROPN") else []
    if verb is not None:
        words.append(verb)
        made = sentence.lemmas[verb].lower() in MAKING
        said = sentence.lemmas[verb].lower() in SAYING
        for child in sentence.children[verb]:
            relation = sentence.relations[child].split(":")[0]
            if (relation == "nsubj" and not said) or (relation == "obj" and made):
                words.append(child)
    return frozenset(sentence.lemmas[w].lower() for w in words)
