"""Trains the English model: tags, lemmas, dependencies and names on one encoder. Seeds and steps, never the clock.

    python train.py --data DATA --minilm FOLDER --out model.pt --steps 20000

The averaged weights are kept every ``--keep`` steps, so that a run that is cut short leaves a usable model; a run begins anew each time.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import torch
import torch.nn.functional as F
from corpora import NAMED, TREEBANKS, Labels, NamedText, Tree, collect_labels, lemma_script, read_named, read_treebank
from network import Batcher, Network, case_code, load_encoder
from torch import Tensor, nn

T = TypeVar("T")


def batches(rows: list[T], size: Callable[[T], int], words: int, chance: random.Random) -> Iterator[list[T]]:
    """Endless batches of about ``words`` words, each of sentences of like length."""
    while True:
        chance.shuffle(rows)
        for i in range(0, len(rows), 2000):
            found: list[list[T]] = []
            batch: list[T] = []
            total = 0
            for row in sorted(rows[i : i + 2000], key=size):
                if batch and total + size(row) > words:
                    found.append(batch)
                    batch, total = [], 0
                batch.append(row)
                total += size(row)
            found.append(batch)
            chance.shuffle(found)
            yield from found


def cased(words: tuple[str, ...], chance: random.Random) -> list[int]:
    """Case codes, at random those of lower-case text, of a headline in capitals, of a Title-Cased headline."""
    draw = chance.random()
    if draw < 0.08:
        return [0] * len(words)
    codes = [case_code(w) for w in words]
    if draw < 0.10:
        return [2 if w.isalpha() and len(w) > 1 else c for w, c in zip(words, codes, strict=True)]
    if draw < 0.14:
        return [1 if w.isalpha() and len(w) > 3 and c == 0 else c for w, c in zip(words, codes, strict=True)]
    return codes


class Trainer:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        random.seed(options.seed)
        torch.manual_seed(options.seed)
        self.chance = random.Random(options.seed)
        data = Path(options.data)
        trees = [t for name in TREEBANKS for t in read_treebank(data, name)]
        self.labels: Labels = collect_labels(trees)
        self.trees = [t for t in trees if len(t.words) < 100]
        self.named = [n for name in NAMED for n in read_named(data, name)]
        self.batcher = Batcher(Path(options.minilm))
        self.network = Network(self.labels)
        load_encoder(self.network, Path(options.minilm))
        self.network.words.weight.requires_grad_(False)
        self.average = {k: v.clone().float() for k, v in self.network.state_dict().items()}
        self.index = {
            field: {label: i for i, label in enumerate(values)} for field, values in asdict(self.labels).items()
        }
        self.optimiser = self.make_optimiser()

    def make_optimiser(self) -> torch.optim.AdamW:
        body, heads = [], []
        for name, parameter in self.network.named_parameters():
            if parameter.requires_grad:
                inside = name.split(".")[0] in ("positions", "segments", "norm", "layers")
                (body if inside else heads).append(parameter)
        o = self.options
        groups = [dict(params=body, lr=o.body_rate), dict(params=heads, lr=o.head_rate)]
        return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)

    def padded(self, rows: list[list[int]], width: int) -> Tensor:
        out = torch.full((len(rows), width), -100)
        for i, row in enumerate(rows):
            out[i, : len(row)] = torch.tensor(row)
        return out

    def name_loss(self, batch: list[NamedText]) -> Tensor:
        tensors = self.batcher([b.words for b in batch], [cased(b.words, self.chance) for b in batch])
        gold = [[self.index["names"].get(t, -100) for t in b.tags] for b in batch]
        with torch.autocast("cpu", torch.bfloat16):
            vectors = self.network.encode(*tensors[:5])
            scores = self.network.names(vectors[:, 1:])
        return cross_entropy(scores, self.padded(gold, scores.shape[1]))

    def tree_loss(self, batch: list[Tree]) -> Tensor:
        tensors = self.batcher([t.words for t in batch], [cased(t.words, self.chance) for t in batch])
        width, index = tensors[3].shape[1] - 1, self.index
        scripts = [[lemma_script(w, m) for w, m in zip(t.words, t.lemmas, strict=True)] for t in batch]
        upos = self.padded([[index["upos"][u] for u in t.upos] for t in batch], width)
        xpos = self.padded([[index["xpos"][x] for x in t.xpos] for t in batch], width)
        lemma = self.padded([[index["lemma"].get(s, -100) for s in row] for row in scripts], width)
        heads = self.padded([list(t.heads) for t in batch], width)
        relations = self.padded([[index["relations"].get(r, -100) for r in t.relations] for t in batch], width)
        with torch.autocast("cpu", torch.bfloat16):
            net, vectors = self.network, self.network.encode(*tensors[:5])
            words = vectors[:, 1:]
            arcs = net.arcs(vectors)
            named = net.chosen_relations(vectors, heads.clamp(min=0))
            tags = net.upos(words), net.xpos(words), net.lemma(words)
        arcs = arcs.float().masked_fill(~tensors[5][:, None, :], -1e9)
        return (
            cross_entropy(arcs, heads)
            + cross_entropy(named, relations)
            + 0.5 * cross_entropy(tags[0], upos)
            + 0.5 * cross_entropy(tags[1], xpos)
            + 0.3 * cross_entropy(tags[2], lemma)
        )

    def rate(self, step: int) -> float:
        warm = 0.05 * self.options.steps
        return min(1.0, (step + 1) / warm) * max(0.0, 1 - step / self.options.steps)

    def run(self) -> None:
        o = self.options
        trees = batches(self.trees, lambda t: len(t.words), o.words, self.chance)
        named = batches(self.named, lambda n: len(n.words), o.words, self.chance)
        base = [g["lr"] for g in self.optimiser.param_groups]
        shown = {"tree": 0.0, "names": 0.0}
        self.network.train()
        began = time.monotonic()
        for step in range(o.steps):
            for group, rate in zip(self.optimiser.param_groups, base, strict=True):
                group["lr"] = rate * self.rate(step)
            kind = "names" if self.chance.random() < o.name_share else "tree"
            loss = self.name_loss(next(named)) if kind == "names" else self.tree_loss(next(trees))
            self.optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.requires_grad], 1.0)
            self.optimiser.step()
            shown[kind] = 0.98 * shown[kind] + 0.02 * loss.item()
            decay = min(0.998, (step + 1) / (step + 10))
            for key, value in self.network.state_dict().items():
                if key != "words.weight":
                    self.average[key].lerp_(value.float(), 1 - decay)
            if (step + 1) % 100 == 0:
                pace = (step + 1) / (time.monotonic() - began)
                print(f"step {step + 1} tree {shown['tree']:.3f} names {shown['names']:.4f} {pace:.2f} steps/s", flush=True)
            if (step + 1) % o.keep == 0 or step + 1 == o.steps:
                torch.save({"labels": asdict(self.labels), "weights": self.average, "step": step + 1}, o.out)


def cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=-100)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", required=True, help="folder with ud/ and ner-open/")
    ask.add_argument("--minilm", required=True, help="folder with model.safetensors and tokenizer.json")
    ask.add_argument("--out", default="model.pt")
    ask.add_argument("--steps", type=int, default=20000)
    ask.add_argument("--words", type=int, default=300, help="words a batch")
    ask.add_argument("--body-rate", type=float, default=3e-4)
    ask.add_argument("--head-rate", type=float, default=1.5e-3)
    ask.add_argument("--name-share", type=float, default=0.4, help="share of steps on names")
    ask.add_argument("--keep", type=int, default=500)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=2)
    options = ask.parse_args()
    torch.set_num_threads(options.threads)
    Trainer(options).run()


if __name__ == "__main__":
    main()
