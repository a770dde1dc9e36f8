"""Writes ``meanings.npz``: a vector for the dictionary form of each common word, from the encoder as it was before it learned syntax.

    PYTHONPATH=../src python meanings.py --data DATA --minilm MINILM --to ../src/dragoman/reading/model/en_dragoman

The words are those of the treebanks' train parts, of the frames and of our own sentences. A vector is MiniLM's mean over a word's
pieces, brought down by principal components; synonyms lie near each other, so that a word that no sentence taught is still understood.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from corpora import Labels
from event_examples import own_examples
from network import Batcher, Network, load_encoder

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.rules import EventRules
from dragoman.reading.lemmas import Lemmatizer

WIDTH, RAREST = 80, 2
CONTENT = ("VERB", "NOUN", "ADJ", "ADV")
TREES = ("en_ewt-train", "en_gum-open-train")


def vocabulary(data: Path, model: Path) -> list[str]:
    """Lemmas in alphabetical order."""
    counts: Counter[str] = Counter()
    for name in TREES:
        with gzip.open(data / "ud" / f"{name}.conllu.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if len(cells) == 10 and cells[3] in CONTENT:
                    counts[cells[2].lower()] += 1
    words = {w for w, n in counts.items() if n >= RAREST and w.replace("-", "").isalpha()}
    rules = EventRules.load(KnowledgeFiles())
    for table in (rules.verbs, rules.nouns, rules.adjectives):
        for lemma, patterns in table.items():
            words.update([lemma, *(w for p in patterns for w in p.beside)])
    lemmas = Lemmatizer.load(model)
    for example in own_examples(Path(__file__).parent / "sentences"):
        for word in example.text.split():
            bare = word.strip(".,;:!?\"'()“”‘’")
            if bare.isalpha():
                words.update(lemmas.lemma(bare, tag).lower() for tag in ("VBD", "VBG", "NNS", "NN"))
    return sorted(words)


def vectors(words: list[str], minilm: Path) -> np.ndarray:
    """(words, WIDTH), unit variance over all."""
    network = Network(Labels(("X",), ("X",), ("X",), ("X",), ("X",)))
    load_encoder(network, minilm)
    network.eval()
    batcher, found = Batcher(minilm), []
    with torch.inference_mode():
        for at in range(0, len(words), 64):
            ids, mask, *_ = batcher([[w] for w in words[at : at + 64]])
            x = network.words(ids) + network.positions.weight[: ids.shape[1]][None] + network.segments.weight[0]
            x, bias = network.norm(x), ((1 - mask) * -1e4)[:, None, None, :]
            for layer in network.layers:
                x = layer(x, bias)
            found.append(F.normalize((x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=-1))
    full = torch.cat(found).double().numpy()
    full -= full.mean(0)
    _, axes = np.linalg.eigh(full.T @ full)
    small = full @ axes[:, ::-1][:, :WIDTH]
    return small / small.std()


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", required=True)
    ask.add_argument("--minilm", required=True)
    ask.add_argument("--to", required=True)
    options = ask.parse_args()
    torch.set_num_threads(1)
    to = Path(options.to)
    words = vocabulary(Path(options.data), to)
    found = vectors(words, Path(options.minilm))
    scale = np.abs(found).max() / 127
    np.savez_compressed(
        to / "meanings.npz", lemmas=np.frombuffer("\n".join(words).encode(), np.uint8),
        vectors=np.round(found / scale).astype(np.int8), scale=np.float32(scale),
    )  # fmt: skip
    print(len(words), "words", (to / "meanings.npz").stat().st_size)


if __name__ == "__main__":
    main()
