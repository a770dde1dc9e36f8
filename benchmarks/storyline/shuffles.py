"""Whether order and batch size of adding change anything: ``python -m benchmarks.storyline.shuffles [SHUFFLES]``.

The 150 reports of ``twins.tsv`` are read once. Their acts are then merged in as many random orders and batchings, each batch
with the pairs that were found before; printed is in how many the groups, what stands for them or the happenings differ.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.storyline_sets import twins
from dragoman.pipeline.record import Record
from dragoman.storyline.acts import acts_of
from dragoman.storyline.build import act_rows, reports_of_record
from dragoman.storyline.events import Chosen, Pairs, chosen, merged_groups
from dragoman.storyline.reports import Report, happenings

_TWINS = Path(__file__).with_name("twins.tsv")


def read_rows() -> tuple[list[dict[str, Any]], list[Report]]:
    """Acts and reports of the set."""
    articles = [
        {"id": r["id"], "source": r["outlet"], "published": r["date"], "text": r["text"]} for r in twins(_TWINS)
    ]
    with tempfile.TemporaryDirectory() as folder:
        record = Record(folder)
        record.add(articles)
        rows = [row for batch in act_rows(record.questions()) for row in batch]
        reports = reports_of_record(record.questions(), {})
    return [{**row, "published": None, "voice": row["reading"]} for row in rows], reports


def merged(rows: list[dict[str, Any]], size: int) -> list[Chosen]:
    """What stands for each event after adding so many acts at a time."""
    keys: list[str] = []
    pairs: Pairs | None = None
    groups: list[list[str]] = []
    for end in range(size, len(rows) + size, size):
        acts = acts_of(rows[:end])
        known, fresh = None, None
        if pairs is not None:
            at = {key: row for row, key in enumerate(acts.keys)}
            moved = np.array([at[key] for key in keys], dtype=np.int64)
            one, other = moved[pairs[0]], moved[pairs[1]]
            known = np.minimum(one, other), np.maximum(one, other), pairs[2]
            before = set(keys)
            fresh = np.array([key not in before for key in acts.keys], dtype=bool)
        groups, pairs = merged_groups(acts, known, fresh)
        keys = acts.keys
    by_key = {row["key"]: row for row in rows}
    return [chosen([by_key[key] for key in group]) for group in groups]


def main() -> None:
    shuffles = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    rows, reports = read_rows()
    whole, grouped = merged(rows, len(rows)), happenings(reports)
    different = 0
    for seed in range(shuffles):
        chance = random.Random(seed)
        shuffled = chance.sample(rows, len(rows))
        size = chance.randint(len(rows) // 4, len(rows))
        same = merged(shuffled, size) == whole and happenings(chance.sample(reports, len(reports))) == grouped
        different += not same
    sys.stdout.write(f"{different} of {shuffles} shuffles differ ({len(rows)} acts, {len(whole)} events of several)\n")


if __name__ == "__main__":
    main()
