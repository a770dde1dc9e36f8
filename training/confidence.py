"""Fits the weights of reading/confidence.py: logistic regression on judged mentions.

    PYTHONPATH=.. python -m benchmarks.calibration --facts > FACTS.jsonl          # from the root of the checkout
    python training/confidence.py FACTS.jsonl src/dragoman/knowledge/data/en/confidence.csv

Before fitting on all, each article or sentence is left out in turn with its tenth, and the reliability of what was left out is printed:
that figure, not the one on the data learned from, is what the chances are worth. Nothing is random.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

DAMPING, STEPS, FOLDS, BANDS = 2.0, 30, 10, 10
HEADER = """# What each fact adds to the log odds that a mention is right; fitted by training/confidence.py, not edited by hand.
# Fitted on eight articles written for this project's evaluation and on PLOVER's gold records (Open Event Data Alliance, CC BY-SA 4.0).
"""


def fitted(facts: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights by Newton steps; all but the first, the base, are damped."""
    weights, damping = np.zeros(facts.shape[1]), np.full(facts.shape[1], DAMPING)
    damping[0] = 0.01
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-facts @ weights))
        curve = (facts.T * (chance * (1 - chance))) @ facts + np.diag(damping)
        weights = weights - np.linalg.solve(curve, facts.T @ (chance - right) + damping * weights)
    return weights


def error(chance: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over ten bands."""
    band = np.minimum((chance * BANDS).astype(int), BANDS - 1)
    return float(sum(abs(chance[band == b].mean() - right[band == b].mean()) * (band == b).mean() for b in np.unique(band)))


def main(source: Path, target: Path) -> None:
    rows = [json.loads(line) for line in source.open(encoding="utf-8")]
    names = ["base", *sorted({name for _, facts, _, _ in rows for name in facts} - {"base"})]
    facts = np.array([[row[1].get(name, 0.0) for name in names] for row in rows])
    right = np.array([float(row[3]) for row in rows])
    groups = {group: n for n, group in enumerate(dict.fromkeys(row[0] for row in rows))}
    fold = np.array([groups[row[0]] % FOLDS for row in rows])
    held = np.zeros(len(rows))
    for k in range(FOLDS):
        held[fold == k] = 1 / (1 + np.exp(-facts[fold == k] @ fitted(facts[fold != k], right[fold != k])))
    wins = (held[right == 1][:, None] > held[right == 0][None]).mean()
    article = facts[:, names.index("alone")] == 0
    print(f"{len(rows)} mentions; left out: ECE {error(held, right):.3f}, articles {error(held[article], right[article]):.3f}, "
          f"records {error(held[~article], right[~article]):.3f}; area under curve {wins:.3f}")  # fmt: skip
    with target.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER + "fact,weight\n")
        for name, weight in zip(names, fitted(facts, right), strict=True):
            out.write(f"{name},{weight:.3f}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
