"""Which quotations are speech of their own; titles, nicknames and words woven into a sentence are not."""

from __future__ import annotations

from dragoman.knowledge.quoterules import CuePart, QuoteRules
from dragoman.reading.attribution import MarkedText, Word
from dragoman.reading.cues import cue_at
from dragoman.reading.quotation_marks import Quotation

_STOPS = frozenset({".", "!", "?", "…", "..."})
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_FEW_WORDS = 3
"""Words woven into a sentence after a comma are as few; more begin speech, also with a small letter."""
_HEARER_WORDS = 7
"""Words before a mark among which the cue of speech with a small letter is sought: "told the crowd at the gate, “we"."""


def direct_speech(marked: MarkedText, rules: QuoteRules) -> list[bool]:
    """For every quotation whether it is speech of its own; titles, nicknames and words woven into a sentence are not.

    Speech begins a sentence, or follows a comma, a colon or a cue with a capital, and closes as a sentence does: with a
    mark inside, or with a comma or the paragraph's end behind it.
    """
    return [not marked.of_turn(quotation) and _is_speech(marked, quotation, rules) for quotation in marked.quotations]


def _is_speech(marked: MarkedText, quotation: Quotation, rules: QuoteRules) -> bool:
    text = marked.text
    inner = text[quotation.start : quotation.end].strip().rstrip("\"'’”»")
    words = inner.split()
    if not words:
        return False
    before, after = marked.before(quotation), text[quotation.close : quotation.close + 1].strip("\n")
    capital = next((c for c in inner if c.isalnum()), "").isupper()
    closes = inner[-1] in ",.?!—–-…;" or after in (",", "") or quotation.close == quotation.end
    if before == ":":
        return capital or len(words) > 2
    if before == "" or before in ".!?…”»":
        rest = text[quotation.close : quotation.close + 60].strip()
        return closes and (len(words) > 2 or inner[-1] in ",?!") and not (inner[-1] == "." and rest[:1].islower())
    if before in _DASHES and closes and _goes_on(marked, quotation):
        return True
    if before == "," and after == "." and _goes_on(marked, quotation):
        return True  # “A”, X said, “b”.
    if before == "," and closes:
        ends = inner[-1] in ",.?!—"
        return (
            (capital and (len(words) > 1 or inner[-1] in "?!."))
            or (ends and _goes_on(marked, quotation))
            or (ends and len(words) > _FEW_WORDS and _follows_cue(marked, quotation, rules, apart=True))
        )
    return capital and inner[-1] in ",.?!—…" and len(words) > 1 and _follows_cue(marked, quotation, rules)


def _goes_on(marked: MarkedText, quotation: Quotation) -> bool:
    """Whether a quotation stands before it in the same sentence, cut off by a comma (“A,” X said, “b.”)."""
    before = marked.quotations_before(quotation)
    if not before:
        return False
    comma = marked.text[before[-1].close : before[-1].close + 1] == ","  # outside the mark, as British papers set it
    if not comma and marked.text[before[-1].start : before[-1].end].rstrip()[-1:] not in (",", "—", "–", "-"):
        return False
    words = [w for w in marked.words_of(quotation.paragraph) if before[-1].close <= w[0].starts[w[1]] < quotation.open]
    return not any(ends_sentence(word) for word in words)


def _follows_cue(marked: MarkedText, quotation: Quotation, rules: QuoteRules, *, apart: bool = False) -> bool:
    """Whether the word before the opening mark is a cue of direct speech ("said “We ...").

    Args:
        apart: Whether words without a verb may stand between the two ("told the crowd, “we ...").
    """
    before = [(s, w) for s, w in marked.words_of(quotation.paragraph) if s.ends[w] <= quotation.open]
    for sentence, word in reversed(before[-_HEARER_WORDS:] if apart else before[-1:]):
        found = (
            cue_at(sentence, word, CuePart.VERB, rules) if sentence.upos[word] in ("VERB", "AUX") or not apart else None
        )
        if found is not None or not apart or sentence.upos[word] in ("VERB", "AUX"):
            return found is not None and found.gives("quote") is not None
    return False


def ends_sentence(word: Word) -> bool:
    """Whether a stop closes its sentence; that of "(R-Fla.)" does not."""
    sentence, at = word
    return sentence.words[at] in _STOPS and all(sentence.upos[w] == "PUNCT" for w in range(at + 1, len(sentence)))
