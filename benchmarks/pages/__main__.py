"""Scores pages: ``python -m benchmarks.pages [--pages N] [--seed S] [--layout WORDS] [--errors] [--bare] [--write FOLDER]``.

Pages are drawn from own text in layouts as news sites have them. ``--errors`` prints what is wrong with each page,
``--bare`` takes class names and the like out first, ``--write`` keeps the pages and their right answers as files.
"""

from __future__ import annotations

import argparse
import difflib
import time
from pathlib import Path

from benchmarks.pages.generate import DEVELOPED, DRAWN_LATER, KEPT_APART, LAYOUTS, Sample, bare, draw_pages, write_pages
from benchmarks.pages.scoring import Score, score_page, table
from dragoman.ingest.page import read_page
from dragoman.model.errors import IngestError


def main() -> None:
    """Prints the table."""
    asked = _asked()
    if asked.write:
        write_pages(asked.write, asked.pages, asked.seed)
    layouts = {name: layout for name, layout in LAYOUTS.items() if asked.layout in name}
    start, scores = time.perf_counter(), []
    for drawn in draw_pages(asked.pages, asked.seed, layouts):
        sample = bare(drawn) if asked.bare else drawn
        scores.append(score_page(sample))
        if asked.errors and not (
            scores[-1].is_right and scores[-1].exact and all(v is not False for v in scores[-1].fields.values())
        ):
            print(_told(sample, scores[-1]))
    seconds = time.perf_counter() - start
    for title, part in (("developed on", DEVELOPED), ("drawn later", DRAWN_LATER), ("kept apart", KEPT_APART)):
        names = [name for name in part if name in layouts]
        if names:
            print(f"{title}\n{table([score for score in scores if score.layout in part], names)}\n")
    print(
        f"all {len(scores)} pages: text and day right {100 * sum(score.is_right for score in scores) / len(scores):.1f}; {1000 * seconds / len(scores):.1f} ms a page, drawing included"
    )


def _told(sample: Sample, score: Score) -> str:
    wrong = [field for field, value in score.fields.items() if value is False]
    told = [f"== {sample.name} F1 {score.f1:.3f} wrong: {' '.join(wrong)} {score.fault or ''}"]
    try:
        page = read_page(sample.data)
    except IngestError:
        return told[0]
    right = sample.right
    told += [
        f"   {field}: {getattr(page, ours)!r} not {getattr(right, theirs)!r}"
        for field, ours, theirs in (
            ("date", "published", "published"),
            ("updated", "updated", "updated"),
            ("title", "title", "title"),
            ("outlet", "source", "outlet"),
            ("byline", "byline", "byline"),
            ("address", "url", "url"),
        )
        if field in wrong
    ]
    told += [f"   warned: {warning}" for warning in page.warnings]
    lines = [" ".join(line.split()) for line in right.lines]
    told += [
        f"   {line[:150]}"
        for line in difflib.unified_diff(lines, page.text.splitlines(), "right", "found", lineterm="", n=0)
        if not line.startswith(("@@", "---", "+++"))
    ]
    return "\n".join(told)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", default="", help="only layouts whose names hold these words")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--bare", action="store_true", help="take the names of all parts out of the pages first")
    parser.add_argument("--write", type=Path, help="a folder for the pages and gold.jsonl")
    return parser.parse_args()


if __name__ == "__main__":
    main()
