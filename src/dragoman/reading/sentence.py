"""A parsed article: sentences as parallel tuples, so that a step reads columns and no token objects are made."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model.document import Document, Span
from dragoman.reading.opinion import Opinion

ROOT = -1


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the tagger found: words ``first`` to ``last`` (not included) of its sentence.

    Attributes:
        kind: PERSON, ORG, LOC, FAC, NORP, DATE, MONEY or MISC.
    """

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; every tuple has an entry a word, in text order.

    Attributes:
        index: Position among the article's sentences.
        paragraph: Position of its paragraph.
        words, lemmas: Surface and dictionary form.
        starts, ends: Code-point offsets into the document's text.
        upos: Universal part of speech (``VERB``, ``NOUN``, ``PROPN`` ...).
        xpos: Penn Treebank tag (``VBD``, ``VBN``, ``MD`` ...), which tells tense.
        heads: Index of each word's head in this sentence, ``ROOT`` (-1) for the root.
        relations: Universal Dependencies relation with subtype (``nsubj:pass``, ``obl:agent``, ``acl:relcl``).
        names: What the name tagger found, in order, none overlapping.
        children: Dependents of each word, in text order.
    """

    index: int
    paragraph: int
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[Name, ...]
    children: tuple[tuple[int, ...], ...] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def start(self) -> int:
        return self.starts[0]

    @property
    def end(self) -> int:
        return self.ends[-1]

    @property
    def root(self) -> int:
        """Index of the root word."""
        return self.heads.index(ROOT)

    def span(self, first: int, last: int) -> Span:
        """Words ``first`` to ``last``, the last not included."""
        return Span(self.starts[first], self.ends[last - 1])

    def subtree(self, word: int) -> list[int]:
        """The word and all that hangs on it, in text order."""
        found, queue = [], [word]
        while queue:
            at = queue.pop()
            found.append(at)
            queue.extend(self.children[at])
        return sorted(found)

    def dependents(self, word: int, *relations: str) -> list[int]:
        """Dependents by one of these relations; ``"nsubj"`` also takes its subtypes, ``"nsubj:pass"`` only itself."""
        return [
            c
            for c in self.children[word]
            if self.relations[c] in relations or self.relations[c].split(":")[0] in relations
        ]

    def ancestors(self, word: int) -> list[int]:
        """Heads from the word's own up to the root."""
        found = []
        at = self.heads[word]
        while at != ROOT:
            found.append(at)
            at = self.heads[at]
        return found

    def phrase(self, word: int) -> tuple[int, int]:
        """First word and (not included) last word of the subtree, as one stretch."""
        tree = self.subtree(word)
        return tree[0], tree[-1] + 1


def children_of(heads: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Dependents of each word, from the heads."""
    found: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head != ROOT:
            found[head].append(word)
    return tuple(tuple(c) for c in found)


@dataclass(frozen=True, slots=True)
class Parse:
    """An article with its sentences in text order and the model that made them (``"en_dragoman 1.0"``).

    Attributes:
        opinions: What the head of events takes each sentence's words for; empty from a model that has no such head.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    model: str
    opinions: tuple[Opinion, ...] = field(default=(), repr=False)

    def opinion_of(self, sentence: Sentence) -> Opinion | None:
        """What the head takes a sentence's words for; None where there is no head."""
        return self.opinions[sentence.index] if self.opinions else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which an offset lies, or the last one before it; None before the first."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return self.sentences[low - 1] if low else None

    def word_at(self, offset: int) -> tuple[Sentence, int] | None:
        """The sentence and the word that covers an offset, or None between words."""
        sentence = self.sentence_at(offset)
        if sentence is None:
            return None
        for word, (start, end) in enumerate(zip(sentence.starts, sentence.ends, strict=True)):
            if start <= offset < end:
                return sentence, word
        return None
