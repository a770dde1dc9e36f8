"""The joint network: MiniLM, a case code per word, and heads for tags, lemmas, names, arcs and relations.

Source: biaffine parsing after Dozat and Manning (2017); encoder sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from corpora import Labels
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
CASE_CODES, CASE_WIDTH = 5, 32
WORD_WIDTH = WIDTH + CASE_WIDTH
MOST_PIECES, LONGEST = 12, 509


class Layer(nn.Module):
    """One transformer layer of BERT, post-norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = x.shape
        size = WIDTH // ATTENTION_HEADS
        q, k, v = (
            f(x).view(rows, length, ATTENTION_HEADS, size).transpose(1, 2) for f in (self.q, self.k, self.v)
        )
        if torch.onnx.is_in_onnx_export():
            seen = torch.softmax(q @ k.transpose(2, 3) * (size**-0.5) + mask, -1) @ v
        else:
            seen = F.scaled_dot_product_attention(
                q, k, v, attn_mask=mask, dropout_p=self.drop.p if self.training else 0.0
            )
        x = self.norm1(x + self.drop(self.o(seen.transpose(1, 2).reshape(rows, length, WIDTH))))
        return self.norm2(x + self.drop(self.outer(F.gelu(self.inner(x)))))


def hidden(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WORD_WIDTH, width), nn.GELU(), nn.Dropout(0.2))


class Network(nn.Module):
    """Word vectors from one pass, and the heads that read them.

    ``encode`` gives (sentences, 1 + words, WORD_WIDTH); index 0 is the root. A further head (event type, status) reads
    the same vectors.
    """

    def __init__(self, labels: Labels, arc: int = 256, relation: int = 128, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions, self.segments = nn.Embedding(512, WIDTH), nn.Embedding(2, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.case_in, self.case_out = nn.Embedding(CASE_CODES, WIDTH), nn.Embedding(CASE_CODES, CASE_WIDTH)
        nn.init.zeros_(self.case_in.weight)
        self.mix, self.word_drop = nn.Parameter(torch.zeros(3)), nn.Dropout(0.2)
        self.upos = nn.Linear(WORD_WIDTH, len(labels.upos))
        self.xpos = nn.Linear(WORD_WIDTH, len(labels.xpos))
        self.lemma = nn.Linear(WORD_WIDTH, len(labels.lemma))
        self.names = nn.Sequential(hidden(256), nn.Linear(256, len(labels.names)))
        self.arc_head, self.arc_dep = hidden(arc), hidden(arc)
        self.relation_head, self.relation_dep = hidden(relation), hidden(relation)
        self.arc = nn.Parameter(torch.randn(arc + 1, arc) * 0.02)
        self.relation = nn.Parameter(torch.randn(len(labels.relations), relation + 1, relation + 1) * 0.02)

    def encode(self, ids: Tensor, mask: Tensor, case: Tensor, first: Tensor, last: Tensor) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]][None] + self.segments.weight[0]
        x = self.drop(self.norm(x + self.case_in(case)))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        share = self.mix.softmax(0)
        h = states[-1] * share[0] + states[-2] * share[1] + states[-3] * share[2]
        pick = lambda at: h.gather(1, at[..., None].expand(-1, -1, WIDTH))  # noqa: E731
        word = (pick(first) + pick(last)) * 0.5
        return self.word_drop(torch.cat([word, self.case_out(case.gather(1, first)).to(word.dtype)], -1))

    def arcs(self, vectors: Tensor) -> Tensor:
        """(sentences, words, 1 + words): how well each word or the root heads each word."""
        dep = self.arc_dep(vectors[:, 1:])
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        return dep @ self.arc @ self.arc_head(vectors).transpose(1, 2)

    def relations(self, head: Tensor, dep: Tensor) -> Tensor:
        """(..., relations) for pairs of already chosen head and dependent vectors, each (..., relation width)."""
        head = torch.cat([head, torch.ones_like(head[..., :1])], -1)
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        return torch.einsum("bwi,rij,bwj->bwr", dep, self.relation.to(dep.dtype), head)

    def chosen_relations(self, vectors: Tensor, heads: Tensor) -> Tensor:
        head = self.relation_head(vectors)
        head = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return self.relations(head, self.relation_dep(vectors[:, 1:]))


def load_encoder(network: Network, folder: Path) -> None:
    """Fills the encoder with the published MiniLM weights."""
    source = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    state = network.state_dict()
    names = {
        "words": "word_embeddings", "positions": "position_embeddings",
        "segments": "token_type_embeddings", "norm": "LayerNorm",
    }  # fmt: skip
    inside = {
        "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
        "o": "attention.output.dense", "norm1": "attention.output.LayerNorm",
        "inner": "intermediate.dense", "outer": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for ours, theirs in names.items():
        for kind in ("weight", "bias"):
            if f"{ours}.{kind}" in state:
                state[f"{ours}.{kind}"] = source[f"embeddings.{theirs}.{kind}"]
    for n in range(LAYERS):
        for ours, theirs in inside.items():
            for kind in ("weight", "bias"):
                state[f"layers.{n}.{ours}.{kind}"] = source[f"encoder.layer.{n}.{theirs}.{kind}"]
    network.load_state_dict(state)


def case_code(word: str) -> int:
    """0 lower or no letters, 1 Title, 2 UPPER, 3 one capital letter, 4 mixed."""
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 1 if word[0].isupper() and word[1:].islower() else 4


class Batcher:
    """Words to padded tensors; the pieces of a word are remembered."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.cache: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        if word not in self.cache:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES]
            self.cache[word] = ids or [100]
        return self.cache[word]

    def __call__(
        self, sentences: Sequence[Sequence[str]], codes: Sequence[Sequence[int]] | None = None
    ) -> tuple[Tensor, ...]:
        rows = []
        for s, words in enumerate(sentences):
            ids, case, first, last = [101], [0], [0], [0]
            for w, word in enumerate(words):
                found = self.pieces(word)
                if len(ids) + len(found) > LONGEST:
                    first.append(0)
                    last.append(0)
                    continue
                first.append(len(ids))
                last.append(len(ids) + len(found) - 1)
                ids += found
                case += [codes[s][w] if codes else case_code(word)] * len(found)
            rows.append((ids + [102], [*case, 0], first, last))
        length, words_ = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
        ids, mask, case = (torch.zeros(len(rows), length, dtype=torch.long) for _ in range(3))
        first, last, real = (torch.zeros(len(rows), words_, dtype=torch.long) for _ in range(3))
        for i, (a, b, c, d) in enumerate(rows):
            ids[i, : len(a)], case[i, : len(b)], mask[i, : len(a)] = torch.tensor(a), torch.tensor(b), 1
            first[i, : len(c)], last[i, : len(d)], real[i, : len(c)] = torch.tensor(c), torch.tensor(d), 1
        return ids, mask.float(), case, first, last, real.bool()
