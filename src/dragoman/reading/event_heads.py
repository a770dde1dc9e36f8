"""What the trained head takes each word for: an event of one of sixteen types, or none. It reads the encoder's own output.

The head sees words in their sentence and knows no frame, so that its opinion is worth something beside the frames':
``reading/voting.py`` brings the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.model.errors import ModelError
from dragoman.reading.encoder import Encoded, Floats, Ints, session
from dragoman.reading.opinion import Opinion

_FOLDED = 100.0
"""Probabilities are kept in steps of a hundredth: int8 sums may differ in the last digit between processors."""


class Meanings:
    """A vector for the dictionary form of a word, from the encoder before it learned syntax; zeros for an unknown one.

    Args:
        path: ``meanings.npz`` with ``lemmas`` (UTF-8, a line each), ``vectors`` (int8) and ``scale``.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as kept:
            lemmas = bytes(kept["lemmas"]).decode("utf-8").split("\n")
            self._vectors: NDArray[np.int8] = kept["vectors"]
            self._scale = np.float32(kept["scale"])
        self._rows = {lemma: row for row, lemma in enumerate(lemmas)}
        self.width = int(self._vectors.shape[1])

    def of(self, lemmas: Sequence[str]) -> Floats:
        """(words, width)."""
        found = np.zeros((len(lemmas), self.width), dtype=np.float32)
        for word, lemma in enumerate(lemmas):
            row = self._rows.get(lemma.lower())
            if row is not None:
                found[word] = self._vectors[row]
        return found * self._scale


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the parser decided of one sentence, as indices of the model's labels.

    Attributes:
        heads: Index of the head word, -1 for the root.
    """

    lemmas: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[int]


class EventHeads:
    """The head of the shipped model.

    Raises:
        ModelError: a file of the folder is missing.
    """

    def __init__(self, folder: Path) -> None:
        for name in ("events.onnx", "meanings.npz"):
            if not (folder / name).is_file():
                raise ModelError(
                    f"{folder.name}: {name} is missing", "Install the package again; it carries the model."
                )
        self._graph = session(folder / "events.onnx")
        self._meanings = Meanings(folder / "meanings.npz")

    def opinions(self, encoded: Encoded, sentences: Sequence[Tagged]) -> list[Opinion]:
        """One opinion a sentence of a batch."""
        shares: Any = self._graph.run(None, inputs_of(encoded, sentences, self._meanings))[0]
        folded = np.round(np.asarray(shares) * np.float32(_FOLDED)) / np.float32(_FOLDED)
        return [Opinion(folded[n, : len(s.heads)]) for n, s in enumerate(sentences)]


def inputs_of(encoded: Encoded, sentences: Sequence[Tagged], meanings: Meanings) -> dict[str, NDArray[Any]]:
    """The graph's inputs for a batch, padded; training reads them too, so that it sees what run time sees."""
    rows, width = len(sentences), encoded.upos.shape[1]
    heads, relations = np.zeros((2, rows, width), dtype=np.int64)
    mask = np.zeros((rows, width), dtype=np.float32)
    meaning = np.zeros((rows, width, meanings.width), dtype=np.float32)
    for n, sentence in enumerate(sentences):
        count = len(sentence.heads)
        heads[n, :count] = np.asarray(sentence.heads) + 1
        relations[n, :count] = sentence.relations
        mask[n, :count] = 1
        meaning[n, :count] = meanings.of(sentence.lemmas)
    tags: Ints = encoded.xpos.astype(np.int64)
    return {
        "vectors": encoded.vectors[:, 1:], "early": encoded.early[:, 1:], "meaning": meaning,
        "tags": tags, "relations": relations, "heads": heads, "mask": mask,
    }  # fmt: skip
