"""Fits the weights of reading/factuality.py.

    PYTHONPATH=src .venv/bin/python training/factuality.py UDS_TRAIN.jsonl UDS_DEV.jsonl src/dragoman/knowledge/data/en/factuality.csv

Each line of the input has text, event ([start, end]) and factuality (-3..3). Logistic regression to soft targets, damped
Newton steps solved by conjugate gradients; nothing random.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.rules import EventRules
from dragoman.model.document import Document
from dragoman.reading.factuality import HIGHEST, STRETCH, facts_of
from dragoman.reading.parse import load_parser

RAREST, DAMPING, STEPS, INNER = 4, 16.0, 5, 50
SMALLEST = 0.004
HEADER = """# What each fact adds to how surely an act came about; fitted by training/factuality.py, not edited by hand.
# Fitted on UDS It-Happened v2 (decomp.io; Rudinger, White and Van Durme 2018) over UD_English-EWT, CC BY-SA 4.0.
"""


def parsed(path: Path):
    """Each text of a file with its parse and its rows."""
    by_text = {}
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        by_text.setdefault(row["text"], []).append(row)
    parser, texts = load_parser(), list(by_text)
    for at in range(0, len(texts), 256):
        documents = [Document(str(n), t, None, language="en") for n, t in enumerate(texts[at : at + 256])]
        for document, parse in zip(documents, parser.parse_many(documents), strict=True):
            yield parse, by_text[document.text]


def examples(articles: Iterable, rules: EventRules) -> Iterator[tuple[list[str], float]]:
    """Facts and figure of each row whose word is found."""
    for parse, rows in articles:
        for row in rows:
            place = parse.word_at(row["event"][0])
            if place is None:
                continue
            sentence, word = place
            yield sorted(set(facts_of(sentence, word, rules.cues))), row["factuality"]


class Table:
    """Rows of facts as two index columns."""

    def __init__(self, rows: list[list[str]], known: dict[str, int]) -> None:
        pairs = [(r, known[f]) for r, facts in enumerate(rows) for f in facts if f in known]
        self.row, self.fact = np.array(pairs).T
        self.rows, self.facts = len(rows), len(known)

    def sums(self, weights):
        return np.bincount(self.row, weights=weights[self.fact], minlength=self.rows)

    def gather(self, values):
        return np.bincount(self.fact, weights=values[self.row], minlength=self.facts)


def fit(table: Table, figures) -> tuple[float, np.ndarray]:
    """Base and weights."""
    target = (figures + HIGHEST) / (2 * HIGHEST)
    base, weights = float(np.log(target.mean() / (1 - target.mean()))), np.zeros(table.facts)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(base + table.sums(weights))))
        curve = np.maximum(chance * (1 - chance), 1e-3)
        base -= float((chance - target).sum() / curve.sum())
        weights = weights + _solve(table, curve, -table.gather(chance - target) - DAMPING * weights)
    return base, weights


def _solve(table: Table, curve, right):
    step, rest, way = np.zeros_like(right), right.copy(), right.copy()
    size = first = rest @ rest
    for _ in range(INNER):
        image = table.gather(curve * table.sums(way)) + DAMPING * way
        length = size / (way @ image)
        step, rest = step + length * way, rest - length * image
        size, before = rest @ rest, size
        if size < 1e-4 * first:
            break
        way = rest + (size / before) * way
    return step


def main(train, dev, target: Path) -> None:
    rules = EventRules.load(KnowledgeFiles())
    facts, figures = zip(*examples(train, rules), strict=True)
    counts = Counter(f for row in facts for f in row)
    known = {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c >= RAREST))}
    base, weights = fit(Table(list(facts), known), np.array(figures))
    kept = {f: round(float(weights[n]), 3) for f, n in known.items() if abs(weights[n]) >= SMALLEST}
    with target.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER + "fact,weight\n" + f"base,{base:.4f}\n")
        for fact, weight in kept.items():
            quoted = '"' + fact.replace('"', '""') + '"' if any(c in fact for c in ',"') else fact
            out.write(f"{quoted},{weight:g}\n")
    facts, figures = zip(*examples(dev, rules), strict=True)
    sums = base + np.array([sum(kept.get(f, 0.0) for f in row) for row in facts])
    guess = np.clip(STRETCH * HIGHEST * np.tanh(sums / 2), -HIGHEST, HIGHEST)
    gold = np.array(figures)
    print(len(kept), "facts; dev r", round(np.corrcoef(guess, gold)[0, 1], 4), "mae", round(np.abs(guess - gold).mean(), 4))


if __name__ == "__main__":
    main(parsed(Path(sys.argv[1])), parsed(Path(sys.argv[2])), Path(sys.argv[3]))
