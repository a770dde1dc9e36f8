"""Where a quotation ends whose closing mark was forgotten: before the words that say who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.quotation_marks import Quotation
from dragoman.reading.sentence import Sentence
from dragoman.reading.tellings import SAYING

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_MOST_NAME_WORDS = 8


def closed_at_cue(quotation: Quotation, sentences: Sequence[Sentence]) -> Quotation:
    """A quotation without a closing mark, cut where a comma and "X said" stand in its first sentence.

    “The ferry is late, the master said. -> what stands before the comma. Any other quotation is given back as it is.

    Args:
        sentences: Those of its paragraph.
    """
    if quotation.close != quotation.end or quotation.continued or quotation.open == quotation.start:
        return quotation
    first = next((s for s in sentences if s.start <= quotation.start < s.end), None)
    at = None if first is None else _before_cue(first, quotation.start)
    return quotation if at is None else replace(quotation, end=at, close=at)


def _before_cue(sentence: Sentence, start: int) -> int | None:
    """Where the comma stands before "X said" or "said X", with a mark or the end behind it."""
    for verb in range(len(sentence)):
        if sentence.xpos[verb] not in _FINITE or sentence.lemmas[verb].lower() not in SAYING:
            continue
        words = [verb, *(w for c in sentence.dependents(verb, "nsubj") for w in sentence.subtree(c))]
        first, last = min(words), max(words)
        before = first - 1
        closed = last + 1 >= len(sentence) or sentence.upos[last + 1] == "PUNCT"
        named = len(words) > 1 and last - first <= _MOST_NAME_WORDS
        if before > 0 and sentence.words[before] == "," and closed and named and sentence.starts[before] > start:
            return sentence.starts[before]
    return None
