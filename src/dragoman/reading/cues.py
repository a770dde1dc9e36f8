"""Finds the cue words of quotes.toml in a parsed sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.quoterules import Cue, CuePart, Lexeme, QuoteRules
from dragoman.model.document import Span
from dragoman.reading.sentence import Sentence

_PARTS = {"VERB": CuePart.VERB, "AUX": CuePart.VERB, "NOUN": CuePart.NOUN, "ADJ": CuePart.ADJECTIVE}
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nobody", "none", "neither"})
_GAP = 2
"""Words that may stand inside a phrase: "made it very clear"."""


@dataclass(frozen=True, slots=True)
class CueWord:
    """A cue where it stands.

    Attributes:
        word: Index of its head word.
        last: Index after its last word ("point out" has two).
        lexeme: What it can bring.
        quoted: For every word of the sentence whether it stands between quotation marks.
    """

    sentence: Sentence
    word: int
    last: int
    lexeme: Lexeme
    quoted: Sequence[bool] = ()

    @property
    def span(self) -> Span:
        return self.sentence.span(self.word, self.last)

    def gives(self, take: str) -> Cue | None:
        """The entry by which the cue takes a complement, None where it does not."""
        return self.lexeme.takes.get(take)

    @property
    def part(self) -> CuePart:
        return next(iter(self.lexeme.takes.values())).part


def find_cues(sentence: Sentence, rules: QuoteRules, quoted: Sequence[bool]) -> Iterator[CueWord]:
    """Every cue verb, noun and adjective of a sentence, in text order; the longest phrase at a word wins."""
    for word, upos in enumerate(sentence.upos):
        part = _PARTS.get(upos)
        if part is not None and (found := cue_at(sentence, word, part, rules)) is not None:
            yield replace(found, quoted=quoted)


def cue_at(sentence: Sentence, word: int, part: CuePart, rules: QuoteRules) -> CueWord | None:
    """The cue that begins at a word, or None."""
    for lexeme in rules.lexemes(part, sentence.words[word].lower(), sentence.lemmas[word].lower()):
        last = _matched(sentence, word, lexeme.words)
        if last is not None:
            return CueWord(sentence, word, last, lexeme)
    return None


def _matched(sentence: Sentence, word: int, wanted: tuple[str, ...]) -> int | None:
    """Index after the phrase's last word, or None where a word of it is missing."""
    at = word
    for piece in wanted[1:]:
        window = range(at + 1, min(len(sentence), at + 2 + _GAP))
        match = next((k for k in window if piece in (sentence.words[k].lower(), sentence.lemmas[k])), None)
        if match is None:
            return None
        at = match
    return at + 1


def negated(sentence: Sentence, word: int, after: int = 0) -> bool:
    """Whether a verb is denied ("would not say"), by its own adverb or its subject ("nobody said").

    Words before ``after`` do not count: a "no" may belong to the speech before the verb.
    """
    for child in sentence.children[word]:
        if child < after:
            continue
        low = sentence.words[child].lower()
        if low in _NEGATIONS and child < word:
            return True
        if sentence.relations[child].startswith("nsubj") and any(
            sentence.words[c].lower() == "no" for c in sentence.dependents(child, "det")
        ):
            return True
        if low == "nor" and sentence.relations[child] == "cc":
            return True
    return False
