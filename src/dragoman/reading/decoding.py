"""From scores to a tree and names.

Source: Chu and Liu (1965), Edmonds (1967) for the best tree; a single root as Universal Dependencies asks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.sentence import Name

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
_FORBIDDEN = np.float32(-1e9)


def best_tree(scores: Scores) -> list[int]:
    """The head of each word: -1 for the one root, else a word index, so that all form one tree.

    Args:
        scores: (words, 1 + words); column 0 is the root, column h + 1 the word h.
    """
    words = scores.shape[0]
    square = np.full((words + 1, words + 1), _FORBIDDEN, dtype=np.float32)
    square[1:, :] = scores
    np.fill_diagonal(square, _FORBIDDEN)
    heads: Heads = square.argmax(1)
    heads[0] = 0
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) != 1 or _cycle(heads) is not None:
        heads = _single_root(square)
    return [int(h) - 1 for h in heads[1:]]


def _single_root(square: Scores) -> Heads:
    """The best tree with exactly one root among the likeliest few."""
    likely = [int(r) + 1 for r in np.argsort(-square[1:, 0], kind="stable")[:3]]
    best: tuple[float, Heads] | None = None
    for root in likely:
        held = square.copy()
        held[1:, 0] = _FORBIDDEN
        held[root, 0] = square[root, 0]
        heads = _spanning(held)
        total = float(sum(held[w, heads[w]] for w in range(1, len(heads))))
        if best is None or total > best[0]:
            best = (total, heads)
    assert best is not None
    return best[1]


def _cycle(heads: Heads) -> list[int] | None:
    """A cycle among heads, None where all lead to the root."""
    state = [0] * len(heads)
    state[0] = -1
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = start
            path.append(at)
            at = int(heads[at])
        if state[at] == start and at in path:
            return path[path.index(at) :]
        for word in path:
            state[word] = -1
    return None


def _spanning(square: Scores) -> Heads:
    """Maximum spanning arborescence from node 0; contracts one cycle at a time."""
    heads: Heads = square.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    rest = [node for node in range(len(square)) if node not in inside]
    joined = len(rest)
    smaller = np.full((joined + 1, joined + 1), _FORBIDDEN, dtype=np.float32)
    smaller[:joined, :joined] = square[np.ix_(rest, rest)]
    into = square[np.ix_(cycle, rest)] - square[cycle, heads[cycle]][:, None]
    smaller[joined, :joined] = into.max(0)
    out = square[np.ix_(rest, cycle)]
    smaller[:joined, joined] = out.max(1)
    np.fill_diagonal(smaller, _FORBIDDEN)
    found = _spanning(smaller)
    result: Heads = heads.copy()
    for position, node in enumerate(rest):
        if node:
            head = int(found[position])
            result[node] = rest[head] if head < joined else cycle[int(out[position].argmax())]
    entry = int(found[joined])
    broken = cycle[int(into[:, entry].argmax())]
    result[broken] = rest[entry]
    return result


class NameDecoder:
    """Best BIO path under the rule that ``I-X`` follows ``B-X`` or ``I-X``.

    Args:
        tags: The tag set in the order of the scores.
    """

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = tuple(tags)
        count = len(tags)
        self.allowed = np.zeros((count, count), dtype=np.float32)
        self.start = np.zeros(count, dtype=np.float32)
        for to, tag in enumerate(tags):
            if tag.startswith("I-"):
                self.start[to] = _FORBIDDEN
                for origin, before in enumerate(tags):
                    if before[1:] != tag[1:] or before == "O":
                        self.allowed[origin, to] = _FORBIDDEN

    def decode(self, scores: Scores, lengths: Sequence[int]) -> list[tuple[Name, ...]]:
        """Names of each sentence of a padded batch (sentences, words, tags)."""
        rows, width, _ = scores.shape
        best = scores[:, 0] + self.start
        back = np.zeros((width, rows, len(self.tags)), dtype=np.int64)
        kept = [best]
        for at in range(1, width):
            reach = best[:, :, None] + self.allowed
            back[at] = reach.argmax(1)
            best = reach.max(1) + scores[:, at]
            kept.append(best)
        found = []
        for row, length in enumerate(lengths):
            tag = int(kept[length - 1][row].argmax())
            path = [tag]
            for at in range(length - 1, 0, -1):
                tag = int(back[at, row, tag])
                path.append(tag)
            found.append(self._names(path[::-1]))
        return found

    def _names(self, path: list[int]) -> tuple[Name, ...]:
        names, first = [], -1
        for at, index in enumerate([*path, 0]):
            tag = self.tags[index] if at < len(path) else "O"
            if first >= 0 and not tag.startswith("I-"):
                names.append(Name(first, at, self.tags[path[first]][2:]))
                first = -1
            if tag.startswith("B-"):
                first = at
        return tuple(names)
