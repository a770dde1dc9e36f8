"""The shipped English encoder: words of sentences in, one batch of arrays out. Nothing else knows of ONNX."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.model.errors import ModelError

SHIPPED = Path(__file__).parent / "model" / "en_dragoman"
MOST_PIECES = 12
LONGEST = 509
_CLS, _SEP, _UNKNOWN = 101, 102, 100

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """What one pass gives for a batch; rows are sentences, then words, padded.

    Attributes:
        vectors: (sentences, 1 + words, width); index 0 is the root. Further heads read these.
        upos, xpos: (sentences, words) label indices.
        lemma: (sentences, words) indices of edit scripts; unread, since the rules of ``lemmas.py`` do better.
        names: (sentences, words, tags) scores.
        arcs: (sentences, words, 1 + words) scores, column 0 the root.
        relation_head: (sentences, 1 + words, relation width); relation_dep: (sentences, words, relation width).
        early: (sentences, 1 + words, 384) from the second and fourth layer, which know more of meaning than the last.
    """

    vectors: Floats
    upos: Ints
    xpos: Ints
    lemma: Ints
    names: Floats
    arcs: Floats
    relation_head: Floats
    relation_dep: Floats
    early: Floats


def session(path: Path, threads: int = 1) -> Any:
    """A graph ready to run, on a fixed number of threads that do not spin."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Encoder:
    """Loads the model folder; one thread, so that the same words give the same numbers.

    Raises:
        ModelError: a file of the folder is missing.
    """

    def __init__(self, folder: Path = SHIPPED, threads: int = 1) -> None:
        from tokenizers import Tokenizer

        for name in ("model.json", "tokenizer.json", "encoder.onnx", "relations.onnx"):
            if not (folder / name).is_file():
                raise ModelError(
                    f"{folder.name}: {name} is missing", "Install the package again; it carries the model."
                )
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.labels: dict[str, list[str]] = about["labels"]
        self.version = f"{about['name']} {about['version']}"
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._encoder = session(folder / "encoder.onnx", threads)
        self._relations = session(folder / "relations.onnx", threads)
        self._pieces: dict[str, tuple[list[int], int]] = {}

    def pieces(self, word: str) -> tuple[list[int], int]:
        """Word-piece ids and case code of a word, remembered."""
        found = self._pieces.get(word)
        if found is None:
            ids = self._tokenizer.encode(word.replace("’", "'"), add_special_tokens=False).ids[:MOST_PIECES]
            found = (ids or [_UNKNOWN], case_code(word))
            if len(self._pieces) < 200_000:
                self._pieces[word] = found
        return found

    def encode(self, sentences: Sequence[Sequence[str]]) -> Encoded:
        """One pass over a batch of sentences, best of like length."""
        inputs = self._inputs(sentences)
        out = self._encoder.run(None, inputs)
        return Encoded(*out)

    def relations(self, head: Floats, dep: Floats) -> Ints:
        """(pairs,) relation index for (pairs, relation width) vectors of heads and dependents."""
        found: Any = self._relations.run(None, {"head": head, "dep": dep})[0]
        return np.asarray(found)

    def _inputs(self, sentences: Sequence[Sequence[str]]) -> dict[str, NDArray[Any]]:
        rows = [self._row(words) for words in sentences]
        length, width = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
        ids, case = np.zeros((2, len(rows), length), dtype=np.int64)
        mask = np.zeros((len(rows), length), dtype=np.float32)
        first, last = np.zeros((2, len(rows), width), dtype=np.int64)
        for i, (a, b, c, d) in enumerate(rows):
            ids[i, : len(a)], case[i, : len(b)], mask[i, : len(a)] = a, b, 1
            first[i, : len(c)], last[i, : len(d)] = c, d
        return {"ids": ids, "mask": mask, "case": case, "first": first, "last": last}

    def _row(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int], list[int]]:
        ids, case, first, last = [_CLS], [0], [0], [0]
        for word in words:
            found, code = self.pieces(word)
            if len(ids) + len(found) > LONGEST:
                first.append(0)
                last.append(0)
                continue
            first.append(len(ids))
            last.append(len(ids) + len(found) - 1)
            ids += found
            case += [code] * len(found)
        return [*ids, _SEP], [*case, 0], first, last


def case_code(word: str) -> int:
    """0 lower or no letters, 1 Title, 2 UPPER, 3 one capital letter, 4 mixed."""
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 1 if word[0].isupper() and word[1:].islower() else 4
