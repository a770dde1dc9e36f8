"""Times that stand in an act's sentence and are another act's, and acts that a sentence dates by another one."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

from dragoman.model.interval import Interval
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.tellings import JUDGING
from dragoman.reading.tokens import MOST_DATELINE

_LONG_AGO = timedelta(days=6)
"""Older than this before publication, a day after an act of speech is that of what it speaks of."""
_DASHES = ("—", "–", "-", "--", "―")
_UNITS = {"hour": 0, "minute": 0, "day": 1, "week": 7, "fortnight": 14}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_STEPS = {"after": 1, "before": -1}
_WHEN = frozenset(("when", "as", "while"))


def is_dateline(sentence: Sentence) -> bool:
    """Whether a sentence is but a dateline, which tells when an article was written and not what happened."""
    return sentence.words[-1] in _DASHES and len(sentence) <= MOST_DATELINE


def of_what_is_judged(
    sentence: Sentence, word: int, first: int, days: Interval, nouns: Container[str], published: date | None
) -> bool:
    """Whether a time behind a judgement is that of the act judged: "charged him with the murder of two men in 2008".

    Only a time long before publication; the day of the news is that of the judgement ("condemned the raid on Monday").

    Args:
        word: The verb that judges.
        first: First word of the time.
        days: The days of the time.
        nouns: Nouns of acts.
    """
    if published is None or days.latest is None or published - days.latest <= _LONG_AGO or first < word:
        return False
    if sentence.lemmas[word].lower() not in JUDGING:
        return False
    between = range(word + 1, first)
    acts = [w for w in between if sentence.upos[w] == "NOUN" and sentence.lemmas[w].lower() in nouns]
    return bool(acts) and not any(sentence.upos[w] == "VERB" for w in range(acts[-1], first))


def told_with(sentence: Sentence, clause: int) -> bool:
    """Whether a clause gives the moment of the one above it: "were killed *when shells fell on Monday*"."""
    marks = sentence.dependents(clause, "mark", "advmod")
    return any(sentence.words[m].lower() in _WHEN and m < clause for m in marks)


def steps_from(sentence: Sentence, word: int) -> tuple[int, int] | None:
    """The main verb from which a clause counts its days, and how many: "left Oslo *two days after* he had come"; else None."""
    at = _first_joined(sentence, word)
    if sentence.relations[at].split(":")[0] not in ("advcl", "acl", "obl") or sentence.heads[at] == ROOT:
        return None
    mark = next((m for m in sentence.dependents(at, "mark") if sentence.words[m].lower() in _STEPS), None)
    if mark is None or mark < 2:
        return None
    unit = _UNITS.get(sentence.lemmas[mark - 1].lower())
    count = _NUMBERS.get(sentence.words[mark - 2].lower())
    main = next((a for a in sentence.ancestors(at) if sentence.upos[a] == "VERB" and a < mark), None)
    if unit is None or count is None or main is None:
        return None
    return main, -_STEPS[sentence.words[mark].lower()] * unit * count


def dated_antecedents(sentence: Sentence, word: int) -> list[int]:
    """The nouns that a relative clause may describe, the nearest first: "the raid of Monday on a depot, *in which two died*"."""
    at = _first_joined(sentence, word)
    if sentence.relations[at] != "acl:relcl":
        return []
    found, noun = [], sentence.heads[at]
    while noun != ROOT and sentence.upos[noun] in ("NOUN", "PROPN"):
        found.append(noun)
        noun = sentence.heads[noun]
    if noun != ROOT:  # the phrase between may hang on the verb
        found += [w for w in sentence.dependents(noun, "obj") if w < at]
    return found


def _first_joined(sentence: Sentence, word: int) -> int:
    """The verb that a verb goes on from: the first of those joined by "and"."""
    while sentence.relations[word] == "conj" and sentence.heads[word] != ROOT:
        word = sentence.heads[word]
    return word
