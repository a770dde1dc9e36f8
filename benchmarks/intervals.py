"""How honest our intervals are: ``python -m benchmarks.intervals``.

On the phenomena and on GUM's dates together: how often the interval that we give holds the true one, and how wide ours
is beside it. A tight interval is worth nothing when it misses, a safe one nothing when it is the whole year.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.gold import Row, rows
from benchmarks.predict import predict_intervals
from dragoman.reading.reader import Reader

EVALUATION = Path(os.environ.get("DRAGOMAN_EVALUATION", "../shared/evaluation"))
SETS = ("time/dev/phenomena.jsonl", "time/dev/gum_dates.jsonl")


@dataclass(frozen=True, slots=True)
class Pair:
    """A true interval with the one we give on the same words; an open end of ours is None.

    Attributes:
        true: First and last day.
        given: Ours; None where we mark nothing there or give no days.
    """

    true: tuple[date, date]
    given: tuple[date | None, date | None] | None

    @property
    def inside(self) -> bool:
        """Whether ours holds every true day."""
        if self.given is None:
            return False
        first, last = self.given
        return (first is None or first <= self.true[0]) and (last is None or self.true[1] <= last)

    @property
    def width(self) -> float:
        """Days of ours over true days; without end where an end is open."""
        if self.given is None or self.given[0] is None or self.given[1] is None:
            return float("inf")
        return ((self.given[1] - self.given[0]).days + 1) / ((self.true[1] - self.true[0]).days + 1)


def pairs_of(gold: Iterable[Row], predicted: Iterable[Row]) -> Iterator[Pair]:
    """One pair a gold mention with two known ends, in file order; ours is the time that shares most with its words."""
    found = {str(row["id"]): row["timexes"] for row in predicted}
    for row in gold:
        for mention in row.get("timexes", [row]):
            first, last = _day(mention.get("earliest"), False), _day(mention.get("latest"), True)
            if first is not None and last is not None:
                yield Pair((first, last), _given(mention, found.get(str(row["id"]), [])))


def _given(mention: Row, timexes: list[Row]) -> tuple[date | None, date | None] | None:
    def shared(timex: Row) -> int:
        return int(min(timex["end"], mention["end"]) - max(timex["start"], mention["start"]))

    best = max(timexes, key=shared, default=None)
    if best is None or shared(best) <= 0:
        return None
    first, last = _day(best["earliest"], False), _day(best["latest"], True)
    return None if first is None and last is None else (first, last)


def _day(text: str | None, last: bool) -> date | None:
    """A day as written; a month or year by its first or last day, None where it is none."""
    if not text:
        return None
    parts = text[:10].split("-")
    try:
        if len(parts) == 3:
            return date.fromisoformat(text[:10])
        year, month = int(parts[0]), int(parts[1]) if len(parts) == 2 else 12 if last else 1
        return date(year + month // 12, month % 12 + 1, 1) - _ONE_DAY if last else date(year, month, 1)
    except ValueError:
        return None


_ONE_DAY = date(2000, 1, 2) - date(2000, 1, 1)


def figures(pairs: Iterable[Pair]) -> dict[str, float]:
    """How many mentions get days, how many of those hold the true days, and the median width beside the true one."""
    every = list(pairs)
    given = [pair for pair in every if pair.given is not None]
    return {
        "mentions": float(len(every)),
        "given": round(100 * len(given) / max(len(every), 1), 2),
        "inside": round(100 * sum(pair.inside for pair in given) / max(len(given), 1), 2),
        "inside of all": round(100 * sum(pair.inside for pair in every) / max(len(every), 1), 2),
        "width": round(median(pair.width for pair in given), 3) if given else 0.0,
    }


def interval_figures(reader: Reader) -> dict[str, Any]:
    """The figures over all sets that are at hand."""
    at_hand = [EVALUATION / name for name in SETS if (EVALUATION / name).is_file()]
    return figures(pair for path in at_hand for pair in pairs_of(rows(path), predict_intervals(reader, path)))


def main() -> None:
    sys.stdout.write(json.dumps(interval_figures(Reader.load())) + "\n")


if __name__ == "__main__":
    main()
