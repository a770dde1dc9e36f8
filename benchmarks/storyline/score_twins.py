"""Our own harder set: ``python -m benchmarks.storyline.score_twins``: B3, pair F1, and how many clusters mix events.

It is scored by the evaluation folder's ``story/score_coref.py``, as every set of clusters is.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.run import EVALUATION
from benchmarks.storyline_sets import happenings_of, mixed, twins
from dragoman.reading.reader import Reader


def main() -> None:
    gold = twins(Path(__file__).with_name("twins.tsv"))
    predicted = list(happenings_of(Reader.load(), gold))
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / "gold.jsonl", Path(folder) / "pred.jsonl"]
        for file, rows in zip(files, (gold, predicted), strict=True):
            file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(EVALUATION / "story/score_coref.py"), *map(str, files)]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    sys.stdout.write(f"twins B3 {found['b3_f1']} pairs {found['pair_f1']} mixed clusters {mixed(gold, predicted)}\n")


if __name__ == "__main__":
    main()
