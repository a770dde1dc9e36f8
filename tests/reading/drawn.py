"""Sentences drawn by hand, so that a rule is tested on the tree it is about and not on what a model made of it."""

from __future__ import annotations

from dragoman.reading.sentence import ROOT, Sentence, children_of


def drawn(tree: str, index: int = 0) -> Sentence:
    """A sentence from one line a word: ``word lemma UPOS XPOS head relation``; heads count from 1, 0 is the root."""
    rows = [line.split() for line in tree.strip().splitlines()]
    words, lemmas, upos, xpos, above, relations = (tuple(column) for column in zip(*rows, strict=True))
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    heads = tuple(int(head) - 1 if head != "0" else ROOT for head in above)
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    return Sentence(
        index, 0, words, lemmas, tuple(starts), ends, upos, xpos, heads, relations, (), children_of(heads)
    )  # fmt: skip


def texts(sentence: Sentence, heads: tuple[int, ...]) -> list[str]:
    """The words at some places."""
    return [sentence.words[head] for head in heads]
