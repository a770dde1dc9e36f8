"""How long merging takes and how it grows: ``python -m benchmarks.storyline.scale ARTICLES [ARTICLES ...]``.

The acts are real ones: the sample articles of the package and the 150 reports of ``twins.tsv`` are read once; their acts are
then multiplied, each copy of an article on other days and in other places, at so many articles a day as one outlet's
world desk brings. Printed are articles, acts, pairs, events, seconds of one core, peak memory, and the exponent of growth.
"""

from __future__ import annotations

import math
import resource
import sys
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.storyline_sets import twins
from dragoman.pipeline.record import Record
from dragoman.storyline.acts import ActColumns
from dragoman.storyline.build import act_rows
from dragoman.storyline.events import chosen, merged_groups

ARTICLES_A_DAY = 100
_SPREAD = 97
"""Places for one of the samples'. Day and place of a copy are drawn by its number, so that a day is as full, and its articles
as much alike, in a large record as in a small one; with fixed strides the copies of one article drew together as the record grew."""
WHOLE_ACTS = 8
_FIRST = date(2020, 1, 1)
_BATCH = 20_000
_TWINS = Path(__file__).with_name("twins.tsv")


def real_articles() -> list[list[dict[str, Any]]]:
    """The acts of each real article, with the sentence of each: a short report and a whole article in turn."""
    samples = Path(__file__).parents[2] / "src" / "dragoman" / "samples"
    with tempfile.TemporaryDirectory() as folder:
        record = Record(folder)
        record.add(sorted(samples.glob("*.txt")))
        record.add(
            [{"id": r["id"], "source": r["outlet"], "published": r["date"], "text": r["text"]} for r in twins(_TWINS)]
        )
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for rows in act_rows(record.questions()):
            for row in rows:
                found[row["reading"]].append(row)
    short = [found[name] for name in sorted(found) if len(found[name]) < WHOLE_ACTS]
    whole = [found[name] for name in sorted(found) if len(found[name]) >= WHOLE_ACTS]
    return [each for at, report in enumerate(short) for each in (report, whole[at % len(whole)])]


def multiplied(real: list[list[dict[str, Any]]], articles: int) -> Iterator[dict[str, Any]]:
    """Rows of so many articles, copies of the real ones moved in time and place."""
    for number in range(articles):
        yield from _copied(real, number, articles)


def _copied(real: list[list[dict[str, Any]]], number: int, articles: int) -> Iterator[dict[str, Any]]:
    days = max(1, articles // ARTICLES_A_DAY)
    rows = real[number % len(real)]
    drawn = zlib.crc32(str(number).encode())
    day = _FIRST + timedelta(days=drawn % days)
    shift, place = day - max((row["latest"] for row in rows if row["latest"]), default=day), drawn // days % _SPREAD
    for row in rows:
        yield _moved(row, number, shift, place)


def _row_of(key: str, real: list[list[dict[str, Any]]], articles: int) -> dict[str, Any]:
    """The row of a key again."""
    number, _, own = key.partition(":")
    return next(row for row in _copied(real, int(number), articles) if row["key"] == f"{number}:{own}")


def _moved(row: dict[str, Any], number: int, shift: timedelta, place: int) -> dict[str, Any]:
    where = row["place"]
    if where and where["lat"] is not None:
        where = {
            **where,
            "geonameid": (where["geonameid"] or 0) + place * 10_000_000,
            "lat": max(-80.0, min(80.0, where["lat"] + place - _SPREAD / 2)),
        }
    return {
        **row,
        "key": f"{number}:{row['key']}",
        "reading": str(number),
        "earliest": row["earliest"] and row["earliest"] + shift,
        "latest": row["latest"] and row["latest"] + shift,
        "place": where,
        "published": None,
        "voice": str(number),
    }


def measure(real: list[list[dict[str, Any]]], articles: int) -> tuple[int, int, int, float]:
    """Acts, pairs, events and seconds of merging so many articles, from rows to what stands for each event."""
    started = time.process_time()
    columns = ActColumns()
    batch: list[dict[str, Any]] = []
    for row in multiplied(real, articles):
        batch.append(row)
        if len(batch) == _BATCH:
            columns.add(batch)
            batch = []
    acts = columns.add(batch).acts()
    groups, pairs = merged_groups(acts)
    group_of = {key: at for at, keys in enumerate(groups) for key in keys}
    for keys in groups:  # as the record does it: one event's rows at a time
        chosen([_row_of(key, real, articles) for key in keys])
    return len(acts), len(pairs[0]), len(acts) - len(group_of) + len(groups), time.process_time() - started


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]]
    if not sizes:
        sys.exit(__doc__)
    real = real_articles()
    before: tuple[int, float] | None = None
    for articles in sizes:
        acts, pairs, events, seconds = measure(real, articles)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        growth = f"  n^{math.log(seconds / before[1]) / math.log(articles / before[0]):.2f}" if before else ""
        sys.stdout.write(
            f"{articles} articles {acts} acts {pairs} pairs {events} events {seconds:.1f} s {peak:.2f} GiB{growth}\n"
        )
        sys.stdout.flush()
        before = articles, seconds


if __name__ == "__main__":
    main()
