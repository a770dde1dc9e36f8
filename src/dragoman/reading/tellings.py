"""Which acts a clause tells on the day that it names: words of saying and of making, and what they tell of."""

from __future__ import annotations

from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.tense import governing_verb

_SAYING_WORDS = (
    "say tell state announce report add note claim insist declare warn accuse admit deny argue explain believe"
    " think confirm reveal acknowledge write recall allege assert complain suggest hint signal stress maintain"
    " concede predict estimate show reiterate repeat know hope fear expect"
)
SAYING = frozenset(_SAYING_WORDS.split())
"""Verbs whose time is that of the telling, not of what is told."""
_MAKING_WORDS = (
    "proclaim announce declare sign agree reach strike hold launch begin start open conclude broker forge seal convene"
    " stage mount impose approve adopt issue make deliver order carry commit conduct unveil initial ratify wage"
)
MAKING = frozenset(_MAKING_WORDS.split())
"""Verbs that bring about what their object names ("signed the accord", "launched the raid")."""


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
