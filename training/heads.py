"""Trains the head that tells events, on the shipped encoder's own int8 output; the encoder stays as it is.

    PYTHONPATH=../src python heads.py --data DATA --to ../src/dragoman/reading/model/en_dragoman [--folds 3 --held held.npz]

Before it: ``early.py`` and ``meanings.py``. Seeds and steps, never the clock. ``--folds`` also prints how the head does on own sentences
that it did not learn, and keeps what it took their words for.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from event_examples import Example, frame_examples, own_examples, silver_examples
from export import quantised
from torch import Tensor, nn

from dragoman.model.document import Document
from dragoman.reading.encoder import SHIPPED
from dragoman.reading.event_heads import Meanings, inputs_of
from dragoman.reading.opinion import TYPES, Opinion
from dragoman.reading.parse import EncoderParser
from dragoman.reading.reader import Knowledge, Reader

FIELDS = ("vectors", "early", "meaning", "tags", "relations", "heads", "mask")
DROP, BATCH, WORD_DROP = 0.3, 16, 0.1

class EventNetwork(nn.Module):
    """Per word: what it means, how it is used, what heads it, and two looks at two words on either side."""

    def __init__(self, tags: int, relations: int, meaning: int, width: int = 192, look: int = 256) -> None:
        super().__init__()
        self.word, self.means, self.headed = nn.Linear(416 + 384, width), nn.Linear(meaning, 96), nn.Linear(meaning + width, 96)
        self.tag, self.relation = nn.Embedding(tags, 24), nn.Embedding(relations, 24)
        whole = width + 96 + 96 + 48
        self.norm, self.drop = nn.LayerNorm(whole), nn.Dropout(DROP)
        self.near, self.far = nn.Linear(5 * whole, look), nn.Linear(5 * look, look)
        self.out = nn.Sequential(nn.Linear(whole + 2 * look, 192), nn.GELU(), nn.Dropout(DROP), nn.Linear(192, 1 + len(TYPES)))

    def looked(self, x: Tensor, layer: nn.Linear, mask: Tensor) -> Tensor:
        x = x * mask
        wide = F.pad(x, (0, 0, 2, 2))
        count = x.shape[1]
        return F.gelu(layer(torch.cat([wide[:, k : k + count] for k in range(5)], -1)))

    def scores(self, vectors: Tensor, early: Tensor, meaning: Tensor, tags: Tensor, relations: Tensor, heads: Tensor,
               mask: Tensor) -> Tensor:  # fmt: skip
        mask = mask[..., None]
        word = F.gelu(self.word(self.drop(torch.cat([vectors, early], -1))))
        both = torch.cat([self.drop(meaning), word], -1)
        rooted = F.pad(both, (0, 0, 1, 0))
        above = rooted.gather(1, heads[..., None].expand(-1, -1, rooted.shape[-1]))
        parts = [word, F.gelu(self.means(self.drop(meaning))), F.gelu(self.headed(above)), self.tag(tags), self.relation(relations)]
        x = self.norm(torch.cat(parts, -1))
        if self.training:
            x = x * (torch.rand(x.shape[:2]) > WORD_DROP)[..., None]
        near = self.looked(self.drop(x), self.near, mask)
        far = self.looked(self.drop(near), self.far, mask)
        return self.out(torch.cat([self.drop(x), near, far], -1))

    def forward(self, vectors: Tensor, early: Tensor, meaning: Tensor, tags: Tensor, relations: Tensor, heads: Tensor,
                mask: Tensor) -> Tensor:  # fmt: skip
        return self.scores(vectors, early, meaning, tags, relations, heads, mask).softmax(-1)


@dataclass
class Recorder:
    """Stands where the head stands and keeps its inputs, one sentence each."""

    meanings: Meanings
    kept: dict[tuple[int, ...], dict[str, Any]]

    def opinions(self, encoded: Any, sentences: Any) -> list[Opinion]:
        inputs = inputs_of(encoded, sentences, self.meanings)
        found = []
        for n, sentence in enumerate(sentences):
            count = len(sentence.heads)
            small = {k: v[n, :count].astype(np.float16) if v.dtype == np.float32 else v[n, :count] for k, v in inputs.items()}
            opinion = Opinion(np.zeros((count, 0), np.float32))
            self.kept[id(opinion)] = small
            found.append(opinion)
        return found


Row = tuple[dict[str, Any], list[int], float]


def rows_of(examples: Sequence[Example], parser: EncoderParser, recorder: Recorder) -> list[list[Row]]:
    """Inputs, labels (-100 unknown) and weight of each sentence of each example."""
    found = []
    for example in examples:
        recorder.kept.clear()
        parse = parser.parse(Document("example", example.text, None, language="en"))
        rows = []
        for sentence, opinion in zip(parse.sentences, parse.opinions, strict=True):
            labels = [
                0 if example.whole or sentence.lemmas[w].lower() in example.denied else -100 for w in range(len(sentence))
            ]
            for at, kind in example.events:
                for w, (start, end) in enumerate(zip(sentence.starts, sentence.ends, strict=True)):
                    if start <= at < end:
                        labels[w] = 1 + TYPES.index(kind)
            rows.append((recorder.kept[id(opinion)], labels, example.weight))
        found.append(rows)
    return found


def batch_of(rows: Sequence[Row]) -> tuple[tuple[Tensor, ...], Tensor, Tensor]:
    pad = nn.utils.rnn.pad_sequence
    inputs = []
    for name in FIELDS:
        cells = [torch.from_numpy(r[0][name]) for r in rows]
        inputs.append(pad([c.float() if c.is_floating_point() else c for c in cells], batch_first=True))
    gold = pad([torch.tensor(r[1]) for r in rows], batch_first=True, padding_value=-100)
    return tuple(inputs), gold, torch.tensor([r[2] for r in rows])


def trained(rows: list[Row], sizes: tuple[int, int, int], options: argparse.Namespace) -> EventNetwork:
    """A network after ``options.epochs`` passes, its weights averaged over the last third of the steps."""
    chance = random.Random(options.seed)
    torch.manual_seed(options.seed)
    network = EventNetwork(*sizes).train()
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.02)
    steps, step, rows = options.epochs * -(-len(rows) // BATCH), 0, list(rows)
    average = torch.optim.swa_utils.AveragedModel(network)
    for _ in range(options.epochs):
        chance.shuffle(rows)
        batches = []
        for i in range(0, len(rows), BATCH * 8):
            part = sorted(rows[i : i + BATCH * 8], key=lambda r: len(r[1]))
            batches += [part[j : j + BATCH] for j in range(0, len(part), BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            for group in optimiser.param_groups:
                group["lr"] = options.rate * min(1.0, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
            inputs, gold, weight = batch_of(batch)
            scores = network.scores(*inputs)
            losses = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100, reduction="none", label_smoothing=0.02)
            share = (gold != -100).float() * weight[:, None]
            loss = (losses * share.flatten()).sum() / share.sum().clamp(min=1)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            if step > steps * 2 / 3:
                average.update_parameters(network)
    kept: EventNetwork = average.module
    return kept.eval()


@torch.inference_mode()
def shares_of(network: EventNetwork, row: Row) -> np.ndarray:
    inputs, _, _ = batch_of([row])
    return network(*inputs)[0].numpy()


def report(pairs: Sequence[tuple[np.ndarray, list[int]]]) -> str:
    """How the head does on sentences whose every event is known."""
    hit = told = gold = typed = 0
    for shares, labels in pairs:
        best = shares.argmax(1)
        for b, y in zip(best, labels, strict=True):
            told, gold, hit, typed = told + (b > 0), gold + (y > 0), hit + (b > 0 < y), typed + (b == y > 0)
    return f"trigger P {hit / told:.3f} R {hit / gold:.3f}; with type P {typed / told:.3f} R {typed / gold:.3f} F1 {2 * typed / (told + gold):.3f}"


def export(network: EventNetwork, row: Row, to: Path) -> None:
    inputs, _, _ = batch_of([row, row])
    axes = {name: {0: "sentences", 1: "words"} for name in (*FIELDS, "shares")}
    quantised(network, inputs, list(FIELDS), ["shares"], axes, to)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", required=True)
    ask.add_argument("--to", required=True)
    ask.add_argument("--epochs", type=int, default=7)
    ask.add_argument("--rate", type=float, default=1e-3)
    ask.add_argument("--silver", type=float, default=0.3, help="weight of text that the frames labelled; 0 leaves it out")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--folds", type=int, default=0)
    ask.add_argument("--held", help="where to keep the opinions on held-out own sentences")
    options = ask.parse_args()
    torch.set_num_threads(1)
    meanings = Meanings(SHIPPED / "meanings.npz")
    recorder = Recorder(meanings, {})
    parser = EncoderParser(recorder)
    knowledge = Knowledge.load()
    labels = parser.labels
    sizes = (len(labels["xpos"]), len(labels["relations"]), meanings.width)
    own = rows_of(list(own_examples(Path(__file__).parent / "sentences")), parser, recorder)
    rest = list(frame_examples(knowledge.events))
    if options.silver:
        rest += silver_examples(Path(options.data), Reader(EncoderParser(Recorder(meanings, {})), knowledge), options.silver)
    others = [row for rows in rows_of(rest, parser, recorder) for row in rows]
    print(len(own), "own sentences,", len(others), "others", flush=True)
    if options.folds:
        held: dict[int, list[np.ndarray]] = {}
        for fold in range(options.folds):
            network = trained([r for n, rows in enumerate(own) if n % options.folds != fold for r in rows] + others, sizes, options)
            held |= {n: [shares_of(network, r) for r in own[n]] for n in range(fold, len(own), options.folds)}
        pairs = [(s, r[1]) for n, shares in held.items() for s, r in zip(shares, own[n], strict=True)]
        print("own sentences held out:", report(pairs), flush=True)
        if options.held:
            np.savez_compressed(options.held, **{f"{n}-{k}": s for n, v in held.items() for k, s in enumerate(v)})
    network = trained([r for rows in own for r in rows] + others, sizes, options)
    export(network, own[0][0], Path(options.to) / "events.onnx")
    print((Path(options.to) / "events.onnx").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
