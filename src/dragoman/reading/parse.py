"""Sentences, tags, lemmas, heads and names. The language model stands behind this and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from dragoman.model.document import Document
from dragoman.reading.encoder import SHIPPED, Encoded, Encoder
from dragoman.reading.event_heads import EventHeads, Tagged
from dragoman.reading.opinion import Opinion
from dragoman.reading.sentence import Name, Parse, Sentence, children_of
from dragoman.reading.tokens import Cut, cut_text

SHIPPED_MODEL = "en_dragoman"
WORDS_A_BATCH = 200
"""Words of one article encoded together (measured on articles of 30 sentences: 120 to 500 words give 5,500, 6,000, 5,950, 5,700,
5,400 words a second; more words are more padding)."""


class Parser(Protocol):
    """Whatever fills sentences with tags, heads and names."""

    @property
    def version(self) -> str:
        """Name and version, kept with every fact."""
        ...

    def parse_many(self, documents: Sequence[Document]) -> list[Parse]:
        """One parse a document, in the same order."""
        ...

    def parse(self, document: Document) -> Parse:
        """The parse of one document."""
        ...


def load_parser(name: str = SHIPPED_MODEL) -> Parser:
    """The shipped English model, or an installed spaCy pipeline by its package name.

    Raises:
        ModelError: nothing of that name is installed; the message says how to get it.
    """
    if name == SHIPPED_MODEL:
        return EncoderParser()
    from dragoman.reading.spacy_parser import SpacyParser

    return SpacyParser(name)


class Teller(Protocol):
    """Whatever says which words of a batch tell events."""

    def opinions(self, encoded: Encoded, sentences: Sequence[Tagged]) -> list[Opinion]:
        """One opinion a sentence."""
        ...


class EncoderParser:
    """The shipped encoder with its heads.

    Args:
        teller: The head that tells events; None for the shipped one. Training puts its own there.
    """

    def __init__(self, teller: Teller | None = None) -> None:
        from dragoman.reading.decoding import NameDecoder
        from dragoman.reading.lemmas import Lemmatizer

        self._teller = teller or EventHeads(SHIPPED)
        self._encoder = Encoder()
        self._names = NameDecoder(self._encoder.labels["names"])
        self._lemmas = Lemmatizer.load(SHIPPED)

    @property
    def version(self) -> str:
        return self._encoder.version

    @property
    def labels(self) -> dict[str, list[str]]:
        """The model's label sets by field."""
        return self._encoder.labels

    def parse(self, document: Document) -> Parse:
        cuts = cut_text(document.text, document.body)
        words = [_words(document.text, cut) for cut in cuts]
        columns = self.parse_words(words)
        sentences = (_sentence(n, cut, words[n], columns[n]) for n, cut in enumerate(cuts))
        return Parse(document, tuple(sentences), self.version, tuple(c.opinion for c in columns))

    def parse_many(self, documents: Sequence[Document]) -> list[Parse]:
        """One document at a time: int8 scales depend on what is encoded together, and no article may change another's."""
        return [self.parse(document) for document in documents]

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Columns]:
        """Columns for sentences that are already cut into words, in the same order; for measuring on treebanks."""
        found: dict[int, Columns] = {}
        for batch in _batches([len(s) for s in sentences]):
            found.update(zip(batch, self._parse_batch([sentences[i] for i in batch]), strict=True))
        return [found[i] for i in range(len(sentences))]

    def _parse_batch(self, sentences: Sequence[Sequence[str]]) -> list[Columns]:
        from dragoman.reading.decoding import best_tree
        from dragoman.reading.subjects import Tree, give_subjects, set_past

        labels, encoder = self._encoder.labels, self._encoder
        out = encoder.encode(sentences)
        heads = [best_tree(out.arcs[i, : len(s), : len(s) + 1]) for i, s in enumerate(sentences)]
        rows = np.repeat(np.arange(len(sentences)), [len(s) for s in sentences])
        own = np.concatenate([np.arange(len(s)) for s in sentences])
        above = np.concatenate([np.asarray(h) + 1 for h in heads])
        relations = encoder.relations(out.relation_head[rows, above], out.relation_dep[rows, own]).tolist()
        names = self._names.decode(out.names, [len(s) for s in sentences])
        found, tagged, at = [], [], 0
        upos, xpos = out.upos.tolist(), out.xpos.tolist()
        for i, words in enumerate(sentences):
            count = len(words)
            kinds = tuple(labels["upos"][k] for k in upos[i][:count])
            tags = set_past(words, kinds, [labels["xpos"][k] for k in xpos[i][:count]], self._lemmas)
            names_of = [labels["relations"][k] for k in relations[at : at + count]]
            tree = Tree(words, kinds, tags, list(heads[i]), _rooted(heads[i], names_of))
            give_subjects(tree)
            lemmas = tuple(self._lemmas.lemma(w, t) for w, t in zip(words, tags, strict=True))
            tagged.append(Tagged(lemmas, heads[i], relations[at : at + count]))
            found.append((lemmas, kinds, tags, tuple(tree.heads), tuple(tree.relations), names[i]))
            at += count
        opinions = self._teller.opinions(out, tagged)
        return [Columns(*row, opinion) for row, opinion in zip(found, opinions, strict=True)]


@dataclass(frozen=True, slots=True)
class Columns:
    """What the model says of one sentence; every tuple but ``names`` has an entry a word, as in ``Sentence``."""

    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[Name, ...]
    opinion: Opinion


def _rooted(heads: Sequence[int], relations: list[str]) -> list[str]:
    """The relation ``root`` for the root and for no other."""
    return [
        "root" if head < 0 else ("parataxis" if relation == "root" else relation)
        for head, relation in zip(heads, relations, strict=True)
    ]


def _words(text: str, cut: Cut) -> tuple[str, ...]:
    return tuple(text[a:b] for a, b in zip(cut.starts, cut.ends, strict=True))


def _sentence(index: int, cut: Cut, words: tuple[str, ...], columns: Columns) -> Sentence:
    return Sentence(
        index, cut.paragraph, words, columns.lemmas, cut.starts, cut.ends, columns.upos, columns.xpos,
        columns.heads, columns.relations, columns.names, children_of(columns.heads),
    )  # fmt: skip


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of sentences of like length, about ``WORDS_A_BATCH`` words together; ties keep text order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    batch: list[int] = []
    for i in order:
        if batch and (len(batch) + 1) * lengths[i] > WORDS_A_BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
